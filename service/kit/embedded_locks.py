"""File locks that the kernel drops when their holder ends, however it ends (flock(2))."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def open_own(path: Path, flags: int = 0) -> int:
    """A descriptor of our private file, made when missing; a link in its place is refused."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC | flags, 0o600)


@contextmanager
def locked(path: Path, how: int = fcntl.LOCK_EX) -> Iterator[int]:
    """Hold the lock, waiting for it first; gives the descriptor it hangs on."""
    descriptor = open_own(path)
    try:
        fcntl.flock(descriptor, how)
        yield descriptor
    finally:
        # Closing alone would leave the lock with children forked meanwhile.
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_UN)
        os.close(descriptor)


def locks_alone(descriptor: int) -> bool:
    """Whether nobody else holds the lock: it is then held alone, and otherwise no longer at all."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def is_free(path: Path) -> bool:
    """Whether nobody holds the lock at this moment."""
    descriptor = open_own(path)
    try:
        return locks_alone(descriptor)
    finally:
        os.close(descriptor)
