"""Every secret that passes through a running system, and the logs it writes meanwhile at their most talkative."""

import asyncio
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import asyncpg
import httpx2
import pytest
from sqlalchemy import select

from service.accounts.models import Grant
from service.accounts.sealed_tokens import opened
from service.commands.api_caller import StoryStuck
from service.commands.sandboxes import X_APP
from service.kit.clock import utc_now
from service.kit.database import open_database
from service.kit.settings import DEVELOPMENT_MASTER_KEY, Settings
from service.kit.vault import Vault
from service.kit.work import Works
from tests.conftest import Servers
from tests.journeying import Journey, on_the_road

SECRET_NAMES: Final = {"token", "secret", "access_token", "refresh_token", "password"}
SECRET_PARAMETERS: Final = {"state", "code"}
SECRET_PATH: Final = re.compile(r"/connect/([\w-]{32,})")


@dataclass(slots=True)
class Canaries:
    """Every secret seen on the way, and where."""

    seen: dict[str, str] = field(default_factory=dict)

    def sent(self, request: httpx2.Request) -> None:
        """Note what a request carries."""
        url = urlsplit(str(request.url))
        self.seen |= {value: name for name, value in parse_qsl(url.query) if name in SECRET_PARAMETERS}
        self.seen |= dict.fromkeys(SECRET_PATH.findall(url.path), "connect link")
        if bearer := request.headers.get("authorization", "").removeprefix("Bearer "):
            self.seen[bearer] = "bearer"
        if request.headers.get("content-type") == "application/json":
            self._note(json.loads(request.content))

    def received(self, response: httpx2.Response) -> None:
        """Note what an answer shows."""
        if "json" in response.headers.get("content-type", ""):
            self._note(json.loads(response.read()))

    def _note(self, body: Any) -> None:  # noqa: ANN401 # JSON
        if not isinstance(body, Mapping):
            return
        self.seen |= {value: name for name, value in body.items() if name in SECRET_NAMES and isinstance(value, str)}


@dataclass(frozen=True)
class Watched:
    """A journey whose secrets are noted."""

    journey: Journey
    canaries: Canaries
    settings: Settings

    def logs(self) -> str:
        """Everything that web and worker have written."""
        return "".join(each.log.read_text() for each in self.journey.system.parts if each.name in {"web", "worker"})

    async def note_tokens(self) -> None:
        """Note what is sealed in the database just now."""
        assert self.settings.database_url is not None
        async with open_database(self.settings.database_url) as database:
            works = Works(database=database, vault=Vault(self.settings.master_key_bytes), bell=ring_nobody)
            async with works.open(UUID(self.journey.cast.practice_id), at=utc_now()) as work:
                for grant in await work.session.scalars(select(Grant).where(Grant.practice_id == work.practice_id)):
                    for token in opened(await work.seals(), grant):
                        self.canaries.seen |= {token.reveal(): "grant"} if token else {}


@pytest.fixture
def watched(servers: Servers, own_database: str) -> Iterator[Watched]:
    settings = Settings(database_url=own_database, redis_url=servers.redis_url, log_level="debug")
    canaries = Canaries()
    http = httpx2.Client(timeout=30, event_hooks={"request": [canaries.sent], "response": [canaries.received]})
    with http, on_the_road(settings, http, followers=200) as journey:
        yield Watched(journey, canaries, settings)


class TestASecret:
    def test_is_in_no_log_whatever_happens(self, watched: Watched, servers: Servers) -> None:
        journey, owner, http = watched.journey, watched.journey.cast.owner, watched.journey.http
        asyncio.run(watched.note_tokens())
        journey.later(3)
        assert journey.look()["failure"] is None
        asyncio.run(watched.note_tokens())
        key = owner.post("/v1/api-keys", {"label": "CRM"})
        assert replace(owner, token=key["token"]).get("/v1/clients")
        wrong = {"email": "nora@kindling.example", "password": "somebody else's password"}
        with pytest.raises(StoryStuck, match="answered 401"):
            owner.post("/v1/sessions", wrong)
        link = owner.post(f"/v1/clients/{journey.cast.x_client}/connect-links", {"platform": "x"})["url"]
        with without_postgres(servers.admin_url, str(watched.settings.database_url)):
            assert http.get(link).status_code == 503
            with pytest.raises(StoryStuck, match="answered 503"):
                owner.post("/v1/sessions", wrong)

        logs, canaries = watched.logs(), watched.canaries.seen
        lines = [json.loads(line) for line in logs.splitlines()]
        assert [each["event"] for each in lines].count("database_away") >= 2
        kinds = {"token", "secret", "password", "connect link", "state", "code", "bearer", "grant"}
        assert kinds <= set(canaries.values())
        assert len([each for each in canaries.values() if each == "grant"]) == 4
        known = {DEVELOPMENT_MASTER_KEY: "master key", X_APP["X_CLIENT_SECRET"]: "app secret"}
        assert {name for secret, name in (canaries | known).items() if secret in logs} == set()


@contextmanager
def without_postgres(admin_url: str, database_url: str) -> Iterator[None]:
    """Postgres takes nobody into this database and drops who is there."""
    name = urlsplit(database_url).path.strip("/")
    asyncio.run(told(admin_url, f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false'))
    asyncio.run(told(admin_url, f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"))
    try:
        yield
    finally:
        asyncio.run(told(admin_url, f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true'))


async def told(admin_url: str, statement: str) -> None:
    admin = await asyncpg.connect(admin_url)
    await admin.execute(statement)
    await admin.close()


async def ring_nobody(_practice_id: UUID, _job_id: UUID) -> None:
    pass
