"""A client or a coach says how a setting of an account stands: the newest of each counts, and all of it stays readable."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from httpx import Response
from litestar import Litestar
from litestar.testing import AsyncTestClient

from service.accounts.models import SocialAccount
from service.audience.shapes import QUALITY_EXAMPLE
from service.kit.settings import Settings
from service.kit.work import Works
from tests.audiences import a_finding, a_report, an_account
from tests.callers import NOON, Caller, House, MovableClock, a_house, a_neighbour, web

DAY = timedelta(days=1)


class Stating:
    """A practice with one account of three weeks, of which things are said at noon."""

    def __init__(self, works: Works, house: House, app: "AsyncTestClient[Litestar]", account_id: UUID) -> None:
        self.works, self.house, self.app, self.account_id = works, house, app, account_id
        self.path = f"/v1/accounts/{account_id}/settings-attestations"

    async def say(self, setting: str, value: str, *, by: Caller | None = None, **other: str) -> Response:
        body = {"setting": setting, "value": value, **other}
        return await self.app.post(self.path, json=body, headers=(by or self.house.client).headers)

    async def said(self, setting: str, value: str, *, by: Caller | None = None, **other: str) -> dict[str, Any]:
        reply = await self.say(setting, value, by=by, **other)
        assert reply.status_code == 201, reply.text
        said: dict[str, Any] = reply.json()
        return said

    async def listed(self, caller: Caller | None = None, **query: str | int) -> dict[str, Any]:
        reply = await self.app.get(self.path, params=query, headers=(caller or self.house.assistant).headers)
        assert reply.status_code == 200, reply.text
        listed: dict[str, Any] = reply.json()
        return listed


@pytest.fixture
async def stating(works: Works, settings: Settings) -> AsyncIterator[Stating]:
    house = await a_house(works)
    async with works.open(house.practice_id, at=NOON - 21 * DAY) as work:
        account = await an_account(work, house.client_id)
    async with web(settings, MovableClock(NOON)) as app:
        yield Stating(works, house, app, account.id)


class TestStatingASetting:
    async def test_waits_for_looks_and_says_at_once_what_none_shows(self, stating: Stating) -> None:
        follow = await stating.said("auto_follow", "off", as_of=(NOON - 5 * DAY).isoformat())
        assert (follow["by"], follow["text"]) == ("client", "Auto-follow was stated off as of 28 Oct 2026")
        assert (follow["verdict"]["outcome"], follow["verdict"]["seen"]) == ("too_early", None)
        assert follow["verdict"]["evidence"][0]["code"] == "attested.no_look"
        message = await stating.said("auto_message", "off", by=stating.house.coach)
        assert (message["by"], message["as_of"]) == ("coach", message["said_at"])
        assert message["verdict"]["outcome"] == "not_observable"
        assert "private messages" in message["verdict"]["reason"]["text"]

    async def test_is_not_observable_where_a_source_names_nobody_whom_the_account_follows(
        self, stating: Stating
    ) -> None:
        async with stating.works.open(stating.house.practice_id, at=NOON - DAY) as work:
            other = await an_account(work, stating.house.client_id, platform="instagram", source="export")
        stating.path = f"/v1/accounts/{other.id}/settings-attestations"
        outcomes = {
            setting: (await stating.said(setting, "off"))["verdict"]["outcome"]
            for setting in ("auto_follow", "follow_back", "auto_unfollow", "auto_comment")
        }
        assert outcomes == {
            "auto_follow": "too_early",
            "follow_back": "not_observable",
            "auto_unfollow": "not_observable",
            "auto_comment": "not_observable",
        }

    async def test_refuses_what_cannot_be_held_against_it(self, stating: Stating) -> None:
        async def refused(setting: str = "auto_follow", value: str = "off", **other: str) -> tuple[int, list[str]]:
            reply = await stating.say(setting, value, by=None, **other)
            return reply.status_code, [each["where"] for each in reply.json()["errors"]]

        assert await refused(as_of=(NOON + DAY).isoformat()) == (400, ["as_of"])
        assert await refused(as_of=(NOON - 22 * DAY).isoformat()) == (400, ["as_of"])
        assert await refused(as_of="2026-11-01T09:00:00") == (400, ["as_of"])
        assert await refused("auto_like") == (400, ["setting"])
        assert await refused(value="maybe") == (400, ["value"])
        assert (await stating.listed())["current"] == []


class TestWhatWasStated:
    async def test_counts_by_the_newest_of_each_setting_and_keeps_the_rest_a_page_at_a_time(
        self, stating: Stating
    ) -> None:
        older = [await stating.said("auto_follow", value) for value in ("unsure", "on")]
        back = await stating.said("follow_back", "on")
        newest = await stating.said("auto_follow", "off", by=stating.house.owner)
        first = await stating.listed(limit=1)
        assert {each["id"] for each in first["current"]} == {newest["id"], back["id"]}
        second = await stating.listed(limit=1, cursor=first["next_cursor"])
        assert [*first["history"], *second["history"]] == older[::-1]
        assert (second["next_cursor"], newest["by"]) == (None, "owner")

    async def test_stands_beside_the_programs_that_the_newest_export_lists(self, stating: Stating) -> None:
        assert (await stating.listed())["connected_programs"] is None
        program = {
            "name": "Fresh Followers",
            "added_at": None,
            "last_used_at": None,
            "ended_at": None,
            "can_write": True,
            "active": True,
            "revoke_page": "https://x.com/settings/connected_apps/7",
        }
        async with stating.works.open(stating.house.practice_id, at=NOON) as work:
            account = await work.session.get_one(SocialAccount, (work.practice_id, stating.account_id))
            for days, apps in ((9, []), (3, [{**program, "in_time_for_signs": True}])):
                report = await a_report(work, account, QUALITY_EXAMPLE, taken_at=NOON - days * DAY)
                report.picture = {"own_automation": {"apps": apps}}
            finding = await a_finding(work, account, "Follows look made by a program.")
            finding.kind, finding.subject, finding.subject_profile_id = "own_automation", "own_account", None
        connected = (await stating.listed())["connected_programs"]
        assert connected == {"as_of": "2026-10-30T12:00:00Z", "programs": [program]}
        await stating.said("auto_follow", "off")
        await stating.said("follow_back", "off")
        path = f"/v1/findings/{finding.id}/evidence"
        card = (await stating.app.get(path, headers=stating.house.coach.headers)).json()
        assert [each["code"] for each in card["stated"]] == ["stated.auto_follow"]
        [fact] = [each["text"] for each in card["connected_programs"]]
        assert fact.startswith(
            "Fresh Followers has access to the account, and may act for it, by the export read on 30"
        )
        assert fact.endswith("end that at https://x.com/settings/connected_apps/7.")

    async def test_is_for_the_client_and_coaches_to_say_for_assistants_to_read_and_for_no_neighbour(
        self, stating: Stating
    ) -> None:
        assert (await stating.say("auto_follow", "off", by=stating.house.assistant)).status_code == 403
        neighbour = await a_neighbour(stating.works, stating.house)
        for stranger in (neighbour.coach, neighbour.client, (await a_house(stating.works)).owner):
            asked = await stating.app.get(stating.path, headers=stranger.headers)
            said = await stating.say("auto_follow", "off", by=stranger)
            assert (asked.status_code, said.status_code) == (404, 404)

    async def test_is_kept_once_for_one_idempotency_key(self, stating: Stating) -> None:
        headers = {**stating.house.client.headers, "Idempotency-Key": "said once"}
        body = {"setting": "auto_follow", "value": "off"}
        twice = [await stating.app.post(stating.path, json=body, headers=headers) for _ in range(2)]
        assert twice[0].json() == twice[1].json()
        assert (await stating.listed())["history"] == []
