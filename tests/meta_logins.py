"""The login doors of the sandbox's Meta in this very process, with a clock that stands still until it is moved."""

import re
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
from aiohttp import web
from litestar import Litestar
from litestar.di import Provide

from service.sandbox.clock import SandboxClock, in_ms
from service.sandbox.meta.cast import BELLINI_COACHING, LENA, MARCO
from service.sandbox.meta.errors import CodeRefused, GraphError, answer_code_refused, answer_graph_error
from service.sandbox.meta.login import Login
from service.sandbox.meta.login_apps import MetaApp, Route
from service.sandbox.meta.login_doors import login_doors
from service.sandbox.meta.world import MetaWorld
from tests.loopback import Receiver

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
BACK = "http://127.0.0.1:9999/back"
INSTAGRAM_SCOPES = (
    "instagram_business_basic",
    "instagram_business_manage_insights",
    "instagram_business_manage_comments",
)
FACEBOOK_SCOPES = ("pages_show_list", "pages_read_engagement", "instagram_basic", "pages_manage_metadata")
DIALOGS = {Route.INSTAGRAM: "/ig-login/oauth/authorize", Route.FACEBOOK: "/fb-login/v26.0/dialog/oauth"}
ASKED = {Route.INSTAGRAM: INSTAGRAM_SCOPES, Route.FACEBOOK: FACEBOOK_SCOPES}


@dataclass(frozen=True, slots=True)
class Logins:
    """An app's server and a person's browser at the doors."""

    http: httpx2.AsyncClient
    login: Login

    @property
    def app(self) -> MetaApp:
        return self.login.apps.all()[0]

    def advance(self, by: timedelta) -> None:
        self.login.clock.advance(by)

    async def dialog(self, route: Route, **changes: str) -> httpx2.Response:
        query = {
            "client_id": self.app.id_on(route),
            "redirect_uri": BACK,
            "response_type": "code",
            "scope": ",".join(ASKED[route]),
            "state": "a-state",
        }
        return await self.http.get(DIALOGS[route], params=query | changes)

    async def answer(  # noqa: PLR0913 # what a person can do on the page
        self,
        route: Route,
        page: str,
        person: int,
        *,
        decision: str = "approve",
        ticked: Iterable[str] | None = None,
        pages: Iterable[int] | None = None,
    ) -> httpx2.Response:
        form = {
            "question": re.findall(r'name="question" value="([^"]+)"', page)[0],
            "person": str(person),
            "decision": decision,
            "scope": list(re.findall(r'name="scope" value="([^"]+)"', page) if ticked is None else ticked),
            "page": [
                str(each) for each in (re.findall(r'name="page" value="(\d+)"', page) if pages is None else pages)
            ],
        }
        return await self.http.post(DIALOGS[route], data=form)

    async def code(
        self,
        route: Route,
        person: int,
        *,
        ticked: Iterable[str] | None = None,
        pages: Iterable[int] | None = None,
        **changes: str,
    ) -> str:
        page = (await self.dialog(route, **changes)).text
        return sent_back(await self.answer(route, page, person, ticked=ticked, pages=pages))["code"]

    async def redeem(self, route: Route, code: str, **changes: str) -> httpx2.Response:
        form = {
            "client_id": self.app.id_on(route),
            "client_secret": self.app.secret_on(route),
            "grant_type": "authorization_code",
            "redirect_uri": BACK,
            "code": code,
        }
        if route is Route.INSTAGRAM:
            return await self.http.post("/ig-api/oauth/access_token", data=form | changes)
        return await self.http.get("/fb-graph/v26.0/oauth/access_token", params=form | changes)

    async def lengthen(self, route: Route, token: str, **changes: str) -> httpx2.Response:
        if route is Route.INSTAGRAM:
            query = {
                "grant_type": "ig_exchange_token",
                "client_secret": self.app.instagram_secret,
                "access_token": token,
            }
            return await self.http.get("/ig-graph/access_token", params=query | changes)
        query = {
            "grant_type": "fb_exchange_token",
            "client_id": self.app.id,
            "client_secret": self.app.secret,
            "fb_exchange_token": token,
        }
        return await self.http.get("/fb-graph/v26.0/oauth/access_token", params=query | changes)

    async def short(self, route: Route, **how: Any) -> str:  # noqa: ANN401 # handed on to `code`
        person = how.pop("person", LENA.id if route is Route.INSTAGRAM else MARCO.id)
        answer = await self.redeem(route, await self.code(route, person, **how))
        return str(answer.raise_for_status().json()["access_token"])

    async def long(self, route: Route, **how: Any) -> str:  # noqa: ANN401 # handed on to `code`
        answer = await self.lengthen(route, await self.short(route, **how))
        return str(answer.raise_for_status().json()["access_token"])

    def page_token(self, person_token: str, page_id: int = BELLINI_COACHING.id) -> str:
        return self.login.tokens.give_page(person_token, page_id, self.login.now()).text

    async def refresh(self, token: str) -> httpx2.Response:
        query = {"grant_type": "ig_refresh_token", "access_token": token}
        return await self.http.get("/ig-graph/refresh_access_token", params=query)

    async def debug(self, token: str) -> dict[str, Any]:
        query = {"input_token": token, "access_token": f"{self.app.id}|{self.app.secret}"}
        answer = await self.http.get("/fb-graph/v26.0/debug_token", params=query)
        return dict(answer.raise_for_status().json()["data"])

    async def hand(self, path: str, body: object = None, *, method: str = "POST") -> Any:  # noqa: ANN401 # JSON
        answer = await self.http.request(method, f"/sandbox{path}", json=body)
        answer.raise_for_status()
        return answer.json() if answer.content else None

    def refusal(self, token: str, route: Route, *, proof: str | None = None) -> tuple[int, int | None] | None:
        """Code and subcode with which a call with this token is refused, if it is."""
        try:
            self.login.tokens.authenticate(token, host=route, at=self.login.now(), proof=proof)
        except GraphError as refused:
            return refused.code, refused.subcode
        return None

    def scopes(self, token: str, route: Route) -> frozenset[str]:
        return self.login.tokens.authenticate(token, host=route, at=self.login.now()).scopes


