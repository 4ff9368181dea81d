"""How good a follower is, 0 to 100, from what is thought of the account and what it does. Pure."""

from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from service.audience.account_facts import SILENT_DAYS, Columns
from service.audience.assessing import Assessed
from service.audience.classes import DORMANT_DAYS, FEWEST_POSTS, LIVELY_DAYS, MASS_FOLLOWING, STRAINED_FOLLOWING
from service.audience.facts import NOT_SAID

Points = NDArray[np.int8]


class Parts(NamedTuple):
    """What a score is made of: the most of each, together 100, and what each counts where it cannot be observed."""

    real: int = 50
    active: int = 25
    active_lately: int = 15
    """Posted before `LIVELY_DAYS`, but not dormant."""
    active_unknown: int = 12
    attention: int = 10
    attention_strained: int = 4
    """A mass follower, but within `STRAINED_FOLLOWING`."""
    attention_unknown: int = 5
    fit: int = 15
    """Five thirty-secondths of the fit."""
    fit_unknown: int = 7


PARTS: Final = Parts()
NOT_REAL_FROM: Final = np.int16(200)
"""From this evidence the part for a real person is nothing; below, it grows by one for every eight hundredths."""
_NONE: Final = np.int8(0)


def points(assessed: Assessed, said: Columns, fit: NDArray[np.int8]) -> Mapping[str, Points]:
    """The points of each part, for everybody.

    Args:
        assessed: what is thought of these accounts.
        said: what was said of them, as `FollowerColumns.said` has it.
        fit: to the target market, 0 to 100; -1 where it cannot be observed.
    """
    silent, posts, following = said[SILENT_DAYS], said["posts"], said["following"]
    most = {name: np.int8(value) for name, value in PARTS._asdict().items()}
    dated = np.where(
        silent <= LIVELY_DAYS, most["active"], np.where(silent <= DORMANT_DAYS, most["active_lately"], _NONE)
    )
    undated = np.where(posts < FEWEST_POSTS, _NONE, most["active_unknown"])
    strained = np.where(following <= STRAINED_FOLLOWING, most["attention_strained"], _NONE)
    attention = np.where(following <= MASS_FOLLOWING, most["attention"], strained)
    real = np.minimum(np.maximum((NOT_REAL_FROM - assessed.evidence) >> 3, 0), PARTS.real)
    return {
        "real": real.astype(np.int8),
        "active": np.where(np.isnan(silent), undated, dated),
        "attention": np.where(np.isnan(following), most["attention_unknown"], attention),
        "fit": np.where(fit == NOT_SAID, most["fit_unknown"], ((5 * fit.astype(np.int16)) >> 5).astype(np.int8)),
    }


def score_of(assessed: Assessed, parts: Mapping[str, Points]) -> Points:
    """All points together; -1 where too little is known to judge."""
    return np.where(assessed.known, np.sum(list(parts.values()), axis=0, dtype=np.int8), np.int8(NOT_SAID))
