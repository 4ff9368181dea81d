"""What a network told of the follows of the client's own account, and the signs of a program in it. Pure.

Looks see whom an account follows from time to time; what is told as it happens gives each follow and each unfollow its minute, so
the yardsticks for dated follows (`follow_times`) and for follows that are soon dropped (`churn`) hold without guessing.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

import numpy as np

from service.audience.reasons import Reason
from service.automation.churn import BACK_FEWEST, BACK_SHARE, BACK_WEIGHT, CYCLE_SPAN, Cycles, cycle_signals
from service.automation.follow_times import Automated, Suspected, judge_follow_times
from service.automation.heard import Heard, stays
from service.automation.observations import Look, Side
from service.automation.signals import Kind, Signal
from service.automation.verdicts import from_follow_times

BACK_WITHIN: Final = timedelta(hours=24)
"""How soon a follow back comes when a program gives it; TwitterFollowBot runs `auto_follow_followers` at least daily."""


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
        *cycle_signals(_cycles(heard), times),
        *_follows_back(heard, looks, times),
    )


def _cycles(heard: Heard) -> Cycles:
    dropped = [stay for stay in stays(heard, Side.FOLLOWING) if stay.lasted <= timedelta(days=CYCLE_SPAN)]
    return Cycles(
        np.array([int(stay.left.timestamp()) for stay in dropped], np.int64),
        np.array([stay.lasted.total_seconds() for stay in dropped], np.float64),
    )


def _follows_back(heard: Heard, looks: Sequence[Look], times: tuple[datetime, datetime]) -> tuple[Signal, ...]:
    """Of the people who came, how many were followed within a day, and how soon."""
    own = heard.of(Side.FOLLOWING)
    known = np.unique(np.concatenate([np.empty(0, np.int64), *(e.following for e in looks if e.following is not None)]))
    came, waits = 0, []
    for person, notices in heard.of(Side.FOLLOWERS).items():
        first, answers = notices[0], own.get(person, [])
        if first.change != 1 or heard.stretch_of(first.at, first.at + BACK_WITHIN) is None:
            continue
        after = [each.at for each in answers if each.at >= first.at]
        # Who was followed already came as an answer to the account, not the other way round.
        if len(after) < len(answers) or (not answers and np.isin(person, known)):
            continue
        came += 1
        if answers and answers[0].change == 1 and after[0] - first.at <= BACK_WITHIN:
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
