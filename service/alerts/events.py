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

from dataclasses import dataclass
from typing import Annotated, Any, Final, Generic, Self, TypeAlias, TypeVar
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


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every kind of event there is."""

    events: tuple[AnyEventType, ...]
    """In order of name."""

    @classmethod
    def of(cls, *events: AnyEventType) -> Self:
        """The catalogue of these events.

        Raises:
            ValueError: when two share a name.
        """
        names = [each.name for each in events]
        if len(set(names)) != len(names):
            raise ValueError(f"two events share a name: {', '.join(sorted(names))}")
        return cls(tuple(sorted(events, key=lambda each: each.name)))

    def __contains__(self, name: str) -> bool:
        return any(each.name == name for each in self.events)


class ReceiverTest(Payload, frozen=True):
    """Somebody wants to see whether a receiver works."""

    receiver_id: Annotated[UUID, msgspec.Meta(description="The receiver.")]
    receiver: Annotated[str, msgspec.Meta(description="Path of the receiver in this API.")]


class ReceiverDisabled(Payload, frozen=True):
    """A receiver was switched off because it did not take what it was sent."""

    receiver_id: Annotated[UUID, msgspec.Meta(description="The receiver.")]
    receiver: Annotated[str, msgspec.Meta(description="Path of the receiver in this API.")]
    reason: Annotated[str, msgspec.Meta(description="A stable code: `gone`, `failing`.")]


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
