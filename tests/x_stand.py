"""X's connector in front of its sandbox, with the account of somebody who is coached."""

import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar, cast

import httpx2

from service.kit.outbound import GuardedSession
from service.kit.secrets import Secret
from service.platforms.contract import GrantedTokens, Network, Page, PostPage, ProfilePage, ReactionPage
from service.platforms.trail import Trail
from service.platforms.x import XNetwork, XSettings
from service.platforms.x_questions import XSpelling
from tests.sandboxes import SandboxX

BACK = "http://127.0.0.1/connected"


@dataclass(slots=True)
class Stand:
    """One network in front of its sandbox, with the account of somebody who is coached."""

    network: Network
    sandbox: SandboxX
    account_id: int

    async def connected(self, *, without: tuple[str, ...] = ()) -> GrantedTokens:
        """Tokens, got as a person gives them."""
        start = self.network.begin(redirect_uri=BACK)
        sent_back = await self.sandbox.agree(start.url, self.account_id, without=without)
        assert sent_back["state"] == start.state.reveal()
        return await self.network.exchange(
            code=sent_back["code"], verifier=start.verifier, redirect_uri=BACK, at=await self.now()
        )

    async def now(self) -> datetime:
        return await self.sandbox.now()

    @property
    def followers(self) -> "People":
        return cast("People", self.network.lists["followers"])

    @property
    def posts(self) -> "Posts":
        return cast("Posts", self.network.lists["posts"])

    @property
    def mentions(self) -> "Posts":
        return cast("Posts", self.network.lists["mentions"])

    @property
    def reactions(self) -> "Reactions":
        return cast("Reactions", self.network.lists["reactions"])


People = Callable[..., Awaitable[ProfilePage]]
Posts = Callable[..., Awaitable[PostPage]]
Reactions = Callable[..., Awaitable[ReactionPage]]
Some = TypeVar("Some", bound=Page)


@contextlib.asynccontextmanager
async def standing(spelling: XSpelling, url: str) -> AsyncIterator[Stand]:
    """The connector in this spelling, in front of the sandbox at this address."""
    async with httpx2.AsyncClient(trust_env=False, timeout=30) as http, GuardedSession(allow_loopback=True) as session:
        sandbox = SandboxX(url, http)
        yield Stand(x_network(spelling, url, session), sandbox, int((await sandbox.coached()).id))


def x_network(spelling: XSpelling, url: str, session: GuardedSession) -> XNetwork:
    """Our connector in this spelling, before the sandbox at this address."""
    settings = XSettings(
        client_id="sandbox-app",
        client_secret=Secret("sandbox-secret"),
        authorize_url=f"{url}/i/oauth2/authorize",
        api_url=url,
        spelling=spelling,
    )
    return XNetwork(settings, session)


async def everyone(stand: Stand, read: Callable[..., Awaitable[Some]], token: Secret) -> list[Some]:
    """Every page of a list, to its end."""
    pages: list[Some] = []
    trail = Trail(announced=None, empty_in_a_row=100)
    cursor: str | None = None
    while not pages or cursor is not None:
        page = await read(token, stand.account_id, cursor=cursor, at=await stand.now())
        trail.step(page.profiles.id if isinstance(page, ProfilePage) else [], page.next_cursor)
        pages.append(page)
        cursor = page.next_cursor
    return pages
