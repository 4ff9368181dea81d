"""Compiled floors: loops that move the same memory as ours and decide nothing."""

from collections.abc import Callable
from typing import TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

_Loop = TypeVar("_Loop", bound=Callable[..., object])
Ids = NDArray[np.int64]


def _compiled(loop: _Loop) -> _Loop:
    return cast("_Loop", numba.njit(nogil=True, cache=True)(loop))


@_compiled
def read_both(before: Ids, after: Ids) -> int:
    """Read every id of both arrays once."""
    total = np.int64(0)
    for row in range(before.size):
        total += before[row]
    for row in range(after.size):
        total += after[row]
    return int(total)


@_compiled
def same_traffic(  # noqa: PLR0913, PLR0917 # compiled code takes plain arrays
    followers: NDArray[np.int32],
    following: NDArray[np.int32],
    posts: NDArray[np.int32],
    created: NDArray[np.int32],
    posted: NDArray[np.int32],
    bio: NDArray[np.int16],
    digits: NDArray[np.int8],
    flags: NDArray[np.uint8],
    said: NDArray[np.int8],
    fit: NDArray[np.int8],
    klass: NDArray[np.int8],
    score: NDArray[np.int8],
    probability: NDArray[np.float32],
) -> None:
    """Read every column that scoring reads and write every one that it writes."""
    for row in range(klass.size):
        numbers = followers[row] + following[row] + posts[row] + created[row] + posted[row]
        small = np.int8(digits[row] + said[row] + fit[row] + np.int8(flags[row]))
        klass[row] = small
        score[row] = np.int8(small + np.int8(bio[row]))
        probability[row] = np.float32(numbers)
