"""What changed since, asked for or told as it happens."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Annotated, Any, Final

import msgspec
from litestar import Request, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import HeaderParameter, Parameter
from litestar.response import ServerSentEvent
from litestar.response.sse import ServerSentEventMessage

from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.roles import AT_A_GLANCE
from service.access.tokens import hash_of
from service.changes.since import BEGINNING, Changed, SyncTokenTooOld, changes_since, newest_place, place_of
from service.changes.streams import Listener, TooManyStreams, told
from service.kit.pages import CursorInvalid, Limit
from service.kit.secrets import Secret
from service.roster.reach import Reach

_LONGEST_TOKEN: Final = 512

Since = Annotated[
    str | None,
    Parameter(
        max_length=_LONGEST_TOKEN,
        description="The `next_since` you were told last; left out, everything is told from the beginning.",
    ),
]


class Changes(msgspec.Struct, frozen=True):
    """What changed, and where to go on from."""

    items: Annotated[list[Changed], msgspec.Meta(description="In the order in which it was committed.")]
    next_since: Annotated[
        str,
        msgspec.Meta(
            description="Keep it: what you send as `since` the next time, now or within thirty days.",
            examples=["WzEyMzQ1LCIwMTlhM2M1ZS03ZDEyLTdiMTAtOWM4ZC03ZTZmNWE0YjNjMmQiLDE3OTU0NjQwMDBd"],
        ),
    ]
    is_last: Annotated[
        bool, msgspec.Meta(description="Whether there was no more; if false, ask again at once.", examples=[True])
    ]


@get(
    "/v1/changes",
    operation_id="listChanges",
    summary="What changed since?",
    tags=["Views"],
    guards=[may(*AT_A_GLANCE)],
    responses=refusals(CursorInvalid, SyncTokenTooOld),
)
async def list_changes(
    *,
    reach: NamedDependency[Reach],
    database: AppDatabase,
    at: NamedDependency[datetime],
    since: Since = None,
    limit: Limit = 50,
) -> Changes:
    """Clients, accounts, checkups, findings and tasks in reach that changed or went since you asked the last time.

    For lists that are kept elsewhere, such as on a phone. Each is told once with its newest state, by its id; read it at its
    own door, and drop what answers 404: that lies out of your reach by now.
    """
    place = place_of(since, at=at) or BEGINNING
    read = await changes_since(database, reach, place, limit=limit, at=at)
    return Changes([change for change, _ in read.changes], read.place.token(), read.is_last)


@get(
    "/v1/changes/stream",
    operation_id="streamChanges",
    summary="Be told what changes",
    tags=["Views"],
    guards=[may(*AT_A_GLANCE)],
    opt={"streams": True},
    responses=refusals(CursorInvalid, SyncTokenTooOld, TooManyStreams)
    | {
        200: ResponseSpec(
            Changed, media_type="text/event-stream", description="Events, each of which holds this as its data."
        )
    },
)
async def stream_changes(
    *,
    request: Request[Any, Any, Any],
    identity: NamedDependency[Identity],
    reach: NamedDependency[Reach],
    state: State,
    last_event_id: Annotated[
        str | None,
        HeaderParameter(
            name="Last-Event-ID",
            max_length=_LONGEST_TOKEN,
            description="The id of the last event you heard, or a `next_since`; left out, only what comes is told.",
        ),
    ] = None,
) -> ServerSentEvent:
    """Server-sent events: each names what changed (`client`, `account`, `checkup`, `finding`, `task`) and holds the same as
    an item of `GET /v1/changes`.

    It begins after `Last-Event-ID`, ends after an hour, and with an event `ended` once the token does; come again with the
    newest id. A browser's `EventSource` sends no token: read it with `fetch`.
    """
    database, at = state.works.database, state.clock()
    state.streams.require_room(identity.caller)
    place = place_of(last_event_id, at=at) or await newest_place(database, reach, at=at)
    await changes_since(database, reach, place, limit=1, at=at)  # refuses a place that this database does not know
    token = request.headers["authorization"].partition(" ")[2].strip()
    listener = Listener(hash_of(Secret(token)), lambda known: all(map(known.may, AT_A_GLANCE)))

    longest = timedelta(seconds=state.settings.stream_seconds)

    async def telling() -> AsyncIterator[ServerSentEventMessage]:
        with state.streams.one_more(identity.caller):
            async for message in told(database, listener, place, longest=longest, clock=state.clock, wait=_wait):
                yield message

    return ServerSentEvent(telling())


async def _wait(span: timedelta) -> None:
    await asyncio.sleep(span.total_seconds())


DOORS: Final = (list_changes, stream_changes)
