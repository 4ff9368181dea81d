"""What a practice can be told: kinds of events as values, each declared by the slice that knows it.

    ACCOUNT_NEEDS_RECONNECT = EventType(
        name="account.needs_reconnect",
        version=1,
        description="…",
        payload=AccountNeedsReconnect,
        example=AccountNeedsReconnect(account_id=UUID("…"), …),
    )
    await tell(work, ACCOUNT_NEEDS_RECONNECT, AccountNeedsReconnect(…), subject_id=account.id, at=work.at)

The app puts all of them into one `Catalogue`, which is how callers learn of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Generic, TypeAlias, TypeVar
from uuid import UUID

import msgspec


class Payload(msgspec.Struct, frozen=True, kw_only=True):
    """The root of every event's data: ids and kinds, no names and no numbers about people."""


Told = TypeVar("Told", bound=Payload)


@dataclass(frozen=True, slots=True)
class EventType(Generic[Told]):
    """One kind of event; its name and the meaning of its fields never change within a version."""

    name: str
    """What, then what happened: `automation.detected`."""
    version: int
    description: str
    """One sentence for the person who sets a receiver up."""
    payload: type[Told]
    example: Told
    """True in every field, and made by hand."""


AnyEventType: TypeAlias = EventType[Any]
Catalogue: TypeAlias = Mapping[str, AnyEventType]
"""Every kind of event by its name."""


def catalogue_of(events: Iterable[AnyEventType]) -> Catalogue:
    """The catalogue of these events, in order of name.

    Raises:
        ValueError: when two share a name.
    """
    listed = sorted(events, key=lambda each: each.name)
    by_name = {each.name: each for each in listed}
    if len(by_name) != len(listed):
        raise ValueError("two events share a name: " + ", ".join(each.name for each in listed))
    return MappingProxyType(by_name)


class ReceiverTest(Payload, frozen=True):
    """Somebody wants to see whether a receiver works."""

    receiver_id: UUID
    receiver: str
    """Path of the receiver in this API."""


class ReceiverDisabled(Payload, frozen=True):
    """A receiver was switched off because it did not take what it was sent."""

    receiver_id: UUID
    receiver: str
    """Path of the receiver in this API."""
    reason: str
    """A stable code: `gone`, `failing`."""


_EXAMPLE_RECEIVER: Final = UUID("019a3c5e-9a41-7d02-8c55-6b1f0e2d3a49")

RECEIVER_TEST: Final = EventType(
    name="receiver.test",
    version=1,
    description="Somebody asked for a test of this receiver. Sent to that receiver alone, whatever events it wants.",
    payload=ReceiverTest,
    example=ReceiverTest(receiver_id=_EXAMPLE_RECEIVER, receiver=f"/v1/receivers/{_EXAMPLE_RECEIVER}"),
)

RECEIVER_DISABLED: Final = EventType(
    name="receiver.disabled",
    version=1,
    description="A receiver was switched off: it answered 410, or took nothing for five days. Sent to your others, once.",
    payload=ReceiverDisabled,
    example=ReceiverDisabled(
        receiver_id=_EXAMPLE_RECEIVER, receiver=f"/v1/receivers/{_EXAMPLE_RECEIVER}", reason="failing"
    ),
)

EVENTS: Final = (RECEIVER_TEST, RECEIVER_DISABLED)
