"""An account on the sandbox's Instagram or Facebook that a test has fail, and everything that a failure may not touch."""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

from httpx import Response
from sqlalchemy import delete, func, select

from service.accounts.models import Grant
from service.alerts.models import Alert
from service.audience.models import AudienceReport, Conversation, Engager
from service.automation.models import Finding
from service.checkups.models import KeptPage
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import Route
from service.platforms.models import PlatformQuota
from service.platforms.wire import ANSWER_WITHIN
from service.sandbox.meta.cast import TINY
from tests.meta_checkups import Engaged, engaged
from tests.meta_sandbox import MetaSandbox, facebook_settings, instagram_settings

ALWAYS: Final = 1_000
MOST_ATTEMPTS: Final = 100
PLENTY: Final = 1_000_000
CONCLUSIONS: Final = (AudienceReport, Engager, Conversation, Finding)
"""What is written when a look ends in a report, and not before."""

State = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Stage:
    """What happens on the network: at this door of the stage hand's, with this body."""

    door: str
    body: Mapping[str, object] | None = None
    method: str = "POST"


@dataclass(frozen=True, slots=True)
class Ward:
    """Tess, whose account is small, and the stage hand who makes her network fail."""

    tess: Engaged
    route: Route

    @property
    def host(self) -> str:
        return "ig-graph" if self.route is Route.INSTAGRAM else "fb-graph"

    @property
    def first_list(self) -> str:
        return "posts" if self.route is Route.FACEBOOK else "media"

    @property
    def sandbox(self) -> MetaSandbox:
        return self.tess.sandbox

    async def fail(self, at: str = "me", *, calls: int = ALWAYS, **how: Any) -> None:  # noqa: ANN401 # as the stage hand takes it
        """Have so many of the next calls to this part of the API fail."""
        where = f"/{self.host}/*/{at}"
        await self.sandbox.stage("mishaps", {"path": where, "calls": calls, **how})

    async def unplayed(self) -> int:
        """How many planted calls have not failed so far."""
        planted = (await self.sandbox.http.get(f"{self.sandbox.url}/sandbox/mishaps")).json()
        return sum(each["calls"] for each in planted)

    async def heal(self) -> None:
        """Let every call go well again."""
        (await self.sandbox.http.delete(f"{self.sandbox.url}/sandbox/mishaps")).raise_for_status()

    async def on_stage(self, act: Stage) -> None:
        """Have something happen to Tess, by the login that this route rests on."""
        login = "instagram" if self.route is Route.INSTAGRAM else "facebook"
        body = None if act.body is None else {"person": "tiny", "route": login, **act.body}
        answer = await self.sandbox.http.request(act.method, f"{self.sandbox.url}/sandbox/{act.door}", json=body)
        assert answer.is_success, answer.text

    async def calls(self) -> int:
        """How many calls the sandbox has answered."""
        return sum((await self.sandbox.calls()).values())

    async def ask(self) -> Response:
        """Ask for a checkup, and let a worker take it up once."""
        asked = await self.tess.surgery.ask(self.tess.account_id)
        assert asked.status_code == 202, asked.text
        await self.tess.surgery.work()
        return asked

    async def later(self, by: timedelta) -> None:
        """Time passes, and a worker does what has become due."""
        self.tess.surgery.clock.move(by)
        await self.tess.surgery.work()

    async def to_the_end(self, asked: Response) -> tuple[int, Mapping[str, Any]]:
        """Attempt after attempt until nothing is left to try; how many they were, and how the checkup ended."""
        surgery, attempts = self.tess.surgery, 1
        while jobs := await surgery.jobs():
            surgery.clock.at = max(surgery.clock.at, jobs[0].due_at)
            await surgery.work()
            attempts += 1
            assert attempts < MOST_ATTEMPTS
        return attempts, await surgery.shown(asked)

    async def account(self) -> Mapping[str, Any]:
        """The account as the coach sees it."""
        return await self.tess.surgery.get(f"/v1/accounts/{self.tess.account_id}")

    async def state(self) -> State:
        """The account's state, and the code of its reason, which never comes without words and a remedy."""
        shown = await self.account()
        reason = shown["state_reason"]
        if reason is None:
            return shown["state"], None
        assert reason["text"]
        assert reason["remedy"]
        return shown["state"], reason["code"]

    async def tokens(self) -> int:
        """How many grants of the account are kept."""
        return await self._count(Grant)

    async def concluded(self) -> int:
        """How much is kept of what only a whole look may conclude."""
        return sum([await self._count(table) for table in CONCLUSIONS])

    async def kept_pages(self) -> int:
        """How many pages are kept of checkups that are not concluded."""
        surgery = self.tess.surgery
        async with surgery.works.open(surgery.house.practice_id, at=surgery.clock()) as work:
            return int(
                await work.session.scalar(
                    select(func.count()).select_from(KeptPage).where(KeptPage.practice_id == work.practice_id)
                )
                or 0
            )

    async def told(self) -> list[tuple[str, object]]:
        """Every event about the account, with its reason, in order."""
        surgery = self.tess.surgery
        async with surgery.works.open(surgery.house.practice_id, at=surgery.clock()) as work:
            about = (Alert.practice_id == work.practice_id, Alert.subject_id == self.tess.account_id)
            alerts = await work.session.scalars(select(Alert).where(*about).order_by(Alert.id))
            return [(each.event, each.payload.get("reason")) for each in alerts]

    async def reconnect(self, *, without: Iterable[str] = ()) -> Response:
        """One link for this very account, followed by Tess to its end."""
        surgery, route = self.tess.surgery, self.route
        made = await surgery.app.post(
            f"/v1/clients/{surgery.house.client_id}/connect-links",
            json={"platform": self.tess.network.terms.platform, "account_id": str(self.tess.account_id)},
            headers=surgery.house.coach.headers,
        )
        assert made.status_code == 201, made.text
        link = urlsplit(made.json()["url"]).path
        await surgery.app.get(link)
        sent = await surgery.app.post(link, data={"route": route}, follow_redirects=False)
        back = await self.sandbox.agree(sent.headers["location"], TINY.id, without=without)
        return await surgery.app.get(f"/connect/callback/{route}", params=back)

    async def _count(self, table: Any) -> int:  # noqa: ANN401 # any table that belongs to an account
        surgery = self.tess.surgery
        async with surgery.works.open(surgery.house.practice_id, at=surgery.clock()) as work:
            mine = (table.practice_id == work.practice_id, table.account_id == self.tess.account_id)
            return int(await work.session.scalar(select(func.count()).select_from(table).where(*mine)) or 0)


