"""Try-outs: opened by looks at whom the client follows, shown with their evidence, ended by verdicts."""

from asyncio import gather
from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import select

from service.accounts.models import SocialAccount
from service.audience.classes import FollowerClass
from service.audience.models import FollowerEvent, Profile
from service.engagement.daily import plan_today
from service.engagement.models import Task, TryOut
from service.engagement.trying_out import open_followed
from service.kit.settings import Settings
from service.kit.work import Works
from tests.audiences import a_conversation, a_follower, a_snapshot, an_account, names_agreed
from tests.callers import NOON, Caller, House, MovableClock, a_house, web
from tests.checking import Surgery
from tests.connecting import Scene, scene
from tests.sandboxes import sandbox_x_process

Network = AsyncTestClient[Litestar]
MONTH, SECOND = timedelta(days=30), timedelta(seconds=1)


async def an_account_with(
    works: Works, house: House, *people: tuple[int, str], since: datetime = NOON
) -> SocialAccount:
    """An account that follows these people on trial."""
    async with works.open(house.practice_id, at=NOON) as work:
        account = await an_account(work, house.client_id)
        await open_followed(work, account.id, people, at=since)
    return account


async def listed(network: Network, caller: Caller, account: SocialAccount, **query: Any) -> Any:  # noqa: ANN401 # an answer
    shown = await network.get(f"/v1/accounts/{account.id}/try-outs", params=query, headers=caller.headers)
    assert shown.status_code == 200, shown.text
    return shown.json()


async def judged(network: Network, caller: Caller, try_out_id: str, verdict: str, **more: int) -> Any:  # noqa: ANN401 # likewise
    path = f"/v1/try-outs/{try_out_id}/verdict"
    return await network.put(path, json={"verdict": verdict, **more}, headers=caller.headers)


