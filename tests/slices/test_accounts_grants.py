import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from aiohttp import web
from sqlalchemy import select, update

from service.accounts.grants import MARGIN, AccountNotConnected, usable_token
from service.accounts.leases import LEASE, PAUSE_AFTER_FAILURE
from service.accounts.models import Grant, SocialAccount
from service.accounts.sealed_tokens import KeptFor, keep_tokens
from service.accounts.states import AccountState
from service.alerts.models import Alert
from service.kit.secrets import Secret
from service.kit.vault import SealBroken
from service.kit.work import Works
from service.platforms.contract import GrantedTokens, Network, Route
from service.platforms.failures import PlatformDown, Throttled
from tests.audiences import an_account
from tests.callers import NOON, House, MovableClock, a_house
from tests.x_scripted import Script, answering, x_that

OLD = Secret("the-old-access-token")
SPENT_SOON = Secret("the-old-refresh-token")


class TokenEndpoint:
    """An X that hands out fresh tokens, one after the other, and notes what it was asked with."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.gates: list[asyncio.Event] = []
        self.called = asyncio.Event()

    async def answer(self, request: web.Request) -> web.Response:
        number = len(self.asked) + 1
        self.asked.append(str((await request.post())["refresh_token"]))
        self.called.set()
        if len(self.gates) >= number:
            await self.gates[number - 1].wait()
        body = {
            "token_type": "bearer",
            "expires_in": 7200,
            "access_token": f"access-{number}",
            "refresh_token": f"refresh-{number}",
            "scope": "users.read offline.access",
        }
        return web.Response(body=json.dumps(body).encode(), headers={"Content-Type": "application/json"})


class Desk:
    """A connected account, its network, and a clock."""

    def __init__(self, works: Works, account: SocialAccount, network: Network) -> None:
        self.works = works
        self.account = account
        self.clock = MovableClock(NOON)
        self.networks = {Route.X: network}

    async def token(self, *, refused: Secret | None = None) -> str:
        token = await usable_token(self.works, self.networks, self.account, clock=self.clock, refused=refused)
        return token.reveal()

    async def grant(self) -> Grant:
        async with self.works.open(self.account.practice_id, at=NOON) as work:
            return (await work.session.scalars(select(Grant).where(Grant.account_id == self.account.id))).one()

    async def state(self) -> str:
        async with self.works.open(self.account.practice_id, at=NOON) as work:
            query = select(SocialAccount.state).where(SocialAccount.id == self.account.id)
            return str(await work.session.scalar(query))


async def a_connected_account(
    works: Works, house: House, *, refresh_token: Secret | None = SPENT_SOON
) -> SocialAccount:
    """An account of the house's client, whose access token ends in an hour."""
    async with works.open(house.practice_id, at=NOON) as work:
        account = await an_account(work, house.client_id)
        tokens = GrantedTokens(OLD, refresh_token, NOON + timedelta(hours=1), frozenset({"users.read"}))
        await keep_tokens(work, account.id, tokens, kept_for=KeptFor(Route.X), granted_at=NOON)
    return account


@asynccontextmanager
async def a_desk(works: Works, script: Script) -> AsyncIterator[Desk]:
    account = await a_connected_account(works, await a_house(works))
    async with x_that(script) as network:
        yield Desk(works, account, network)


class TestUsableTokens:
    async def test_are_those_that_last_a_minute_more(self, works: Works) -> None:
        endpoint = TokenEndpoint()
        async with a_desk(works, endpoint.answer) as desk:
            desk.clock.move(timedelta(hours=1) - MARGIN - timedelta(seconds=1))
            assert await desk.token() == OLD.reveal()
            desk.clock.move(timedelta(seconds=1))
            assert await desk.token() == "access-1"
            assert endpoint.asked == [SPENT_SOON.reveal()]

    async def test_are_renewed_once_each_with_the_newest_refresh_token(self, works: Works) -> None:
        endpoint = TokenEndpoint()
        async with a_desk(works, endpoint.answer) as desk:
            for _ in range(3):
                desk.clock.move(timedelta(hours=2))
                await asyncio.gather(*(desk.token() for _ in range(4)))
            assert endpoint.asked == [SPENT_SOON.reveal(), "refresh-1", "refresh-2"]

    async def test_are_renewed_early_when_the_network_refused_the_one_we_have(self, works: Works) -> None:
        endpoint = TokenEndpoint()
        async with a_desk(works, endpoint.answer) as desk:
            answers = await asyncio.gather(*(desk.token(refused=OLD) for _ in range(4)))
            assert answers == ["access-1"] * 4
            assert await desk.token() == "access-1"
            assert len(endpoint.asked) == 1

    async def test_are_kept_though_the_caller_is_cancelled_meanwhile(self, works: Works) -> None:
        endpoint = TokenEndpoint()
        endpoint.gates = [asyncio.Event()]
        async with a_desk(works, endpoint.answer) as desk:
            desk.clock.move(timedelta(hours=2))
            impatient = asyncio.create_task(desk.token())
            await endpoint.called.wait()
            impatient.cancel()
            with pytest.raises(asyncio.CancelledError):
                await impatient
            endpoint.gates[0].set()
            assert await desk.token() == "access-1"
            assert len(endpoint.asked) == 1

    async def test_end_with_the_consent_when_there_is_nothing_to_renew_them_with(self, works: Works) -> None:
        account = await a_connected_account(works, await a_house(works), refresh_token=None)
        async with x_that(answering(500, {})) as network:
            desk = Desk(works, account, network)
            assert await desk.token() == OLD.reveal()
            desk.clock.move(timedelta(hours=2))
            with pytest.raises(AccountNotConnected, match="needs_reconnect: expired"):
                await desk.token()


