"""What the changes of a list of people followed amount to, in a few numbers that can be weighed. Pure.

Follows are known to the interval between two looks only, so what is counted is counted by days, from the first look on.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.audience.roll import is_among
from service.automation.observations import Step

Amounts = NDArray[np.float64]

HOUR: Final = 3_600
DAY: Final = 86_400
WIDEST_STEP: Final = 26
"""Hours between two looks up to which a day's follows can be told from the next day's."""
CYCLE_SPAN: Final = 14
"""Days within which a follow and its unfollow make a cycle (Aykira: dumped after one to two weeks)."""
BOTH_DAY: Final = 5
"""Follows, and unfollows, on one day for both to count."""
BUSY_DAY: Final = 20
"""Follows in a day; igbot's lower default is 50, and a person rarely passes 10 on ordinary days."""
FIXED_CYCLES: Final = 12
"""Cycles from which their delays are compared."""
EVEN_DAYS, EVEN_DAY = 3, 8
"""Days, and follows on the mean of them, from which days are compared; fewer differ by chance alone."""
BACK_FEWEST: Final = 12
"""Newcomers from which it is told how many were followed back."""


@dataclass(frozen=True, slots=True)
class Cycles:
    """Follows that ended while we looked: how long each had lasted, in seconds."""

    lasted: Amounts
    blur: float = 0.0
    """Seconds between looks, by which a length is uncertain."""


@dataclass(frozen=True, slots=True)
class Days:
    """How much was done on each day of which at least half was seen."""

    follows: Amounts
    drops: Amounts


def newly_followed(changes: Sequence[Step]) -> Iterator[Step]:
    """The changes without people who only came back, perhaps from a list that was cut short."""
    gone = np.empty(0, np.int64)
    for step in changes:
        yield Step(step.since, step.until, step.came[~is_among(step.came, gone)], step.left)
        if step.left.size:
            gone = np.union1d(gone, step.left)


def cycles_in(changes: Sequence[Step]) -> Cycles:
    """Each unfollow with the follow before it; both count at the middle of the interval in which they fell."""
    present, since = np.empty(0, np.int64), np.empty(0, np.float64)
    lasted = [np.empty(0, np.float64)]
    for step in changes:
        middle = (step.since + step.until) / 2
        gone = is_among(present, step.left)
        recent = gone & (middle - since <= CYCLE_SPAN * DAY)
        lasted.append(middle - since[recent])
        present = np.concatenate([present[~gone], step.came])
        since = np.concatenate([since[~gone], np.full(step.came.size, middle)])
    return Cycles(np.concatenate(lasted), blur=_usual_width(changes))


def days_in(changes: Sequence[Step]) -> Days:
    """What each day brought. Intervals too wide to belong to one day are left out."""
    narrow = [step for step in changes if step.until - step.since <= WIDEST_STEP * HOUR]
    if not narrow:
        return Days(np.empty(0), np.empty(0))
    first = changes[0].since
    place = np.array([int((step.since + step.until) / 2 - first) // DAY for step in narrow])
    many = int(place.max()) + 1

    def by_day(amounts: list[int]) -> Amounts:
        return np.bincount(place, amounts, many).astype(np.float64)

    seen = by_day([step.until - step.since for step in narrow]) >= DAY / 2
    follows, drops = by_day([step.came.size for step in narrow]), by_day([step.left.size for step in narrow])
    return Days(follows[seen], drops[seen])


def measures(days: Days, cycles: Cycles) -> Mapping[str, float]:
    """Every measure of what was done by its name, `nan` where there is too little to tell.

    Returns:
        `follows`, `drops` and `turnover` (of either, the fewer) a day on all days but the busiest, so that one event tells
        nothing; `usual_follows` on the day in the middle; `busy_days`, how many; `both_days`, their share of all days;
        `spread`, the part of the usual delay within which half of all delays lie; `uneven`, the standard deviation of
        active days' follows as a part of their mean.
    """
    fewer = np.minimum(days.follows, days.drops)
    return {
        "follows": _besides_busiest(days.follows),
        "usual_follows": float(np.median(days.follows)) if days.follows.size else 0.0,
        "busy_days": float(np.count_nonzero(days.follows >= BUSY_DAY)),
        "drops": _besides_busiest(days.drops),
        "turnover": _besides_busiest(fewer),
        "both_days": _share(fewer >= BOTH_DAY),
        "spread": _spread(cycles),
        "uneven": _uneven(days.follows),
    }


def _usual_width(changes: Sequence[Step]) -> float:
    return float(np.median([step.until - step.since for step in changes])) if changes else 0.0


def _besides_busiest(a_day: Amounts) -> float:
    return float((a_day.sum() - a_day.max()) / (a_day.size - 1)) if a_day.size > 1 else 0.0


def _share(which: NDArray[np.bool_]) -> float:
    return float(which.mean()) if which.size else 0.0


def _spread(cycles: Cycles) -> float:
    if cycles.lasted.size < FIXED_CYCLES:
        return float("nan")
    low, median, high = np.percentile(cycles.lasted, (25, 50, 75))
    # Looks alone spread the lengths of equal stays over about half an interval.
    return float(max(0.0, high - low - cycles.blur / 2) / max(median, 1.0))


def _uneven(a_day: Amounts) -> float:
    active = a_day[a_day > 0]
    if active.size < EVEN_DAYS or active.mean() < EVEN_DAY:
        return float("nan")
    return float(active.std() / active.mean())
