"""Why the number of quality followers is another than at the last look, in entries that add up to the difference. Pure.

People who are there both times are taken through what is known of them in a fixed order, so that each change is counted once, with
what came first in that order. What a changed model or another kind of look brings stands by itself, and never as a change in the
audience.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import IntFlag
from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.audience.classes import DORMANT_DAYS, FollowerClass
from service.audience.columns import FollowerColumns, Scored
from service.audience.coverage import Source
from service.audience.facts import NOT_SAID, minute_of
from service.audience.fit import FITS_FROM
from service.audience.ledger_shapes import Entry, Ledger
from service.audience.roll import Ids, is_among
from service.audience.summary import Known, Mask


class Why(IntFlag):
    """What speaks for or against counting a follower as of quality; the bits are kept and never change meaning."""

    GENUINE = 1
    ACTIVE = 2
    FITS = 4
    ENGAGED = 8
    CONFIRMED = 16
    PEER = 32
    DECLINED = 64
    SHUNNED = 128
    """Of class suspect or automated."""


Whys = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Stood:
    """Who was read at one look, and what spoke for and against each."""

    ids: Ids
    """Ascending."""
    why: Whys
    """`Why` bits of each."""
    taken_at: datetime
    model_version: str
    market: str
    """The version of fit, a colon, and a mark of the words of the target market; another mark, other words."""
    source: Source
    complete: bool
    told: int | None = None
    """The count as it was told at that look; none where it is what these people come to."""

    @property
    def count(self) -> int:
        """How many count as quality followers."""
        return int(np.count_nonzero(counts(self.why)))


def why_of(columns: FollowerColumns, scored: Scored, known: Known, *, at: datetime) -> Whys:
    """What speaks for and against each of these followers, as `summary.is_quality` reads it."""
    posted = columns.last_posted_minute
    why = np.zeros(len(columns), np.uint8)
    for bit, holds in (
        (Why.GENUINE, scored.klass == FollowerClass.GENUINE),
        (Why.ACTIVE, (posted != NOT_SAID) & (posted >= minute_of(at) - DORMANT_DAYS * 24 * 60)),
        (Why.FITS, known.fit >= FITS_FROM),
        (Why.ENGAGED, known.engaged),
        (Why.CONFIRMED, known.confirmed),
        (Why.PEER, known.peers),
        (Why.DECLINED, known.declined),
        (Why.SHUNNED, (scored.klass == FollowerClass.SUSPECT) | (scored.klass == FollowerClass.AUTOMATED)),
    ):
        why[holds] |= np.uint8(bit)
    return why


def counts(why: Whys) -> Mask:
    """Who of them counts as a quality follower."""
    fits = (why & _FITTING) == _FITTING
    engaged = (why & (Why.ENGAGED | Why.SHUNNED)) == Why.ENGAGED
    return np.asarray((fits | engaged | ((why & Why.CONFIRMED) > 0)) & ((why & (Why.PEER | Why.DECLINED)) == 0))


def ledger(before: Stood, now: Stood) -> Ledger:
    """Everything that made the difference between two looks at one account."""
    is_whole = before.complete and now.complete
    same_source = before.source is now.source
    told = before.count if before.told is None else before.told
    entries = (
        *_entry("records", 0, told - before.count),
        *_come_and_gone(before, now, comparable=is_whole and same_source),
        *_stayed(before, now),
    )
    return Ledger(
        since=before.taken_at,
        before=told,
        after=now.count,
        comparable=is_whole and same_source,
        model_before=before.model_version,
        model_after=now.model_version,
        entries=_merged(entries),
    )


def _come_and_gone(before: Stood, now: Stood, *, comparable: bool) -> Iterator[Entry]:
    gained = int(np.count_nonzero(counts(now.why) & ~is_among(now.ids, before.ids)))
    lost = int(np.count_nonzero(counts(before.why) & ~is_among(before.ids, now.ids)))
    if comparable:
        yield from _entry("joined", gained, 0)
        yield from _entry("left", 0, lost)
    else:
        yield from _entry("coverage", gained, lost)


def _stayed(before: Stood, now: Stood) -> Iterator[Entry]:
    """One step after the other from what was known then to what is known now; the steps' differences add up to the whole."""
    why, goal = before.why[is_among(before.ids, now.ids)], now.why[is_among(now.ids, before.ids)]
    same_source, same_model = before.source is now.source, before.model_version == now.model_version
    fit_code = _fit_code(before.market, now.market)
    for bits, code in (
        (Why.CONFIRMED | Why.PEER | Why.DECLINED, "sorted"),
        (Why.ENGAGED, "engaged"),
        (Why.FITS, fit_code if same_source else "coverage"),
        (Why.ACTIVE, "active" if same_source else "coverage"),
        (Why.GENUINE | Why.SHUNNED, ("profile" if same_model else "model") if same_source else "coverage"),
    ):
        stepped = (why & ~np.uint8(bits)) | (goal & np.uint8(bits))
        was, is_now = counts(why), counts(stepped)
        yield from _entry(code, int(np.count_nonzero(is_now & ~was)), int(np.count_nonzero(was & ~is_now)))
        why = stepped


