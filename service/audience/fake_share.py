"""Which share of an audience is fake, told with its uncertainty, or not at all."""

from typing import Annotated

import msgspec
import numpy as np
from numpy.typing import NDArray

from service.audience.coefficients import TABLE
from service.audience.coverage import Coverage, Sampling
from service.audience.intervals import bounds_for_all
from service.audience.sorting import Sorted

CONFIDENCE = 0.9
_HALF_DEVIANCE = 1.353
"""Half of the 90% point of the chi-square distribution with one degree of freedom."""
MODEL_ERROR = 0.05
"""Added to both sides for what the model gets wrong: the most it was off, on average, on mixtures of accounts like those it was
fitted on (`bench/fit_quality.py`). On followers of a kind it never saw it may be off by more, and the model page says so."""
_SHARES = np.linspace(0.0, 1.0, 1_001)


class FakeShare(msgspec.Struct, frozen=True, kw_only=True):
    """The share of fake or automated followers, 0 to 1. From taps, or from the newest alone, there is no estimate, only bounds."""

    estimate: Annotated[
        float | None, msgspec.Meta(description="The likeliest share; null when only a bound is known.", examples=[0.06])
    ]
    low: Annotated[float, msgspec.Meta(description="The lower bound.", examples=[0.0])]
    high: Annotated[float, msgspec.Meta(description="The upper bound.", examples=[0.14])]
    confidence: Annotated[
        float,
        msgspec.Meta(
            description="How often such bounds hold the truth for followers like those the model was fitted on; for kinds it never"
            " saw they may not.",
            examples=[0.9],
        ),
    ]
    method: Annotated[
        str,
        msgspec.Meta(
            description="`model`: from public profiles; `taps`: from the client's own sorting.", examples=["model"]
        ),
    ]


def from_profiles(probability: NDArray[np.float32]) -> FakeShare | None:
    """The share that makes these probabilities likeliest; `None` when nobody could be judged.

    Probabilities assume that one in ten is fake; counting those above a threshold would repeat that assumption. Instead each is
    turned back into how much likelier its facts are among fakes, and the share of the mixture is found by maximum
    likelihood (M. Saerens, P. Latinne, C. Decaestecker, Neural Computation 14, 2002), with a profile-likelihood interval.
    """
    judged = probability[~np.isnan(probability)].astype(np.float64)
    if not judged.size:
        return None
    evidence = np.rint(100 * np.log(judged / (1 - judged))).astype(np.int64)
    counts = np.bincount(evidence + TABLE.most_evidence, minlength=2 * TABLE.most_evidence + 1)
    found = np.flatnonzero(counts)
    ratio = np.exp((found - TABLE.most_evidence - TABLE.prior) / 100)
    likelihood = counts[found] @ np.log(np.outer(ratio - 1, _SHARES) + 1 + 1e-12)
    best = int(np.argmax(likelihood))
    within = np.flatnonzero(likelihood >= likelihood[best] - _HALF_DEVIANCE)
    return FakeShare(
        estimate=float(_SHARES[best]),
        low=max(0.0, float(_SHARES[within[0]]) - MODEL_ERROR),
        high=min(1.0, float(_SHARES[within[-1]]) + MODEL_ERROR),
        confidence=CONFIDENCE,
        method="model",
    )


def for_all(share: FakeShare, *, read: int, coverage: Coverage) -> FakeShare | None:
    """What a share among the people read says of the whole audience; `None` where it says nothing.

    People who were not read may be anything. The newest are no random part, so of them only the bounds stay.
    """
    if coverage.sampling is Sampling.RANDOM:
        return share
    if not coverage.represents_all and coverage.total is None:
        return None
    low, high = bounds_for_all(share.low, share.high, reached=read, total=read + coverage.unread(read))
    estimate = share.estimate if coverage.represents_all else None
    return msgspec.structs.replace(share, estimate=estimate, low=low, high=high)


def from_taps(sorting: Sorted) -> FakeShare | None:
    """At most this share is fake, because the client vouches for the others; `None` before the first answer.

    A tap never says that somebody is fake, so there is no estimate and no lower bound above zero.
    """
    if sorting.vouched is None:
        return None
    return FakeShare(
        estimate=None, low=0.0, high=1 - sorting.vouched.low, confidence=sorting.vouched.confidence, method="taps"
    )
