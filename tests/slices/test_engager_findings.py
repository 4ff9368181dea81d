"""A finding about somebody who engages and does not follow: card, appeal, clearing, new evidence, alerts, and being forgotten."""

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from service.access.models import Practice
from service.accounts.models import SocialAccount
from service.alerts.models import Alert
from service.audience.models import Engager
from service.audience.reasons import Reason
from service.automation.findings import keep_findings
from service.automation.models import AnswerToFinding, Finding
from service.automation.verdicts import Severity, Subject, Verdict
from service.kit.jobs import Job
from service.kit.queue import Ringers
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import Route
from service.privacy.forgetting import JOBS
from service.privacy.suppressing import FORGET, suppress
from service.sandbox.meta.cast import LENA
from tests.audiences import an_account, names_agreed
from tests.callers import NOON, Caller, MovableClock, a_house, web
from tests.meta_checkups import Engaged, engaged
from tests.meta_sandbox import meta_sandbox_process

HOUR, LATER = timedelta(hours=1), timedelta(days=28)


@pytest.fixture(scope="module")
def meta_url() -> Iterator[str]:
    with meta_sandbox_process() as url:
        yield url


@dataclass(frozen=True, slots=True)
class Lena:
    """Her practice, and what becomes of the first finding about somebody who copies comments."""

    engaged: Engaged

    @property
    def practice_id(self) -> UUID:
        return self.engaged.surgery.house.practice_id

    async def weakest(self) -> Mapping[str, Any]:
        """The finding about copied comments that the fewest posts show: what comes later is as strong."""
        copied = [each for each in await self.rows(Finding) if each.kind == "copied_comments"]
        return await self.shown(
            str(min(copied, key=lambda each: (each.verdict["reason"]["params"]["posts"], each.id)).id)
        )

    async def shown(self, finding: str) -> Mapping[str, Any]:
        return await self.engaged.surgery.get(f"/v1/findings/{finding}")

    async def card(self, finding: str, *, by: Caller) -> dict[str, Any]:
        reply = await self.engaged.surgery.app.get(f"/v1/findings/{finding}/evidence", headers=by.headers)
        assert reply.status_code == 200, reply.text
        card: dict[str, Any] = reply.json()
        return card

    async def say(self, finding: str, answer: str, words: str | None = None) -> None:
        house, said = self.engaged.surgery.house, {"answer": answer, "words": words}
        reply = await self.engaged.surgery.app.post(
            f"/v1/findings/{finding}/answers", json=said, headers=house.client.headers
        )
        assert reply.status_code == 201, reply.text

    async def told(self, finding: str) -> list[tuple[str, str | None]]:
        alerts = [each for each in await self.rows(Alert) if each.payload["finding_id"] == finding]
        assert {each.payload["subject"] for each in alerts} == {"engager"}
        return [(each.event, each.payload.get("because")) for each in sorted(alerts, key=lambda alert: str(alert.id))]

    async def rows(self, table: Any) -> list[Any]:  # noqa: ANN401 # of any table
        async with self.engaged.surgery.works.open(self.practice_id, at=self.engaged.surgery.clock()) as work:
            return list(await work.session.scalars(select(table).where(table.practice_id == work.practice_id)))

    async def passes(self, time: timedelta) -> None:
        await self.engaged.sandbox.stage("clock", {"advance_seconds": int(time.total_seconds())})
        self.engaged.surgery.clock.move(time)

    async def forget(self, handle: str) -> None:
        surgery = self.engaged.surgery
        async with surgery.works.open(self.practice_id, at=surgery.clock()) as work:
            await suppress(work, "instagram", number=None, handle=handle, asked_by="somebody")
        ringers = Ringers(surgery.works, {each.name: each for each in JOBS}, surgery.works.bell, surgery.clock)
        for job in await self.rows(Job):
            if job.kind == FORGET:
                await ringers.answer(self.practice_id, job.id)


@pytest.fixture
async def lena(settings: Settings, works: Works, meta_url: str) -> AsyncIterator[Lena]:
    async with engaged(settings, works, meta_url, Route.INSTAGRAM_BY_FACEBOOK, person=LENA.id) as opened:
        async with works.open(opened.surgery.house.practice_id, at=opened.surgery.clock()) as work:
            practice = await work.session.get_one(Practice, opened.surgery.house.practice_id)
            practice.finding_order = "client_first"
            await names_agreed(work, opened.surgery.house.client_id)
        yield Lena(opened)


