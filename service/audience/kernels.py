"""Compiled loops over millions of ids. Only workers and commands import this; the web application never does."""

from collections.abc import Callable
from typing import TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

_Loop = TypeVar("_Loop", bound=Callable[..., object])
_PAST_IDS = np.uint64(2**63)


def _compiled(loop: _Loop) -> _Loop:
    return cast("_Loop", numba.njit(nogil=True, cache=True, error_model="numpy")(loop))


@_compiled
def pack_ids(ids: NDArray[np.int64], into: NDArray[np.uint8]) -> int:
    """Write each id's distance from the one before as a varint; the bytes used, or -1 when ids do not ascend from zero."""
    place, before = 0, np.int64(0)
    for row in range(ids.size):
        if ids[row] <= before and (row > 0 or ids[row] < 0):
            return -1
        rest = np.uint64(ids[row] - before)
        while rest > np.uint64(127):
            into[place] = np.uint8(rest | np.uint64(128))
            rest >>= np.uint64(7)
            place += 1
        into[place] = np.uint8(rest)
        place += 1
        before = ids[row]
    return place


@_compiled
def unpack_ids(packed: NDArray[np.uint8], into: NDArray[np.int64]) -> int:
    """Read as many ids as there is room for; the bytes used, or -1 when these are not ascending ids of 63 bits."""
    place, before = 0, np.uint64(0)
    for row in range(into.size):
        distance, shift = np.uint64(0), np.uint64(0)
        while True:
            if place >= packed.size or shift > np.uint64(56):
                return -1
            byte = np.uint64(packed[place])
            place += 1
            distance |= (byte & np.uint64(127)) << shift
            shift += np.uint64(7)
            if byte < np.uint64(128):
                break
        # A sum of two numbers below 2 to the 63 does not wrap.
        reached = before + distance
        if (distance == np.uint64(0) and row > 0) or distance >= _PAST_IDS or reached >= _PAST_IDS:
            return -1
        into[row] = np.int64(reached)
        before = reached
    return place


@_compiled
def compare_ids(
    before: NDArray[np.int64], after: NDArray[np.int64], came: NDArray[np.int64], left: NDArray[np.int64]
) -> tuple[int, int]:
    """Walk two ascending arrays side by side; how many came and left."""
    old, new, n_came, n_left = 0, 0, 0, 0
    while old < before.size and new < after.size:
        was, now = before[old], after[new]
        if was == now:
            old += 1
            new += 1
        elif now < was:
            came[n_came] = now
            n_came += 1
            new += 1
        else:
            left[n_left] = was
            n_left += 1
            old += 1
    while new < after.size:
        came[n_came] = after[new]
        n_came += 1
        new += 1
    while old < before.size:
        left[n_left] = before[old]
        n_left += 1
        old += 1
    return n_came, n_left