class TestLeases:
    async def test_shut_out_a_holder_who_was_away_for_too_long(self, works: Works) -> None:
        endpoint = TokenEndpoint()
        endpoint.gates = [asyncio.Event()]
        async with a_desk(works, endpoint.answer) as desk:
            desk.clock.move(timedelta(hours=2))
            slow = asyncio.create_task(desk.token())
            await endpoint.called.wait()
            desk.clock.move(LEASE)
            assert await desk.token() == "access-2"
            endpoint.gates[0].set()
            assert await slow == "access-2"

    async def test_shut_out_a_renewal_that_a_new_consent_has_overtaken(self, works: Works) -> None:
        endpoint = TokenEndpoint()
        endpoint.gates = [asyncio.Event()]
        async with a_desk(works, endpoint.answer) as desk:
            desk.clock.move(timedelta(hours=2))
            slow = asyncio.create_task(desk.token())
            await endpoint.called.wait()
            fresh = GrantedTokens(Secret("consented"), None, desk.clock() + timedelta(hours=2), frozenset())
            async with works.open(desk.account.practice_id, at=desk.clock()) as work:
                await keep_tokens(work, desk.account.id, fresh, kept_for=KeptFor(Route.X), granted_at=desk.clock())
            endpoint.gates[0].set()
            assert await slow == "consented"


class TestFailures:
    async def test_of_the_network_never_mean_revoked_and_leave_it_in_peace_for_a_while(self, works: Works) -> None:
        async with a_desk(works, answering(503, {})) as desk:
            desk.clock.move(timedelta(hours=2))
            with pytest.raises(PlatformDown):
                await desk.token()
            with pytest.raises(Throttled) as waiting:
                await desk.token()
            assert waiting.value.until == desk.clock() + PAUSE_AFTER_FAILURE
            assert await desk.state() == AccountState.CONNECTED
            async with x_that(TokenEndpoint().answer) as mended:
                desk.networks = {Route.X: mended}
                desk.clock.move(PAUSE_AFTER_FAILURE)
                assert await desk.token() == "access-1"

    async def test_by_too_many_calls_are_waited_out_as_long_as_the_network_says(self, works: Works) -> None:
        async with a_desk(works, answering(429, {}, {"Retry-After": "120"})) as desk:
            desk.clock.move(timedelta(hours=2))
            for _ in range(2):
                with pytest.raises(Throttled) as waiting:
                    await desk.token()
                assert waiting.value.until == desk.clock() + timedelta(seconds=120)
            assert await desk.state() == AccountState.CONNECTED

    @pytest.mark.parametrize("error", ["invalid_grant", "invalid_request"])
    async def test_by_a_spent_token_end_the_consent_and_are_told_once(self, works: Works, error: str) -> None:
        async with a_desk(works, answering(400, {"error": error})) as desk:
            desk.clock.move(timedelta(hours=2))
            answers = await asyncio.gather(*(desk.token() for _ in range(8)), return_exceptions=True)
            assert {type(each) for each in answers} == {AccountNotConnected}
            async with works.open(desk.account.practice_id, at=NOON) as work:
                [alert] = await work.session.scalars(select(Alert).where(Alert.subject_id == desk.account.id))
            assert alert.event == "account.needs_reconnect"
            assert alert.payload["account"] == f"/v1/accounts/{desk.account.id}"

    async def test_by_our_own_credentials_do_not_end_anybodys_consent(self, works: Works) -> None:
        async with a_desk(works, answering(401, {"error": "unauthorized_client"})) as desk:
            desk.clock.move(timedelta(hours=2))
            answer = (await asyncio.gather(desk.token(), return_exceptions=True))[0]
            assert type(answer).__name__ == "AppBlocked"
            assert await desk.state() == AccountState.CONNECTED


class TestSeals:
    async def test_hold_only_in_their_own_place(self, works: Works) -> None:
        house = await a_house(works)
        first, second = [await a_connected_account(works, house) for _ in range(2)]
        async with x_that(answering(500, {})) as network:
            desk = Desk(works, first, network)
            theirs = await Desk(works, second, network).grant()
            ours = await desk.grant()
            assert ours.refresh_token is not None
            for moved in (theirs.access_token, ours.refresh_token, ours.access_token[:-1], b"", bytes(60)):
                await put(works, ours, moved)
                with pytest.raises(SealBroken):
                    await desk.token()
            await put(works, ours, ours.access_token)
            assert await desk.token() == OLD.reveal()

    async def test_do_not_open_in_another_practice(self, works: Works) -> None:
        first, second = [await a_connected_account(works, await a_house(works)) for _ in range(2)]
        async with x_that(answering(500, {})) as network:
            theirs = await Desk(works, second, network).grant()
            desk = Desk(works, first, network)
            await put(works, await desk.grant(), theirs.access_token)
            with pytest.raises(SealBroken):
                await desk.token()


async def put(works: Works, grant: Grant, access_token: bytes) -> None:
    async with works.open(grant.practice_id, at=NOON) as work:
        await work.session.execute(
            update(Grant)
            .where(Grant.practice_id == grant.practice_id, Grant.id == grant.id)
            .values(access_token=access_token)
        )