class TestAnEngagerWhoCopiesComments:
    async def test_is_shown_answered_cleared_and_forgotten(self, lena: Lena) -> None:
        house = lena.engaged.surgery.house
        await lena.engaged.look()
        finding = await lena.weakest()
        known = {each.profile_id: each.handle for each in await lena.rows(Engager)}
        assert (finding["subject"], finding["state"]) == ("engager", "open")
        assert finding["handle"] == known[int(finding["profile_id"])]
        # About somebody else: client and coach see it at the same time, whatever the practice chose for the client's own.
        assert await lena.card(finding["id"], by=house.client) == (
            card := await lena.card(finding["id"], by=house.coach)
        )
        assert card["looks"]["text"].startswith("Seen in what people wrote or did")
        assert f"It is about @{finding['handle']}" in card["markdown"].replace("\\", "")
        assert [each["code"] for each in card["rests_on"]] == ["rests_on.told_from", "rests_on.copies"]
        assert card["alternatives"]
        assert card["finding"]["evidence"]

        await lena.say(finding["id"], "wrong")
        await lena.say(finding["id"], "accepted")
        await lena.say(finding["id"], "explained", "She thanks everybody in the same words.")
        told = ["detected", "cleared", "detected", "cleared"]
        assert [event.removeprefix("automation.") for event, _ in await lena.told(finding["id"])] == told
        await lena.engaged.look()
        same = await lena.shown(finding["id"])
        assert (same["state"], same["cleared_because"]) == ("cleared", "explained")
        assert len(await lena.told(finding["id"])) == len(told)

        # They went on, under fewer posts than it took to tell of them.
        await lena.passes(LATER)
        await lena.engaged.look()
        assert (await lena.shown(finding["id"]))["state"] == "cleared"
        assert len(await lena.told(finding["id"])) == len(told)

        await lena.forget(finding["handle"])
        await lena.engaged.look()
        gone = await lena.engaged.surgery.app.get(f"/v1/findings/{finding['id']}/evidence", headers=house.coach.headers)
        assert gone.status_code == 404
        assert finding["id"] not in {str(each.finding_id) for each in await lena.rows(AnswerToFinding)}
        assert int(finding["profile_id"]) not in {each.subject_profile_id for each in await lena.rows(Finding)}
        assert finding["handle"] not in {each.handle for each in await lena.rows(Engager)}


class TestAnEngagerMetAgain:
    @pytest.mark.parametrize(
        ("subject", "posts", "begun", "state"),
        [
            pytest.param(Subject.ENGAGER, 9, timedelta(0), "cleared", id="the same as before"),
            pytest.param(Subject.ENGAGER, 4, 2 * HOUR, "cleared", id="weaker"),
            pytest.param(Subject.ENGAGER, 9, 2 * HOUR, "open", id="as strong, all of it later"),
            pytest.param(Subject.FOLLOWER, 9, 2 * HOUR, "open", id="as strong, by who follows by now"),
        ],
    )
    async def test_is_told_of_once_and_anew_by_later_evidence_alone(  # noqa: PLR0913 # a row of the table
        self, works: Works, settings: Settings, *, subject: Subject, posts: int, begun: timedelta, state: str
    ) -> None:
        house, clock = await a_house(works), MovableClock(NOON)
        async with works.open(house.practice_id, at=NOON) as work:
            account_id = (await an_account(work, house.client_id)).id
        seen = [copied(Subject.ENGAGER, 9, NOON), copied(subject, posts, NOON + begun)]
        async with web(settings, clock) as network:
            for verdict in seen:
                async with works.open(house.practice_id, at=clock()) as work:
                    account = await work.session.get_one(SocialAccount, (work.practice_id, account_id))
                    await keep_findings(work, [verdict], account, observable=frozenset(), at=clock())
                listed = await network.get(f"/v1/clients/{house.client_id}/findings", headers=house.coach.headers)
                [finding] = listed.json()["items"]
                if verdict is seen[0]:
                    clock.move(HOUR)
                    path = f"/v1/findings/{finding['id']}/answers"
                    await network.post(path, json={"answer": "wrong"}, headers=house.coach.headers)
        assert finding["state"] == state
        assert finding["subject"] == (subject if state == "open" else "engager")


def copied(subject: Subject, posts: int, at: datetime) -> Verdict:
    """Somebody who wrote the same words under this many posts at that moment."""
    return Verdict(
        code="copied_comments",
        subject=subject,
        profile_id=7,
        severity=Severity.NOTICE,
        probability=None,
        reason=Reason("copied_comments", {"posts": posts, "times": posts, "of": posts}, "Wrote the same words."),
        evidence=(),
        first_seen_at=at,
        last_seen_at=at,
    )
