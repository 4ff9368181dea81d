"""Programs that somebody else wrote for Node: pinned, installed once into a cache, never run while they are installed."""

import contextlib
import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import pytest

INSTALLED_WITHIN = 40.0
"""Seconds; 17 were needed on two shared cores, for 90 MB in 185 packages."""


def installed(package: Path) -> Path:
    """A folder with everything that this package's lock file names; skips the test, with the reason, where it cannot be had."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip(f"npm is not installed, so {package.name} cannot be had")
    lock = (package / "package-lock.json").read_bytes()
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "rapport-tests"
    home = cache / f"{package.name}-{hashlib.sha256(lock).hexdigest()[:16]}"
    if not home.exists():
        cache.mkdir(parents=True, exist_ok=True)
        _install(npm, package, cache, home)
    return home


def require_node(least: int) -> None:
    """Return only where Node is at least of this version; skips the test, with the reason, where it is not."""
    node = shutil.which("node")
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout if node else "v0"  # noqa: S603 # Node
    if int(said.removeprefix("v").partition(".")[0]) < least:
        pytest.skip(f"this needs Node {least} or newer")


def _install(npm: str, package: Path, cache: Path, home: Path) -> None:
    with tempfile.TemporaryDirectory(dir=cache) as place:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(package / name, place)
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]
        with subprocess.Popen(  # noqa: S603 # of pinned packages, whose scripts do not run
            command, cwd=place, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
        ) as fetching:
            try:
                said, _ = fetching.communicate(timeout=INSTALLED_WITHIN)
            except subprocess.TimeoutExpired:
                os.killpg(fetching.pid, signal.SIGKILL)
                fetching.communicate()
                pytest.skip(f"npm did not fetch {package.name} within {INSTALLED_WITHIN:g} seconds")
        if fetching.returncode:
            why = [line for line in said.splitlines() if line.startswith("npm error")]
            pytest.skip(f"npm could not fetch {package.name}: {'; '.join(why[:3]) or said.strip()[-300:]}")
        with contextlib.suppress(OSError):  # somebody else was faster
            Path(place).rename(home)
            Path(place).mkdir()
