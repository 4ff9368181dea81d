"""What the Python SDK does when a stream is cut, ends, or is refused: it goes on after what it heard last."""

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice

import pytest
from rapport_client import AsyncRapport, Heard, Rapport, TokenSource, refusals, shapes

Part = str | int
"""What one connection is answered: lines of a stream, or the status of a refusal."""

REFUSED = {"type": "https://rapport.example/problems/token-refused", "title": "This token is not good"}


class Server(ThreadingHTTPServer):
    """Answers each connection by its script, and notes what was asked for; a stream breaks off without its end."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Door)
        self.script: list[Part] = []
        self.asked: list[tuple[str | None, str | None]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Door(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        token = self.headers["authorization"].partition(" ")[2]
        self.server.asked.append((token, self.headers["last-event-id"]))
        part = self.server.script.pop(0)
        self.close_connection = True
        if isinstance(part, int):
            body = json.dumps(REFUSED).encode()
            self.send_response(part)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part.encode()))
        if "ended" in part:
            self.wfile.write(b"0\r\n\r\n")

    def log_message(self, *_: object) -> None:
        pass


class Tokens:
    """One token after the other, each until it is refused."""

    def __init__(self) -> None:
        self.number = 1

    def ready(self) -> str:
        return f"rp_a_{self.number}"

    def fetch(self, refused: str | None) -> str:
        self.number += refused == self.ready()
        return self.ready()


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as served:
        thread = threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield served
        served.shutdown()
        thread.join()


def place(name: str) -> str:
    return f"id: {name}\nretry: 1000\n\n"


def change(name: str) -> str:
    return f'event: client\nid: {name}\ndata: {{"id": "{name}"}}\n\n'


Hear = Callable[[str, TokenSource, int], list[Heard[shapes.Changed]]]


def heard(url: str, tokens: TokenSource, count: int) -> list[Heard[shapes.Changed]]:
    with Rapport(url, tokens, wait=lambda _seconds: None) as rapport:
        return list(islice(rapport.views.stream_changes(), count))


def heard_meanwhile(url: str, tokens: TokenSource, count: int) -> list[Heard[shapes.Changed]]:
    async def at_once(_seconds: float) -> None:
        pass

    async def hear() -> list[Heard[shapes.Changed]]:
        told = []
        async with AsyncRapport(url, tokens, wait=at_once) as rapport:
            async for each in rapport.views.stream_changes():
                told.append(each)
                if len(told) == count:
                    break
        return told

    return asyncio.run(hear())


@pytest.mark.parametrize("hear", [heard, heard_meanwhile])
class TestAStream:
    def test_goes_on_after_the_last_event_when_it_is_cut(self, server: Server, hear: Hear) -> None:
        server.script = [
            place("0") + change("1") + change("2") + 'event: client\nid: 3\ndata: {"i',
            place("2") + change("3"),
            503,
            place("3") + change("4"),
        ]
        told = hear(server.url, Tokens(), 4)
        assert [(each.id, each.item["id"]) for each in told] == [(each, each) for each in "1234"]
        assert [after for _, after in server.asked] == [None, "2", "3", "3"]

    def test_loses_nothing_that_came_while_it_was_cut_before_it_heard_anything(
        self, server: Server, hear: Hear
    ) -> None:
        server.script = [place("7"), change("8")]
        assert [each.id for each in hear(server.url, Tokens(), 1)] == ["8"]
        assert [after for _, after in server.asked] == [None, "7"]

    def test_passes_on_neither_places_nor_the_word_that_the_token_ended(self, server: Server, hear: Hear) -> None:
        ended = 'event: ended\ndata: {"reason": "This token no longer opens this stream."}\n\n'
        server.script = [place("0") + change("1") + ended, 401, place("1") + change("2")]
        told = hear(server.url, Tokens(), 2)
        assert [each.id for each in told] == ["1", "2"]
        assert server.asked == [("rp_a_1", None), ("rp_a_1", "1"), ("rp_a_2", "1")]

    def test_outlives_any_number_of_cuts_with_something_heard_between(self, server: Server, hear: Hear) -> None:
        server.script = [*([place("0")] * 12), change("1")]
        assert [each.id for each in hear(server.url, Tokens(), 1)] == ["1"]

    def test_ends_with_the_refusal_once_another_token_does_not_help(self, server: Server, hear: Hear) -> None:
        server.script = [401, 401]
        with pytest.raises(refusals.TokenRefused):
            hear(server.url, Tokens(), 1)
        assert [token for token, _ in server.asked] == ["rp_a_1", "rp_a_2"]
