"""Generated accounts with planted behaviour: people who come and go, tools that follow and unfollow, and honest look-alikes.

Parameters follow the published defaults of real tools: InstaPy, igbot and TwitterFollowBot.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import numpy as np

from service.audience.roll import Ids
from service.automation.observations import Look

BEGIN = int(datetime(2026, 3, 2, tzinfo=UTC).timestamp())
HOUR = 3_600
DAY = 24 * HOUR
FOREVER = 10**12


def ids(numbers: Iterable[int]) -> Ids:
    return np.array(sorted(numbers), np.int64)


@dataclass
class World:
    """Who was in which list from when to when, in seconds since `BEGIN`."""

    rng: np.random.Generator
    days: int = 14
    followers: list[tuple[int, float, float]] = field(default_factory=list)
    following: list[tuple[int, float, float]] = field(default_factory=list)
    boomerangs: dict[int, float] = field(default_factory=dict)
    """Planted boomerangs and how long each stayed, in seconds."""
    suspended: set[int] = field(default_factory=set)
    _next: int = 1

    def somebody(self) -> int:
        self._next += int(self.rng.integers(1, 1_000))
        return self._next

    def a_moment(self) -> float:
        """Some moment of the world's time, with a day and a half left."""
        return float(self.rng.uniform(0, (self.days - 1.5) * DAY))

    def settle(self, people: int) -> list[int]:
        """Followers of old."""
        settled = [self.somebody() for _ in range(people)]
        self.followers += [(person, -FOREVER, FOREVER) for person in settled]
        return settled

    def boomerang(self, people: int, *, shortest: float, longest: float) -> None:
        for _ in range(people):
            person, came, stay = self.somebody(), self.a_moment(), float(self.rng.uniform(shortest, longest))
            self.followers.append((person, came, came + stay))
            self.boomerangs[person] = stay

    def stay_a_while(self, people: int, *, shortest: float = 36 * HOUR, longest: float = 9 * DAY) -> None:
        """Newcomers who leave after days, or not at all while we look."""
        for _ in range(people):
            came = self.a_moment()
            self.followers.append((self.somebody(), came, came + float(self.rng.uniform(shortest, longest))))

    def followed_back(self, people: int) -> None:
        """Newcomers who are followed back within two hours, and yet leave within a day."""
        for _ in range(people):
            person, came = self.somebody(), self.a_moment()
            self.followers.append((person, came, came + float(self.rng.uniform(6, 22)) * HOUR))
            self.following.append((person, came + float(self.rng.uniform(0, 2)) * HOUR, FOREVER))

    def event_day(self, people: int) -> None:
        """A talk, a giveaway: many follow within three hours, and a third have left after two to six days."""
        begins = self.a_moment()
        for _ in range(people):
            came = begins + float(self.rng.uniform(0, 3)) * HOUR
            leaves = came + float(self.rng.uniform(2, 6)) * DAY if self.rng.random() < 0.3 else FOREVER
            self.followers.append((self.somebody(), came, leaves))

    def clean_up(self, people: int) -> None:
        """Followers of old who leave in one hour."""
        begins = self.a_moment()
        self.followers += [
            (self.somebody(), -FOREVER, begins + float(self.rng.uniform(0, 1)) * HOUR) for _ in range(people)
        ]

    def suspend(self, people: int) -> None:
        """Newcomers whom the network closes within a day; it is told who."""
        for _ in range(people):
            person, came = self.somebody(), self.a_moment()
            self.followers.append((person, came, came + float(self.rng.uniform(4, 22)) * HOUR))
            self.suspended.add(person)

    def looks(self, *, hours: float, cut_short: float = 0.0, incomplete: float = 0.0, gap: float = 0.0) -> list[Look]:
        """Look every so many hours, give or take ten minutes; some lists cut short silently, some openly, one gap in hours."""
        moments = np.arange(0, self.days * DAY, hours * HOUR) + self.rng.uniform(
            -600, 600, int(np.ceil(self.days * 24 / hours))
        )
        if gap:
            begins = self.rng.uniform(2, self.days - 4) * DAY
            moments = moments[(moments < begins) | (moments > begins + gap * HOUR)]
        looks = []
        for moment in moments:
            followers, following = ids(_present(self.followers, moment)), ids(_present(self.following, moment))
            complete = self.rng.random() >= incomplete
            if not complete or self.rng.random() < cut_short:
                followers = followers[: int(followers.size * self.rng.uniform(0.3, 0.9))]
                following = following[: int(following.size * self.rng.uniform(0.3, 0.9))]
            looks.append(Look(datetime.fromtimestamp(BEGIN + int(moment), UTC), complete, followers, following))
        return looks


def _present(stays: list[tuple[int, float, float]], moment: float) -> list[int]:
    return [person for person, came, left in stays if came <= moment < left]


def a_tool(rng: np.random.Generator, *, hours_delay: float, a_day: float, spread: float = 0.05) -> World:
    """An account whose tool follows so many people a day at all hours and drops each after a set delay."""
    world = _an_account(rng)
    for moment in np.sort(rng.uniform(0, world.days * DAY, int(a_day * world.days))):
        delay = hours_delay * HOUR * (1 + float(rng.normal(0, spread)))
        leaves = FOREVER if rng.random() < 0.15 else float(moment) + delay
        world.following.append((world.somebody(), float(moment), leaves))
    return world


def a_person(rng: np.random.Generator) -> World:
    """A person: a few follows on some days, rarely regretted; perhaps an event with its clean-up, or one great clear-out."""
    world = _an_account(rng)
    for day in range(world.days):
        for _ in range(rng.poisson(1.5)):
            came = day * DAY + float(rng.uniform(8, 23)) * HOUR
            leaves = came + float(rng.exponential(5)) * DAY if rng.random() < 0.08 else FOREVER
            world.following.append((world.somebody(), came, leaves))
    if rng.random() < 0.4:
        begins, clears = world.a_moment(), float(rng.uniform(1, 6)) * DAY
        for _ in range(int(rng.integers(30, 150))):
            dropped = begins + clears + float(rng.uniform(0, 1)) * HOUR if rng.random() < 0.3 else FOREVER
            world.following.append((world.somebody(), begins + float(rng.uniform(0, 3)) * HOUR, dropped))
    if rng.random() < 0.3:
        begins = world.a_moment()
        for _ in range(int(rng.integers(50, 300))):
            world.following.append((world.somebody(), -FOREVER, begins + float(rng.uniform(0, 2)) * HOUR))
    return world


def _an_account(rng: np.random.Generator) -> World:
    world = World(rng)
    settled = world.settle(200)
    world.following = [(person, -FOREVER, FOREVER) for person in settled[:120]]
    world.stay_a_while(30)
    return world
