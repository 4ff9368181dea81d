"""One generated account: who was in which of its lists from when to when, and what an observer gets to see of it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from service.audience.roll import Ids
from service.automation.observations import Look

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

BEGIN = int(datetime(2026, 3, 2, tzinfo=UTC).timestamp())
MINUTE, HOUR, DAY = 60.0, 3_600.0, 86_400.0
LONG_AGO, FOREVER = -1e12, 1e12
_SCRAMBLED, _BELOW = 982_451_653, 1 << 40


@dataclass(slots=True)
class Members:
    """The stays in one list, in columns; times in seconds from the first look."""

    ids: list[Ids] = field(default_factory=list)
    came: list[Floats] = field(default_factory=list)
    left: list[Floats] = field(default_factory=list)

    def add(self, ids: Ids, came: Floats, left: Floats) -> None:
        """These people were in the list from when to when."""
        self.ids.append(ids)
        self.came.append(came)
        self.left.append(left)

    def columns(self) -> tuple[Ids, Floats, Floats]:
        """All of it, by id; a stay that ended before it began is none."""
        if not self.ids:
            return np.empty(0, np.int64), np.empty(0), np.empty(0)
        ids, came, left = np.concatenate(self.ids), np.concatenate(self.came), np.concatenate(self.left)
        kept = np.flatnonzero(left > came)
        order = kept[np.argsort(ids[kept], kind="stable")]
        return ids[order], came[order], left[order]


@dataclass(slots=True)
class World:
    """An account over so many days, as it really was."""

    rng: np.random.Generator
    days: int
    followers: Members = field(default_factory=Members)
    following: Members = field(default_factory=Members)
    closed: list[Ids] = field(default_factory=list)
    """People whose accounts the network closed; their leaving is nobody's doing."""
    runs_a_tool: bool = False
    setting: str = ""
    """What was planted, for tables."""
    _born: int = 0

    def people(self, size: int) -> Ids:
        """So many new people; their numbers tell nothing of when they came."""
        born = np.arange(self._born, self._born + size, dtype=np.int64)
        self._born += size
        return born * _SCRAMBLED % _BELOW + 1

    def chance(self, probability: float) -> bool:
        """Whether something of this probability happens."""
        return bool(self.rng.random() < probability)

    def a_moment(self) -> float:
        """Some moment of the time that is looked at."""
        return float(self.rng.uniform(0, self.days * DAY))

    def evening(self) -> float:
        """A moment at which people have time, of some day that is looked at."""
        return float(self.rng.integers(0, self.days)) * DAY + float(self.rng.uniform(17, 22)) * HOUR

    def boomerangs(self) -> tuple[Ids, Floats, Floats]:
        """Who followed, was not followed back, and left within a day while we looked; from when to when."""
        ids, came, left = self.followers.columns()
        stayed = left - came
        short = (stayed <= DAY) & (came > 0) & (left < self.days * DAY)
        if self.closed:
            short &= ~np.isin(ids, np.concatenate(self.closed))
        whom, since, until = self.following.columns()
        for place in np.flatnonzero(short & np.isin(ids, whom)):
            mine = whom == ids[place]
            short[place] = not np.any((since[mine] < left[place]) & (until[mine] > came[place]))
        return ids[short], came[short], left[short]


@dataclass(frozen=True, slots=True)
class Faults:
    """What goes wrong with looking."""

    cut_short: float = 0.0
    """Part of the looks whose lists are cut short without a word."""
    incomplete: float = 0.0
    """Part of the looks that say they were not read to the end."""
    gap: float = 0.0
    """Hours without a look, once."""
    outage: float = 0.0
    """Hours in which the network shows only a part, once, without a word."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """When somebody looks."""

    hours: float
    irregular: bool = False
    """The steps scatter by a factor of two and more around these hours."""

    def moments(self, rng: np.random.Generator, days: int) -> Floats:
        """Seconds from the first look; half of a look's lateness is up to ten minutes."""
        many = int(days * 24 / self.hours) * (3 if self.irregular else 1) + 1
        steps = np.full(many, self.hours * HOUR)
        if self.irregular:
            steps *= np.clip(rng.lognormal(0, 0.6, many), 0.25, 4)
        moments = np.concatenate([[0.0], np.cumsum(steps)]) + rng.uniform(0, 10 * MINUTE, many + 1)
        return moments[moments <= days * DAY + 10 * MINUTE]


def looks_at(world: World, schedule: Schedule, faults: Faults) -> list[Look]:
    """What somebody sees who looks at this account by this schedule."""
    rng = world.rng
    moments = schedule.moments(rng, world.days)
    if faults.gap:
        begins = rng.uniform(0, world.days * DAY)
        moments = moments[(moments < begins) | (moments > begins + faults.gap * HOUR)]
    dark = float(rng.uniform(0, world.days * DAY)) if faults.outage else FOREVER
    shown = float(rng.choice([0.0, rng.uniform(0, 0.9)]))
    lists = (world.followers.columns(), world.following.columns())
    seen = []
    for moment in moments.tolist():
        followers, following = (_present(columns, moment) for columns in lists)
        whole = bool(rng.random() >= faults.incomplete)
        if dark <= moment < dark + faults.outage * HOUR:
            followers, following = _cut(followers, shown), _cut(following, shown)
        elif not whole or rng.random() < faults.cut_short:
            followers = _cut(followers, float(rng.uniform(0.3, 0.95)))
            following = _cut(following, float(rng.uniform(0.3, 0.95)))
        seen.append(Look(datetime.fromtimestamp(BEGIN + int(moment), UTC), whole, followers, following))
    return seen


def _present(columns: tuple[Ids, Floats, Floats], moment: float) -> Ids:
    ids, came, left = columns
    there = ids[(came <= moment) & (moment < left)]
    return there[np.diff(there, prepend=-1) > 0]


def _cut(ids: Ids, share: float) -> Ids:
    return ids[: int(ids.size * share)]
