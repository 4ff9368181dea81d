"""Whether newcomers are followed back by a program: all of them, soon, and at every time of the day. Pure.

TwitterFollowBot's `auto_follow_followers` follows back whoever came since its last run, and X's developer guidelines do not allow
an app that follows everybody back. A polite person may follow back as many, in the evening or whenever the phone is at hand, and
sleeps; so it is not how many that tells, but that nobody waits, whoever they are and by night too. Every number here is ours, tried by
`python -m bench.follow_histories.following_back`.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.audience.reasons import Reason
from service.audience.roll import is_among
from service.automation.follow_measures import DAY, HOUR
from service.automation.observations import Look, Side, Sight, sights, steps
from service.automation.signals import Kind
from service.automation.verdicts import Severity, Subject, Verdict

WIDEST: Final = 3.5
"""Hours between two looks. Where they lie further apart, somebody who looks in morning, noon and evening answers as soon."""
SOON: Final = 2
"""Hours after the look that shows a newcomer; the first look from then on shows who was followed back."""
FEWEST: Final = 24
"""Newcomers whose answer was seen."""
ANSWERED: Final = 0.9
"""Of them, how many were soon followed back; lists cut short and newcomers that a network hides leave room for a tenth."""
PART: Final = 4
"""Hours of the day looked at together, beginning at each full hour. Nearly everybody rests longer."""
FEWEST_IN_PART, FEWEST_DAYS, ANSWERED_IN_PART = 4, 3, 0.75
"""Newcomers in each part of the day, on so many days, and how many of them were soon followed back: one night awake tells nothing."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """Newcomers by the look that first shows them: when, how many, and how many of them were soon followed back."""

    middle: NDArray[np.int64]
    came: NDArray[np.int64]
    answered: NDArray[np.int64]
    times: tuple[datetime, datetime]


def auto_follow_back(looks: Sequence[Look]) -> Verdict | Reason | None:
    """What is told of following back, by looks in any order; `None` where a person does it, a reason where it cannot be told."""
    following = sights(looks, Side.FOLLOWING)
    seen = _seen(sights(looks, Side.FOLLOWERS), following)
    came, answered = int(seen.came.sum()), int(seen.answered.sum())
    if came < FEWEST:
        text = (
            f"Whether a program follows back shows from {FEWEST} newcomers seen by looks up to {WIDEST:g} hours apart;"
            f" here are {came}."
        )
        return Reason("auto_follow_back.too_few_newcomers", {"came": came, "needed": FEWEST, "hours": WIDEST}, text)
    if answered < ANSWERED * came:
        return None
    parts = [_in_part(seen, hour) for hour in range(24)]
    if any(of >= FEWEST_IN_PART and days >= FEWEST_DAYS and soon < ANSWERED_IN_PART * of for of, soon, days in parts):
        return None
    if any(of < FEWEST_IN_PART or days < FEWEST_DAYS for of, _, days in parts):
        text = f"Too few people came at some times of the day to see whether they, too, were followed back within {SOON} hours."
        return Reason("auto_follow_back.not_at_every_hour", {"came": came, "answered": answered}, text)
    return _verdict(seen, parts)


def _seen(followers: Sequence[Sight], following: Sequence[Sight]) -> _Seen:
    """The strangers who came and stayed until it showed whether they were followed back."""
    there, at = {sight.at: sight.ids for sight in followers}, [sight.at for sight in following]
    before = {sight.at: sight.ids for sight in following}
    rows: list[tuple[int, int, int]] = []
    first, last = 0, 0
    for step in steps(followers):
        place = bisect_left(at, step.until + SOON * HOUR)
        if place >= len(at) or step.since not in before or at[place] not in there:
            continue
        if max(step.until - step.since, at[place] - step.until) > WIDEST * HOUR:
            continue
        first, last = first or step.since, at[place]
        # Who was followed already came as an answer; who left at once could not be answered.
        strangers = step.came[~is_among(step.came, before[step.since])]
        stayed = strangers[is_among(strangers, there[at[place]])]
        soon = int(np.count_nonzero(is_among(stayed, following[place].ids)))
        rows.append(((step.since + step.until) // 2, stayed.size, soon))
    middle, came, answered = np.array(rows, np.int64).reshape(-1, 3).T
    return _Seen(middle, came, answered, (datetime.fromtimestamp(first, UTC), datetime.fromtimestamp(last, UTC)))


def _in_part(seen: _Seen, hour: int) -> tuple[int, int, int]:
    """Of those who came in the hours from this one on: how many, how many soon followed back, and on how many days."""
    here = ((seen.middle // HOUR - hour) % 24 < PART) & (seen.came > 0)
    days = np.unique((seen.middle[here] - hour * HOUR) // DAY).size
    return int(seen.came[here].sum()), int(seen.answered[here].sum()), days


def _verdict(seen: _Seen, parts: Sequence[tuple[int, int, int]]) -> Verdict:
    came, answered = int(seen.came.sum()), int(seen.answered.sum())
    hour = min(range(24), key=lambda each: parts[each][1] / parts[each][0])
    of, soon, days = parts[hour]
    begins, ends = f"{hour:02}:00", f"{(hour + PART) % 24:02}:00"
    return Verdict(
        code=str(Kind.AUTO_FOLLOW_BACK),
        subject=Subject.OWN_ACCOUNT,
        profile_id=None,
        severity=Severity.WARNING,
        probability=None,
        reason=Reason(
            "auto_follow_back",
            {"came": came, "times": answered, "within_hours": SOON + WIDEST},
            f"Followed back {answered} of {came} newcomers by the next looks, within {SOON + WIDEST:g} hours, at every time of the day.",
        ),
        evidence=(
            Reason(
                "auto_follow_back.least",
                {"from": begins, "to": ends, "came": of, "answered": soon, "days": days},
                f"Least of all between {begins} and {ends} UTC: {soon} of {of} who came then, on {days} days.",
            ),
            Reason(
                "auto_follow_back.coverage",
                {"newcomers": came, "from": seen.times[0].isoformat(), "to": seen.times[1].isoformat()},
                f"Counted are {came} newcomers who stayed, seen by looks up to {WIDEST:g} hours apart;"
                " who was followed before they came is left out.",
            ),
        ),
        first_seen_at=seen.times[0],
        last_seen_at=seen.times[1],
    )
