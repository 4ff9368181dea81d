"""How often to be in touch with somebody, how warm they are, and whether business may be spoken of. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

EVERY: Final[Mapping[int, timedelta]] = {
    5: timedelta(days=30),
    4: timedelta(days=60),
    3: timedelta(days=90),
    2: timedelta(days=120),
}
"""The longest time between two touches, by stars; one star is never due (Teamzy's cadence)."""

HOT: Final = timedelta(days=14)
WARM: Final = timedelta(days=60)
"""How lately they spoke themselves. Ours."""

TURNS_EACH: Final = 2
"""Turns each way before business may be spoken of: social first, then see how business fits in."""


class Heat(StrEnum):
    """How warm a contact is, by when they spoke last."""

    HOT = "hot"
    WARM = "warm"
    COLD = "cold"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the talk with somebody."""

    stars: int | None = None
    turns_theirs: int = 0
    turns_ours: int = 0
    last_theirs_at: datetime | None = None
    last_touch_at: datetime | None = None
    """The client's newest touch: seen on the network, or noted."""

    @property
    def business_welcome(self) -> bool:
        """Whether both have taken turns enough to speak of business."""
        return min(self.turns_theirs, self.turns_ours) >= TURNS_EACH


def next_touch(known: Known, *, at: datetime) -> datetime | None:
    """When a touch is due: now where there was none yet, and never for who has one star or none were given."""
    every = EVERY.get(known.stars or 0)
    if every is None:
        return None
    return at if known.last_touch_at is None else known.last_touch_at + every


def heat(known: Known, *, at: datetime) -> Heat | None:
    """How warm they are: hot when they spoke within two weeks and both took two turns, warm within sixty days, else cold.

    `None` for somebody who never spoke.
    """
    if known.last_theirs_at is None:
        return None
    silent = at - known.last_theirs_at
    if silent <= HOT and known.business_welcome:
        return Heat.HOT
    return Heat.WARM if silent <= WARM else Heat.COLD
