"""What goes over the wire to a receiver, and what of its answer is kept."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec

from service.kit.secrets import Secret

SHOWN_OF_A_REPLY: Final = 1_000
"""Characters; enough for a person to see what their own system complained of."""


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """The body of a webhook (Standard Webhooks 1.0, "Payload structure")."""

    type: str
    timestamp: datetime
    """When it happened, which is not when it is sent."""
    data: Mapping[str, Any]


def message_id(alert_id: UUID) -> str:
    """The same for every attempt and every replay of one alert, so that a receiver can drop repeats."""
    return str(alert_id)


def message_body(message: Message) -> bytes:
    """The exact bytes to sign and send."""
    return msgspec.json.encode(message)


def shown_reply(start: bytes, *, without: Secret) -> str:
    """The start of an answer as text that a row can hold: no NUL, and never the signing secret, even if echoed."""
    text = start.decode(errors="replace").replace("\0", "\N{REPLACEMENT CHARACTER}")
    return text.replace(without.reveal(), "[redacted]")[:SHOWN_OF_A_REPLY]
