"""Fitting one question's tables: a logistic regression of ramps between knots that may only rise.

Fakes and genuine accounts of one source weigh the same, and each source may have a level of its own, so that nothing is
learned from how a collection was made. A fact that is missing stands at its mean, and says nothing.
"""

from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bench.assessment.labelled import Accounts
from bench.assessment.questions import GIVEN, MORE, QUESTIONS, Question
from service.audience.account_facts import SCALES
from service.audience.evidence import STEPS, Densities, Evidence, Head, Line, counted

Floats = NDArray[np.float64]
ORDINARY: Final = 1_500
"""Followers below which genuine accounts of Instagram's files are like those in an audience; the others are famous."""
ROUNDS: Final = 4_000
SMOOTHED: Final = 20.0
"""Accounts spread evenly over a group's steps of evidence besides its own."""
ABOVE: Final = int(np.searchsorted(STEPS, 0.0))
"""The first step above even odds."""


def fitted(accounts: Accounts, name: str) -> Head:
    """The tables, the threshold and the densities of one question."""
    question = QUESTIONS[name]
    weight = _mass(accounts, question)
    mine, weight = accounts.where(weight > 0), weight[weight > 0] / weight.sum()
    ramps, owners = _ramps(mine, question)
    said = ~np.isnan(ramps)
    mean = np.array(
        [
            np.average(column[known], weights=weight[known]) if known.any() else 0.0
            for column, known in zip(ramps.T, said.T, strict=True)
        ]
    )
    ramps = np.where(said, ramps, mean) - mean
    sources = mine.source if question.by_source else np.full(len(mine), "all")
    levels = (sources[:, None] == np.unique(sources)).astype(float)
    steps, level = _solved(ramps, levels, mine.fake.astype(float), weight, question.ridge)
    tables = {}
    for fact in question.facts:
        way, knots = question.shape(fact)
        own = [place for place, owner in enumerate(owners) if owner == fact]
        risen = np.concatenate([[0.0], np.cumsum(steps[own])])
        says = (risen if way == MORE else steps[own].sum() - risen) - mean[own] @ steps[own]
        tables[fact] = Line(knots, tuple(round(float(each), 3) for each in says))
    tables |= GIVEN.get(name, {})
    intercept = round(float(np.average(levels @ level, weights=weight)), 3)
    bare = Head(threshold=0.0, intercept=intercept, tables=tables)
    threshold = 0.0 if question.as_collected else round(_threshold(bare, mine, name, question.false_alarms), 3)
    head = Head(threshold=threshold, intercept=intercept, tables=tables)
    return Head(threshold=threshold, intercept=intercept, tables=tables, densities=_densities(head, mine, question))


def _mass(accounts: Accounts, question: Question) -> Floats:
    weight = np.zeros(len(accounts))
    for group, share in question.weights.items():
        mine = accounts.group == group
        if mine.any():
            weight[mine] = share / np.count_nonzero(mine)
    if not question.as_collected:
        for source in np.unique(accounts.source):
            fake, real = (accounts.source == source) & accounts.fake, (accounts.source == source) & ~accounts.fake
            if weight[fake].sum() and weight[real].sum():
                weight[fake] *= weight[real].sum() / weight[fake].sum()
    return weight


def _ramps(accounts: Accounts, question: Question) -> tuple[Floats, list[str]]:
    """One column per stretch between knots: how far the fact has come along it, in the way that speaks for a fake."""
    columns, owners = [], []
    for fact in question.facts:
        way, knots = question.shape(fact)
        scale = SCALES[fact.rstrip("+-")]
        places = np.append(scale.places(scale.measures), np.nan)
        value = places[accounts.codes[fact.rstrip("+-")]]
        for start, end in pairwise(scale.places(np.array(knots, float))):
            along = (np.clip(value, start, end) - start) / (end - start)
            columns.append(along if way == MORE else 1 - along)
            owners.append(fact)
    return np.array(columns).T, owners


def _solved(ramps: Floats, levels: Floats, fake: Floats, weight: Floats, ridge: float) -> tuple[Floats, Floats]:
    """Steps, none negative, and levels, by projected gradient descent with momentum (FISTA)."""
    design, size = np.hstack([ramps, levels]), ramps.shape[1]
    penalty = np.concatenate([np.full(size, 2 * ridge), np.zeros(levels.shape[1])])
    rate = 1 / (np.linalg.norm(design * np.sqrt(weight)[:, None], 2) ** 2 / 4 + 2 * ridge)
    found = np.zeros(design.shape[1])
    ahead, momentum = found.copy(), 1.0
    for _ in range(ROUNDS):
        error = weight * (1 / (1 + np.exp(-(design @ ahead))) - fake)
        moved = ahead - rate * (design.T @ error + penalty * ahead)
        moved[:size] = np.maximum(moved[:size], 0)
        grown = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = moved + (momentum - 1) / grown * (moved - found)
        found, momentum = moved, grown
    return found[:size], found[size:]


def _threshold(head: Head, accounts: Accounts, name: str, above: float) -> float:
    """The mean over genuine groups of where this part lies above; X's own people where there are any, else those like an audience."""
    genuine = accounts.where(~accounts.fake)
    groups = {"genuine_A"} & set(genuine.group) if name == "x" else set(genuine.group) - {"genuine_A"}
    marks = []
    for group in sorted(groups or set(genuine.group)):
        people = genuine.of(group)
        ordinary = people.said["followers"] < ORDINARY
        people = people.where(ordinary) if group.startswith("genuine_ig") else people
        marks.append(np.quantile(_evidence(head, people) / 100, 1 - above))
    return float(np.mean(marks))


def _densities(head: Head, accounts: Accounts, question: Question) -> Densities:
    found: dict[bool, list[tuple[float, ...]]] = {True: [], False: []}
    for group in sorted(set(accounts.group) - set(question.not_sold)):
        people = accounts.of(group)
        counts = counted(_evidence(head, people)).astype(float)
        padded = np.pad(counts, 1, mode="edge")
        smooth = padded[:-2] / 4 + padded[1:-1] / 2 + padded[2:] / 4
        smooth = smooth / smooth.sum() * len(people) + SMOOTHED / counts.size
        shares = smooth / smooth.sum()
        if not question.apart:
            shares = np.append(shares[:ABOVE], shares[ABOVE:].sum())
        found[bool(people.fake[0])].append(tuple(round(float(each), 5) for each in shares))
    return Densities(
        genuine=tuple(found[False]),
        fake=tuple(found[True]),
        counts=not question.as_collected,
        apart=question.apart,
    )


def _evidence(head: Head, people: Accounts) -> Evidence:
    says = np.sum(list(head.parts(people.codes).values()), axis=0, dtype=np.int16)
    return np.asarray(says + np.int16(head.before))
