"""One client's own model: how likely they would confirm each follower they have not sorted. Pure.

A logistic regression on what was known of a follower before the tap: their stratum, their score and their fit. Few answers
say little, so every weight is drawn towards what is usual by a normal prior (A. Gelman and others, Annals of Applied
Statistics 2, 2008): before the first tap the order is that of score and fit, and each answer moves it by as much as it
tells. Only answers of this one client go in; nothing is shared, not even the priors, which are constants.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.audience.strata import STRATA, Stratum

TOLD_FROM: Final = 10
"""Answers from which a likelihood is told; before that it would be the prior's. Ours."""
SCALE: Final = 10_000
"""Weights are kept as whole ten-thousandths of log-odds, so that the database adds them up as this module does."""

_STRATA: Final = tuple(Stratum)
_USUAL: Final = np.array([-0.85, *([0.0] * len(_STRATA)), 0.5, 0.5])
"""Three in ten are confirmed where nothing is known; fifty points more of score or fit make it half a log-odds likelier. Ours."""
_SPREAD: Final = np.array([1.0, *([1.0] * len(_STRATA)), 0.5, 0.5])
_STEPS: Final = 25


@dataclass(frozen=True, slots=True)
class SortedFollower:
    """What was known of somebody whom the client sorted, and whether they were confirmed."""

    stratum: Stratum
    score: int
    """0 to 100, -1 where not known; likewise the fit."""
    fit: int
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Weights:
    """A client's model, in ten-thousandths of log-odds."""

    by_facets: tuple[int, ...]
    """By facets' number (`strata.STRATA`)."""
    per_score: int
    """For each point of score above 50; likewise the fit."""
    per_fit: int
    answers: int
    """How many answers it was learned from."""

    def log_odds(self, facets: int, score: int, fit: int) -> int:
        """How likely this client would confirm somebody, as the database reckons it."""
        return (
            self.by_facets[facets]
            + (self.per_score * (score - 50) if score >= 0 else 0)
            + (self.per_fit * (fit - 50) if fit >= 0 else 0)
        )


def likelihood(log_odds: int) -> float:
    """Log-odds in ten-thousandths as a share, 0 to 1."""
    return 1 / (1 + exp(-log_odds / SCALE))


def calibrated(answers: Sequence[SortedFollower]) -> Weights:
    """The model that these answers of one client make likeliest, by Newton's steps."""
    facts = np.array([_row(each) for each in answers]).reshape(len(answers), _USUAL.size)
    confirmed = np.array([each.confirmed for each in answers], np.float64)
    weights = _USUAL.copy()
    for _ in range(_STEPS):
        expected = 1 / (1 + np.exp(-facts @ weights))
        slope = facts.T @ (confirmed - expected) - (weights - _USUAL) / _SPREAD**2
        curve = (facts.T * (expected * (1 - expected))) @ facts + np.diag(1 / _SPREAD**2)
        step = np.linalg.solve(curve, slope)
        weights += step
        if float(np.abs(step).max()) < 1 / SCALE:
            break
    return _kept(weights, len(answers))


def _row(sorted_follower: SortedFollower) -> list[float]:
    return [
        1.0,
        *(float(sorted_follower.stratum is stratum) for stratum in _STRATA),
        (sorted_follower.score - 50) / 50 if sorted_follower.score >= 0 else 0.0,
        (sorted_follower.fit - 50) / 50 if sorted_follower.fit >= 0 else 0.0,
    ]


def _kept(weights: NDArray[np.float64], answers: int) -> Weights:
    common, *by_stratum, per_score, per_fit = (float(each) * SCALE for each in weights)
    own = dict(zip(_STRATA, by_stratum, strict=True))
    return Weights(
        by_facets=tuple(round(common + own[stratum]) for stratum in STRATA),
        per_score=round(per_score / 50),
        per_fit=round(per_fit / 50),
        answers=answers,
    )
