"""Who follows a hosted account, or whom it follows: every follow ever made, by time, in a few bytes each."""

from array import array
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from service.sandbox.people import NEVER_MS
from service.sandbox.snowflakes import MOST_PEOPLE, stamp, stamped_index, stamped_ms

NEWEST: Final = (1 << 63) - 1


class Follow(NamedTuple):
    """Somebody follows at a moment and stops at another (`NEVER_MS`: goes on)."""

    at_ms: int
    person: int
    until_ms: int = NEVER_MS


class FollowList:
    """One list in the order it grew; it is read newest first, as X gives it."""

    def __init__(self) -> None:
        self._keys = array("q")
        self._until = array("q")
        self._ends: list[int] = []

    def extend(self, follows: Iterable[Follow]) -> None:
        """Add follows that began after all those already here."""
        for at_ms, person, until_ms in sorted(follows):
            self._keys.append(stamp(at_ms, person))
            self._until.append(until_ms)
            if until_ms < NEVER_MS:
                self._ends.append(until_ms)
        self._ends.sort()

    def plant(self, follow: Follow) -> None:
        """Add one that begins before some that are here already."""
        key = stamp(follow.at_ms, follow.person)
        place = bisect_left(self._keys, key)
        self._keys.insert(place, key)
        self._until.insert(place, follow.until_ms)
        insort(self._ends, follow.until_ms)

    def newest_first(self, at_ms: int, before: int = NEWEST) -> Iterator[int]:
        """The stamps of those who follow at this moment, from the newest before `before` on."""
        upper = min(before, stamp(at_ms, MOST_PEOPLE - 1) + 1)
        for place in range(bisect_left(self._keys, upper) - 1, -1, -1):
            if self._until[place] > at_ms:
                yield self._keys[place]

    def indexes(self, at_ms: int) -> set[int]:
        """Everybody who follows at this moment."""
        return {stamped_index(key) for key in self.newest_first(at_ms)}

    def count(self, at_ms: int) -> int:
        """How many follow at this moment."""
        begun = bisect_right(self._keys, stamp(at_ms, MOST_PEOPLE - 1))
        return begun - bisect_right(self._ends, at_ms)

    def of(self, index: int) -> list[Follow]:
        """Every follow of one person."""
        return [
            Follow(stamped_ms(key), index, until)
            for key, until in zip(self._keys, self._until, strict=True)
            if stamped_index(key) == index
        ]

    def made(self, at_ms: int) -> Iterator[Follow]:
        """Every follow that began by this moment, over or not, oldest first."""
        for key, until in zip(self._keys, self._until, strict=True):
            if stamped_ms(key) <= at_ms:
                yield Follow(stamped_ms(key), stamped_index(key), until)
