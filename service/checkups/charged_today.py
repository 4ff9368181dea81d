"""Who was paid for on this day already: X charges for the same person once a UTC day (X API pricing, April 2026).

X calls that a soft promise, so plans do not count on it; what a checkup has spent does. Pages of a checkup that failed are gone,
and what other accounts or practices read is not known here: the bill is never higher than what is kept, and may be lower.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec
import numpy as np
from sqlalchemy import select

from service.audience import keeping
from service.audience.keeping import Side
from service.audience.models import Snapshot
from service.audience.roll import Ids, is_among
from service.checkups.models import Checkup
from service.kit.jobs import Run
from service.kit.work import Work
from service.platforms.contract import Page, PostPage, ProfilePage, ReactionPage

NOBODY: Final = np.empty(0, np.int64)
_SIDES: Final[tuple[Side, ...]] = ("followers", "following")


class _People(msgspec.Struct, array_like=True):
    """The first column of a page of people; the others are passed over."""

    id: list[int]


def among_them(page: Page, charged: Ids) -> frozenset[int]:
    """Those of a page's people who were paid for already; `charged` ascends."""
    match page:
        case ProfilePage(profiles=profiles):
            people = np.asarray(profiles.id, np.int64)
        case PostPage(authors=authors):
            people = np.array([each.id for each in authors], np.int64)
        case ReactionPage():
            return frozenset()
    return frozenset(people[is_among(people, charged)].tolist())


async def charged_today(run: Run, checkup_id: UUID, *, at: datetime) -> Ids:
    """The people whom the network showed for this account since the UTC day of `at` began, ascending."""
    async with run.work() as work:
        checkup = await work.session.get_one(Checkup, (work.practice_id, checkup_id))
        seen = [await _at_last_look(work, checkup.account_id, side, at) for side in _SIDES]
        started = checkup.started_at
    # Both clocks run alike, one ahead of the other.
    if started is not None and (at - (run.clock() - started)).date() == at.date():
        for side in _SIDES:
            seen += await _in_kept_pages(run, checkup_id, side)
    return np.unique(np.concatenate([NOBODY, *seen]))


async def _at_last_look(work: Work, account_id: UUID, side: Side, at: datetime) -> Ids:
    newest = await work.session.scalar(
        select(Snapshot)
        .where(Snapshot.practice_id == work.practice_id, Snapshot.account_id == account_id, Snapshot.side == side)
        .order_by(Snapshot.number.desc())
        .limit(1)
    )
    # Of a list that was not read to its end, older entries are kept that were not shown again.
    if newest is None or not newest.complete or newest.source != "api" or newest.taken_at.date() != at.date():
        return NOBODY
    connection = await keeping.connection_of(work.session)
    _, ids = await keeping.ids_at_last_look(connection, work.practice_id, account_id, side)
    return ids


async def _in_kept_pages(run: Run, checkup_id: UUID, side: Side) -> list[Ids]:
    found: list[Ids] = []
    reads = run.works.database.reads
    while packed := await reads.fetchval(
        "SELECT kept_page_v1($1, $2, $3, $4)", run.practice_id, checkup_id, side, len(found)
    ):
        found.append(np.array(msgspec.msgpack.decode(packed, type=_People).id, np.int64))
    return found
