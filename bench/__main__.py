"""`python -m bench`: how fast the service is, as ratios to something that bounds it or that others would use."""

import platform
import sys
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import click
import uvloop
from rich.console import Console
from rich.table import Table

from bench import (
    client_view,
    cohort,
    diff,
    first_import,
    job_start,
    model_load,
    page_keeping,
    reimport,
    scoring,
    sending,
    slow_receiver,
    whole_export,
)
from bench.ground import Ground, Sizes, level_ground
from bench.rounds import Line, Unequal

BENCHES: Final[Mapping[str, Callable[[Ground], Awaitable[list[Line]]]]] = {
    "client-view": client_view.run,
    "cohort": cohort.run,
    "page-keeping": page_keeping.run,
    "first-import": first_import.run,
    "reimport": reimport.run,
    "diff": diff.run,
    "scoring": scoring.run,
    "model-load": model_load.run,
    "job-start": job_start.run,
    "sending": sending.run,
    "slow-receiver": slow_receiver.run,
    "whole-export": whole_export.run,
}
_WIDTH: Final = 124
_QUICK: Final = Sizes(people=20_000, rounds=1, quick=True)
_VERDICTS: Final = {
    None: ("-", ""),
    True: ("yes", "green"),
    False: ("NO", "bold red"),
}


@click.command(epilog="Benches: " + ", ".join(BENCHES))
@click.argument("names", nargs=-1, type=click.Choice(list(BENCHES)), metavar="[BENCH]...")
@click.option("--rounds", type=click.IntRange(1, 100), default=5, show_default=True, help="Rounds of each comparison.")
@click.option(
    "--people", type=click.IntRange(1000), default=1_000_000, show_default=True, help="Followers of the audiences."
)
@click.option("--quick", is_flag=True, help="One round of small sizes: shows that everything runs, measures nothing.")
def main(*, names: tuple[str, ...], rounds: int, people: int, quick: bool) -> None:
    """Measure the named benches, or all of them, against their goals.

    Every figure is a ratio of two sides that do the same work in turns within one run, on a Postgres and a Redis started for
    it alone; absolute times only give the scale. Shown are the median over the rounds and, in brackets, the least and the
    most. A goal that is missed is shown as missed and is no error; sides that did different work are, and end with exit 1.
    """
    sizes = _QUICK if quick else Sizes(people=people, rounds=rounds, quick=False)
    console = Console(width=_WIDTH)
    console.print(f"{_machine()}; {sizes.people:,} followers, {sizes.rounds} rounds")
    unequal = uvloop.run(_measure(names or tuple(BENCHES), sizes, console))
    sys.exit(1 if unequal else 0)


async def _measure(names: Sequence[str], sizes: Sizes, console: Console) -> bool:
    unequal = False
    table = _table()
    async with level_ground(sizes) as ground:
        for name in names:
            began = time.monotonic()
            with console.status(name):
                try:
                    lines = await BENCHES[name](ground)
                except Unequal as difference:
                    console.print(f"{name}: the two sides differ: {difference}", style="bold red")
                    unequal = True
                    continue
            console.print(f"{name}: {time.monotonic() - began:.0f} s")
            for line in lines:
                _add(table, line, judged=not sizes.quick)
            table.add_section()
    console.print(table)
    return unequal


def _table() -> Table:
    table = Table()
    table.add_column("measured", no_wrap=True)
    for column in ("ours", "peer", "ratio", "least - most", "goal", "reached"):
        table.add_column(column, justify="right", no_wrap=True)
    return table


def _add(table: Table, line: Line, *, judged: bool) -> None:
    reached, style = _VERDICTS[line.reached if judged else None]
    spread = f"{_figure(min(line.ratios))} - {_figure(max(line.ratios))}" if len(line.ratios) > 1 else ""
    goal = str(line.goal) if line.goal else "-"
    table.add_row(line.what, line.ours, line.peer, _figure(line.ratio), spread, goal, reached, style=style)


def _figure(ratio: float) -> str:
    return f"{ratio:.0f}" if ratio >= 100 else f"{ratio:.3g}"


def _machine() -> str:
    cores = {
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if "model name" in line
    }
    threads = Path("/proc/cpuinfo").read_text().count("processor\t")
    return f"{threads} x {', '.join(cores) or platform.machine()}, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
