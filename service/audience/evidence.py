"""What each fact of an account says, for or against "fake or automated", by tables that were fitted beforehand. Pure.

A table is a line through a few knots that only goes the way common sense demands; `bench/assessment` fits them and writes
`assessment.json`. Evidence is in natural log-odds. A fact that is not said says nothing.
"""

from collections.abc import Mapping
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from service.audience.account_facts import Column, Columns


class Line(msgspec.Struct, frozen=True):
    """What one fact says: straight between knots, level beyond them."""

    knots: tuple[float, ...]
    says: tuple[float, ...]

    def of(self, fact: Column) -> Column:
        """The evidence of each; nothing where the fact is not said."""
        return np.nan_to_num(np.interp(fact, self.knots, self.says))


class Densities(msgspec.Struct, frozen=True):
    """How often each step of evidence occurs in groups of labelled accounts; each row sums to one."""

    genuine: tuple[tuple[float, ...], ...]
    fake: tuple[tuple[float, ...], ...]
    counts: bool = True
    """Whether the threshold was set by false alarms, so that those above it can be counted."""


class Head(msgspec.Struct, frozen=True):
    """One question that is asked of an account, and the facts that answer it."""

    threshold: float
    """Evidence at which the odds are called even; 2% of labelled genuine accounts lie above, 2.5% of X's."""
    intercept: float
    tables: Mapping[str, Line]
    """By fact. A fact that may speak either way has two tables, its name with `+` and with `-`."""
    densities: Densities | None = None
    """None where no share of an audience is told from this question."""

    def parts(self, facts: Columns) -> dict[str, Column]:
        """What each fact says of each account."""
        told: dict[str, Column] = {}
        for name, line in self.tables.items():
            fact = name.rstrip("+-")
            told[fact] = told.get(fact, 0.0) + line.of(facts[fact])
        return told

    def evidence(self, facts: Columns) -> Column:
        """All of it together, zero at even odds."""
        size = len(next(iter(facts.values())))
        return sum(self.parts(facts).values(), np.full(size, self.intercept - self.threshold))


class Tables(msgspec.Struct, frozen=True):
    """A whole assessment model."""

    version: str
    x: Head
    """Followers as they are sold on X."""
    instagram: Head
    """Followers as they are sold on Instagram."""
    automated: Head
    """Accounts that a program runs, by how they like and post."""
    activity: Head
    """Accounts that people judged to be run by a program, by a month's activity."""


STEPS: Final[NDArray[np.float64]] = np.concatenate([[-np.inf], np.arange(-4, 6.01, 0.5), [np.inf]])
"""Edges of the steps of evidence in `Densities`, in log-odds around even odds."""


def counted(evidence: Column) -> NDArray[np.int64]:
    """How many lie in each step of evidence."""
    return np.histogram(evidence, STEPS)[0]
