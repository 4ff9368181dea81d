"""One person of the sandbox: a profile drawn from the seed when it is first looked at."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Final

from service.sandbox import phrases
from service.sandbox.dice import dice
from service.sandbox.hosted import Hosted
from service.sandbox.kinds import TRAITS, Kind, Traits
from service.sandbox.population import Population
from service.sandbox.rhythm import Rhythm
from service.sandbox.snowflakes import index_in, person_id

DAY_MS: Final = 86_400_000
NEVER_MS: Final = 1 << 62
_YEAR_MS: Final = 365 * DAY_MS
_SALT: Final = 202
_BATCH_SALT: Final = 203
# About 1 kB each: the people of one 20,000-follower audience stay at hand, a larger one is drawn again.
_KEPT_AT_HAND: Final = 24_000
# X lets nobody follow more than 5,000 people without being followed by about as many.
_FOLLOWING_LIMIT: Final = 5000
_LANGUAGES: Final = (("en", 0.74), ("es", 0.1), ("de", 0.06), ("pt", 0.05), ("fr", 0.05))
_CONSONANTS: Final = "bcdfghjklmnprstv"
_VOWELS: Final = "aeio"
_DIGITS: Final = 10**8


@dataclass(frozen=True, slots=True)
class Person:
    """A profile as it stood at the founding; counts of hosted accounts are reckoned anew at each look."""

    index: int
    id: int
    kind: Kind
    handle: str
    name: str
    language: str
    bio: str
    place: str
    url: str
    created_ms: int
    protected: bool
    verified: bool
    has_picture: bool
    followers: int
    following: int
    listed: int
    likes: int
    rhythm: Rhythm
    suspended_ms: int
    """When X takes the account down; `NEVER_MS` for nearly everybody."""


class People:
    """Everybody, by number or by id; the same seed and founding give the same people."""

    def __init__(self, seed: int, founded_ms: int, population: Population) -> None:
        self._seed = seed
        self._founded_ms = founded_ms
        self._population = population
        self.person = lru_cache(maxsize=_KEPT_AT_HAND)(self._person)

    def with_id(self, identifier: int) -> Person | None:
        """The person with this id, if there is one."""
        index = index_in(identifier)
        if self._population.kind_of(index) is None:
            return None
        person = self.person(index)
        return person if person.id == identifier else None

    def created_ms(self, index: int) -> int:
        """When this person's account began, without drawing the rest of the profile."""
        kind = self._population.kind_of(index)
        if kind in TRAITS:
            return self._created_ms(index, TRAITS[kind], dice(self._seed, _SALT, index))
        return self._founded_ms - self._population.hosted[index].age_days * DAY_MS

    def _person(self, index: int) -> Person:
        kind = self._population.kind_of(index)
        if kind is None:
            raise LookupError(f"nobody has the number {index}")
        if kind not in TRAITS:
            return self._hosted_person(self._population.hosted[index])
        traits = TRAITS[kind]
        chance = dice(self._seed, _SALT, index)
        created_ms = self._created_ms(index, traits, chance)
        language = _language(chance, traits)
        first, last = chance.choice(phrases.FIRST_NAMES[language]), chance.choice(phrases.LAST_NAMES[language])
        followers = _log_normal(chance, traits.followers)
        rhythm = self._rhythm(index, traits, created_ms, chance)
        return Person(
            index=index,
            id=person_id(created_ms, index),
            kind=kind,
            handle=_handle(first, index, kind),
            name=first if kind is Kind.BOUGHT else f"{first} {last}",
            language=language,
            bio=_bio(chance, traits, language) if chance.random() < traits.with_bio else "",
            place=chance.choice(phrases.PLACES[language]) if chance.random() < traits.with_place else "",
            url=f"https://{first.lower()}.sandbox.invalid" if chance.random() < traits.with_bio * 0.15 else "",
            created_ms=created_ms,
            protected=chance.random() < traits.protected,
            verified=chance.random() < (0.2 if kind is Kind.MASS_FOLLOWER else 0.02),
            has_picture=chance.random() < traits.with_picture,
            followers=followers,
            following=min(_log_normal(chance, traits.following), max(_FOLLOWING_LIMIT, followers + followers // 10)),
            listed=followers // chance.randint(60, 400),
            likes=int(rhythm.count(self._founded_ms) * chance.uniform(0.2, 6.0)),
            rhythm=rhythm,
            suspended_ms=self._suspended_ms(kind, chance),
        )

    def _created_ms(self, index: int, traits: Traits, chance: Random) -> int:
        youngest, oldest = traits.age_years
        fraction = chance.random()
        cohort = self._population.cohort_of(index)
        if cohort is not None and cohort.kind is Kind.BOUGHT:
            # One supplier's accounts are made together: ten days in the year before they are sold.
            begun = dice(self._seed, _BATCH_SALT, cohort.hosted, cohort.batch).uniform(0.6, 2.5) * _YEAR_MS
            return self._founded_ms - int(begun) + int(fraction * 10 * DAY_MS)
        return self._founded_ms - int((youngest + fraction * (oldest - youngest)) * _YEAR_MS)

    def _rhythm(self, index: int, traits: Traits, created_ms: int, chance: Random) -> Rhythm:
        every_ms = int(DAY_MS / (traits.posts_a_day[0] * chance.lognormvariate(0, traits.posts_a_day[1])))
        until_ms = NEVER_MS
        if traits.silent_days is not None:
            silent_ms = int(chance.uniform(*traits.silent_days) * DAY_MS)
            until_ms = max(created_ms + DAY_MS, self._founded_ms - silent_ms)
        first_ms = created_ms + int(chance.random() * min(every_ms, 20 * DAY_MS))
        return Rhythm(first_ms, every_ms, until_ms, traits.even, index)

    def _suspended_ms(self, kind: Kind, chance: Random) -> int:
        if kind is not Kind.BOUGHT or chance.random() > 0.08:  # noqa: PLR2004 # our choice: one bought account in twelve
            return NEVER_MS
        return self._founded_ms + int(chance.uniform(-20, 120) * DAY_MS)

    def _hosted_person(self, hosted: Hosted) -> Person:
        created_ms = self._founded_ms - hosted.age_days * DAY_MS
        return Person(
            index=hosted.index,
            id=person_id(created_ms, hosted.index),
            kind=hosted.kind,
            handle=hosted.handle,
            name=hosted.name,
            language="en",
            bio=hosted.bio,
            place=hosted.place,
            url=hosted.url,
            created_ms=created_ms,
            protected=False,
            verified=hosted.kind is Kind.GURU,
            has_picture=True,
            followers=hosted.followers,
            following=hosted.following,
            listed=hosted.followers // 150,
            likes=hosted.age_days,
            rhythm=Rhythm(created_ms, DAY_MS, created_ms - 1, even=False, salt=hosted.index),
            suspended_ms=NEVER_MS,
        )


def _language(chance: Random, traits: Traits) -> str:
    drawn = chance.random()
    for language, part in _LANGUAGES:
        if drawn < part:
            return language if language in traits.bios or traits.even else "en"
        drawn -= part
    return "en"


def _bio(chance: Random, traits: Traits, language: str) -> str:
    return chance.choice(traits.bios.get(language, traits.bios["en"])).format(
        n=chance.randint(2, 5),
        age=chance.randint(28, 58),
        year=chance.randint(1985, 2015),
        place=chance.choice(phrases.PLACES[language]),
    )


def _log_normal(chance: Random, median_and_spread: tuple[float, float]) -> int:
    median, spread = median_and_spread
    return int(median * chance.lognormvariate(0, spread))


def _handle(first: str, index: int, kind: Kind) -> str:
    """Unique by construction: letters, then the person's number as digits (bought) or as syllables (everybody else)."""
    letters = unicodedata.normalize("NFKD", first).encode("ascii", "ignore").decode().lower()
    if kind is Kind.BOUGHT:
        return f"{letters[:7]}{(index * 61_803_399 + 14_142_135) % _DIGITS:08d}"
    number = (index * 2_654_435) & 0x3FFFFF
    syllables = ""
    for _ in range(4):
        number, place = divmod(number, 64)
        syllables += _CONSONANTS[place // 4] + _VOWELS[place % 4]
    return f"{letters[:6]}_{syllables}"
