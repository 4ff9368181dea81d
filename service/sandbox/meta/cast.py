"""Who can sign in at the sandbox's Meta: four people, their Pages and their Instagram accounts, the same for every seed."""

from dataclasses import dataclass
from typing import Final, Literal

AccountType = Literal["PERSONAL", "BUSINESS", "CREATOR"]
"""As Instagram Login names them; the consumer accounts among them have no API."""

EVERY_TASK: Final = ("ADVERTISE", "ANALYZE", "CREATE_CONTENT", "MESSAGING", "MODERATE", "MANAGE")
ANALYST_TASKS: Final = ("ANALYZE",)


@dataclass(frozen=True, slots=True)
class MetaPerson:
    """Somebody with a Facebook profile who may sign in on the consent pages."""

    id: int
    """Never shown to an app, which hears an app-scoped number instead."""
    login: str
    """What tests call this person by."""
    name: str
    email: str
    friends: int


@dataclass(frozen=True, slots=True)
class InstagramAccount:
    """An Instagram account that its owner can connect."""

    id: int
    """The `user_id` of Instagram Login, and the id of every edge and webhook."""
    owner: int
    """The person who signs in with it."""
    username: str
    name: str
    account_type: AccountType
    biography: str
    website: str
    followers: int
    """At the founding."""
    follows: int

    @property
    def is_professional(self) -> bool:
        """Whether the API has this account at all."""
        return self.account_type != "PERSONAL"


@dataclass(frozen=True, slots=True)
class MetaPage:
    """A Page, as one of the people with a role on it sees it."""

    id: int
    name: str
    username: str
    category: str
    about: str
    tasks: tuple[str, ...]
    """What the person may do there."""
    instagram_id: int | None
    """The professional account linked to it."""
    followers: int
    """At the founding."""
    likes: int
    cross_posts: bool
    """Whether it sends its posts on to X."""


LENA: Final = MetaPerson(100_000_417_220_311, "lena", "Lena Hartwig", "lena@people.sandbox.invalid", 611)
MARCO: Final = MetaPerson(100_000_582_904_118, "marco", "Marco Bellini", "marco@people.sandbox.invalid", 1_204)
IVY: Final = MetaPerson(100_000_633_517_902, "ivy", "Ivy Sandoval", "ivy@people.sandbox.invalid", 287)
TINY: Final = MetaPerson(100_000_790_046_255, "tiny", "Tess Okafor", "tess@people.sandbox.invalid", 93)
PERSONS: Final = (LENA, MARCO, IVY, TINY)

LENA_ON_INSTAGRAM: Final = InstagramAccount(
    17_841_400_311_904_217,
    LENA.id,
    "lena.moves.daily",
    "Lena Hartwig | moving at home",
    "CREATOR",
    "Ten minutes a day, no gym. Mother of two, slow cook. Questions welcome.",
    "https://lena.sandbox.invalid",
    3_412,
    488,
)
IVY_ON_INSTAGRAM: Final = InstagramAccount(
    17_841_400_566_020_731,
    IVY.id,
    "ivy.sandoval",
    "Ivy Sandoval",
    "PERSONAL",
    "Bread, bikes and a garden that does what it wants.",
    "",
    402,
    431,
)
TINY_ON_INSTAGRAM: Final = InstagramAccount(
    17_841_400_712_345_108,
    TINY.id,
    "tess.starts.small",
    "Tess Okafor",
    "BUSINESS",
    "Just opened: home baking for people with allergies.",
    "https://tess.sandbox.invalid",
    64,
    120,
)
INSTAGRAM_ACCOUNTS: Final = (LENA_ON_INSTAGRAM, IVY_ON_INSTAGRAM, TINY_ON_INSTAGRAM)

LENA_MOVES: Final = MetaPage(
    102_884_311_904_217, "Lena Moves", "lena.moves", "Fitness Trainer", "Ten minutes a day, at home.",
    EVERY_TASK, LENA_ON_INSTAGRAM.id, 1_180, 1_102, cross_posts=False,
)  # fmt: skip
BELLINI_COACHING: Final = MetaPage(
    103_127_582_904_118, "Bellini Home Business", "bellini.home", "Coach", "A small business beside a big family.",
    EVERY_TASK, None, 2_236, 2_049, cross_posts=True,
)  # fmt: skip
TRATTORIA: Final = MetaPage(
    103_127_601_447_390, "Trattoria da Marco", "trattoria.da.marco", "Italian Restaurant", "Open from five.",
    EVERY_TASK, None, 846, 801, cross_posts=False,
)  # fmt: skip
FOOTBALL_CLUB: Final = MetaPage(
    103_127_644_009_582, "FC Nordwiese Juniors", "fc.nordwiese", "Amateur Sports Team", "Saturdays at ten.",
    ANALYST_TASKS, None, 391, 377, cross_posts=False,
)  # fmt: skip
TESS_BAKES: Final = MetaPage(
    104_550_712_345_108, "Tess Bakes", "tess.bakes", "Bakery", "Without nuts, without fuss.",
    EVERY_TASK, TINY_ON_INSTAGRAM.id, 58, 51, cross_posts=False,
)  # fmt: skip
ROLES: Final = {
    LENA.id: (LENA_MOVES,),
    MARCO.id: (BELLINI_COACHING, TRATTORIA, FOOTBALL_CLUB),
    TINY.id: (TESS_BAKES,),
}
