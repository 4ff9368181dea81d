"""How sure a share is that was measured on a part of an audience."""

from collections.abc import Callable
from math import exp, lgamma, sqrt
from statistics import NormalDist
from typing import Annotated

import msgspec

EXACT_UP_TO = 250
"""Draws up to this are judged exactly; the approximation used beyond is as good there, and does not slow down with size."""
UNKNOWN_SIZE = 1_000_000
"""An audience of unknown size is taken as this large, from where size hardly matters."""


class Interval(msgspec.Struct, frozen=True):
    """A share between 0 and 1 with the bounds that hold the truth in at least `confidence` of all samples."""

    estimate: Annotated[float, msgspec.Meta(description="The share as measured, 0 to 1.", examples=[0.4])]
    low: Annotated[float, msgspec.Meta(description="The lower bound.", examples=[0.284])]
    high: Annotated[float, msgspec.Meta(description="The upper bound.", examples=[0.529])]
    confidence: Annotated[float, msgspec.Meta(description="How often such bounds hold the truth.", examples=[0.95])]


def share_interval(hits: int, drawn: int, *, population: int | None = None, confidence: float = 0.95) -> Interval:
    """The share of `hits` among `drawn` people taken at random, without replacement, from an audience of `population`.

    Small draws: every share that does not make the draw unlikely, by both tails of the hypergeometric distribution (exact, as
    C. Clopper and E. Pearson, Biometrika 26, 1934, for the binomial). Large draws: Wilson's score interval (JASA 22, 1927) on
    the effective size `n (N - 1) / (N - n)` (W. G. Cochran, Sampling Techniques, 3rd ed., section 2.6). Whoever has asked
    everybody knows the share.

    Raises:
        ValueError: nobody was drawn, more were hit than drawn, or more were drawn than there are.
    """
    if not 0 <= hits <= drawn or drawn == 0:
        raise ValueError(f"a share needs somebody drawn and no more hits than that; got {hits} of {drawn}")
    if population is not None and drawn > population:
        raise ValueError(f"{drawn} people cannot be drawn from an audience of {population}")
    size = max(UNKNOWN_SIZE, drawn) if population is None else population
    if drawn == size:
        return Interval(hits / drawn, hits / drawn, hits / drawn, confidence)
    share = hits / drawn
    low, high = (_exact if drawn <= EXACT_UP_TO else _wilson)(hits, drawn, size, confidence)
    # Of an audience drawn nearly whole, no whole number of people may make just the share that was measured.
    return Interval(share, min(low, share), max(high, share), confidence)


def bounds_for_all(low: float, high: float, *, reached: int, total: int) -> tuple[float, float]:
    """What bounds on a share among the people reached say of all `total`: the others may be none of them, or all.

    Nothing is assumed of those who were not reached (worst-case bounds, C. Manski, American Economic Review 80, 1990).
    """
    if total <= reached:
        return low, high
    return low * reached / total, (high * reached + total - reached) / total


def _exact(hits: int, drawn: int, population: int, confidence: float) -> tuple[float, float]:
    tail = (1 - confidence) / 2
    low = _first(
        hits, population, lambda all_hits: _at_most(drawn - hits, drawn, population - all_hits, population) > tail
    )
    most_misses = _first(
        drawn - hits, population, lambda misses: _at_most(hits, drawn, population - misses, population) > tail
    )
    return low / population, (population - most_misses) / population


def _first(start: int, end: int, likely: Callable[[int], bool]) -> int:
    """The first number from `start` on that is likely; likelihood never falls again."""
    while start < end:
        middle = (start + end) // 2
        if likely(middle):
            end = middle
        else:
            start = middle + 1
    return start


def _at_most(hits: int, drawn: int, all_hits: int, population: int) -> float:
    """The chance of at most so many hits in a draw from a population with `all_hits` of them."""
    fewest, most = max(0, drawn - (population - all_hits)), min(hits, all_hits)
    whole = _ways(population, drawn)
    return sum(
        exp(_ways(all_hits, seen) + _ways(population - all_hits, drawn - seen) - whole)
        for seen in range(fewest, most + 1)
    )


def _ways(total: int, chosen: int) -> float:
    """The logarithm of the number of ways to choose."""
    return lgamma(total + 1) - lgamma(chosen + 1) - lgamma(total - chosen + 1)


def _wilson(hits: int, drawn: int, population: int, confidence: float) -> tuple[float, float]:
    share = hits / drawn
    size = drawn * (population - 1) / (population - drawn)
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    centre = (share + z * z / (2 * size)) / (1 + z * z / size)
    half = z / (1 + z * z / size) * sqrt(share * (1 - share) / size + z * z / (4 * size * size))
    return (0.0 if hits == 0 else max(0.0, centre - half)), (1.0 if hits == drawn else min(1.0, centre + half))
