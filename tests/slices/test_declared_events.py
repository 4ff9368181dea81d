"""A coach or the client declares what brought many followers: what that explains is cleared, and comes back once withdrawn."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import select

from service.accounts.models import SocialAccount
from service.alerts.models import Alert
from service.audience.coverage import Source
from service.automation.amnesty import outside, settle
from service.automation.declared_event import MOST
from service.automation.declaring import standing_events
from service.automation.findings import keep_findings
from service.automation.models import Finding
from service.automation.policy import Permits
from service.automation.signals import Boomerang
from service.automation.verdicts import Verdict, verdicts
from service.kit.settings import Settings, XPolicy
from service.kit.work import Works
from service.platforms.contract import Platform
from tests.at_once import sharing_the_loop
from tests.audiences import an_account
from tests.callers import NOON, Caller, House, MovableClock, a_house, a_neighbour, web

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PERMITS = Permits(Platform.X, Source.API, XPolicy.NEUTRAL)
GIVEAWAY = {
    "kind": "giveaway",
    "starts_at": (NOON - 4 * DAY).isoformat(),
    "ends_at": (NOON - 2 * DAY).isoformat(),
    "note": "Three days of giveaway for the recipe book.",
}


def stayed(person: int, came: datetime) -> Boomerang:
    return Boomerang(person, (came, came + HOUR), (came + 5 * HOUR, came + 6 * HOUR))


class Practised:
    """A practice with one account, whose checkups see the stays that a test says."""

    def __init__(self, works: Works, house: House, network: "AsyncTestClient[Litestar]", account_id: UUID) -> None:
        self.works, self.house, self.network, self.account_id = works, house, network, account_id
        self.path = f"/v1/accounts/{account_id}/declared-events"

    async def checked(self, *stays: Boomerang, at: datetime = NOON, events: bool = True) -> None:
        """One look; without events, as it is while they are being declared."""
        async with self.works.open(self.house.practice_id, at=at) as work:
            account = await work.session.get_one(SocialAccount, (self.house.practice_id, self.account_id))
            declared = await standing_events(work, self.account_id) if events else ()
            left = outside("boomerang", stays, lambda each: (each.followed_between[0], each.left_between[1]), declared)
            told = settle(self.seen(*stays), self.seen(*left), declared)
            await keep_findings(work, told.verdicts, account, observable=frozenset(), at=at, explained=told.explained)

    def seen(self, *stays: Boomerang) -> tuple[Verdict, ...]:
        return verdicts([], stays, permits=PERMITS)

    async def declared(self, *, by: Caller | None = None, **other: object) -> dict[str, Any]:
        caller = by or self.house.coach
        reply = await self.network.post(self.path, json={**GIVEAWAY, **other}, headers=caller.headers)
        assert reply.status_code == 201, reply.text
        declared: dict[str, Any] = reply.json()
        return declared

    async def refused(self, **other: object) -> tuple[int, list[str]]:
        reply = await self.network.post(self.path, json={**GIVEAWAY, **other}, headers=self.house.coach.headers)
        return reply.status_code, [each["where"] for each in reply.json().get("errors") or ()]

    async def withdrawn(self, event_id: str, *, by: Caller | None = None) -> int:
        caller = by or self.house.coach
        return (await self.network.delete(f"/v1/declared-events/{event_id}", headers=caller.headers)).status_code

    async def listed(self, **query: str | int) -> dict[str, Any]:
        reply = await self.network.get(self.path, params=query, headers=self.house.assistant.headers)
        assert reply.status_code == 200, reply.text
        listed: dict[str, Any] = reply.json()
        return listed

    async def states(self) -> dict[int | None, tuple[str, str | None]]:
        """What became of the findings, by whom they are about."""
        async with self.works.open(self.house.practice_id, at=NOON) as work:
            rows = await work.session.scalars(select(Finding))
            return {row.subject_profile_id: (row.state, row.cleared_because) for row in rows}

    async def card(self, person: int) -> dict[str, Any]:
        async with self.works.open(self.house.practice_id, at=NOON) as work:
            finding = await work.session.scalar(select(Finding.id).where(Finding.subject_profile_id == person))
        reply = await self.network.get(f"/v1/findings/{finding}/evidence", headers=self.house.coach.headers)
        card: dict[str, Any] = reply.json()
        return card

    async def told(self) -> list[tuple[str, str | None]]:
        async with self.works.open(self.house.practice_id, at=NOON) as work:
            alerts = await work.session.execute(select(Alert.event, Alert.payload).order_by(Alert.id))
            return [(event, payload.get("because")) for event, payload in alerts]


CLEARED, OPEN = ("cleared", "declared_event"), ("open", None)


@pytest.fixture
async def practised(works: Works, settings: Settings) -> AsyncIterator[Practised]:
    house = await a_house(works)
    async with works.open(house.practice_id, at=NOON) as work:
        account = await an_account(work, house.client_id)
    async with web(settings, MovableClock(NOON)) as network:
        yield Practised(works, house, network, account.id)


class TestDeclaringAnEvent:
    async def test_clears_what_it_explains_says_so_on_the_card_and_is_told(self, practised: Practised) -> None:
        during, after = NOON - 3 * DAY, NOON - 8 * HOUR
        await practised.checked(stayed(7, during), stayed(8, during), stayed(8, after), stayed(9, after))
        declared = await practised.declared(by=practised.house.client)
        assert await practised.states() == {7: CLEARED, 8: OPEN, 9: OPEN}
        card = await practised.card(7)
        assert card["finding"]["cleared_because"] == "declared_event"
        said = "Explained by a declared event (giveaway, 29 to 31 Oct 2026)."
        assert said in [row["text"] for row in card["finding"]["evidence"]]
        assert "Explained by a declared event (giveaway, 29 to 31 Oct 2026)." in card["markdown"]
        assert await practised.told() == [
            *[("automation.detected", None)] * 3,
            ("automation.cleared", "declared_event"),
        ]
        assert (declared["by"], declared["text"]) == ("client", "giveaway, 29 to 31 Oct 2026")

    async def test_explains_what_is_seen_later_and_tells_nobody_of_it(self, practised: Practised) -> None:
        await practised.declared()
        during, after = NOON - 3 * DAY, NOON - 8 * HOUR
        await practised.checked(stayed(7, during), stayed(8, during), stayed(8, after))
        assert await practised.states() == {7: CLEARED, 8: OPEN}
        assert await practised.told() == [("automation.detected", None)]
        partly = (await practised.card(8))["finding"]
        assert partly["text"].endswith("left within a day.")
        assert partly["evidence"][-1]["code"] == "declared_event.partly"
        await practised.checked(stayed(7, during), stayed(7, after), at=NOON + HOUR)
        assert (await practised.states())[7] == OPEN

    async def test_reaches_what_a_look_finds_meanwhile(self, practised: Practised) -> None:
        await practised.declared()
        await practised.checked(stayed(7, NOON - 3 * DAY), events=False)
        assert await practised.states() == {7: CLEARED}

    async def test_leaves_the_accounts_own_doing_alone(self, practised: Practised) -> None:
        await practised.checked(stayed(7, NOON - 3 * DAY))
        async with practised.works.open(practised.house.practice_id, at=NOON) as work:
            (finding,) = (await work.session.scalars(select(Finding))).all()
            finding.kind, finding.verdict = "own_automation", {**finding.verdict, "code": "own_automation"}
        await practised.declared()
        assert await practised.states() == {7: OPEN}

    async def test_leaves_what_somebody_answered_as_they_said(self, practised: Practised) -> None:
        await practised.checked(stayed(7, NOON - 3 * DAY))
        async with practised.works.open(practised.house.practice_id, at=NOON) as work:
            finding = await work.session.scalar(select(Finding.id))
        answers = f"/v1/findings/{finding}/answers"
        await practised.network.post(answers, json={"answer": "wrong"}, headers=practised.house.coach.headers)
        await practised.declared()
        assert await practised.states() == {7: ("cleared", "wrong")}


class TestWithdrawingAnEvent:
    async def test_brings_findings_back_at_the_next_look_that_still_shows_them(self, practised: Practised) -> None:
        during = NOON - 3 * DAY
        await practised.checked(stayed(7, during), stayed(8, during))
        declared = await practised.declared()
        assert await practised.withdrawn(declared["id"]) == 204
        assert await practised.states() == {7: CLEARED, 8: CLEARED}
        card = await practised.card(7)
        assert "judges it anew" in card["finding"]["evidence"][-1]["text"]
        assert not any(row["code"] == "declared_event" for row in card["finding"]["evidence"])
        await practised.checked(stayed(8, during), at=NOON + HOUR)
        assert await practised.states() == {7: CLEARED, 8: OPEN}
        assert (await practised.told())[-1] == ("automation.detected", None)

    async def test_can_be_done_once_and_takes_it_off_the_list(self, practised: Practised) -> None:
        declared = await practised.declared()
        assert await practised.withdrawn(declared["id"]) == 204
        assert await practised.withdrawn(declared["id"]) == 404
        assert (await practised.listed())["items"] == []


class TestTheListOfDetectors:
    async def test_says_which_events_explain_each_kind_and_why_others_never(self, practised: Practised) -> None:
        reply = await practised.network.get("/v1/detectors", headers=practised.house.coach.headers)
        listed = {each["kind"]: each for each in reply.json()["items"]}
        assert listed["boomerang"]["explained_by"] == ["giveaway", "challenge", "press", "starter_pack"]
        assert listed["engagement_pod"]["explained_by"] == ["challenge"]
        never = {kind for kind, each in listed.items() if not each["explained_by"]}
        assert never == {"own_automation", "auto_follow_back", "follow_back_language", "guru_pattern"}
        assert all(listed[kind]["explained_how"].startswith("Never: ") for kind in never)


class TestTheDoors:
    async def test_show_what_stands_a_page_at_a_time_the_newest_first(self, practised: Practised) -> None:
        made = [await practised.declared(note=f"Day {number}.") for number in range(3)]
        first = await practised.listed(limit=2)
        second = await practised.listed(limit=2, cursor=first["next_cursor"])
        assert [each["note"] for each in (*first["items"], *second["items"])] == ["Day 2.", "Day 1.", "Day 0."]
        assert second["next_cursor"] is None
        assert first["items"][0] == made[2]

    async def test_let_a_coach_and_the_client_declare_an_assistant_read_and_no_neighbour_in(
        self, practised: Practised
    ) -> None:
        house = practised.house
        declared = await practised.declared()
        mine = await practised.network.post(practised.path, json=GIVEAWAY, headers=house.assistant.headers)
        assert mine.status_code == 403
        assert await practised.withdrawn(declared["id"], by=house.assistant) == 403
        neighbour = await a_neighbour(practised.works, house)
        for stranger in (neighbour.coach, neighbour.client, (await a_house(practised.works)).owner):
            asked = await practised.network.get(practised.path, headers=stranger.headers)
            said = await practised.network.post(practised.path, json=GIVEAWAY, headers=stranger.headers)
            gone = await practised.withdrawn(declared["id"], by=stranger)
            assert (asked.status_code, said.status_code, gone) == (404, 404, 404)
        assert await practised.withdrawn(declared["id"], by=house.client) == 204

    async def test_refuse_what_is_no_event_or_names_somebody(self, practised: Practised) -> None:
        assert await practised.refused(ends_at=(NOON + 30 * DAY).isoformat()) == (400, ["ends_at"])
        assert await practised.refused(starts_at=(NOON - 2 * DAY).isoformat()) == (400, ["ends_at"])
        assert await practised.refused(note="With @ines_bakes.") == (400, ["note"])
        assert await practised.refused(note="See https://example.com.") == (400, ["note"])
        assert await practised.refused(kind="press", explains=["boomerang", "copied_comments"]) == (400, ["explains"])
        assert (await practised.refused(explains=["own_automation"]))[0] == 400

    async def test_let_no_two_at_once_take_the_last_place(self, practised: Practised, settings: Settings) -> None:
        for _ in range(MOST - 1):
            await practised.declared()
        async with sharing_the_loop(settings) as session:
            session.headers.update(practised.house.coach.headers)
            asked = [session.post(practised.path, json=GIVEAWAY) for _ in range(5)]
            answers = Counter(reply.status_code for reply in await asyncio.gather(*asked))
        assert answers == {201: 1, 409: 4}

    async def test_keep_half_of_the_time_free_of_events(self, practised: Practised) -> None:
        for begins in (0, -20, -40):
            starts = NOON + timedelta(days=begins)
            times = {"starts_at": starts.isoformat(), "ends_at": (starts + 14 * DAY).isoformat()}
            reply = await practised.network.post(
                practised.path, json={**GIVEAWAY, **times}, headers=practised.house.coach.headers
            )
        assert (reply.status_code, msgspec.json.decode(reply.content)["type"].rpartition("/")[2]) == (
            409,
            "too-much-declared",
        )
        assert len((await practised.listed())["items"]) == 2
