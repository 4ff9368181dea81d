"""What is known from before: the last looks at an account as whole lists again, and what its network told in between.

Lists come from the newest roll and the changes kept with each snapshot.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import numpy as np
from sqlalchemy import select

from service.accounts.practice_time import ahead
from service.audience import keeping
from service.audience.keeping import SIDE_NUMBER, Side
from service.audience.roll import Ids
from service.automation.heard import Heard, Notice, Stretch
from service.automation.models import FollowNotice, Listening
from service.automation.notices import LOOKED_BACK, MOST_NOTICES
from service.automation.observations import Look
from service.automation.observations import Side as ListSide
from service.kit.work import Work

MOST_LOOKS: Final = 60
MOST_IDS: Final = 20_000_000
"""All lists together; 160 MB. Large accounts are looked back on less far."""


@dataclass(frozen=True, slots=True)
class _Kept:
    number: int
    taken_at: datetime
    complete: bool


async def past_looks(work: Work, account_id: UUID, before: dict[Side, tuple[int, Ids]]) -> list[Look]:
    """The looks kept so far, oldest first; `before` holds both lists as the newest snapshots left them."""
    followers = await _unwound(work, account_id, "followers", *before["followers"])
    following = await _unwound(work, account_id, "following", *before["following"])
    return [
        Look(
            taken_at=taken_at,
            complete=seen.complete,
            followers=ids,
            following=following[taken_at][1] if taken_at in following and following[taken_at][0].complete else None,
        )
        for taken_at, (seen, ids) in sorted(followers.items(), key=lambda each: each[0])
    ]


async def heard_so_far(work: Work, account_id: UUID) -> Heard:
    """What the account's network told of follows as they happened, and when it did, as far back as a look goes."""
    back_to = work.at + await ahead(work) - LOOKED_BACK
    told = await work.session.execute(
        select(FollowNotice.heard_at, FollowNotice.side, FollowNotice.profile_id, FollowNotice.change)
        .where(
            FollowNotice.practice_id == work.practice_id,
            FollowNotice.account_id == account_id,
            FollowNotice.heard_at > back_to,
        )
        .order_by(FollowNotice.heard_at.desc(), FollowNotice.id.desc())
        .limit(MOST_NOTICES)
    )
    listened = await work.session.execute(
        select(Listening.since, Listening.until, Listening.ended_because)
        .where(Listening.practice_id == work.practice_id, Listening.account_id == account_id)
        .order_by(Listening.since)
    )
    notices = [Notice(at, ListSide(side), person, 1 if change > 0 else -1) for at, side, person, change in told]
    stretches = tuple(Stretch(since, until, why or "") for since, until, why in listened if since is not None)
    # Where not everything is looked at, a stretch says nothing of what was told in it before.
    known_from = back_to if len(notices) < MOST_NOTICES else notices[-1].at
    return Heard(tuple(reversed(notices)), stretches).after(known_from)


async def _unwound(
    work: Work, account_id: UUID, side: Side, newest: int, ids: Ids
) -> dict[datetime, tuple[_Kept, Ids]]:
    """Each kept sight of one list by its moment, found by undoing the changes from the newest one backwards."""
    connection = await keeping.connection_of(work.session)
    many = max(1, min(MOST_LOOKS, MOST_IDS // max(ids.size, 1)))
    kept = [
        _Kept(row["number"], row["taken_at"], row["complete"])
        for row in await connection.fetch(_SNAPSHOTS, work.practice_id, account_id, side, newest - many)
    ]
    changes: dict[tuple[int, int], list[int]] = defaultdict(list)
    if kept:
        for row in await connection.fetch(_EVENTS, work.practice_id, account_id, SIDE_NUMBER[side], kept[-1].number):
            changes[row["number"], row["change"]].append(row["profile_id"])
    found: dict[datetime, tuple[_Kept, Ids]] = {}
    for seen in kept:
        found[seen.taken_at] = (seen, ids)
        arrived, left = (np.array(changes[seen.number, change], np.int64) for change in (1, -1))
        ids = keeping.applied(ids, arrived=left, left=arrived)
    return found


_SNAPSHOTS: Final = """
SELECT number, taken_at, complete FROM snapshot
WHERE practice_id = $1 AND account_id = $2 AND side = $3 AND number > $4 ORDER BY number DESC
"""

_EVENTS: Final = """
SELECT number, change, profile_id FROM follower_event
WHERE practice_id = $1 AND account_id = $2 AND side = $3 AND number > $4 ORDER BY number, change, profile_id
"""
