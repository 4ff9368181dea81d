"""How right the assessment was on labelled accounts that its fit had not seen, as `bench/assessment` measured it. Pure."""

from functools import cache
from importlib.resources import files
from typing import Annotated

import msgspec
from msgspec import Meta

from service.audience.intervals import Interval


class SharesFound(msgspec.Struct, frozen=True, kw_only=True):
    """How well a planted share of fakes among 300 accounts was estimated; shares are 0 to 1."""

    planted: Annotated[float, Meta(description="The share that was planted.", examples=[0.1])]
    mean_error: Annotated[float, Meta(description="How far off the estimate was, on average.", examples=[0.024])]
    held: Annotated[float, Meta(description="How often the interval held the truth.", examples=[1.0])]
    width: Annotated[float, Meta(description="How wide the interval was, on average.", examples=[0.21])]


class Tried(msgspec.Struct, frozen=True, kw_only=True):
    """The model, fitted without a part of the labelled accounts, tried on that part."""

    left_out: Annotated[
        str, Meta(description="What the fit had not seen.", examples=["Instagram: ig696, network unseen"])
    ]
    fakes: Annotated[int, Meta(description="Labelled fake or automated.", examples=[348])]
    genuine: Annotated[int, Meta(description="Labelled genuine.", examples=[348])]
    auc: Annotated[
        Interval,
        Meta(
            description="How often a fake ranks above a genuine account.",
            examples=[{"estimate": 0.965, "low": 0.952, "high": 0.977, "confidence": 0.95}],
        ),
    ]
    mcc: Annotated[float, Meta(description="Matthews correlation of flags and labels.", examples=[0.705])]
    accuracy: Annotated[float, Meta(description="The part that was told right.", examples=[0.835])]
    recall_at_5: Annotated[
        float, Meta(description="Fakes found where 5% of the genuine are flagged.", examples=[0.819])
    ]
    flagged_fakes: Annotated[float, Meta(description="The part of the fakes that is flagged.", examples=[0.68])]
    flagged_genuine: Annotated[float, Meta(description="The part of the genuine that is flagged.", examples=[0.009])]
    brier: Annotated[
        float, Meta(description="Mean squared error of the probability; 0.25 says nothing.", examples=[0.13])
    ]
    ratio_auc: Annotated[
        float,
        Meta(description="The same ranking by people followed for each follower alone, to compare.", examples=[0.744]),
    ]
    shares: Annotated[
        tuple[SharesFound, ...],
        Meta(description="Estimated shares in mixtures of these; none where the question tells no share."),
    ]


@cache
def measured_accuracy() -> tuple[Tried, ...]:
    """What was measured of the shipped model."""
    return msgspec.json.decode(files("service.audience").joinpath("accuracy.json").read_bytes(), type=tuple[Tried, ...])
