"""Fitting the evidence of follow histories: a logistic regression of ramps between knots that may only rise."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

import numpy as np

from bench.follow_histories.world import Floats, Mask
from service.audience.evidence import Line
from service.automation.follow_evidence import Evidence

MORE, LESS = 1, -1
SHAPES: Final[Mapping[str, tuple[int, tuple[float, ...]]]] = {
    "follows": (MORE, (0, 2, 6, 15, 40, 80)),
    "usual_follows": (MORE, (0, 2, 6, 15, 40)),
    "busy_days": (MORE, (0, 1, 3, 6, 10)),
    "drops": (MORE, (0, 1, 4, 10, 30)),
    "turnover": (MORE, (0, 0.5, 2, 6, 20)),
    "both_days": (MORE, (0, 0.2, 0.5, 0.8)),
    "spread": (LESS, (0, 0.1, 0.2, 0.4, 0.8)),
    "uneven": (LESS, (0, 0.2, 0.4, 0.7, 1.2)),
    "answered": (MORE, (0.3, 0.6, 0.85, 0.97)),
}
"""Which way each measure speaks for a tool, and between which values. Amounts have knots at even ratios."""
ALWAYS: Final = frozenset({"follows", "usual_follows", "busy_days", "drops", "turnover", "both_days", "answered"})
"""Measures that at their first knot say nothing; many follow nobody back. The others say nothing where they are missing."""
RIDGE: Final = 1e-4
ROUNDS: Final = 4_000
SURE: Final = 0.001
"""Part of the labels that is taken for wrong, so that no measure alone is ever called certain."""


def fitted(rows: Sequence[Mapping[str, float]], tools: Mask, version: str) -> Evidence:
    """The tables that tell these accounts' tools from people best, for the prior of the service."""
    ramps, owners = _ramps(rows)
    known = ~np.isnan(ramps)
    centre = np.array(
        [
            0.0 if owner in ALWAYS else column[mine].mean() if mine.any() else 0.0
            for column, mine, owner in zip(ramps.T, known.T, owners, strict=True)
        ]
    )
    ramps = np.where(known, ramps - centre, 0.0)
    # Tools and people weigh the same, whatever their number.
    weight = np.where(tools, 0.5 / tools.sum(), 0.5 / (~tools).sum())
    steps, level = _solved(ramps, np.where(tools, 1 - SURE, SURE), weight)
    tables = {}
    for name, (way, knots) in SHAPES.items():
        own = [place for place, owner in enumerate(owners) if owner == name]
        risen = np.concatenate([[0.0], np.cumsum(steps[own])])
        says = (risen if way == MORE else steps[own].sum() - risen) - centre[own] @ steps[own]
        tables[name] = Line(tuple(knots), tuple(round(float(each), 2) for each in says))
    # The fit saw tools and people in equal parts: log-odds of zero before anything was known.
    return Evidence(version=version, base=round(level, 2), tables=tables)


def _ramps(rows: Sequence[Mapping[str, float]]) -> tuple[Floats, list[str]]:
    columns, owners = [], []
    for name, (way, knots) in SHAPES.items():
        value = np.array([row[name] for row in rows])
        for start, end in pairwise(knots):
            along = (np.clip(value, start, end) - start) / (end - start)
            columns.append(along if way == MORE else 1 - along)
            owners.append(name)
    return np.array(columns).T, owners


def _solved(ramps: Floats, wanted: Floats, weight: Floats) -> tuple[Floats, float]:
    """Steps of zero or more and a level, by accelerated projected descent."""
    design = np.hstack([ramps, np.ones((len(ramps), 1))])
    held = np.append(np.full(ramps.shape[1], RIDGE), 0.0)
    pace = 1 / (np.linalg.norm(design * np.sqrt(weight)[:, None], 2) ** 2 / 4 + RIDGE)
    now, ahead, speed = np.zeros(design.shape[1]), np.zeros(design.shape[1]), 1.0
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-(design @ ahead)))
        then = ahead - pace * (design.T @ (weight * (chance - wanted)) + held * ahead)
        then[:-1] = np.maximum(then[:-1], 0.0)
        faster = (1 + np.sqrt(1 + 4 * speed**2)) / 2
        now, ahead, speed = then, then + (speed - 1) / faster * (then - now), faster
    return now[:-1], float(now[-1])
