"""Weed-outs: what was drafted for a month, whom it proposes and why, and what becomes of each."""

from datetime import date
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from litestar import get, post, put
from litestar.di import NamedDependency
from litestar.params import JSONBody, Parameter, PathParameter

from service.access.audit import Trail
from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.roles import Permission
from service.accounts.reach import AccountInPath
from service.engagement.api.circles import PersonId
from service.engagement.weed_out_shapes import PersonDecision, WeedOutPersonView, WeedOutView
from service.engagement.weed_out_views import weed_out_view, weed_view
from service.engagement.weeding import WeedOutClosed, approve, decide_person
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, cursor_of, key_of
from service.kit.problems import NotFound
from service.kit.work import Work
from service.roster.consent import ConsentMissing
from service.roster.looking import DEPENDENCIES, Looking
from service.roster.reach import Reach

WeedOutInPath = Annotated[UUID, PathParameter(description="The weed-out.")]


@get(
    "/v1/accounts/{account_id:uuid}/weed-outs",
    operation_id="listWeedOuts",
    summary="What was weeded out, month by month?",
    tags=["Engagement"],
    guards=[may(Permission.READ_PLAN)],
    responses=refusals(NotFound, CursorInvalid),
)
async def list_weed_outs(
    account_id: AccountInPath,
    reach: NamedDependency[Reach],
    database: AppDatabase,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[WeedOutView]:
    """The account's weed-outs in numbers, the newest month first. A month's is drafted on its first morning with a reason."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_weed_outs_v1($1, $2, $3, $4, $5, $6)", *reach, account_id, key_of(cursor, date), limit + 1
    )
    if not rows:
        raise NotFound
    found = [weed_out_view(row) for row in rows[:limit] if row["id"] is not None]
    return Page(items=found, next_cursor=cursor_of(found[-1].month) if len(rows) > limit else None)


@get(
    "/v1/weed-outs/{weed_out_id:uuid}",
    operation_id="showWeedOut",
    summary="How far is this weed-out, and what does it lead to?",
    tags=["Engagement"],
    guards=[may(Permission.READ_PLAN)],
    responses=refusals(NotFound),
)
async def show_weed_out(
    weed_out_id: WeedOutInPath, reach: NamedDependency[Reach], database: AppDatabase
) -> WeedOutView:
    """A weed-out in numbers, with what becomes of followers and quality if it is done."""
    row = await database.reads.fetchrow("SELECT * FROM show_weed_out_v1($1, $2, $3, $4)", *reach, weed_out_id)
    if row is None:
        raise NotFound
    return weed_out_view(row)


@get(
    "/v1/weed-outs/{weed_out_id:uuid}/people",
    operation_id="listWeeds",
    summary="Whom does it propose to unfollow, and why?",
    tags=["Engagement"],
    guards=[may(Permission.READ_PLAN)],
    dependencies=DEPENDENCIES,
    responses=refusals(NotFound, CursorInvalid),
)
async def list_weeds(  # noqa: PLR0913 # each dependency is named
    *,
    weed_out_id: WeedOutInPath,
    looking: NamedDependency[Looking],
    database: AppDatabase,
    outcome: Annotated[
        Literal["proposed", "spared", "unfollowed", "gone"] | None,
        Parameter(
            description="Only those with this outcome: `gone` and `unfollowed` are whom to follow again to undo it."
        ),
    ] = None,
    step: Annotated[int | None, Parameter(ge=1, le=100, description="Only those of this day's step.")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[WeedOutPersonView]:
    """Step by step. Members see who they are once the client agrees; that look is noted."""
    after_step, after = key_of(cursor, tuple[int, UUID]) or (None, None)
    rows: list[Any] = await database.reads.fetch(
        "SELECT * FROM list_weeds_v1($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        *looking, weed_out_id, outcome, step, after_step, after, limit + 1,
    )  # fmt: skip
    if not rows:
        raise NotFound
    found = [row for row in rows[:limit] if row["id"] is not None]
    more = cursor_of((found[-1]["step"], found[-1]["id"])) if len(rows) > limit else None
    return Page(items=[weed_view(row) for row in found], next_cursor=more)


@post(
    "/v1/weed-outs/{weed_out_id:uuid}/approval",
    operation_id="approveWeedOut",
    summary="Approve a weed-out",
    tags=["Engagement"],
    status_code=204,
    guards=[may(Permission.APPROVE_WEED_OUTS)],
    responses=refusals(NotFound, WeedOutClosed),
)
async def approve_weed_out(
    weed_out_id: WeedOutInPath,
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> None:
    """Let its steps come into the client's plan. Approving again changes nothing."""
    await approve(work, identity, weed_out_id)
    trail.note("weed_out.approved", weed_out_id)


@put(
    "/v1/weed-outs/{weed_out_id:uuid}/people/{profile_id:int}/decision",
    operation_id="decideWeed",
    summary="Spare somebody, or say that they were unfollowed",
    tags=["Engagement"],
    status_code=204,
    guards=[may(Permission.DO_TASKS)],
    responses=refusals(NotFound, ConsentMissing),
)
async def decide_weed(  # noqa: PLR0913 # each dependency is named
    *,
    weed_out_id: WeedOutInPath,
    profile_id: PersonId,
    data: JSONBody[PersonDecision],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> None:
    """Whoever is spared is on the keep-list, and never proposed again. What a look sees stands over what is said."""
    await decide_person(work, identity, weed_out_id, profile_id, data)
    trail.note(f"weed.{data.decision}", weed_out_id)


DOORS: Final = (list_weed_outs, show_weed_out, list_weeds, approve_weed_out, decide_weed)
