"""A whole system on this machine: servers, migrations, web, worker, and a sandbox network when there is no real one."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace

from service.commands.migrate import prepare
from service.commands.processes import (
    LOOPBACK,
    Found,
    Part,
    as_environment,
    free_port,
    part,
    require_free,
    servers,
    until_answers,
    web_arguments,
)
from service.commands.sandboxes import Sandboxes, start_sandboxes
from service.kit.opening import refuse_unusable
from service.kit.scratch import scratch
from service.kit.settings import Settings

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class System:
    """What runs, and where."""

    web_url: str
    sandboxes: Sandboxes | None
    environment: dict[str, str]
    servers: Found
    parts: tuple[Part, ...]

    @property
    def networks(self) -> Sandboxes:
        """The sandbox networks.

        Raises:
            AssertionError: this system was started without any.
        """
        if self.sandboxes is None:
            raise AssertionError("this system was started without sandboxes")
        return self.sandboxes

    def check(self) -> None:
        """Return while every part and server lives.

        Raises:
            Situation: naming the one that has ended.
        """
        self.servers.check()
        for each in self.parts:
            each.check()


@contextmanager
def running_system(
    settings: Settings, say: Say, *, sandbox: bool, followers: int = 5000, port: int | None = None
) -> Iterator[System]:
    """Start everything in order and stop it in reverse; `say` is told of each step.

    Raises:
        ProcessFailed: when a part does not start.
    """
    port = port or free_port()
    require_free(port)
    with ExitStack() as stack:
        logs = stack.enter_context(scratch("logs"))
        say("starting Postgres and Redis")
        found = stack.enter_context(servers(settings))
        say("bringing the database up to date")
        asyncio.run(prepare(settings.database_admin_url or found.database_url))
        asyncio.run(refuse_unusable(replace(settings, database_url=found.database_url)))
        web_url = f"http://{LOOPBACK}:{port}"
        environment = as_environment(
            settings, DATABASE_URL=found.database_url, REDIS_URL=found.redis_url, RAPPORT_PUBLIC_URL=web_url
        )
        sandboxes = None
        if sandbox:
            say("starting the sandbox networks")
            sandboxes = start_sandboxes(stack, environment, logs, followers=followers)
            environment |= sandboxes.settings
        say("starting the web app and a worker")
        web = stack.enter_context(part("web", web_arguments(LOOPBACK, port), environment, logs))
        worker = stack.enter_context(part("worker", ["-m", "service", "work"], environment, logs))
        until_answers(web, f"{web_url}/readyz")
        parts = sandboxes.parts if sandboxes else ()
        yield System(web_url, sandboxes, environment, found, (*parts, web, worker))
