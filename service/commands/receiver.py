"""A practice's own system, played on this machine: takes webhooks and believes none that the standard library refuses."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from service.commands.processes import LOOPBACK


@dataclass(slots=True)
class Received:
    """What came in and was verified with the official `standardwebhooks` library; and how much was not."""

    url: str
    secret: str = ""
    verified: list[dict[str, Any]] = field(default_factory=list)
    refused: int = 0


@contextmanager
def receiver() -> Iterator[Received]:
    """A receiver on the loopback address; give it its secret once the API has shown it."""
    received = Received(url="")

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            try:
                event = Webhook(received.secret).verify(body, dict(self.headers.items()))
            except WebhookVerificationError:
                received.refused += 1
                self.send_response(401)
            else:
                received.verified.append(event)
                self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Keep the demonstration's page clean."""

    server = ThreadingHTTPServer((LOOPBACK, 0), Door)
    received.url = f"http://{LOOPBACK}:{server.server_port}/rapport"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield received
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
