"""`python -m bench.follow_histories.declared`: what a declared giveaway explains of who came and left, and what it hides.

Over three weeks entrants come on one to five days and go within a day, beside people whose tools do the same at any time. What is
hidden when somebody declares an event that never was, as often and as long as it may be, is counted as well.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import click
import numpy as np
from rich.console import Console
from rich.table import Table

from bench.follow_histories.audience import gather
from bench.follow_histories.world import BEGIN, DAY, HOUR, Faults, Floats, Mask, Schedule, World, looks_at
from service.audience.coverage import Source
from service.automation.declared_event import LONGEST, DeclaredEvent, EventKind
from service.automation.explainable import EXPLAINABLE, explainable_by
from service.automation.policy import Permits
from service.checkups.detecting import detect
from service.kit.settings import XPolicy
from service.platforms.contract import Platform

DAYS: Final = 21
SCHEDULES: Final = (Schedule(1), Schedule(3), Schedule(6), Schedule(12), Schedule(5, irregular=True))
PERMITS: Final = Permits(Platform.INSTAGRAM, Source.API, XPolicy.NEUTRAL)
STARTED: Final = datetime.fromisoformat("2026-03-02T00:00:00+00:00")
RULE: Final = EXPLAINABLE["boomerang"]


@click.command()
@click.option("--accounts", type=click.IntRange(1, 10_000), default=40, show_default=True)
def main(*, accounts: int) -> None:
    """Print how many people are told of before and after an event is declared, by how they came."""
    table = Table(
        "hours between looks", "entrants: before, after", "others outside: before, after", "others inside: before, after",
        "others, two weeks declared falsely: before, after",
    )  # fmt: skip
    for schedule in SCHEDULES:
        counted = Counter[str]()
        for number in range(accounts):
            counted.update(_counted(schedule, number))
        table.add_row(
            f"{schedule.hours:g}{' (irregular)' if schedule.irregular else ''}",
            *(
                f"{counted[f'{who} before']:,}, {counted[f'{who} after']:,}"
                for who in ("entrants", "outside", "inside", "falsely")
            ),
        )
    Console(width=150).print(table)


def _counted(schedule: Schedule, number: int) -> Counter[str]:
    rng = np.random.default_rng([31, number])
    world = World(rng, DAYS)
    gather(world)
    others, came, left = world.boomerangs()
    begins, days, many = float(rng.uniform(2, 14)) * DAY, int(rng.integers(1, 6)), int(rng.integers(20, 120))
    at = begins + rng.uniform(0, days * DAY, many)
    entrants = world.people(many)
    world.followers.add(entrants, at, at + rng.uniform(3, 24, many) * HOUR)
    looks = looks_at(world, schedule, Faults(cut_short=0.02 * float(rng.random() < 0.5), incomplete=0.03))

    def told(*declared: DeclaredEvent) -> set[int]:
        found = detect(looks, owner=None, own_posts=[], written=[], permits=PERMITS, declared=declared)
        return {each.profile_id for each in found.verdicts if each.code == "boomerang" and each.profile_id is not None}

    giveaway, never_was = _event(begins, days), _event(float(rng.uniform(0, 7)) * DAY, LONGEST.days)
    before, after, falsely = told(), told(giveaway), told(never_was)
    near = _near(came, left, giveaway)
    groups: dict[str, Sequence[int]] = {
        "entrants": entrants.tolist(),
        "outside": others[~near].tolist(),
        "inside": others[near].tolist(),
        "falsely": others.tolist(),
    }
    return Counter(
        {
            f"{who} {when}": len(found.intersection(people))
            for who, people in groups.items()
            for when, found in (("before", before), ("after", falsely if who == "falsely" else after))
        }
    )


def _event(begins: float, days: int) -> DeclaredEvent:
    since = STARTED + timedelta(seconds=begins)
    kind = EventKind.GIVEAWAY
    return DeclaredEvent(UUID(int=1), kind, since, since + timedelta(days=days), explainable_by(kind))


def _near(came: Floats, left: Floats, event: DeclaredEvent) -> Mask:
    """Whose stay lies inside with the grace."""
    since, until = event.starts_at - RULE.before, event.ends_at + RULE.after
    return (came >= since.timestamp() - BEGIN) & (left <= until.timestamp() - BEGIN)


if __name__ == "__main__":
    main()
