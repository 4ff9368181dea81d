"""A Postgres that goes away under a running web app: callers are told to try again, and are served when it is back."""

from collections.abc import AsyncIterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient

from service.app import create_app
from service.kit.settings import Settings
from tests.conftest import Servers
from tests.postgres_away import without_connections

SIGN_IN = {"email": "nobody@example.org", "password": "people over numbers"}


@pytest.fixture
async def web(settings: Settings, own_database: str) -> AsyncIterator[AsyncTestClient[Litestar]]:
    async with AsyncTestClient(create_app(replace(settings, database_url=own_database))) as network:
        yield network


class TestAWebAppWhoseDatabaseIsAway:
    @pytest.mark.parametrize("path", ["/v1/sessions", "/v1/practices"])
    async def test_tells_when_to_try_again_and_heals(
        self, web: AsyncTestClient[Litestar], servers: Servers, own_database: str, path: str
    ) -> None:
        asked = SIGN_IN | ({"practice_name": "P", "name": "N", "time_zone": "UTC"} if "practices" in path else {})
        async with without_connections(servers, urlsplit(own_database).path.strip("/")):
            for _ in range(2):  # the first finds its connections cut, the second finds none to be had
                refused = await web.post(path, json=asked)
                assert refused.status_code == 503
                assert refused.headers["content-type"] == "application/problem+json"
                assert refused.headers["retry-after"] == "5"
                assert refused.json()["type"].endswith("/database-away")
                assert refused.json()["request_id"] == refused.headers["x-request-id"]
                assert "postgres" not in refused.text.lower()
            page = await web.get("/connect/made-up", headers={"Accept": "text/html", "Accept-Language": "de"})
            assert (page.status_code, page.headers["retry-after"], '<html lang="de">' in page.text) == (503, "5", True)
            assert (await web.get("/readyz")).json()["postgres"] == "down"
        assert (await web.post(path, json=asked)).status_code in {201, 401}
        assert (await web.get("/readyz")).json()["postgres"] == "ok"
