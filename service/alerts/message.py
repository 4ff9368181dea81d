"""What goes over the wire to a receiver, and what of it and of the answer is kept."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec

from service.kit.secrets import Secret

SHOWN_OF_A_BODY: Final = 1_000
"""Characters; enough for a person to see what their own system was sent, and what it complained of."""
MOST_HEADERS: Final = 20
SHOWN_OF_A_HEADER: Final = 200
"""Characters of a name or a value."""
_NOT_KEPT: Final = frozenset({"set-cookie", "authorization", "proxy-authorization"})
"""They let people in somewhere, and explain nothing."""


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """The body of a webhook (Standard Webhooks 1.0, "Payload structure"), and the version of its data."""

    type: str
    version: int
    """Of the event when it happened; a replay keeps it."""
    timestamp: datetime
    """When it happened, which is not when it is sent."""
    data: Mapping[str, Any]


def message_id(alert_id: UUID) -> str:
    """The same for every attempt and every replay of one alert, so that a receiver can drop repeats."""
    return str(alert_id)


def message_body(message: Message) -> bytes:
    """The exact bytes to sign and send."""
    return msgspec.json.encode(message)


def shown_text(start: bytes, *, without: Sequence[Secret]) -> str:
    """The start of a body as text that a row can hold: no NUL, and never a signing secret, even if echoed."""
    return _harmless(start.decode(errors="replace"), without)[:SHOWN_OF_A_BODY]


def shown_headers(headers: Mapping[str, str], *, without: Sequence[Secret]) -> dict[str, str]:
    """The headers of an answer as they are kept: the first twenty, shortened, without cookies and signing secrets.

    Args:
        headers: By name in lower case.
        without: What is blotted out.
    """
    kept = [(name, value) for name, value in headers.items() if name not in _NOT_KEPT][:MOST_HEADERS]
    return {
        _harmless(name, without)[:SHOWN_OF_A_HEADER]: _harmless(value, without)[:SHOWN_OF_A_HEADER]
        for name, value in kept
    }


def without_signatures(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers of a message as they are kept: how many signatures it carried, and none that could be used again."""
    return {
        name: " ".join("v1,[redacted]" for _ in value.split(" ")) if name == "webhook-signature" else value
        for name, value in headers.items()
    }


def _harmless(text: str, without: Sequence[Secret]) -> str:
    text = text.replace("\0", "\N{REPLACEMENT CHARACTER}").encode(errors="replace").decode()
    for secret in without:
        text = text.replace(secret.reveal(), "[redacted]")
    return text
