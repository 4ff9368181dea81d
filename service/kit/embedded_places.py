"""Where the embedded servers may live: as whom, in which folders, behind which short socket paths.

Nothing here changes the owner or mode of a folder that Rapport did not make itself or find empty.
"""

import hashlib
import os
import pwd
import re
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from service.kit.situations import Situation

OUTSIDE: Final = Path("/var/lib/rapport")
"""Where root keeps what the servers' unprivileged user must reach but cannot, because a folder above is closed to it."""

LONGEST_SOCKET_PATH: Final = 107
"""Bytes of a Unix socket's path on Linux: `sun_path` holds 108 with its closing zero (unix(7))."""

_LONGEST_SOCKET_NAME: Final = len("/.s.PGSQL.5432")
_NEEDS_NO_QUOTING: Final = re.compile(r"[A-Za-z0-9/._-]+")


class EmbeddedUnavailable(Situation):
    """The embedded servers cannot run here; the message says what is wrong and how to mend it."""


class FolderNotOurs(EmbeddedUnavailable):
    """A folder the servers should live in belongs to someone else or is open to others."""


@dataclass(frozen=True, slots=True)
class User:
    """Whom the servers run as."""

    uid: int
    gid: int


@dataclass(frozen=True, slots=True)
class Place:
    """Everything one server needs to know about where it runs."""

    binaries: Path
    data: Path
    sockets: Path
    user: User


def servers_user() -> User:
    """The caller; for root it is `nobody`, because Postgres refuses root and neither server needs its rights."""
    if os.geteuid() != 0:
        return User(os.geteuid(), os.getegid())
    nobody = pwd.getpwnam("nobody")
    return User(nobody.pw_uid, nobody.pw_gid)


def claim(folder: Path) -> None:
    """Make the data folder with mode 0700, or make sure that the one found is ours and private.

    Root hands a new or empty folder to the servers' user where that user can reach it.

    Raises:
        FolderNotOurs: when it cannot be made, belongs to someone else, or others may look into it.
    """
    user = servers_user()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as refused:
        raise FolderNotOurs(f"{folder} cannot be made ({refused.strerror}); name another data folder") from refused
    _refuse_foreign(folder, user)
    if os.geteuid() != user.uid and reachable(folder.parent, user) and not any(folder.iterdir()):
        os.chown(folder, user.uid, user.gid)


def data_folder(folder: Path, name: str, user: User) -> Path:
    """The server's own folder inside the data folder, made when missing.

    Where the servers' user cannot reach the data folder (root's home, for one) this is a link to a folder outside.
    """
    own = folder / name
    if own.exists():
        return own.resolve()
    if reachable(folder, user):
        own.mkdir(mode=0o700)
        os.chown(own, user.uid, user.gid)
    else:
        own.unlink(missing_ok=True)  # a link whose target was deleted
        own.symlink_to(_made_outside(name, user))
    return own.resolve()


def socket_folder(data: Path, user: User) -> Path:
    """The server's own folder when a socket path in it is short and plain enough, else one under a runtime folder.

    Raises:
        FolderNotOurs: when no such folder can be had.
    """
    if _suits_sockets(data):
        return data
    name = f"rapport-{hashlib.sha256(os.fsencode(data)).hexdigest()[:16]}"
    for parent in _runtime_folders():
        short = parent / name
        if _suits_sockets(short) and parent.is_dir() and reachable(parent, user) and os.access(parent, os.W_OK):
            with suppress(FileExistsError):
                short.mkdir(mode=0o700)
                os.chown(short, user.uid, user.gid)
            _refuse_foreign(short, user)
            return short
    raise FolderNotOurs(f"no folder for sockets is short enough and open to uid {user.uid}; set TMPDIR to one that is")


def outside() -> Path:
    """The folder for what must lie outside, made when missing."""
    if not OUTSIDE.exists():
        OUTSIDE.mkdir(parents=True, exist_ok=True)
        OUTSIDE.chmod(0o755)
    return OUTSIDE


def reachable(path: Path, user: User) -> bool:
    """Whether this user may pass through the folder and every one above it."""
    return user.uid == os.geteuid() or all(_may_enter(each, user) for each in (path, *path.parents))


def _refuse_foreign(folder: Path, user: User) -> None:
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        raise FolderNotOurs(f"{folder} is not a folder; name another one")
    if found.st_uid not in {os.geteuid(), user.uid}:
        raise FolderNotOurs(f"{folder} belongs to uid {found.st_uid}; run as that user or name another folder")
    if found.st_mode & 0o077:
        mode = stat.S_IMODE(found.st_mode)
        raise FolderNotOurs(f"{folder} is open to others (mode {mode:o}); run `chmod 700 {folder}` or name another one")


def _made_outside(name: str, user: User) -> Path:
    made = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=outside()))
    os.chown(made, user.uid, user.gid)
    return made


def _suits_sockets(folder: Path) -> bool:
    short = len(os.fsencode(folder)) + _LONGEST_SOCKET_NAME <= LONGEST_SOCKET_PATH
    return short and _NEEDS_NO_QUOTING.fullmatch(str(folder)) is not None


def _runtime_folders() -> Iterator[Path]:
    if runtime := os.environ.get("XDG_RUNTIME_DIR"):
        yield Path(runtime)
    yield Path(tempfile.gettempdir())
    yield Path("/tmp")  # noqa: S108 # the folder made in it is private, and its owner is checked


def _may_enter(folder: Path, user: User) -> bool:
    found = folder.stat()
    if found.st_uid == user.uid:
        return bool(found.st_mode & stat.S_IXUSR)
    if found.st_gid == user.gid:
        return bool(found.st_mode & stat.S_IXGRP)
    return bool(found.st_mode & stat.S_IXOTH)
