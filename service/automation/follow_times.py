"""What the times of an account's follows tell: a hand, or a program.

Published defaults of such tools are the yardstick: the settings InstaPy documents cap 48 follows an hour; igbot makes
50 to 100 a day with 300 to 600 seconds between them; TwitterFollowBot waits a random 10 to 60 seconds. A person follows
in clumps: many within minutes on the day of an event, then nothing, and never through the night.
"""

from datetime import UTC, datetime
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from service.audience.reasons import Reason

FEWEST_FOLLOWS: Final = 40
"""Dated follows below which nothing is said: two windows of `WINDOW` gaps."""

WINDOW: Final = 20
"""Gaps looked at together. Of 20 gaps by hand, at least one is nearly always several times the others."""

EVEN_BAND: Final = (0.4, 1.8)
"""Times the window's median between which a gap counts as even: holds 92% of a random 10 to 60 seconds and all of 300
to 600. Gaps by hand spread over powers of ten (lognormal, sigma about 1): some 54% lie in the band."""

EVEN_SHARE: Final = 0.9
"""Part of a window's gaps in the band. The two longer sleeps of InstaPy (one after about ten actions) still fit."""

SLOW_GAP: Final = 8.0
"""Seconds, median. Quicker follows come from tapping down a list, which a hand does evenly too."""

PAUSE: Final = 30 * 60
"""Seconds without a follow that end a sitting: three times the longest wait of the tools above."""

IN_A_ROW: Final = 2
"""Even windows one after another; a single one happens to a careful person in about one window of nine."""

FEWEST_EVEN: Final = 10
"""Even windows in all, 200 follows, before anything is said: four days of igbot's quota."""

EVEN_PART: Final = 0.25
"""Even windows among all windows, so that years of careful following by hand do not add up to a sign."""

NIGHT: Final = 4 * 3600
"""Seconds of rest that everybody takes once in 30 hours."""

SLEEPLESS: Final = 30 * 3600
"""Seconds without such a rest after which only a program is likely."""

SLEEPLESS_FOLLOWS: Final = 40
"""Follows in a sleepless stretch; fewer may be single taps of a restless night."""

BUSY_DAY: Final = 50
"""Follows in one day: the lower daily default of igbot."""

BUSY_DAYS: Final = 5
"""Busy days within `BUSY_SPAN`. An event, even a congress, makes two or three."""

BUSY_SPAN: Final = 14
"""Days."""

SHOWN: Final = 5
"""Evidence rows in one sign; the count covers all."""

_TWO_MINUTES = 120
_DAY = 86_400


class Stretch(msgspec.Struct, frozen=True):
    """One piece of evidence: from when to when, how many follows, and the first of their moments."""

    starts_at: datetime
    ends_at: datetime
    follows: int
    first: tuple[datetime, ...]


class Sign(msgspec.Struct, frozen=True):
    """One observed pattern in the times of follows, with where it was seen."""

    reason: Reason
    count: int
    """Stretches in which it was seen."""
    evidence: tuple[Stretch, ...]
    """The largest of them."""


class Unreadable(msgspec.Struct, frozen=True, tag="not_observable"):
    """The times do not allow a judgement; the reason says why."""

    reason: Reason


class Unremarkable(msgspec.Struct, frozen=True, tag="unremarkable"):
    """So many follow times were read, and they look like a hand's."""

    follows: int


class Suspected(msgspec.Struct, frozen=True, tag="suspected"):
    """One pattern that a program would leave, and that a busy person might."""

    follows: int
    signs: tuple[Sign, ...]


class Automated(msgspec.Struct, frozen=True, tag="automated"):
    """Several independent patterns that together a program leaves and a person does not."""

    follows: int
    signs: tuple[Sign, ...]


def judge_follow_times(
    follows: NDArray[np.int64], *, precision: int = 1
) -> Unreadable | Unremarkable | Suspected | Automated:
    """Whether the account's follows look made by hand or by an auto-follow tool.

    Only follows that still stand are in an export, so a tool that cleans up after itself may leave nothing here.

    Args:
        follows: Unix seconds of the follows the account made, in any order; undated ones left out.
        precision: seconds to which they are known; evenness finer than that cannot be seen.
    """
    times = np.sort(follows)
    if len(times) < FEWEST_FOLLOWS:
        return Unreadable(
            Reason(
                "too_few_follow_times",
                {"follows": len(times), "needed": FEWEST_FOLLOWS},
                f"Only {len(times)} follows carry a date; {FEWEST_FOLLOWS} are needed to say anything about a tool.",
            )
        )
    found = (_even_gaps(times, precision), _sleepless(times), _busy_days(times))
    signs = tuple(sign for sign in found if sign is not None)
    if not signs:
        return Unremarkable(len(times))
    # Even gaps and sleeplessness do not occur by hand; busy days alone may be a zealous fortnight.
    strong = [sign for sign in signs if sign.reason.code != "busy_days"]
    return Automated(len(times), signs) if strong and len(signs) > 1 else Suspected(len(times), signs)


