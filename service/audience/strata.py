"""What is known of a follower before the client is asked: the strata that cards are dealt from. Pure.

The stratum in which a card was dealt stays on it. What a client does after an answer (following back, a first message) would
otherwise carry the answered into other strata than people like them, and the shares of both would be wrong.
"""

from enum import StrEnum
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from service.audience.classes import FollowerClass
from service.audience.fit import FITS_FROM


class Stratum(StrEnum):
    """Groups of followers of whom the same is known; the first that holds."""

    FLAGGED = "flagged"
    """The profile is of class suspect or automated."""
    IN_TOUCH = "in_touch"
    """They have written to the account."""
    NEWCOMER = "newcomer"
    """They came after sorting had begun."""
    FITTING = "fitting"
    """The profile fits the target market."""
    MUTUAL = "mutual"
    """The account follows them too."""
    QUIET = "quiet"
    """The profile is of class dormant or mass follower."""
    OTHER = "other"


class Facets(NamedTuple):
    """What of a follower decides their stratum."""

    klass: FollowerClass
    fits: bool | None
    """`None` where the fit is not observable."""
    followed_back: bool
    in_touch: bool
    newcomer: bool


def stratum_of(known: Facets) -> Stratum:
    """The stratum of somebody of whom this is known."""
    holds = {
        Stratum.FLAGGED: known.klass in {FollowerClass.SUSPECT, FollowerClass.AUTOMATED},
        Stratum.IN_TOUCH: known.in_touch,
        Stratum.NEWCOMER: known.newcomer,
        Stratum.FITTING: known.fits,
        Stratum.MUTUAL: known.followed_back,
        Stratum.QUIET: known.klass in {FollowerClass.DORMANT, FollowerClass.MASS_FOLLOWER},
        Stratum.OTHER: True,
    }
    return next(stratum for stratum, does in holds.items() if does)


FACETS: Final = (
    "(s.klass * 24 + CASE WHEN s.fit < 0 THEN 0 WHEN s.fit < {fits_from} THEN 8 ELSE 16 END"
    " + s.followed_back::integer * 4 + {in_touch}::integer * 2 + {newcomer}::integer)"
)
"""The same facets as one number, in SQL over a standing `s`; `facets_code` reckons it over columns."""


def facets_code(
    klass: NDArray[np.int8],
    fit: NDArray[np.int8],
    *,
    followed_back: NDArray[np.bool_],
    in_touch: NDArray[np.bool_],
    newcomer: NDArray[np.bool_],
) -> NDArray[np.intp]:
    """Each follower's facets as one number; `fit` is -1 where not observable."""
    band = np.where(fit < 0, 0, np.where(fit < FITS_FROM, 1, 2))
    return np.asarray(klass.astype(np.intp) * 24 + band * 8 + followed_back * 4 + in_touch * 2 + newcomer, np.intp)


def _facets(code: int) -> Facets:
    fits = (None, False, True)[code // 8 % 3]
    return Facets(FollowerClass(code // 24), fits, bool(code & 4), bool(code & 2), bool(code & 1))


STRATA: Final = tuple(stratum_of(_facets(code)) for code in range(24 * len(FollowerClass)))
"""The stratum of each facets' number."""
