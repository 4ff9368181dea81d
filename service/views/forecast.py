"""When the road's goal may be reached, told from how the number of quality followers went so far. Pure.

A random walk with drift: the drift is what came a day between the first look and the last, its scatter is how far the looks
between lie off that line, and the interval widens with the root of the time ahead and with how little the drift is known (R. J.
Hyndman and G. Athanasopoulos, Forecasting: Principles and Practice, 3rd edition, 2021, §5.5, "Drift method", here for looks at
uneven times; Student's quantile, since there are few looks).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from math import sqrt
from typing import Annotated, Final

import msgspec

FEWEST_LOOKS: Final = 4
SHORTEST: Final = timedelta(days=21)
"""No forecast from fewer looks, or a shorter time: three weeks hold a month's habits only just. Ours."""
LONGEST: Final = timedelta(days=120)
"""Looks older than this before the newest say nothing of today's pace. Ours."""
FARTHEST_DAYS: Final = 730
"""Nobody is told of a day more than two years ahead."""
CONFIDENCE: Final = 0.8

_T: Final = (3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.350, 1.345, 1.341)
"""Student's quantile at 0.9, for 1 to 15 degrees of freedom (any table of it)."""
_NORMAL: Final = 1.2816


class Forecast(msgspec.Struct, frozen=True, kw_only=True):
    """What may come at the pace so far; an interval, never a promise."""

    a_week: Annotated[float, msgspec.Meta(description="Quality followers gained a week so far.", examples=[3.5])]
    in_four_weeks: Annotated[int, msgspec.Meta(description="Quality followers in four weeks' time.", examples=[75])]
    in_four_weeks_low: Annotated[int, msgspec.Meta(description="At least, at this confidence.", examples=[66])]
    in_four_weeks_high: Annotated[int, msgspec.Meta(description="At most, at this confidence.", examples=[84])]
    reached_on: Annotated[
        date | None,
        msgspec.Meta(
            description="When the goal is reached at this pace; null when not in two years.", examples=["2027-05-30"]
        ),
    ]
    earliest_on: Annotated[
        date | None,
        msgspec.Meta(description="At the earliest; null when not in two years.", examples=["2027-03-14"]),
    ]
    latest_on: Annotated[
        date | None,
        msgspec.Meta(description="At the latest; null when it may never be.", examples=[None]),
    ]
    confidence: Annotated[float, msgspec.Meta(description="How sure the interval is.", examples=[0.8])]
    looks: Annotated[int, msgspec.Meta(description="Looks that it rests on.", examples=[9])]
    days: Annotated[int, msgspec.Meta(description="Days between the first of them and the last.", examples=[56])]


@dataclass(frozen=True, slots=True)
class Point:
    """Quality followers at one look."""

    at: datetime
    people: int


@dataclass(frozen=True, slots=True)
class _Pace:
    start: Point
    drift: float
    """People a day."""
    scatter: float
    """Of one day."""
    days: float
    quantile: float

    def at(self, ahead: float) -> tuple[float, float, float]:
        """What is expected so many days ahead: the least, the middle, the most."""
        middle = self.start.people + self.drift * ahead
        off = self.quantile * self.scatter * sqrt(ahead * (1 + ahead / self.days))
        return middle - off, middle, middle + off


def forecast(points: Sequence[Point], *, goal: int) -> Forecast | None:
    """What may come, from looks at one account by one model in their order; `None` where they tell too little."""
    recent = [point for point in points if points[-1].at - point.at <= LONGEST]
    if len(recent) < FEWEST_LOOKS or recent[-1].at - recent[0].at < SHORTEST:
        return None
    pace = _pace(recent)
    low, middle, high = pace.at(28)
    return Forecast(
        a_week=round(pace.drift * 7, 2),
        in_four_weeks=max(round(middle), 0),
        in_four_weeks_low=max(int(low), 0),
        in_four_weeks_high=max(-int(-high // 1), 0),
        reached_on=_reached(pace, goal, 1),
        earliest_on=_reached(pace, goal, 2),
        latest_on=_reached(pace, goal, 0),
        confidence=CONFIDENCE,
        looks=len(recent),
        days=round(pace.days),
    )


def _pace(points: Sequence[Point]) -> _Pace:
    days = (points[-1].at - points[0].at) / timedelta(days=1)
    drift = (points[-1].people - points[0].people) / days
    off = list(_off(points, drift))
    freedom = len(off) - 1
    return _Pace(
        start=points[-1],
        drift=drift,
        # People come whole: a line without any scatter was rounded onto it.
        scatter=max(sqrt(sum(off) / freedom), 1 / sqrt(days)),
        days=days,
        quantile=_T[freedom - 1] if freedom <= len(_T) else _NORMAL,
    )


def _off(points: Sequence[Point], drift: float) -> Iterable[float]:
    """How far each step lies off the drift, squared, for one day of it."""
    for before, after in pairwise(points):
        days = max((after.at - before.at) / timedelta(days=1), 1 / 24)
        yield (after.people - before.people - drift * days) ** 2 / days


def _reached(pace: _Pace, goal: int, bound: int) -> date | None:
    for ahead in range(FARTHEST_DAYS + 1):
        if pace.at(ahead)[bound] >= goal:
            return (pace.start.at + timedelta(days=ahead)).date()
    return None
