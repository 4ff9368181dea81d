from asyncio import gather
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import func, select

from service.accounts.models import SocialAccount
from service.engagement.circle import LARGEST, choose
from service.engagement.daily import plan_today
from service.engagement.models import CirclePlace
from service.kit.settings import Settings
from service.kit.work import Works
from service.roster.models import Look
from tests.audiences import a_conversation, a_follower, an_account, names_agreed
from tests.callers import NOON, Caller, House, MovableClock, a_client, a_house, web

Network = AsyncTestClient[Litestar]


async def a_planned_house(works: Works) -> House:
    """A client to whom lena_runs has written."""
    house = await a_house(works)
    async with works.open(house.practice_id, at=NOON) as work:
        account = await an_account(work, house.client_id)
        await a_conversation(work, account, "lena_runs", waiting_since=NOON - timedelta(days=3))
        await plan_today(work, house.client_id)
    return house


async def day_of(network: Network, house: House, caller: Caller) -> dict[str, Any]:
    shown = await network.get(f"/v1/clients/{house.client_id}/plan", headers=caller.headers)
    assert shown.status_code == 200, shown.text
    day: dict[str, Any] = shown.json()
    return day


async def decide(network: Network, caller: Caller, task_id: str, **decision: str) -> Any:  # noqa: ANN401 # an answer
    return await network.put(f"/v1/tasks/{task_id}/decision", json=decision, headers=caller.headers)


async def looks(works: Works, house: House) -> Sequence[str]:
    async with works.open(house.practice_id, at=NOON) as work:
        return (await work.session.scalars(select(Look.actor).where(Look.practice_id == house.practice_id))).all()


