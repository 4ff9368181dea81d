"""Weed-outs: drafted each month from what was seen, done step by step by the client, followed by later looks."""

from asyncio import gather
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import select, update

from service.accounts.models import SocialAccount
from service.audience.cards import SortingCard
from service.audience.classes import FollowerClass
from service.audience.models import FollowerEvent, Standing
from service.audience.shapes import QUALITY_EXAMPLE
from service.automation.models import EventDeclaration
from service.engagement.circle import choose
from service.engagement.contacts import Contact
from service.engagement.daily import plan_today
from service.engagement.models import Task
from service.engagement.trying_out import open_followed
from service.engagement.weed_out import A_DAY
from service.engagement.weed_outs import WeedOut
from service.engagement.weeding import keep
from service.kit.database import new_id
from service.kit.settings import Settings
from service.kit.work import Works
from tests.audiences import a_conversation, a_follower, a_report, a_snapshot, an_account, names_agreed
from tests.callers import NOON, Caller, House, MovableClock, a_house, web

Network = AsyncTestClient[Litestar]
DAY = timedelta(days=1)


async def an_account_with(
    works: Works, house: House, *dormant: str, linked: bool = True
) -> tuple[SocialAccount, Mapping[str, int]]:
    """An account that follows all of these back, none of whom has been seen for long."""
    async with works.open(house.practice_id, at=NOON) as work:
        account = await an_account(work, house.client_id)
        await a_snapshot(work, account)
        people = {handle: await a_follower(work, account, handle, klass=FollowerClass.DORMANT) for handle in dormant}
        await work.session.execute(
            update(Standing).where(Standing.account_id == account.id).values(followed_back=linked)
        )
    return account, people


async def planned(works: Works, house: House, *, at: datetime = NOON) -> Sequence[Task]:
    """The weed-out's tasks once the day is planned."""
    async with works.open(house.practice_id, at=at) as work:
        await plan_today(work, house.client_id)
    async with works.open(house.practice_id, at=at) as work:
        found = select(Task).where(Task.practice_id == house.practice_id, Task.kind == "weed_out").order_by(Task.id)
        return (await work.session.scalars(found)).all()


async def get(network: Network, caller: Caller, path: str, **query: Any) -> Any:  # noqa: ANN401 # an answer
    shown = await network.get(path, params=query, headers=caller.headers)
    assert shown.status_code == 200, shown.text
    return shown.json()


async def the_weed_out(network: Network, house: House, account: SocialAccount) -> Any:  # noqa: ANN401 # likewise
    (only,) = (await get(network, house.client, f"/v1/accounts/{account.id}/weed-outs"))["items"]
    return only


