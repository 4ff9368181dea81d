"""Why the number of quality followers changed since the last checkup: every one of them traced to a named event."""

from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from service.audience.reasons import Reason
from service.audience.weighing import FollowerClass

SHOWN = 5
"""People named with each entry; the count covers all."""


@dataclass(frozen=True, slots=True)
class Standings:
    """Everybody of one checkup: ids ascending, each one's class, who counted as quality, and by which model."""

    ids: NDArray[np.int64]
    klass: NDArray[np.int8]
    quality: NDArray[np.bool_]
    model_version: str


class Entry(msgspec.Struct, frozen=True):
    """One kind of event: how many people, what it did to the number of quality followers, and the first of them."""

    reason: Reason
    people: int
    quality_change: int
    first: tuple[int, ...]


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """The events between two checkups; the changes of all entries and of the model sum to `after - before`."""

    before: int
    after: int
    entries: tuple[Entry, ...]
    model_change: Entry | None
    """What a new model judges differently about people who stayed; never shown as a change of the audience."""


def ledger(before: Standings, after: Standings) -> Ledger:
    """Trace every change between two checkups."""
    place = np.searchsorted(after.ids, before.ids)
    stays = np.zeros(before.ids.size, np.bool_)
    inside = place < after.ids.size
    stays[inside] = after.ids[place[inside]] == before.ids[inside]
    there = place[stays]
    is_new = np.ones(after.ids.size, np.bool_)
    is_new[there] = False
    entries = [
        _entry("came", "{people} people began to follow", after.ids[is_new], after.quality[is_new], +1),
        _entry("left", "{people} people left", before.ids[~stays], before.quality[~stays], -1),
    ]
    kept = before.ids[stays]
    was, now = before.quality[stays], after.quality[there]
    model_change = None
    if before.model_version == after.model_version:
        entries += _class_changes(kept, before.klass[stays], after.klass[there], was, now)
    else:
        changed = (was != now) | (before.klass[stays] != after.klass[there])
        net = int(np.count_nonzero(now)) - int(np.count_nonzero(was))
        text = f"A new model judges {np.count_nonzero(changed)} people differently; they did not change."
        model_change = Entry(
            Reason("ledger.model", {"from": before.model_version, "to": after.model_version}, text),
            int(np.count_nonzero(changed)),
            net,
            _first(kept[changed]),
        )
    return Ledger(
        before=int(np.count_nonzero(before.quality)),
        after=int(np.count_nonzero(after.quality)),
        entries=tuple(entry for entry in entries if entry.people),
        model_change=model_change,
    )


def _class_changes(
    ids: NDArray[np.int64],
    old: NDArray[np.int8],
    new: NDArray[np.int8],
    was: NDArray[np.bool_],
    now: NDArray[np.bool_],
) -> list[Entry]:
    entries = []
    moved = np.flatnonzero((old != new) | (was != now))
    pairs = old[moved].astype(np.int64) * len(FollowerClass) + new[moved]
    for pair in np.flatnonzero(np.bincount(pairs, minlength=len(FollowerClass) ** 2)):
        rows = moved[pairs == pair]
        first, second = (FollowerClass(number).name.lower() for number in divmod(int(pair), len(FollowerClass)))
        net = int(np.count_nonzero(now[rows])) - int(np.count_nonzero(was[rows]))
        # Same class, yet quality changed: fit or engagement did.
        code = f"ledger.{first}_to_{second}" if first != second else "ledger.fit_or_engagement"
        words = (first.replace("_", " "), second.replace("_", " "))
        text = "went from {} to {}".format(*words) if first != second else "changed in fit or engagement"
        entries.append(
            Entry(
                Reason(code, {"people": rows.size, "class": first, "to": second}, f"{rows.size} people {text}."),
                int(rows.size),
                net,
                _first(ids[rows]),
            )
        )
    return entries


def _entry(kind: str, text: str, ids: NDArray[np.int64], quality: NDArray[np.bool_], sign: int) -> Entry:
    good = int(np.count_nonzero(quality))
    said = f"{text.format(people=ids.size)}, {good} of them quality followers."
    return Entry(
        Reason(f"ledger.{kind}", {"people": int(ids.size), "quality": good}, said),
        int(ids.size),
        sign * good,
        _first(ids),
    )


def _first(ids: NDArray[np.int64]) -> tuple[int, ...]:
    return tuple(int(number) for number in ids[:SHOWN])
