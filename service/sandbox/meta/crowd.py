"""Who engages with an account of the sandbox, and how; every figure here is our own invention, for a stage and not a data set."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from service.sandbox.dice import dice
from service.sandbox.meta.ids import Numbering
from service.sandbox.phrases import FIRST_NAMES, LAST_NAMES

_PEOPLE: Final = Numbering(17_841_410_000_000_000)
_CROWD: Final = 61
_PER_ACCOUNT: Final = 10_000
_LANGUAGES: Final = ("de", "de", "en", "en", "es")


class Engaging(StrEnum):
    """How somebody engages."""

    REGULAR = "regular"
    """Comes to every third post, in words of their own."""
    PASSING = "passing"
    """Comes once in a while."""
    POD = "pod"
    """Comments under nearly every post within minutes, together with the others of the pod."""
    COPY_PASTER = "copy_paster"
    """Leaves the same few lines everywhere."""
    PROFESSIONAL = "professional"
    """Sells something, and comes now and then."""


HABITS: Final = {
    Engaging.REGULAR: 0.34,
    Engaging.PASSING: 0.02,
    Engaging.POD: 0.93,
    Engaging.COPY_PASTER: 0.4,
    Engaging.PROFESSIONAL: 0.12,
}
"""The chance that somebody of this kind comments under a post."""
REACTING: Final = 3.0
"""So many times as often people tap instead of writing."""
_PARTS: Final = ((Engaging.POD, 6), (Engaging.COPY_PASTER, 8), (Engaging.PROFESSIONAL, 20), (Engaging.REGULAR, 34))
_SMALL: Final = 100
"""Accounts with fewer followers have friends and nobody else."""


@dataclass(frozen=True, slots=True)
class Member:
    """One person of the crowd."""

    number: int
    """Their place in the account's crowd."""
    id: int
    username: str
    name: str
    kind: Engaging

    @property
    def is_professional(self) -> bool:
        """Whether business discovery shows them."""
        return self.kind in {Engaging.PROFESSIONAL, Engaging.COPY_PASTER}

    @property
    def is_age_gated(self) -> bool:
        """Whether the account is closed to the young, and so to business discovery."""
        return self.kind is Engaging.PROFESSIONAL and self.number % 10 == 3  # noqa: PLR2004 # two of the twenty


class Crowd:
    """Everybody who may engage with one account."""

    def __init__(self, seed: int, place: int, followers: int) -> None:
        kinds = [kind for kind, many in _PARTS for _ in range(many)] if followers >= _SMALL else []
        passing = max(6, followers // 16)
        self.members = tuple(
            _member(seed, place, number, kind) for number, kind in enumerate([*kinds, *[Engaging.PASSING] * passing])
        )
        self._by_name = {member.username: member for member in self.members}

    def named(self, username: str) -> Member | None:
        """The one who has this handle."""
        return self._by_name.get(username)


def _member(seed: int, place: int, number: int, kind: Engaging) -> Member:
    chance = dice(seed, _CROWD, place, number)
    language = chance.choice(_LANGUAGES)
    first, last = chance.choice(FIRST_NAMES[language]), chance.choice(LAST_NAMES[language])
    handle = f"{first}.{last}.{place}{number}".lower()
    return Member(number, _PEOPLE.id_of(place * _PER_ACCOUNT + number), handle, f"{first} {last}", kind)
