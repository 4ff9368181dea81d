"""When followers arrived: the usual days, and the days that stand out."""

from datetime import UTC, datetime, timedelta
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from service.audience.reasons import Reason
from service.kit.spoken_moments import spoken_day
from service.platforms.archives.dated_names import UNDATED, DatedNames

FEWEST_ARRIVALS: Final = 20
"""In one day; fewer may be one good post of a small account."""

TIMES_USUAL: Final = 5.0
"""How far above the usual day a burst lies."""

NOISE: Final = 6.0
"""Standard deviations of a Poisson count above the usual day."""

AROUND: Final = 28
"""Days before and after that make the usual day."""

SHOWN: Final = 8
"""Bursts shown, the largest; the total counts all."""

_DAY = 86_400
_LONGEST = 40_000


class Burst(msgspec.Struct, frozen=True):
    """Days on which far more people arrived than around them."""

    first_day: datetime
    days: int
    arrived: int
    usual_per_day: float
    busiest_hour: int
    """Most arrivals within 60 minutes."""
    reason: Reason


class Growth(msgspec.Struct, frozen=True):
    """Arrivals that can still be seen: people who left again are not in the list."""

    dated: int
    """Followers whose arrival is dated."""
    last_30_days: int | None
    bursts: int | None
    shown: tuple[Burst, ...]
    not_observable: Reason | None = None


def growth(followers: DatedNames | None, *, until: datetime) -> Growth:
    """How the present followers arrived, up to `until`."""
    times = np.empty(0, np.int64) if followers is None else np.sort(followers.at[followers.at != UNDATED])
    if not len(times):
        text = "The export does not say when people followed, so growth and bursts cannot be seen."
        return Growth(0, None, None, (), Reason("no_follow_times", {}, text))
    recent = int((until - timedelta(days=30)).timestamp())
    found = _bursts(times)
    largest = sorted(found, key=lambda burst: burst.arrived, reverse=True)[:SHOWN]
    return Growth(
        dated=len(times),
        last_30_days=int(np.count_nonzero(times >= recent)),
        bursts=len(found),
        shown=tuple(sorted(largest, key=lambda burst: burst.first_day)),
    )


def _bursts(times: NDArray[np.int64]) -> list[Burst]:
    days = times // _DAY
    first = max(int(days[0]), int(days[-1]) - _LONGEST)
    counts = np.bincount(days[days >= first] - first)
    usual = _usual(counts)
    floor = np.maximum(np.maximum(FEWEST_ARRIVALS, TIMES_USUAL * usual), usual + NOISE * np.sqrt(usual + 1))
    edges = np.flatnonzero(np.diff(np.concatenate(([0], (counts >= floor).astype(np.int8), [0]))))
    return [
        _burst(times, first + int(start), int(end - start), float(usual[start])) for start, end in edges.reshape(-1, 2)
    ]


def _usual(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    # The median of the days around is not moved by the burst itself; zero days count, or small accounts look busy.
    padded = np.pad(counts.astype(np.float64), AROUND, constant_values=np.nan)
    usual: NDArray[np.float64] = np.nanmedian(np.lib.stride_tricks.sliding_window_view(padded, 2 * AROUND + 1), axis=1)
    return usual


def _burst(times: NDArray[np.int64], start: int, days: int, usual: float) -> Burst:
    arrived = times[(times >= start * _DAY) & (times < (start + days) * _DAY)]
    busiest = int(np.max(np.searchsorted(arrived, arrived + 3600) - np.arange(len(arrived))))
    first_day = datetime.fromtimestamp(start * _DAY, UTC)
    when = f"On {spoken_day(first_day)}" if days == 1 else f"In {days} days from {spoken_day(first_day)}"
    text = f"{when} {len(arrived):,} people arrived, {busiest:,} within one hour; the usual day then had {usual:.0f}."
    params: dict[str, str | int | float] = {
        "first_day": f"{first_day:%Y-%m-%d}",
        "days": days,
        "arrived": len(arrived),
        "busiest_hour": busiest,
        "usual_per_day": usual,
    }
    return Burst(first_day, days, len(arrived), usual, busiest, Reason("arrival_burst", params, text))
