"""What a practice's tier gives: clients, accounts, checkups and calls, refused clearly and never given twice."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import httpx2
import pytest
from click.testing import CliRunner
from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import update

from service.access.allotments import month_after, month_of
from service.access.caller_limits import BY_TIER
from service.access.models import Practice
from service.access.tiers import ALLOTMENTS, Tier
from service.app import create_app
from service.checkups.asking import ask_due_checkups
from service.checkups.models import Checkup
from service.commands.tier import PracticeUnknown, tier
from service.kit.counts import Share
from service.kit.database import new_id
from service.kit.settings import Settings, SettingsInvalid
from service.kit.work import Work, Works
from tests.arriving import arriving_from, running
from tests.audiences import an_account
from tests.callers import NOON, PASSWORD, House, MovableClock, a_house, web
from tests.conftest import Servers

FREE = ALLOTMENTS[Tier.FREE]


async def a_practice(works: Works, given: Tier) -> House:
    house = await a_house(works)
    await give(works, house.practice_id, given)
    return house


async def give(works: Works, practice_id: UUID, given: Tier) -> None:
    async with works.open(practice_id, at=NOON) as work:
        await work.session.execute(update(Practice).where(Practice.practice_id == practice_id).values(tier=given))


Network = AsyncTestClient[Litestar] | httpx2.AsyncClient


async def used(session: Network, house: House) -> dict[str, int | None]:
    shown = (await session.get("/v1/usage", headers=house.owner.headers)).json()
    return {each["resource"]: each["used"] for each in shown["resources"]}


async def add(session: Network, house: House) -> int:
    added = await session.post("/v1/clients", json={"name": "Ada", "time_zone": "UTC"}, headers=house.coach.headers)
    return added.status_code


class TestClients:
    async def test_are_taken_on_up_to_the_last_place_by_however_many_at_once(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_practice(works, Tier.FREE)
        async with web(settings) as session:
            answers = await asyncio.gather(*(add(session, house) for _ in range(8)))
            assert sorted(answers) == [201, 201, *[402] * 6]
            refused = await session.post(
                "/v1/clients", json={"name": "Bo", "time_zone": "UTC"}, headers=house.coach.headers
            )
            assert refused.json()["detail"].startswith("The tier gives 3 clients. End the coaching")
            assert (await used(session, house))["clients"] == 3

    async def test_whose_coaching_ends_make_room_and_need_it_to_come_back(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_practice(works, Tier.FREE)
        async with web(settings) as session:
            path, headers = f"/v1/clients/{house.client_id}", house.coach.headers
            assert [await add(session, house) for _ in range(2)] == [201, 201]
            await session.patch(path, json={"coaching_ended": True}, headers=headers)
            assert await add(session, house) == 201
            back = await session.patch(path, json={"coaching_ended": False, "name": "Bea"}, headers=headers)
            assert back.status_code == 402
            assert (await session.get(path, headers=headers)).json()["name"] != "Bea"

    async def test_stay_when_a_lower_tier_is_given(self, settings: Settings, works: Works) -> None:
        house = await a_practice(works, Tier.COACH)
        async with web(settings) as session:
            assert [await add(session, house) for _ in range(4)] == [201] * 4
            await give(works, house.practice_id, Tier.FREE)
            assert await add(session, house) == 402
            assert (await used(session, house))["clients"] == 5


class TestAccounts:
    async def test_are_added_up_to_the_last_place_and_erased_ones_make_room(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_practice(works, Tier.FREE)
        path = f"/v1/clients/{house.client_id}/accounts"
        async with web(settings) as session:
            answers = [
                await session.post(path, json={"platform": "x", "handle": f"ada_{turn}"}, headers=house.coach.headers)
                for turn in range(7)
            ]
            assert [each.status_code for each in answers] == [201] * 6 + [402]
            assert (await used(session, house))["accounts"] == 6


class TestCheckups:
    async def test_of_a_month_end_and_begin_anew_with_the_next(self, settings: Settings, works: Works) -> None:
        house = await a_practice(works, Tier.FREE)
        async with works.open(house.practice_id, at=NOON) as work:
            account = (await an_account(work, house.client_id, next_checkup_at=NOON)).id
            work.session.add_all(_look(work, account) for _ in range(FREE.checkups or 0))
        clock = MovableClock(NOON)
        async with web(settings, clock) as session:
            asked, headers = f"/v1/accounts/{account}/checkups", house.coach.headers
            refused = await session.post(asked, headers=headers)
            assert (refused.status_code, "calendar month" in refused.json()["detail"]) == (402, True)
            await ask_due_checkups(works, at=NOON)
            shown = (await session.get(f"/v1/accounts/{account}", headers=headers)).json()
            assert shown["next_checkup_at"] == "2026-12-01T00:00:00Z"
            assert (await used(session, house))["checkups"] == FREE.checkups
            clock.move(timedelta(days=29))
            assert (await session.post(asked, headers=headers)).status_code == 202
            assert (await used(session, house))["checkups"] == 1

    def test_are_counted_by_calendar_months_of_utc(self) -> None:
        elsewhere = datetime(2026, 12, 31, 23, 30, tzinfo=ZoneInfo("America/New_York"))
        assert month_of(elsewhere) == datetime(2027, 1, 1, tzinfo=UTC)
        assert month_after(elsewhere) == datetime(2027, 2, 1, tzinfo=UTC)
        assert month_after(datetime(2026, 12, 5, tzinfo=UTC)) == datetime(2027, 1, 1, tzinfo=UTC)


class TestCalls:
    async def test_of_a_day_are_told_refused_and_given_anew(self, settings: Settings, works: Works) -> None:
        house = await a_practice(works, Tier.FREE)
        clock = MovableClock(NOON)
        async with running(settings, clock) as app, arriving_from(app, "11.1.1.1") as session:
            first = await session.get("/v1/me", headers=house.coach.headers)
            assert first.headers["ratelimit"] == '"day";r=4999;t=43200'
            share = Share(BY_TIER[Tier.FREE], 5_000, str(house.practice_id))
            for _ in range(99):
                await app.state.counts.standings([share] * 50, at=NOON)
            assert (await used(session, house))["calls"] == 4_952
            await app.state.counts.standings([share] * 48, at=NOON)
            refused = await session.get("/v1/me", headers=house.owner.headers)
            assert (refused.status_code, refused.headers["retry-after"]) == (429, "43200")
            clock.move(timedelta(hours=12))
            assert (await used(session, house))["calls"] == 1

    async def test_cannot_be_told_while_redis_is_away(self, settings: Settings, works: Works) -> None:
        house = await a_practice(works, Tier.FREE)
        async with (
            running(replace(settings, redis_url="redis://127.0.0.1:1/0")) as app,
            arriving_from(app, "11.1.1.1") as session,
        ):
            assert (await used(session, house))["calls"] is None


class TestATier:
    async def test_is_given_by_the_operator_and_holds_from_the_next_request(
        self, settings: Settings, works: Works, servers: Servers
    ) -> None:
        house = await a_house(works)
        async with web(settings) as session:
            shown = (await session.get("/v1/usage", headers=house.coach.headers)).json()
            assert (shown["tier"], {each["most"] for each in shown["resources"]}) == ("unlimited", {None})
            told = await asyncio.to_thread(said, servers, str(house.practice_id), "free")
            assert told == "North Star: unlimited before, free from now on\n"
            shown = (await session.get("/v1/usage", headers=house.coach.headers)).json()
            assert [each["most"] for each in shown["resources"]] == [3, 6, 60, 5_000]

    def test_of_no_practice_is_refused(self, servers: Servers) -> None:
        with pytest.raises(PracticeUnknown, match="GET /v1/me"):
            said(servers, str(uuid4()), "free")

    async def test_with_which_practices_are_opened_is_a_setting(self, settings: Settings) -> None:
        async with web(replace(settings, new_practice_tier="free")) as session:
            opened = await session.post("/v1/practices", json=AN_OPENING | {"email": f"{uuid4().hex}@x.example"})
            headers = {"Authorization": f"Bearer {opened.json()['token']}"}
            shown = (await session.get("/v1/usage", headers=headers)).json()
            assert (shown["tier"], shown["resources"][0]["used"]) == ("free", 0)

    def test_that_there_is_not_keeps_the_service_from_starting(self, settings: Settings) -> None:
        with pytest.raises(SettingsInvalid, match="RAPPORT_NEW_PRACTICE_TIER is 'gold'; choose one of free, coach"):
            create_app(replace(settings, new_practice_tier="gold"))


AN_OPENING = {"practice_name": "North Star", "name": "Dana", "password": PASSWORD}


def said(servers: Servers, *arguments: str) -> str:
    told = CliRunner(env={"DATABASE_ADMIN_URL": servers.database_url}).invoke(tier, arguments, catch_exceptions=False)
    assert told.exit_code == 0
    return told.output


def _look(work: Work, account_id: UUID) -> Checkup:
    return Checkup(
        practice_id=work.practice_id,
        id=new_id(),
        account_id=account_id,
        asked_by="schedule",
        asked_at=work.at,
        source="api",
        state="done",
        stage="done",
    )
