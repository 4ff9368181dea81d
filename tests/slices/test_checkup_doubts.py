"""What a refusal of our access makes of a connection: a first one is doubted, a second in a row ends it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

import pytest
from aiohttp import web as web_of_x
from sqlalchemy import select

from service.accounts.looks import ASK_AGAIN_AFTER
from service.accounts.sealed_tokens import KeptFor, keep_tokens
from service.alerts.models import Alert
from service.checkups.checkup import ATTEMPTS
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import GrantedTokens, Route
from service.platforms.failures import AppRemoved, GrantRevoked, OwnerMustAct, PlatformFailure, RoleLost
from tests.audiences import an_account
from tests.callers import MovableClock, a_house, web
from tests.checking import Surgery
from tests.networks_scripted import Scripted
from tests.x_scripted import problem, x_that

NUMBER = 4_711


@dataclass
class FickleX:
    """An X that renews every token and refuses reads as it is told."""

    handle: str = "m"
    refusals: int = 0
    """So many of the next reads are refused as by a spent token."""
    down: bool = False
    reads: list[str] = field(default_factory=list)

    async def answer(self, request: web_of_x.Request) -> web_of_x.Response:
        asked = request.path.rpartition("/")[2]
        if asked == "token":
            body = {"token_type": "bearer", "expires_in": 7200, "access_token": "fresh", "refresh_token": "fresh-too"}
            return web_of_x.json_response(body)
        self.reads.append(asked)
        if self.down:
            return web_of_x.json_response({}, status=503)
        if self.refusals > 0:
            self.refusals -= 1
            return web_of_x.json_response(problem("about:blank", 401), status=401)
        if asked == "me":
            counts = {"followers_count": 1, "following_count": 0, "tweet_count": 0, "listed_count": 0}
            person = {"id": str(NUMBER), "name": "M", "username": self.handle, "public_metrics": counts}
            return web_of_x.json_response({"data": person})
        if asked == "followers":
            people = [{"id": "11", "name": "A", "username": "person11"}]
            return web_of_x.json_response({"data": people, "meta": {"result_count": 1}})
        return web_of_x.json_response({"meta": {"result_count": 0}})


@dataclass(frozen=True)
class Case:
    x: FickleX
    surgery: Surgery
    account_id: UUID

    async def account(self) -> dict[str, object]:
        return dict(await self.surgery.get(f"/v1/accounts/{self.account_id}"))

    async def reason(self) -> tuple[object, object]:
        shown = await self.account()
        reason = shown["state_reason"]
        return shown["state"], reason["code"] if isinstance(reason, dict) else None

    async def told(self) -> list[tuple[str, object]]:
        async with self.surgery.works.open(self.surgery.house.practice_id, at=self.surgery.clock()) as work:
            alerts = await work.session.scalars(select(Alert).where(Alert.subject_id == self.account_id))
            return [(each.event, each.payload.get("reason")) for each in alerts]


@asynccontextmanager
async def a_case(settings: Settings, works: Works) -> AsyncIterator[Case]:
    x, clock = FickleX(), MovableClock()
    house = await a_house(works)
    async with works.open(house.practice_id, at=clock()) as work:
        account = await an_account(work, house.client_id, handle="m", platform_account_id=NUMBER)
        tokens = GrantedTokens(Secret("access"), Secret("refresh"), clock() + timedelta(days=1), frozenset())
        await keep_tokens(work, account.id, tokens, kept_for=KeptFor(Route.X), granted_at=clock())
    async with web(settings, clock) as app, x_that(x.answer) as network:
        yield Case(x, Surgery(app, house, works, {Route.X: network}, clock), account.id)


@pytest.fixture
async def case(settings: Settings, works: Works) -> AsyncIterator[Case]:
    async with a_case(settings, works) as opened:
        yield opened


class TestAFirstRefusal:
    async def test_ends_nothing_and_is_asked_again_after_a_minute(self, case: Case) -> None:
        case.x.refusals = 2  # the token we had, and the one it was renewed to
        asked = await case.surgery.ask(case.account_id)
        await case.surgery.work()
        assert (await case.surgery.shown(asked))["state"] == "waiting"
        assert await case.reason() == ("connected", None)
        reads = len(case.x.reads)
        await case.surgery.work()
        assert len(case.x.reads) == reads
        case.surgery.clock.move(ASK_AGAIN_AFTER)
        await case.surgery.work()
        assert (await case.surgery.shown(asked))["state"] == "done"
        assert (await case.reason(), await case.told()) == (("connected", None), [])

    async def test_long_after_another_is_a_first_one_again(self, case: Case) -> None:
        for _ in range(2):
            case.x.refusals = 2
            asked = await case.surgery.ask(case.account_id)
            await case.surgery.work()
            case.surgery.clock.move(ASK_AGAIN_AFTER)
            await case.surgery.work()
            assert (await case.surgery.shown(asked))["state"] == "done"
        assert (await case.reason(), await case.told()) == (("connected", None), [])


class TestASecondRefusalInARow:
    async def test_ends_the_access_and_is_told_once(self, case: Case) -> None:
        case.x.refusals = 99
        asked = await case.surgery.ask(case.account_id)
        for _ in range(4):
            await case.surgery.work()
            case.surgery.clock.move(ASK_AGAIN_AFTER)
        done = await case.surgery.shown(asked)
        assert (done["state"], done["failure"]["code"]) == ("failed", "not_connected")
        assert await case.reason() == ("needs_reconnect", "revoked")
        assert await case.told() == [("account.needs_reconnect", "revoked")]
        assert len(case.x.reads) == 4  # with the token and its successor, and after the minute both ways once more


class TestAFailingNetwork:
    async def test_never_ends_the_access_however_long(self, case: Case) -> None:
        case.x.down = True
        await case.surgery.ask(case.account_id)
        for _ in range(ATTEMPTS):
            [job] = await case.surgery.jobs()
            case.surgery.clock.at = max(case.surgery.clock.at, job.due_at)
            await case.surgery.work()
        assert await case.surgery.jobs() == []
        assert (await case.reason(), await case.told()) == (("connected", None), [])


class TestANewHandle:
    async def test_is_seen_at_the_next_look(self, case: Case) -> None:
        case.x.handle = "m_and_more"
        await case.surgery.look(case.account_id)
        shown = await case.account()
        changes = shown["handle_changes"]
        assert isinstance(changes, list)
        assert (shown["handle"], [each["params"] for each in changes]) == (
            "m_and_more",
            [{"old": "m", "new": "m_and_more"}],
        )
        assert [each["source"] for each in changes] == ["checkup"]


class TestMetasRefusals:
    @pytest.mark.parametrize(
        ("says", "looks", "state", "events"),
        [
            (AppRemoved("458"), 1, ("disconnected", "removed_on_network"), ["removed_on_network"]),
            (OwnerMustAct("459"), 1, ("connected", "owner_must_act"), ["owner_must_act"]),
            (RoleLost("492"), 1, ("connected", None), []),
            (RoleLost("492"), 2, ("needs_reconnect", "role_lost"), ["role_lost"]),
            (GrantRevoked("460"), 1, ("connected", None), []),
            (GrantRevoked("460"), 2, ("needs_reconnect", "revoked"), ["revoked"]),
        ],
    )
    async def test_each_have_their_own_state_and_reason(
        self,
        case: Case,
        says: PlatformFailure,
        looks: int,
        state: tuple[str, str | None],
        events: list[str],
    ) -> None:
        x = case.surgery.networks[Route.X]
        refused = Surgery(
            case.surgery.app,
            case.surgery.house,
            case.surgery.works,
            {Route.X: Scripted(x, refuses=says)},
            case.surgery.clock,
        )
        await refused.ask(case.account_id)
        for _ in range(looks):
            await refused.work()
            case.surgery.clock.move(ASK_AGAIN_AFTER)
        assert await case.reason() == state
        assert [reason for _, reason in await case.told()] == events
        if state[0] == "connected":
            case.surgery.clock.move(timedelta(hours=6))
            if await case.surgery.jobs():
                await case.surgery.work()
            else:
                await case.surgery.look(case.account_id)
            assert await case.reason() == ("connected", None)
