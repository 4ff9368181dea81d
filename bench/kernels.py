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
