"""The client is dealt followers and says of each how they stand; what the answers show of everybody, and how surely. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Final

import msgspec

from service.audience.intervals import Interval
from service.audience.strata import Stratum
from service.audience.stratified import Part, allotted, more_needed, share_of


class Answer(StrEnum):
    """How a client sorts one follower."""

    FITS = "fits"
    FRIEND = "friend"
    PEER = "peer"
    NOT_FOR_ME = "not_for_me"
    UNSURE = "unsure"


CONFIRMED: Final = frozenset({Answer.FITS, Answer.FRIEND})
"""Answers that make somebody a follower of quality; peers are kept apart, so that a team cannot inflate itself."""
CONFIDENCE: Final = 0.9
"""How often the intervals hold the truth; `python -m bench.sorting` shows how often they do."""
PROMISED: Final = 0.12
"""How far, at the most, the bounds of the confirmed share are to lie from their middle: what fifty answers always reach. Ours."""
CARDS_A_WEEK: Final = 5
"""Cards of a weekly top-up at the most: half a minute. Ours."""
NEWCOMERS_A_WEEK: Final = 3


@dataclass(slots=True)
class Group:
    """One stratum: how many are not sorted, and which answers were given in it."""

    unsorted: int = 0
    """Followers now in it whom the client has not sorted."""
    answers: Counter[Answer] = field(default_factory=Counter)
    """Of people who were in it when their card was dealt."""
    staying: Counter[Answer] = field(default_factory=Counter)
    """Those of them who follow still."""


Groups = Mapping[Stratum, Group]


class Unsorted(msgspec.Struct, frozen=True, kw_only=True):
    """How many of the followers not sorted yet would be confirmed."""

    people: Annotated[int, msgspec.Meta(description="Followers whom the client has not sorted.", examples=[363])]
    estimate: Annotated[int, msgspec.Meta(description="How many of them fit or are friends.", examples=[145])]
    low: Annotated[int, msgspec.Meta(description="The lower bound.", examples=[104])]
    high: Annotated[int, msgspec.Meta(description="The upper bound.", examples=[190])]
    confidence: Annotated[float, msgspec.Meta(description="How often such bounds hold the truth.", examples=[0.9])]


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
            description="The share of followers who fit or are friends; null before the first answer. Unsure counts as not"
            " confirmed: leaving it out would flatter.",
            examples=[{"estimate": 0.4, "low": 0.301, "high": 0.508, "confidence": 0.9}],
        ),
    ]
    peers: Annotated[
        Interval | None,
        msgspec.Meta(
            description="The share who are peers, such as team mates; they are never confirmed.",
            examples=[{"estimate": 0.1, "low": 0.051, "high": 0.188, "confidence": 0.9}],
        ),
    ]
    vouched: Annotated[
        Interval | None,
        msgspec.Meta(
            description="The share whom the client knows to be real: fits, friend or peer.",
            examples=[{"estimate": 0.5, "low": 0.396, "high": 0.604, "confidence": 0.9}],
        ),
    ]
    unsorted: Annotated[
        Unsorted | None,
        msgspec.Meta(
            description="Those who were not sorted, and how many of them would be confirmed; null likewise.",
            examples=[{"people": 363, "estimate": 145, "low": 104, "high": 190, "confidence": 0.9}],
        ),
    ]
    promised: Annotated[
        float,
        msgspec.Meta(
            description="How far the bounds of the confirmed share are to lie from their middle, at the most.",
            examples=[PROMISED],
        ),
    ]
    more_answers: Annotated[
        int,
        msgspec.Meta(
            description="How many more answers that takes, if they are like those before; 0 when it is reached.",
            examples=[0],
        ),
    ]


def result(groups: Groups) -> Sorted:
    """The shares that these answers show for everybody who follows now, each with its 90% interval.

    Answers for people who have left since tell of those like them who have not: they were drawn like the others.
    """
    counts = sum((group.answers for group in groups.values()), Counter[Answer]())
    parts = parts_of(groups, CONFIRMED)
    confirmed = share_of(list(parts.values()), confidence=CONFIDENCE)
    followers = sum(part.unasked + part.here for part in parts.values())
    return Sorted(
        answered=counts.total(),
        followers=followers,
        counts={answer: counts[answer] for answer in Answer},
        confirmed=confirmed,
        peers=_share(groups, {Answer.PEER}),
        vouched=_share(groups, {*CONFIRMED, Answer.PEER}),
        unsorted=None if confirmed is None else _unsorted(parts.values(), confirmed, followers),
        promised=PROMISED,
        more_answers=more_needed(parts, within=PROMISED, confidence=CONFIDENCE),
    )


def hand(cards: int, groups: Groups) -> dict[Stratum, int]:
    """How many cards to deal in each stratum, so that the confirmed share is known the soonest."""
    return allotted(cards, parts_of(groups, CONFIRMED))


def weekly_hand(undealt: Groups) -> dict[Stratum, int]:
    """A few cards for another week: newcomers first, and of others only what the promised interval still needs."""
    newcomers = min(NEWCOMERS_A_WEEK, undealt[Stratum.NEWCOMER].unsorted)
    others: Groups = {stratum: group for stratum, group in undealt.items() if stratum is not Stratum.NEWCOMER}
    needed = more_needed(parts_of(undealt, CONFIRMED), within=PROMISED, confidence=CONFIDENCE)
    dealt = hand(min(CARDS_A_WEEK - newcomers, needed), others)
    return {**dealt, Stratum.NEWCOMER: newcomers} if newcomers else dealt


def parts_of(groups: Groups, counted: Iterable[Answer]) -> dict[Stratum, Part]:
    """The strata as they stand for the share of these answers."""
    kinds = frozenset(counted)
    return {
        stratum: Part(
            unasked=group.unsorted,
            asked=group.answers.total(),
            hits=sum(group.answers[kind] for kind in kinds),
            here=group.staying.total(),
            hits_here=sum(group.staying[kind] for kind in kinds),
        )
        for stratum, group in groups.items()
    }


def _share(groups: Groups, counted: Iterable[Answer]) -> Interval | None:
    return share_of(list(parts_of(groups, counted).values()), confidence=CONFIDENCE)


def _unsorted(parts: Iterable[Part], confirmed: Interval, followers: int) -> Unsorted:
    seen = list(parts)
    known, people = sum(part.hits_here for part in seen), sum(part.unasked for part in seen)
    return Unsorted(
        people=people,
        **{
            name: round(share * followers) - known
            for name, share in (("estimate", confirmed.estimate), ("low", confirmed.low), ("high", confirmed.high))
        },
        confidence=confirmed.confidence,
    )
