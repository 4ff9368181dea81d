"""How right answers are on labelled accounts: ranking, flags, calibration, and shares in mixtures."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bench.assessment.labelled import Mask
from service.audience.accuracy import SharesFound
from service.audience.evidence import Densities, Evidence
from service.audience.intervals import Interval
from service.audience.prevalence import share_of

Chances = NDArray[np.float32]
SHARES: Final = (0.0, 0.01, 0.05, 0.1, 0.25, 0.5)
DRAWN: Final = 300
RESAMPLED: Final = 200


@dataclass(frozen=True)
class Figures:
    """What one way of answering reaches on one set of accounts."""

    auc: Interval
    mcc: float
    accuracy: float
    recall_at_5: float
    flagged_fakes: float
    flagged_genuine: float
    brier: float


def figures(chance: Chances, fake: Mask) -> Figures:
    """Everything but shares; the interval of the ranking is a bootstrap of accounts."""
    flagged = chance >= 0.5
    rng = np.random.default_rng(3)
    drawn = [rng.integers(0, fake.size, fake.size) for _ in range(RESAMPLED)]
    low, high = np.nanquantile([auc(chance[each], fake[each]) for each in drawn], (0.025, 0.975))
    mark = np.quantile(chance[~fake], 0.95, method="higher")
    return Figures(
        auc=Interval(_short(auc(chance, fake)), _short(low), _short(high), 0.95),
        mcc=_short(_mcc(flagged, fake)),
        accuracy=_short(np.mean(flagged == fake)),
        recall_at_5=_short(np.mean(chance[fake] > mark)),
        flagged_fakes=_short(np.mean(flagged[fake])),
        flagged_genuine=_short(np.mean(flagged[~fake])),
        brier=_short(np.mean((chance - fake) ** 2)),
    )


def auc(chance: Chances, fake: Mask) -> float:
    """How often a fake ranks above a genuine account; ties count half."""
    ordered = np.sort(chance[~fake])
    if not ordered.size or not fake.any():
        return float("nan")
    below = np.searchsorted(ordered, chance[fake], "left") + np.searchsorted(ordered, chance[fake], "right")
    return float(below.mean() / 2 / ordered.size)


def reliability(chance: Chances, fake: Mask, prior: float = 0.1) -> list[tuple[float, float, float]]:
    """Of five bands of probability: what was said, what was true, and the part of accounts; weighed so that this part is fake."""
    weight = np.where(fake, prior / fake.sum(), (1 - prior) / (~fake).sum())
    bands = np.minimum((chance * 5).astype(int), 4)
    found = []
    for band in range(5):
        mine = bands == band
        share = float(weight[mine].sum())
        if share:
            said = np.average(chance[mine], weights=weight[mine])
            found.append((float(said), float(weight[mine & fake].sum() / share), share))
    return found


def shares_found(fakes: Evidence, genuine: Evidence, densities: Densities, draws: int) -> tuple[SharesFound, ...]:
    """Each of `SHARES` planted `draws` times in 300 accounts drawn from these, and estimated."""
    rng = np.random.default_rng(7)
    told = []
    for share in SHARES:
        off, held, wide = [], [], []
        for _ in range(draws):
            bought = rng.binomial(DRAWN, share)
            mixed = np.concatenate([rng.choice(fakes, bought), rng.choice(genuine, DRAWN - bought)])
            found = share_of(mixed, densities)
            if found is not None:
                truth = bought / DRAWN
                off.append(abs(found.estimate - truth))
                held.append(found.low <= truth <= found.high)
                wide.append(found.high - found.low)
        told.append(
            SharesFound(
                planted=share,
                mean_error=_short(np.mean(off)),
                held=_short(np.mean(held)),
                width=_short(np.mean(wide)),
            )
        )
    return tuple(told)


def _mcc(flagged: Mask, fake: Mask) -> float:
    if flagged.all() or not flagged.any():
        return 0.0
    return float(np.corrcoef(flagged, fake)[0, 1])


def _short(value: float | np.floating) -> float:
    return round(float(value), 3)
