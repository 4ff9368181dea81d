"""Sending a receiver again what it missed, and how far that has come."""

from datetime import datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

import msgspec
from litestar import Request, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter

from service.access.audit import Trail
from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.queries import page_by_id
from service.access.roles import Permission
from service.alerts.api.deliveries import SENDINGS
from service.alerts.receivers import Events, EventTypeUnknown, ReceiverNotActive, Rules, active_receiver
from service.alerts.replaying import (
    NewReplay,
    ReplayRangeInvalid,
    ReplayRunning,
    ReplayTooLarge,
    start_replay,
)
from service.alerts.setbacks import Setback
from service.alerts.shapes import ReceiverId, ReceiverInPath, Since
from service.kit.limits import TooManyRequests, count
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, key_of
from service.kit.problems import NotFound
from service.kit.work import Work

_Count = Annotated[int, msgspec.Meta(ge=0)]


class ReplayView(msgspec.Struct, frozen=True, kw_only=True):
    """A range of time that a receiver is sent again."""

    id: Annotated[UUID, msgspec.Meta(description="The replay.", examples=["019a3c60-2a10-7b3c-8d4e-5f6a7b8c9d0e"])]
    receiver_id: ReceiverId
    since: Since
    until: Annotated[datetime, msgspec.Meta(description="Until when, exclusive.", examples=["2026-11-02T18:00:00Z"])]
    events: Events
    undelivered_only: Annotated[
        bool, msgspec.Meta(description="Whether what the receiver had taken is left out.", examples=[True])
    ]
    found: Annotated[_Count, msgspec.Meta(description="Messages in the range when it was asked for.", examples=[12])]
    state: Annotated[
        Literal["running", "done", "stopped"],
        msgspec.Meta(
            description="`running` while messages are put on their way, `done` once all are; the counts say what came of them.",
            examples=["running"],
        ),
    ]
    reason: Annotated[Setback | None, msgspec.Meta(description="Why it was stopped; else null.", examples=[None])]
    delivered: Annotated[_Count, msgspec.Meta(description="Messages that the receiver took.", examples=[9])]
    failed: Annotated[_Count, msgspec.Meta(description="Messages given up.", examples=[0])]
    pending: Annotated[_Count, msgspec.Meta(description="Messages on their way.", examples=[3])]
    created_at: Since
    finished_at: Annotated[
        datetime | None,
        msgspec.Meta(description="When the last message was put on its way, or it was stopped.", examples=[None]),
    ]


@post(
    "/v1/receivers/{receiver_id:uuid}/replays",
    operation_id="replayRange",
    summary="Send a receiver again what it missed",
    tags=["Alerts"],
    status_code=202,
    guards=[may(Permission.MANAGE_RECEIVERS)],
    responses=refusals(
        NotFound,
        ReceiverNotActive,
        EventTypeUnknown,
        ReplayRangeInvalid,
        ReplayTooLarge,
        ReplayRunning,
        TooManyRequests,
    ),
)
async def start(  # noqa: PLR0913 # Litestar hands each over by its name
    *,
    request: Request[Any, Any, Any],
    receiver_id: ReceiverInPath,
    data: JSONBody[NewReplay],
    rules: NamedDependency[Rules],
    work: NamedDependency[Work],
    trail: NamedDependency[Trail],
) -> ReplayView:
    """Send everything of a range of time that this receiver has not taken, what it was never sent included.

    Messages keep their `webhook-id`, and no message is sent twice by one replay. They leave in the order in which you were
    told, a hundred at a time, each on the schedule of any delivery. Tests are left out.
    """
    await rules.check(url=msgspec.UNSET, events=data.events)
    receiver = await active_receiver(work, receiver_id)
    await count(request, (SENDINGS, str(receiver.id)))
    replay = await start_replay(work, receiver, data)
    trail.note("receiver.replayed", receiver_id)
    so_far = {"delivered": 0, "failed": 0, "pending": 0}
    facts = {name: getattr(replay, name) for name in ReplayView.__struct_fields__ if name not in so_far}
    return msgspec.convert(facts | so_far, ReplayView)


@get(
    "/v1/receivers/{receiver_id:uuid}/replays",
    operation_id="listReplays",
    summary="List a receiver's replays",
    tags=["Alerts"],
    guards=[may(Permission.READ_RECEIVERS)],
    responses=refusals(NotFound, CursorInvalid),
)
async def list_of_receiver(
    receiver_id: ReceiverInPath,
    identity: NamedDependency[Identity],
    database: AppDatabase,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[ReplayView]:
    """The ranges that this receiver was sent again, newest first, with what came of them."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_replays_v1($1, $2, $3, $4)",
        identity.practice_id,
        receiver_id,
        key_of(cursor, UUID),
        limit + 1,
    )
    if not rows:
        raise NotFound
    return page_by_id([msgspec.convert(dict(row), ReplayView) for row in rows if row["id"]], limit)


@get(
    "/v1/replays/{replay_id:uuid}",
    operation_id="showReplay",
    summary="Show a replay",
    tags=["Alerts"],
    guards=[may(Permission.READ_RECEIVERS)],
    responses=refusals(NotFound),
)
async def show(
    replay_id: Annotated[UUID, PathParameter(description="The replay.")],
    identity: NamedDependency[Identity],
    database: AppDatabase,
) -> ReplayView:
    """One replay and how far it has come."""
    row = await database.reads.fetchrow("SELECT * FROM show_replay_v1($1, $2)", identity.practice_id, replay_id)
    if row is None:
        raise NotFound
    return msgspec.convert(dict(row), ReplayView)


DOORS: Final = (start, list_of_receiver, show)
