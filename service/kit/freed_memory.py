"""Having the C library give freed memory back, for processes that live long and at times hold a lot."""

import ctypes
from contextlib import suppress
from typing import Final

_MMAP_THRESHOLD: Final = -3
_ARENA_MAX: Final = -8
"""Numbers of mallopt(3)."""

FROM_BYTES: Final = 1 << 20
"""What is as large as this is asked of the kernel by itself. Left alone, glibc raises its bound to the largest block that was
ever freed, up to 32 MiB, and columns of a million people then leave holes that only small things fit into."""
_HEAPS: Final = 2


def give_back_what_is_freed() -> None:
    """From now on, large blocks return to the kernel when they are freed; where the C library is not glibc, do nothing."""
    with suppress(AttributeError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(_MMAP_THRESHOLD, FROM_BYTES)
        mallopt(_ARENA_MAX, _HEAPS)
