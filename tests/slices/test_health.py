"""What supervisors, load balancers and readers of the contract ask, with servers there and away."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import urlsplit

import asyncpg
import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient

from service.app import create_app
from service.kit.settings import Settings, SettingsInvalid
from tests.callers import web
from tests.conftest import Servers

NOBODY_LISTENS = "redis://127.0.0.1:1/0"


@pytest.fixture
async def app(settings: Settings) -> AsyncIterator[AsyncTestClient[Litestar]]:
    async with web(settings) as opened:
        yield opened


class References(HTMLParser):
    """Everything a page would have a browser fetch."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if value and name in {"src", "href", "action", "data"}]
        assert tag not in {"base", "iframe", "object", "embed"}


class TestLiveness:
    async def test_depends_on_nothing(self, settings: Settings, own_database: str, servers: Servers) -> None:
        async with web(replace(settings, database_url=own_database, redis_url=NOBODY_LISTENS)) as app:
            async with away(servers, own_database):
                shown = await app.get("/livez")
            assert (shown.status_code, shown.json()) == (200, {"status": "ok"})


class TestReadiness:
    async def test_is_ok_with_both_servers(self, app: AsyncTestClient[Litestar]) -> None:
        shown = await app.get("/readyz")
        assert (shown.status_code, shown.json()) == (200, {"status": "ok", "postgres": "ok", "redis": "ok"})

    async def test_is_degraded_without_redis_and_requests_are_served(self, settings: Settings) -> None:
        async with web(replace(settings, redis_url=NOBODY_LISTENS)) as app:
            shown = await app.get("/readyz")
            assert (shown.status_code, shown.json()) == (200, {"status": "degraded", "postgres": "ok", "redis": "down"})
            assert (await app.get("/v1/event-types")).status_code < 500

    async def test_is_down_without_postgres_within_seconds_and_ok_once_it_is_back(
        self, settings: Settings, own_database: str, servers: Servers
    ) -> None:
        async with web(replace(settings, database_url=own_database)) as app:
            async with away(servers, own_database), asyncio.timeout(5):
                shown = await app.get("/readyz")
            assert (shown.status_code, shown.json()) == (503, {"status": "down", "postgres": "down", "redis": "ok"})
            assert (await app.get("/readyz")).status_code == 200

    async def test_is_never_reached_without_the_servers_addresses(self, settings: Settings) -> None:
        for incomplete in (replace(settings, database_url=None), replace(settings, redis_url=None)):
            with pytest.raises(ExceptionGroup) as refused:
                async with AsyncTestClient(create_app(incomplete)):
                    pass
            assert refused.group_contains(SettingsInvalid, match="must be set")


class TestTheReferencePage:
    async def test_works_without_the_internet(self, app: AsyncTestClient[Litestar]) -> None:
        page = await app.get("/docs")
        assert page.status_code == 200
        references = References(page.text).found
        assert {each.rpartition(".")[2] for each in references} == {"css", "js", "png"}
        for each in references:
            assert each.startswith("/"), each
            assert not urlsplit(each).netloc, each
            assert (await app.get(each)).status_code == 200, each
        assert re.findall(r"(?:fetch|import|url)\(['\"]?https?:", page.text) == []

    async def test_describes_every_door_once(self, app: AsyncTestClient[Litestar]) -> None:
        contract = (await app.get("/docs/openapi.json")).json()
        operations = [each["operationId"] for path in contract["paths"].values() for each in path.values()]
        assert contract["openapi"].startswith("3.1")
        assert len(operations) == len(set(operations)) > 50
        assert {"startCheckup", "showLiveness", "showReadiness"} <= set(operations)


@asynccontextmanager
async def away(servers: Servers, database_url: str) -> AsyncIterator[None]:
    """Postgres takes nobody into this database and drops who is in."""
    name = urlsplit(database_url).path.strip("/")
    admin = await asyncpg.connect(servers.admin_url)
    await admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
    await admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", name)
    try:
        yield
    finally:
        await admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
        await admin.close()
