"""When a person posts, as a formula, so that nobody's timeline is stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from service.sandbox.dice import share

# People wander by up to this share of their usual gap; a program does not.
_WANDERING: Final = 0.8


@dataclass(frozen=True, slots=True)
class Rhythm:
    """One post about every `every_ms` from `first_ms` on, none after `until_ms`; all in Unix milliseconds."""

    first_ms: int
    every_ms: int
    until_ms: int
    even: bool
    salt: int

    def moment(self, number: int) -> int:
        """When the post of this number, counted from 0, was made."""
        start = self.first_ms + number * self.every_ms
        return start if self.even else start + int(share(self.salt, number) * self.every_ms * _WANDERING)

    def count(self, at_ms: int) -> int:
        """How many posts there are by then."""
        at_ms = min(at_ms, self.until_ms)
        if at_ms < self.first_ms:
            return 0
        number = (at_ms - self.first_ms) // self.every_ms
        return number + 1 if self.moment(number) <= at_ms else number

    def newest_first(self, at_ms: int) -> Iterator[tuple[int, int]]:
        """Number and moment of each post made by then."""
        for number in range(self.count(at_ms) - 1, -1, -1):
            yield number, self.moment(number)
