from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from service.access.models import Practice
from service.accounts.models import SocialAccount
from service.alerts.models import Alert
from service.audience.reasons import Reason
from service.automation.findings import CLIENT_AHEAD, keep_findings
from service.automation.jobs import JOBS
from service.automation.models import Finding
from service.automation.recognition import CLEARED_AFTER
from service.automation.verdicts import Severity, Subject, Verdict
from service.kit.jobs import Job
from service.kit.queue import Ringers
from service.kit.settings import Settings
from service.kit.work import Works
from tests.audiences import an_account
from tests.callers import NOON, House, MovableClock, a_house, web


def a_verdict(*, profile_id: int | None = None, at: datetime = NOON) -> Verdict:
    return Verdict(
        code="own_automation" if profile_id is None else "boomerang",
        subject=Subject.OWN_ACCOUNT if profile_id is None else Subject.FOLLOWER,
        profile_id=profile_id,
        severity=Severity.WARNING,
        probability=0.8,
        reason=Reason("own_automation", {"percent": 80}, "Follows of this account look made by a program."),
        evidence=(Reason("fixed_delay", {"hours": 48}, "Half of 40 unfollows came after 48 hours."),),
        first_seen_at=at - timedelta(days=1),
        last_seen_at=at,
    )


async def an_account_of(works: Works, house: House) -> UUID:
    async with works.open(house.practice_id, at=NOON) as work:
        return (await an_account(work, house.client_id)).id


async def checked(works: Works, house: House, account_id: UUID, *verdicts: Verdict, at: datetime = NOON) -> None:
    async with works.open(house.practice_id, at=at) as work:
        account = await work.session.get_one(SocialAccount, (house.practice_id, account_id))
        await keep_findings(work, verdicts, account, observable=frozenset({"own_automation", "boomerang"}), at=at)


async def findings_of(works: Works, house: House) -> list[Finding]:
    async with works.open(house.practice_id, at=NOON) as work:
        return list((await work.session.scalars(select(Finding).order_by(Finding.id))).all())


async def told(works: Works, house: House) -> list[str]:
    async with works.open(house.practice_id, at=NOON) as work:
        return list((await work.session.scalars(select(Alert.event).order_by(Alert.id))).all())


class TestFindings:
    async def test_are_told_once_and_recognised_at_the_next_checkup(self, works: Works) -> None:
        house = await a_house(works)
        account_id = await an_account_of(works, house)
        for day in range(3):
            at = NOON + timedelta(days=day)
            await checked(works, house, account_id, a_verdict(at=at), a_verdict(profile_id=7, at=at), at=at)
        findings = await findings_of(works, house)
        assert [(each.kind, each.last_seen_at) for each in findings] == [
            ("own_automation", NOON + timedelta(days=2)),
            ("boomerang", NOON + timedelta(days=2)),
        ]
        assert await told(works, house) == ["automation.detected"] * 2

    async def test_stay_aside_once_dismissed_with_a_reason(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account_id = await an_account_of(works, house)
        await checked(works, house, account_id, a_verdict())
        (finding,) = await findings_of(works, house)
        async with web(settings) as network:
            path = f"/v1/findings/{finding.id}"
            blank = await network.post(f"{path}/dismissal", json={"reason": ""}, headers=house.coach.headers)
            done = await network.post(
                f"{path}/dismissal", json={"reason": "She tidied up by hand."}, headers=house.coach.headers
            )
            await checked(works, house, account_id, a_verdict(at=NOON + timedelta(days=1)), at=NOON + timedelta(days=1))
            shown = (await network.get(path, headers=house.coach.headers)).json()
        assert (blank.status_code, done.status_code) == (400, 204)
        assert (shown["state"], shown["dismissal_reason"]) == ("dismissed", "She tidied up by hand.")
        assert shown["evidence"][0]["text"] == "Half of 40 unfollows came after 48 hours."
        assert await told(works, house) == ["automation.detected"]

    async def test_clear_when_the_behaviour_stays_away_and_come_back_with_it(self, works: Works) -> None:
        house = await a_house(works)
        account_id = await an_account_of(works, house)
        await checked(works, house, account_id, a_verdict())
        later = NOON + CLEARED_AFTER
        await checked(works, house, account_id, at=later)
        assert [each.state for each in await findings_of(works, house)] == ["cleared"]
        await checked(works, house, account_id, a_verdict(at=later), at=later)
        assert [each.state for each in await findings_of(works, house)] == ["open"]
        assert await told(works, house) == ["automation.detected", "automation.cleared", "automation.detected"]


class TestAPracticeThatTellsTheClientFirst:
    async def test_keeps_a_finding_about_their_own_account_from_the_coach_for_two_days(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        account_id = await an_account_of(works, house)
        async with works.open(house.practice_id, at=NOON) as work:
            (await work.session.get_one(Practice, house.practice_id)).finding_order = "client_first"
        await checked(works, house, account_id, a_verdict())
        (finding,) = await findings_of(works, house)
        clock = MovableClock(NOON)
        async with web(settings, clock) as network:
            path = f"/v1/findings/{finding.id}"
            to_coach = await network.get(path, headers=house.coach.headers)
            to_client = await network.get(path, headers=house.client.headers)
            assert (to_coach.status_code, to_client.status_code) == (404, 200)
            assert await told(works, house) == []
            clock.move(CLIENT_AHEAD)
            async with works.open(house.practice_id, at=NOON) as work:
                job = await work.session.scalar(select(Job).where(Job.kind == "tell_finding"))
            assert job is not None
            assert job.due_at == NOON + CLIENT_AHEAD
            await Ringers(works, {kind.name: kind for kind in JOBS}, works.bell, clock).answer(
                house.practice_id, job.id
            )
            assert (await network.get(path, headers=house.coach.headers)).status_code == 200
        assert await told(works, house) == ["automation.detected"]


class TestAPracticeWhoseClockWasMoved:
    async def test_lists_shows_and_sets_aside_by_its_own_time(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account_id = await an_account_of(works, house)
        moved = timedelta(days=8)
        async with works.open(house.practice_id, at=NOON) as work:
            practice = await work.session.get_one(Practice, house.practice_id)
            practice.clock_offset, practice.finding_order = moved, "client_first"
        seen_at = NOON + moved
        await checked(works, house, account_id, a_verdict(at=seen_at), at=seen_at)
        (finding,) = await findings_of(works, house)
        path, listing = f"/v1/findings/{finding.id}", f"/v1/clients/{house.client_id}/findings"
        clock, aside = MovableClock(NOON), {"reason": "She tidied up by hand."}
        coach = house.coach.headers
        async with web(settings, clock) as network:
            assert (await network.get(listing, headers=coach)).json()["items"] == []
            assert (await network.post(f"{path}/dismissal", json=aside, headers=coach)).status_code == 404
            clock.move(CLIENT_AHEAD)
            assert [each["id"] for each in (await network.get(listing, headers=coach)).json()["items"]] == [
                str(finding.id)
            ]
            assert (await network.post(f"{path}/dismissal", json=aside, headers=coach)).status_code == 204
            shown = (await network.get(path, headers=coach)).json()
        assert datetime.fromisoformat(shown["state_since"]) == seen_at + CLIENT_AHEAD
