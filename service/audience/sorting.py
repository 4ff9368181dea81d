"""The client is dealt random followers and says of each how they stand; the shares carry intervals."""

from enum import StrEnum

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

    answered: int
    followers: int
    """People the cards are dealt from."""
    counts: dict[Answer, int]
    confirmed: Interval | None
    """The share of followers who fit or are friends."""
    peers: Interval | None
    vouched: Interval | None
    """The share whom the client knows to be real: fits, friend or peer."""


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
