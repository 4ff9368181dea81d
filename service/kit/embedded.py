"""Postgres and Redis out of the wheels we depend on, for machines that have no servers of their own.

How processes share them: every user holds a shared lock on `<name>.in-use` in the data folder. The first one starts a
keeper per server (`service.kit.embedded_keeper`), which publishes the URL in `<name>.url`; the others read it there.
The last one to leave asks the keeper to stop and waits until it has. Users that die, by `kill -9` too, leave by
themselves, because the kernel drops their locks; the keeper then stops the server within moments. If everything dies
at once, no server remains, and the next start clears up what is left.

Only Linux is served. As root the servers run as `nobody`; their files then lie in the data folder where `nobody` can
reach it, and under `/var/lib/rapport` otherwise.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from fcntl import LOCK_SH
from pathlib import Path
from typing import Final

from service.kit.embedded_locks import is_free, locked, locks_alone, open_own
from service.kit.embedded_places import EmbeddedUnavailable, FolderNotOurs, claim
from service.kit.embedded_processes import DiskFull, ServerNotStarted
from service.kit.embedded_wheels import BinaryMissing

__all__ = [
    "BinaryMissing",
    "DiskFull",
    "EmbeddedUnavailable",
    "FolderNotOurs",
    "ServerEnded",
    "ServerNotStarted",
    "Servers",
    "embedded",
]


class ServerEnded(EmbeddedUnavailable):
    """A server ended while it was in use."""


@dataclass(frozen=True, slots=True)
class Servers:
    """Addresses of the running servers; empty for one that was not asked for.

    `database_url` signs in as the cluster's superuser to the database `rapport`.
    """

    folder: Path
    database_url: str
    redis_url: str

    def check(self) -> None:
        """Return while every server that was asked for is kept.

        Raises:
            ServerEnded: naming the one that has ended.
        """
        for name, url in (("postgres", self.database_url), ("redis", self.redis_url)):
            if url and not _is_kept(name, self.folder):
                raise ServerEnded(f"{name} has ended; see {self.folder / name}.log, and start again")


_IMPORTED_FROM: Final = Path(__file__).parents[2]
_REFUSALS: Final = {kind.__name__: kind for kind in (BinaryMissing, FolderNotOurs, DiskFull, ServerNotStarted)}


@contextmanager
def embedded(folder: Path, *, postgres: bool = True, redis: bool = True) -> Iterator[Servers]:
    """Have the servers of this data folder run at least until leaving.

    Args:
        folder: the data folder; made with mode 0700 when missing.
        postgres: whether Postgres is wanted.
        redis: whether Redis is wanted.

    Raises:
        BinaryMissing: when a server's binary is not installed.
        FolderNotOurs: when the folder belongs to someone else or is open to others.
        DiskFull: when there is no room for the servers' files.
        ServerNotStarted: when a server refuses to run; the message carries the end of its log.
    """
    folder = folder.resolve()
    claim(folder)
    with ExitStack() as leaving:
        yield Servers(
            folder=folder,
            database_url=leaving.enter_context(_used("postgres", folder)) if postgres else "",
            redis_url=leaving.enter_context(_used("redis", folder)) if redis else "",
        )


@contextmanager
def _used(name: str, folder: Path) -> Iterator[str]:
    with locked(folder / f"{name}.in-use", LOCK_SH) as use:
        try:
            yield _running(name, folder)
        finally:
            if locks_alone(use):
                _stop(name, folder)


def _running(name: str, folder: Path) -> str:
    published = folder / f"{name}.url"
    with locked(folder / f"{name}.starting"):
        if _is_kept(name, folder):
            return published.read_text()
        with locked(folder / f"{name}.keeper"):
            published.unlink(missing_ok=True)  # of a keeper that was killed
        return _start(name, folder)


def _is_kept(name: str, folder: Path) -> bool:
    return (folder / f"{name}.url").exists() and not is_free(folder / f"{name}.keeper")


def _start(name: str, folder: Path) -> str:
    log = open_own(folder / f"{name}.log", os.O_TRUNC)
    try:
        asked = subprocess.run(  # noqa: S603 # our own module
            [sys.executable, "-m", "service.kit.embedded_keeper", name, str(folder)],
            cwd=_IMPORTED_FROM,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            start_new_session=True,
            check=False,
        )
    finally:
        os.close(log)
    said = json.loads(asked.stdout or b"{}")
    if "url" in said:
        return str(said["url"])
    refusal = _REFUSALS.get(said.get("refused", ""), ServerNotStarted)
    raise refusal(said.get("text") or f"the keeper of {name} did not answer; see {folder / f'{name}.log'}")


def _stop(name: str, folder: Path) -> None:
    with suppress(FileNotFoundError):  # the folder itself was deleted, which stops the servers too
        (folder / f"{name}.url").unlink(missing_ok=True)
        with locked(folder / f"{name}.keeper"):
            pass
