"""What is kept and told of an audience: how many quality followers, which shares, how sure, and what could not be seen."""

from typing import Annotated

import msgspec

from service.audience.coverage import Coverage
from service.audience.fake_share import FakeShare
from service.audience.intervals import Interval
from service.audience.reasons import Reason

STAGES = (10, 25, 50, 100, 250, 500)
"""The road to 500 quality followers, in steps that a small account can reach."""


class Stage(msgspec.Struct, frozen=True):
    """Where on the road to 500 the client stands."""

    reached: Annotated[int, msgspec.Meta(description="The last step passed; 0 before the first.", examples=[50])]
    next: Annotated[int | None, msgspec.Meta(description="The step ahead; null past the last.", examples=[100])]
    missing: Annotated[int, msgspec.Meta(description="Quality followers until then.", examples=[39])]


class ClassShare(msgspec.Struct, frozen=True):
    """One class of followers: how many of those read, and the share of all where it may be claimed."""

    klass: Annotated[str, msgspec.Meta(description="What their public behaviour looks like.", examples=["genuine"])]
    people: Annotated[
        int | None,
        msgspec.Meta(
            description="How many of those read; null where nobody could be judged, as where names alone are known, but for `unknown`.",
            examples=[289],
        ),
    ]
    share: Annotated[
        Interval | None,
        msgspec.Meta(
            description="Their share of the whole audience; null where the people read do not represent it.",
            examples=[{"estimate": 0.7, "low": 0.7, "high": 0.7, "confidence": 0.95}],
        ),
    ]


class AudienceQuality(msgspec.Struct, frozen=True, kw_only=True):
    """Who follows an account and how good they are. `None` is "not observable", with its reason in `not_observable`.

    A **quality follower** can be reached, is active, and either fits the target market or is engaged with the client: somebody
    whose profile is of class genuine, who posted within 90 days, and whose fit is 50 or more; or who spoke with the client within
    90 days; or whom the client sorted as fitting or a friend. Nobody of class suspect or automated counts unless the client
    sorted them so, nobody whom the client sorted as not for them does, and peers are counted apart.
    """

    quality_followers: Annotated[
        int | None,
        msgspec.Meta(
            description="Counted among those read, so the least there are; null when nothing could tell of anybody.",
            examples=[61],
        ),
    ]
    estimated: Annotated[
        Interval | None,
        msgspec.Meta(
            description="Their share in the whole audience; null where the people read do not represent it. Its bounds allow for"
            " everybody who was not read; those who were read and show too little to be judged do not count.",
            examples=[{"estimate": 0.148, "low": 0.148, "high": 0.148, "confidence": 0.95}],
        ),
    ]
    stage: Annotated[Stage | None, msgspec.Meta(description="Null while quality followers are not known.")]
    peers: Annotated[
        int,
        msgspec.Meta(
            description="Peers, such as team mates, as the client sorted them; never counted as quality followers.",
            examples=[4],
        ),
    ]
    classes: Annotated[tuple[ClassShare, ...], msgspec.Meta(description="Everybody who was read, by class.")]
    fake_share: Annotated[
        FakeShare | None,
        msgspec.Meta(description="The share of fake or automated followers; null where it is not observable."),
    ]
    score: Annotated[
        int | None,
        msgspec.Meta(
            description="The mean score of the judged, 0 to 100; null when nobody could be judged.", examples=[57]
        ),
    ]
    courtesy: Annotated[
        int | None,
        msgspec.Meta(
            description="Followed back, without a trace of each other since; null where it is not observable.",
            examples=[None],
        ),
    ]
    coverage: Coverage
    model_version: Annotated[str, msgspec.Meta(description="The model that judged.", examples=["1"])]
    not_observable: Annotated[
        tuple[Reason, ...], msgspec.Meta(description="What could not be told of this audience, and why.")
    ]


def stage(quality_followers: int) -> Stage:
    """Where so many quality followers stand on the road to 500."""
    ahead = next((step for step in STAGES if step > quality_followers), None)
    reached = max((step for step in STAGES if step <= quality_followers), default=0)
    return Stage(reached, ahead, 0 if ahead is None else ahead - quality_followers)
