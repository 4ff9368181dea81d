"""Doors for a client in one look, and for everybody's day."""

from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec
from litestar import Response, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.types import ControllerRouterHandler

from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.queries import page_by_id
from service.access.roles import Permission
from service.kit.etags import TAGGED, UNCHANGED, IfNoneMatch, view
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, key_of
from service.kit.problems import NotFound
from service.roster.reach import ClientInPath, Reach
from service.views.overview import overview
from service.views.shapes import Overview, TodayView


@get(
    "/v1/clients/{client_id:uuid}/overview",
    operation_id="showOverview",
    summary="A client in one look",
    tags=["Views"],
    guards=[may(Permission.READ_CLIENTS)],
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
    guards=[may(Permission.READ_CLIENTS)],
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


DOORS: Final[tuple[ControllerRouterHandler, ...]] = (show_overview, list_today)
