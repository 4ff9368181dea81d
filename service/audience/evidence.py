"""What each fact of an account says, for or against "fake or automated", by tables that were fitted beforehand. Pure.

A table is a line through a few knots that only goes the way common sense demands; `bench/assessment` fits them and writes
`assessment.json`. Evidence is in hundredths of natural log-odds, always whole, so that one account and a million are judged
alike. A fact that is not said says nothing.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from service.audience.account_facts import SCALES, UNSAID, Codes, Scale

Evidence = NDArray[np.int16]


class Line(msgspec.Struct, frozen=True):
    """What one fact says: straight between knots, level beyond them."""

    knots: tuple[float, ...]
    """In the fact's natural unit."""
    says: tuple[float, ...]
    """In log-odds."""

    def of(self, fact: NDArray[np.float64]) -> NDArray[np.float64]:
        """What each says on an even scale; nothing where the fact is not said."""
        return np.nan_to_num(np.interp(fact, self.knots, self.says))

    def on(self, scale: Scale) -> NDArray[np.float64]:
        """What each code of a scale says, and nothing where the fact is not said."""
        says = np.interp(scale.places(scale.measures), scale.places(np.array(self.knots)), self.says)
        return np.append(says, 0.0)


class Densities(msgspec.Struct, frozen=True):
    """How often each step of evidence occurs in groups of labelled accounts; each row sums to one."""

    genuine: tuple[tuple[float, ...], ...]
    fake: tuple[tuple[float, ...], ...]
    counts: bool = True
    """Whether the threshold was set by false alarms, so that those above it can be counted."""
    apart: bool = True
    """Whether steps above even odds are told apart. Where they are not, whoever sells is known by how many lie above, not how far."""

    @property
    def steps(self) -> NDArray[np.float64]:
        """The edges of the steps of each row."""
        return STEPS if self.apart else np.append(STEPS[STEPS <= 0], np.inf)


class Head(msgspec.Struct, frozen=True, dict=True):
    """One question that is asked of an account, and the facts that answer it."""

    threshold: float
    """Evidence at which the odds are called even; 2% of labelled genuine accounts lie above, 2.5% of X's."""
    intercept: float
    tables: Mapping[str, Line]
    """By fact. A fact that may speak either way has two tables, its name with `+` and with `-`."""
    densities: Densities | None = None
    """None where no share of an audience is told from this question."""

    @property
    def before(self) -> int:
        """Where everybody starts, in hundredths of log-odds from even odds."""
        return round(100 * (self.intercept - self.threshold))

    @cached_property
    def steps(self) -> Mapping[str, Evidence]:
        """What each code of each fact says."""
        told: dict[str, NDArray[np.float64]] = {}
        for name, line in self.tables.items():
            fact = name.rstrip("+-")
            told[fact] = told.get(fact, 0.0) + line.on(SCALES[fact])
        return {fact: np.rint(100 * says).astype(np.int16) for fact, says in told.items()}

    @cached_property
    def spans(self) -> Mapping[str, int]:
        """How far apart the most that a fact says either way is, by which it matters; facts that only speak for people do not."""
        return {fact: int(steps.max()) - int(steps.min()) for fact, steps in self.steps.items() if steps.max() > 0}

    def told(self, said: Mapping[str, float]) -> float:
        """The part of what these facts can say that is said, 0 to 1, where each fact is said of such a part of accounts."""
        return sum(span * said.get(fact, 0.0) for fact, span in self.spans.items()) / sum(self.spans.values())

    def parts(self, codes: Mapping[str, Codes]) -> dict[str, Evidence]:
        """What each fact says of each account; facts of which nothing is known are left out."""
        return {fact: steps.take(codes[fact], mode="clip") for fact, steps in self.steps.items() if fact in codes}


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


def counted(evidence: Evidence, steps: NDArray[np.float64] = STEPS) -> NDArray[np.int64]:
    """How many lie in each step of evidence."""
    return np.histogram(evidence / 100, steps)[0]


def chance_of(evidence: Evidence) -> NDArray[np.float32]:
    """The probability that evidence stands for, 0 to 1."""
    return np.asarray(1 / (1 + np.exp(evidence.astype(np.float32) / -100)), np.float32)


def unsaid(codes: Codes) -> NDArray[np.bool_]:
    """Of whom this fact is not said."""
    return np.asarray(codes == UNSAID)
