"""The reading doors of the sandbox's Meta in this very process, with a clock that stands still until it is moved."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
from litestar import Litestar
from litestar.di import Provide

from service.sandbox.clock import SandboxClock, in_ms
from service.sandbox.meta.cast import BELLINI_COACHING, LENA, LENA_ON_INSTAGRAM, MARCO
from service.sandbox.meta.errors import CodeRefused, GraphError, answer_code_refused, answer_graph_error
from service.sandbox.meta.hosted import Hosted, HostedInstagram
from service.sandbox.meta.login import Login
from service.sandbox.meta.login_apps import Route
from service.sandbox.meta.login_doors import login_doors
from service.sandbox.meta.reading import READING_DOORS
from service.sandbox.meta.scene import Scene, answer_exhausted
from service.sandbox.meta.usage import Exhausted
from service.sandbox.meta.world import MetaWorld
from tests.meta_logins import Logins

MIDNIGHT = datetime(2026, 11, 20, tzinfo=UTC)
NOON = MIDNIGHT + timedelta(hours=12)
DAY = timedelta(days=1)
SCOPES = ",".join((
    *("pages_show_list", "pages_read_engagement", "pages_read_user_content", "read_insights"),
    *("instagram_basic", "instagram_manage_insights", "instagram_manage_comments"),
))  # fmt: skip
LENA_ID = LENA_ON_INSTAGRAM.id
Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody with a token at one of the hosts."""

    http: httpx2.AsyncClient
    hosted: Hosted
    host: str
    token: str

    async def get(self, path: str, **asked: str | int) -> Answer:
        answer = await self.http.get(f"/{self.host}/v26.0/{path}", params=asked | {"access_token": self.token})
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def refused(self, path: str, **asked: str | int) -> Answer:
        answer = await self.http.get(f"/{self.host}/v26.0/{path}", params=asked | {"access_token": self.token})
        assert answer.status_code >= 400, answer.text
        return dict(answer.json()["error"])

    async def follow(self, address: str) -> Answer:
        return dict((await self.http.get(address)).raise_for_status().json())

    def own(self, account_id: int = LENA_ID) -> HostedInstagram:
        found = self.hosted.instagram(account_id)
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Doors:
    """The doors, and who may come through them."""

    logins: Logins
    hosted: Hosted

    async def by_instagram(self, person: int = LENA.id) -> Reader:
        return self._reader("ig-graph", await self.logins.long(Route.INSTAGRAM, person=person))

    async def by_facebook(self, person: int = LENA.id) -> Reader:
        return self._reader("fb-graph", await self.logins.long(Route.FACEBOOK, person=person, scope=SCOPES))

    async def by_page(self, person: int = MARCO.id, page: int = BELLINI_COACHING.id) -> Reader:
        person_token = await self.logins.long(Route.FACEBOOK, person=person, scope=SCOPES)
        return self._reader("fb-graph", self.logins.page_token(person_token, page))

    def _reader(self, host: str, token: str) -> Reader:
        return Reader(self.logins.http, self.hosted, host, token)


@asynccontextmanager
async def open_doors() -> AsyncIterator[Doors]:
    """Doors at which nobody has read yet."""
    world = MetaWorld(7, in_ms(MIDNIGHT))
    login = Login.opened(world, SandboxClock(lambda: NOON))
    scene = Scene(login, Hosted(world))
    app = Litestar(
        route_handlers=[*login_doors(), *READING_DOORS],
        dependencies={
            "login": Provide(lambda: login, sync_to_thread=False),
            "scene": Provide(lambda: scene, sync_to_thread=False),
        },
        exception_handlers={
            GraphError: answer_graph_error,
            CodeRefused: answer_code_refused,
            Exhausted: answer_exhausted,
        },
        openapi_config=None,
        logging_config=None,
    )
    transport = httpx2.ASGITransport(app=app)  # type: ignore[arg-type] # Litestar names its ASGI messages more exactly
    async with httpx2.AsyncClient(transport=transport, base_url="http://sandbox.local") as http:
        yield Doors(Logins(http, login), scene.hosted)


def seconds(moment: datetime) -> int:
    """A moment as calls say it."""
    return int(moment.timestamp())


def ids(page: Answer) -> list[str]:
    """The numbers of what a page lists."""
    return [each["id"] for each in page["data"]]
