"""People who follow by hand: from the quiet to the busiest, with the days on which an honest account looks like a tool."""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from bench.follow_histories.world import DAY, FOREVER, HOUR, LONG_AGO, Floats, World


def _quiet(world: World) -> None:
    """A follow now and then."""
    _now_and_then(world, a_day=float(world.rng.uniform(0.1, 2)), regretted=0.08)


def _networker(world: World) -> None:
    """Some follows on most days, and now and then a few are dropped."""
    _now_and_then(world, a_day=float(world.rng.uniform(3, 12)), regretted=0.1)


def _busy_networker(world: World) -> None:
    """Many follows on working days, and a tidying-up every week or so."""
    _now_and_then(world, a_day=float(world.rng.uniform(8, 28)), regretted=0.03)
    for week in range(0, world.days, 7):
        if world.chance(0.6):
            _drop_in_a_sitting(
                world, week * DAY + float(world.rng.uniform(0, 6.8)) * DAY, float(world.rng.uniform(0.05, 0.3))
            )


def _event_day(world: World) -> None:
    """A talk or a party: many follows within hours, often answered, and some dropped in one later evening."""
    _now_and_then(world, a_day=float(world.rng.uniform(0.5, 5)), regretted=0.08)
    _burst(world, world.evening(), int(world.rng.integers(30, 150)), hours=4, answered=0.4)


def _conference(world: World) -> None:
    """Two to four days in a row of people met and followed, most of whom follow as well."""
    _now_and_then(world, a_day=float(world.rng.uniform(0.5, 5)), regretted=0.08)
    first = world.a_moment()
    for day in range(int(world.rng.integers(2, 5))):
        _burst(world, first + day * DAY, int(world.rng.integers(20, 90)), hours=10, answered=0.6)


def _clean_up(world: World) -> None:
    """Hundreds dropped in an evening or two; often those who do not follow back."""
    _now_and_then(world, a_day=float(world.rng.uniform(0.5, 6)), regretted=0.08)
    for _ in range(int(world.rng.integers(1, 3))):
        _drop_in_a_sitting(world, world.evening(), float(world.rng.uniform(0.1, 0.6)), also_old=True)


def _giveaway(world: World) -> None:
    """Follow-our-partners giveaways: dozens followed in an evening, and dropped in another when it is over."""
    _now_and_then(world, a_day=float(world.rng.uniform(0.5, 4)), regretted=0.08)
    for _ in range(int(world.rng.integers(1, 3))):
        begins, over = world.evening(), float(world.rng.uniform(1.5, 8)) * DAY
        many = int(world.rng.integers(20, 80))
        came = begins + np.sort(world.rng.uniform(0, 1, many)) * HOUR
        left = begins + over + np.sort(world.rng.uniform(0, 2, many)) * HOUR
        world.following.add(world.people(many), came, np.where(world.rng.random(many) < 0.8, left, FOREVER))


def _newcomer(world: World) -> None:
    """A new account: a few hundred suggestions taken in the first days, then fewer and fewer."""
    rate = float(world.rng.uniform(80, 300))
    for day in range(world.days):
        _burst(
            world,
            day * DAY + float(world.rng.uniform(8, 20)) * HOUR,
            int(rate * np.exp(-1.2 * day)),
            hours=3,
            answered=0.1,
        )
    _now_and_then(world, a_day=float(world.rng.uniform(1, 6)), regretted=0.05)


def _courteous(world: World) -> None:
    """Looks through the newcomers every day or two and follows many of them back."""
    _now_and_then(world, a_day=float(world.rng.uniform(0.5, 4)), regretted=0.05)
    ids, came, left = world.followers.columns()
    new = (came > 0) & (world.rng.random(ids.size) < world.rng.uniform(0.3, 0.95))
    looked = np.floor(came[new] / DAY) * DAY + 20 * HOUR
    looked += world.rng.integers(1, 3, looked.size) * DAY
    there = left[new] > looked
    people, at = ids[new][there], looked[there]
    at += np.arange(at.size) % 1800
    world.following.add(people, at, np.full(at.size, FOREVER))


