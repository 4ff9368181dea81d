"""How large an account was, day by day, by its network's own word."""

from datetime import date
from typing import Annotated, Final, Literal

import msgspec
from litestar import get
from litestar.di import NamedDependency
from msgspec import Meta

from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.roles import Permission
from service.accounts.reach import AccountInPath
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, cursor_of, key_of
from service.kit.problems import NotFound
from service.roster.reach import Reach


class CountView(msgspec.Struct, frozen=True, kw_only=True):
    """What the network said on one day; null where it did not say."""

    day: Annotated[date, Meta(description="The day, in UTC.", examples=["2026-11-02"])]
    followers: Annotated[int | None, Meta(description="Who follow the account.", examples=[3412])]
    following: Annotated[int | None, Meta(description="Whom it follows.", examples=[688])]
    posts: Annotated[int | None, Meta(description="What it has posted.", examples=[241])]
    source: Annotated[Literal["api", "export"], Meta(description="Where this was said.", examples=["api"])]


@get(
    "/v1/accounts/{account_id:uuid}/counts",
    operation_id="listCounts",
    summary="How large the account was, day by day",
    tags=["Audience"],
    guards=[may(Permission.READ_AUDIENCE)],
    responses=refusals(NotFound, CursorInvalid),
)
async def list_counts(
    *,
    account_id: AccountInPath,
    reach: NamedDependency[Reach],
    database: AppDatabase,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[CountView]:
    """Each day on which the account was looked at, newest first; of several looks the last one stands."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_counts_v1($1, $2, $3, $4, $5, $6)", *reach, account_id, key_of(cursor, date), limit + 1
    )
    if not rows:
        raise NotFound
    days = [msgspec.convert(dict(row), CountView) for row in rows[:limit] if row["day"] is not None]
    return Page(items=days, next_cursor=cursor_of(days[-1].day) if len(rows) > limit else None)


DOORS: Final = (list_counts,)
