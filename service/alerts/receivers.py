"""Where a practice's systems are told: adding receivers, changing them, and taking them away."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, UnsetType
from sqlalchemy import func, select, text

from service.access.shapes import ONE_LINE
from service.alerts.events import Catalogue
from service.alerts.models import Receiver
from service.alerts.setbacks import REMOVED, SWITCHED_OFF
from service.alerts.signing_secrets import forget_former_secrets, sealed_new_secret
from service.kit.database import new_id
from service.kit.destinations import LONGEST_URL, AddressRefused, check_destination
from service.kit.problems import FieldProblem, NotFound, Problem
from service.kit.secrets import Secret
from service.kit.work import Work

MOST_RECEIVERS: Final = 20
"""Of one practice: each alert is sent to all of them."""
LOOK_UP_WITHIN_S: Final = 5.0


Url = Annotated[
    str,
    msgspec.Meta(
        min_length=1,
        max_length=LONGEST_URL,
        description="Where to send; https, at a public address, without redirects. In development also this machine.",
        examples=["https://crm.northstar.example/rapport"],
    ),
]
Description = Annotated[
    str,
    msgspec.Meta(max_length=200, pattern=ONE_LINE, description="What it is for.", examples=["CRM, live"]),
]
Events = Annotated[
    list[Annotated[str, msgspec.Meta(max_length=100)]],
    msgspec.Meta(
        max_length=100,
        description="Event types to send, by name; empty for all.",
        examples=[["automation.detected"]],
    ),
]


class NewReceiver(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A web address to tell."""

    url: Url
    description: Description = ""
    events: Events = msgspec.field(default_factory=list)


class ReceiverChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is to change; leave out the rest."""

    url: Url | UnsetType = UNSET
    description: Description | UnsetType = UNSET
    events: Events | UnsetType = UNSET
    state: Annotated[
        Literal["active", "disabled"] | UnsetType,
        msgspec.Meta(description="Switch it on or off.", examples=["active"]),
    ] = UNSET


class ReceiverAddressRefused(Problem):
    """We do not send to this address; `errors` says why."""

    status = 422
    title = "Nothing can be sent to this address"
    remedy = "Give an https:// address with a public domain name."


class EventTypeUnknown(Problem):
    """A receiver wants events that do not exist; `errors` names them."""

    status = 422
    title = "There are no events of this type"
    remedy = "GET /v1/event-types lists them all; leave events empty to be sent every one."


class TooManyReceivers(Problem):
    """The practice has as many receivers as it may have."""

    status = 409
    title = f"A practice has at most {MOST_RECEIVERS} receivers"
    remedy = "Remove one first."


class ReceiverNotActive(Problem):
    """The receiver is disabled."""

    status = 409
    title = "Nothing is sent to this receiver while it is not active"
    remedy = 'Switch it on: PATCH the receiver with {"state": "active"}.'


@dataclass(frozen=True, slots=True)
class Rules:
    """What this deployment allows of a receiver."""

    catalogue: Catalogue
    allow_loopback: bool

    async def check(self, *, url: str | UnsetType, events: Sequence[str] | UnsetType) -> None:
        """Refuse an address we do not send to, by its text and by where its name leads now, and events that do not exist.

        Asks the network: call it before opening a Work.

        Raises:
            EventTypeUnknown: naming each.
            ReceiverAddressRefused: with the reason.
        """
        if events is not UNSET:
            self._check_events(events)
        if url is not UNSET:
            await self._check_url(url)

    def _check_events(self, events: Sequence[str]) -> None:
        if unknown := [name for name in events if name not in self.catalogue]:
            raise EventTypeUnknown(
                errors=tuple(FieldProblem(where="events", what=f"“{name}” is not an event type") for name in unknown)
            )

    async def _check_url(self, url: str) -> None:
        try:
            async with asyncio.timeout(LOOK_UP_WITHIN_S):
                await check_destination(url, allow_loopback=self.allow_loopback)
        except AddressRefused as refused:
            raise ReceiverAddressRefused(errors=(FieldProblem(where="url", what=str(refused)),)) from refused
        except TimeoutError as slow:
            nothing = FieldProblem(where="url", what=f"its name was not found within {LOOK_UP_WITHIN_S:g} seconds")
            raise ReceiverAddressRefused(errors=(nothing,)) from slow


async def add_receiver(work: Work, new: NewReceiver) -> tuple[Receiver, Secret]:
    """Add a receiver; returns it with its signing secret, which is kept sealed and not shown again.

    Raises:
        TooManyReceivers: when the practice has its full number.
    """
    # Two who add at once must count each other's.
    await work.session.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))").bindparams(
            name=f"{work.practice_id}|receivers"
        )
    )
    standing = await work.session.scalar(
        select(func.count()).where(Receiver.practice_id == work.practice_id, Receiver.state != "removed")
    )
    if (standing or 0) >= MOST_RECEIVERS:
        raise TooManyReceivers
    receiver_id = new_id()
    secret, sealed = await sealed_new_secret(work, receiver_id)
    receiver = Receiver(
        practice_id=work.practice_id,
        id=receiver_id,
        url=new.url,
        description=new.description,
        secret=sealed,
        events=sorted(set(new.events)),
        state="active",
        state_since=work.at,
        created_at=work.at,
    )
    work.session.add(receiver)
    await work.session.flush()
    return receiver, secret


async def held_receiver(work: Work, receiver_id: UUID) -> Receiver:
    """The receiver, held until this Work ends.

    Raises:
        NotFound: when there is none, or it was removed.
    """
    receiver: Receiver | None = await work.session.scalar(
        select(Receiver)
        .where(Receiver.practice_id == work.practice_id, Receiver.id == receiver_id, Receiver.state != "removed")
        .with_for_update()
    )
    if receiver is None:
        raise NotFound
    return receiver


async def active_receiver(work: Work, receiver_id: UUID) -> Receiver:
    """The receiver, held, when something can be sent to it.

    Raises:
        NotFound: when there is none, or it was removed.
        ReceiverNotActive: while it is disabled.
    """
    receiver = await held_receiver(work, receiver_id)
    if receiver.state != "active":
        raise ReceiverNotActive
    return receiver


async def change_receiver(work: Work, receiver: Receiver, change: ReceiverChange) -> None:
    """Change what is given. Switched on again, a receiver starts with a clean record."""
    if change.url is not UNSET:
        receiver.url = change.url
    if change.description is not UNSET:
        receiver.description = change.description
    if change.events is not UNSET:
        receiver.events = sorted(set(change.events))
    if change.state is not UNSET and change.state != receiver.state:
        receiver.state, receiver.state_since, receiver.failing_since = change.state, work.at, None
        receiver.reason = None if change.state == "active" else msgspec.to_builtins(SWITCHED_OFF)
    await work.session.flush()


async def remove_receiver(work: Work, receiver: Receiver) -> None:
    """Take a receiver away and destroy its secrets; what was sent to it stays on record."""
    await forget_former_secrets(work, receiver)
    receiver.state, receiver.state_since, receiver.secret = "removed", work.at, None
    receiver.reason = msgspec.to_builtins(REMOVED)
    await work.session.flush()
