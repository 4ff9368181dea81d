"""What a network told of the follows of the client's own account, and the signs of a program in it. Pure.

Looks see whom an account follows from time to time; what is told as it happens gives each follow and each unfollow its minute, so
the yardsticks for dated follows (`follow_times`) and for follows that are soon dropped (`churn`) hold without guessing.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.audience.reasons import Reason
from service.automation.churn import BACK_WITHIN, SHORTEST_SPAN, Deeds, signals_of
from service.automation.follow_measures import BACK_FEWEST, CYCLE_SPAN, DAY, Cycles, Days
from service.automation.follow_times import Automated, Suspected, judge_follow_times
from service.automation.heard import Heard, Notice, stays
from service.automation.observations import Look, Side
from service.automation.signals import Kind, Signal
from service.automation.verdicts import from_follow_times

BACK_SHARE, BACK_WEIGHT = 0.95, 1.5
"""Of newcomers, the part followed back from which it speaks for a program, and how much (log-odds). Ours: by the minute it says
more than by looks, for which alone it could be fitted."""
_BACK_WITHIN: Final = timedelta(hours=BACK_WITHIN)
_SHOWN: Final = frozenset({Kind.FOLLOW_DROP_CYCLES, Kind.FIXED_DELAY})
"""What days and delays show; of the pace, the minutes themselves tell more."""


def heard_signals(heard: Heard, looks: Sequence[Look]) -> tuple[Signal, ...]:
    """The signs in what was told of whom the account follows.

    Args:
        heard: Everything told.
        looks: Both lists over time; who was followed before anything was told is in them alone.
    """
    own = [each for each in heard.notices if each.side is Side.FOLLOWING]
    if not own:
        return ()
    times = (own[0].at, own[-1].at)
    follows = np.array([int(each.at.timestamp()) for each in own if each.change == 1], np.int64)
    judged = judge_follow_times(follows)
    return (
        *(from_follow_times(judged) if isinstance(judged, Suspected | Automated) else ()),
        *_dropped_again(heard, own, times),
        *_follows_back(heard, looks, times),
    )


def _dropped_again(heard: Heard, own: Sequence[Notice], times: tuple[datetime, datetime]) -> tuple[Signal, ...]:
    """What follows that were dropped again show, by the same yardstick as those that looks see."""
    first, last = times
    if last - first < timedelta(hours=SHORTEST_SPAN):
        return ()
    dropped = [stay for stay in stays(heard, Side.FOLLOWING) if stay.lasted <= timedelta(days=CYCLE_SPAN)]
    cycles = Cycles(np.array([stay.lasted.total_seconds() for stay in dropped], np.float64))
    many = (last - first) // timedelta(days=1) + 1

    def by_day(moments: Iterable[datetime]) -> NDArray[np.float64]:
        days = [int((moment - first).total_seconds()) // DAY for moment in moments]
        return np.bincount(np.array(days, np.int64), minlength=many).astype(np.float64)

    days = Days(
        follows=by_day(each.at for each in own if each.change == 1),
        drops=by_day(each.at for each in own if each.change == -1),
    )
    found = signals_of(Deeds(days=days, cycles=cycles, times=times))
    return tuple(signal for signal in found if signal.kind in _SHOWN and signal.weight > 0)


def _follows_back(heard: Heard, looks: Sequence[Look], times: tuple[datetime, datetime]) -> tuple[Signal, ...]:
    """Of the people who came, how many were followed within a day, and how soon."""
    own = heard.of(Side.FOLLOWING)
    known = np.unique(np.concatenate([np.empty(0, np.int64), *(e.following for e in looks if e.following is not None)]))
    came, waits = 0, []
    for person, notices in heard.of(Side.FOLLOWERS).items():
        first, answers = notices[0], own.get(person, [])
        if first.change != 1 or heard.stretch_of(first.at, first.at + _BACK_WITHIN) is None:
            continue
        after = [each.at for each in answers if each.at >= first.at]
        # Who was followed already came as an answer to the account, not the other way round.
        if len(after) < len(answers) or (not answers and np.isin(person, known)):
            continue
        came += 1
        if answers and answers[0].change == 1 and after[0] - first.at <= _BACK_WITHIN:
            waits.append((after[0] - first.at).total_seconds() / 60)
    if came < BACK_FEWEST or len(waits) < BACK_SHARE * came:
        return ()
    minutes = round(float(np.median(waits)))
    reason = Reason(
        f"churn.{Kind.FOLLOWS_BACK_EVERYBODY}",
        {"came": came, "answered": len(waits), "median_minutes": minutes},
        f"Followed back {len(waits)} of {came} newcomers within a day, half of them within {minutes} minutes.",
    )
    return (
        Signal(
            kind=Kind.FOLLOWS_BACK_EVERYBODY,
            profile_id=None,
            weight=BACK_WEIGHT,
            reason=reason,
            first_seen_at=times[0],
            last_seen_at=times[1],
        ),
    )
