"""The labelled accounts of `../shared/data` in the columns that the assessment reads, group by group."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from service.audience.account_facts import ALIASES, SAID, Codes, Columns, coded, measured

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
FILES = {
    "cresci": "x_cresci2017_dev.csv",
    "jubins": "x_selfdeclared_bots_jubins.csv",
    "gilani": "x_automation_gilani2017_dev.csv",
    "ig696": "ig_fake_spammer_genuine_696.csv",
    "ig1400": "ig_instafakedetector_profile1400.csv",
}
"""The thousand open accounts of InstaFakeDetector are left out: they are largely the same as the fourteen hundred."""
COLLECTED_IN = 2017.3
"""When Jubins' accounts were collected; their file says only the year in which each was made."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Accounts:
    """Labelled accounts in columns."""

    said: Columns
    codes: Mapping[str, Codes]
    """As `account_facts.coded` has them."""
    fake: Mask
    group: NDArray[np.str_]
    source: NDArray[np.str_]
    """Which of `FILES`."""

    def __len__(self) -> int:
        return int(self.fake.size)

    def where(self, mask: Mask) -> "Accounts":
        """These alone."""
        return Accounts(
            {name: column[mask] for name, column in self.said.items()},
            {name: column[mask] for name, column in self.codes.items()},
            self.fake[mask],
            self.group[mask],
            self.source[mask],
        )

    def of(self, *groups: str) -> "Accounts":
        """The accounts of these groups."""
        return self.where(np.isin(self.group, groups))


def labelled() -> Accounts:
    """All files, one after another; groups are named by label and source where a file knows none of its own."""
    rows: list[dict[str, float]] = []
    groups: list[str] = []
    sources: list[str] = []
    for source, file in FILES.items():
        with (DATA / file).open() as lines:
            for row in csv.DictReader(lines):
                rows.append(_numbers(row))
                groups.append(row.get("group") or f"{'fake' if row['label'] == '1' else 'genuine'}_{source}")
                sources.append(source)
    said = {name: np.array([row.get(name, np.nan) for row in rows], np.float32) for name in sorted(SAID)}
    fake = np.array([not group.startswith("genuine") for group in groups])
    return Accounts(said, coded(measured(said)), fake, np.array(groups), np.array(sources))


def halves(accounts: Accounts, group: str, seed: int = 0) -> tuple[Mask, Mask]:
    """Two random halves of one group."""
    first = np.random.default_rng(seed).random(len(accounts)) < 0.5
    mine = accounts.group == group
    return mine & first, mine & ~first


def _numbers(row: dict[str, str]) -> dict[str, float]:
    numbers = {ALIASES.get(name, name): float(cell) for name, cell in row.items() if _is_number(cell)}
    if "created_year" in numbers:
        numbers["age_days"] = 365 * max(0.1, COLLECTED_IN - numbers["created_year"] - 0.5)
    return numbers


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def masks(accounts: Accounts, groups: Sequence[str]) -> Mask:
    """Who is in any of these groups."""
    return np.asarray(np.isin(accounts.group, groups))
