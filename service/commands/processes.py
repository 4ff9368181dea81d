"""The parts of a running system as processes of this machine, started in order and stopped together."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from service.kit.embedded import Servers, embedded
from service.kit.embedded_locks import open_own
from service.kit.settings import VARIABLES, Settings
from service.kit.situations import Situation

LOOPBACK: Final = "127.0.0.1"
_START_S: Final = 60.0
_STOP_S: Final = 30.0
_DRAIN_S: Final = 8
_LOOK_EVERY_S: Final = 0.05


class ProcessFailed(Situation):
    """A part of the system ended or stayed silent; the message names it and its log."""


@dataclass(frozen=True, slots=True)
class Part:
    """One running process."""

    name: str
    process: "subprocess.Popen[bytes]"
    log: Path

    def check(self) -> None:
        """Return while it lives.

        Raises:
            ProcessFailed: when it has ended.
        """
        if self.process.poll() is not None:
            tail = self.log.read_text(errors="replace")[-2000:]
            raise ProcessFailed(f"{self.name} ended with code {self.process.returncode}; its log says:\n{tail}")


@dataclass(frozen=True, slots=True)
class Found:
    """One Postgres and one Redis for every part."""

    database_url: str
    redis_url: str
    embedded: Servers | None

    def check(self) -> None:
        """Return while those that were started here live; others mind their own.

        Raises:
            ServerEnded: naming the one that has ended.
        """
        if self.embedded is not None:
            self.embedded.check()


@contextmanager
def servers(settings: Settings) -> Iterator[Found]:
    """Postgres and Redis as configured, embedded where they are not."""
    database, redis = settings.database_url, settings.redis_url
    if database is not None and redis is not None:
        yield Found(database, redis, None)
        return
    with embedded(settings.data_folder, postgres=database is None, redis=redis is None) as running:
        yield Found(database or running.database_url, redis or running.redis_url, running)


@contextmanager
def part(name: str, arguments: Sequence[str], environment: Mapping[str, str], folder: Path) -> Iterator[Part]:
    """A process of ours, `python ARGUMENTS`, told to stop on leaving and ended if it does not."""
    log = folder / f"{name}.log"
    with os.fdopen(open_own(log, os.O_TRUNC), "wb") as output:
        process = subprocess.Popen(  # noqa: S603 # our own modules
            [*_bound_to_us(), sys.executable, *arguments],
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield Part(name, process, log)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _bound_to_us() -> list[str]:
    """What makes the kernel stop a part when this process dies, however it dies (`setpriv` is part of every Debian)."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM"] if setpriv else []


def web_arguments(host: str, port: int, *, workers: int = 1) -> list[str]:
    """How the web app is served: granian, which was the fastest server measured for this app.

    Told to stop, it lets requests end; streams, which do not end by themselves, are cut after `_DRAIN_S`, and whoever
    listens goes on elsewhere without a loss.
    """
    return [
        "-m", "granian", "--interface", "asgi", "--factory", "service.app:app", "--host", host, "--port", str(port),
        "--workers", str(workers), "--loop", "uvloop", "--log-level", "warning", "--no-ws", "--workers-kill-timeout", str(_DRAIN_S),
    ]  # fmt: skip


def until_answers(process: Part, url: str) -> None:
    """Return when this address answers 200.

    Raises:
        ProcessFailed: when the process ends first, or a minute passes.
    """
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline:
        process.check()
        try:
            with urllib.request.urlopen(url, timeout=1):  # noqa: S310 # an address of this machine that we made
                return
        except (urllib.error.URLError, OSError):
            time.sleep(_LOOK_EVERY_S)
    raise ProcessFailed(f"{process.name} did not answer at {url} within {_START_S:.0f} seconds; see {process.log}")


def require_free(port: int, host: str = LOOPBACK) -> None:
    """Return when nobody listens on this port of this address.

    Raises:
        ProcessFailed: naming it, before anything is started.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port that was left a moment ago is free
        try:
            probe.bind((host, port))
        except OSError as taken:
            message = f"port {port} of {host} cannot be used ({taken.strerror}); set RAPPORT_PORT to another one"
            raise ProcessFailed(message) from taken


def free_port() -> int:
    """A port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def as_environment(settings: Settings, **changes: str) -> dict[str, str]:
    """These settings as the variables that other processes read, with some of them changed."""
    values = {name: getattr(settings, field.name) for name, field in VARIABLES.items()}
    told = {
        name: value.reveal() if hasattr(value, "reveal") else str(value)
        for name, value in values.items()
        if value is not None
    }
    return told | changes
