"""Processes that end with the one that started them. Loads nothing else, so that a child starts in a blink."""

import ctypes
import multiprocessing
import os
import signal
from typing import Final

_PR_SET_PDEATHSIG: Final = 1  # prctl(2)


def end_with(parent: int) -> None:
    """Have this process killed when its parent dies, however that comes about; at once when it is dead already."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def end_with_starter() -> None:
    """The same for whichever process started this one through `multiprocessing`, as web servers do; else nothing."""
    starter = multiprocessing.parent_process()
    if starter is not None and starter.pid is not None:
        end_with(starter.pid)
