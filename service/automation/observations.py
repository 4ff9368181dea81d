"""An account's lists as they were seen from time to time, and which of those sights can be believed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

import numpy as np

from service.audience import roll
from service.audience.roll import Ids, is_among


class Side(StrEnum):
    """Which of an account's two lists."""

    FOLLOWERS = "followers"
    FOLLOWING = "following"


@dataclass(frozen=True, slots=True)
class Look:
    """Both lists at one moment, ids ascending. `following` is `None` where the source did not give it."""

    taken_at: datetime
    complete: bool
    """The lists were read to their end, as far as the source said."""
    followers: Ids
    following: Ids | None


@dataclass(frozen=True, slots=True)
class Sight:
    """One list at one moment, believed to be whole: who is absent here was absent."""

    at: int
    """Unix seconds."""
    ids: Ids


@dataclass(frozen=True, slots=True)
class Step:
    """What changed between two sights that follow each other."""

    since: int
    until: int
    came: Ids
    left: Ids


FEWEST_RETURNED = 5
"""People who vanish together and come back together show that the list was cut short, not that they left."""
RETURNED_SHARE = 0.01
"""Of the list, how many must have come back for that."""
LOOKED_AHEAD = 4
LONGEST_OUTAGE = 48 * 3_600
"""Sights, or seconds if these are more, in which they may come back: an outage is seldom longer."""
FEWEST_DOUBTED = 10
DOUBTED_SHARE = 0.02
DOUBTED_TIMES = 4
"""The last sight is believed to have lost more people than these (count, share of the list, and times the usual loss) only when
a further one confirms it."""
OUTAGE_SHARE = 1 / 3
"""Of the list, so many are missing all at once in an outage more often than for any other cause; it is believed once it has
outlasted one."""


def sights(looks: Iterable[Look], side: Side) -> tuple[Sight, ...]:
    """The sights of one list that can be believed, oldest first.

    Left out are lists the source called incomplete, lists that were cut short without saying so (people missing from them are
    back soon after), a first list that lacks many who are there from the second on, and last lists with a sudden loss that
    nothing confirms yet.
    """
    whole = [
        Sight(int(look.taken_at.timestamp()), ids)
        for look in looks
        if look.complete and (ids := look.followers if side is Side.FOLLOWERS else look.following) is not None
    ]
    # Of several at one moment, the longest.
    whole = list({sight.at: sight for sight in sorted(whole, key=lambda sight: (sight.at, sight.ids.size))}.values())
    if _begins_short(whole):
        del whole[0]
    believed: list[Sight] = []
    losses: list[int] = []
    for place, sight in enumerate(whole):
        if believed:
            lost = roll.compare(believed[-1].ids, sight.ids).left
            if lost.size >= FEWEST_RETURNED and not _is_real(lost, believed[-1], _looked_ahead(whole, place), losses):
                continue
            losses.append(lost.size)
        believed.append(sight)
    return tuple(believed)


def steps(seen: Sequence[Sight]) -> list[Step]:
    """The changes from each sight to the next."""
    return [
        Step(before.at, after.at, changes.came, changes.left)
        for before, after in pairwise(seen)
        for changes in (roll.compare(before.ids, after.ids),)
    ]


def _begins_short(whole: Sequence[Sight]) -> bool:
    """Whether the first list was perhaps cut short; nothing is lost without it."""
    if len(whole) <= LOOKED_AHEAD:
        return False
    gained, *usual = (step.came for step in steps(whole[: LOOKED_AHEAD + 2]))
    return _is_sudden(gained, whole[0], [came.size for came in usual])


def _looked_ahead(whole: Sequence[Sight], place: int) -> list[Sight]:
    """The next few sights, and all that an outage may last."""
    return [
        sight
        for ahead, sight in enumerate(whole[place + 1 :])
        if ahead < LOOKED_AHEAD or sight.at - whole[place].at <= LONGEST_OUTAGE
    ]


def _is_real(lost: Ids, before: Sight, later: Sequence[Sight], losses: Sequence[int]) -> bool:
    """Whether these people left, and were not only missing from a list."""
    if _came_back(lost, before, later):
        return False
    return not _is_sudden(lost, before, losses) or _is_confirmed(lost, before, later)


def _came_back(lost: Ids, before: Sight, later: Sequence[Sight]) -> bool:
    enough = max(FEWEST_RETURNED, RETURNED_SHARE * before.ids.size)
    return lost.size >= enough and any(np.count_nonzero(is_among(lost, sight.ids)) >= enough for sight in later)


def _is_sudden(people: Ids, before: Sight, others: Sequence[int]) -> bool:
    usual = float(np.median(others)) if others else 0.0
    return people.size > max(FEWEST_DOUBTED, DOUBTED_SHARE * before.ids.size, DOUBTED_TIMES * usual)


def _is_confirmed(lost: Ids, before: Sight, later: Sequence[Sight]) -> bool:
    if not later or lost.size < OUTAGE_SHARE * before.ids.size:
        return bool(later)
    return later[-1].at - before.at > LONGEST_OUTAGE
