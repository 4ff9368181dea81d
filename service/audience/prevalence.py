"""Which share of an audience is fake, from everybody's evidence together. Pure.

Counting the flagged would repeat the prior and the threshold. Instead the evidence is taken for a mixture of the groups of
labelled accounts, genuine and fake, and the share of the fake ones is what makes it likeliest (M. Saerens, P. Latinne,
C. Decaestecker, Neural Computation 14, 2002; here with several groups on each side, since no audience is quite like one of
them). Beside it stands the adjusted count (G. Forman, Data Mining and Knowledge Discovery 17, 2008), for sales that are like none of
the groups. Where the mixture does not tell apart how far people lie above even odds, it is itself such a count, with its misses
fitted to the audience, and its estimate stands alone. Intervals allow for what the model was off on groups it had not seen.
"""

from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from service.audience.evidence import Densities, Evidence, counted

FEWEST: Final = 30
"""Accounts below which no share is told: the interval would be half of everything."""
CONFIDENCE: Final = 0.9
MODEL_ERROR: Final = 0.03
"""Added on both sides; `bench/assessment` prints how often intervals then held, for groups left out of the fit."""
MODEL_PART: Final = 0.05
"""And this part of the share, since what is missed or flagged by mistake grows with the fakes there are."""
_HALF_DEVIANCE: Final = 1.353
"""Half of the 90% point of the chi-square distribution with one degree of freedom."""
FALSE_ALARMS: Final = (0.005, 0.02, 0.04)
"""Of genuine groups left out of the fit, the share that was flagged: at the least, as intended, at the most."""
CAUGHT: Final = (0.65, 0.8, 0.95)
"""Of groups of sold followers left out of the fit, the share that was flagged: at the least, on average, at the most."""
ENOUGH_TOLD: Final = 0.9
"""The part of what facts can say from which nothing is lacking: so much is said in every file that was fitted."""
LACKING_ERROR: Final = 0.5
"""What is added on both sides for each part that lacks; of labelled files with one fact taken away, all but one were held."""
_Z: Final = 1.645
"""The 95% point of the normal distribution: 90% lie within it on both sides."""
_SHARES: Final = np.linspace(0.0, 1.0, 201)
_ROUNDS: Final = 25
_PRESENT: Final = 1.0
"""Accounts that each group is thought to have besides those counted, so that none is ruled out by chance."""


class Share(msgspec.Struct, frozen=True):
    """A share of fake or automated accounts, 0 to 1."""

    estimate: float
    low: float
    high: float
    confidence: float


def share_of(evidence: Evidence, densities: Densities, *, told: float = 1.0) -> Share | None:
    """The share among these accounts, evidence zero at even odds; `None` for too few of them.

    The mixture of fine steps is exact for groups that are known and blind to others; the adjusted count is coarse and knows
    none: the estimate is the middle of both. A mixture with one step above even odds needs no middle. The interval holds
    both. The less is told of the accounts, the wider it is.

    Args:
        evidence: of each account, in hundredths of log-odds.
        densities: of the question that decided.
        told: the part of what its facts can say that was said, 0 to 1.
    """
    if evidence.size < FEWEST:
        return None
    lacking = max(0.0, ENOUGH_TOLD - told)
    ways = [_by_mixture(counted(evidence, densities.steps), densities)]
    if densities.counts:
        ways.append(_by_count(evidence, lacking))
    found = np.array(ways)
    return Share(
        estimate=round(float(found[:, 1].mean() if densities.apart else found[0, 1]), 4),
        low=round(max(0.0, float(found[:, 0].min()) - lacking * LACKING_ERROR), 4),
        high=round(min(1.0, float(found[:, 2].max()) + lacking * LACKING_ERROR), 4),
        confidence=CONFIDENCE,
    )


def _by_mixture(counts: NDArray[np.int64], densities: Densities) -> tuple[float, float, float]:
    """Low, likeliest and high by maximum likelihood."""
    likelihood = _likelihoods(counts, np.array(densities.genuine), np.array(densities.fake))
    best = int(np.argmax(likelihood))
    within = _SHARES[likelihood >= likelihood[best] - _HALF_DEVIANCE]
    error = MODEL_ERROR + MODEL_PART * _SHARES[best]
    return max(0.0, within[0] - error), _SHARES[best], min(1.0, within[-1] + error)


def _by_count(evidence: Evidence, lacking: float) -> tuple[float, float, float]:
    """Low, likeliest and high by the share that is flagged, put right for false alarms and misses (Forman, 2008)."""
    flagged = float(np.mean(evidence >= 0))
    spread = _Z * float(np.sqrt(max(flagged * (1 - flagged), 1 / evidence.size) / evidence.size))
    (few, some, many), (least, most_likely, most) = FALSE_ALARMS, CAUGHT
    least *= 1 - lacking
    found = (
        (flagged - spread - many) / (most - many),
        (flagged - some) / (most_likely - some),
        (flagged + spread - few) / (least - few),
    )
    low, middle, high = np.clip(found, 0.0, 1.0).tolist()
    return low, middle, high


def _likelihoods(
    counts: NDArray[np.int64], genuine: NDArray[np.float64], fake: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Log-likelihood of every share, each with the groups mixed as suits it best (expectation-maximisation)."""
    shares = _SHARES[:, None]
    of_genuine = np.full((_SHARES.size, len(genuine)), 1 / len(genuine))
    of_fake = np.full((_SHARES.size, len(fake)), 1 / len(fake))
    for _ in range(_ROUNDS):
        seen = counts / _mixed(shares, of_genuine @ genuine, of_fake @ fake)
        of_genuine = _shared_out(of_genuine * (1 - shares) * (seen @ genuine.T))
        of_fake = _shared_out(of_fake * shares * (seen @ fake.T))
    return np.log(_mixed(shares, of_genuine @ genuine, of_fake @ fake)) @ counts


def _mixed(shares: NDArray[np.float64], genuine: NDArray[np.float64], fake: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray((1 - shares) * genuine + shares * fake + 1e-12)


def _shared_out(taken: NDArray[np.float64]) -> NDArray[np.float64]:
    kept = taken + _PRESENT
    return np.asarray(kept / kept.sum(axis=1, keepdims=True))