class Listener(Receiver):
    """An app's server: echoes challenges for the right word, and keeps what comes."""

    def __init__(self) -> None:
        super().__init__()
        self.posted: list[tuple[str, bytes, str]] = []

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if request.method == "GET":
            right = request.query.get("hub.verify_token") == "our-word"
            return web.Response(text=request.query["hub.challenge"] if right else "no", status=200 if right else 403)
        signed = request.headers.get("x-hub-signature-256", "")
        self.posted.append((request.path, await request.read(), signed))
        return web.Response(text="taken")

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"


def sent_back(answer: httpx2.Response) -> dict[str, str]:
    """What a person is sent back to the app with."""
    assert answer.status_code == 302, answer.text
    assert answer.headers["location"].startswith(BACK)
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["location"]).query).items()}


@asynccontextmanager
async def open_logins() -> AsyncIterator[Logins]:
    """Doors at which nobody has signed in yet, at noon."""
    login = Login.opened(MetaWorld(7, in_ms(NOON)), SandboxClock(lambda: NOON))
    app = Litestar(
        route_handlers=login_doors(),
        dependencies={"login": Provide(lambda: login, sync_to_thread=False)},
        exception_handlers={GraphError: answer_graph_error, CodeRefused: answer_code_refused},
        openapi_config=None,
        logging_config=None,
    )
    transport = httpx2.ASGITransport(app=app)  # type: ignore[arg-type] # Litestar names its ASGI messages more exactly
    async with httpx2.AsyncClient(transport=transport, base_url="http://sandbox.local") as http:
        yield Logins(http, login)
