"""Receives webhooks, believes only those that are signed, and says of each what happened.

Behind a proxy that ends TLS: `RAPPORT_WEBHOOK_SECRET=whsec_… python receive.py 8080`.
"""

import os
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from rapport_client import Message, verified
from standardwebhooks import WebhookVerificationError


def receiver(secret: Callable[[], str], port: int, tell: Callable[[str], object] = print) -> ThreadingHTTPServer:
    """A server that tells of each message once it is verified."""
    seen: set[str] = set()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            try:
                message = verified(secret(), dict(self.headers), body)
            except WebhookVerificationError:
                self.send_error(401)
                return
            self.send_response(204)
            self.end_headers()
            if message.id not in seen:
                seen.add(message.id)
                tell(in_words(message))

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # its name there
            """Say nothing but what happened."""

    return ThreadingHTTPServer(("127.0.0.1", port), Door)


def in_words(message: Message) -> str:
    """What happened."""
    event = message.event
    if event["type"] == "automation.detected":
        return f"a program seems to act: finding {event['data']['finding_id']}"
    if event["type"] == "account.needs_reconnect":
        return f"an account needs its owner: {event['data']['account_id']}"
    return event["type"]


if __name__ == "__main__":
    receiver(lambda: os.environ["RAPPORT_WEBHOOK_SECRET"], int(sys.argv[1])).serve_forever()
