"""The monthly weed-out: whom it proposes to unfollow and why, in which steps, and what it leads to. Pure.

Only people whom the client follows are proposed, and only for something that was seen. Rapport never unfollows anybody: the
client does, on the network, at a pace that is far below what any network takes for a machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from service.audience.classes import DORMANT_DAYS, FollowerClass
from service.audience.reasons import Reason
from service.engagement.try_out import OFF_MARKET

A_DAY: Final = 20
"""People in one day's step. Networks stop hundreds a day (X help, "About following": 400 follows; Instagram publishes none, and
its users tell of 100), and reading twenty profiles once more fits into a few minutes. Ours."""
MOST: Final = 120
"""People in one month's weed-out: six steps. Whoever follows thousands by a program weeds out for several months. Ours."""
NO_TRACE_AFTER: Final = timedelta(days=180)
"""Followed so long ago and never heard of since, where the account's talk was read at all. Ours."""
RECENT: Final = timedelta(days=90)
"""Whoever spoke within this is spared, as in the count of quality followers."""


class Because(StrEnum):
    """Why somebody is proposed, what weighs most first."""

    OFFENSIVE = "offensive"
    EXCLUDED = "excluded"
    LIKE_A_PROGRAM = "like_a_program"
    AWOL = "awol"
    OFF_MARKET = "off_market"
    NO_TRACE = "no_trace"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom the client follows and who follows back, as the newest look saw them."""

    profile_id: int
    handle: str
    klass: FollowerClass
    fit: int | None
    """0 to 100."""
    silent_days: int | None
    """Since their newest post, where it is known."""
    flags: frozenset[str] = frozenset()
    """Codes of what stands out in their words and was not set aside."""
    followed_at: datetime | None = None
    has_talked: bool = False
    """Whether any talk with them was ever seen."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Somebody proposed, and why."""

    profile_id: int
    handle: str
    because: tuple[Because, ...]
    step: int
    """The day's step they are in, from 1."""

    @property
    def may_count(self) -> bool:
        """Whether they may be counted as a quality follower: nothing that keeps them from it is among the reasons."""
        return not {Because.EXCLUDED, Because.LIKE_A_PROGRAM, Because.AWOL, Because.OFF_MARKET} & set(self.because)


def propose(candidates: Sequence[Candidate], *, talk_was_read: bool, at: datetime) -> tuple[Proposal, ...]:
    """Who is proposed, for the gravest reasons first and in steps of one day each; nobody without a reason."""
    reasoned = [(each, _reasons(each, talk_was_read=talk_was_read, at=at)) for each in candidates]
    weeds = sorted(
        ((each, because) for each, because in reasoned if because),
        key=lambda pair: (_PLACE[pair[1][0]], -len(pair[1]), pair[0].profile_id),
    )
    return tuple(
        Proposal(each.profile_id, each.handle, because, 1 + place // A_DAY)
        for place, (each, because) in enumerate(weeds[:MOST])
    )


_PLACE: Final = {because: place for place, because in enumerate(Because)}


def _reasons(candidate: Candidate, *, talk_was_read: bool, at: datetime) -> tuple[Because, ...]:
    kinds = {code.split(".")[0] for code in candidate.flags}
    silent, followed_at = candidate.silent_days, candidate.followed_at
    long_ago = followed_at is not None and at - followed_at > NO_TRACE_AFTER
    found = {
        Because.OFFENSIVE: "offensive" in kinds,
        Because.EXCLUDED: "off_market" in kinds,
        Because.LIKE_A_PROGRAM: candidate.klass in {FollowerClass.SUSPECT, FollowerClass.AUTOMATED},
        Because.AWOL: candidate.klass is FollowerClass.DORMANT or (silent is not None and silent > DORMANT_DAYS),
        Because.OFF_MARKET: candidate.fit is not None and candidate.fit < OFF_MARKET,
        Because.NO_TRACE: talk_was_read and long_ago and not candidate.has_talked,
    }
    return tuple(because for because, holds in found.items() if holds)


_TEXTS: Final = {
    Because.OFFENSIVE: "Words in their profile may offend.",
    Because.EXCLUDED: "Their profile says something that the client excluded.",
    Because.LIKE_A_PROGRAM: "The account's public figures look more like a program than like a person.",
    Because.AWOL: "They have not been seen for three months or more.",
    Because.OFF_MARKET: "Their profile shows next to nothing of the target market.",
    Because.NO_TRACE: "Followed back half a year ago or more, and no trace of each other since.",
}


def reason_of(because: Because) -> Reason:
    """Why somebody is proposed, as people are told it."""
    return Reason(f"weed_out.{because}", {}, _TEXTS[because])


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the weed-out leads to, if everybody proposed is unfollowed. Nobody knows who of them unfollows in turn."""

    followers_before: int
    followers_low: int
    """If all of them unfollow in turn."""
    quality_before: int
    quality_low: int
    """If those among them who may count as quality followers unfollow in turn."""
    share_before: float
    share_high: float
    """Quality followers among all, if every other of them goes, and no quality follower."""


def forecast(proposals: Sequence[Proposal], *, followers: int, quality: int) -> Forecast | None:
    """The least and the most that may become of the numbers; `None` before any followers were counted.

    Args:
        proposals: who is proposed, all of whom follow the client.
        followers: everybody who follows.
        quality: the quality followers among them.
    """
    if followers <= 0:
        return None
    may_count = min(sum(each.may_count for each in proposals), quality)
    left = max(followers - (len(proposals) - may_count), 0)
    return Forecast(
        followers_before=followers,
        followers_low=max(followers - len(proposals), 0),
        quality_before=quality,
        quality_low=quality - may_count,
        share_before=min(quality / followers, 1.0),
        share_high=min(quality / left, 1.0) if left else 1.0,
    )
