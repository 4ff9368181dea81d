"""A post, and the posts of everybody whose timeline is a formula."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Final

from service.sandbox.dice import dice
from service.sandbox.kinds import TRAITS
from service.sandbox.people import Person
from service.sandbox.snowflakes import index_in, post_id, stamped_ms

_SALT: Final = 401


@dataclass(frozen=True, slots=True, order=True)
class Post:
    """One post; ordered by id, which is by time."""

    id: int
    author: int = field(compare=False)
    text: str = field(compare=False)
    language: str = field(compare=False, default="en")
    posted_with: str = field(compare=False, default="Twitter for iPhone")
    answers: int | None = field(compare=False, default=None)
    """The post that this one replies to."""
    quotes: int | None = field(compare=False, default=None)
    speaks_to: int | None = field(compare=False, default=None)
    """The person whom this post mentions first or replies to."""

    @property
    def at_ms(self) -> int:
        """When it was posted."""
        return stamped_ms(self.id)

    @property
    def conversation(self) -> int:
        """The post that began the exchange."""
        return self.answers or self.id


def posts_by_formula(seed: int, person: Person, at_ms: int) -> Iterator[Post]:
    """What this person has posted of their own accord, newest first."""
    for number, moment in person.rhythm.newest_first(at_ms):
        yield _post(seed, person, number, moment)


def post_by_formula(seed: int, person: Person, identifier: int) -> Post | None:
    """The post with this id, if this person's rhythm made one then."""
    moment = stamped_ms(identifier)
    number = person.rhythm.count(moment) - 1
    if number < 0 or person.rhythm.moment(number) != moment or index_in(identifier) != person.index:
        return None
    return _post(seed, person, number, moment)


def filled_in(phrase: str, chance: Random) -> str:
    """A phrase with its number."""
    return phrase.replace("{n}", str(chance.randint(2, 9)))


def _post(seed: int, person: Person, number: int, moment: int) -> Post:
    traits = TRAITS[person.kind]
    chance = dice(seed, _SALT, person.index, number)
    text = filled_in(chance.choice(traits.posts), chance)
    return Post(post_id(moment, person.index), person.index, text, "en", traits.posted_with)
