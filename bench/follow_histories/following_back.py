"""`python -m bench.follow_histories.following_back`: who follows newcomers back, a program or a polite person, as looks tell it.

Programs run every quarter of an hour to every day, for newcomers alone or beside their owner's follows by hand. People are polite to
nearly everybody: in the evening, in the morning and the evening, or whenever they are awake and have their phone at hand.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

import click
import numpy as np
from rich.console import Console
from rich.table import Table

from bench.follow_histories.audience import gather
from bench.follow_histories.people import PEOPLE, live
from bench.follow_histories.world import DAY, FOREVER, HOUR, Faults, Floats, Schedule, World, looks_at
from service.automation.auto_follow_back import auto_follow_back
from service.automation.verdicts import Verdict

DAYS: Final = 21
SCHEDULES: Final = (Schedule(1), Schedule(2), Schedule(3), Schedule(6), Schedule(2, irregular=True))
PROGRAMS: Final = (0.25, 1.0, 2.0, 3.0, 6.0, 24.0)
"""Hours between two runs."""
POLITE: Final = ("evening bursts", "morning and evening", "awake and at hand")
OTHERS: Final = tuple(name for name in PEOPLE if name != "follows back by hand")


@click.command()
@click.option("--accounts", type=click.IntRange(2, 10_000), default=40, show_default=True, help="Of each kind.")
def main(*, accounts: int) -> None:
    """Print for each kind of account, and each way of looking, how many are told of, and of how many nothing can be told."""
    table = Table("follows back", *(f"every {_spoken(each)} h: told, not observable" for each in SCHEDULES))
    for name, hours in [
        *((f"program, every {each:g} h", each) for each in PROGRAMS),
        *((each, None) for each in POLITE),
    ]:
        told, unseen = Counter[Schedule](), Counter[Schedule]()
        for number in range(accounts):
            for schedule, found in _told(name, hours, number):
                told[schedule] += isinstance(found, Verdict)
                unseen[schedule] += found is not None and not isinstance(found, Verdict)
        table.add_row(name, *(f"{told[each] / accounts:.2f}, {unseen[each] / accounts:.2f}" for each in SCHEDULES))
    Console(width=150).print(table)


def _told(name: str, hours: float | None, number: int) -> Iterator[tuple[Schedule, object]]:
    rng = np.random.default_rng([29, number, sum(name.encode())])
    world = World(rng, DAYS)
    gather(world)
    live(world, str(rng.choice(OTHERS)))
    # Two newcomers a day at least beside those who come anyway; fewer show nothing in three weeks.
    came = rng.uniform(0, DAYS * DAY, int(rng.integers(2, 12)) * DAYS)
    world.followers.add(world.people(came.size), came, np.full(came.size, FOREVER))
    _follow_back(
        world, _by_program(rng, hours) if hours else _by_hand(rng, name), rng.uniform(0.9, 1) if hours is None else 1.0
    )
    for schedule in SCHEDULES:
        faults = Faults(
            cut_short=0.02 * float(rng.random() < 0.5), incomplete=0.03, gap=18.0 * float(rng.random() < 1 / 3)
        )
        yield schedule, auto_follow_back(looks_at(world, schedule, faults))


def _by_program(rng: np.random.Generator, hours: float) -> Floats:
    return np.arange(float(rng.uniform(-hours, 0)) * HOUR, DAYS * DAY, hours * HOUR)


def _by_hand(rng: np.random.Generator, name: str) -> Floats:
    """The moments at which they look through newcomers: their nights last seven hours at least, somewhere on the Earth."""
    day = np.arange(-1, DAYS + 1)[:, None] * DAY + float(rng.uniform(0, DAY))
    if name == "awake and at hand":
        hours = np.sort(rng.uniform(7, 24, (len(day), int(rng.integers(10, 30)))), axis=1)
    else:
        usual = [21.0] if name == "evening bursts" else [8.0, 21.0]
        hours = np.array(usual) + rng.normal(0, 1, (len(day), len(usual)))
    return np.sort((day + hours * HOUR).ravel())


def _follow_back(world: World, looked: Floats, share: float) -> None:
    """Whoever came is followed at the next of these moments, a share of all; who has left by then is not."""
    ids, came, left = world.followers.columns()
    known = np.isin(ids, np.concatenate(world.following.ids))
    place = np.searchsorted(looked, came)
    new = (came > 0) & (place < looked.size) & ~known & (world.rng.random(ids.size) < share)
    at = looked[place[new]] + world.rng.uniform(0, 20 * 60, int(new.sum()))
    there = left[new] > at
    world.following.add(ids[new][there], at[there], np.full(int(there.sum()), FOREVER))


def _spoken(schedule: Schedule) -> str:
    return f"{schedule.hours:g} (irregular)" if schedule.irregular else f"{schedule.hours:g}"


if __name__ == "__main__":
    main()