class TestTryOuts:
    async def test_show_what_was_seen_and_what_it_speaks_for(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account = await an_account_with(works, house, (11, "lena_runs"), (12, "quiet_tom"), (13, "gone_nowhere"))
        async with works.open(house.practice_id, at=NOON) as work:
            await a_snapshot(work, account)
            await a_follower(work, account, "lena_runs", profile_id=11)
            spoke = await a_conversation(work, account, "lena_runs", profile_id=11)
            spoke.last_theirs_at = NOON + timedelta(days=1)
            silent = int((NOON - timedelta(days=50)).timestamp())
            where = {"practice_id": house.practice_id, "platform": "x", "profile_id": 12}
            work.session.add(Profile(**where, handle="quiet_tom", name="Tom", posts=3, last_posted_at=silent))
        async with web(settings) as network:
            items = (await listed(network, house.client, account))["items"]

        cards = {each["handle"]: each["card"] for each in items}
        assert {handle: card["leans_to"] for handle, card in cards.items()} == {
            "lena_runs": "keep",
            "quiet_tom": "drop",
            "gone_nowhere": "open",
        }
        assert (cards["lena_runs"]["follows_back"], cards["quiet_tom"]["follows_back"]) == (True, False)
        assert cards["quiet_tom"]["reasons"][0]["text"] == "They have posted nothing for 50 days."
        assert (cards["gone_nowhere"]["posts"], cards["gone_nowhere"]["fit"]) == (None, None)
        assert items[0]["link"] == "https://x.com/lena_runs"

    async def test_say_nothing_of_following_back_while_the_followers_were_never_read(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        account = await an_account_with(works, house, (11, "lena_runs"))
        async with web(settings) as network:
            (only,) = (await listed(network, house.client, account))["items"]
        assert only["card"]["follows_back"] is None
        assert [reason["code"] for reason in only["card"]["reasons"]] == ["try_out.nothing_seen"]

    async def test_name_nobody_to_a_coach_until_the_client_agrees(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account = await an_account_with(works, house, (11, "lena_runs"))
        async with web(settings) as network:
            (before,) = (await listed(network, house.coach, account))["items"]
            async with works.open(house.practice_id, at=NOON) as work:
                await names_agreed(work, house.client_id)
            (after,) = (await listed(network, house.coach, account))["items"]
        assert (before["handle"], before["profile_id"], before["link"]) == (None, None, None)
        assert after["handle"] == "lena_runs"

    async def test_are_turned_page_by_page_the_longest_due_first(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account = await an_account_with(works, house, *((number, f"friend{number}") for number in range(5)))
        seen: list[str] = []
        async with web(settings) as network:
            cursor: dict[str, str] = {}
            while True:
                page = await listed(network, house.client, account, limit=2, **cursor)
                seen += [each["handle"] for each in page["items"]]
                if page["next_cursor"] is None:
                    break
                cursor = {"cursor": page["next_cursor"]}
        assert sorted(seen) == [f"friend{number}" for number in range(5)]

    async def test_are_due_after_a_month_by_the_practices_own_time(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account = await an_account_with(works, house, (11, "lena_runs"), since=NOON - MONTH + SECOND)
        clock = MovableClock(NOON)
        async with web(settings, clock) as network:
            assert (await listed(network, house.client, account, due=True))["items"] == []
            clock.move(SECOND)
            (due,) = (await listed(network, house.client, account, due=True))["items"]
        assert due["is_due"]


class TestAVerdict:
    async def test_ends_a_try_out_once(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account = await an_account_with(works, house, (11, "lena_runs"))
        async with web(settings) as network:
            (only,) = (await listed(network, house.client, account))["items"]
            answers = await gather(*(judged(network, house.client, only["id"], "keep") for _ in range(5)))
            other = await judged(network, house.client, only["id"], "drop")
            (kept,) = (await listed(network, house.client, account, outcome="kept"))["items"]
        assert {(each.status_code, each.text) for each in answers} == {(200, answers[0].text)}
        assert (other.status_code, other.json()["detail"]) == (409, "This try-out ended as kept.")
        assert kept["id"] == only["id"]

    async def test_may_be_a_little_longer_counted_from_when_it_was_due(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account = await an_account_with(works, house, (11, "lena_runs"))
        async with web(settings) as network:
            (only,) = (await listed(network, house.client, account))["items"]
            longer = (await judged(network, house.client, only["id"], "extend", days=14)).json()
            refused = await judged(network, house.client, only["id"], "extend", days=91)
        assert (longer["state"], longer["extended"]) == ("open", 1)
        assert longer["due_at"] == (NOON + MONTH + timedelta(days=14)).isoformat().replace("+00:00", "Z")
        assert refused.status_code == 400

    async def test_is_asked_for_in_the_plan_of_the_day_it_is_due_and_then_no_more(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        account = await an_account_with(works, house, (11, "lena_runs"), since=NOON - MONTH)

        async def asked_for(at: timedelta) -> list[tuple[str, str]]:
            async with works.open(house.practice_id, at=NOON + at) as work:
                await plan_today(work, house.client_id)
            async with works.open(house.practice_id, at=NOON + at) as work:
                found = await work.session.scalars(
                    select(Task).where(Task.practice_id == house.practice_id, Task.kind == "try_out").order_by(Task.id)
                )
                return [(str(task.params["handle"]), task.state) for task in found]

        assert await asked_for(-timedelta(days=1)) == []
        assert await asked_for(timedelta()) == [("lena_runs", "offered")]
        async with web(settings) as network:
            (due,) = (await listed(network, house.client, account, due=True))["items"]
            await judged(network, house.client, due["id"], "extend", days=7)
        assert await asked_for(timedelta()) == [("lena_runs", "done")]
        assert await asked_for(timedelta(days=7)) == [("lena_runs", "done"), ("lena_runs", "offered")]


class TestOpeningOne:
    async def test_takes_somebody_whom_the_account_knows_and_answers_the_open_one_again(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            known = await a_follower(work, account, "ines_bakes", klass=FollowerClass.GENUINE)
        path = f"/v1/accounts/{account.id}/try-outs"
        async with web(settings) as network:

            async def opened(profile_id: int) -> Any:  # noqa: ANN401 # an answer
                return await network.post(path, json={"profile_id": str(profile_id)}, headers=house.client.headers)

            first, second = await gather(opened(known), opened(known))
            unknown = await opened(known + 1)
            (only,) = (await listed(network, house.client, account))["items"]
        assert (first.status_code, first.json()) == (201, second.json())
        assert (only["handle"], only["opened_because"]) == ("ines_bakes", "chosen")
        assert unknown.status_code == 404


@pytest.fixture(scope="module")
def sandbox_url() -> Iterator[str]:
    with sandbox_x_process(options=("--followers", "80", "--second-followers", "40")) as url:
        yield url


@pytest.fixture
async def stage(settings: Settings, works: Works, sandbox_url: str) -> AsyncIterator[Scene]:
    async with scene(settings, works, sandbox_url) as opened:
        yield opened


class TestLooksAtWhomTheClientFollows:
    async def test_open_a_try_out_of_everybody_new_and_end_it_when_they_are_let_go(self, stage: Scene) -> None:
        account = await stage.connect()
        surgery = Surgery(stage.app, stage.house, stage.works, stage.networks, stage.clock)
        budget = {"monthly_budget_micros": 10_000_000_000}
        await stage.app.patch(f"/v1/accounts/{account.id}", json=budget, headers=stage.house.owner.headers)
        await surgery.look(account.id)
        assert await tried(stage, account.id) == {}
        for _ in range(8):
            await stage.let_pass(timedelta(hours=18))
            await surgery.look(account.id)

        came, went = await changes_of_following(stage, account.id)
        outcomes = await tried(stage, account.id)
        assert came
        assert set(outcomes) == came
        assert {number for number, states in outcomes.items() if "dropped" in states} == came & went
        items = (await listed(stage.app, stage.house.client, account, limit=200))["items"]
        assert all(each["handle"] and each["card"]["posts"] is not None for each in items)


async def tried(stage: Scene, account_id: UUID) -> dict[int, set[str]]:
    async with stage.works.open(stage.house.practice_id, at=stage.clock()) as work:
        rows = (await work.session.scalars(select(TryOut).where(TryOut.account_id == account_id))).all()
    return {row.profile_id: {other.state for other in rows if other.profile_id == row.profile_id} for row in rows}


async def changes_of_following(stage: Scene, account_id: UUID) -> tuple[set[int], set[int]]:
    async with stage.works.open(stage.house.practice_id, at=stage.clock()) as work:
        seen = select(FollowerEvent).where(FollowerEvent.account_id == account_id, FollowerEvent.side == 1)
        rows = (await work.session.scalars(seen)).all()
    return {row.profile_id for row in rows if row.change == 1}, {row.profile_id for row in rows if row.change == -1}
