"""Real Postgres and Redis for every test: embedded unless DATABASE_URL and REDIS_URL are set.

Each test process gets a database cloned from a migrated template and a Redis database of its own. Tests do not clean
up: each makes its own practice, and practices cannot see each other.
"""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import asyncpg
import hypothesis
import pytest

from service.commands.migrate import prepare
from service.kit.database import Database, open_database
from service.kit.embedded import embedded
from service.kit.queue import Bell, open_redis
from service.kit.scratch import scratch
from service.kit.settings import Settings
from service.kit.vault import Vault
from service.kit.work import Works

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
# Examples are the same in every CI run, so that a change is judged by its own faults; elsewhere they are fresh.
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None)
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")

_TEMPLATE_LOCK = 0x7261_7070_6F72_7403
_FOLDER = "RAPPORT_TESTS_FOLDER"


@dataclass(frozen=True)
class Servers:
    """Where this test process finds its servers."""

    admin_url: str
    database_url: str
    redis_url: str

    def database(self, name: str) -> str:
        """The address of another database on the same server."""
        return _named(self.admin_url, name)


@pytest.fixture(scope="session")
def servers() -> Iterator[Servers]:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
    with ExitStack() as stack:
        admin_url, redis_url = os.environ.get("DATABASE_URL"), os.environ.get("REDIS_URL")
        if admin_url is None or redis_url is None:
            running = stack.enter_context(embedded(_shared_folder()))
            admin_url, redis_url = admin_url or running.database_url, redis_url or running.redis_url
        name = f"rapport_test_{os.getpid()}"
        asyncio.run(_clone(admin_url, name))
        stack.callback(lambda: asyncio.run(_drop(admin_url, name)))
        yield Servers(
            admin_url=admin_url,
            database_url=_named(admin_url, name),
            redis_url=f"{redis_url}?db={int(worker.removeprefix('gw')) % 16}",
        )


@pytest.fixture
def settings(servers: Servers) -> Settings:
    """Of a deployment with an app on X; all tests come from one source, so no limit holds unless a test sets one,
    and streams end where they begin."""
    return Settings(
        database_url=servers.database_url,
        redis_url=servers.redis_url,
        x_client_id="an-app",
        limit_sign_ins=0,
        limit_codes=0,
        limit_entries=0,
        limit_sign_ups=0,
        limit_connect_pages=0,
        limit_tokens=0,
        limit_token_requests=0,
        limit_caller=0,
        limit_front_end=0,
        limit_practice=0,
        stream_seconds=0,
    )


@pytest.fixture
async def database(servers: Servers) -> AsyncIterator[Database]:
    async with open_database(servers.database_url, writers=5, readers=5) as opened:
        yield opened


@pytest.fixture
async def works(servers: Servers, database: Database) -> AsyncIterator[Works]:
    redis = open_redis(servers.redis_url)
    yield Works(database=database, vault=Vault(Settings().master_key_bytes), bell=Bell(redis))
    await redis.aclose()


@pytest.fixture
async def own_database(servers: Servers) -> AsyncIterator[str]:
    """A database of this test alone, for what looks across practices."""
    name = f"rapport_test_{uuid4().hex[:12]}"
    await _clone(servers.admin_url, name)
    yield servers.database(name)
    await _drop(servers.admin_url, name)


@contextmanager
def database_alone(servers: Servers) -> Iterator[str]:
    """As `own_database`, for as long as the block runs, which several tests may share."""
    name = f"rapport_test_{uuid4().hex[:12]}"
    asyncio.run(_clone(servers.admin_url, name))
    try:
        yield servers.database(name)
    finally:
        asyncio.run(_drop(servers.admin_url, name))


def pytest_configure(config: pytest.Config) -> None:
    """One folder for the embedded servers of all test processes, named by the first and inherited by the others."""
    if _FOLDER not in os.environ:
        leaving = ExitStack()
        os.environ[_FOLDER] = str(leaving.enter_context(scratch("tests")))
        config.add_cleanup(leaving.close)


def _shared_folder() -> Path:
    return Path(os.environ[_FOLDER]) / "servers"


def _named(url: str, name: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"/{name}"))


async def _clone(admin_url: str, name: str) -> None:
    template = f"rapport_template_{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}"
    admin = await asyncpg.connect(admin_url)
    try:
        await admin.execute("SELECT pg_advisory_lock($1)", _TEMPLATE_LOCK)
        if not await admin.fetchval("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", template):
            await admin.execute(f'CREATE DATABASE "{template}"')
            await prepare(_named(admin_url, template))
        await admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    finally:
        await admin.close()


async def _drop(admin_url: str, name: str) -> None:
    admin = await asyncpg.connect(admin_url)
    try:
        await admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    finally:
        await admin.close()


CONNECTS: list[object] = []


def _record_connects(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect":
        CONNECTS.append(arguments[1])


sys.addaudithook(_record_connects)


@pytest.fixture
def connects() -> Iterator[list[object]]:
    """Where this process's sockets were told to connect to, as the interpreter itself reports it."""
    CONNECTS.clear()
    yield CONNECTS
    CONNECTS.clear()
