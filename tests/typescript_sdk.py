"""The TypeScript SDK as a stranger gets it: its sources compiled once into a cache, beside the packages it is made with."""

import contextlib
import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.npm_packages import installed, require_node

SDK: Final = Path(__file__).parents[1] / "clients" / "typescript"
_SOURCES: Final = ("package.json", "tsconfig.json", "tsconfig.tried.json", "generating", "src", "examples", "tests")
_COMPILED_WITHIN_S: Final = 240
"""Seven were needed on two cores with nothing beside."""


def laid_out(folder: Path) -> Path:
    """The package in this folder, with what it needs; skips the test, with the reason, where that cannot be had."""
    require_node(20)
    home = installed(SDK)
    for name in _SOURCES:
        if (SDK / name).is_dir():
            shutil.copytree(SDK / name, folder / name)
        else:
            shutil.copy(SDK / name, folder)
    (folder / "node_modules").symlink_to(home / "node_modules")
    return folder


def compiled() -> Path:
    """The package, its examples and its tests, compiled by its own strict settings; skips the test as `laid_out` does."""
    require_node(20)
    home = installed(SDK)
    compiled = home.with_name(f"{home.name}-{_mark()}")
    if not compiled.exists():
        with tempfile.TemporaryDirectory(dir=home.parent) as place:
            folder = laid_out(Path(place))
            done = node(folder, "node_modules/typescript/bin/tsc", "--build", "tsconfig.tried.json")
            if done.returncode:
                pytest.fail(f"clients/typescript does not compile:\n{done.stdout}")
            with contextlib.suppress(OSError):  # somebody else was faster
                folder.rename(compiled)
                folder.mkdir()
    return compiled


def node(folder: Path, *said: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What became of a program that ran there."""
    return subprocess.run(  # noqa: S603 # pinned packages and our own programs
        [shutil.which("node") or "node", *said],
        cwd=folder,
        env=_plain(os.environ) | environment,
        capture_output=True,
        text=True,
        timeout=_COMPILED_WITHIN_S,
        check=False,
    )


def _plain(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: said for name, said in environment.items() if not name.startswith(("NODE_", "npm_"))}


def _mark() -> str:
    found = hashlib.sha256()
    for name in _SOURCES:
        whole = SDK / name
        for path in sorted(whole.rglob("*")) if whole.is_dir() else [whole]:
            if path.is_file():
                found.update(f"{path.relative_to(SDK)}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return found.hexdigest()[:16]
