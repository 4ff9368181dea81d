"""Temporary folders that a later start clears away when whoever made them was killed."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def scratch(name: str) -> Iterator[Path]:
    """A temporary folder `rapport-NAME.…` that is gone on leaving; one of a killed process is gone at the next call.

    The kernel drops the lock on a folder with the process that holds it, however that ends. Others may pass through
    the folder but not list it: what lies in it guards itself, and the embedded servers' user can reach its own.
    """
    prefix = f"rapport-{name}."
    _clear_forsaken(prefix)
    folder, lock = _own(prefix)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _own(prefix: str) -> tuple[Path, int]:
    while True:
        folder = Path(tempfile.mkdtemp(prefix=prefix))
        with suppress(OSError):  # another start cleared it before it could be locked
            lock = _locked(folder)
            folder.chmod(0o711)
            return folder, lock


def _clear_forsaken(prefix: str) -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        with suppress(OSError):  # in use, somebody else's, or gone meanwhile
            if folder.lstat().st_uid != os.geteuid():
                continue
            lock = _locked(folder)
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)


def _locked(folder: Path) -> int:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor
