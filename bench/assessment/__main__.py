"""`python -m bench.assessment`: fit the assessment, and print how good it is on groups and networks it never saw."""

from dataclasses import dataclass
from pathlib import Path

import click
import msgspec
import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Column, Table

from bench.assessment.baselines import RULES
from bench.assessment.fitting import QUESTIONS, fitted
from bench.assessment.labelled import Accounts, Mask, halves, labelled, masks
from service.audience.assessing import assess
from service.audience.evidence import Tables
from service.audience.prevalence import share_of
from service.platforms.contract import Platform

VERSION = "2"
MODEL = Path(__file__).resolve().parents[2] / "service" / "audience" / "assessment.json"
SHARES = (0.0, 0.01, 0.05, 0.1, 0.25, 0.5)
DRAWN, DRAWS = 300, 200
RESAMPLED = 200
WIDTH = 190


@dataclass(frozen=True)
class Trial:
    """Fakes and genuine accounts of groups that a fit has not seen."""

    name: str
    platform: Platform
    unseen: Mask
    """Who is left out of the fit."""
    tried: Mask


@click.command()
@click.option("--write", is_flag=True, help="Write the model that the service ships.")
@click.option("--draws", type=click.IntRange(1, 10_000), default=DRAWS, show_default=True)
def main(*, write: bool, draws: int) -> None:
    """Fit the assessment model on ../shared/data and print its development table.

    Each row leaves a group, a file or a network out of the fit and tries the model on it; beside it stand rules of the trade
    on the same accounts. Then shares of fakes are estimated in mixtures of 300, with the intervals' coverage.
    """
    console = Console(width=WIDTH)
    accounts = labelled()
    tables = fit(accounts)
    if write:
        MODEL.write_bytes(msgspec.json.format(msgspec.json.encode(tables), indent=1) + b"\n")
    models = [(trial, fit(accounts.where(~trial.unseen))) for trial in trials(accounts)]
    console.print(_ranking(accounts, models, tables))
    console.print(_mixing(accounts, models, draws))


def fit(accounts: Accounts) -> Tables:
    """A whole model, from the groups that there are."""
    heads = {name: fitted(accounts, name) for name in QUESTIONS}
    return Tables(version=VERSION, **heads)


def trials(accounts: Accounts) -> list[Trial]:
    """Every way of leaving something out."""
    _, half = halves(accounts, "genuine_A")
    of_instagram = np.char.startswith(accounts.source, "ig")
    found = [
        Trial(f"X: {group}, group unseen", Platform.X, masks(accounts, [group]) | half, masks(accounts, [group]) | half)
        for group in (
            "fake_follower_INT", "social_spambot_2", "traditional_spambot_1", "social_spambot_1", "social_spambot_3",
        )
    ]  # fmt: skip
    cresci = accounts.source == "cresci"
    bought = masks(accounts, ["fake_follower_INT", "genuine_A"])
    found.append(Trial("X: fake_follower_INT, all of X's sales unseen", Platform.X, cresci, bought))
    for source, platform in (
        ("jubins", Platform.X), ("gilani", Platform.X), ("ig696", Platform.INSTAGRAM), ("ig1400", Platform.INSTAGRAM),
    ):  # fmt: skip
        mine = accounts.source == source
        if source == "gilani":
            odd = np.random.default_rng(1).random(len(accounts)) < 0.3
            found.append(Trial("X: gilani, three tenths unseen", platform, mine & odd, mine & odd))
            continue
        found.append(Trial(f"{platform.name.title()}: {source}, file unseen", platform, mine, mine))
    found += [
        Trial(f"Instagram: {source}, network unseen", Platform.INSTAGRAM, of_instagram, accounts.source == source)
        for source in ("ig696", "ig1400")
    ]
    return found


def _ranking(accounts: Accounts, models: list[tuple[Trial, Tables]], shipped: Tables) -> Table:
    table = Table(
        "left out",
        "fakes",
        "genuine",
        "model",
        "AUC (95%)",
        "MCC",
        "accuracy",
        "recall at 5%",
        "flagged genuine",
        "Brier",
    )
    for trial, tables in models:
        people = accounts.where(trial.tried)
        fake = people.fake
        counts = (str(int(fake.sum())), str(int((~fake).sum())))
        answers = {"unseen": _chance(people, trial, tables), "in-sample": _chance(people, trial, shipped)}
        answers |= {name: rule(people) for name, rule in RULES.items()}
        for row, (name, chance) in enumerate(answers.items()):
            table.add_row(*("", "", "") if row else (trial.name, *counts), name, *_figures(chance, fake))
        table.add_section()
    return table


def _chance(people: Accounts, trial: Trial, tables: Tables) -> NDArray[np.float32]:
    return assess(people.said, platform=trial.platform, tables=tables).probability


def _figures(chance: NDArray[np.float32], fake: Mask) -> list[str]:
    flagged = chance >= 0.5
    ranked = auc(chance, fake)
    rng = np.random.default_rng(3)
    drawn = [rng.integers(0, fake.size, fake.size) for _ in range(RESAMPLED)]
    low, high = np.quantile([auc(chance[each], fake[each]) for each in drawn], (0.025, 0.975))
    mark = np.quantile(chance[~fake], 0.95, method="higher")
    return [
        f"{ranked:.3f} ({low:.3f}-{high:.3f})",
        f"{_mcc(flagged, fake):.3f}",
        f"{np.mean(flagged == fake):.3f}",
        f"{np.mean(chance[fake] > mark):.3f}",
        f"{np.mean(flagged[~fake]):.3f}",
        f"{np.mean((chance - fake) ** 2):.3f}",
    ]


def auc(chance: NDArray[np.float32], fake: Mask) -> float:
    """How often a fake ranks above a genuine account; ties count half."""
    ordered = np.sort(chance[~fake])
    if not ordered.size or not fake.any():
        return float("nan")
    below = np.searchsorted(ordered, chance[fake], "left") + np.searchsorted(ordered, chance[fake], "right")
    return float(below.mean() / 2 / ordered.size)


def _mcc(flagged: Mask, fake: Mask) -> float:
    if flagged.all() or not flagged.any():
        return 0.0
    return float(np.corrcoef(flagged, fake)[0, 1])


def _mixing(accounts: Accounts, models: list[tuple[Trial, Tables]], draws: int) -> Table:
    table = Table(
        Column("mean error, held, width of 300", min_width=42), *(f"{share:.0%}" for share in SHARES), show_lines=False
    )
    rng = np.random.default_rng(7)
    for trial, tables in models:
        people = accounts.where(trial.tried)
        judged = assess(people.said, platform=trial.platform, tables=tables)
        head = tables.x if trial.platform is Platform.X else tables.instagram
        head = tables.activity if judged.by_activity.all() else head
        if head.densities is None:
            continue
        fakes, genuine = judged.sold[people.fake], judged.sold[~people.fake]
        cells = []
        for share in SHARES:
            off, held, wide = [], [], []
            for _ in range(draws):
                bought = rng.binomial(DRAWN, share)
                told = share_of(
                    np.concatenate([rng.choice(fakes, bought), rng.choice(genuine, DRAWN - bought)]), head.densities
                )
                if told is not None:
                    truth = bought / DRAWN
                    off.append(abs(told.estimate - truth))
                    held.append(told.low <= truth <= told.high)
                    wide.append(told.high - told.low)
            cells.append(f"{np.mean(off):.1%} {np.mean(held):.0%} {np.mean(wide):.0%}")
        table.add_row(trial.name, *cells)
    return table


if __name__ == "__main__":
    main()
