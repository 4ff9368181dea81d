"""Who rises, who stalls and who declines, and how everybody stands among accounts of their size. Pure.

A client is told by the account with the most quality followers, over the four weeks before its newest look. Two looks by
different models, or from different sources, are never compared.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

SIZES: Final = (0, 300, 1_000, 3_000, 10_000)
"""Where the size bands of an audience begin; those of measurement houses begin where our clients end. Ours."""
FEWEST_PEERS: Final = 5
"""No comparison with fewer others: it would tell of single clients."""
NOTICEABLE: Final = 0.05
FEWEST_NOTICEABLE: Final = 2
"""A change counts from a twentieth of what was there, and from two people. Ours."""


class Movement(StrEnum):
    """Which way a client's quality followers went within four weeks."""

    DECLINES = "declines"
    STALLS = "stalls"
    RISES = "rises"
    NOT_COMPARABLE = "not_comparable"
    """The looks then and now were by different models, or from different sources."""
    TOO_EARLY = "too_early"
    """There is no look from before."""
    NOT_KNOWN = "not_known"
    """Quality followers were never counted."""


@dataclass(frozen=True, slots=True)
class LookThen:
    """One look, as far as it can be compared."""

    taken_at: datetime
    quality: int
    total: int | None
    model_version: str
    source: str


@dataclass(frozen=True, slots=True)
class Stands:
    """A client as the cohort sees them."""

    client_id: UUID
    now: LookThen | None
    before: LookThen | None


@dataclass(frozen=True, slots=True)
class Peers:
    """How a client stands among accounts of their size, by the share of quality followers in all."""

    size_from: int
    others: int
    share: float
    median_share: float
    better_than: float
    """The share of the others whose share is lower."""


def movement(stands: Stands) -> tuple[Movement, int | None]:
    """Which way, and by how many; no number where there is nothing to compare."""
    now, before = stands.now, stands.before
    if now is None:
        return Movement.NOT_KNOWN, None
    if before is None:
        return Movement.TOO_EARLY, None
    if (now.model_version, now.source) != (before.model_version, before.source):
        return Movement.NOT_COMPARABLE, None
    change = now.quality - before.quality
    if abs(change) < max(FEWEST_NOTICEABLE, NOTICEABLE * before.quality):
        return Movement.STALLS, change
    return (Movement.RISES if change > 0 else Movement.DECLINES), change


def peers(everybody: Sequence[Stands]) -> dict[UUID, Peers]:
    """How each stands among the others of their size; nobody who has fewer than `FEWEST_PEERS` of them."""
    bands: defaultdict[int, list[tuple[UUID, float]]] = defaultdict(list)
    for each in everybody:
        if each.now is not None and each.now.total:
            share = min(each.now.quality / each.now.total, 1.0)
            bands[max(size for size in SIZES if size <= each.now.total)].append((each.client_id, share))
    return {
        client_id: Peers(size, len(band) - 1, round(share, 4), *_among(ordered, share))
        for size, band in bands.items()
        if len(band) > FEWEST_PEERS
        for ordered in [sorted(share for _, share in band)]
        for client_id, share in band
    }


def _among(ordered: Sequence[float], share: float) -> tuple[float, float]:
    """The median of the others, and the share of them that lies lower; `ordered` holds `share` itself once more."""
    others = len(ordered) - 1
    place = bisect_left(ordered, share)

    def other(rank: int) -> float:
        return ordered[rank if rank < place else rank + 1]

    middle = (other((others - 1) // 2) + other(others // 2)) / 2
    return round(middle, 4), round(place / others, 4)
