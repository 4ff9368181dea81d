"""Tools that follow and unfollow, by what their own documentation says: InstaPy, igbot, TwitterFollowBot.

Sources: InstaPy @ d5ca357 `docs/settings`, `docs/actions` (48 follows and 35 unfollows an hour, 402 unfollows a day, some ten
unfollows and then about ten minutes of sleep; delays of 3 to 90 hours; first in first out, last in first out or random; all,
or those who do not follow back). ohld/igbot @ d68b550 (50 to 100 follows and as many unfollows a day, 300 to 600 seconds
apart). rhiever/TwitterFollowBot (10 to 60 seconds apart, `auto_follow_followers`, `auto_unfollow_nonfollowers`).
"""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np

from bench.follow_histories.world import DAY, FOREVER, HOUR, Floats, Mask, World
from service.audience.roll import Ids


class Order(StrEnum):
    """Whom a tool drops first."""

    OLDEST = "fifo"
    NEWEST = "lifo"
    ANY = "random"


class Half(StrEnum):
    """Settings for tuning, and settings that tuning never sees."""

    TUNING = "tuning"
    UNSEEN = "unseen"


DELAYS = {
    Half.TUNING: ((3, 5), (20, 24), (40, 56), (84, 96)),
    Half.UNSEEN: ((6, 18), (26, 38), (60, 80), (100, 150)),
}
"""Hours before a follow is dropped, in ranges that share nothing. InstaPy's examples (3, 22, 42, 48, 55, 90) are for tuning."""
A_DAY = {Half.TUNING: ((20, 35), (60, 100), (150, 200)), Half.UNSEEN: ((15, 20), (35, 60), (100, 150))}
"""Follows a day, likewise; igbot keeps its own."""
WARM_UP = 30
"""Days that most tools have run when looking begins."""
SHOWN_DAYS = 2
"""Days with the tool at work while looking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """How one is set."""

    name: str
    follows: float
    """A day."""
    apart: tuple[float, float]
    """Seconds between two follows, and between two unfollows."""
    batch: int
    """Actions in a row, and then `sleep` seconds."""
    sleep: float
    sittings: tuple[float, ...]
    """Hours of the day at which a run begins."""
    delay: float | None
    """Hours before somebody is dropped; `None` drops nobody."""
    drops: float
    """Unfollows a day, at most."""
    order: Order
    spares_followers: bool
    works: float
    """Part of the days on which it runs."""
    follows_back: bool
    answered: float
    """Part of those followed who follow back."""


def drawn_tool(rng: np.random.Generator, half: Half) -> Tool:
    """A tool with settings of this half."""
    if rng.random() < 0.08:
        return _only_follows_back(rng)
    name = str(rng.choice(["InstaPy", "igbot", "TwitterFollowBot"]))
    low, high = DELAYS[half][rng.integers(len(DELAYS[half]))]
    few, many = A_DAY[half][rng.integers(len(A_DAY[half]))]
    follows = float(rng.uniform(50, 100)) if name == "igbot" else float(rng.uniform(few, many))
    delay: float | None = float(rng.uniform(low, high))
    around = rng.random() < 0.15
    starts = np.arange(0.0, 24, 2) if around else np.sort(rng.uniform(0, 24, int(rng.integers(1, 5))))
    return Tool(
        name=name,
        follows=follows,
        apart={"igbot": (300.0, 600.0), "TwitterFollowBot": (10.0, 60.0)}.get(name, (20.0, 75.0)),
        batch={"InstaPy": 10}.get(name, 10_000),
        sleep=float(rng.uniform(480, 720)),
        sittings=tuple(starts.tolist()),
        delay=None if rng.random() < 0.25 else delay,
        drops=min(402.0, follows * float(rng.uniform(0.8, 1.2)) + 5),
        order=Order(rng.choice(list(Order))),
        spares_followers=name == "TwitterFollowBot" or bool(rng.random() < 0.5),
        works=float(rng.uniform(0.6, 1.0)),
        follows_back=name == "TwitterFollowBot" and bool(rng.random() < 0.5),
        answered=float(rng.uniform(0.05, 0.3)),
    )


def _only_follows_back(rng: np.random.Generator) -> Tool:
    return Tool(
        name="follow-back service",
        follows=0,
        apart=(10.0, 60.0),
        batch=10_000,
        sleep=0.0,
        sittings=tuple((rng.uniform(0, 6) + np.arange(0.0, 24, 6)).tolist()),
        delay=None,
        drops=0,
        order=Order.ANY,
        spares_followers=True,
        works=1.0,
        follows_back=True,
        answered=0.0,
    )


def run(world: World, tool: Tool) -> None:
    """Let the tool work on this account, for most since a month before the first look."""
    rng = world.rng
    begins = -WARM_UP if world.chance(0.8) else int(rng.uniform(0, world.days / 3))
    days = _days(rng, tool, begins, world.days)
    came = np.concatenate([np.empty(0), *(_acts(rng, tool, day, tool.follows) for day in days)])
    ids = world.people(came.size)
    answers = rng.random(came.size) < tool.answered
    back = np.where(answers, came + rng.exponential(8 * HOUR, came.size), FOREVER)
    left = _dropped(rng, tool, days, came, back)
    world.following.add(ids, came, left)
    # Some of those who followed back leave once they were dropped.
    stays = np.where(rng.random(came.size) < 0.3, left + rng.exponential(3 * DAY, came.size), FOREVER)
    world.followers.add(ids[answers], back[answers], stays[answers])
    if tool.follows_back:
        _visits(world)
        _follow_back(world, days, tool)
    world.runs_a_tool, world.setting = True, tool.name


def _days(rng: np.random.Generator, tool: Tool, begins: int, ends: int) -> list[int]:
    """The days on which it runs. Of those that are looked at these are two at least, or there is nothing to find."""
    while True:
        days = [day for day in range(begins, ends) if rng.random() < tool.works]
        if sum(day >= 0 for day in days) >= SHOWN_DAYS:
            return days


def _acts(rng: np.random.Generator, tool: Tool, day: int, quota: float) -> Floats:
    """The moments of one day's actions: spread over the sittings, in batches, never faster than the tool."""
    left = round(quota * float(rng.uniform(0.85, 1.1)))
    moments = []
    for place, start in enumerate(tool.sittings):
        many = round(left / (len(tool.sittings) - place))
        left -= many
        steps = rng.uniform(*tool.apart, many)
        steps[tool.batch :: tool.batch] += tool.sleep
        moments.append(day * DAY + (start + float(rng.uniform(-0.3, 0.3))) * HOUR + np.cumsum(steps))
    return np.sort(np.concatenate(moments))


