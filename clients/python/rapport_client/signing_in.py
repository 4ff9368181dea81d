"""Signing a person in from a program on their own machine (RFC 8252): their browser comes back to a loopback address."""

import sys
import threading
import webbrowser
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, SimpleQueue
from typing import Final
from urllib.parse import parse_qs, urlsplit

from rapport_client.front_end import FrontEnd, Tokens

_LOOPBACK: Final = "127.0.0.1"
_SEEN: Final = (
    b"<!doctype html><meta charset=utf-8><title>Done</title><p>You can close this window and go on in the program."
)


class NobodyCameBack(Exception):
    """The browser did not come back in time."""


def open_browser(address: str) -> None:
    """Open it in the person's browser, and tell it on standard error, since a machine may have no browser."""
    print(f"If no browser opens, open this address in yours:\n{address}", file=sys.stderr)  # noqa: T201 # for the person
    webbrowser.open(address)


def sign_in_here(
    front_end: FrontEnd,
    scopes: Sequence[str],
    *,
    path: str = "/callback",
    show: Callable[[str], object] = open_browser,
    within: float = 300.0,
) -> Tokens:
    """Show a person the consent page, and wait for their answer.

    Args:
        front_end: Registered with the redirect address `http://127.0.0.1` and this path; the port is free.
        scopes: What it asks for.
        path: Where the browser comes back to.
        show: Shows the person an address.
        within: So many seconds are waited.

    Raises:
        NobodyCameBack: They passed.
        OAuthRefused: The person said no.
    """
    answers: SimpleQueue[str] = SimpleQueue()
    with _listening(path, answers) as port:
        asking = front_end.begin(f"http://{_LOOPBACK}:{port}{path}", scopes)
        show(asking.address)
        try:
            came_back = answers.get(timeout=within)
            while parse_qs(urlsplit(came_back).query).get("state") != [asking.state]:
                # Any page in the browser can call this port; only ours knows the state.
                came_back = answers.get(timeout=within)
        except Empty:
            raise NobodyCameBack from None
    return front_end.redeem(asking, came_back)


@contextmanager
def _listening(path: str, answers: SimpleQueue[str]) -> Generator[int]:
    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            ours = urlsplit(self.path).path == path
            self.send_response(200 if ours else 404)
            self.send_header("Content-Type", "text/html")
            self.send_header("Referrer-Policy", "no-referrer")
            self.end_headers()
            if ours:
                self.wfile.write(_SEEN)
                answers.put(self.path)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # its name there
            """Say nothing: the address holds a code."""

    server = ThreadingHTTPServer((_LOOPBACK, 0), Door)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
