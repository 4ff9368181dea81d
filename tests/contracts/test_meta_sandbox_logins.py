"""Our own connectors before the sandbox's login doors, over real HTTP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeAlias
from urllib.parse import parse_qsl, urlsplit

import pytest
from aiohttp import web

from service.kit.outbound import GuardedSession
from service.kit.secrets import Secret
from service.platforms.contract import GrantedTokens
from service.platforms.facebook import SCOPES, FacebookPages
from service.platforms.facebook_login import FacebookSettings
from service.platforms.failures import (
    AppBlocked,
    AppRemoved,
    GrantRanOut,
    GrantRevoked,
    OwnerMustAct,
    PermissionMissing,
    PlatformFailure,
    RequestRefused,
    RoleLost,
)
from service.platforms.graph import Graph
from service.platforms.instagram_login import InstagramByLogin, InstagramSettings
from service.sandbox.meta.cast import BELLINI_COACHING, LENA, MARCO
from service.sandbox.meta.login_apps import Route
from tests.loopback import Receiver, listening
from tests.meta_logins import BACK, INSTAGRAM_SCOPES, Logins, open_logins, sent_back

NO_VERIFIER = Secret("not used on these routes")
Connector: TypeAlias = InstagramByLogin | FacebookPages


class Forwarding(Receiver):
    """Hands what comes over the network to doors in this process."""

    def __init__(self, logins: Logins) -> None:
        super().__init__()
        self._logins = logins

    async def answer(self, request: web.Request) -> web.StreamResponse:
        kept = {name: value for name, value in request.headers.items() if name.lower() != "host"}
        answer = await self._logins.http.request(
            request.method, str(request.rel_url), content=await request.read(), headers=kept
        )
        return web.Response(status=answer.status_code, body=answer.content, headers=dict(answer.headers))


@dataclass(frozen=True, slots=True)
class Meeting:
    """The sandbox, and our two connectors with their apps there."""

    logins: Logins
    connectors: dict[Route, Connector]
    graph: Graph

    async def connect(self, route: Route, *, without: str | None = None) -> GrantedTokens:
        started = self.connectors[route].begin(redirect_uri=BACK)
        asked = dict(parse_qsl(urlsplit(started.url).query))
        page = (await self.logins.dialog(route, **asked)).text
        scopes = [each for each in asked["scope"].split(",") if each != without]
        person = LENA.id if route is Route.INSTAGRAM else MARCO.id
        told = sent_back(await self.logins.answer(route, page, person, ticked=scopes))
        assert told["state"] == started.state.reveal()
        return await self.exchange(route, told["code"])

    async def exchange(self, route: Route, code: str) -> GrantedTokens:
        at = self.logins.login.now()
        return await self.connectors[route].exchange(code=code, verifier=NO_VERIFIER, redirect_uri=BACK, at=at)

    async def refresh(self, route: Route, tokens: GrantedTokens) -> GrantedTokens:
        token = tokens.refresh_token
        assert token is not None
        return await self.connectors[route].refresh(token, scopes=tokens.scopes, at=self.logins.login.now())


@asynccontextmanager
async def _meeting() -> AsyncIterator[Meeting]:
    async with (
        open_logins() as logins,
        listening(Forwarding(logins)) as place,
        GuardedSession(allow_loopback=True) as session,
    ):
        base, app = f"http://{place}", logins.app
        instagram = InstagramSettings(
            app.instagram_id,
            Secret(app.instagram_secret),
            authorize_url=f"{base}/ig-login/oauth/authorize",
            token_url=f"{base}/ig-api/oauth/access_token",
            graph_url=f"{base}/ig-graph",
        )
        facebook = FacebookSettings(
            app.id, Secret(app.secret), login_url=f"{base}/fb-login", graph_url=f"{base}/fb-graph"
        )
        connectors: dict[Route, Connector] = {
            Route.INSTAGRAM: InstagramByLogin(instagram, session),
            Route.FACEBOOK: FacebookPages(facebook, session),
        }
        yield Meeting(logins, connectors, Graph(session, facebook.graph_url, facebook.client_secret))


@pytest.fixture
async def meeting() -> AsyncIterator[Meeting]:
    async with _meeting() as meeting:
        yield meeting


class TestConnecting:
    async def test_instagram_gives_sixty_days_and_then_sixty_more(self, meeting: Meeting) -> None:
        tokens = await meeting.connect(Route.INSTAGRAM)
        start = meeting.logins.login.now()
        assert tokens.scopes == frozenset(INSTAGRAM_SCOPES)
        assert tokens.expires_at == start + timedelta(days=60)
        meeting.logins.advance(timedelta(days=7))
        renewed = await meeting.refresh(Route.INSTAGRAM, tokens)
        assert renewed.expires_at == start + timedelta(days=67)
        assert renewed.scopes == tokens.scopes

    async def test_instagram_tells_of_an_unticked_permission_in_both_shapes(self, meeting: Meeting) -> None:
        unticked = "instagram_business_manage_insights"
        flat = await meeting.connect(Route.INSTAGRAM, without=unticked)
        await meeting.logins.hand(f"/apps/{meeting.logins.app.id}", {"wraps_codes": True}, method="PATCH")
        wrapped = await meeting.connect(Route.INSTAGRAM, without=unticked)
        assert flat.scopes == wrapped.scopes == frozenset(INSTAGRAM_SCOPES) - {unticked}

    async def test_facebook_gives_sixty_days_and_what_was_granted(self, meeting: Meeting) -> None:
        tokens = await meeting.connect(Route.FACEBOOK, without="read_insights")
        assert tokens.expires_at == meeting.logins.login.now() + timedelta(days=60)
        assert tokens.scopes == (SCOPES - {"read_insights"}) | {"public_profile"}

    async def test_facebook_asks_again_for_what_was_unticked(self, meeting: Meeting) -> None:
        await meeting.connect(Route.FACEBOOK, without="read_insights")
        assert (await meeting.connect(Route.FACEBOOK)).scopes >= SCOPES

    async def test_facebook_works_for_apps_that_demand_proof_and_hide_the_expiry(self, meeting: Meeting) -> None:
        habits = {"demands_proof": True, "tells_expiry": False}
        await meeting.logins.hand(f"/apps/{meeting.logins.app.id}", habits, method="PATCH")
        assert (await meeting.connect(Route.FACEBOOK)).scopes >= SCOPES

    async def test_a_disconnected_person_is_gone_from_facebook(self, meeting: Meeting) -> None:
        tokens = await meeting.connect(Route.FACEBOOK)
        await meeting.connectors[Route.FACEBOOK].revoke(tokens.access_token, at=meeting.logins.login.now())
        assert meeting.logins.refusal(tokens.access_token.reveal(), Route.FACEBOOK) == (190, 458)

    @pytest.mark.parametrize("route", list(Route))
    async def test_a_code_that_is_spent_made_up_or_late_means_a_new_login(self, meeting: Meeting, route: Route) -> None:
        person = LENA.id if route is Route.INSTAGRAM else MARCO.id
        spent, late = [await meeting.logins.code(route, person) for _ in range(2)]
        await meeting.exchange(route, spent)
        meeting.logins.advance(timedelta(hours=1))
        for code in (spent, "made-up", late):
            with pytest.raises(GrantRevoked):
                await meeting.exchange(route, code)


class TestEndings:
    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            ("/removals", AppRemoved),
            ("/passwords", GrantRevoked),
            ("/expirations", GrantRanOut),
            ("/logouts", GrantRevoked),
            ("/persons/lena/checkpoint", OwnerMustAct),
        ],
    )
    async def test_a_renewal_names_why_it_fails(
        self, meeting: Meeting, path: str, expected: type[PlatformFailure]
    ) -> None:
        tokens = await meeting.connect(Route.INSTAGRAM)
        meeting.logins.advance(timedelta(days=7))
        act = None if "persons" in path else {"person": "lena", "route": "instagram"}
        await meeting.logins.hand(path, act)
        with pytest.raises(PlatformFailure) as failed:
            await meeting.refresh(Route.INSTAGRAM, tokens)
        assert type(failed.value) is expected

    async def test_a_renewal_on_the_first_day_is_refused(self, meeting: Meeting) -> None:
        with pytest.raises(RequestRefused):
            await meeting.refresh(Route.INSTAGRAM, await meeting.connect(Route.INSTAGRAM))

    async def test_a_renewal_without_the_basic_permission_says_so(self, meeting: Meeting) -> None:
        tokens = await meeting.connect(Route.INSTAGRAM)
        meeting.logins.advance(timedelta(days=7))
        act = {"person": "lena", "route": "instagram", "scope": "instagram_business_basic"}
        await meeting.logins.hand("/unticks", act)
        with pytest.raises(PermissionMissing):
            await meeting.refresh(Route.INSTAGRAM, tokens)

    async def test_a_blocked_app_is_named(self, meeting: Meeting) -> None:
        tokens = await meeting.connect(Route.INSTAGRAM)
        await meeting.logins.hand(f"/apps/{meeting.logins.app.id}", {"blocked": True}, method="PATCH")
        with pytest.raises(AppBlocked):
            await meeting.refresh(Route.INSTAGRAM, tokens)

    async def test_a_lost_role_is_named(self, meeting: Meeting) -> None:
        tokens = await meeting.connect(Route.FACEBOOK)
        page = meeting.logins.page_token(tokens.access_token.reveal())
        await meeting.logins.hand(f"/persons/marco/roles/{BELLINI_COACHING.id}", method="DELETE")
        with pytest.raises(RoleLost):
            await meeting.graph.get("me/permissions", {}, Secret(page), at=meeting.logins.login.now())
