"""A stretch of followers, one after another, whose accounts were opened within a few weeks of each other. Pure.

Followers in their order of arrival against the dates their accounts were created show bought lots as level streaks: the chart of
Confessore, Dance, Harris and Hansen, "The Follower Factory" (The New York Times, 27 January 2018). They judged by eye; here a
stretch must be dense by itself, and its neighbours must not be. A giveaway or a day in the press brings people whose accounts are
as old as anybody's. On a young network, and in the crust of new accounts that follow at once, those before and after are of the
same age as well, by what is known of when they came: nobody follows before their account exists, so the newest account until then
dates an arrival from below.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import exp, lgamma, log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.audience.reasons import Reason
from service.audience.roll import Ids

FEWEST_DATED: Final = 60
"""Followers with a date: the shortest stretch and three such for neighbours."""
SHORTEST: Final = 15
"""Followers of a stretch. Sellers' smallest lots are larger (100 is what shops offer least); of them some are closed soon. Ours."""
OPENED_WITHIN: Final = timedelta(days=45)
DENSE: Final = 0.5
"""The part of a stretch opened within that time; lots that drip in are mixed with other people."""
BESIDE: Final = 1 / 3
"""Of that part, what is found in the neighbours at most."""
CHANCE: Final = 1e-4
"""How likely such a stretch may be among its neighbours, over all stretches looked at (Bonferroni); one account in ten thousand."""
MOST_STRETCHES: Final = 600
"""Looked at of one length: of a hundred thousand followers, stretches from five hundred on; fifteen say nothing there."""
MOST_LOOKED_AT: Final = 100_000
"""Of a larger audience the newest; that takes 0.7 seconds."""
_MINUTES: Final = int(OPENED_WITHIN.total_seconds() // 60)
NOT_SAID: Final = -1
"""For what the network does not say."""


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Followers from the first to the newest, as far as they were read in one piece."""

    created_minute: NDArray[np.int32]
    """Since 1970; -1 where the network does not say."""
    posts: NDArray[np.int32]
    """Likewise."""
    ids: Ids
    """Who they are."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    first: int
    size: int
    opened_from: int
    inside: int
    beside: float
    chance: float
    """Its logarithm."""


@dataclass(frozen=True, slots=True)
class Lot:
    """A stretch of followers whose accounts were opened together."""

    size: int
    people: Ids
    """Those opened then."""
    opened_from: datetime
    beside: float
    one_post_at_most: int
    not_before: datetime
    """Nobody follows before their account exists, so the newest account until then dates the arrival from below."""


def lots(arrivals: Arrivals) -> tuple[Lot, ...] | Reason:
    """The stretches, the least likely first; or why they cannot be told."""
    dated = np.flatnonzero(arrivals.created_minute != NOT_SAID)[-MOST_LOOKED_AT:]
    if dated.size < FEWEST_DATED:
        return Reason(
            "opened_together.too_few_dates",
            {"dated": int(dated.size), "needed": FEWEST_DATED},
            f"When accounts were opened is known of {dated.size} followers; {FEWEST_DATED} are needed to see whether some came"
            " as a lot.",
        )
    created = arrivals.created_minute[dated].astype(np.int64)
    found = _apart(_stretches(created, np.maximum.accumulate(created)))
    return tuple(_lot(each, created, arrivals.posts[dated], arrivals.ids[dated]) for each in found)


def _stretches(created: NDArray[np.int64], came: NDArray[np.int64]) -> list[_Stretch]:
    found: list[_Stretch] = []
    size, looked = max(SHORTEST, -(-3 * created.size // MOST_STRETCHES)), 0
    while size <= created.size // 4:
        for first in range(0, created.size - size + 1, max(1, size // 3)):
            looked += 1
            seen = _dense(created, came - created, first, size)
            if seen is not None:
                found.append(seen)
        size = size * 3 // 2
    return [each for each in found if each.chance + log(looked) <= log(CHANCE)]


def _dense(created: NDArray[np.int64], age: NDArray[np.int64], first: int, size: int) -> _Stretch | None:
    dates = np.sort(created[first : first + size])
    many = np.searchsorted(dates, dates + _MINUTES) - np.arange(size)
    start = int(np.argmax(many))
    inside, opened = int(many[start]), int(dates[start])
    if inside < DENSE * size:
        return None
    # A lot rarely ends where the stretch does, so its next third on either side speaks for nobody.
    gap = size // 3
    before, after = (
        slice(max(0, first - gap - size), max(0, first - gap)),
        slice(first + size + gap, first + gap + 2 * size),
    )
    near, near_age = np.concatenate([created[before], created[after]]), np.concatenate([age[before], age[after]])
    many_near = near.size
    if many_near < size // 2:
        return None
    own = created[first : first + size]
    ages = age[first : first + size][(own >= opened) & (own < opened + _MINUTES)]
    others = max(
        int(np.count_nonzero((near >= opened) & (near < opened + _MINUTES))),
        int(np.count_nonzero((near_age >= ages.min()) & (near_age <= ages.max()))),
    )
    if others / many_near > BESIDE * inside / size:
        return None
    return _Stretch(first, size, opened, inside, others / many_near, _tail(inside, size, others, many_near))


def _tail(inside: int, size: int, beside: int, near: int) -> float:
    """The logarithm of the chance that so many of those opened then stand in the stretch (hypergeometric; Fisher's exact test)."""
    both, of = inside + beside, size + near
    terms = [
        _choose(size, each) + _choose(near, both - each) - _choose(of, both)
        for each in range(inside, min(size, both) + 1)
        if both - each <= near
    ]
    top = max(terms)
    return top + log(sum(exp(each - top) for each in terms))


def _choose(many: int, few: int) -> float:
    return lgamma(many + 1) - lgamma(few + 1) - lgamma(many - few + 1)


def _apart(found: Sequence[_Stretch]) -> list[_Stretch]:
    """The least likely first, without those that overlap with one before."""
    kept: list[_Stretch] = []
    for each in sorted(found, key=lambda each: (each.chance, each.first)):
        if all(each.first + each.size <= other.first or other.first + other.size <= each.first for other in kept):
            kept.append(each)
    return kept


def _lot(each: _Stretch, created: NDArray[np.int64], posts: NDArray[np.int32], ids: Ids) -> Lot:
    rows = slice(each.first, each.first + each.size)
    then = (created[rows] >= each.opened_from) & (created[rows] < each.opened_from + _MINUTES)
    return Lot(
        size=each.size,
        people=ids[rows][then],
        opened_from=_moment(each.opened_from),
        beside=each.beside,
        one_post_at_most=int(np.count_nonzero(then & (posts[rows] >= 0) & (posts[rows] <= 1))),
        not_before=_moment(int(created[: each.first + each.size // 2 + 1].max())),
    )


def _moment(minute: int) -> datetime:
    return datetime.fromtimestamp(60 * minute, UTC)
