"""Who exists: which numbers of the 22-bit range are people, and what kind each one is.

Everybody is a number. Fixed ranges hold those who followed somebody before the founding; wide ranges with room for every
later day hold newcomers and the people whom the tool goes after, so that nobody has to be listed in advance.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from service.sandbox.dice import share
from service.sandbox.hosted import Hosted
from service.sandbox.kinds import Kind
from service.sandbox.snowflakes import MOST_PEOPLE

_FIRST_FOLLOWER: Final = 16
_LATER_PEOPLE: Final = 1 << 20
_ROOM_PER_HOSTED: Final = 1 << 20
_ROOM_PER_DAY: Final = 256
_DAYS_BEFORE_FOUNDING: Final = 400
LAST_NEWCOMER: Final = _ROOM_PER_DAY // 2 - 1
"""The highest number that a newcomer of a day can have."""
BOUGHT_BATCHES: Final = 3

_NEWCOMERS: Final = (
    (Kind.GENUINE_FIT, 0.22),
    (Kind.GENUINE, 0.36),
    (Kind.DORMANT, 0.08),
    (Kind.MASS_FOLLOWER, 0.22),
    (Kind.FOLLOW_BACK_BOT, 0.12),
)
_TARGETS: Final = (
    (Kind.GENUINE_FIT, 0.25),
    (Kind.GENUINE, 0.4),
    (Kind.MASS_FOLLOWER, 0.25),
    (Kind.FOLLOW_BACK_BOT, 0.1),
)
_SALT: Final = 101


@dataclass(frozen=True, slots=True)
class Cohort:
    """Neighbouring numbers of one kind, planted for one hosted account."""

    start: int
    size: int
    kind: Kind
    hosted: int
    batch: int = 0
    """Which purchase, for bought followers."""

    @property
    def indexes(self) -> range:
        """The people of this cohort."""
        return range(self.start, self.start + self.size)


class Population:
    """The plan of who exists, for one seed."""

    def __init__(self, seed: int, hosted: Iterable[Hosted]) -> None:
        self._seed = seed
        self.hosted = {each.index: each for each in hosted}
        self.cohorts = _planned(self.hosted.values())
        self._starts = [cohort.start for cohort in self.cohorts]

    def cohorts_of(self, hosted: Hosted) -> list[Cohort]:
        """The cohorts planted for this account."""
        return [cohort for cohort in self.cohorts if cohort.hosted == hosted.index]

    def cohort_of(self, index: int) -> Cohort | None:
        """The cohort this person belongs to, if they were there at the founding."""
        place = bisect_right(self._starts, index) - 1
        if place < 0:
            return None
        cohort = self.cohorts[place]
        return cohort if index in cohort.indexes else None

    def kind_of(self, index: int) -> Kind | None:
        """What this person is; `None` when nobody has this number."""
        if index in self.hosted:
            return self.hosted[index].kind
        if index < _LATER_PEOPLE:
            cohort = self.cohort_of(index)
            return cohort.kind if cohort else None
        if index >= MOST_PEOPLE:
            return None
        return _drawn(_NEWCOMERS if _is_newcomer(index) else _TARGETS, share(self._seed, _SALT, index))


def newcomer(hosted: Hosted, day: int, number: int) -> int:
    """The person who comes upon this account by themselves on this day; `number` counts from 0."""
    return _later(hosted, day, number)


def tool_target(hosted: Hosted, day: int, number: int) -> int:
    """The person whom the account's tool picks on this day; `number` counts from 0."""
    return _later(hosted, day, number + _ROOM_PER_DAY // 2)


def is_tool_target(index: int) -> bool:
    """Whether this is somebody whom a tool picked."""
    return index >= _LATER_PEOPLE and not _is_newcomer(index)


def _later(hosted: Hosted, day: int, number: int) -> int:
    place = (day + _DAYS_BEFORE_FOUNDING) * _ROOM_PER_DAY + number
    return _LATER_PEOPLE + (hosted.index - 1) * _ROOM_PER_HOSTED + place % _ROOM_PER_HOSTED


def _is_newcomer(index: int) -> bool:
    return index % _ROOM_PER_DAY < _ROOM_PER_DAY // 2


def _planned(hosted: Iterable[Hosted]) -> list[Cohort]:
    cohorts: list[Cohort] = []
    start = _FIRST_FOLLOWER
    for account in hosted:
        for kind, size, batch in _sizes(account):
            cohorts.append(Cohort(start, size, kind, account.index, batch))
            start += size
    return cohorts


def _sizes(account: Hosted) -> Iterator[tuple[Kind, int, int]]:
    """Kind, size and purchase of each cohort of an account; what rounding leaves over was bought."""
    left = account.followers
    for kind, part in account.shares:
        if kind is not Kind.BOUGHT:
            size = round(account.followers * part)
            left -= size
            yield kind, size, 0
    if any(kind is Kind.BOUGHT for kind, _ in account.shares):
        for batch in range(BOUGHT_BATCHES):
            yield Kind.BOUGHT, len(range(batch, left, BOUGHT_BATCHES)), batch
    yield Kind.BOOMERANG, account.boomerangs, 0


def _drawn(shares: tuple[tuple[Kind, float], ...], chance: float) -> Kind:
    for kind, part in shares:
        if chance < part:
            return kind
        chance -= part
    return shares[-1][0]
