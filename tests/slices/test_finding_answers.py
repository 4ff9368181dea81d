"""What a client and a coach say of a finding, the card it is shown by, and what becomes of the practice's thresholds."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import select

from service.access.models import Practice
from service.accounts.models import SocialAccount
from service.alerts.models import Alert
from service.audience.reasons import Reason
from service.audience.shapes import QUALITY_EXAMPLE
from service.automation.answering import cleared_by_somebody
from service.automation.findings import CLIENT_AHEAD, keep_findings
from service.automation.models import Finding
from service.automation.verdicts import Severity, Subject, Verdict
from service.kit.settings import Settings
from service.kit.work import Works
from tests.audiences import a_report, a_snapshot, an_account, names_agreed
from tests.callers import NOON, Caller, House, MovableClock, a_house, web

DAY = timedelta(days=1)


def a_boomerang(person: int, *, at: datetime = NOON, words: str = "Came and left.") -> Verdict:
    return Verdict(
        code="boomerang",
        subject=Subject.FOLLOWER,
        profile_id=person,
        severity=Severity.NOTICE,
        probability=None,
        reason=Reason("boomerang", {"times": 1}, "Followed, was not followed back, and left within a day."),
        evidence=(Reason("boomerang.stay", {}, words),),
        first_seen_at=at - timedelta(hours=9),
        last_seen_at=at,
    )


class Practised:
    """A practice with one account, whose checkups see what a test says."""

    def __init__(self, works: Works, house: House, network: "AsyncTestClient[Litestar]", account_id: UUID) -> None:
        self.works, self.house, self.network, self.account_id = works, house, network, account_id

    async def checked(self, *verdicts: Verdict, at: datetime = NOON) -> list[UUID]:
        async with self.works.open(self.house.practice_id, at=at) as work:
            account = await work.session.get_one(SocialAccount, (self.house.practice_id, self.account_id))
            await keep_findings(work, verdicts, account, observable=frozenset({"boomerang"}), at=at)
            return list(
                (await work.session.scalars(select(Finding.id).order_by(Finding.first_seen_at, Finding.id))).all()
            )

    async def answered(self, finding: UUID, answer: str, *, by: Caller | None = None, **more: str) -> dict[str, Any]:
        path, caller = f"/v1/findings/{finding}/answers", by or self.house.coach
        reply = await self.network.post(path, json={"answer": answer, **more}, headers=caller.headers)
        assert reply.status_code == 201, reply.text
        given: dict[str, Any] = reply.json()
        return given

    async def card(self, finding: UUID, *, by: Caller | None = None) -> dict[str, Any]:
        caller = by or self.house.coach
        reply = await self.network.get(f"/v1/findings/{finding}/evidence", headers=caller.headers)
        assert reply.status_code == 200, reply.text
        card: dict[str, Any] = reply.json()
        return card

    async def told(self) -> list[tuple[str, str | None]]:
        async with self.works.open(self.house.practice_id, at=NOON) as work:
            alerts = await work.session.execute(select(Alert.event, Alert.payload).order_by(Alert.id))
            return [(event, payload.get("because")) for event, payload in alerts]

    async def bar(self) -> tuple[float, str]:
        listed = (await self.network.get("/v1/detectors", headers=self.house.coach.headers)).json()["items"]
        (one,) = (each for each in listed if each["kind"] == "boomerang")
        return one["told_from"], one["text"]


@pytest.fixture
async def practised(works: Works, settings: Settings, clock: MovableClock) -> AsyncIterator[Practised]:
    house = await a_house(works)
    async with works.open(house.practice_id, at=NOON) as work:
        account = await an_account(work, house.client_id)
        await a_snapshot(work, account)
    async with web(settings, clock) as network:
        yield Practised(works, house, network, account.id)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOON)


class TestAnAnswer:
    async def test_clears_a_finding_until_new_evidence_and_is_told_once(
        self, practised: Practised, clock: MovableClock
    ) -> None:
        (finding,) = await practised.checked(a_boomerang(7))
        await practised.answered(finding, "wrong")
        await practised.answered(finding, "explained", by=practised.house.client, words="It was my sister.")
        await practised.checked(a_boomerang(7), at=NOON + DAY)
        card = await practised.card(finding)
        assert (card["finding"]["state"], card["finding"]["cleared_because"]) == ("cleared", "explained")
        assert [(each["answer"], each["by"], each["words"]) for each in card["answers"]] == [
            ("explained", "client", "It was my sister."),
            ("wrong", "practice", None),
        ]
        assert await practised.told() == [("automation.detected", None), ("automation.cleared", "wrong")]
        clock.move(2 * DAY)
        await practised.checked(a_boomerang(7, at=NOON + 2 * DAY), at=NOON + 2 * DAY)
        assert (await practised.card(finding))["finding"]["state"] == "open"
        assert (await practised.told())[-1] == ("automation.detected", None)

    async def test_is_taken_back_by_accepting_what_was_seen(self, practised: Practised) -> None:
        (finding,) = await practised.checked(a_boomerang(7))
        await practised.answered(finding, "accepted")
        assert (await practised.card(finding))["finding"]["state"] == "open"
        await practised.answered(finding, "wrong")
        await practised.answered(finding, "accepted")
        shown = (await practised.card(finding))["finding"]
        assert (shown["state"], shown["cleared_because"]) == ("open", None)
        events = [event for event, _ in await practised.told()]
        assert events == ["automation.detected", "automation.cleared", "automation.detected"]

    async def test_counts_against_what_came_before_also_once_it_is_set_aside_or_seen_anew(
        self, practised: Practised, clock: MovableClock
    ) -> None:
        async def counts_from() -> dict[str, datetime]:
            async with practised.works.open(practised.house.practice_id, at=NOON) as work:
                return await cleared_by_somebody(work, practised.account_id)

        first, second = await practised.checked(a_boomerang(7), a_boomerang(8, at=NOON + timedelta(minutes=1)))
        for finding in (first, second):
            await practised.answered(finding, "wrong")
        path, body = f"/v1/findings/{first}/dismissal", {"reason": "settled with the client"}
        aside = await practised.network.post(path, json=body, headers=practised.house.coach.headers)
        assert aside.status_code == 204, aside.text
        clock.move(2 * DAY)
        await practised.checked(a_boomerang(8, at=NOON + 2 * DAY), at=NOON + 2 * DAY)
        assert (await practised.card(second))["finding"]["state"] == "open"
        assert await counts_from() == {"boomerang:7": NOON, "boomerang:8": NOON}
        await practised.answered(second, "accepted")
        assert await counts_from() == {"boomerang:7": NOON}

    async def test_needs_words_to_explain_and_a_role_to_answer(self, practised: Practised) -> None:
        (finding,) = await practised.checked(a_boomerang(7))
        path, house = f"/v1/findings/{finding}/answers", practised.house
        wordless = await practised.network.post(path, json={"answer": "explained"}, headers=house.coach.headers)
        assistant = await practised.network.post(path, json={"answer": "wrong"}, headers=house.assistant.headers)
        assert (wordless.status_code, wordless.json()["errors"][0]["where"]) == (400, "words")
        assert assistant.status_code == 403

    async def test_of_a_client_who_is_first_to_see_is_kept_from_the_coach_and_nothing_is_told(
        self, practised: Practised, clock: MovableClock
    ) -> None:
        house = practised.house
        async with practised.works.open(house.practice_id, at=NOON) as work:
            (await work.session.get_one(Practice, house.practice_id)).finding_order = "client_first"
        own = msgspec.structs.replace(
            a_boomerang(7), code="own_automation", subject=Subject.OWN_ACCOUNT, profile_id=None, probability=0.7
        )
        (finding,) = await practised.checked(own)
        too_early = await practised.network.get(f"/v1/findings/{finding}/evidence", headers=house.coach.headers)
        assert too_early.status_code == 404
        await practised.answered(finding, "explained", by=house.client, words="We ran a giveaway.")
        clock.move(CLIENT_AHEAD)
        assert (await practised.card(finding))["finding"]["state"] == "cleared"
        assert await practised.told() == []


class TestThePracticesThreshold:
    async def test_follows_its_answers_and_is_set_back_by_an_owner(
        self, practised: Practised, clock: MovableClock
    ) -> None:
        house = practised.house
        findings = await practised.checked(*(a_boomerang(person) for person in (1, 2, 3, 4)))
        for finding in findings[:3]:
            await practised.answered(finding, "wrong")
        raised, text = await practised.bar()
        assert (raised, text[:43]) == (2, "Of 3 answers that count, 3 say wrong and 0 ")
        assert len(await practised.checked(a_boomerang(5))) == 4
        assert (await practised.card(findings[3]))["finding"]["state"] == "open"
        await practised.answered(findings[0], "accepted")
        assert (await practised.bar())[0] == 1
        await practised.answered(findings[0], "wrong")
        clock.move(DAY)
        refused = await practised.network.post(
            "/v1/detector-resets", json={"kind": "boomerang"}, headers=house.coach.headers
        )
        reset = await practised.network.post(
            "/v1/detector-resets", json={"kind": "boomerang"}, headers=house.owner.headers
        )
        assert (refused.status_code, reset.status_code) == (403, 201)
        assert (await practised.bar())[0] == 1
        assert len(await practised.checked(a_boomerang(5))) == 5

    async def test_is_never_another_practices(self, practised: Practised) -> None:
        for finding in await practised.checked(*(a_boomerang(person) for person in (1, 2, 3))):
            await practised.answered(finding, "wrong")
        other = await a_house(practised.works)
        listed = await practised.network.get("/v1/detectors", headers=other.coach.headers)
        assert all(each["told_from"] == each["published"] for each in listed.json()["items"])
        assert (await practised.network.get("/v1/detectors", headers=other.client.headers)).status_code == 403


class TestAnEvidenceCard:
    async def test_says_what_was_seen_over_which_looks_and_what_else_it_might_be(self, practised: Practised) -> None:
        unseen = {"code": "boomerangs.gaps", "params": {"hours": 9}, "text": "For 9 hours no complete look was taken."}
        async with practised.works.open(practised.house.practice_id, at=NOON) as work:
            account = await work.session.get_one(SocialAccount, (work.practice_id, practised.account_id))
            quality = {**QUALITY_EXAMPLE, "not_observable": [unseen]}
            await a_report(work, account, quality, taken_at=NOON)
        (finding,) = await practised.checked(a_boomerang(7))
        card = await practised.card(finding)
        looks = card["looks"]
        assert (looks["many"], looks["complete"], looks["sources"], looks["samplings"]) == (1, 1, ["api"], ["full"])
        assert looks["coverage"]["source"] == QUALITY_EXAMPLE["coverage"]["source"]
        assert [each["code"] for each in card["rests_on"]] == ["rests_on.told_from", "rests_on.stay"]
        assert "State of Search" in card["rests_on"][0]["source"]
        assert card["not_observable"][0] == unseen
        assert card["alternatives"]
        assert card["can_do"]
        assert all(f"\n## {title}\n" in card["markdown"] for title in ("The evidence", "What else it might have been"))

    async def test_names_people_only_where_the_client_agrees_and_escapes_what_they_wrote(
        self, practised: Practised
    ) -> None:
        quoting = msgspec.structs.replace(
            a_boomerang(7),
            code="follow_back_language",
            evidence=(
                Reason("follow_back_language.post", {"words": "f4f"}, 'Wrote "<img src=x> f4f *now*" in a post.'),
            ),
        )
        (finding,) = await practised.checked(quoting)
        withheld = await practised.card(finding)
        async with practised.works.open(practised.house.practice_id, at=NOON) as work:
            await names_agreed(work, practised.house.client_id)
        shown = await practised.card(finding)
        assert "img" not in withheld["markdown"]
        assert "profile_id" not in withheld["markdown"]
        assert r'Wrote "\<img src=x\> f4f \*now\*" in a post.' in shown["markdown"]

    async def test_is_nobodys_outside_the_reach(self, practised: Practised) -> None:
        (finding,) = await practised.checked(a_boomerang(7))
        stranger = (await a_house(practised.works)).coach
        reply = await practised.network.get(f"/v1/findings/{finding}/evidence", headers=stranger.headers)
        assert reply.status_code == 404
