"""What becomes of an approval whose next tokens are lost on the way, or were never asked for."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx2
import pytest
from rapport_client import AnswerNotOurs, Approval, FrontEnd, OAuthRefused, SignInNeeded, Tokens

WORN = Tokens("rp_a_worn", 0.0, "rp_f_first", ("clients:read",))


class Server(ThreadingHTTPServer):
    """Tells of itself, and answers what asks for tokens as it is bid: a status, or nothing at all."""

    issuer = ""
    status: int | None = 200
    asked = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Door(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.answer(200, {"issuer": self.server.issuer, "token_endpoint": f"{self.server.url}/oauth/token"})

    def do_POST(self) -> None:
        self.server.asked += 1
        self.rfile.read(int(self.headers["content-length"]))
        if self.server.status is not None:
            self.answer(
                self.server.status, {"access_token": "rp_a_next", "expires_in": 900, "refresh_token": "rp_f_next"}
            )

    def answer(self, status: int, said: dict[str, object]) -> None:
        self.send_response(status)
        self.end_headers()
        self.wfile.write(json.dumps(said).encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Door) as served:
        served.issuer = served.url
        thread = threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield served
        served.shutdown()
        thread.join()


def approval(server: Server, kept: list[Tokens]) -> Approval:
    return Approval(FrontEnd(server.url, "an-app"), WORN, kept.append)


class TestALostRefresh:
    @pytest.mark.parametrize("status", [None, 500, 503, 400])
    def test_is_never_tried_again_and_asks_the_person(self, server: Server, status: int | None) -> None:
        server.status = status
        kept: list[Tokens] = []
        held = approval(server, kept)
        for _ in range(3):
            with pytest.raises(SignInNeeded):
                held.fetch(None)
            server.status = 200
        assert (server.asked, kept, held.ready()) == (1, [], None)

    def test_is_none_when_it_was_refused_before_it_was_read(self, server: Server) -> None:
        server.status = 429
        kept: list[Tokens] = []
        held = approval(server, kept)
        with pytest.raises(OAuthRefused):
            held.fetch(None)
        server.status = 200
        assert held.fetch(None) == "rp_a_next"
        assert [each.refresh_token for each in kept] == ["rp_f_next"]

    def test_is_none_when_nobody_was_reached(self, server: Server) -> None:
        held = approval(server, [])
        server.server_close()
        with pytest.raises(httpx2.ConnectError):
            held.fetch(None)
        assert server.asked == 0

    def test_uses_no_tokens_before_they_are_kept_and_asks_for_no_others_meanwhile(self, server: Server) -> None:
        disk: list[Tokens] | None = None

        def keep(tokens: Tokens) -> None:
            if disk is None:
                raise OSError("the disk is full")
            disk.append(tokens)

        held = Approval(FrontEnd(server.url, "an-app"), WORN, keep)
        with pytest.raises(OSError, match="full"):
            held.fetch(None)
        assert held.ready() is None
        disk = []
        assert held.fetch(None) == "rp_a_next"
        assert (len(disk), server.asked) == (1, 1)

    def test_goes_to_no_server_that_says_it_is_another(self, server: Server) -> None:
        server.issuer = "https://evil.example"
        with pytest.raises(AnswerNotOurs):
            approval(server, []).fetch(None)
        assert server.asked == 0