def _private_targets(world: World) -> None:
    """Asks many private accounts at once, who accept over the following days."""
    _now_and_then(world, a_day=float(world.rng.uniform(0.5, 5)), regretted=0.08)
    many = int(world.rng.integers(20, 120))
    accepted = world.rng.exponential(1.5 * DAY, many)
    accepted += world.evening()
    world.following.add(world.people(many), accepted, np.full(many, FOREVER))


def _purged(world: World) -> None:
    """The network closes many of the accounts that this one follows, at once."""
    _networker(world)
    _close(world, float(world.rng.uniform(0.03, 0.25)))


PEOPLE: Final[Mapping[str, Callable[[World], None]]] = {
    "quiet": _quiet,
    "networker": _networker,
    "busy networker": _busy_networker,
    "event day": _event_day,
    "conference": _conference,
    "clean-up": _clean_up,
    "giveaway": _giveaway,
    "new account": _newcomer,
    "follows back by hand": _courteous,
    "private accounts": _private_targets,
    "closed accounts": _purged,
}
"""Who is no tool."""


def live(world: World, name: str) -> None:
    """Let this kind of person run the account."""
    PEOPLE[name](world)
    world.setting = name


def _now_and_then(world: World, *, a_day: float, regretted: float) -> None:
    """Follows at waking hours, on some days far more than on others; a few are regretted within days."""
    rng = world.rng
    days = np.arange(-7, world.days)
    # People's days differ far more than chance alone would have it: a gamma mixture with spread like its mean.
    many = rng.poisson(a_day * rng.gamma(1.2, 1 / 1.2, days.size))
    came = np.repeat(days * DAY, many) + _waking(world, int(many.sum()))
    left = np.where(rng.random(came.size) < regretted, came + rng.exponential(4 * DAY, came.size), FOREVER)
    ids = world.people(came.size)
    world.following.add(ids, came, left)
    _answer(world, ids, came, share=float(rng.uniform(0.1, 0.5)))


def _burst(world: World, begins: float, many: int, *, hours: float, answered: float) -> None:
    came = begins + np.sort(world.rng.beta(1.5, 3, many)) * hours * HOUR
    regrets = begins + float(world.rng.uniform(1, 8)) * DAY + np.sort(world.rng.uniform(0, 1, many)) * HOUR
    share = float(world.rng.choice([0.0, world.rng.uniform(0, 0.5)]))
    ids = world.people(many)
    world.following.add(ids, came, np.where(world.rng.random(many) < share, regrets, FOREVER))
    _answer(world, ids, came, share=answered)


def _answer(world: World, ids: np.ndarray, came: Floats, *, share: float) -> None:
    answers = world.rng.random(ids.size) < share
    back = came[answers] + world.rng.exponential(10 * HOUR, int(answers.sum()))
    world.followers.add(ids[answers], back, np.full(back.size, FOREVER))


def _drop_in_a_sitting(world: World, begins: float, share: float, *, also_old: bool = False) -> None:
    """Drop a part of those followed, old ones too or lately followed only, within an hour or two."""
    friendly = np.concatenate([np.empty(0, np.int64), *world.followers.ids]) if world.chance(0.5) else None
    for ids, came, left in zip(world.following.ids, world.following.came, world.following.left, strict=True):
        chosen = (came < begins) & (left > begins) & (world.rng.random(ids.size) < share)
        if not also_old:
            chosen &= came > LONG_AGO
        if friendly is not None:
            chosen &= ~np.isin(ids, friendly)
        left[chosen] = begins + world.rng.uniform(0, 2, int(chosen.sum())) * HOUR


def _close(world: World, share: float) -> None:
    at = world.a_moment()
    for ids, left in zip(world.following.ids, world.following.left, strict=True):
        chosen = (left > at) & (world.rng.random(ids.size) < share)
        left[chosen] = at
        world.closed.append(ids[chosen])


def _waking(world: World, many: int) -> Floats:
    return np.clip(world.rng.normal(15.5, 4, many), 7.5, 23.5) * HOUR
