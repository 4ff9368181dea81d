"""`python -m bench.follow_histories`: how well automation is found in generated accounts, with settings tuning never saw."""

import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, pairwise
from multiprocessing import get_context
from pathlib import Path

import click
import msgspec
import numpy as np
from rich.console import Console
from rich.table import Table

from bench.follow_histories.figures import Figure, Places, auc, figure
from bench.follow_histories.fitting import fitted
from bench.follow_histories.programs import Half
from bench.follow_histories.trial import SCHEDULES, WINDOWS, Case, Outcome, judged, measured_in
from bench.follow_histories.world import Schedule
from service.automation.verdicts import ALARM_FROM, TOLD_FROM

VERSION = "1"
EVIDENCE = Path(__file__).resolve().parents[2] / "service" / "automation" / "follow_evidence.json"
PRIOR = 0.05
"""Part of accounts that run a tool, for which probabilities are meant; half of the generated ones do."""
STEPS = (0.0, 0.02, 0.1, TOLD_FROM, ALARM_FROM, 1.0)
WIDTH = 150


@click.command()
@click.option("--accounts", type=click.IntRange(4, 100_000), default=160, show_default=True, help="In each window.")
@click.option("--write", is_flag=True, help="Fit the evidence on the tuning half and ship it.")
@click.option("--half", type=click.Choice([str(half) for half in Half]), default="unseen", show_default=True)
def main(*, accounts: int, write: bool, half: str) -> None:
    """Try the detectors on generated accounts, half of which a tool runs, and print how good they are.

    Tools are set as InstaPy, igbot and TwitterFollowBot document, people live through events, clean-ups, giveaways and
    conferences, networks close accounts, and looking meets gaps, outages and lists cut short. Delays and paces of the unseen
    half lie in ranges that the tuning half never has.
    """
    began, console = time.monotonic(), Console(width=WIDTH)
    with ProcessPoolExecutor(mp_context=get_context("forkserver")) as workers:
        if write:
            _ship(list(chain.from_iterable(workers.map(measured_in, _cases(Half.TUNING, 2 * accounts), chunksize=4))))
        outcomes = list(chain.from_iterable(workers.map(judged, _cases(Half(half), accounts), chunksize=4)))
    console.print(_tools(outcomes))
    console.print(_boomerangs(outcomes))
    console.print(_settings(outcomes))
    console.print(_calibration(outcomes))
    console.print(f"{accounts} accounts in each window, {time.monotonic() - began:.0f} s")


def _cases(half: Half, accounts: int) -> list[Case]:
    return [Case(half, days, number) for days in WINDOWS for number in range(accounts)]


def _ship(rows: Sequence[tuple[bool, Mapping[str, float]]]) -> None:
    evidence = fitted([row for _, row in rows], np.array([tool for tool, _ in rows]), VERSION)
    EVIDENCE.write_bytes(msgspec.json.format(msgspec.json.encode(evidence), indent=1) + b"\n")


def _tools(outcomes: Sequence[Outcome]) -> Table:
    table = Table(
        "auto-follow: days", "hours between looks", "AUC (95%)", "tools told", "people told", "not observable"
    )
    for days in WINDOWS:
        for schedule in SCHEDULES:
            mine = [each for each in outcomes if each.case.days == days and each.schedule == schedule]
            if mine:
                seen = [each for each in mine if each.probability is not None]
                table.add_row(
                    str(days),
                    _spoken(schedule),
                    str(_ranked(seen)),
                    *(f"{_told(each for each in seen if each.case.runs_a_tool is tool):.3f}" for tool in (True, False)),
                    f"{1 - len(seen) / len(mine):.3f}",
                )
        seen = [each for each in outcomes if each.case.days == days and each.probability is not None]
        told = (f"{_told(each for each in seen if each.case.runs_a_tool is tool):.3f}" for tool in (True, False))
        table.add_row(str(days), "all", str(_ranked(seen)), *told, "", style="bold")
        table.add_section()
    return table


def _boomerangs(outcomes: Sequence[Outcome]) -> Table:
    table = Table(
        "boomerangs: hours between looks", "precision (95%)", "recall (95%)", "planted", "too short to see, said so"
    )
    for schedule in SCHEDULES:
        mine = [each for each in outcomes if each.schedule == schedule]
        short = [each for each in mine if each.too_short]
        table.add_row(
            _spoken(schedule),
            str(_ratio([each.found - each.found_wrongly for each in mine], [each.found for each in mine])),
            str(_ratio([each.planted_and_found for each in mine], [each.planted for each in mine])),
            str(sum(each.planted for each in mine)),
            f"{sum(each.too_short for each in mine)}, {np.mean([each.said_so for each in short]):.2f} of accounts",
        )
    return table


def _settings(outcomes: Sequence[Outcome]) -> Table:
    table = Table("setting", "accounts", "median probability", "told", "alarm")
    for setting in dict.fromkeys(each.setting for each in sorted(outcomes, key=lambda each: not each.case.runs_a_tool)):
        chances = [e.probability for e in outcomes if e.setting == setting and e.probability is not None]
        table.add_row(
            setting,
            str(len({each.case for each in outcomes if each.setting == setting})),
            f"{np.median(chances):.3f}",
            *(f"{np.mean(np.array(chances) >= least):.3f}" for least in (TOLD_FROM, ALARM_FROM)),
        )
    return table


def _calibration(outcomes: Sequence[Outcome]) -> Table:
    """What was told against what was true, as if one account in twenty ran a tool."""
    table = Table("probability told", "on average", f"true, at a share of {PRIOR:.0%}", "accounts")
    chances = np.array([each.probability for each in outcomes if each.probability is not None])
    tools = np.array([each.case.runs_a_tool for each in outcomes if each.probability is not None])
    weight = np.where(tools, PRIOR / tools.mean(), (1 - PRIOR) / (1 - tools.mean()))
    for low, high in pairwise(STEPS):
        here = (chances >= low) & (chances < high)
        if here.any():
            told, true = (np.average(what[here], weights=weight[here]) for what in (chances, tools))
            table.add_row(f"{low:g} to {high:g}", f"{told:.3f}", f"{true:.3f}", str(int(here.sum())))
    return table


def _ranked(seen: Sequence[Outcome]) -> Figure:
    chances = np.array([each.probability for each in seen], np.float64)
    tools = np.array([each.case.runs_a_tool for each in seen], np.bool_)
    return figure(lambda drawn: auc(chances[drawn], tools[drawn]), len(seen))


def _told(outcomes: Iterable[Outcome]) -> float:
    return float(np.mean([each.probability is not None and each.probability >= TOLD_FROM for each in outcomes]))


def _ratio(part: Sequence[int], whole: Sequence[int]) -> Figure:
    parts, wholes = np.array(part, np.float64), np.array(whole, np.float64)

    def share(drawn: Places) -> float:
        total = wholes[drawn].sum()
        return float(parts[drawn].sum() / total) if total else float("nan")

    return figure(share, len(part))


def _spoken(schedule: Schedule) -> str:
    return f"{schedule.hours:g}, irregular" if schedule.irregular else f"{schedule.hours:g}"


if __name__ == "__main__":
    main()
