"""Whether a program follows and unfollows for an account, from the list of people it follows as seen from time to time."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import exp
from typing import Final

import msgspec
import numpy as np

from service.audience.reasons import Reason
from service.audience.roll import is_among
from service.automation.follow_evidence import PRIOR, shipped
from service.automation.follow_measures import (
    BACK_FEWEST,
    BOTH_DAY,
    BUSY_DAY,
    HOUR,
    WIDEST_STEP,
    Cycles,
    Days,
    cycles_in,
    days_in,
    measures,
    newly_followed,
)
from service.automation.observations import Look, Side, Sight, sights, steps
from service.automation.signals import Kind, Signal

FEWEST_LOOKS: Final = 4
SHORTEST_SPAN: Final = 48
"""Hours that looks must cover; a single day, however busy, is an event."""
SHORTEST_DELAY: Final = 3.5
"""Hours: the shortest unfollow delay in InstaPy's documentation is 3, and looks may come a little late."""
BACK_WITHIN: Final = 24
"""Hours within which a follow back comes when a program gives it; TwitterFollowBot runs `auto_follow_followers` at least daily."""


class Churn(msgspec.Struct, frozen=True, kw_only=True):
    """Whether an account's follows look like a tool's. The probability is `None` when it cannot be observed."""

    auto_follow_probability: float | None
    signals: tuple[Signal, ...] = ()
    """What speaks for a tool, and against it; nothing where the whole speaks for a person."""
    not_observable: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Deeds:
    """What an account did, however it became known."""

    days: Days
    cycles: Cycles
    times: tuple[datetime, datetime]
    """Between which it was seen."""
    came: int = 0
    answered: int = 0
    """Newcomers, and how many of them were soon followed back."""


def find_churn(looks: Sequence[Look]) -> Churn:
    """Look for a tool's traces in a series of looks at one account, in any order."""
    seen = sights(looks, Side.FOLLOWING)
    blind = why_blind(seen)
    if blind is not None:
        return Churn(auto_follow_probability=None, not_observable=(blind,))
    deeds = deeds_in(looks, seen)
    signals = signals_of(deeds)
    evidence = sum(signal.weight for signal in signals)
    return Churn(
        auto_follow_probability=1 / (1 + exp(-(PRIOR + evidence))),
        # What speaks against a tool here must not outweigh what words or minutes show.
        signals=signals if evidence > 0 else (),
        not_observable=_unseen_between(seen),
    )


def why_blind(seen: Sequence[Sight]) -> Reason | None:
    """Why these sights of whom an account follows show too little to say anything; nothing where they show enough."""
    gaps = np.diff([sight.at for sight in seen])
    hours = _usual_hours(seen)
    # A long time between two looks shows nothing of its days.
    covered = gaps[gaps <= WIDEST_STEP * HOUR].sum() if hours <= WIDEST_STEP else gaps.sum()
    if len(seen) < FEWEST_LOOKS or covered < SHORTEST_SPAN * HOUR:
        text = f"A tool shows in {FEWEST_LOOKS} complete looks over {SHORTEST_SPAN} hours; here are {len(seen)}."
        return Reason("churn.too_few_looks", {"looks": len(seen), "needed": FEWEST_LOOKS}, text)
    if hours > WIDEST_STEP:
        text = f"Looks lie {hours:g} hours apart; what one day brought cannot be told from the next."
        return Reason("churn.looks_too_far_apart", {"hours": hours, "most": WIDEST_STEP}, text)
    return None


def deeds_in(looks: Sequence[Look], seen: Sequence[Sight]) -> Deeds:
    """What an account was seen to do.

    Args:
        looks: both lists over time.
        seen: the believed sights, two at least, of whom it follows.
    """
    changes = tuple(newly_followed(steps(seen)))
    cycles = cycles_in(changes)
    came, answered = _answered(looks, seen)
    return Deeds(
        days=days_in(changes),
        cycles=cycles,
        times=(_time(seen[0].at), _time(seen[-1].at)),
        came=came,
        answered=answered,
    )


def measured(deeds: Deeds) -> Mapping[str, float]:
    """The measures of what was done, by name; `nan` where there is too little to tell."""
    share = deeds.answered / deeds.came if deeds.came >= BACK_FEWEST else float("nan")
    return {**measures(deeds.days, deeds.cycles), "answered": share}


