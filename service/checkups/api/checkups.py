"""Doors for asking for checkups and following them."""

from typing import Annotated, Final
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import PathParameter

from service.access.allotments import AllotmentSpent
from service.access.audit import Trail
from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.queries import page_by_id
from service.access.roles import Permission
from service.accounts.models import SocialAccount
from service.accounts.reach import AccountInPath
from service.checkups.asking import CheckupRunning, ask_for_checkup
from service.checkups.shapes import CheckupAsked, CheckupView, asked
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, key_of
from service.kit.problems import NotFound, Problem
from service.kit.work import Work
from service.roster.coaching import CoachingEnded, require_coaching
from service.roster.reach import Reach


class AccountHasNoApi(Problem):
    """The account is known from exports alone."""

    status = 409
    title = "This account is known from exports alone"
    remedy = "Hand in a fresh export with POST /v1/accounts/{account_id}/exports."


@post(
    "/v1/accounts/{account_id:uuid}/checkups",
    operation_id="startCheckup",
    summary="Have an account looked at now",
    tags=["Checkups"],
    status_code=202,
    guards=[may(Permission.START_CHECKUPS)],
    responses=refusals(NotFound, CheckupRunning, AccountHasNoApi, CoachingEnded, AllotmentSpent),
)
async def start_checkup(
    account: NamedDependency[SocialAccount],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> CheckupAsked:
    """Read, score and watch this account now; priced before it starts and kept under the account's budget."""
    if account.source != "api":
        raise AccountHasNoApi
    await require_coaching(work, account.client_id)
    checkup_id = await ask_for_checkup(work, account, asked_by=identity.caller, source="api")
    trail.note("checkup.asked", checkup_id)
    return asked(checkup_id)


@get(
    "/v1/checkups/{checkup_id:uuid}",
    operation_id="showCheckup",
    summary="Follow a checkup",
    tags=["Checkups"],
    guards=[may(Permission.READ_AUDIENCE)],
    responses=refusals(NotFound),
)
async def show_checkup(
    checkup_id: Annotated[UUID, PathParameter(description="The checkup.")],
    reach: NamedDependency[Reach],
    database: AppDatabase,
) -> CheckupView:
    """How far the checkup has come."""
    row = await database.reads.fetchrow("SELECT * FROM show_checkup_v3($1, $2, $3, $4)", *reach, checkup_id)
    if row is None:
        raise NotFound
    return msgspec.convert(dict(row), CheckupView)


@get(
    "/v1/accounts/{account_id:uuid}/checkups",
    operation_id="listCheckups",
    summary="List an account's checkups",
    tags=["Checkups"],
    guards=[may(Permission.READ_AUDIENCE)],
    responses=refusals(NotFound, CursorInvalid),
)
async def list_checkups(
    *,
    account_id: AccountInPath,
    reach: NamedDependency[Reach],
    database: AppDatabase,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[CheckupView]:
    """The account's checkups, newest first."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_checkups_v3($1, $2, $3, $4, $5, $6)", *reach, account_id, key_of(cursor, UUID), limit + 1
    )
    if not rows:
        raise NotFound
    return page_by_id([msgspec.convert(dict(row), CheckupView) for row in rows if row["id"] is not None], limit)


DOORS: Final = (start_checkup, show_checkup, list_checkups)
