"""Whether a program follows and unfollows for an account, from the list of people it follows as seen from time to time.

No public data set labels this, so weights are set by hand from how published tools behave by their own documentation and
defaults (InstaPy, igbot, TwitterFollowBot), and tried on generated accounts with delays the setting never saw.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import exp

import msgspec
import numpy as np
from numpy.typing import NDArray

from service.audience.reasons import Reason
from service.audience.roll import Ids, is_among
from service.automation.observations import Look, Side, Sight, Step, sights, steps
from service.automation.signals import Kind, Signal

FEWEST_LOOKS = 4
SHORTEST_SPAN = 48
"""Hours that looks must span; a single day, however busy, is an event."""
WIDEST_STEP = 26
"""Hours between looks, median, up to which a day's follows can be told from the next day's."""

PRIOR = -3.0
"""Log-odds that an account runs a tool before anything is seen: about one in twenty."""
CYCLE_SPAN = 14
"""Days within which a follow and its unfollow make a cycle (Aykira: dumped after one to two weeks)."""
CYCLE_DAY = 3
"""Cycles that end on one day for it to count; a person drops one or two."""
CYCLE_DAYS = ((3, 3.0), (5, 4.5))
"""So many days on which cycles ended, and what they weigh. A clean-up after an event takes one or two."""
FIXED_CYCLES = 12
FIXED_SPREAD = 0.2
"""Half of all delays within a fifth of the median, over several days: tools unfollow after a set time."""
FIXED_WEIGHT = 1.5
BUSY_DAY = 20
"""Follows in a day; igbot's lower default is 50, and a person rarely passes 10 on ordinary days."""
BUSY_DAYS = ((3, 1.0), (5, 2.5), (8, 3.5))
BACK_FEWEST, BACK_SHARE, BACK_WEIGHT = 12, 0.95, 1.5
"""Of newcomers, nearly all followed back by the next look or two: TwitterFollowBot's `auto_follow_followers`."""
REST = 6
"""Hours: looks closer than this show whether an account ever rests."""
REST_FOLLOWS, REST_SHARE, REST_WEIGHT = 30, 0.85, 1.5
"""On days with so many follows and unfollows, the share of all intervals in which some fell; a person sleeps a third of the day."""
QUIET_WEIGHT = -1.0
"""Nothing at all of this kind was seen."""

_HOUR, _DAY = 3_600, 86_400


class Churn(msgspec.Struct, frozen=True, kw_only=True):
    """Whether an account's follows look like a tool's. The probability is `None` when it cannot be observed."""

    auto_follow_probability: float | None
    signals: tuple[Signal, ...] = ()
    follows: int
    unfollows: int
    cycles: int = 0
    not_observable: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Cycles:
    """Follows that ended while we looked, in columns: when each was dropped, and how long it had lasted, in seconds."""

    dropped: Ids
    lasted: NDArray[np.float64]


def find_churn(looks: Sequence[Look]) -> Churn:
    """Look for a tool's traces in a series of looks at one account, in any order."""
    seen = sights(looks, Side.FOLLOWING)
    blind = _not_observable(seen)
    changes = steps(seen)
    follows, unfollows = sum(step.came.size for step in changes), sum(step.left.size for step in changes)
    if blind:
        return Churn(auto_follow_probability=None, follows=follows, unfollows=unfollows, not_observable=blind)
    cycles = _cycles(changes)
    times = (_time(seen[0].at), _time(seen[-1].at))
    found = (
        *cycle_signals(cycles, times),
        _busy_days(changes, times),
        _follows_back_everybody(looks, seen, times),
        _no_rest(changes, times),
    )
    signals = tuple(signal for signal in found if signal is not None)
    evidence = PRIOR + (sum(signal.weight for signal in signals) if signals else QUIET_WEIGHT)
    return Churn(
        auto_follow_probability=1 / (1 + exp(-evidence)),
        signals=signals,
        follows=follows,
        unfollows=unfollows,
        cycles=int(cycles.dropped.size),
    )


def cycle_signals(cycles: Cycles, times: tuple[datetime, datetime]) -> tuple[Signal, ...]:
    """What follows that were soon dropped show, seen between these two moments."""
    return tuple(each for each in (_ended_cycles(cycles, times), _fixed_delay(cycles, times)) if each is not None)


def _not_observable(seen: Sequence[Sight]) -> tuple[Reason, ...]:
    if len(seen) < FEWEST_LOOKS or seen[-1].at - seen[0].at < SHORTEST_SPAN * _HOUR:
        text = f"A tool shows in {FEWEST_LOOKS} complete looks over {SHORTEST_SPAN} hours; here are {len(seen)}."
        return (Reason("churn.too_few_looks", {"looks": len(seen), "needed": FEWEST_LOOKS}, text),)
    hours = round(float(np.median(np.diff([sight.at for sight in seen]))) / _HOUR, 1)
    if hours > WIDEST_STEP:
        text = f"Looks lie {hours:g} hours apart; what one day brought cannot be told from the next."
        return (Reason("churn.looks_too_far_apart", {"hours": hours, "most": WIDEST_STEP}, text),)
    return ()


