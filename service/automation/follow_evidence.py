"""What measures of a list of people followed say for or against a tool, by tables that were fitted beforehand.

No public data set labels follow-then-unfollow, so `bench/follow_histories` fits them on generated accounts, half of which a
tool runs by the published settings of InstaPy, igbot and TwitterFollowBot; the prior is set for one such account in twenty.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec
import numpy as np

from service.audience.evidence import Line
from service.automation.signals import Kind

PRIOR: Final = -3.0
"""Log-odds that an account runs a tool before anything is seen: about one in twenty. Ours; nobody has counted."""

SHOWN_BY: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.BUSY_DAYS: ("follows", "usual_follows", "busy_days"),
    Kind.FOLLOW_DROP_CYCLES: ("drops", "turnover", "both_days"),
    Kind.FIXED_DELAY: ("spread",),
    Kind.EVEN_DAYS: ("uneven",),
    Kind.FOLLOWS_BACK_EVERYBODY: ("answered",),
}
"""Which measures tell of which pattern."""
BASE: Final = Kind.BUSY_DAYS
"""The pattern that is there in every account, more or less of it; the others say nothing where nothing is seen of them."""


class Evidence(msgspec.Struct, frozen=True):
    """The fitted tables. Log-odds of an account are `PRIOR` and what all kinds say together."""

    version: str
    base: float
    """What an account says of which nothing more is known, in `BASE`."""
    tables: Mapping[str, Line]
    """By measure; a measure that is `nan` says nothing."""

    def says(self, measured: Mapping[str, float]) -> dict[Kind, float]:
        """What each pattern says, in natural log-odds; negative speaks for a person."""
        return {
            kind: round((self.base if kind is BASE else 0.0) + sum(self._of(name, measured[name]) for name in names), 2)
            for kind, names in SHOWN_BY.items()
        }

    def _of(self, name: str, value: float) -> float:
        return float(self.tables[name].of(np.array(value)))


@cache
def shipped() -> Evidence:
    """The tables that the service ships, as `bench/follow_histories` wrote them."""
    return msgspec.json.decode(files("service.automation").joinpath("follow_evidence.json").read_bytes(), type=Evidence)
