"""A whole system on this machine: servers, migrations, web, worker, and a sandbox network when there is no real one."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import Final

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
from service.kit.opening import refuse_unusable
from service.kit.scratch import scratch
from service.kit.settings import Settings

SANDBOX_SEED: Final = 7
SANDBOX_APP: Final = {"X_CLIENT_ID": "sandbox-app", "X_CLIENT_SECRET": "sandbox-secret"}

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class System:
    """What runs, and where."""

    web_url: str
    sandbox_url: str | None
    environment: dict[str, str]
    servers: Found
    parts: tuple[Part, ...]

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
        parts = []
        sandbox_url = None
        if sandbox:
            say("starting the sandbox network")
            sandbox_port = free_port()
            sandbox_url = f"http://{LOOPBACK}:{sandbox_port}"
            arguments = ["-m", "service.sandbox", "--port", str(sandbox_port), "--seed", str(SANDBOX_SEED)]
            little_x = stack.enter_context(
                part("sandbox", [*arguments, "--followers", str(followers)], environment, logs)
            )
            until_answers(little_x, f"{sandbox_url}/sandbox/clock")
            parts.append(little_x)
            environment |= SANDBOX_APP | {
                "X_API_URL": sandbox_url,
                "X_AUTHORIZE_URL": f"{sandbox_url}/i/oauth2/authorize",
            }
        say("starting the web app and a worker")
        web = stack.enter_context(part("web", web_arguments(LOOPBACK, port), environment, logs))
        worker = stack.enter_context(part("worker", ["-m", "service", "work"], environment, logs))
        until_answers(web, f"{web_url}/readyz")
        yield System(web_url, sandbox_url, environment, found, (*parts, web, worker))
