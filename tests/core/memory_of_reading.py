"""What memory reading an export takes, for a process of its own to say; loads nothing but the readers."""

from pathlib import Path

from service.platforms.archives.reading import read_archive
from service.platforms.archives.refusals import ArchiveRefused

_FORGET_PEAK = "5"
"""What `clear_refs` of proc(5) takes to set a process's peak back to what it holds now."""


def peak_of(path: Path, *, warm: Path | None = None) -> tuple[int, int, int]:
    """Followers read, or -1 where the archive is refused; the most bytes held; and those held before."""
    if warm is not None:
        read_archive(warm)
    Path("/proc/self/clear_refs").write_text(_FORGET_PEAK)
    before = _held("VmRSS")
    try:
        followers = read_archive(path).followers
    except ArchiveRefused:
        return -1, _held("VmHWM"), before
    return len(followers or ()), _held("VmHWM"), before


def _held(what: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{what}:"))
