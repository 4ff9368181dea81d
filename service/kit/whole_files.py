"""Files that are written whole or not at all."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO


class SameFile(ValueError):
    """Two of the names given are of one file, of which something would be lost."""


def require_apart(paths: Mapping[str, Path | None]) -> None:
    """Hold names of files against each other, before anything is read or written.

    Args:
        paths: each by what it is for; what is no ordinary file may be named twice.

    Raises:
        SameFile: two of them are one file, by whatever names.
    """
    for (one, first), (other, second) in combinations(paths.items(), 2):
        if first is not None and second is not None and _is_same(first, second):
            raise SameFile(f"{one} and {other} are the same file; name another, so that nothing is lost")


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to, which takes this place when the block ends well and leaves no trace when it does not.

    What is no ordinary file, such as a pipe at `/dev/stdout`, is written to as it is. A link stays, and what it leads to is
    written.

    Raises:
        OSError: it cannot be written there.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    path = _led_to(path)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            yield file
            file.flush()
            Path(file.name).chmod(0o666 & ~_umask())
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def _is_same(first: Path, second: Path) -> bool:
    if first.is_file() and second.is_file():
        return first.samefile(second)
    return not (first.exists() or second.exists()) and _led_to(first) == _led_to(second)


def _led_to(path: Path) -> Path:
    """Where links lead in the end; unlike `Path.resolve`, no failure where they lead in a circle."""
    return Path(os.path.realpath(path))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
