"""`python -m bench.assessment`: fit the assessment, and print how good it is on groups and networks it never saw."""

from dataclasses import asdict, dataclass
from pathlib import Path

import click
import msgspec
import numpy as np
from rich.console import Console
from rich.table import Column, Table

from bench.assessment.baselines import RULES, plain_regression
from bench.assessment.fitting import fitted
from bench.assessment.labelled import Accounts, Mask, halves, labelled, masks
from bench.assessment.measuring import SHARES, Chances, Figures, auc, figures, reliability, shares_found
from bench.assessment.questions import QUESTIONS
from service.audience.accuracy import Tried
from service.audience.assessing import assess
from service.audience.evidence import Tables
from service.platforms.contract import Platform

VERSION = "4"
SHIPPED = Path(__file__).resolve().parents[2] / "service" / "audience"
DRAWS = 200
WIDTH = 190


@dataclass(frozen=True)
class Trial:
    """Fakes and genuine accounts of groups that a fit has not seen."""

    name: str
    platform: Platform
    unseen: Mask
    """Who is left out of the fit."""
    tried: Mask


@dataclass(frozen=True)
class Outcome:
    """A trial, and the model fitted for it."""

    trial: Trial
    people: Accounts
    tables: Tables
    naive: Chances

    @property
    def chance(self) -> Chances:
        """What the model fitted for it says."""
        return chance_of(self.people, self.trial, self.tables)


@click.command()
@click.option("--write", is_flag=True, help="Write the model that the service ships, and what it reached.")
@click.option("--draws", type=click.IntRange(1, 10_000), default=DRAWS, show_default=True)
def main(*, write: bool, draws: int) -> None:
    """Fit the assessment model on ../shared/data and print its development table.

    Each row leaves a group, a file or a network out of the fit and tries the model on it; beside it stand a plain logistic
    regression fitted on the same accounts, and rules of the trade. Then shares of fakes are estimated in mixtures of 300, with the
    intervals' coverage.
    """
    console = Console(width=WIDTH)
    accounts = labelled()
    tables = fit(accounts)
    outcomes = [_outcome(accounts, trial) for trial in trials(accounts)]
    found = [_tried(outcome, draws) for outcome in outcomes]
    if write:
        SHIPPED.joinpath("assessment.json").write_bytes(
            msgspec.json.format(msgspec.json.encode(tables), indent=1) + b"\n"
        )
        SHIPPED.joinpath("accuracy.json").write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
    console.print(_ranking(outcomes, tables))
    console.print(_calibration(outcomes))
    console.print(_mixing(found))


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


def chance_of(people: Accounts, trial: Trial, tables: Tables) -> Chances:
    """What a model says of accounts."""
    return assess(people.said, platform=trial.platform, tables=tables).probability


def _outcome(accounts: Accounts, trial: Trial) -> Outcome:
    seen, people = accounts.where(~trial.unseen), accounts.where(trial.tried)
    return Outcome(trial, people, fit(seen), plain_regression(seen)(people))


def _tried(outcome: Outcome, draws: int) -> Tried:
    people, trial = outcome.people, outcome.trial
    judged = assess(people.said, platform=trial.platform, tables=outcome.tables)
    head = outcome.tables.x if trial.platform is Platform.X else outcome.tables.instagram
    evidence, by_activity, _ = judged.everybody
    head = outcome.tables.activity if by_activity.all() else head
    fakes, genuine = evidence[people.fake], evidence[~people.fake]
    return Tried(
        left_out=trial.name,
        fakes=int(people.fake.sum()),
        genuine=int((~people.fake).sum()),
        **{name: value for name, value in asdict(figures(outcome.chance, people.fake)).items() if name != "auc"},
        auc=figures(outcome.chance, people.fake).auc,
        ratio_auc=round(auc(RULES["following ratio"](people), people.fake), 3),
        shares=() if head.densities is None else shares_found(fakes, genuine, head.densities, draws),
    )


def _ranking(outcomes: list[Outcome], shipped: Tables) -> Table:
    table = Table(
        "left out", "fakes", "genuine", "model", "AUC (95%)", "MCC", "accuracy", "recall at 5%", "flagged fakes",
        "flagged genuine", "Brier",
    )  # fmt: skip
    for outcome in outcomes:
        people, trial = outcome.people, outcome.trial
        answers = {"unseen": outcome.chance, "in-sample": chance_of(people, trial, shipped)}
        answers |= {"plain regression": outcome.naive} | {name: rule(people) for name, rule in RULES.items()}
        counts = (str(int(people.fake.sum())), str(int((~people.fake).sum())))
        for row, (name, chance) in enumerate(answers.items()):
            table.add_row(*("", "", "") if row else (trial.name, *counts), name, *_cells(figures(chance, people.fake)))
        table.add_section()
    return table


def _cells(told: Figures) -> list[str]:
    ranked = f"{told.auc.estimate:.3f} ({told.auc.low:.3f}-{told.auc.high:.3f})"
    rest = (told.mcc, told.accuracy, told.recall_at_5, told.flagged_fakes, told.flagged_genuine, told.brier)
    return [ranked, *(f"{each:.3f}" for each in rest)]


def _calibration(outcomes: list[Outcome]) -> Table:
    table = Table("left out", "probability said: fakes among them, where one in ten is fake (part of all accounts)")
    for outcome in outcomes:
        bands = reliability(outcome.chance, outcome.people.fake)
        told = "; ".join(f"{said:.0%}: {true:.0%} ({share:.0%})" for said, true, share in bands)
        table.add_row(outcome.trial.name, told)
    return table


def _mixing(found: list[Tried]) -> Table:
    table = Table(Column("mean error, held, width of 300", min_width=42), *(f"{share:.0%}" for share in SHARES))
    for each in found:
        cells = (f"{told.mean_error:.1%} {told.held:.0%} {told.width:.0%}" for told in each.shares)
        table.add_row(each.left_out, *cells)
    return table


if __name__ == "__main__":
    main()
