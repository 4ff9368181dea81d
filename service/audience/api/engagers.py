"""Those who engage with an account, one by one: how often, how recently, and in whose words."""

from datetime import datetime
from typing import Annotated, Any, Final

import msgspec
from litestar import get
from litestar.di import NamedDependency

from service.access.caller import AppDatabase, RequestDesk
from service.access.guard import may, refusals
from service.access.roles import Permission
from service.accounts.reach import AccountInPath
from service.audience.engager_quality import is_genuine
from service.audience.engager_shapes import EngagerView
from service.audience.engagers import Engager
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, SealedCursors
from service.kit.problems import NotFound
from service.roster.looking import DEPENDENCIES, Looking


class _After(msgspec.Struct, frozen=True, array_like=True):
    """Where a page ended: when they said something last (none for only reacting) and a person's number."""

    last_at: datetime | None
    profile_id: Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]


@get(
    "/v1/accounts/{account_id:uuid}/engagers",
    operation_id="listEngagers",
    summary="List who engages with an account",
    tags=["Audience"],
    guards=[may(Permission.READ_AUDIENCE)],
    dependencies=DEPENDENCIES,
    responses=refusals(NotFound, CursorInvalid),
)
async def list_engagers(  # noqa: PLR0913 # each dependency is named
    *,
    account_id: AccountInPath,
    looking: NamedDependency[Looking],
    desk: RequestDesk,
    database: AppDatabase,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[EngagerView]:
    """Everybody who was seen to engage, where the network names no followers; who said something last comes first.

    Members see who they are once the client agrees; that look is noted.
    """
    # A place in this list is a person's number, which says as much as their name.
    key = desk.works.vault.passing_key(looking.practice_id, b"cursors")
    cursors = SealedCursors(key, of=f"engagers of {account_id}")
    after = cursors.key_of(cursor, _After)
    last_at, person = (after.last_at, after.profile_id) if after else (None, None)
    rows = await database.reads.fetch(
        "SELECT * FROM list_engagers_v1($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        *looking, account_id, last_at, person, limit + 1,
    )  # fmt: skip
    if not rows:
        raise NotFound
    found = [row for row in rows[:limit] if row["profile_id"] is not None]
    return Page(
        items=[_engager(row) for row in found],
        next_cursor=cursors.cursor_of(_After(found[-1]["last_at"], found[-1]["profile_id"]))
        if len(rows) > limit
        else None,
    )


_COUNTED: Final = ("profile_id", "comments", "reactions", "posts", "days", "last_at", "repeated", "in_pod")


def _engager(row: Any) -> EngagerView:  # noqa: ANN401 # the driver has no types
    named = row["named"]
    engager = Engager(handle="", **{name: row[name] for name in _COUNTED})
    return EngagerView(
        profile_id=str(row["profile_id"]) if named else None,
        handle=row["handle"] or None if named else None,
        name=row["name"] or None if named else None,
        comments=engager.comments,
        reactions=engager.reactions,
        posts=engager.posts,
        days=engager.days,
        first_seen_at=row["first_seen_at"],
        last_at=engager.last_at,
        repeated=engager.repeated,
        in_pod=engager.in_pod,
        genuine=is_genuine(engager),
    )


DOORS: Final = (list_engagers,)