def on_meta(settings: Settings, url: str) -> Settings:
    """The settings of a deployment whose Instagram and Facebook are this sandbox."""
    instagram, facebook = instagram_settings(url), facebook_settings(url)
    return replace(
        settings,
        instagram_client_id=instagram.client_id,
        instagram_client_secret=instagram.client_secret,
        instagram_login_url=f"{url}/ig-login",
        instagram_api_url=f"{url}/ig-api",
        instagram_graph_url=instagram.graph_url,
        facebook_client_id=facebook.client_id,
        facebook_client_secret=facebook.client_secret,
        facebook_login_url=facebook.login_url,
        facebook_graph_url=facebook.graph_url,
    )


@asynccontextmanager
async def failing(
    settings: Settings, works: Works, url: str, route: Route, *, answer_within: timedelta = ANSWER_WITHIN
) -> AsyncIterator[Ward]:
    """Tess's account, connected on this route, on a network of whose quotas nothing is used or known."""
    house = on_meta(settings, url)
    async with engaged(house, works, url, route, person=TINY.id, answer_within=answer_within) as tess:
        ward = Ward(tess, route)
        await tess.sandbox.stage("quotas", {"app_calls": PLENTY, "account_calls": PLENTY})
        async with works.open(tess.surgery.house.practice_id, at=tess.surgery.clock()) as work:
            await work.session.execute(delete(PlatformQuota).where(PlatformQuota.app == tess.network.terms.app))
        yield ward


def usage(app: int = 0, *, business: int | None = None, regain: int = 0) -> dict[str, str]:
    """Meta's headers: the percent used of the app's quota, and of a business account's with the minutes to regain it."""
    headers = {"x-app-usage": f'{{"call_count":{app},"total_time":1,"total_cputime":1}}'}
    if business is not None:
        told = f'"type":"instagram","call_count":{business},"estimated_time_to_regain_access":{regain}'
        headers["x-business-use-case-usage"] = f'{{"17841400000000001":[{{{told}}}]}}'
    return headers


def moment(shown: str) -> datetime:
    """A moment as the doors show it."""
    return datetime.fromisoformat(shown)
