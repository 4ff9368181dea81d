"""Where one is signed in, and signing out elsewhere."""

from datetime import datetime
from typing import Annotated, Final, Literal
from uuid import UUID

import msgspec
from litestar import delete, get
from litestar.di import NamedDependency
from litestar.params import PathParameter

from service.access.audit import Trail
from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.membership import end_session
from service.access.queries import page_by_id
from service.access.roles import Permission
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, key_of
from service.kit.problems import NotFound
from service.kit.work import Work


class OpenSession(msgspec.Struct, frozen=True, kw_only=True):
    """A session that has not ended."""

    id: Annotated[UUID, msgspec.Meta(description="The session.", examples=["019a3c5f-1a2b-7c3d-8e4f-5a6b7c8d9e0f"])]
    kind: Annotated[
        Literal["session", "browser"],
        msgspec.Meta(description="`session`: by POST /v1/sessions; `browser`: on our own pages.", examples=["session"]),
    ]
    created_at: Annotated[datetime, msgspec.Meta(description="Since when.", examples=["2026-11-02T12:00:00Z"])]
    last_used_at: Annotated[
        datetime | None,
        msgspec.Meta(description="Last use, to the minute; null for never.", examples=["2026-11-02T12:00:00Z"]),
    ]
    expires_at: Annotated[datetime, msgspec.Meta(description="When it ends.", examples=["2026-12-02T12:00:00Z"])]
    is_current: Annotated[bool, msgspec.Meta(description="Whether this request was sent with it.", examples=[True])]


@get(
    "/v1/sessions",
    operation_id="listSessions",
    summary="List where you are signed in",
    tags=["Access"],
    guards=[may(Permission.MANAGE_SESSIONS)],
    responses=refusals(CursorInvalid),
)
async def list_sessions(
    identity: NamedDependency[Identity],
    database: AppDatabase,
    at: NamedDependency[datetime],
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[OpenSession]:
    """Your own sessions in this practice that have not ended, oldest first; API keys are listed by themselves."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_sessions_v1($1, $2, $3, $4, $5)",
        identity.practice_id,
        identity.person_id,
        at,
        key_of(cursor, UUID),
        limit + 1,
    )
    found = [OpenSession(**dict(row), is_current=row["id"] == identity.token_id) for row in rows]
    return page_by_id(found, limit)


@delete(
    "/v1/sessions/{session_id:uuid}",
    operation_id="endSession",
    summary="Sign out elsewhere",
    tags=["Access"],
    guards=[may(Permission.MANAGE_SESSIONS)],
    responses=refusals(NotFound),
)
async def end_a_session(
    session_id: Annotated[UUID, PathParameter(description="The session.")],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> None:
    """End one of your own sessions, at once."""
    await end_session(work, identity.person_id, session_id)
    trail.note("session.ended", session_id)


DOORS: Final = (list_sessions, end_a_session)
