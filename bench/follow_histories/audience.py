"""Who follows an account: people of old, newcomers, crowds after an event or an article, boomerangs, closed accounts."""

from typing import Final

import numpy as np

from bench.follow_histories.world import DAY, FOREVER, HOUR, LONG_AGO, World

SIZES: Final = (100, 50_000)
"""Followers; as many accounts between 100 and 1,000 as between 1,000 and 10,000."""
MOST_FOLLOWED: Final = 5_000


def gather(world: World, *, crowds: bool = True) -> None:
    """Give the account an audience with everything that happens in one."""
    rng = world.rng
    low, high = np.log(SIZES)
    size = int(np.exp(rng.uniform(low, high)))
    old = world.people(size)
    # A tenth to a half percent of an audience leaves on an ordinary day.
    leave = rng.random(size) < rng.uniform(0.0005, 0.004) * world.days
    left = np.where(leave, rng.uniform(0, world.days * DAY, size), FOREVER)
    world.followers.add(old, np.full(size, LONG_AGO), left)
    followed = min(MOST_FOLLOWED, int(size * rng.uniform(0.1, 1.2)) + 20)
    shared = old[: int(min(followed, size) * rng.uniform(0.2, 0.9))]
    others = world.people(followed - shared.size)
    for ids in (shared, others):
        world.following.add(ids, np.full(ids.size, LONG_AGO), np.full(ids.size, FOREVER))
    _newcomers(world, int(rng.poisson(world.days * (1 + size * rng.uniform(0, 0.002)))))
    _boomerangs(world, int(rng.integers(0, 3 + 2 * world.days)))
    if crowds:
        for happens in (_event, _article, _purge, _mass_leaving):
            if world.chance(0.2):
                happens(world)


def _newcomers(world: World, many: int) -> None:
    """New followers; a third leave after days (half of these within four), and a few of all within hours."""
    rng = world.rng
    came = rng.uniform(0, world.days * DAY, many)
    left = np.where(rng.random(many) < 0.35, came + rng.lognormal(np.log(4), 0.9, many) * DAY, FOREVER)
    world.followers.add(world.people(many), came, left)
    courted = int(many * 0.05)
    ids, came = world.people(courted), rng.uniform(0, world.days * DAY, courted)
    world.followers.add(ids, came, came + rng.uniform(4, 24, courted) * HOUR)
    world.following.add(ids, came + rng.uniform(0, 2, courted) * HOUR, np.full(courted, FOREVER))


def _boomerangs(world: World, many: int) -> None:
    """Tools of others follow and are gone within a day: after minutes, after a set delay, or at their next run."""
    rng = world.rng
    came = rng.uniform(0, world.days * DAY, many)
    delay = float(rng.uniform(2, 23))
    stayed = np.where(rng.random(many) < 0.4, delay * rng.uniform(0.95, 1.1, many), rng.uniform(0.2, 24, many))
    stayed = np.minimum(stayed, 24) * HOUR
    world.followers.add(world.people(many), came, came + stayed)
    again = int(many * 0.05)
    if again:
        later = came[:again] + stayed[:again] + rng.uniform(6, 72, again) * HOUR
        world.followers.add(world.followers.ids[-1][:again], later, later + stayed[:again])


def _event(world: World) -> None:
    """Many come within hours, and a third leave after two to six days."""
    _crowd(world, int(world.rng.integers(20, 150)), hours=3, share=0.3, soonest=2)


def _article(world: World) -> None:
    """A day of press: the audience grows by a tenth, and hardly anybody leaves soon."""
    _crowd(world, int(world.rng.integers(50, 600)), hours=30, share=0.1, soonest=1.5)


def _crowd(world: World, many: int, *, hours: float, share: float, soonest: float) -> None:
    rng = world.rng
    came = world.a_moment() + rng.beta(1.3, 3, many) * hours * HOUR
    left = np.where(rng.random(many) < share, came + rng.uniform(soonest, 6, many) * DAY, FOREVER)
    world.followers.add(world.people(many), came, left)


def _purge(world: World) -> None:
    """The network closes many of the followers' accounts at once, new ones above all."""
    at, share = world.a_moment(), float(world.rng.uniform(0.01, 0.15))
    for ids, came, left in zip(world.followers.ids, world.followers.came, world.followers.left, strict=True):
        chosen = (came < at) & (left > at) & (world.rng.random(ids.size) < np.where(came > 0, 3 * share, share))
        left[chosen] = at
        world.closed.append(ids[chosen])


def _mass_leaving(world: World) -> None:
    """A word out of place: many of the followers leave within hours."""
    at, share = world.a_moment(), float(world.rng.uniform(0.005, 0.04))
    for came, left in zip(world.followers.came, world.followers.left, strict=True):
        chosen = (came == LONG_AGO) & (left > at) & (world.rng.random(left.size) < share)
        left[chosen] = at + world.rng.exponential(3 * HOUR, int(chosen.sum()))
