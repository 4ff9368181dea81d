"""The quality of an audience: now, and over time."""

from datetime import datetime
from typing import Final

import msgspec
from litestar import get
from litestar.di import NamedDependency

from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.roles import Permission
from service.accounts.reach import AccountInPath
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

    An export's picture names people only to the client, and to members while the client agrees; that look is noted.
    """
    row = await database.reads.fetchrow(
        "SELECT * FROM show_quality_v1($1, $2, $3, $4, $5, $6, $7)", *looking, account_id
    )
    if row is None:
        raise NotFound
    if row["id"] is None:
        raise NotCheckedYet
    quality = msgspec.convert(row["quality"], AudienceQuality)
    return QualityView(
        account_id=account_id,
        taken_at=row["taken_at"],
        age_seconds=int((row["now"] - row["taken_at"]).total_seconds()),
        quality=quality,
        coverage_text=quality.coverage.text(at=row["now"]),
        picture=row["picture"] if row["named"] else nameless(row["picture"]),
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
        "SELECT * FROM list_reports_v1($1, $2, $3, $4, $5, $6)", *reach, account_id, key_of(cursor, datetime), limit + 1
    )
    if not rows:
        raise NotFound
    points = [
        QualityPoint(id=row["id"], taken_at=row["taken_at"], quality=msgspec.convert(row["quality"], AudienceQuality))
        for row in rows[:limit]
        if row["id"] is not None
    ]
    return Page(items=points, next_cursor=cursor_of(points[-1].taken_at) if len(rows) > limit else None)


DOORS: Final = (show_quality, list_quality)