def _even_gaps(times: NDArray[np.int64], precision: int) -> Sign | None:
    stretches: list[NDArray[np.int64]] = []
    windows = even_windows = 0
    for sitting in _runs(times, PAUSE):
        even = _even_windows(sitting, precision)
        windows += len(even)
        edges = np.flatnonzero(np.diff(np.concatenate(([0], even.astype(np.int8), [0]))))
        for start, end in edges.reshape(-1, 2):
            if end - start >= IN_A_ROW:
                even_windows += end - start
                stretches.append(sitting[start * WINDOW : end * WINDOW + 1])
    if even_windows < max(FEWEST_EVEN, EVEN_PART * windows):
        return None
    follows = sum(map(len, stretches))
    gap = int(np.median(np.concatenate([np.diff(stretch) for stretch in stretches])))
    return _sign(
        "even_gaps",
        {"follows": follows, "stretches": len(stretches), "median_gap_seconds": gap},
        f"{follows:,} follows came at nearly even steps of about {_duration(gap)}, without the pauses a person makes.",
        stretches,
    )


def _even_windows(sitting: NDArray[np.int64], precision: int) -> NDArray[np.bool_]:
    gaps = np.diff(sitting)
    windows = len(gaps) // WINDOW
    blocks = gaps[: windows * WINDOW].reshape(windows, WINDOW)
    median = np.median(blocks, axis=1, keepdims=True)
    low, high = EVEN_BAND
    within = (blocks >= low * median) & (blocks <= high * median)
    # Rounded to minutes, gaps of a minute or two look even or uneven by chance alone.
    slow = median[:, 0] >= max(SLOW_GAP, 3.0 * precision if precision > 1 else 0.0)
    even: NDArray[np.bool_] = (within.mean(axis=1) >= EVEN_SHARE) & slow
    return even


def _sleepless(times: NDArray[np.int64]) -> Sign | None:
    stretches = [run for run in _runs(times, NIGHT) if run[-1] - run[0] >= SLEEPLESS and len(run) >= SLEEPLESS_FOLLOWS]
    if not stretches:
        return None
    hours = max(int(run[-1] - run[0]) for run in stretches) // 3600
    return _sign(
        "no_rest",
        {"stretches": len(stretches), "longest_hours": hours},
        f"Follows went on for up to {hours} hours without {NIGHT // 3600} hours of rest.",
        stretches,
    )


def _busy_days(times: NDArray[np.int64]) -> Sign | None:
    days, counts = np.unique(times // _DAY, return_counts=True)
    busy = days[counts >= BUSY_DAY]
    most = max((int(np.count_nonzero((busy >= day) & (busy < day + BUSY_SPAN))) for day in busy), default=0)
    if most < BUSY_DAYS:
        return None
    stretches = [run for run in _days(times) if len(run) >= BUSY_DAY]
    return _sign(
        "busy_days",
        {"days": len(busy), "most_within_fortnight": most, "follows": sum(map(len, stretches))},
        f"On {len(busy)} days {BUSY_DAY} or more people were followed, {most} of these days within a fortnight.",
        stretches,
    )


def _runs(times: NDArray[np.int64], pause: int) -> list[NDArray[np.int64]]:
    return np.split(times, np.flatnonzero(np.diff(times) > pause) + 1)


def _days(times: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    return np.split(times, np.flatnonzero(np.diff(times // _DAY)) + 1)


def _sign(code: str, params: dict[str, str | int | float], text: str, stretches: list[NDArray[np.int64]]) -> Sign:
    largest = sorted(stretches, key=len, reverse=True)[:SHOWN]
    evidence = tuple(
        Stretch(_time(run[0]), _time(run[-1]), len(run), tuple(map(_time, run[:SHOWN])))
        for run in sorted(largest, key=lambda run: int(run[0]))
    )
    return Sign(Reason(code, params, text), len(stretches), evidence)


def _time(seconds: np.int64) -> datetime:
    return datetime.fromtimestamp(int(seconds), UTC)


def _duration(seconds: int) -> str:
    return f"{seconds} seconds" if seconds < _TWO_MINUTES else f"{round(seconds / 60)} minutes"
