"""The few accounts whose whole audience the sandbox holds: two coached people and one guru."""

from dataclasses import dataclass
from typing import Final

from service.sandbox.kinds import Kind


@dataclass(frozen=True, slots=True)
class Hosted:
    """An account with its audience and habits; numbers a day are long-run means."""

    index: int
    kind: Kind
    handle: str
    name: str
    bio: str
    place: str
    url: str
    market: tuple[str, ...]
    """The words of the person's target market; empty when nobody coaches them."""
    age_days: int
    followers: int
    """At the founding of the sandbox's world; boomerangs and the tool's catch come on top."""
    shares: tuple[tuple[Kind, float], ...]
    following: int
    posts_a_day: float
    mentions_a_day: float
    answers: float
    """Share of mentions that get an answer."""
    newcomers_a_day: float
    boomerangs: int
    tool_follows_a_day: int = 0

    @property
    def coached(self) -> bool:
        """Whether this is somebody who may sign in on the consent page."""
        return bool(self.market)


MAIN: Final = 1
SECOND: Final = 2
GURU: Final = 3

_MAIN_SHARES: Final = (
    (Kind.GENUINE_FIT, 0.08),
    (Kind.GENUINE, 0.25),
    (Kind.DORMANT, 0.2),
    (Kind.MASS_FOLLOWER, 0.15),
    (Kind.FOLLOW_BACK_BOT, 0.09),
    (Kind.CROSS_POSTER, 0.01),
    (Kind.BOUGHT, 0.22),
)
_SECOND_SHARES: Final = (
    (Kind.GENUINE_FIT, 0.3),
    (Kind.GENUINE, 0.42),
    (Kind.DORMANT, 0.18),
    (Kind.MASS_FOLLOWER, 0.06),
    (Kind.FOLLOW_BACK_BOT, 0.02),
    (Kind.CROSS_POSTER, 0.02),
)
_GURU_SHARES: Final = ((Kind.MASS_FOLLOWER, 0.3), (Kind.FOLLOW_BACK_BOT, 0.15), (Kind.BOUGHT, 0.55))


def hosted_accounts(followers: int, second_followers: int, guru_followers: int) -> tuple[Hosted, ...]:
    """The hosted accounts with this many followers each."""
    main = Hosted(
        index=MAIN,
        kind=Kind.AUTO_FOLLOW_TOOL,
        handle="maya_moves",
        name="Maya Lindqvist",
        bio="Home workouts, family cooking and a small home business. Here for the conversation.",
        place="Leeds, UK",
        url="https://maya.sandbox.invalid",
        market=("fitness", "family", "cooking", "yoga", "meal prep", "wellness", "home business"),
        age_days=1600,
        followers=followers,
        shares=_MAIN_SHARES,
        following=followers // 4,
        posts_a_day=1.6,
        mentions_a_day=4.0,
        answers=0.6,
        newcomers_a_day=min(60.0, max(2.0, followers / 1200)),
        boomerangs=max(8, min(120, followers // 100)),
        tool_follows_a_day=40,
    )
    second = Hosted(
        index=SECOND,
        kind=Kind.COACHED,
        handle="tomas_kitchen",
        name="Tomas Berg",
        bio="Cooks for five, runs for one. Healthy food without the sermon.",
        place="Bristol, UK",
        url="https://tomas.sandbox.invalid",
        market=("cooking", "family", "recipes", "healthy", "running"),
        age_days=900,
        followers=second_followers,
        shares=_SECOND_SHARES,
        following=second_followers // 2,
        posts_a_day=0.8,
        mentions_a_day=1.5,
        answers=0.85,
        newcomers_a_day=1.0,
        boomerangs=4,
    )
    guru = Hosted(
        index=GURU,
        kind=Kind.GURU,
        handle="rex_freedom",
        name="Rex Sterling | 7 Figures",
        bio="I help ambitious people earn from home. 20k followers can't be wrong. Link below!",
        place="Everywhere",
        url="https://guru.sandbox.invalid/join",
        market=(),
        age_days=1100,
        followers=guru_followers,
        shares=_GURU_SHARES,
        following=guru_followers * 37 // 40,
        posts_a_day=0.14,
        mentions_a_day=3.0,
        answers=0.0,
        newcomers_a_day=0.0,
        boomerangs=0,
    )
    return (main, second, guru)
