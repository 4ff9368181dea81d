"""A practice in front of a Sandbox X, and a client with a browser who connects an account step by step."""

import dataclasses
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar
from urllib.parse import urlsplit
from uuid import UUID

import httpx2
import msgspec
from httpx import Response
from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import select, update

from service.access.models import AuditEntry, Practice
from service.accounts.grants import Networks
from service.accounts.models import ConnectLink, Grant, SocialAccount
from service.alerts.models import Alert
from service.kit.clock import utc_now
from service.kit.database import PracticeTable
from service.kit.jobs import Job
from service.kit.outbound import GuardedSession
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.registry import networks
from tests.callers import Caller, House, MovableClock, a_house, web
from tests.sandboxes import SandboxX

_Row = TypeVar("_Row", bound=PracticeTable)


class _Coached(msgspec.Struct):
    id: str
    coached: bool


class _Sandbox(msgspec.Struct):
    accounts: list[_Coached]


@dataclass(slots=True)
class Scene:
    """Everything on stage; the web app and the tests go by `clock`, which starts at the real moment."""

    app: AsyncTestClient[Litestar]
    house: House
    sandbox: SandboxX
    people: list[int]
    """X's own numbers of those who can sign in there; the first is who connects unless said otherwise."""
    works: Works
    networks: Networks
    clock: MovableClock

    async def link(
        self, caller: Caller | None = None, *, account_id: UUID | None = None, to: UUID | None = None
    ) -> str:
        """The path of a fresh connect link."""
        made = await self.app.post(
            f"/v1/clients/{to or self.house.client_id}/connect-links",
            json={"platform": "x", "account_id": str(account_id) if account_id else None},
            headers=(caller or self.house.coach).headers,
        )
        assert made.status_code == 201, made.text
        return str(urlsplit(made.json()["url"]).path)

    async def set_out(self, link: str) -> str:
        """Open the link and press the button; returns the consent page's address."""
        page = await self.app.get(link)
        assert page.status_code == 200, page.text
        sent = await self.app.post(link, follow_redirects=False)
        assert sent.status_code == 303, sent.text
        return str(sent.headers["location"])

    async def agree(self, link: str, *, person: int | None = None, without: Iterable[str] = ()) -> dict[str, str]:
        """Go to the network and agree; returns what it sends the person back with."""
        return await self.sandbox.agree(await self.set_out(link), person or self.people[0], without=without)

    async def come_back(self, sent_back: dict[str, str]) -> Response:
        """Arrive at the callback in the same browser."""
        return await self.app.get("/connect/callback/x", params=sent_back)

    async def connect(self, *, person: int | None = None, account_id: UUID | None = None) -> SocialAccount:
        """The whole way; returns the account."""
        arrived = await self.come_back(await self.agree(await self.link(account_id=account_id), person=person))
        assert arrived.status_code == 200, arrived.text
        return await self.account(person)

    async def account(self, person: int | None = None) -> SocialAccount:
        """The row of this person's account."""
        [account] = [each for each in await self.accounts() if each.platform_account_id == (person or self.people[0])]
        return account

    async def accounts(self) -> list[SocialAccount]:
        return await self._all(SocialAccount)

    async def grants(self) -> list[Grant]:
        return await self._all(Grant)

    async def links(self) -> list[ConnectLink]:
        return await self._all(ConnectLink)

    async def noted(self, action: str) -> list[tuple[str, str]]:
        """Who did this to what, by the practice's own trail."""
        return [(each.actor, each.object) for each in await self._all(AuditEntry) if each.action == action]

    async def jobs(self) -> list[Job]:
        return await self._all(Job)

    async def told(self) -> list[str]:
        """The reasons of every `account.needs_reconnect` so far."""
        alerts = await self._all(Alert)
        return [each.payload["reason"] for each in alerts if each.event == "account.needs_reconnect"]

    async def refreshes(self) -> dict[str, int]:
        """How many refreshes X has answered so far, by status."""
        statuses = (await self.sandbox.ledger()).statuses
        return {name.split()[-1]: count for name, count in statuses.items() if name.startswith("token refresh_token")}

    async def _all(self, table: type[_Row]) -> list[_Row]:
        async with self.works.open(self.house.practice_id, at=self.clock()) as work:
            return list(await work.session.scalars(select(table).where(table.practice_id == self.house.practice_id)))

    async def let_pass(self, by: timedelta) -> None:
        """Move the practice's and its networks' time together, as a sandbox practice does."""
        await self.sandbox.advance(by)
        async with self.works.open(self.house.practice_id, at=self.clock()) as work:
            await work.session.execute(
                update(Practice)
                .where(Practice.practice_id == work.practice_id)
                .values(clock_offset=Practice.clock_offset + by)
            )


def on_x(settings: Settings, sandbox_url: str) -> Settings:
    """The settings of a deployment whose X is this sandbox."""
    return dataclasses.replace(
        settings,
        x_client_id="sandbox-app",
        x_client_secret=Secret("sandbox-secret"),
        x_authorize_url=f"{sandbox_url}/i/oauth2/authorize",
        x_api_url=sandbox_url,
    )


@asynccontextmanager
async def scene(settings: Settings, works: Works, sandbox_url: str) -> AsyncIterator[Scene]:
    """A fresh practice whose clients can connect accounts of this sandbox."""
    clock = MovableClock(utc_now())
    settings = on_x(settings, sandbox_url)
    async with (
        httpx2.AsyncClient(trust_env=False, timeout=30) as http,
        GuardedSession(allow_loopback=True) as session,
        web(settings, clock) as app,
    ):
        sandbox = SandboxX(sandbox_url, http)
        known = msgspec.json.decode((await http.get(f"{sandbox_url}/sandbox")).content, type=_Sandbox).accounts
        house = await a_house(works, at=clock())
        stage = Scene(
            app=app,
            house=house,
            sandbox=sandbox,
            people=[int(each.id) for each in known if each.coached],
            works=works,
            networks=networks(session, settings),
            clock=clock,
        )
        async with works.open(house.practice_id, at=clock()) as work:
            await work.session.execute(
                update(Practice)
                .where(Practice.practice_id == work.practice_id)
                .values(clock_offset=await sandbox.now() - clock())
            )
        yield stage
