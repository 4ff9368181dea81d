"""How sure a share is that was measured on a part of an audience."""

from math import sqrt
from statistics import NormalDist

import msgspec


class Interval(msgspec.Struct, frozen=True):
    """A share between 0 and 1 with the bounds that hold the truth in `confidence` of all samples."""

    estimate: float
    low: float
    high: float
    confidence: float


def share_interval(hits: int, drawn: int, *, population: int | None = None, confidence: float = 0.95) -> Interval:
    """The share of `hits` among `drawn` people taken at random from an audience of `population`.

    Wilson's score interval (E. B. Wilson, JASA 22, 1927), on the effective size `n (N - 1) / (N - n)` that corrects for
    drawing without replacement from a finite audience (W. G. Cochran, Sampling Techniques, 3rd ed., section 2.6): whoever
    has asked everybody knows the share exactly.

    Raises:
        ValueError: nobody was drawn, more were hit than drawn, or more were drawn than there are.
    """
    if not 0 <= hits <= drawn or drawn == 0:
        raise ValueError(f"a share needs somebody drawn and no more hits than that; got {hits} of {drawn}")
    if population is not None and drawn > population:
        raise ValueError(f"{drawn} people cannot be drawn from an audience of {population}")
    share = hits / drawn
    if drawn == population:
        return Interval(share, share, share, confidence)
    size = drawn if population is None else drawn * (population - 1) / (population - drawn)
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    centre = (share + z * z / (2 * size)) / (1 + z * z / size)
    half = z / (1 + z * z / size) * sqrt(share * (1 - share) / size + z * z / (4 * size * size))
    low = 0.0 if hits == 0 else max(0.0, centre - half)
    high = 1.0 if hits == drawn else min(1.0, centre + half)
    return Interval(share, low, high, confidence)
