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
"""Sights in which they may come back: an outage is seldom longer."""
FEWEST_DOUBTED = 10
DOUBTED_SHARE = 0.02
DOUBTED_TIMES = 4
"""The last sight is believed to have lost more people than these (count, share of the list, and times the usual loss) only when
a further one confirms it."""


def sights(looks: Iterable[Look], side: Side) -> tuple[Sight, ...]:
    """The sights of one list that can be believed, oldest first.

    Left out are lists the source called incomplete, lists that were cut short without saying so (people missing from them are
    back soon after), and a last list with a sudden loss that nothing confirms yet.
    """
    whole = [
        Sight(int(look.taken_at.timestamp()), ids)
        for look in sorted(looks, key=lambda look: look.taken_at)
        if look.complete and (ids := look.followers if side is Side.FOLLOWERS else look.following) is not None
    ]
    believed: list[Sight] = []
    losses: list[int] = []
    for place, sight in enumerate(whole):
        if believed:
            lost = roll.compare(believed[-1].ids, sight.ids).left
            later = whole[place + 1 : place + 1 + LOOKED_AHEAD]
            if _came_back(lost, believed[-1], later) or (not later and _is_sudden(lost, believed[-1], losses)):
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


def _came_back(lost: Ids, before: Sight, later: Sequence[Sight]) -> bool:
    enough = max(FEWEST_RETURNED, RETURNED_SHARE * before.ids.size)
    return lost.size >= enough and any(np.count_nonzero(is_among(lost, sight.ids)) >= enough for sight in later)


def _is_sudden(lost: Ids, before: Sight, losses: Sequence[int]) -> bool:
    usual = float(np.median(losses)) if losses else 0.0
    return lost.size > max(FEWEST_DOUBTED, DOUBTED_SHARE * before.ids.size, DOUBTED_TIMES * usual)
