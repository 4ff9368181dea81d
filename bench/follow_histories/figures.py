"""How good answers are, with what chance alone could have made of them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.follow_histories.world import Floats, Mask

Places = NDArray[np.int64]
RESAMPLED = 300


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and the interval that holds it in 95 of 100 samples of accounts."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.low:.3f}-{self.high:.3f})" if np.isfinite(self.value) else "-"


def auc(chance: Floats, tools: Mask) -> float:
    """How often a tool ranks above a person; ties count half."""
    people = np.sort(chance[~tools])
    if not people.size or not tools.any():
        return float("nan")
    below = np.searchsorted(people, chance[tools], "left") + np.searchsorted(people, chance[tools], "right")
    return float(below.mean() / 2 / people.size)


def figure(of: Callable[[Places], float], accounts: int) -> Figure:
    """A figure of accounts, and its interval over accounts drawn anew; `of` is handed the places of the accounts."""
    rng = np.random.default_rng(3)
    drawn = [of(rng.integers(0, accounts, accounts)) for _ in range(RESAMPLED)] if accounts else []
    finite = [each for each in drawn if np.isfinite(each)]
    if not finite:
        return Figure(float("nan"), float("nan"), float("nan"))
    low, high = np.quantile(finite, (0.025, 0.975))
    return Figure(of(np.arange(accounts)), float(low), float(high))
