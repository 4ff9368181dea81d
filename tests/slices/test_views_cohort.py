"""Everybody in reach at once: whom to call first, and about what."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from litestar import Litestar
from litestar.testing import AsyncTestClient

from service.audience.shapes import QUALITY_EXAMPLE
from service.engagement.weed_outs import WeedOut
from service.kit.settings import Settings
from service.kit.work import Works
from service.roster.models import Client
from service.roster.sample import add_sample_client
from tests.audiences import a_finding, a_report, an_account
from tests.callers import NOON, Caller, House, a_house, a_neighbour, web

Network = AsyncTestClient[Litestar]
DAY = timedelta(days=1)


def quality(people: int, total: int = 413) -> dict[str, Any]:
    coverage = {**QUALITY_EXAMPLE["coverage"], "read": total, "total": total}
    return {**QUALITY_EXAMPLE, "quality_followers": people, "coverage": coverage}


async def went(works: Works, house: House, before: int, now: int, **state: str) -> None:
    """A client of this house whose quality followers went so within four weeks."""
    async with works.open(house.practice_id, at=NOON) as work:
        account = await an_account(work, house.client_id, **state)
        await a_report(work, account, quality(before), taken_at=NOON - 28 * DAY)
        await a_report(work, account, quality(now), taken_at=NOON)


async def cohort(network: Network, caller: Caller) -> Any:  # noqa: ANN401 # an answer
    shown = await network.get("/v1/cohort", headers=caller.headers)
    assert shown.status_code == 200, shown.text
    return shown.json()


async def some_neighbours(works: Works, house: House, count: int) -> Sequence[House]:
    return [await a_neighbour(works, house) for _ in range(count)]


class TestTheCohort:
    async def test_says_whom_to_call_first_and_about_what(self, settings: Settings, works: Works) -> None:
        steady = await a_house(works)
        rising, falling, risky, waiting = await some_neighbours(works, steady, 4)
        await went(works, steady, 60, 61)
        await went(works, rising, 40, 61)
        await went(works, falling, 90, 70)
        await went(works, waiting, 50, 50)
        async with works.open(steady.practice_id, at=NOON) as work:
            alarmed = await an_account(work, risky.client_id, state="needs_reconnect", state_reason="expired")
            await a_finding(work, alarmed, "Followed 180 people within an hour.", severity="alarm")
            account = await an_account(work, waiting.client_id)
            work.session.add(
                WeedOut(
                    practice_id=steady.practice_id, account_id=account.id, month=NOON.date().replace(day=1),
                    state="awaiting_approval", drafted_at=NOON,
                )
            )  # fmt: skip
        async with web(settings) as network:
            told = await cohort(network, steady.owner)

        about = {each["client_id"]: [reason["code"] for reason in each["call_about"]] for each in told["clients"]}
        assert [*about] == [str(each.client_id) for each in (risky, falling, waiting, rising, steady)]
        assert [*about.values()] == [
            ["call.alarm", "call.reconnect"],
            ["call.declines"],
            ["call.approve"],
            ["call.rises"],
            [],
        ]
        assert (told["rising"], told["stalling"], told["declining"], told["not_compared"]) == (1, 2, 1, 1)
        fallen = told["clients"][1]
        assert (fallen["movement"], fallen["change"], fallen["quality_followers"]) == ("declines", -20, 70)

    async def test_keeps_to_whom_the_caller_coaches_and_leaves_out_samples_and_ended_coaching(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        other, ended = await some_neighbours(works, house, 2)
        async with works.open(house.practice_id, at=NOON) as work:
            await add_sample_client(work, time_zone="Europe/London")
            (await work.session.get_one(Client, (house.practice_id, ended.client_id))).coaching_ended_at = NOON
        async with web(settings) as network:
            mine = await cohort(network, house.coach)
            everybody = await cohort(network, house.owner)
            own = await cohort(network, house.client)
        assert [each["client_id"] for each in mine["clients"]] == [str(house.client_id)]
        assert {each["client_id"] for each in everybody["clients"]} == {str(house.client_id), str(other.client_id)}
        assert [each["client_id"] for each in own["clients"]] == [str(house.client_id)]

    async def test_compares_accounts_of_one_size_once_there_are_six(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        everybody = [house, *await some_neighbours(works, house, 5)]
        for place, each in enumerate(everybody):
            await went(works, each, 10, 10 + 10 * place)
        async with web(settings) as network:
            told = {each["client_id"]: each["peers"] for each in (await cohort(network, house.owner))["clients"]}
            alone = (await cohort(network, house.coach))["clients"][0]["peers"]
        assert told[str(everybody[-1].client_id)]["better_than"] == 1.0
        assert told[str(house.client_id)]["others"] == 5
        assert alone is None

    async def test_does_not_tell_a_member_of_what_is_the_clients_first(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            await a_finding(work, account, "Followed 180 people.", severity="alarm", coach_from=NOON + DAY)
        async with web(settings) as network:
            coach = (await cohort(network, house.coach))["clients"][0]["call_about"]
            client = (await cohort(network, house.client))["clients"][0]["call_about"]
        assert (coach, [each["code"] for each in client]) == ([], ["call.alarm"])
