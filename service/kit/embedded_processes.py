"""Starting the embedded servers' programs so that they end with whoever started them, and finding those left behind."""

import ctypes
import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from service.kit.embedded_places import EmbeddedUnavailable, User

STEP_SECONDS: Final = 0.01
START_SECONDS: Final = 60.0
STOP_SECONDS: Final = 20.0
LEFTOVER_SECONDS: Final = 5.0

_PR_SET_PDEATHSIG: Final = 1  # prctl(2)
_ENVIRONMENT: Final[Mapping[str, str]] = {"LC_ALL": "C", "TZ": "UTC", "PATH": os.defpath}
_FULL: Final = (os.strerror(errno.ENOSPC), "Check free disk space")
"""What a server's log says of a full disk: the kernel's words, and Postgres's of a write that was cut short."""
_LIBC: Final = ctypes.CDLL(None, use_errno=True)


class ServerNotStarted(EmbeddedUnavailable):
    """A server's program ended or stayed silent; the message carries the end of its log."""


class DiskFull(EmbeddedUnavailable):
    """There is no room left where the data folder lies."""


@dataclass(frozen=True, slots=True)
class Program:
    """One server, ready to be launched.

    `stop` ends it in good order; `orphaned` is what the kernel sends it when its keeper is gone.
    """

    command: Sequence[str]
    folder: Path
    url: str
    is_ready: Callable[[int], bool]
    stop: signal.Signals
    orphaned: signal.Signals


def launch(command: Sequence[str], *, folder: Path, user: User, orphaned: signal.Signals) -> "subprocess.Popen[bytes]":
    """Start a program in `folder` as `user`, its output going to our standard error, bound to the life of this process.

    Call it from a process with a single thread that outlives the program: the kernel watches the launching thread.
    """
    parent = os.getpid()

    def end_with_parent() -> None:
        # Runs after the change of user, which would clear the setting, and before the program (prctl(2)).
        _LIBC.prctl(_PR_SET_PDEATHSIG, int(orphaned), 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return subprocess.Popen(  # noqa: S603 # our own binaries and arguments
        command,
        cwd=folder,
        env=dict(_ENVIRONMENT),
        stdin=subprocess.PIPE,
        stdout=sys.stderr,
        user=user.uid,
        group=user.gid,
        extra_groups=[] if os.geteuid() == 0 else None,
        start_new_session=True,
        preexec_fn=end_with_parent,  # noqa: PLW1509 # the keeper has a single thread
    )


def run(command: Sequence[str], *, folder: Path, user: User, given: bytes = b"") -> None:
    """Run a program to its end.

    Raises:
        ServerNotStarted: when it ends with an error.
    """
    with launch(command, folder=folder, user=user, orphaned=signal.SIGKILL) as process:
        process.communicate(given)
    if process.returncode:
        raise ServerNotStarted(f"{Path(command[0]).name} ended with {process.returncode}")


def wait_until_ready(program: Program, process: "subprocess.Popen[bytes]") -> None:
    """Return once the server answers.

    Raises:
        ServerNotStarted: when it ends or stays silent for 60 seconds.
    """
    deadline = time.monotonic() + START_SECONDS
    name = Path(program.command[0]).name
    while not program.is_ready(process.pid):
        if process.poll() is not None:
            raise ServerNotStarted(f"{name} ended with {process.returncode}")
        if time.monotonic() > deadline:
            raise ServerNotStarted(f"{name} was not ready within {START_SECONDS:.0f} seconds")
        time.sleep(STEP_SECONDS)


def stop(program: Program, process: "subprocess.Popen[bytes]") -> None:
    """End the server in good order, and by force when that takes longer than 20 seconds."""
    for how in (program.stop, program.orphaned, signal.SIGKILL):
        process.send_signal(how)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            continue
        return


def end_leftovers(folder: Path, user: User) -> None:
    """End processes of the servers' user that still work in this folder, though nobody keeps them.

    A process is known by its working folder, never by a number from an old file, which may belong to another by now.
    """
    for how in (signal.SIGQUIT, signal.SIGKILL):
        deadline = time.monotonic() + LEFTOVER_SECONDS
        told: set[int] = set()
        while found := _working_in(folder, user):
            for pid in found - told:
                _tell(pid, how)
            told |= found
            if time.monotonic() > deadline:
                break
            time.sleep(STEP_SECONDS)


def explained(failure: Exception, log: Path) -> EmbeddedUnavailable:
    """The failure as something a person can act on, with the end of the server's log."""
    told = log.read_text(errors="replace").splitlines()[-8:] if log.exists() else []
    full = isinstance(failure, OSError) and failure.errno in {errno.ENOSPC, errno.EDQUOT}
    if full or any(words in line for line in told for words in _FULL):
        return DiskFull(f"no space is left for {log.parent}; make room or name another data folder")
    if isinstance(failure, EmbeddedUnavailable) and not isinstance(failure, ServerNotStarted):
        return failure
    return ServerNotStarted("\n  ".join([f"{failure}; from {log}:", *told]))


def _working_in(folder: Path, user: User) -> set[int]:
    return {
        int(entry.name)
        for entry in Path("/proc").iterdir()
        if entry.name.isdecimal() and _works_in(entry, folder, user) and int(entry.name) != os.getpid()
    }


def _works_in(process: Path, folder: Path, user: User) -> bool:
    try:
        return process.stat().st_uid == user.uid and (process / "cwd").readlink() == folder
    except OSError:  # ended meanwhile, or not ours to look into
        return False


def _tell(pid: int, how: signal.Signals) -> None:
    try:
        os.kill(pid, how)
    except ProcessLookupError:
        return
