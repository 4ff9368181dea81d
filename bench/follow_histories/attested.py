"""`python -m bench.follow_histories.attested`: settings stated as off in the middle of three weeks, against the two weeks that follow.

Tools, with settings that tuning never saw, go on, or are switched off when it is said; people never had one. Whatever a tool did in
the week before the statement must count for nothing.
"""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

import click
import numpy as np
from rich.console import Console
from rich.table import Table

from bench.follow_histories.audience import gather
from bench.follow_histories.people import PEOPLE, live
from bench.follow_histories.programs import Half, Tool, drawn_tool, run
from bench.follow_histories.trial import OWNERS
from bench.follow_histories.world import BEGIN, DAY, FOREVER, Faults, Schedule, World, looks_at
from service.audience.coverage import Source
from service.automation.attested import Blind, Seen
from service.automation.heard import Heard
from service.automation.observed_since import Observed, found_since
from service.automation.policy import Permits
from service.automation.stated_settings import Setting
from service.automation.thresholds import thresholds, told_from
from service.kit.settings import XPolicy
from service.platforms.contract import Platform

DAYS: Final = 21
STATED: Final = 7
"""Looked at from the first day; the statement is of the seventh."""
SCHEDULES: Final = (Schedule(1), Schedule(3), Schedule(6), Schedule(12), Schedule(24), Schedule(5, irregular=True))
KINDS: Final = ("follows and drops", "only follows", "follows back alone", "switched off", "people")
SETTINGS: Final = (Setting.AUTO_FOLLOW, Setting.AUTO_UNFOLLOW, Setting.FOLLOW_BACK)
PERMITS: Final = Permits(Platform.X, Source.API, XPolicy.NEUTRAL)
AS_OF: Final = datetime.fromtimestamp(BEGIN + STATED * DAY, UTC)


@click.command()
@click.option("--accounts", type=click.IntRange(1, 10_000), default=40, show_default=True, help="Of each kind.")
def main(*, accounts: int) -> None:
    """Print for each kind of account of how many each setting was seen at work after the statement, and of how many nobody can tell."""
    table = Table("hours between looks", "setting", *(f"{kind}: seen, blind" for kind in KINDS))
    seen, blind = Counter[tuple[str, Schedule, Setting]](), Counter[tuple[str, Schedule, Setting]]()
    for kind in KINDS:
        for number in range(accounts):
            world = _generated(kind, number)
            for schedule in SCHEDULES:
                looks = looks_at(world, schedule, Faults(cut_short=0.02 * float(number % 2), incomplete=0.03))
                observed = Observed(looks, Heard(), (), frozenset(), PERMITS, told_from(thresholds([])))
                for setting in SETTINGS:
                    found = found_since(setting, AS_OF, observed)
                    seen[kind, schedule, setting] += isinstance(found, Seen)
                    blind[kind, schedule, setting] += isinstance(found, Blind)
    for schedule in SCHEDULES:
        for setting in SETTINGS:
            shares = ((seen[kind, schedule, setting], blind[kind, schedule, setting]) for kind in KINDS)
            table.add_row(
                f"{schedule.hours:g}{' (irregular)' if schedule.irregular else ''}",
                setting,
                *(f"{told / accounts:.2f}, {unseen / accounts:.2f}" for told, unseen in shares),
            )
    Console(width=170).print(table)


def _generated(kind: str, number: int) -> World:
    rng = np.random.default_rng([37, number, sum(kind.encode())])
    world = World(rng, DAYS)
    gather(world)
    if kind == "people":
        live(world, list(PEOPLE)[number % len(PEOPLE)])
        return world
    live(world, str(rng.choice(OWNERS)))
    before = len(world.following.ids)
    run(world, _tool(rng, kind))
    if kind == "switched off":
        for place in range(before, len(world.following.ids)):
            came, left = world.following.came[place], world.following.left[place]
            # From then on it neither follows anybody nor drops whom it followed.
            never = came >= STATED * DAY
            world.following.left[place] = np.where(never, came, np.where(left >= STATED * DAY, FOREVER, left))
    return world


def _tool(rng: np.random.Generator, kind: str) -> Tool:
    """A tool of this kind; those that were switched off are of any."""
    while True:
        tool = drawn_tool(rng, Half.UNSEEN)
        if kind == "follows back alone":
            if not tool.follows:
                return replace(tool, sittings=tuple(np.arange(0.0, 24, 1).tolist()))
        elif kind == "switched off" or (tool.follows and (tool.delay is None) == (kind == "only follows")):
            return tool


if __name__ == "__main__":
    main()