def _fit_code(before: str, now: str) -> str:
    """Why other people fit: another way of judging fit, another market, or other profiles."""
    if before == now:
        return "fit"
    return "market" if before.rpartition(":")[0] == now.rpartition(":")[0] else "model"


def _merged(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Each code once, in the order of first sight."""
    totals: dict[str, tuple[int, int]] = {}
    for each in entries:
        gained, lost = totals.get(each.code, (0, 0))
        totals[each.code] = (gained + int(each.params["gained"]), lost + int(each.params["lost"]))
    return tuple(entry for code, (gained, lost) in totals.items() for entry in _entry(code, gained, lost))


def _entry(code: str, gained: int, lost: int) -> Iterator[Entry]:
    if gained or lost:
        yield Entry(
            code=code, params={"gained": gained, "lost": lost}, text=_TEXTS[code](gained, lost), change=gained - lost
        )


_TEXTS: Final[dict[str, Callable[[int, int], str]]] = {
    "joined": lambda gained, _: f"{gained:,} more who count began to follow.",
    "left": lambda _, lost: f"{lost:,} who counted no longer follow.",
    "sorted": lambda gained, lost: f"By the client's sorting, {gained:,} count now and {lost:,} no longer do.",
    "market": lambda gained, lost: (
        f"The target market was described anew: {gained:,} fit it and count now, {lost:,} no longer do."
    ),
    "fit": lambda gained, lost: (
        f"What profiles say has changed: {gained:,} came to fit the target market, {lost:,} no longer do."
    ),
    "engaged": lambda gained, lost: (
        f"{gained:,} spoke with the account and count by that; of {lost:,} the last word is too long ago."
    ),
    "active": lambda gained, lost: f"{gained:,} posted again; {lost:,} have posted nothing for {DORMANT_DAYS} days.",
    "profile": lambda gained, lost: f"What profiles show has changed: {gained:,} count by that, {lost:,} no longer do.",
    "model": lambda gained, lost: (
        f"The same people were judged by another model: {gained:,} count by that, {lost:,} no longer do. It is no change in the"
        " audience."
    ),
    "records": lambda _, lost: (
        f"{lost:,} who counted are kept no more, as somebody who asks to be forgotten is, or turned out to be people who count"
        " already. It is no change in the audience."
    ),
    "coverage": lambda gained, lost: (
        f"The two looks saw different parts or facts of the audience and cannot be compared in this: {gained:,} count who did not"
        f" before, {lost:,} no longer do."
    ),
}

_FITTING: Final = np.uint8(Why.GENUINE | Why.ACTIVE | Why.FITS)
