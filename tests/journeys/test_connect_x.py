"""From a connect link to a connected account, with a real consent page and over real HTTP to X."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta

import asyncpg
import pytest

from service.accounts.grants import AccountNotConnected, usable_token
from service.accounts.jobs import account_jobs
from service.accounts.life import GIVE_BACK
from service.accounts.sealed_tokens import opened
from service.accounts.states import AccountState, Why
from service.kit.queue import Ringers
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import Route
from service.platforms.failures import GrantExpired
from tests.callers import a_client, a_house
from tests.conftest import Servers
from tests.connecting import Scene, scene
from tests.sandboxes import sandbox_x_process

LONG_ENOUGH = timedelta(hours=3)
"""X's access tokens live two hours."""


@pytest.fixture(scope="module")
def sandbox_url() -> Iterator[str]:
    with sandbox_x_process(options=("--followers", "200", "--second-followers", "50")) as url:
        yield url


@pytest.fixture
async def stage(settings: Settings, works: Works, sandbox_url: str) -> AsyncIterator[Scene]:
    async with scene(settings, works, sandbox_url) as opened_scene:
        yield opened_scene


class TestConnecting:
    async def test_leads_from_a_link_to_an_account_that_is_due(self, stage: Scene) -> None:
        link = await stage.link()
        page = await stage.app.get(link)
        assert "North Star" in page.text
        assert "who follows you" in page.text
        assert "follow or unfollow anybody" in page.text
        arrived = await stage.come_back(await stage.agree(link))
        assert arrived.status_code == 200
        account = await stage.account()
        assert f"@{account.handle}" in arrived.text
        assert (account.state, account.client_id) == (AccountState.CONNECTED, stage.house.client_id)
        assert account.next_checkup_at == pytest.approx(await stage.sandbox.now(), abs=timedelta(minutes=1))
        [used] = await stage.links()
        assert used.used_at is not None
        assert await stage.noted("account.connected") == [(f"connect_link:{used.id}", str(account.id))]
        shown = (await stage.app.get(f"/v1/accounts/{account.id}", headers=stage.house.assistant.headers)).json()
        assert (shown["state"], shown["state_reason"], shown["source"]) == ("connected", None, "api")
        assert {each["code"] for each in shown["capabilities"] if not each["observable"]} == {"follow_times"}

    async def test_speaks_german_from_the_link_to_the_end_to_somebody_who_does(self, stage: Scene) -> None:
        address = f"/v1/clients/{stage.house.client_id}"
        changed = await stage.app.patch(address, json={"language": "de-AT"}, headers=stage.house.coach.headers)
        assert changed.status_code == 200, changed.text
        link = await stage.link()
        assert "Weiter mit X" in (await stage.app.get(link)).text
        sent_back = await stage.agree(link)
        assert "ist für North Star verbunden" in (await stage.come_back(sent_back)).text
        assert "Diese Seite wurde schon einmal geöffnet" in (await stage.come_back(sent_back)).text
        assert "Dieser Link wurde benutzt" in (await stage.app.get(link)).text

    async def test_gives_tokens_that_work_and_renews_them_when_they_end(self, stage: Scene) -> None:
        account = await stage.connect()
        first = await usable_token(stage.works, stage.networks, account, clock=stage.clock)
        assert await usable_token(stage.works, stage.networks, account, clock=stage.clock) == first
        await stage.let_pass(LONG_ENOUGH)
        second = await usable_token(stage.works, stage.networks, account, clock=stage.clock)
        network = stage.networks[Route.X]
        assert (await network.whoami(second, at=stage.clock())).id == stage.people[0]
        with pytest.raises(GrantExpired):
            await network.whoami(first, at=stage.clock())

    async def test_connects_again_with_the_history_after_access_was_taken_back(self, stage: Scene) -> None:
        account = await stage.connect()
        await stage.sandbox.withdraw(stage.people[0])
        await stage.let_pass(LONG_ENOUGH)
        for _ in range(2):
            with pytest.raises(AccountNotConnected):
                await usable_token(stage.works, stage.networks, account, clock=stage.clock)
        waiting = await stage.account()
        assert (waiting.state, waiting.state_reason) == (AccountState.NEEDS_RECONNECT, Why.REVOKED)
        assert await stage.told() == ["revoked"]
        assert await stage.grants() == []
        again = await stage.connect(account_id=account.id)
        assert (again.id, again.state, again.created_at) == (account.id, AccountState.CONNECTED, account.created_at)
        await usable_token(stage.works, stage.networks, again, clock=stage.clock)

    async def test_keeps_no_token_when_a_permission_was_left_out(self, stage: Scene) -> None:
        link = await stage.link()
        arrived = await stage.come_back(await stage.agree(link, without=["follows.read"]))
        assert arrived.status_code == 403
        assert "follows.read" in arrived.text
        account = await stage.account()
        assert (account.state, account.state_reason) == (AccountState.NEEDS_RECONNECT, Why.PERMISSION_MISSING)
        assert account.missing_permissions == ["follows.read"]
        assert await stage.grants() == []
        await stage.come_back(await stage.agree(link, without=["offline.access"]))
        assert await stage.told() == ["permission_missing"]
        whole = await stage.come_back(await stage.agree(link))
        assert whole.status_code == 200
        assert (await stage.account()).missing_permissions == []

    async def test_leaves_a_connected_account_alone_when_a_poorer_consent_comes(self, stage: Scene) -> None:
        account = await stage.connect()
        await stage.come_back(await stage.agree(await stage.link(), without=["follows.read"]))
        assert (await stage.account()).state == AccountState.CONNECTED
        assert await stage.told() == []
        await usable_token(stage.works, stage.networks, account, clock=stage.clock)

    async def test_turns_an_account_known_from_exports_into_the_connected_one(self, stage: Scene) -> None:
        handle = (await stage.connect()).handle
        other = await a_house(stage.works, at=stage.clock())
        stage.house = other
        added = await stage.app.post(
            f"/v1/clients/{other.client_id}/accounts",
            json={"platform": "x", "handle": handle.upper()},
            headers=other.coach.headers,
        )
        account = await stage.connect()
        assert (str(account.id), account.source, account.handle) == (added.json()["id"], "api", handle)


