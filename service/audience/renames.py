"""People who go on under another name: a network keeps the moment of a follow, to the second, when somebody renames. Pure."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

UNDATED: Final = 0
"""Stands for no moment; lists mark an absent one by -1."""


@dataclass(frozen=True, slots=True)
class SamePeople:
    """Places of people in a list of those who vanished, and, in the same order, in a list of those who appeared."""

    vanished: NDArray[np.int64]
    appeared: NDArray[np.int64]


def same_people(vanished_at: NDArray[np.int64], appeared_at: NDArray[np.int64]) -> SamePeople:
    """Who among those who appeared is somebody who vanished: whoever began to follow in the same second.

    Only a second that is there once on both sides can stand for one person.

    Args:
        vanished_at: Unix seconds of the follows of those who are gone, to the second.
        appeared_at: Likewise of those who are new.
    """
    left, right = _singles(vanished_at), _singles(appeared_at)
    _, first, second = np.intersect1d(vanished_at[left], appeared_at[right], assume_unique=True, return_indices=True)
    return SamePeople(left[first], right[second])


def to_the_second(at: NDArray[np.int64]) -> NDArray[np.int64]:
    """The same moments without those that may be rounded to minutes, as HTML exports give them."""
    return np.where(at % 60 == 0, UNDATED, at)


def renumbered(ids: NDArray[np.int64], was: NDArray[np.int64], becomes: NDArray[np.int64]) -> NDArray[np.int64]:
    """These ids in their order, with each of `was`, which ascends, replaced by what it becomes."""
    if not was.size:
        return ids
    places = np.minimum(np.searchsorted(was, ids), was.size - 1)
    return np.where(was[places] == ids, becomes[places], ids)


def once(ids: NDArray[np.int64]) -> NDArray[np.int64]:
    """These ids, ascending, each there once; the very same array when they are so already."""
    if _ascends(ids):
        return ids
    ordered = np.sort(ids)
    return ordered if _ascends(ordered) else ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))]


def _ascends(ids: NDArray[np.int64]) -> bool:
    return bool((ids[1:] > ids[:-1]).all())


def _singles(at: NDArray[np.int64]) -> NDArray[np.int64]:
    order = np.argsort(at, kind="stable")
    ordered = at[order]
    differs = np.concatenate(([True], ordered[1:] != ordered[:-1], [True]))[: len(at) + 1]
    return order[differs[:-1] & differs[1:] & (ordered > UNDATED)] if len(at) else order
