"""The client is dealt random followers and says of each how they stand; the shares carry intervals."""

from enum import StrEnum
from typing import Annotated

import msgspec

from service.audience.intervals import Interval, share_interval


class Answer(StrEnum):
    """How a client sorts one follower."""

    FITS = "fits"
    FRIEND = "friend"
    PEER = "peer"
    NOT_FOR_ME = "not_for_me"
    UNSURE = "unsure"


CONFIRMED = frozenset({Answer.FITS, Answer.FRIEND})
"""Answers that make somebody a follower of quality; peers are kept apart, so that a team cannot inflate itself."""


class Sorted(msgspec.Struct, frozen=True, kw_only=True):
    """What a sorting has shown so far. Shares are `None` before the first answer."""

    answered: Annotated[int, msgspec.Meta(description="Cards answered.", examples=[50])]
    followers: Annotated[int, msgspec.Meta(description="People the cards are dealt from.", examples=[413])]
    counts: Annotated[
        dict[Answer, int],
        msgspec.Meta(
            description="How often each answer was given.",
            examples=[{"fits": 14, "friend": 6, "peer": 5, "not_for_me": 19, "unsure": 6}],
        ),
    ]
    confirmed: Annotated[
        Interval | None,
        msgspec.Meta(
            description="The share of followers who fit or are friends; null before the first answer.",
            examples=[{"estimate": 0.4, "low": 0.284, "high": 0.529, "confidence": 0.95}],
        ),
    ]
    peers: Annotated[
        Interval | None,
        msgspec.Meta(
            description="The share who are peers, such as team mates.",
            examples=[{"estimate": 0.1, "low": 0.045, "high": 0.207, "confidence": 0.95}],
        ),
    ]
    vouched: Annotated[
        Interval | None,
        msgspec.Meta(
            description="The share whom the client knows to be real: fits, friend or peer.",
            examples=[{"estimate": 0.5, "low": 0.376, "high": 0.624, "confidence": 0.95}],
        ),
    ]


def result(answers: dict[int, Answer], *, followers: int) -> Sorted:
    """The shares that these answers show for an audience of so many followers, each with its 95% interval.

    An unsure answer counts as not confirmed: leaving it out would flatter. Answers for people who have left since count too,
    for they were drawn like the others.
    """
    counts = {answer: sum(given is answer for given in answers.values()) for answer in Answer}
    population = max(followers, len(answers))

    def share(*kinds: Answer) -> Interval | None:
        return (
            share_interval(sum(counts[kind] for kind in kinds), len(answers), population=population)
            if answers
            else None
        )

    return Sorted(
        answered=len(answers),
        followers=followers,
        counts=counts,
        confirmed=share(*CONFIRMED),
        peers=share(Answer.PEER),
        vouched=share(*CONFIRMED, Answer.PEER),
    )