class TestDisconnecting:
    async def test_gives_the_tokens_back_and_destroys_them(self, stage: Scene) -> None:
        account = await stage.connect()
        token = await usable_token(stage.works, stage.networks, account, clock=stage.clock)
        ended = await stage.app.post(f"/v1/accounts/{account.id}/disconnection", headers=stage.house.coach.headers)
        assert (ended.json()["state"], ended.json()["state_reason"]["code"]) == ("disconnected", "asked")
        with pytest.raises(AccountNotConnected):
            await usable_token(stage.works, stage.networks, account, clock=stage.clock)
        await give_back(stage)
        assert await stage.grants() == []
        with pytest.raises(GrantExpired):
            await stage.networks[Route.X].whoami(token, at=stage.clock())

    async def test_spares_the_tokens_of_a_connection_made_meanwhile(self, stage: Scene) -> None:
        account = await stage.connect()
        await stage.app.post(f"/v1/accounts/{account.id}/disconnection", headers=stage.house.owner.headers)
        again = await stage.connect()
        assert again.id == account.id
        await give_back(stage)
        await usable_token(stage.works, stage.networks, again, clock=stage.clock)

    async def test_destroys_the_tokens_even_when_the_network_never_takes_them(self, stage: Scene) -> None:
        account = await stage.connect()
        await stage.app.post(f"/v1/accounts/{account.id}/disconnection", headers=stage.house.owner.headers)
        await stage.sandbox.plant("/2/oauth2/revoke", "503", calls=8)
        for _ in range(8):
            assert len(await stage.grants()) == 1
            await give_back(stage)
            stage.clock.move(timedelta(minutes=15))
        assert await stage.grants() == []


