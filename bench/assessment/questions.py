"""What is asked of accounts: by which facts, on which labelled groups, and which way each fact may speak."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from service.audience.evidence import Line

MORE, LESS = 1, -1


SHAPES: Final[Mapping[str, tuple[int, tuple[float, ...]]]] = {
    "followers": (LESS, (0, 5, 20, 60, 200, 1_000)),
    "following": (MORE, (500, 1_500, 4_000)),
    "ratio": (MORE, (1, 2, 5, 15, 100)),
    "posts": (LESS, (0, 1, 5, 20, 60, 300, 1_500)),
    "listed": (LESS, (0, 1, 5)),
    "bio": (LESS, (0, 1, 20)),
    "picture": (LESS, (0, 1)),
    "digits": (MORE, (0, 2, 4, 6)),
    "verified": (LESS, (0, 1)),
    "favourites": (LESS, (0, 10, 100, 1_000)),
    "favourites_a_post": (LESS, (0.0025, 0.02, 0.14, 0.6, 2.7)),
    "posts_a_day": (MORE, (3, 10, 30, 100)),
    "posts_with_links": (MORE, (0, 0.25, 0.5, 1)),
    "posts_that_reply": (LESS, (0, 0.1, 0.5, 1)),
    "posts_that_repost": (LESS, (0, 0.2, 0.5, 1)),
    "tweeted": (MORE, (0, 1, 4, 15, 150)),
    "posted": (MORE, (1, 4, 10, 30, 200)),
    "retweeted+": (MORE, (0, 1, 4, 15)),
    "retweeted-": (LESS, (0, 1, 4, 15)),
    "replied+": (MORE, (0, 1, 4, 30)),
    "replied-": (LESS, (0, 1, 4, 30)),
    "replies_a_post": (LESS, (0, 0.1, 0.4, 0.7, 1)),
    "links_a_post": (MORE, (0, 0.1, 0.4, 0.8, 2)),
    "links": (MORE, (0, 1, 4, 15, 150)),
    "tweets_a_day": (MORE, (2, 8, 20, 42, 140)),
    "clients": (MORE, (0, 1, 2, 4, 8)),
    "kinds_of_client+": (MORE, (1, 2, 3)),
    "kinds_of_client-": (LESS, (1, 2, 3)),
    "media": (LESS, (0, 0.4, 2, 6, 20)),
    "client_0": (MORE, (0, 1)),
    "client_1+": (MORE, (0, 1)),
    "client_1-": (LESS, (0, 1)),
    "client_2": (LESS, (0, 1)),
    "client_3": (MORE, (0, 1)),
    "client_4": (MORE, (0, 1)),
    "client_5": (MORE, (0, 1)),
    "automatic_client": (MORE, (0, 1)),
    "only_client_2": (LESS, (0, 1)),
}
"""Which way each fact may speak as it grows, and between which values; without a way that is sensible, both are offered."""


@dataclass(frozen=True)
class Question:
    """What one head is fitted on."""

    facts: tuple[str, ...]
    weights: Mapping[str, float]
    """Of each group."""
    ridge: float
    false_alarms: float = 0.02
    """Of labelled genuine accounts, the part above the threshold."""
    by_source: bool = True
    """Each source has a level of its own."""
    not_sold: tuple[str, ...] = ()
    """Groups that are no followers on this network, and no part of its audiences."""
    as_collected: bool = False
    """Groups weigh as many as they are: for a question whose prevalence the judges found."""
    apart: bool = True
    """Steps above even odds are told apart when shares are estimated."""
    knots: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    """Of facts that this question asks between other values than `SHAPES` says."""

    def shape(self, fact: str) -> tuple[int, tuple[float, ...]]:
        """Which way this fact may speak as it grows, and between which values."""
        way, knots = SHAPES[fact]
        return way, self.knots.get(fact, knots)


SOLD: Final = ("followers", "posts", "ratio", "following", "listed", "bio", "picture", "digits")
QUESTIONS: Final[Mapping[str, Question]] = {
    "x": Question(
        SOLD,
        {
            "genuine_A": 3, "fake_follower_INT": 4, "traditional_spambot_1": 1, "social_spambot_2": 1,
            "genuine_ig696": 0.5, "fake_ig696": 0.5, "genuine_ig1400": 0.5, "fake_ig1400": 0.5,
        },
        ridge=3e-3,
        # Half a point more than elsewhere: sellers left out of the fit lie just there (0.57 of one is caught at 0.02, 0.97 here).
        false_alarms=0.025,
        # Told apart, one seller left out was off by 28 of 50 points, for it lies nearer to even odds than the others.
        apart=False,
        # Whoever is sold as a follower follows, so that following few people speaks against it; Instagram's files tell no step there.
        knots={"following": (20, 100, 500, 1_500, 4_000)},
    ),
    "instagram": Question(
        ("followers", "posts", "ratio", "following", "bio", "picture", "digits", "verified"),
        {
            "genuine_A": 0.75, "fake_follower_INT": 0.5, "traditional_spambot_1": 0.25, "social_spambot_2": 0.25,
            "genuine_ig696": 2, "fake_ig696": 2, "genuine_ig1400": 2, "fake_ig1400": 2,
        },
        ridge=3e-2,
        by_source=False,
        not_sold=("social_spambot_2", "traditional_spambot_1"),
    ),
    "automated": Question(
        (
            "favourites_a_post", "favourites", "posts_a_day", "posts_with_links", "posts_that_reply",
            "posts_that_repost",
        ),
        {"genuine_jubins": 1, "fake_jubins": 1, "genuine_gilani": 1, "fake_gilani": 1},
        ridge=3e-3,
    ),
    "activity": Question(
        (
            "tweeted", "retweeted+", "retweeted-", "replied+", "replied-", "posted", "posts_that_repost",
            "replies_a_post", "links_a_post", "links", "favourites", "tweets_a_day", "favourites_a_post", "clients",
            "kinds_of_client+", "kinds_of_client-", "media", "client_0", "client_1+", "client_1-", "client_2",
            "client_3", "client_4", "client_5", "automatic_client", "only_client_2",
        ),
        {"genuine_gilani": 1_205, "fake_gilani": 788},
        ridge=2e-3,
        by_source=False,
        as_collected=True,
    ),
}  # fmt: skip
"""Spambots that hide behind lively profiles (social 1 and 3) are left out: no fact here tells them apart."""
GIVEN: Final[Mapping[str, Mapping[str, Line]]] = {"x": {"favourites": Line((0, 22_000), (-1.0, -5.0))}}
"""Lines that are set, not fitted, because no file of sold accounts says what they like. Sold accounts do not like, and are told by
other facts where likes are known at all; other people's small accounts are not (fitted without X's self-declared bots and tried
on them, a level of one and four tenths for each step of likes took their people from 12% flagged to 7%)."""
