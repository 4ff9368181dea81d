"""What is stated of a setting, held against the looks that follow: an account with a tool on X, and a quiet one."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from typing import Any

import pytest

from service.access.models import Practice
from service.accounts.models import SocialAccount
from service.kit.settings import Settings
from service.kit.work import Works
from tests.audiences import a_snapshot
from tests.callers import NOON, Caller
from tests.checking import Surgery, personal_profile
from tests.connecting import Scene, scene
from tests.sandboxes import sandbox_x_process

DAY = timedelta(days=1)
STEP = timedelta(hours=18)
MOST = 8
"""Looks within which the tool shows itself at whatever hour the sandbox began; within half of them it may be quiet."""


@pytest.fixture(scope="module")
def sandbox_url() -> Iterator[str]:
    with sandbox_x_process(options=("--followers", "80", "--second-followers", "40")) as url:
        yield url


@pytest.fixture
async def stage(settings: Settings, works: Works, sandbox_url: str) -> AsyncIterator[Scene]:
    async with scene(settings, works, sandbox_url) as opened:
        yield opened


class Watching:
    """Looks at one account of the stage, and what was stated of it."""

    def __init__(self, stage: Scene, account: SocialAccount) -> None:
        self.stage, self.account = stage, account
        self.surgery = Surgery(stage.app, stage.house, stage.works, stage.networks, stage.clock)
        self.path = f"/v1/accounts/{account.id}/settings-attestations"

    async def state(self, **values: str) -> None:
        for setting, value in values.items():
            said = await self.stage.app.post(
                self.path, json={"setting": setting, "value": value}, headers=self.stage.house.client.headers
            )
            assert said.status_code == 201, said.text

    async def look(self, times: int) -> None:
        for _ in range(times):
            await self.stage.let_pass(STEP)
            assert (await self.surgery.look(self.account.id))["failure"] is None

    async def look_until(self, setting: str, outcome: str) -> tuple[int, dict[str, Any]]:
        """Looks until the client is told this of the setting: how many, and what is told."""
        for number in range(1, MOST + 1):
            await self.look(1)
            told = await self.verdicts(self.stage.house.client)
            if told[setting]["outcome"] == outcome:
                return number, told
        raise AssertionError(told)

    async def look_in_vain(self, *, days: int) -> None:
        """Daily looks, each of which found both lists as they were; whatever changed is seen by the one after them."""
        for number in range(5, 5 + days):
            await self.stage.let_pass(DAY)
            async with self.stage.works.open(self.stage.house.practice_id, at=await self.stage.sandbox.now()) as work:
                for side in ("followers", "following"):
                    await a_snapshot(work, self.account, number=number, side=side)

    async def verdicts(self, caller: Caller | None = None) -> dict[str, Any]:
        shown = await self.stage.app.get(self.path, headers=(caller or self.stage.house.coach).headers)
        return {each["setting"]: each["verdict"] for each in shown.json()["current"]}

    async def finding(self, caller: Caller) -> str:
        """The finding of the account itself, as this caller sees it."""
        path = f"/v1/clients/{self.stage.house.client_id}/findings"
        shown = await self.stage.app.get(path, headers=caller.headers, params={"limit": 200})
        [found] = [each["id"] for each in shown.json()["items"] if each["kind"] == "own_automation"]
        return str(found)

    async def answer(self, finding: str, answer: str) -> None:
        path, client = f"/v1/findings/{finding}/answers", self.stage.house.client
        said = await self.stage.app.post(path, json={"answer": answer}, headers=client.headers)
        assert said.status_code == 201, said.text


async def a_watch(stage: Scene, *, person: int | None = None) -> Watching:
    """Looks at this person's account, which nobody counts the money of."""
    account = await stage.connect(person=person)
    budget = {"monthly_budget_micros": 10_000_000_000}
    paid = await stage.app.patch(f"/v1/accounts/{account.id}", json=budget, headers=stage.house.owner.headers)
    assert paid.status_code == 200, paid.text
    return Watching(stage, account)


class TestAnAccountWithATool:
    async def test_contradicts_that_it_is_off_to_the_client_first_until_somebody_answers(self, stage: Scene) -> None:
        house, watching = stage.house, await a_watch(stage)
        await watching.look(1)
        async with stage.works.open(house.practice_id, at=stage.clock()) as work:
            (await work.session.get_one(Practice, house.practice_id)).finding_order = "client_first"
        await watching.state(auto_follow="off", follow_back="unsure", auto_message="off")
        looks, told = await watching.look_until("auto_follow", "contradicted")
        outcomes = {setting: each["outcome"] for setting, each in told.items()}
        assert outcomes == {
            "auto_follow": "contradicted",
            "follow_back": "not_observable",
            "auto_message": "not_observable",
        }
        follow = told["auto_follow"]
        assert follow["reason"]["text"].endswith("A setting that is off does not explain that.")
        assert (follow["coverage"]["looks"], follow["coverage"]["usual_hours"]) == (looks, 18.0)
        assert [each["code"] for each in follow["left_out"]] == ["attested.looks_before", "attested.finding_before"]
        assert (await watching.verdicts())["auto_follow"]["outcome"] == "too_early"
        await stage.let_pass(2 * DAY)
        assert (await watching.verdicts())["auto_follow"] == follow
        finding = await watching.finding(house.client)
        card = await watching.surgery.get(f"/v1/findings/{finding}/evidence")
        assert [each["text"] for each in card["stated"]] == [f"{follow['reason']['text']} The client said so."]
        assert "## What was stated of the settings" in card["markdown"]
        await watching.answer(finding, "wrong")
        waiting = (await watching.verdicts(house.client))["auto_follow"]
        assert (waiting["outcome"], waiting["left_out"][0]["code"]) == ("too_early", "attested.answered")


class TestAQuietAccount:
    async def test_is_consistent_with_what_was_stated_after_two_weeks_of_looks(self, stage: Scene) -> None:
        watching = await a_watch(stage, person=stage.people[1])
        await watching.state(auto_follow="off", auto_unfollow="off", auto_comment="unsure")
        await watching.look(4)
        early = await watching.verdicts()
        assert (early["auto_follow"]["outcome"], early["auto_follow"]["seen"]) == ("too_early", False)
        await watching.look_in_vain(days=11)
        await watching.look(1)
        settled = await watching.verdicts()
        for setting in ("auto_follow", "auto_unfollow"):
            assert (settled[setting]["outcome"], settled[setting]["seen"]) == ("consistent", False)
            assert settled[setting]["coverage"]["days"] == 14.0
        assert settled["auto_comment"]["outcome"] == "not_observable"


class TestAnAccountKnownFromExports:
    async def test_is_held_against_follows_that_an_export_dates_after_the_statement(
        self, settings: Settings, works: Works
    ) -> None:
        async with personal_profile(settings, works) as profile:
            surgery, path = profile.surgery, f"/v1/accounts/{profile.account_id}/settings-attestations"
            said = {"setting": "auto_follow", "value": "off"}
            await surgery.app.post(path, json=said, headers=surgery.house.client.headers)
            for days, outcome in ((3, "too_early"), (20, "consistent")):
                surgery.clock.at = NOON + days * DAY
                assert (await surgery.read_export(profile.account_id, profile.export()))["failure"] is None
                shown = await surgery.get(path)
                verdict = shown["current"][0]["verdict"]
                assert (verdict["outcome"], verdict["coverage"]["sources"]) == (outcome, ["export"])
            assert verdict["reason"]["text"].endswith("By an export made on 21 Nov 2026.")
            assert [each["code"] for each in verdict["left_out"]] == ["attested.finding_before"]
