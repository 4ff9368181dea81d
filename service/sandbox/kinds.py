"""The kinds of people the sandbox plants, and how the profile of each kind looks.

The figures are our own inventions in the spirit of public descriptions (`README.md` beside this file names them); they
are a stage set for programs to be tried on, not a data set to learn from.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from service.sandbox import phrases


class Kind(StrEnum):
    """What was planted; the truth that a judgement may be compared with."""

    GENUINE = "genuine"
    GENUINE_FIT = "genuine_fit"
    """Genuine, and interested in what the coached person's market cares for."""
    DORMANT = "dormant"
    MASS_FOLLOWER = "mass_follower"
    BOUGHT = "bought"
    FOLLOW_BACK_BOT = "follow_back_bot"
    BOOMERANG = "boomerang"
    """Follows, is not followed back, and is gone within 24 hours, again and again."""
    CROSS_POSTER = "cross_poster"
    """Posts by program, harmlessly: a page elsewhere that repeats itself here."""
    GURU = "guru"
    COACHED = "coached"
    AUTO_FOLLOW_TOOL = "auto_follow_tool"
    """A coached person who lets a tool follow and unfollow."""


GENUINE_KINDS: Final = frozenset({Kind.GENUINE, Kind.GENUINE_FIT})


@dataclass(frozen=True, slots=True)
class Traits:
    """How the profiles of one kind are drawn: ranges are uniform, (median, spread) pairs log-normal, shares 0..1."""

    age_years: tuple[float, float]
    followers: tuple[float, float]
    following: tuple[float, float]
    posts_a_day: tuple[float, float]
    silent_days: tuple[float, float] | None
    """Days since the last post; none for those who go on posting."""
    with_bio: float
    with_picture: float
    with_place: float
    bios: dict[str, tuple[str, ...]]
    posts: tuple[str, ...]
    even: bool = False
    """Posts in a program's even gaps."""
    protected: float = 0.0
    posted_with: str = "Twitter for iPhone"


def _in_english(bios: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {"en": bios}


TRAITS: Final[dict[Kind, Traits]] = {
    Kind.GENUINE: Traits(
        (1.0, 14.0), (240.0, 0.9), (310.0, 0.7), (0.45, 0.8), None, 0.88, 0.98, 0.7,
        phrases.OTHER_BIOS, phrases.OTHER_POSTS, protected=0.05,
    ),
    Kind.GENUINE_FIT: Traits(
        (1.0, 13.0), (280.0, 0.8), (360.0, 0.6), (0.6, 0.7), None, 0.97, 0.99, 0.75,
        phrases.MARKET_BIOS, phrases.MARKET_POSTS, protected=0.02,
    ),
    Kind.DORMANT: Traits(
        (4.0, 15.0), (70.0, 0.9), (160.0, 0.8), (0.12, 1.0), (220.0, 2200.0), 0.7, 0.85, 0.5,
        phrases.OTHER_BIOS, phrases.OTHER_POSTS, protected=0.06,
    ),
    Kind.MASS_FOLLOWER: Traits(
        (0.6, 9.0), (1400.0, 0.6), (4300.0, 0.25), (0.9, 0.9), None, 0.97, 0.96, 0.6,
        _in_english(phrases.MASS_BIOS), phrases.MASS_POSTS,
    ),
    Kind.BOUGHT: Traits(
        (0.2, 1.0), (6.0, 1.0), (900.0, 0.6), (0.004, 1.0), (20.0, 60.0), 0.12, 0.4, 0.05,
        _in_english(phrases.BOUGHT_BIOS), phrases.BOUGHT_POSTS,
    ),
    Kind.FOLLOW_BACK_BOT: Traits(
        (0.4, 5.0), (5200.0, 0.7), (5600.0, 0.6), (9.0, 0.4), None, 0.98, 0.92, 0.3,
        _in_english(phrases.FOLLOW_BACK_BIOS), phrases.FOLLOW_BACK_POSTS, even=True, posted_with="FollowBooster",
    ),
    Kind.BOOMERANG: Traits(
        (0.5, 6.0), (3800.0, 0.5), (1900.0, 0.4), (0.5, 0.6), None, 0.97, 0.95, 0.5,
        _in_english(phrases.MASS_BIOS), phrases.MASS_POSTS,
    ),
    Kind.CROSS_POSTER: Traits(
        (3.0, 12.0), (420.0, 0.7), (260.0, 0.6), (1.0, 0.2), None, 1.0, 1.0, 0.95,
        _in_english(phrases.CROSS_POSTER_BIOS), phrases.CROSS_POSTER_POSTS, even=True, posted_with="Facebook",
    ),
}  # fmt: skip