def signals_of(deeds: Deeds) -> tuple[Signal, ...]:
    """What all that was done says for or against a tool; patterns that say nothing are left out."""
    says = shipped().says(measured(deeds))
    return tuple(
        Signal(
            kind=kind,
            profile_id=None,
            weight=weight,
            reason=_reason(kind, deeds),
            first_seen_at=deeds.times[0],
            last_seen_at=deeds.times[1],
        )
        for kind, weight in says.items()
        if weight
    )


def _unseen_between(seen: Sequence[Sight]) -> tuple[Reason, ...]:
    hours = _usual_hours(seen)
    if hours <= SHORTEST_DELAY:
        return ()
    text = (
        f"Looks lie {hours:g} hours apart; whom the account followed and dropped again between two of them is not seen."
    )
    return (Reason("churn.shorter_than_looks", {"hours": hours}, text),)


def _usual_hours(seen: Sequence[Sight]) -> float:
    gaps = np.diff([sight.at for sight in seen])
    return round(float(np.median(gaps)) / HOUR, 1) if gaps.size else 0.0


def _answered(looks: Sequence[Look], seen: Sequence[Sight]) -> tuple[int, int]:
    """How many strangers came, and how many of them were followed a day later, or two looks."""
    came = answered = 0
    before, later = {sight.at: sight for sight in seen}, [sight.at for sight in seen]
    for step in steps(sights(looks, Side.FOLLOWERS)):
        place = max(bisect_left(later, step.until) + 1, bisect_left(later, step.until + BACK_WITHIN * HOUR))
        if place >= len(later) or step.since not in before:
            continue
        # Who was followed already came as an answer to the account, not the other way round.
        strangers = step.came[~is_among(step.came, before[step.since].ids)]
        came += strangers.size
        answered += int(np.count_nonzero(is_among(strangers, seen[place].ids)))
    return came, answered


def _reason(kind: Kind, deeds: Deeds) -> Reason:
    params, text = _words(kind, deeds, measured(deeds))
    return Reason(f"churn.{kind}", params, text)


def _words(kind: Kind, deeds: Deeds, told: Mapping[str, float]) -> tuple[dict[str, str | int | float], str]:
    days, cycles = deeds.days, deeds.cycles
    seen = days.follows.size
    match kind:
        case Kind.FOLLOW_DROP_CYCLES:
            both, hours = round(told["both_days"] * seen), _median_hours(cycles)
            text = f"On {both} of {seen} days it followed {BOTH_DAY} people or more and dropped {BOTH_DAY} or more."
            if hours:
                text += f" {cycles.lasted.size} follows were dropped again, mostly after about {hours} hours."
            return {"days": both, "of_days": seen, "cycles": cycles.lasted.size, "median_hours": hours}, text
        case Kind.FIXED_DELAY:
            hours, percent = _median_hours(cycles), round(100 * told["spread"])
            text = f"Half of {cycles.lasted.size} follows lasted about {hours} hours and differ in that by {percent}% at most."
            return {"cycles": cycles.lasted.size, "hours": hours, "percent": percent}, text
        case Kind.EVEN_DAYS:
            low, high = (round(float(each)) for each in np.percentile(days.follows[days.follows > 0], (25, 75)))
            return {"least": low, "most": high}, f"Half of its active days brought {low} to {high} follows each."
        case Kind.FOLLOWS_BACK_EVERYBODY:
            text = f"Followed back {deeds.answered} of {deeds.came} newcomers within a day."
            return {"came": deeds.came, "answered": deeds.answered}, text
        case _:
            busy, follows = round(told["busy_days"]), round(float(days.follows.sum()))
            usual = round(told["usual_follows"])
            text = f"Followed {follows} people in {seen} days, usually {usual} a day, and {BUSY_DAY} or more on {busy} days."
            return {"days": busy, "of_days": seen, "follows": follows, "usual": usual, "a_day": BUSY_DAY}, text


def _median_hours(cycles: Cycles) -> int:
    return round(float(np.median(cycles.lasted)) / HOUR) if cycles.lasted.size else 0


def _time(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
