"""Where the practice's own systems are told."""

from datetime import datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

import msgspec
from litestar import Request, delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from service.access.audit import Trail
from service.access.caller import AppDatabase, RequestDesk, trail_of
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.queries import page_by_id
from service.access.roles import Permission
from service.access.shapes import Confidential
from service.alerts.models import Receiver
from service.alerts.receivers import (
    Description,
    Events,
    EventTypeUnknown,
    NewReceiver,
    ReceiverAddressRefused,
    ReceiverChange,
    Rules,
    TooManyReceivers,
    Url,
    add_receiver,
    change_receiver,
    held_receiver,
    remove_receiver,
)
from service.alerts.setbacks import Setback
from service.alerts.shapes import ReceiverId, ReceiverInPath, Since
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, key_of
from service.kit.problems import NotFound
from service.kit.work import Work


class ReceiverView(msgspec.Struct, frozen=True, kw_only=True):
    """A web address that is told."""

    id: ReceiverId
    url: Url
    description: Description
    events: Events
    state: Annotated[
        Literal["active", "disabled"],
        msgspec.Meta(description="Nothing is sent to a disabled one.", examples=["active"]),
    ]
    reason: Annotated[
        Setback | None, msgspec.Meta(description="Why it is disabled; null while it is active.", examples=[None])
    ]
    state_since: Since
    failing_since: Annotated[
        Since | None,
        msgspec.Meta(
            description="Its first failure after its last success; five days after it the receiver is disabled.",
            examples=[None],
        ),
    ]
    created_at: Since
    former_secrets_until: Annotated[
        datetime | None,
        msgspec.Meta(
            description="When the last secret that was replaced stops signing beside the present one; null without any.",
            examples=[None],
        ),
    ]


class ReceiverAdded(Confidential, frozen=True, kw_only=True):
    """A receiver that was added. The secret is shown this once."""

    receiver: ReceiverView
    secret: Annotated[
        str,
        msgspec.Meta(
            description="Verify each message with it, as Standard Webhooks 1.0 says.",
            examples=["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwqkY2ZhR1b3c="],
        ),
    ]


@post(
    "/v1/receivers",
    operation_id="addReceiver",
    summary="Add a receiver",
    tags=["Alerts"],
    guards=[may(Permission.MANAGE_RECEIVERS)],
    responses=refusals(ReceiverAddressRefused, EventTypeUnknown, TooManyReceivers),
)
async def add(
    data: JSONBody[NewReceiver],
    rules: NamedDependency[Rules],
    identity: NamedDependency[Identity],
    desk: RequestDesk,
    request: Request[Any, Any, Any],
) -> ReceiverAdded:
    """Have your own system told of what happens. Its signing secret is shown this once.

    Messages follow Standard Webhooks 1.0. Anything but a 2xx answer within 20 seconds is tried again: after 5 seconds,
    5 minutes, 30 minutes, 2 hours, 5 hours, 10 hours and 10 hours, give or take a fifth. A receiver that answers 410, or
    takes nothing for five days, is disabled.
    """
    await rules.check(url=data.url, events=data.events)
    work = await desk.open(identity.practice_id)
    receiver, secret = await add_receiver(work, data)
    trail_of(request, work, identity).note("receiver.added", receiver.id)
    return ReceiverAdded(receiver=_shown(receiver), secret=secret.reveal())


@get(
    "/v1/receivers",
    operation_id="listReceivers",
    summary="List receivers",
    tags=["Alerts"],
    guards=[may(Permission.READ_RECEIVERS)],
    responses=refusals(CursorInvalid),
)
async def list_all(
    identity: NamedDependency[Identity], database: AppDatabase, cursor: Cursor = None, limit: Limit = 50
) -> Page[ReceiverView]:
    """Every receiver of the practice, in the order they were added. Secrets are never shown again."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_receivers_v1($1, $2, $3)", identity.practice_id, key_of(cursor, UUID), limit + 1
    )
    return page_by_id([msgspec.convert(dict(row), ReceiverView) for row in rows], limit)


@get(
    "/v1/receivers/{receiver_id:uuid}",
    operation_id="showReceiver",
    summary="Show a receiver",
    tags=["Alerts"],
    guards=[may(Permission.READ_RECEIVERS)],
    responses=refusals(NotFound),
)
async def show(receiver_id: ReceiverInPath, identity: NamedDependency[Identity], database: AppDatabase) -> ReceiverView:
    """One receiver and how it fares."""
    row = await database.reads.fetchrow("SELECT * FROM show_receiver_v1($1, $2)", identity.practice_id, receiver_id)
    if row is None:
        raise NotFound
    return msgspec.convert(dict(row), ReceiverView)


@patch(
    "/v1/receivers/{receiver_id:uuid}",
    operation_id="changeReceiver",
    summary="Change a receiver",
    tags=["Alerts"],
    guards=[may(Permission.MANAGE_RECEIVERS)],
    responses=refusals(NotFound, ReceiverAddressRefused, EventTypeUnknown),
)
async def change(  # noqa: PLR0913 # Litestar hands each over by its name
    *,
    receiver_id: ReceiverInPath,
    data: JSONBody[ReceiverChange],
    rules: NamedDependency[Rules],
    identity: NamedDependency[Identity],
    desk: RequestDesk,
    request: Request[Any, Any, Any],
) -> ReceiverView:
    """Change a receiver, or switch it off and on. Switched on, it starts with a clean record; replay what it missed."""
    await rules.check(url=data.url, events=data.events)
    work = await desk.open(identity.practice_id)
    receiver = await held_receiver(work, receiver_id)
    await change_receiver(work, receiver, data)
    trail_of(request, work, identity).note("receiver.changed", receiver.id)
    return _shown(receiver)


@delete(
    "/v1/receivers/{receiver_id:uuid}",
    operation_id="removeReceiver",
    summary="Remove a receiver",
    tags=["Alerts"],
    guards=[may(Permission.MANAGE_RECEIVERS)],
    responses=refusals(NotFound),
)
async def remove(receiver_id: ReceiverInPath, work: NamedDependency[Work], trail: NamedDependency[Trail]) -> None:
    """Remove a receiver and destroy its secret. What is still pending is not sent; what was sent stays on record."""
    await remove_receiver(work, await held_receiver(work, receiver_id))
    trail.note("receiver.removed", receiver_id)


def _shown(receiver: Receiver) -> ReceiverView:
    return msgspec.convert(receiver, ReceiverView, from_attributes=True)


DOORS: Final = (add, list_all, show, change, remove)
