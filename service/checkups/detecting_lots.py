"""Detecting lots of followers, who came one after another with accounts opened together, and between which looks they came."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final
from uuid import UUID

import numpy as np

from service.audience.keeping import connection_of
from service.audience.reasons import Reason
from service.audience.roll import Ids
from service.automation.amnesty import outside
from service.automation.lots import Arrivals, lots
from service.automation.opened_together import CameBetween, came_between, told_of
from service.automation.policy import Permits
from service.automation.signals import Kind
from service.automation.verdicts import Verdict
from service.checkups.detecting import Declared, Detection, settled_by
from service.kit.jobs import Run
from service.kit.work import Work


async def with_lots(  # noqa: PLR0913 # what it rests on, all named
    run: Run,
    account_id: UUID,
    found: Detection,
    arrivals: Arrivals,
    *,
    permits: Permits,
    declared: Declared,
    at: datetime,
) -> Detection:
    """The same, with what followers show in the order in which they came."""
    if not permits.allows(Kind.OPENED_TOGETHER, about_client=False):
        return found
    seen = await asyncio.to_thread(lots, arrivals)
    if isinstance(seen, Reason):
        return replace(found, not_observable=(*found.not_observable, seen))
    known: Mapping[int, CameBetween] = {}
    if seen:
        async with run.work() as work:
            known = await came_by_looks(work, account_id, np.concatenate([each.people for each in seen]), at=at)

    def told(events: Declared) -> tuple[Verdict, ...]:
        left = outside(str(Kind.OPENED_TOGETHER), seen, lambda lot: came_between(lot, known, at=at), events)
        verdict = told_of(left, of=arrivals, at=at, known=known)
        return () if verdict is None else (verdict,)

    settled = settled_by(told, declared)
    return replace(
        found,
        verdicts=(*found.verdicts, *settled.verdicts),
        explained=(*found.explained, *settled.explained),
        observable=found.observable | {str(Kind.OPENED_TOGETHER)},
    )


async def came_by_looks(work: Work, account_id: UUID, people: Ids, *, at: datetime) -> dict[int, CameBetween]:
    """Between which kept looks each of these followers came; who is in none yet came since the last whole one."""
    connection = await connection_of(work.session)
    rows = await connection.fetch(_CAME, work.practice_id, account_id, people.tolist())
    return {row["profile_id"]: (row["after"], row["by"] or at) for row in rows}


_LOOK: Final = (
    "SELECT l.taken_at FROM snapshot l WHERE l.practice_id = $1 AND l.account_id = $2 AND l.side = 'followers'"
)
_CAME: Final = f"""
SELECT p.profile_id, ({_LOOK} AND l.number = s.first_seen) AS by,
  ({_LOOK} AND l.complete AND (s.first_seen IS NULL OR l.number < s.first_seen) ORDER BY l.number DESC LIMIT 1) AS after
FROM unnest($3::bigint[]) AS p (profile_id)
  LEFT JOIN standing s ON s.practice_id = $1 AND s.account_id = $2 AND s.profile_id = p.profile_id
"""