def _cycles(changes: Sequence[Step]) -> Cycles:
    """Pair each unfollow with the follow before it; both count at the middle of the interval in which they fell."""
    present, since = np.empty(0, np.int64), np.empty(0, np.float64)
    dropped, lasted = [np.empty(0, np.int64)], [np.empty(0, np.float64)]
    for step in changes:
        middle = (step.since + step.until) / 2
        gone = is_among(present, step.left)
        recent = gone & (middle - since <= CYCLE_SPAN * _DAY)
        dropped.append(np.full(int(np.count_nonzero(recent)), step.until))
        lasted.append(middle - since[recent])
        present = np.concatenate([present[~gone], step.came])
        since = np.concatenate([since[~gone], np.full(step.came.size, middle)])
    return Cycles(np.concatenate(dropped), np.concatenate(lasted))


def _ended_cycles(cycles: Cycles, times: tuple[datetime, datetime]) -> Signal | None:
    days = _days_with(cycles.dropped, CYCLE_DAY)
    weight = _weight(days, CYCLE_DAYS)
    if not weight:
        return None
    hours = round(float(np.median(cycles.lasted)) / _HOUR)
    return _signal(
        Kind.FOLLOW_DROP_CYCLES,
        weight,
        {"cycles": int(cycles.dropped.size), "days": days, "median_hours": hours},
        f"Followed {cycles.dropped.size} people and dropped them again, mostly after about {hours} hours, on {days} days.",
        times,
    )


def _fixed_delay(cycles: Cycles, times: tuple[datetime, datetime]) -> Signal | None:
    days = _days_with(cycles.dropped, CYCLE_DAY)
    if cycles.dropped.size < FIXED_CYCLES or days < CYCLE_DAYS[0][0]:
        return None
    low, median, high = np.percentile(cycles.lasted, (25, 50, 75))
    if high - low > 2 * FIXED_SPREAD * median:
        return None
    hours = round(float(median) / _HOUR)
    return _signal(
        Kind.FIXED_DELAY,
        FIXED_WEIGHT,
        {"cycles": int(cycles.dropped.size), "hours": hours},
        f"Half of {cycles.dropped.size} unfollows came within a fifth of {hours} hours after the follow.",
        times,
    )


def _busy_days(changes: Sequence[Step], times: tuple[datetime, datetime]) -> Signal | None:
    moments = np.concatenate([np.full(step.came.size, step.until) for step in changes])
    days = _days_with(moments, BUSY_DAY)
    weight = _weight(days, BUSY_DAYS)
    if not weight:
        return None
    return _signal(
        Kind.BUSY_DAYS,
        weight,
        {"days": days, "follows": int(moments.size), "a_day": BUSY_DAY},
        f"Followed {BUSY_DAY} or more people on {days} different days.",
        times,
    )


def _follows_back_everybody(
    looks: Sequence[Look], seen: Sequence[Sight], times: tuple[datetime, datetime]
) -> Signal | None:
    """Of the people who came, how many were followed by the next look but one."""
    came = answered = 0
    before, later = {sight.at: sight for sight in seen}, [sight.at for sight in seen]
    for step in steps(sights(looks, Side.FOLLOWERS)):
        place = int(np.searchsorted(later, step.until)) + 1
        if place >= len(later) or step.since not in before:
            continue
        # Who was followed already came as an answer to the account, not the other way round.
        strangers = step.came[~is_among(step.came, before[step.since].ids)]
        came += strangers.size
        answered += int(np.count_nonzero(is_among(strangers, seen[place].ids)))
    if came < BACK_FEWEST or answered < BACK_SHARE * came:
        return None
    return _signal(
        Kind.FOLLOWS_BACK_EVERYBODY,
        BACK_WEIGHT,
        {"came": came, "answered": answered},
        f"Followed back {answered} of {came} newcomers within two looks.",
        times,
    )


def _no_rest(changes: Sequence[Step], times: tuple[datetime, datetime]) -> Signal | None:
    """On busy days, whether anything happened in nearly every interval, the night's included."""
    if np.median([step.until - step.since for step in changes]) > (REST + 0.5) * _HOUR:
        return None
    ends = np.array([step.until for step in changes])
    acts = np.array([step.came.size + step.left.size for step in changes])
    _, place = np.unique(ends // _DAY, return_inverse=True)
    busy = np.flatnonzero(np.bincount(place, acts) >= REST_FOLLOWS)
    within = np.isin(place, busy)
    if len(busy) < CYCLE_DAYS[0][0] or np.count_nonzero(acts[within]) < REST_SHARE * np.count_nonzero(within):
        return None
    share = round(100 * np.count_nonzero(acts[within]) / np.count_nonzero(within))
    return _signal(
        Kind.NO_REST,
        REST_WEIGHT,
        {"days": len(busy), "percent": share},
        f"On {len(busy)} busy days it followed or unfollowed in {share}% of all intervals, day and night.",
        times,
    )


def _days_with(moments: NDArray[np.int64], fewest: int) -> int:
    """On how many days at least so many of these moments fell."""
    return int(np.count_nonzero(np.bincount((moments - moments.min()) // _DAY) >= fewest)) if moments.size else 0


def _weight(days: int, table: tuple[tuple[int, float], ...]) -> float:
    return max((weight for needed, weight in table if days >= needed), default=0.0)


def _signal(
    kind: Kind, weight: float, params: dict[str, str | int | float], text: str, times: tuple[datetime, datetime]
) -> Signal:
    first, last = times
    return Signal(
        kind=kind,
        profile_id=None,
        weight=weight,
        reason=Reason(f"churn.{kind}", params, text),
        first_seen_at=first,
        last_seen_at=last,
    )


def _time(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
