"""Networks whose people agree as a test says: the terms are the real connectors', what they answer is the script's."""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import TypeVar
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

from httpx import Response
from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import select, update

from service.access.models import Practice
from service.accounts.grants import Networks
from service.accounts.jobs import account_jobs
from service.accounts.models import ConnectAttempt, Grant, SocialAccount
from service.accounts.renewing import ask_due_renewals
from service.accounts.subscribing import ask_due_subscriptions
from service.alerts.models import Alert
from service.kit.database import PracticeTable
from service.kit.jobs import Job
from service.kit.outbound import GuardedSession
from service.kit.queue import Ringers
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import (
    Capability,
    ConnectStart,
    GrantedTokens,
    ListName,
    LookUp,
    MentionReader,
    Network,
    OpenedAccount,
    PeopleReader,
    Profile,
    Reader,
    Renewal,
    Route,
    Subscriber,
    Terms,
)
from service.platforms.failures import PlatformFailure
from service.platforms.hearing import note
from service.platforms.insights import InsightReader, PostInsightReader
from service.platforms.quotas import Quota
from service.platforms.registry import networks
from tests.callers import House, MovableClock, a_house, web

_Row = TypeVar("_Row", bound=PracticeTable)
SIXTY_DAYS = timedelta(days=60)
NINETY_DAYS = timedelta(days=90)


@dataclass
class Scripted:
    """One network; implements `contract.Network`."""

    real: Network
    opens: list[Profile] = field(default_factory=list)
    """The accounts that the next consent opens."""
    person: str = field(default_factory=lambda: uuid4().hex)
    unticked: frozenset[str] = frozenset()
    refuses: PlatformFailure | None = None
    """Raised instead of naming anybody."""
    hides: PlatformFailure | None = None
    """Raised when an account is looked at with its own token, which then was not tried before."""
    out_of_role: frozenset[int] = frozenset()
    """Accounts that the person may not have read."""
    renewal_fails: PlatformFailure | None = None
    subscribing_fails: PlatformFailure | None = None
    subscribed: list[int] = field(default_factory=list)
    """The accounts of which it was asked to tell."""
    unsubscribed_by: list[Secret] = field(default_factory=list)
    """The tokens with which it was asked to tell no more."""
    traded: int = 0
    """Codes, so far."""
    usage: tuple[Quota, ...] = ()
    """What the headers of its answers about tokens say."""
    asked: list[str] = field(default_factory=list)
    """What it was asked beside the consent: `refresh`, `revoke <token>`."""
    _numbers: Iterable[int] = field(default_factory=lambda: count(1))

    @property
    def terms(self) -> Terms:
        return self.real.terms

    def capabilities(self, scopes: frozenset[str]) -> tuple[Capability, ...]:
        return self.real.capabilities(scopes)

    def begin(self, *, redirect_uri: str) -> ConnectStart:
        return self.real.begin(redirect_uri=redirect_uri)

    async def exchange(self, *, code: str, verifier: Secret, redirect_uri: str, at: datetime) -> GrantedTokens:
        del code, verifier, redirect_uri
        self.traded += 1
        note(self.usage)
        return self._tokens("person", at)

    async def refresh(self, refresh_token: Secret, *, scopes: frozenset[str], at: datetime) -> GrantedTokens:
        del refresh_token, scopes
        self.asked.append("refresh")
        note(self.usage)
        if self.renewal_fails is not None:
            raise self.renewal_fails
        return self._tokens("renewed", at)

    async def revoke(self, token: Secret, *, at: datetime) -> None:
        del at
        self.asked.append(f"revoke {token.reveal()}")

    async def whoami(self, access_token: Secret, *, at: datetime) -> Profile:
        del access_token, at
        for failure in (self.refuses, self.hides):
            if failure is not None:
                raise failure
        return self.opens[0]

    async def accounts(self, tokens: GrantedTokens, *, at: datetime) -> tuple[OpenedAccount, ...]:
        if self.refuses is not None:
            raise self.refuses
        ends = at + (NINETY_DAYS if self.terms.renewal is Renewal.BY_LOGIN else SIXTY_DAYS)
        return tuple(
            OpenedAccount(
                profile,
                GrantedTokens(Secret(f"token-canary-{profile.id}"), tokens.access_token, ends, tokens.scopes),
                granted_by=self.person,
                is_tried=self.hides is None,
                is_in_role=profile.id not in self.out_of_role,
            )
            for profile in self.opens
        )

    @property
    def lists(self) -> Mapping[ListName, Reader]:
        return {}

    @property
    def insights(self) -> InsightReader | None:
        return None

    @property
    def post_insights(self) -> PostInsightReader | None:
        return None

    @property
    def by_number(self) -> PeopleReader | None:
        """Not offered: nobody is named by a number that can be asked about."""
        return None

    @property
    def look_up(self) -> LookUp | None:
        return None

    @property
    def mentioned(self) -> MentionReader | None:
        return None

    @property
    def subscriber(self) -> Subscriber | None:
        return self if self.real.subscriber else None

    async def subscribe(self, access_token: Secret, account_id: int, *, at: datetime) -> None:
        del access_token, at
        note(self.usage)
        self.subscribed.append(account_id)
        if self.subscribing_fails is not None:
            raise self.subscribing_fails

    async def unsubscribe(self, access_token: Secret, account_id: int, *, at: datetime) -> None:
        del at
        self.asked.append(f"unsubscribe {account_id}")
        self.unsubscribed_by.append(access_token)
        if self.subscribing_fails is not None:
            raise self.subscribing_fails

    def _tokens(self, kind: str, at: datetime) -> GrantedTokens:
        token = Secret(f"{kind}-{self.person}-{next(iter(self._numbers))}")
        return GrantedTokens(token, token, at + SIXTY_DAYS, self.terms.scopes - self.unticked)


