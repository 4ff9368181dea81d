"""Doors for a client in one look, for everybody's day, and for answers that contradict what is known."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from litestar import Response, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.types import ControllerRouterHandler

from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.queries import page_by_id
from service.access.roles import AT_A_GLANCE, Permission
from service.accounts.reach import AccountInPath
from service.audience.classes import FollowerClass
from service.audience.reasons import Reason
from service.audience.sorting import Answer
from service.audience.taps import CardTaps, Tap
from service.kit.etags import TAGGED, UNCHANGED, IfNoneMatch, view
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, key_of
from service.kit.problems import NotFound
from service.roster.looking import DEPENDENCIES, Looking
from service.roster.reach import ClientInPath, Reach
from service.views import briefs, usage
from service.views.cohort_shapes import Cohort
from service.views.cohort_views import cohort
from service.views.contradictions import Contradiction, Known, contradictions
from service.views.overview import overview
from service.views.shapes import Overview, TodayView


@get(
    "/v1/clients/{client_id:uuid}/overview",
    operation_id="showOverview",
    summary="A client in one look",
    tags=["Views"],
    guards=[may(*AT_A_GLANCE)],
    responses=refusals(NotFound) | UNCHANGED,
    response_headers=TAGGED,
)
async def show_overview(  # noqa: PLR0913 # each dependency is named
    *,
    client_id: ClientInPath,
    reach: NamedDependency[Reach],
    database: AppDatabase,
    at: NamedDependency[datetime],
    state: State,
    if_none_match: IfNoneMatch = None,
) -> Response[Overview]:
    """Where the client stands on the road to their goal, each account with its newest report, findings, people who wait
    and history, what today still holds, and what would help the most now. Members are told counts, and no names.
    """
    row = await database.reads.fetchrow("SELECT * FROM show_overview_v1($1, $2, $3, $4, $5)", *reach, client_id, at)
    if row is None:
        raise NotFound
    is_owner = reach.client_id is not None
    return view(overview(client_id, tuple(row), x_policy=state.settings.x_policy, is_owner=is_owner), if_none_match)


@get(
    "/v1/today",
    operation_id="listToday",
    summary="Who needs what today?",
    tags=["Views"],
    guards=[may(*AT_A_GLANCE)],
    responses=refusals(CursorInvalid),
)
async def list_today(
    *,
    reach: NamedDependency[Reach],
    database: AppDatabase,
    at: NamedDependency[datetime],
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[TodayView]:
    """Every client in reach at a glance: accounts to reconnect, new findings, people who wait, tasks still to do."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_today_v1($1, $2, $3, $4, $5, $6)", *reach, at, key_of(cursor, UUID), limit + 1
    )
    return page_by_id([msgspec.convert(dict(row), TodayView) for row in rows], limit)


@get(
    "/v1/cohort",
    operation_id="showCohort",
    summary="Whom to call first, and about what?",
    tags=["Views"],
    guards=[may(*AT_A_GLANCE)],
    responses=refusals(),
)
async def show_cohort(reach: NamedDependency[Reach], database: AppDatabase, at: NamedDependency[datetime]) -> Cohort:
    """Everybody in reach whose coaching goes on: who rises, stalls or declines within four weeks, how each stands among accounts
    of their size, and what a call could change. Always one page.
    """
    rows = await database.reads.fetch("SELECT * FROM list_cohort_v1($1, $2, $3, $4)", *reach, at)
    return cohort(rows, at=at)


@get(
    "/v1/accounts/{account_id:uuid}/sorting/contradictions",
    operation_id="listContradictions",
    summary="Answers that contradict each other, or what else is known",
    tags=["Views"],
    guards=[may(Permission.READ_AUDIENCE)],
    dependencies=DEPENDENCIES,
    responses=refusals(NotFound),
)
async def list_contradictions(
    account_id: AccountInPath, looking: NamedDependency[Looking], database: AppDatabase
) -> list[Contradiction]:
    """Followers sorted differently at two times, declined though in the circle, or confirmed against their profile's class.

    The newest answer counts. Members see who they are once the client agrees; that look is noted.
    """
    rows = await database.reads.fetch(
        "SELECT * FROM list_contradictions_v1($1, $2, $3, $4, $5, $6, $7)", *looking, account_id
    )
    if not rows:
        raise NotFound
    sorted_people = [(row, _contradictions(row)) for row in rows if row["profile_id"] is not None]
    return [
        Contradiction(
            profile_id=str(row["profile_id"]) if row["named"] else None,
            handle=row["handle"] if row["named"] else None,
            name=row["name"] or None if row["named"] else None,
            answer=Answer(row["answer"]),
            reasons=reasons,
        )
        for row, reasons in sorted_people
        if reasons
    ]


def _contradictions(row: Any) -> list[Reason]:  # noqa: ANN401 # the driver has no types
    now = Tap(Answer(row["answer"]), row["answered_at"], row["tap"] or 0)
    taps = CardTaps(now, msgspec.convert(row["earlier"], tuple[Tap, ...]))
    return contradictions(taps, Known(FollowerClass(row["klass"]), row["in_circle"]))


DOORS: Final[tuple[ControllerRouterHandler, ...]] = (
    show_overview,
    list_today,
    show_cohort,
    list_contradictions,
    *briefs.DOORS,
    *usage.DOORS,
)
