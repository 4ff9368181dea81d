"""Doors for asking for checkups, following them, and handing in an export."""

import hashlib
from datetime import datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

import msgspec
from litestar import Request, get, post
from litestar.di import NamedDependency
from litestar.params import PathParameter

from service.access.audit import Trail
from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.queries import page_by_id
from service.access.roles import Permission
from service.accounts.models import SocialAccount
from service.accounts.reach import AccountInPath
from service.checkups.asking import CheckupRunning, ask_for_checkup
from service.checkups.failures import Failure
from service.checkups.models import HandedInExport
from service.checkups.pricing import Plan
from service.kit.database import new_id
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, key_of
from service.kit.problems import NotFound, Problem
from service.kit.work import Work
from service.roster.reach import Reach

LARGEST_EXPORT: Final = 60_000_000
"""Bytes of a zip: what a million followers with their dates take, with room."""


class AccountHasNoApi(Problem):
    """The account is known from exports alone."""

    status = 409
    title = "This account is known from exports alone"
    remedy = "Hand in a fresh export with POST /v1/accounts/{account_id}/exports."


class ExportEmpty(Problem):
    """No bytes were sent."""

    status = 400
    title = "No export was sent"
    remedy = "Send the zip file itself as the body, with Content-Type: application/zip."


class CheckupView(msgspec.Struct, frozen=True, kw_only=True):
    """One look at an account: how far it has come, what it costs, and how it ended."""

    id: Annotated[UUID, msgspec.Meta(description="The checkup.", examples=["019a3d01-6c2e-7a40-8f1b-2d3c4b5a6978"])]
    account_id: Annotated[
        UUID, msgspec.Meta(description="The account.", examples=["019a3c70-4f1b-7a60-8d2e-5c3b1a09f8e7"])
    ]
    asked_by: Annotated[
        str,
        msgspec.Meta(
            description="A member, a client, or `schedule`.", examples=["member:019a3c5e-7d11-7f02-8a6d-0c1b2a394857"]
        ),
    ]
    asked_at: Annotated[datetime, msgspec.Meta(description="When.", examples=["2026-11-02T12:00:00Z"])]
    source: Annotated[
        Literal["api", "export"], msgspec.Meta(description="Where the facts come from.", examples=["api"])
    ]
    state: Annotated[
        Literal["queued", "reading", "waiting", "judging", "done", "failed"],
        msgspec.Meta(description="`waiting` means the network asked for a pause.", examples=["reading"]),
    ]
    stage: Annotated[str, msgspec.Meta(description="Which list is being read.", examples=["followers"])]
    plan: Annotated[
        Plan | None,
        msgspec.Meta(
            description="What will be read, its price and its length at the most; null until it is priced.",
            examples=[
                {
                    "followers": {"read": 4200, "total": 4200},
                    "following": {"read": 800, "total": 800},
                    "posts": {"read": 50, "total": 50},
                    "mentions": {"read": 400, "total": None},
                    "price_micros": 56250000,
                    "seconds": 11,
                    "budget_left_micros": 60000000,
                }
            ],
        ),
    ]
    people_read: Annotated[int, msgspec.Meta(description="Followers read so far.", examples=[3000])]
    people_total: Annotated[
        int | None, msgspec.Meta(description="Followers there are, as the network says.", examples=[4200])
    ]
    spent_micros: Annotated[
        int, msgspec.Meta(description="Paid so far, in millionths of a dollar.", examples=[30000000])
    ]
    waiting_until: Annotated[
        datetime | None, msgspec.Meta(description="Until when the network asked us to wait.", examples=[None])
    ]
    started_at: Annotated[
        datetime | None, msgspec.Meta(description="When it began.", examples=["2026-11-02T12:00:01Z"])
    ]
    finished_at: Annotated[datetime | None, msgspec.Meta(description="When it ended.", examples=[None])]
    failure: Annotated[
        Failure | None, msgspec.Meta(description="Why there is no report, and what mends it.", examples=[None])
    ]
    report_id: Annotated[UUID | None, msgspec.Meta(description="The report it made.", examples=[None])]


class CheckupAsked(msgspec.Struct, frozen=True):
    """The checkup that was asked for; follow it until its state is `done` or `failed`."""

    id: Annotated[UUID, msgspec.Meta(description="The checkup.", examples=["019a3d01-6c2e-7a40-8f1b-2d3c4b5a6978"])]
    checkup: Annotated[
        str,
        msgspec.Meta(description="Where to follow it.", examples=["/v1/checkups/019a3d01-6c2e-7a40-8f1b-2d3c4b5a6978"]),
    ]


@post(
    "/v1/accounts/{account_id:uuid}/checkups",
    operation_id="startCheckup",
    summary="Have an account looked at now",
    tags=["Checkups"],
    status_code=202,
    guards=[may(Permission.START_CHECKUPS)],
    responses=refusals(NotFound, CheckupRunning, AccountHasNoApi),
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
    checkup_id = await ask_for_checkup(work, account, asked_by=identity.caller, source="api")
    trail.note("checkup.asked", checkup_id)
    return _asked(checkup_id)


@post(
    "/v1/accounts/{account_id:uuid}/exports",
    operation_id="handInExport",
    summary="Hand in an official data export",
    description="The body is the zip file as the network made it (`application/zip`), up to 60 MB.",
    tags=["Checkups"],
    status_code=202,
    guards=[may(Permission.HAND_IN_EXPORT)],
    request_max_body_size=LARGEST_EXPORT,
    responses=refusals(NotFound, CheckupRunning, ExportEmpty),
)
async def hand_in_export(
    request: Request[Any, Any, Any],
    account: NamedDependency[SocialAccount],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> CheckupAsked:
    """Have an export read. Only the client whose account it is hands it in."""
    archive = await request.body()
    if not archive:
        raise ExportEmpty
    checkup_id = await ask_for_checkup(work, account, asked_by=identity.caller, source="export")
    work.session.add(
        HandedInExport(
            practice_id=work.practice_id,
            id=new_id(),
            account_id=account.id,
            checkup_id=checkup_id,
            sha256=hashlib.sha256(archive).digest(),
            size=len(archive),
            handed_in_at=work.at,
            archive=archive,
        )
    )
    trail.note("export.handed_in", checkup_id)
    return _asked(checkup_id)


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
    row = await database.reads.fetchrow("SELECT * FROM show_checkup_v1($1, $2, $3, $4)", *reach, checkup_id)
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
        "SELECT * FROM list_checkups_v1($1, $2, $3, $4, $5, $6)", *reach, account_id, key_of(cursor, UUID), limit + 1
    )
    if not rows:
        raise NotFound
    return page_by_id([msgspec.convert(dict(row), CheckupView) for row in rows if row["id"] is not None], limit)


def _asked(checkup_id: UUID) -> CheckupAsked:
    return CheckupAsked(id=checkup_id, checkup=f"/v1/checkups/{checkup_id}")


DOORS: Final = (start_checkup, hand_in_export, show_checkup, list_checkups)