@dataclass(frozen=True)
class Parlour:
    """A practice with all routes on offer, and a client with a browser."""

    app: AsyncTestClient[Litestar]
    house: House
    works: Works
    routes: dict[Route, Scripted]
    clock: MovableClock

    @property
    def networks(self) -> Networks:
        return dict(self.routes)

    async def link(self, platform: str, *, account_id: UUID | None = None, house: House | None = None) -> str:
        """The path of a fresh connect link."""
        house = house or self.house
        made = await self.app.post(
            f"/v1/clients/{house.client_id}/connect-links",
            json={"platform": platform, "account_id": str(account_id) if account_id else None},
            headers=house.coach.headers,
        )
        assert made.status_code == 201, made.text
        return str(urlsplit(made.json()["url"]).path)

    async def set_out(self, link: str, route: Route) -> dict[str, str]:
        """Press the route's button; returns what the network sends the person back with once they agree."""
        await self.app.get(link)
        sent = await self.app.post(link, data={"route": route}, follow_redirects=False)
        assert sent.status_code == 303, sent.text
        asked = parse_qs(urlsplit(sent.headers["location"]).query)
        assert urlsplit(asked["redirect_uri"][0]).path == f"/connect/callback/{route}"
        return {"state": asked["state"][0], "code": "the-code"}

    async def come_back(self, route: Route, sent_back: dict[str, str]) -> Response:
        """Arrive at the route's callback in the same browser."""
        return await self.app.get(f"/connect/callback/{route}", params=sent_back)

    async def agree(self, route: Route, *, account_id: UUID | None = None, house: House | None = None) -> Response:
        """The whole way to the page on which the callback ends."""
        link = await self.link(self.routes[route].terms.platform, account_id=account_id, house=house)
        return await self.come_back(route, await self.set_out(link, route))

    async def connect(self, route: Route, *opens: Profile, house: House | None = None) -> SocialAccount:
        """Connect the one account that the consent opens."""
        self.routes[route].opens = list(opens)
        arrived = await self.agree(route, house=house)
        assert arrived.status_code == 200, arrived.text
        [account] = [each for each in await self.accounts(house) if each.platform_account_id == opens[0].id]
        return account

    async def choose(self, state: str, number: object, **headers: str) -> Response:
        """Answer the page of several accounts."""
        form = {"state": state, "account": str(number)}
        return await self.app.post("/connect/choice", data=form, headers=headers)

    async def shown(self, account: SocialAccount) -> dict[str, object]:
        """The account as its client sees it."""
        answer = await self.app.get(f"/v1/accounts/{account.id}", headers=self.house.client.headers)
        assert answer.status_code == 200, answer.text
        body: dict[str, object] = answer.json()
        return body

    async def accounts(self, house: House | None = None) -> list[SocialAccount]:
        return await self._all(SocialAccount, house)

    async def grants(self, house: House | None = None) -> list[Grant]:
        return await self._all(Grant, house)

    async def attempts(self) -> list[ConnectAttempt]:
        return await self._all(ConnectAttempt, None)

    async def told(self, event: str) -> list[dict[str, object]]:
        """The payloads of every such event so far."""
        return [dict(each.payload) for each in await self._all(Alert, None) if each.event == event]

    async def used(self, route: Route) -> float | None:
        """How much of this route's app is used, as everybody is told."""
        app = self.routes[route].terms.app
        query = "SELECT used FROM platform_quota WHERE app = $1 AND bucket = 'app'"
        found: float | None = await self.works.database.reads.fetchval(query, app)
        return found

    async def forget_quotas(self) -> None:
        """All tests come with the same apps, and often with the same accounts."""
        await self.works.database.reads.execute("DELETE FROM platform_quota")

    async def let_pass(self, by: timedelta) -> None:
        """Move the practice's own time, as a sandbox practice does; sessions live on by the real one."""
        async with self.works.open(self.house.practice_id, at=self.clock()) as work:
            await work.session.execute(
                update(Practice)
                .where(Practice.practice_id == work.practice_id)
                .values(clock_offset=Practice.clock_offset + by)
            )

    async def work(self, house: House | None = None) -> None:
        """Ask for what is due and do every job that is, as a worker does."""
        house = house or self.house
        await ask_due_renewals(self.works, at=self.clock())
        await ask_due_subscriptions(self.works, at=self.clock())
        kinds = {kind.name: kind for kind in account_jobs(self.networks)}
        ringers = Ringers(self.works, kinds, self.works.bell, self.clock)
        for job in await self._all(Job, house):
            if job.kind in kinds and job.state == "queued" and job.due_at <= self.clock():
                await ringers.answer(house.practice_id, job.id)

    async def _all(self, table: type[_Row], house: House | None) -> list[_Row]:
        practice_id = (house or self.house).practice_id
        async with self.works.open(practice_id, at=self.clock()) as work:
            return list(await work.session.scalars(select(table).where(table.practice_id == practice_id)))


@asynccontextmanager
async def a_parlour(settings: Settings, works: Works) -> AsyncIterator[Parlour]:
    """A fresh practice in front of scripted networks."""
    clock = MovableClock()
    offered = Settings(
        x_client_id="x-app",
        instagram_client_id="ig-app",
        instagram_client_secret=Secret("ig-secret"),
        facebook_client_id="fb-app",
        facebook_client_secret=Secret("fb-secret"),
    )
    async with web(settings, clock) as app, GuardedSession(allow_loopback=False) as session:
        routes = {route: Scripted(network) for route, network in networks(session, offered).items()}
        app.app.state.networks = routes
        parlour = Parlour(app, await a_house(works), works, routes, clock)
        await parlour.forget_quotas()
        yield parlour
