"""The client is dealt random followers and says of each how they stand; the shares carry intervals."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

import msgspec
import numpy as np
from numpy.typing import NDArray

from service.audience.intervals import Interval, share_interval

Ids = NDArray[np.int64]


class Answer(StrEnum):
    """How a client sorts one follower."""

    FITS = "fits"
    FRIEND = "friend"
    PEER = "peer"
    NOT_FOR_ME = "not_for_me"
    UNSURE = "unsure"


CONFIRMED = frozenset({Answer.FITS, Answer.FRIEND})
"""Answers that make somebody a follower of quality; peers are kept apart, so that a team cannot inflate itself."""


class Tap(msgspec.Struct, frozen=True):
    """One answer for one follower; `None` takes an earlier answer back."""

    profile_id: int
    answer: Answer | None
    at: datetime


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


def deal(followers: Ids, dealt: Ids, *, cards: int, rng: np.random.Generator) -> Ids:
    """Draw so many followers at random whom the client has not been dealt before; fewer when fewer are left.

    Both arrays are sorted. Every follower not yet dealt is as likely as any other, so that answers make a random sample.
    """
    left = followers
    if dealt.size:
        place = np.minimum(np.searchsorted(dealt, followers), dealt.size - 1)
        left = followers[dealt[place] != followers]
    return rng.choice(left, min(cards, left.size), replace=False)


def latest(taps: Iterable[Tap]) -> dict[int, Answer]:
    """The answer that holds for each follower: the last one given, unless it was taken back. Of equals, the later in order."""
    held: dict[int, Answer] = {}
    for tap in sorted(taps, key=lambda tap: tap.at):
        if tap.answer is None:
            held.pop(tap.profile_id, None)
        else:
            held[tap.profile_id] = tap.answer
    return held


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
