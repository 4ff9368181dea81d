"""What people say of findings, events and settings while a look, or somebody else, is at the same rows."""

import asyncio
from collections import Counter
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from service.accounts.models import SocialAccount
from service.alerts.models import Alert
from service.audience.reasons import Reason
from service.automation.answering import answer_finding, cleared_by_somebody, finding_in_reach
from service.automation.attested import Seen
from service.automation.attested_shapes import NewSettingsAttestation
from service.automation.attesting import attest
from service.automation.declared_event import EventKind
from service.automation.findings import keep_findings
from service.automation.looking_since import Looked
from service.automation.models import EventDeclaration, Finding, SettingsAttestation
from service.automation.testing_attestations import keep_tests
from service.automation.thresholds import FindingAnswer
from service.automation.verdicts import Severity, Subject, Verdict
from service.kit.database import new_id
from service.kit.settings import Settings
from service.kit.work import Works
from tests.at_once import sharing_the_loop, waits_for_a_lock
from tests.audiences import an_account
from tests.callers import NOON, House, a_house

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
WRONG, ACCEPTED = FindingAnswer.WRONG, FindingAnswer.ACCEPTED


def own_automation(at: datetime) -> Verdict:
    return Verdict(
        code="own_automation",
        subject=Subject.OWN_ACCOUNT,
        profile_id=None,
        severity=Severity.NOTICE,
        probability=0.9,
        reason=Reason("own_automation", {}, "Many were followed and dropped."),
        evidence=(),
        first_seen_at=at - DAY,
        last_seen_at=at,
    )


class Practised:
    """A practice with one account, of which a month ago one finding was kept."""

    def __init__(self, works: Works, house: House, account_id: UUID) -> None:
        self.works, self.house, self.account_id = works, house, account_id

    async def checked(self, *verdicts: Verdict, at: datetime) -> None:
        async with self.works.open(self.house.practice_id, at=at) as work:
            account = await work.session.get_one(SocialAccount, (self.house.practice_id, self.account_id))
            await keep_findings(work, verdicts, account, observable=frozenset({"own_automation"}), at=at)

    async def answered(self, answer: FindingAnswer, *, at: datetime, meanwhile: asyncio.Event | None = None) -> None:
        """Answer the finding; where something goes on meanwhile, let it begin first and wait for this to be kept."""
        async with self.works.open(self.house.practice_id, at=at) as work:
            identity = self.house.coach.identity
            found = await work.session.scalar(select(Finding.id))
            assert found is not None
            finding = await finding_in_reach(work, identity, found, at=at)
            await answer_finding(work, identity, finding, answer, words=None, at=at)
            await work.session.flush()
            if meanwhile is not None:
                meanwhile.set()
                await waits_for_a_lock(work)

    async def finding(self) -> tuple[str, str | None]:
        async with self.works.open(self.house.practice_id, at=NOON) as work:
            row = (await work.session.scalars(select(Finding))).one()
            return row.state, row.cleared_because

    async def told(self) -> Counter[str]:
        async with self.works.open(self.house.practice_id, at=NOON) as work:
            return Counter((await work.session.scalars(select(Alert.event))).all())


@pytest.fixture
async def practised(works: Works) -> Practised:
    house = await a_house(works)
    async with works.open(house.practice_id, at=NOON - 60 * DAY) as work:
        account = await an_account(work, house.client_id)
    told = Practised(works, house, account.id)
    await told.checked(own_automation(NOON - 40 * DAY), at=NOON - 40 * DAY)
    return told


class TestAnAnswer:
    async def test_stands_though_a_look_would_clear_the_finding_at_the_same_moment(self, practised: Practised) -> None:
        begun = asyncio.Event()

        async def look() -> None:
            await begun.wait()
            await practised.checked(at=NOON)

        await asyncio.gather(practised.answered(WRONG, at=NOON, meanwhile=begun), look())
        assert await practised.finding() == ("cleared", "wrong")
        assert await practised.told() == {"automation.detected": 1, "automation.cleared": 1}

    async def test_keeps_a_look_of_the_same_moment_from_opening_the_finding_again(self, practised: Practised) -> None:
        await practised.checked(at=NOON - 5 * DAY)
        assert await practised.finding() == ("cleared", "stayed_away")
        begun = asyncio.Event()

        async def look() -> None:
            await begun.wait()
            await practised.checked(own_automation(NOON), at=NOON)

        await asyncio.gather(practised.answered(WRONG, at=NOON, meanwhile=begun), look())
        assert await practised.finding() == ("cleared", "wrong")

    async def test_counts_as_the_newest_if_it_is_kept_last_though_it_was_asked_for_earlier(
        self, practised: Practised
    ) -> None:
        await practised.answered(ACCEPTED, at=NOON + MINUTE)
        await practised.answered(WRONG, at=NOON)
        assert await practised.finding() == ("cleared", "wrong")
        async with practised.works.open(practised.house.practice_id, at=NOON) as work:
            assert set(await cleared_by_somebody(work, practised.account_id)) == {"own_automation"}


class TestATestOfWhatWasStated:
    async def test_waits_for_the_next_look_where_what_it_saw_was_answered_meanwhile(self, practised: Practised) -> None:
        house = practised.house
        async with practised.works.open(house.practice_id, at=NOON - DAY) as work:
            account = await work.session.get_one(SocialAccount, (house.practice_id, practised.account_id))
            said = NewSettingsAttestation("auto_follow", "off", NOON - 2 * DAY)
            stated = await attest(work, house.client.identity, account, said, at=NOON - DAY)
            stated_id, since = stated.id, stated.as_of
        await practised.answered(WRONG, at=NOON - MINUTE)
        seen = Seen((Reason("own_automation", {}, "Many were followed and dropped."),))
        for looked_since, outcome in ((since, None), (NOON - MINUTE, "contradicted")):
            async with practised.works.open(house.practice_id, at=NOON) as work:
                await keep_tests(work, practised.account_id, {stated_id: Looked(seen, looked_since)}, at=NOON)
                row = await work.session.get_one(SettingsAttestation, (house.practice_id, stated_id))
                assert (row.verdict or {}).get("outcome") == outcome


class TestADeclaredEvent:
    async def test_is_withdrawn_once_by_those_who_ask_at_once(self, practised: Practised, settings: Settings) -> None:
        house = practised.house
        async with practised.works.open(house.practice_id, at=NOON) as work:
            event = EventDeclaration(
                practice_id=house.practice_id,
                id=new_id(),
                account_id=practised.account_id,
                kind=EventKind.GIVEAWAY,
                starts_at=NOON - 4 * DAY,
                ends_at=NOON - 2 * DAY,
                note="Three days of giveaway.",
                explains=["boomerang"],
                declared_by=house.coach.identity.caller,
                by_client=False,
                declared_at=NOON,
            )
            work.session.add(event)
        async with sharing_the_loop(settings) as session:
            session.headers.update(house.coach.headers)
            asked = [session.delete(f"/v1/declared-events/{event.id}") for _ in range(6)]
            answers = Counter(reply.status_code for reply in await asyncio.gather(*asked))
        assert answers == {204: 1, 404: 5}