class TestPlan:
    async def test_tells_each_task_in_code_numbers_and_words(self, settings: Settings, works: Works) -> None:
        house = await a_planned_house(works)
        async with web(settings) as network:
            day = await day_of(network, house, house.client)

        reply = day["tasks"][0]
        assert (day["day"], day["daily_minutes"], day["names_shown"]) == ("2026-11-02", 20, True)
        assert (reply["code"], reply["minutes"], reply["state"], reply["carried_over"]) == (
            "reply",
            3,
            "offered",
            False,
        )
        assert reply["params"] == {"handle": "lena_runs", "since": "2026-10-30"}
        assert reply["text"] == "Answer lena_runs, who wrote on 30 Oct 2026 and is still waiting."
        assert day["open_minutes"] == sum(task["minutes"] for task in day["tasks"]) <= 20

    async def test_names_nobody_to_a_coach_until_the_client_agrees(self, settings: Settings, works: Works) -> None:
        house = await a_planned_house(works)
        async with web(settings) as network:
            before = await network.get(f"/v1/clients/{house.client_id}/plan", headers=house.coach.headers)
            assert await looks(works, house) == []
            async with works.open(house.practice_id, at=NOON) as work:
                await names_agreed(work, house.client_id)
            after = await day_of(network, house, house.coach)

        assert "lena_runs" not in before.text
        assert before.json()["tasks"][0]["text"] == "Answer somebody, who wrote on 30 Oct 2026 and is still waiting."
        assert after["tasks"][0]["params"]["handle"] == "lena_runs"
        assert await looks(works, house) == [house.coach.identity.caller]

    async def test_notes_no_look_of_the_client(self, settings: Settings, works: Works) -> None:
        house = await a_planned_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            await names_agreed(work, house.client_id)
        async with web(settings) as network:
            await day_of(network, house, house.client)

        assert await looks(works, house) == []

    async def test_of_a_client_who_was_just_taken_on_is_empty(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            day = await day_of(network, house, house.coach)

        assert (day["day"], day["planned_at"], day["tasks"], day["open_minutes"]) == (None, None, [], 0)

    async def test_carries_over_what_is_open_and_shows_what_was_done_today(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_planned_house(works)
        clock = MovableClock(NOON)
        async with web(settings, clock) as network:
            first, second, *_ = (await day_of(network, house, house.client))["tasks"]
            await decide(network, house.client, first["id"], decision="done")
            clock.move(timedelta(days=1))
            async with works.open(house.practice_id, at=clock()) as work:
                await plan_today(work, house.client_id)
            await decide(network, house.client, second["id"], decision="done")
            tomorrow = await day_of(network, house, house.client)

        shown = {task["id"]: task for task in tomorrow["tasks"]}
        assert first["id"] not in shown
        assert (shown[second["id"]]["state"], shown[second["id"]]["carried_over"]) == ("done", True)
        assert any(task["state"] == "offered" and task["carried_over"] for task in shown.values())

    async def test_is_not_sent_again_while_it_stays_the_same(self, settings: Settings, works: Works) -> None:
        house = await a_planned_house(works)
        path = f"/v1/clients/{house.client_id}/plan"
        async with web(settings) as network:
            first = await network.get(path, headers=house.client.headers)
            known = house.client.headers | {"If-None-Match": f'"old", W/{first.headers["etag"]}'}
            again = await network.get(path, headers=known)
            await decide(network, house.client, first.json()["tasks"][0]["id"], decision="done")
            changed = await network.get(path, headers=known)

        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert (changed.status_code, changed.json()["tasks"][0]["state"]) == (200, "done")

    async def test_lies_within_reach_alone(self, settings: Settings, works: Works) -> None:
        house, other = await a_planned_house(works), await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            unassigned = await a_client(work)
        async with web(settings) as network:
            answers = [
                await network.get(f"/v1/clients/{client_id}/{what}", headers=caller.headers)
                for client_id, caller in (
                    (unassigned, house.coach),
                    (unassigned, house.client),
                    (house.client_id, other.owner),
                )
                for what in ("plan", "tasks")
            ]
            owner = await network.get(f"/v1/clients/{unassigned}/plan", headers=house.owner.headers)

        assert {answer.status_code for answer in answers} == {404}
        assert owner.status_code == 200


class TestDeciding:
    async def test_the_same_again_changes_nothing(self, settings: Settings, works: Works) -> None:
        house = await a_planned_house(works)
        clock = MovableClock(NOON)
        async with web(settings, clock) as network:
            task_id = (await day_of(network, house, house.client))["tasks"][0]["id"]
            accepted = await decide(network, house.coach, task_id, decision="accepted")
            done = await decide(network, house.client, task_id, decision="done")
            clock.move(timedelta(hours=2))
            again = await decide(network, house.coach, task_id, decision="done")

        assert (accepted.status_code, accepted.json()["state"]) == (200, "accepted")
        assert (
            again.json()
            == done.json()
            == {
                "task_id": task_id,
                "state": "done",
                "decided_at": "2026-11-02T12:00:00Z",
                "skip_reason": None,
                "snoozed_until": None,
            }
        )

    @pytest.mark.parametrize("final", ["done", "skipped"])
    async def test_is_final(self, settings: Settings, works: Works, final: str) -> None:
        house = await a_planned_house(works)
        async with web(settings) as network:
            task_id = (await day_of(network, house, house.client))["tasks"][0]["id"]
            await decide(network, house.client, task_id, decision=final)
            refused = [
                await decide(network, house.client, task_id, decision=other)
                for other in {"accepted", "done", "skipped"} - {final}
            ]

        assert {answer.status_code for answer in refused} == {409}
        assert {answer.json()["type"].rpartition("/")[2] for answer in refused} == {"task-settled"}

    async def test_takes_a_reason_for_skipping_and_for_nothing_else(self, settings: Settings, works: Works) -> None:
        house = await a_planned_house(works)
        async with web(settings) as network:
            task_id = (await day_of(network, house, house.client))["tasks"][0]["id"]
            refused = await decide(network, house.client, task_id, decision="done", reason="We met.")
            skipped = await decide(network, house.client, task_id, decision="skipped", reason="We met.")
            listed = await network.get(f"/v1/clients/{house.client_id}/tasks", headers=house.client.headers)

        assert refused.status_code == 400
        assert "only a skipped task takes a reason" in refused.text
        assert (skipped.status_code, skipped.json()["skip_reason"]) == (200, "We met.")
        assert {task["skip_reason"] for task in listed.json()["items"] if task["id"] == task_id} == {"We met."}

    async def test_reaches_nobody_elses_tasks(self, settings: Settings, works: Works) -> None:
        house, other = await a_planned_house(works), await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            unassigned = await a_client(work)
            await plan_today(work, unassigned)
        async with web(settings) as network:
            own = (await day_of(network, house, house.client))["tasks"][0]["id"]
            path = f"/v1/clients/{unassigned}/plan"
            hidden = (await network.get(path, headers=house.owner.headers)).json()["tasks"][0]["id"]
            answers = [
                await decide(network, house.coach, hidden, decision="done"),
                await decide(network, house.client, hidden, decision="done"),
                await decide(network, other.owner, own, decision="done"),
                await decide(network, house.client, str(uuid4()), decision="done"),
            ]

        assert {answer.status_code for answer in answers} == {404}
        assert len({answer.text.replace(answer.json()["request_id"], "") for answer in answers}) == 1


class TestHistory:
    async def test_walks_back_through_all_days(self, settings: Settings, works: Works) -> None:
        house = await a_planned_house(works)
        for days in range(1, 5):
            async with works.open(house.practice_id, at=NOON + timedelta(days=days)) as work:
                await plan_today(work, house.client_id)
        path = f"/v1/clients/{house.client_id}/tasks"
        seen: list[dict[str, Any]] = []
        async with web(settings) as network:
            cursor: str | None = ""
            while cursor is not None:
                params = {"limit": 3} | ({"cursor": cursor} if cursor else {})
                page = (await network.get(path, params=params, headers=house.client.headers)).json()
                seen += page["items"]
                cursor = page["next_cursor"]
            whole = (await network.get(path, headers=house.client.headers)).json()

        assert seen == whole["items"]
        assert len({task["id"] for task in seen}) == len(seen) > 6
        assert [task["day"] for task in seen] == sorted((task["day"] for task in seen), reverse=True)
        assert "lapsed" in {task["state"] for task in seen}

    async def test_refuses_cursors_of_other_lists(self, settings: Settings, works: Works) -> None:
        house = await a_planned_house(works)
        async with web(settings) as network:
            refused = await network.get(
                f"/v1/clients/{house.client_id}/tasks", params={"cursor": "WzFd"}, headers=house.client.headers
            )

        assert refused.status_code == 400
        assert refused.json()["type"].endswith("/cursor-invalid")


async def an_audience(works: Works, house: House) -> tuple[UUID, int, int]:
    """An account with a follower and somebody it has spoken with."""
    async with works.open(house.practice_id, at=NOON) as work:
        account = await an_account(work, house.client_id)
        follower = await a_follower(work, account, "lena_runs")
        partner = (await a_conversation(work, account, "omar_bakes")).profile_id
    return account.id, follower, partner


async def circle(network: Network, account_id: UUID, caller: Caller) -> list[tuple[str, str]]:
    listed = await network.get(f"/v1/accounts/{account_id}/circle", headers=caller.headers)
    assert listed.status_code == 200, listed.text
    return [(person["profile_id"], person["handle"]) for person in listed.json()["items"]]


async def chosen(works: Works, house: House, account: SocialAccount, profile_id: int) -> None:
    async with works.open(house.practice_id, at=NOON) as work:
        await choose(work, house.client.identity, account, profile_id)


class TestCircle:
    async def test_takes_people_in_and_out(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account_id, follower, partner = await an_audience(works, house)
        path = f"/v1/accounts/{account_id}/circle"
        async with web(settings) as network:
            assert await circle(network, account_id, house.client) == []
            for profile_id in (follower, partner, follower):
                put = await network.put(f"{path}/{profile_id}", headers=house.client.headers)
                assert put.status_code == 204, put.text
            chosen = await circle(network, account_id, house.client)
            for _ in range(2):
                gone = await network.delete(f"{path}/{follower}", headers=house.client.headers)
                assert gone.status_code == 204
            left = await circle(network, account_id, house.client)

        assert chosen == [(str(follower), "lena_runs"), (str(partner), "omar_bakes")]
        assert left == [(str(partner), "omar_bakes")]

    async def test_takes_in_only_people_the_account_has_met(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account_id, *_ = await an_audience(works, house)
        async with web(settings) as network:
            refused = await network.put(f"/v1/accounts/{account_id}/circle/4711", headers=house.client.headers)

        assert refused.status_code == 404
        assert refused.json()["type"].endswith("/person-not-known")

    @pytest.mark.parametrize("profile_id", [str(2**63), "-1", "9" * 400])
    async def test_refuses_numbers_that_no_network_gives(
        self, settings: Settings, works: Works, profile_id: str
    ) -> None:
        house = await a_house(works)
        account_id, *_ = await an_audience(works, house)
        async with web(settings) as network:
            path = f"/v1/accounts/{account_id}/circle/{profile_id}"
            answers = [
                await network.request(method, path, headers=house.client.headers) for method in ("PUT", "DELETE")
            ]

        assert [answer.status_code for answer in answers] == [400, 400]

    async def test_holds_sixty_people_over_all_accounts(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account_id, follower, partner = await an_audience(works, house)
        async with works.open(house.practice_id, at=NOON) as work:
            second = await an_account(work, house.client_id, platform="instagram")
            work.session.add_all(
                CirclePlace(
                    practice_id=house.practice_id,
                    client_id=house.client_id,
                    account_id=second.id,
                    profile_id=number,
                    chosen_at=NOON,
                )
                for number in range(LARGEST - 1)
            )
        async with web(settings) as network:
            path = f"/v1/accounts/{account_id}/circle"
            answers = [
                await network.put(f"{path}/{profile_id}", headers=house.client.headers)
                for profile_id in (follower, partner, follower)
            ]

        assert [answer.status_code for answer in answers] == [204, 409, 204]
        async with works.open(house.practice_id, at=NOON) as work:
            kept = await work.session.scalar(
                select(func.count()).where(CirclePlace.practice_id == house.practice_id).select_from(CirclePlace)
            )
        assert kept == LARGEST

    async def test_is_never_overfilled_by_many_who_choose_at_once(self, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            people = [await a_follower(work, account, f"friend{number}") for number in range(LARGEST + 4)]
            for each in people[: LARGEST - 1]:
                await choose(work, house.client.identity, account, each)
        outcomes = await gather(
            *(chosen(works, house, account, each) for each in people[LARGEST - 1 :]), return_exceptions=True
        )

        assert sorted(type(each).__name__ for each in outcomes) == ["CircleFull"] * 4 + ["NoneType"]

    async def test_is_closed_to_the_practice_until_the_client_agrees(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account_id, follower, _ = await an_audience(works, house)
        path = f"/v1/accounts/{account_id}/circle"
        async with web(settings) as network:

            async def ask() -> list[int]:
                return [
                    (await network.request(method, where, headers=house.coach.headers)).status_code
                    for method, where in (
                        ("PUT", f"{path}/{follower}"),
                        ("GET", path),
                        ("DELETE", f"{path}/{follower}"),
                    )
                ]

            before = await ask()
            async with works.open(house.practice_id, at=NOON) as work:
                await names_agreed(work, house.client_id)
            after = await ask()

        assert (before, after) == ([403, 403, 403], [204, 200, 204])
        assert await looks(works, house) == [house.coach.identity.caller] * 3

    async def test_lies_within_reach_alone(self, settings: Settings, works: Works) -> None:
        house, other = await a_house(works), await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            unassigned = await an_account(work, await a_client(work))
            follower = await a_follower(work, unassigned, "lena_runs")
        path = f"/v1/accounts/{unassigned.id}/circle"
        async with web(settings) as network:
            answers = [
                await network.request(method, where, headers=caller.headers)
                for caller in (house.coach, house.client, other.owner)
                for method, where in (("GET", path), ("PUT", f"{path}/{follower}"), ("DELETE", f"{path}/{follower}"))
            ]

        assert {answer.status_code for answer in answers} == {404}
        assert len({answer.text.replace(answer.json()["request_id"], "") for answer in answers}) == 1
