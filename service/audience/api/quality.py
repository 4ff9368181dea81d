"""The quality of an audience: now, and over time."""

from datetime import datetime
from typing import Any, Final

import msgspec
from litestar import get
from litestar.di import NamedDependency

from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.roles import Permission
from service.accounts.reach import AccountInPath
from service.audience.engager_quality import EngagerQuality, looked_text
from service.audience.engager_shapes import EngagersNow
from service.audience.ledger_shapes import Ledger, LedgerView
from service.audience.nameless import nameless
from service.audience.report import AudienceQuality
from service.audience.shapes import QualityPoint, QualityView
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, cursor_of, key_of
from service.kit.problems import NotFound, Problem
from service.roster.looking import DEPENDENCIES, Looking
from service.roster.reach import Reach


class NotCheckedYet(Problem):
    """No checkup of this account has finished."""

    status = 409
    title = "This account has not been looked at yet"
    remedy = "Start a checkup, or hand in an export, and wait until it is done."


@get(
    "/v1/accounts/{account_id:uuid}/quality",
    operation_id="showQuality",
    summary="How good the followers are now",
    dependencies=DEPENDENCIES,
    tags=["Audience"],
    guards=[may(Permission.READ_AUDIENCE)],
    responses=refusals(NotFound, NotCheckedYet),
)
async def show_quality(
    account_id: AccountInPath, looking: NamedDependency[Looking], database: AppDatabase
) -> QualityView:
    """The newest report: quality followers on the road to 500, shares by class, and what they rest on.

    Where the network names no followers, `engagers` tells of those who engage instead. Both stand where an official export
    named the followers of such an account.

    An export's picture names people only to the client, and to members while the client agrees; that look is noted.
    """
    row = await database.reads.fetchrow(
        "SELECT * FROM show_quality_v2($1, $2, $3, $4, $5, $6, $7)", *looking, account_id
    )
    if row is None:
        raise NotFound
    if row["id"] is None and row["engagers"] is None:
        raise NotCheckedYet
    quality = msgspec.convert(row["quality"], AudienceQuality | None)
    return QualityView(
        account_id=account_id,
        taken_at=row["taken_at"],
        age_seconds=None if quality is None else int((row["now"] - row["taken_at"]).total_seconds()),
        quality=quality,
        coverage_text=None if quality is None else quality.coverage.text(at=row["now"]),
        picture=row["picture"] if row["named"] else nameless(row["picture"]),
        engagers=None if row["engagers"] is None else _engagers(row),
    )


def _engagers(row: Any) -> EngagersNow:  # noqa: ANN401 # the driver has no types
    seen, age = msgspec.convert(row["engagers"], EngagerQuality), row["now"] - row["engagers_at"]
    return EngagersNow(
        taken_at=row["engagers_at"],
        age_seconds=int(age.total_seconds()),
        seen=seen,
        coverage_text=looked_text(seen, age),
    )


@get(
    "/v1/accounts/{account_id:uuid}/quality/history",
    operation_id="listQuality",
    summary="How good the followers were over time",
    tags=["Audience"],
    guards=[may(Permission.READ_AUDIENCE)],
    responses=refusals(NotFound, CursorInvalid),
)
async def list_quality(
    *,
    account_id: AccountInPath,
    reach: NamedDependency[Reach],
    database: AppDatabase,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[QualityPoint]:
    """One point for each finished checkup, newest first."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_reports_v2($1, $2, $3, $4, $5, $6)", *reach, account_id, key_of(cursor, datetime), limit + 1
    )
    if not rows:
        raise NotFound
    points = [
        QualityPoint(
            id=row["id"],
            taken_at=row["taken_at"],
            quality=msgspec.convert(row["quality"], AudienceQuality | None),
            engagers=msgspec.convert(row["engagers"], EngagerQuality | None),
        )
        for row in rows[:limit]
        if row["id"] is not None
    ]
    return Page(items=points, next_cursor=cursor_of(points[-1].taken_at) if len(rows) > limit else None)


@get(
    "/v1/accounts/{account_id:uuid}/quality/ledger",
    operation_id="listLedger",
    summary="Why there are more or fewer quality followers than before",
    tags=["Audience"],
    guards=[may(Permission.READ_AUDIENCE)],
    responses=refusals(NotFound, CursorInvalid),
)
async def list_ledger(
    *,
    account_id: AccountInPath,
    reach: NamedDependency[Reach],
    database: AppDatabase,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[LedgerView]:
    """What each checkup found changed since the one before, newest first: causes that add up to the difference."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_ledgers_v1($1, $2, $3, $4, $5, $6)", *reach, account_id, key_of(cursor, datetime), limit + 1
    )
    if not rows:
        raise NotFound
    ledgers = [
        LedgerView(id=row["id"], taken_at=row["taken_at"], ledger=msgspec.convert(row["ledger"], Ledger))
        for row in rows[:limit]
        if row["id"] is not None
    ]
    return Page(items=ledgers, next_cursor=cursor_of(ledgers[-1].taken_at) if len(rows) > limit else None)


DOORS: Final = (show_quality, list_quality, list_ledger)
