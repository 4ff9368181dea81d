"""Accounts on the sandbox's Instagram and Facebook, connected and looked at when a test says so."""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx2

from service.accounts.sealed_tokens import KeptFor, keep_tokens
from service.kit.clock import utc_now
from service.kit.outbound import GuardedSession
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import Network, Route
from service.platforms.facebook import FacebookPages
from service.platforms.instagram_facebook import InstagramByFacebook
from service.platforms.instagram_login import InstagramByLogin
from service.platforms.wire import ANSWER_WITHIN
from tests.audiences import an_account
from tests.callers import MovableClock, a_house, web
from tests.checking import Surgery
from tests.meta_sandbox import MetaSandbox, facebook_settings, instagram_settings

_BACK = "http://127.0.0.1:9999/back"


@dataclass(frozen=True, slots=True)
class Engaged:
    """A connected account whose network names only those who engage."""

    surgery: Surgery
    sandbox: MetaSandbox
    network: Network
    account_id: UUID
    number: int

    async def look(self) -> Mapping[str, Any]:
        """A whole checkup; returns how it ended."""
        return await self.surgery.look(self.account_id)

    async def quality(self) -> Mapping[str, Any]:
        """What the coach sees of the audience."""
        return await self.surgery.get(f"/v1/accounts/{self.account_id}/quality")

    async def truth(self) -> Mapping[str, set[int]]:
        """Who of this account's crowd engages how."""
        kinds = (await self.sandbox.truth(self.number))["kinds"]
        return {kind: {int(each) for each in members} for kind, members in kinds.items()}


@asynccontextmanager
async def engaged(  # noqa: PLR0913 # what tests vary, all named
    settings: Settings,
    works: Works,
    url: str,
    route: Route,
    *,
    person: int,
    without: Iterable[str] = (),
    answer_within: timedelta = ANSWER_WITHIN,
) -> AsyncIterator[Engaged]:
    """A fresh practice whose client's first account of this person is connected on this route."""
    clock = MovableClock(utc_now())
    async with (
        httpx2.AsyncClient(trust_env=False, timeout=30) as http,
        GuardedSession(allow_loopback=True) as session,
        web(settings, clock) as app,
    ):
        sandbox, network, house = (
            MetaSandbox(url, http),
            meta_network(route, url, session),
            await a_house(works, at=clock()),
        )
        clock.move(await sandbox.now() - clock())
        start = network.begin(redirect_uri=_BACK)
        back = await sandbox.agree(start.url, person, without=without)
        tokens = await network.exchange(code=back["code"], verifier=start.verifier, redirect_uri=_BACK, at=clock())
        opened, *_ = await network.accounts(tokens, at=clock())
        network = meta_network(route, url, session, answer_within)
        async with works.open(house.practice_id, at=clock()) as work:
            account = await an_account(
                work,
                house.client_id,
                platform=network.terms.platform,
                platform_account_id=opened.profile.id,
                handle=opened.profile.handle,
                route=route,
            )
            kept_for = KeptFor(route, opened.granted_by, network.terms.renewal)
            await keep_tokens(work, account.id, opened.tokens, kept_for=kept_for, granted_at=clock())
        surgery = Surgery(app, house, works, {route: network}, clock)
        yield Engaged(surgery, sandbox, network, account.id, opened.profile.id)
        (await http.delete(f"{url}/sandbox/mishaps")).raise_for_status()


def meta_network(route: Route, url: str, session: GuardedSession, answer_within: timedelta = ANSWER_WITHIN) -> Network:
    """Our connector of this route, before the sandbox at this address."""
    instagram = replace(instagram_settings(url), answer_within=answer_within)
    facebook = replace(facebook_settings(url), answer_within=answer_within)
    match route:
        case Route.INSTAGRAM:
            return InstagramByLogin(instagram, session)
        case Route.INSTAGRAM_BY_FACEBOOK:
            return InstagramByFacebook(facebook, session)
        case _:
            return FacebookPages(facebook, session)