class TestADraft:
    async def test_is_made_on_the_first_morning_with_a_reason_and_once_a_month(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        account, _ = await an_account_with(works, house, "lost_larry", "gone_gwen")
        async with works.open(house.practice_id, at=NOON) as work:
            await a_report(work, account, QUALITY_EXAMPLE, taken_at=NOON)
        await gather(*(planned(works, house) for _ in range(3)))
        await planned(works, house, at=NOON + DAY)
        async with web(settings) as network:
            drafted = await the_weed_out(network, house, account)
            people = await get(network, house.client, f"/v1/weed-outs/{drafted['id']}/people")

        assert (drafted["month"], drafted["state"], drafted["proposed"], drafted["steps"]) == (
            "2026-11-01",
            "open",
            2,
            1,
        )
        assert (drafted["forecast"]["followers_before"], drafted["forecast"]["followers_low"]) == (413, 411)
        assert drafted["forecast"]["quality_low"] == drafted["forecast"]["quality_before"] == 61
        assert {each["handle"] for each in people["items"]} == {"lost_larry", "gone_gwen"}
        assert people["items"][0]["reasons"][0]["code"] == "weed_out.awol"

    async def test_proposes_nobody_whom_the_client_does_not_follow(self, works: Works) -> None:
        house = await a_house(works)
        await an_account_with(works, house, "lost_larry", linked=False)
        assert await planned(works, house) == []

    async def test_spares_whoever_spoke_or_was_kept_chosen_known_tried_sorted_or_came_with_a_declared_event(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        account, people = await an_account_with(
            works, house, "lost_larry", "spoke", "kept", "chosen", "known", "tried", "sorted", "came_with_giveaway"
        )
        async with works.open(house.practice_id, at=NOON) as work:
            client = house.client.identity
            await a_conversation(work, account, "spoke", profile_id=people["spoke"])
            await keep(work, client, account, people["kept"])
            await choose(work, client, account, people["chosen"])
            where = {"practice_id": house.practice_id, "account_id": account.id}
            work.session.add(Contact(**where, profile_id=people["known"], handle="known", stars=4))
            await open_followed(work, account.id, [(people["tried"], "tried")], at=NOON)
            work.session.add(
                SortingCard(
                    **where,
                    id=new_id(),
                    profile_id=people["sorted"],
                    dealt_at=NOON,
                    answer="friend",
                    answered_at=NOON,
                    tap=1,
                )
            )
            work.session.add(
                EventDeclaration(
                    **where, kind="giveaway", starts_at=NOON - 9 * DAY, ends_at=NOON - 7 * DAY, note="", explains=["boomerang"],
                    declared_by="member", by_client=False, declared_at=NOON,
                )
            )  # fmt: skip
            came = update(Standing).where(Standing.profile_id == people["came_with_giveaway"])
            await work.session.execute(came.values(followed_at=int((NOON - 8 * DAY).timestamp())))
        await planned(works, house)
        async with web(settings) as network:
            drafted = await the_weed_out(network, house, account)
            left = await get(network, house.client, f"/v1/weed-outs/{drafted['id']}/people")
        assert [each["handle"] for each in left["items"]] == ["lost_larry"]

    async def test_of_a_new_month_closes_the_one_before(self, works: Works) -> None:
        house = await a_house(works)
        await an_account_with(works, house, "lost_larry")
        await planned(works, house)
        await planned(works, house, at=NOON + 30 * DAY)
        async with works.open(house.practice_id, at=NOON) as work:
            rows = (await work.session.scalars(select(WeedOut).order_by(WeedOut.month))).all()
        assert [(str(row.month), row.state) for row in rows] == [("2026-11-01", "closed"), ("2026-12-01", "open")]


class TestSteps:
    async def test_come_into_the_plan_one_a_day(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        await an_account_with(works, house, *(f"lost{number}" for number in range(A_DAY + 1)))
        (first,) = await planned(works, house)
        assert (first.params["people"], first.params["step"]) == (A_DAY, 1)
        async with web(settings) as network:
            path = f"/v1/tasks/{first.id}/decision"
            done = await network.put(path, json={"decision": "done"}, headers=house.client.headers)
            assert done.status_code == 200
        assert [task.id for task in await planned(works, house, at=NOON + timedelta(hours=3))] == [first.id]
        _, second = await planned(works, house, at=NOON + DAY)
        assert (second.params["people"], second.params["step"]) == (1, 2)

    async def test_wait_for_a_members_approval_where_the_practice_asks_for_it(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        account, _ = await an_account_with(works, house, "lost_larry")
        async with web(settings) as network:
            asked_for = {"approves_weed_outs": True}
            by_coach = await network.patch("/v1/practice", json=asked_for, headers=house.coach.headers)
            by_owner = await network.patch("/v1/practice", json=asked_for, headers=house.owner.headers)
            shown = await network.get("/v1/practice", headers=house.coach.headers)
            assert (by_coach.status_code, by_owner.status_code) == (403, 200)
            assert (shown.json()["approves_weed_outs"], shown.json()["finding_order"]) == (True, "together")
            assert await planned(works, house) == []
            drafted = await the_weed_out(network, house, account)
            path = f"/v1/weed-outs/{drafted['id']}/approval"
            refused = await network.post(path, headers=house.client.headers)
            approved = [await network.post(path, headers=house.coach.headers) for _ in range(2)]
        assert drafted["state"] == "awaiting_approval"
        assert (refused.status_code, [each.status_code for each in approved]) == (403, [204, 204])
        assert len(await planned(works, house)) == 1


class TestPeople:
    async def test_who_are_spared_are_on_the_keep_list_until_they_are_taken_off(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        account, people = await an_account_with(works, house, "lost_larry", "gone_gwen")
        await planned(works, house)
        async with web(settings) as network:
            drafted = await the_weed_out(network, house, account)
            path = f"/v1/weed-outs/{drafted['id']}/people/{people['lost_larry']}/decision"
            spared = await network.put(path, json={"decision": "spared"}, headers=house.client.headers)
            kept = await get(network, house.client, f"/v1/accounts/{account.id}/keep-list")
            counted = await get(network, house.client, f"/v1/weed-outs/{drafted['id']}")
            stranger = path.replace(str(people["lost_larry"]), "1")
            unknown = await network.put(stranger, json={"decision": "spared"}, headers=house.client.headers)
            await network.put(path, json={"decision": "proposed"}, headers=house.client.headers)
            taken_off = await get(network, house.client, f"/v1/accounts/{account.id}/keep-list")
        assert (spared.status_code, unknown.status_code) == (204, 404)
        assert [each["handle"] for each in kept["items"]] == ["lost_larry"]
        assert (counted["spared"], counted["proposed"]) == (1, 1)
        assert taken_off["items"] == []

    async def test_whom_a_later_look_sees_unfollowed_are_gone_and_the_weed_out_closes(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        account, people = await an_account_with(works, house, "lost_larry")
        await planned(works, house)
        async with works.open(house.practice_id, at=NOON + DAY) as work:
            await a_snapshot(work, account, number=2, side="following")
            work.session.add(
                FollowerEvent(
                    practice_id=house.practice_id, account_id=account.id, side=1, number=2,
                    profile_id=people["lost_larry"], change=-1,
                )
            )  # fmt: skip
        await planned(works, house, at=NOON + DAY)
        async with web(settings) as network:
            drafted = await the_weed_out(network, house, account)
            undo = await get(network, house.client, f"/v1/weed-outs/{drafted['id']}/people", outcome="gone")
        assert (drafted["state"], drafted["gone"], drafted["proposed"]) == ("closed", 1, 0)
        assert [each["link"] for each in undo["items"]] == ["https://x.com/lost_larry"]

    async def test_are_named_to_a_coach_only_once_the_client_agrees(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account, people = await an_account_with(works, house, "lost_larry")
        await planned(works, house)
        async with web(settings) as network:
            drafted = await the_weed_out(network, house, account)
            path = f"/v1/weed-outs/{drafted['id']}/people"
            before = await get(network, house.coach, path)
            decision = f"{path}/{people['lost_larry']}/decision"
            refused = await network.put(decision, json={"decision": "spared"}, headers=house.coach.headers)
            async with works.open(house.practice_id, at=NOON) as work:
                await names_agreed(work, house.client_id)
            after = await get(network, house.coach, path)
        assert (before["items"][0]["handle"], before["items"][0]["profile_id"]) == (None, None)
        assert refused.status_code == 403
        assert after["items"][0]["handle"] == "lost_larry"

    async def test_are_turned_page_by_page_and_step_by_step(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account, _ = await an_account_with(works, house, *(f"lost{number}" for number in range(A_DAY + 3)))
        await planned(works, house)
        seen: list[str] = []
        async with web(settings, MovableClock(NOON)) as network:
            drafted = await the_weed_out(network, house, account)
            path = f"/v1/weed-outs/{drafted['id']}/people"
            query: dict[str, Any] = {"limit": 7}
            while True:
                page = await get(network, house.client, path, **query)
                seen += [each["handle"] for each in page["items"]]
                if page["next_cursor"] is None:
                    break
                query["cursor"] = page["next_cursor"]
            second = await get(network, house.client, path, step=2)
        assert len(seen) == len(set(seen)) == A_DAY + 3
        assert len(second["items"]) == 3