def _dropped(rng: np.random.Generator, tool: Tool, days: list[int], came: Floats, back: Floats) -> Floats:
    """When each is dropped: in the runs of each day, of those whose time has come, in the tool's order."""
    left = np.full(came.size, FOREVER)
    if tool.delay is None:
        return left
    for day in days:
        moments = _acts(rng, tool, day, tool.drops)
        for run_ in np.split(moments, np.flatnonzero(np.diff(moments) > 2 * HOUR) + 1):
            due = (left == FOREVER) & (came < run_[0] - tool.delay * HOUR)
            if tool.spares_followers:
                due &= back > run_[0]
            chosen = _chosen(rng, tool.order, due, came)[: run_.size]
            left[chosen] = run_[: chosen.size]
    return left


def _chosen(rng: np.random.Generator, order: Order, due: Mask, came: Floats) -> Ids:
    places = np.flatnonzero(due)
    if order is Order.ANY:
        return rng.permutation(places)
    oldest_first = places[np.argsort(came[places])]
    return oldest_first if order is Order.OLDEST else oldest_first[::-1]


def _visits(world: World) -> None:
    """People who follow of their own accord; without them nobody could be followed back."""
    came = world.rng.uniform(0, world.days * DAY, int(world.rng.integers(8, 20)) * world.days)
    world.followers.add(world.people(came.size), came, np.full(came.size, FOREVER))


def _follow_back(world: World, days: list[int], tool: Tool) -> None:
    """Follow whoever came since the last run, as `auto_follow_followers` does."""
    ids, came, left = world.followers.columns()
    known = np.isin(ids, np.concatenate(world.following.ids))
    for earlier, now in pairwise(day * DAY + start * HOUR for day in days for start in tool.sittings):
        new = (came > earlier) & (came <= now) & (left > now) & ~known
        if new.any():
            pace = np.cumsum(world.rng.uniform(*tool.apart, int(new.sum())))
            world.following.add(ids[new], now + pace, np.full(int(new.sum()), FOREVER))
