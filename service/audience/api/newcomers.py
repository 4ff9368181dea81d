"""Each month's newcomers, and what became of them."""

from datetime import date
from typing import Annotated, Final

import msgspec
from litestar import get
from litestar.di import NamedDependency

from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.roles import Permission
from service.accounts.reach import AccountInPath
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, cursor_of, key_of
from service.kit.problems import NotFound
from service.roster.reach import Reach


class Newcomers(msgspec.Struct, frozen=True, kw_only=True):
    """Who came in one month, as far as looks have seen."""

    month: Annotated[date, msgspec.Meta(description="The first day of the month, in UTC.", examples=["2026-10-01"])]
    looks: Annotated[
        int, msgspec.Meta(description="Looks at the followers in it; only they show who came.", examples=[9])
    ]
    whole_looks: Annotated[
        int, msgspec.Meta(description="Of these, those that read the list to its end.", examples=[9])
    ]
    came: Annotated[int, msgspec.Meta(description="People who began to follow.", examples=[31])]
    stayed: Annotated[int, msgspec.Meta(description="Of these, who follow still.", examples=[26])]
    genuine: Annotated[int, msgspec.Meta(description="Of these, of class genuine now.", examples=[19])]
    followed_back: Annotated[int, msgspec.Meta(description="Of these, whom the account follows, too.", examples=[12])]
    spoke: Annotated[int, msgspec.Meta(description="Of these, who have spoken with the account.", examples=[4])]


@get(
    "/v1/accounts/{account_id:uuid}/newcomers",
    operation_id="listNewcomers",
    summary="Who came each month, and what became of them?",
    tags=["Audience"],
    guards=[may(Permission.READ_AUDIENCE)],
    responses=refusals(NotFound, CursorInvalid),
)
async def list_newcomers(
    account_id: AccountInPath,
    reach: NamedDependency[Reach],
    database: AppDatabase,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[Newcomers]:
    """In numbers, the newest month first. Whoever was there at the first look came before it, and is in none."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_newcomers_v1($1, $2, $3, $4, $5, $6)", *reach, account_id, key_of(cursor, date), limit + 1
    )
    if not rows:
        raise NotFound
    months = [msgspec.convert(dict(row), Newcomers) for row in rows[:limit] if row["month"] is not None]
    return Page(items=months, next_cursor=cursor_of(months[-1].month) if len(rows) > limit else None)


DOORS: Final = (list_newcomers,)
