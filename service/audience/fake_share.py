"""Which share of an audience is fake, told with its uncertainty, or not at all."""

from typing import Annotated

import msgspec
import numpy as np

from service.audience.assessing import Sold, share_among
from service.audience.classes import FollowerClass
from service.audience.columns import Scored
from service.audience.coverage import Coverage, Sampling
from service.audience.intervals import bounds_for_all
from service.audience.shipped_model import shipped
from service.audience.sorting import Sorted
from service.platforms.contract import Platform


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


def from_profiles(scored: Scored, *, platform: Platform) -> FakeShare | None:
    """The share among those who could be judged, as `prevalence` has it; `None` for too few of them."""
    sold = scored.sold[scored.klass != FollowerClass.UNKNOWN]
    block = Sold(sold, np.zeros(sold.size, np.bool_), scored.told)
    share = share_among([block], platform=platform, tables=shipped())
    if share is None:
        return None
    return FakeShare(
        estimate=share.estimate, low=share.low, high=share.high, confidence=share.confidence, method="model"
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
