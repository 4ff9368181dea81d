"""A share that was asked of a stratified sample, with its interval, and whom to ask next so that it tightens fastest. Pure.

**Estimate.** Within a stratum everybody not asked yet is as likely as any other to be asked next, so the share among those who
were asked stands for those who were not (post-stratification: W. G. Cochran, Sampling Techniques, 3rd ed., 1977, sections
5.3 and 5A.9). Who was asked and still follows is known and not estimated.

**Interval.** Wilson's score interval (JASA 22, 1927) on the effective sample size: that of the simple random sample which would
tell as much (L. Kish, Survey Sampling, 1965, section 8.2; for intervals of shares compared by C. Franco, R. Little,
T. Louis and E. Slud, Journal of Survey Statistics and Methodology 7, 2019). Its variance allows for strata asked nearly to
the end. What is known already bounds it from both sides. `python -m bench.sorting` measures how often it holds.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf, sqrt
from statistics import NormalDist
from typing import Final, TypeVar

from service.audience.intervals import Interval

SMOOTHING: Final = 2.0
"""Answers at the common share that are lent to each stratum where its variance is reckoned, so that a few like answers in a row
do not pass for certainty. Ours, chosen in simulation between 1 and 3."""
CAUTION: Final = 20.0
"""Likewise where cards are allotted. With less, a stratum whose first answers are alike by chance is hardly asked again, and the
share leans to one side: with 2, intervals held 85% of the time instead of 90%."""

_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Part:
    """One stratum of an audience: who was asked, and who was not."""

    unasked: int
    """People now in it who were not asked."""
    asked: int
    """Answers of people who were in it when they were asked, those who have left since among them."""
    hits: int
    """How many of these answers count."""
    here: int
    """How many of those asked are still there."""
    hits_here: int
    """How many of these count."""


def share_of(parts: Sequence[Part], *, confidence: float) -> Interval | None:
    """The share of hits among everybody who is there now; `None` before the first answer, or when nobody is there."""
    people = sum(part.unasked + part.here for part in parts)
    known = sum(part.hits_here for part in parts)
    if not people or not any(part.asked for part in parts):
        return None
    overall = sum(part.hits for part in parts) / sum(part.asked for part in parts)
    estimate = (known + sum(part.unasked * _rate(part, overall) for part in parts)) / people
    least, most = known / people, (known + sum(part.unasked for part in parts)) / people
    low, high = _wilson(estimate, _effective(parts, people), confidence)
    return Interval(estimate, min(max(low, least), estimate), max(min(high, most), estimate), confidence)


def allotted(cards: int, parts: Mapping[_Key, Part]) -> dict[_Key, int]:
    """How many of so many cards to deal in each stratum; fewer when fewer people are left.

    Each next card goes where it lowers the variance of the whole share the most: Neyman's allocation (Journal of the Royal
    Statistical Society 97, 1934) in whole cards, by T. Wright's priorities (The American Statistician 66, 2012).
    """
    common, dealt = _common(parts.values()), dict.fromkeys(parts, 0)
    weight = {key: (part.unasked + part.here) * _spread(part, common, CAUTION) for key, part in parts.items()}
    for _ in range(min(cards, sum(part.unasked for part in parts.values()))):
        key = max(
            (key for key, part in parts.items() if part.unasked > dealt[key]),
            # Halves let a stratum of a handful wait, though nobody in it was asked yet.
            key=lambda key: (
                weight[key] / sqrt((parts[key].asked + dealt[key] + 0.5) * (parts[key].asked + dealt[key] + 1.5))
            ),
        )
        dealt[key] += 1
    return {key: cards for key, cards in dealt.items() if cards}


def more_needed(parts: Mapping[_Key, Part], *, within: float, confidence: float) -> int:
    """How many more answers bring the share's bounds within so much of their middle, going by what answers were so far."""
    unasked = sum(part.unasked for part in parts.values())
    fewest, most = 0, 1
    while most < unasked and _reach(_as_if(parts, most), confidence) > within:
        fewest, most = most, most * 2
    most = min(most, unasked)
    while fewest < most:
        middle = (fewest + most) // 2
        if _reach(_as_if(parts, middle), confidence) <= within:
            most = middle
        else:
            fewest = middle + 1
    return fewest


def _as_if(parts: Mapping[_Key, Part], more: int) -> list[Part]:
    """The parts after so many more answers like those before."""
    common, dealt = _common(parts.values()), allotted(more, parts)
    return [
        _asked(part, dealt.get(key, 0), round(dealt.get(key, 0) * _smooth(part, common, SMOOTHING)))
        for key, part in parts.items()
    ]


def _asked(part: Part, more: int, hits: int) -> Part:
    return Part(part.unasked - more, part.asked + more, part.hits + hits, part.here + more, part.hits_here + hits)


def _reach(parts: Sequence[Part], confidence: float) -> float:
    """Half of the width of the share's interval; all of it before the first answer."""
    share = share_of(parts, confidence=confidence)
    return 1.0 if share is None else (share.high - share.low) / 2


def _effective(parts: Sequence[Part], people: int) -> float:
    """The size of a simple random sample from a boundless audience that would tell as much."""
    common = _common(parts)
    share = sum((part.unasked + part.here) * _smooth(part, common, SMOOTHING) for part in parts) / people
    variance = sum(_variance(part, common) for part in parts) / people**2
    return share * (1 - share) / variance if variance else inf


def _variance(part: Part, common: float) -> float:
    """Of the number of hits among the people not asked; nought where everybody was."""
    rate = _smooth(part, common, SMOOTHING)
    asked = part.asked or SMOOTHING
    within = rate * (1 - rate) * (part.asked + SMOOTHING) / (part.asked + SMOOTHING - 1)
    return part.unasked * (part.unasked + part.asked) * within / asked


def _common(parts: Iterable[Part]) -> float:
    """The share among all answers, never quite none or all."""
    seen = list(parts)
    return (sum(part.hits for part in seen) + 0.5) / (sum(part.asked for part in seen) + 1)


def _rate(part: Part, overall: float) -> float:
    return part.hits / part.asked if part.asked else overall


def _smooth(part: Part, common: float, lent: float) -> float:
    return (part.hits + lent * common) / (part.asked + lent)


def _spread(part: Part, common: float, lent: float) -> float:
    rate = _smooth(part, common, lent)
    return sqrt(rate * (1 - rate))


def _wilson(share: float, drawn: float, confidence: float) -> tuple[float, float]:
    if drawn == inf:
        return share, share
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    centre = (share + z * z / (2 * drawn)) / (1 + z * z / drawn)
    half = z / (1 + z * z / drawn) * sqrt(share * (1 - share) / drawn + z * z / (4 * drawn * drawn))
    return centre - half, centre + half
