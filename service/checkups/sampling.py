"""Reading a random part of an audience that is known by number, where the budget does not pay for the whole of it.

X lists followers newest first, so nobody can be drawn from a list that was never read. Once it was, or an export told its
numbers, X shows any hundred of them at the price of as many followers; a part drawn at random says what the newest cannot.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import numpy as np
from sqlalchemy import select

from service.audience.models import Snapshot
from service.checkups.pricing import AT_ONCE
from service.kit.secrets import Secret
from service.kit.work import Work
from service.platforms.contract import PeopleReader, ProfilePage, Reader
from service.platforms.failures import RequestRefused

FRESH: Final = timedelta(days=30)
"""A list read whole this long ago at the most still says who follows; older ones are read anew, newest first. Ours."""


async def known_followers(work: Work, account_id: UUID, *, at: datetime) -> int:
    """How many followers a whole list told of lately; 0 where there is none."""
    found = await work.session.scalar(
        select(Snapshot.read)
        .where(
            Snapshot.practice_id == work.practice_id,
            Snapshot.account_id == account_id,
            Snapshot.side == "followers",
            Snapshot.complete,
            Snapshot.taken_at >= at - FRESH,
        )
        .order_by(Snapshot.number.desc())
        .limit(1)
    )
    return found or 0


def drawn(known: np.ndarray, many: int, *, by: UUID) -> list[int]:
    """So many of these ids at random, the same ones for the same checkup, in whatever order they are known.

    Each id's rank is a mixing of it with the checkup's (splitmix64; G. Steele, D. Lea, C. Flood, OOPSLA 2014).
    """
    mixed = known.astype(np.uint64) ^ np.uint64(by.int & (2**64 - 1))
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    mixed ^= mixed >> np.uint64(31)
    chosen: list[int] = known[np.argsort(mixed, kind="stable")[:many]].tolist()
    return chosen


def reader_of(sample: Sequence[int], show: PeopleReader) -> Reader:
    """Reads these people as if they were a list; its cursor is the place in the sample."""

    async def read(
        access_token: Secret, account_id: int, *, cursor: str | None, at: datetime, most: int | None = None
    ) -> ProfilePage:
        del account_id, most
        if cursor is not None and not (cursor.isascii() and cursor.isdigit()):
            raise RequestRefused("the cursor is none of ours")
        start = int(cursor or 0)
        page = await show(access_token, sample[start : start + AT_ONCE], at=at)
        further = start + AT_ONCE
        return replace(page, next_cursor=str(further) if further < len(sample) else None)

    return read