class TestRefusing:
    """Login CSRF and mix-up: whatever does not fit is refused and leaves nothing."""

    async def refused(self, stage: Scene, sent_back: dict[str, str], *, status: int, says: str) -> None:
        arrived = await stage.come_back(sent_back)
        assert (arrived.status_code, says in arrived.text) == (status, True), arrived.text
        assert await stage.accounts() == []
        assert await stage.grants() == []

    async def test_a_person_who_does_not_agree(self, stage: Scene) -> None:
        sent_back = await stage.agree(await stage.link())
        denied = {"state": sent_back["state"], "error": "access_denied"}
        await self.refused(stage, denied, status=200, says="Nothing was connected")
        await self.refused(stage, sent_back, status=410, says="opened before")

    async def test_a_state_nobody_was_given(self, stage: Scene) -> None:
        sent_back = await stage.agree(await stage.link())
        await self.refused(stage, sent_back | {"state": "made-up"}, status=400, says="do not know this address")
        await self.refused(stage, {"code": sent_back["code"]}, status=400, says="do not know this address")

    async def test_another_browser_without_spending_the_state(self, stage: Scene) -> None:
        sent_back = await stage.agree(await stage.link())
        own = dict(stage.app.cookies)
        stage.app.cookies.clear()
        await self.refused(stage, sent_back, status=403, says="another browser")
        stage.app.cookies.set("rapport_browser", "somebody else's")
        await self.refused(stage, sent_back, status=403, says="another browser")
        stage.app.cookies.clear()
        for name, value in own.items():
            stage.app.cookies.set(name, value)
        assert (await stage.come_back(sent_back)).status_code == 200

    async def test_a_state_that_took_too_long(self, stage: Scene) -> None:
        sent_back = await stage.agree(await stage.link())
        stage.clock.move(timedelta(minutes=10))
        await self.refused(stage, sent_back, status=410, says="longer than ten minutes")

    async def test_another_networks_callback(self, stage: Scene) -> None:
        sent_back = await stage.agree(await stage.link())
        for network in ("instagram", "myspace"):
            arrived = await stage.app.get(f"/connect/callback/{network}", params=sent_back)
            assert (arrived.status_code, await stage.accounts()) == (400, [])

    async def test_a_code_that_belongs_to_another_attempt(self, stage: Scene) -> None:
        victims = await stage.agree(await stage.link())
        attackers = await stage.agree(await stage.link(), person=stage.people[1])
        await self.refused(stage, victims | {"code": attackers["code"]}, status=400, says="did not confirm")

    async def test_a_code_of_a_link_of_another_practice(self, stage: Scene) -> None:
        ours = await stage.agree(await stage.link())
        our_house, stage.house = stage.house, await a_house(stage.works, at=stage.clock())
        theirs = await stage.agree(await stage.link())
        await self.refused(stage, theirs | {"code": ours["code"]}, status=400, says="did not confirm")
        stage.house = our_house
        assert await stage.accounts() == []

    async def test_a_state_that_was_used(self, stage: Scene) -> None:
        sent_back = await stage.agree(await stage.link())
        assert (await stage.come_back(sent_back)).status_code == 200
        again = await stage.come_back(sent_back)
        assert (again.status_code, "opened before" in again.text) == (410, True)
        assert len(await stage.accounts()) == 1

    async def test_a_link_that_was_used_by_somebody_faster(self, stage: Scene) -> None:
        link = await stage.link()
        first, second = await stage.agree(link), await stage.agree(link, person=stage.people[1])
        assert (await stage.come_back(first)).status_code == 200
        assert (await stage.come_back(second)).status_code == 410
        assert (await stage.app.get(link)).status_code == 410
        assert [each.platform_account_id for each in await stage.accounts()] == [stage.people[0]]

    async def test_an_account_that_another_client_has(self, stage: Scene) -> None:
        await stage.connect()
        async with stage.works.open(stage.house.practice_id, at=stage.clock()) as work:
            other = await a_client(work, stage.house.coach)
        arrived = await stage.come_back(await stage.agree(await stage.link(to=other)))
        assert (arrived.status_code, "for somebody else" in arrived.text) == (409, True)
        assert [each.client_id for each in await stage.accounts()] == [stage.house.client_id]

    async def test_another_account_than_the_one_to_connect_again(self, stage: Scene) -> None:
        account = await stage.connect()
        link = await stage.link(account_id=account.id)
        arrived = await stage.come_back(await stage.agree(link, person=stage.people[1]))
        assert (arrived.status_code, f"@{account.handle}" in arrived.text) == (409, True)
        assert len(await stage.accounts()) == 1

    async def test_nothing_when_the_network_is_down_at_the_wrong_moment(self, stage: Scene) -> None:
        link = await stage.link()
        for path in ("/2/oauth2/token", "/2/users/me"):
            sent_back = await stage.agree(link)
            await stage.sandbox.plant(path, "503")
            await self.refused(stage, sent_back, status=502, says="not answering")
        assert (await stage.come_back(await stage.agree(link))).status_code == 200


class TestSecrets:
    async def test_stand_in_no_table_as_they_are(self, stage: Scene, servers: Servers) -> None:
        link = await stage.link()
        sent_back = await stage.agree(link)
        browser = dict(stage.app.cookies)["rapport_browser"]
        await stage.come_back(sent_back)
        async with stage.works.open(stage.house.practice_id, at=stage.clock()) as work:
            [grant] = await stage.grants()
            access, refresh = opened(await work.seals(), grant)
        assert refresh is not None
        secrets = [access.reveal(), refresh.reveal(), link.rpartition("/")[2], sent_back["state"], browser]
        stored = await everything_in(servers.database_url)
        assert str(stage.people[0]) in stored
        for secret in secrets:
            assert len(secret) > 20
            assert secret not in stored
            assert secret.encode().hex() not in stored


async def give_back(stage: Scene) -> None:
    """Do the jobs that were asked for, as a worker does."""
    kinds = {kind.name: kind for kind in account_jobs(stage.networks)}
    ringers = Ringers(stage.works, kinds, stage.works.bell, stage.clock)
    for job in await stage.jobs():
        if job.kind == GIVE_BACK:
            await ringers.answer(stage.house.practice_id, job.id)


async def everything_in(database_url: str) -> str:
    """Every row of every table as text."""
    admin = await asyncpg.connect(database_url)
    try:
        tables = await admin.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        rows = [
            str(row[0]) for table in tables for row in await admin.fetch(f"SELECT t::text FROM {table['tablename']} t")
        ]
    finally:
        await admin.close()
    return "\n".join(rows)
