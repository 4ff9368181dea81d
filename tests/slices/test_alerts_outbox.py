import asyncio
from uuid import UUID, uuid4

import msgspec
import pytest
from sqlalchemy import select, update

from service.alerts.events import Catalogue, EventType, Payload
from service.alerts.message import MOST_HEADERS, SHOWN_OF_A_BODY, SHOWN_OF_A_HEADER, shown_headers, shown_text
from service.alerts.models import Alert, Receiver
from service.alerts.outbox import PayloadTooLarge, tell
from service.kit.jobs import Job
from service.kit.secrets import Secret
from service.kit.work import Works
from tests.callers import NOON, a_house
from tests.posting import AUTOMATION_SEEN, PACE_CHANGED, AutomationSeen, a_receiver, an_alert, deliveries_of, told


@pytest.fixture
async def practice_id(works: Works) -> UUID:
    return (await a_house(works)).practice_id


class TestTelling:
    async def test_writes_one_delivery_and_its_job_with_what_happened(self, works: Works, practice_id: UUID) -> None:
        receiver_id, _ = await a_receiver(works, practice_id, "https://crm.example/", at=NOON)
        alert_id = await an_alert(works, practice_id, at=NOON)

        (delivery,) = await deliveries_of(works, practice_id)
        assert (delivery.alert_id, delivery.receiver_id, delivery.replay) == (alert_id, receiver_id, 0)
        assert (delivery.state, delivery.next_attempt_at) == ("pending", NOON)
        async with works.open(practice_id, at=NOON) as work:
            (job,) = await work.session.scalars(select(Job).where(Job.practice_id == practice_id))
            alert = (await work.session.scalars(select(Alert).where(Alert.practice_id == practice_id))).one()
        assert (job.kind, job.subject_id, job.state) == ("deliver", delivery.id, "queued")
        assert (alert.event, alert.payload) == ("automation.seen", {"finding_id": str(alert.subject_id)})

    async def test_leaves_nothing_to_send_when_what_happened_is_rolled_back(
        self, works: Works, practice_id: UUID
    ) -> None:
        await a_receiver(works, practice_id, "https://crm.example/", at=NOON)

        async def find_then_fail() -> None:
            async with works.open(practice_id, at=NOON) as work:
                await told(work)
                raise ZeroDivisionError

        for _ in range(20):
            with pytest.raises(ZeroDivisionError):
                await find_then_fail()
        assert await deliveries_of(works, practice_id) == []
        async with works.open(practice_id, at=NOON) as work:
            assert await work.session.scalar(select(Job).where(Job.practice_id == practice_id)) is None
            assert await work.session.scalar(select(Alert).where(Alert.practice_id == practice_id)) is None

    async def test_reaches_receivers_that_want_the_event_or_every_event(self, works: Works, practice_id: UUID) -> None:
        every, _ = await a_receiver(works, practice_id, "https://every.example/", at=NOON)
        wanting, _ = await a_receiver(works, practice_id, "https://one.example/", AUTOMATION_SEEN.name, at=NOON)
        await a_receiver(works, practice_id, "https://other.example/", PACE_CHANGED.name, at=NOON)
        await an_alert(works, practice_id, at=NOON)

        assert {each.receiver_id for each in await deliveries_of(works, practice_id)} == {every, wanting}

    async def test_passes_disabled_receivers_and_other_practices_by(self, works: Works, practice_id: UUID) -> None:
        disabled, _ = await a_receiver(works, practice_id, "https://crm.example/", at=NOON)
        other = (await a_house(works)).practice_id
        await a_receiver(works, other, "https://crm.example/", at=NOON)
        async with works.open(practice_id, at=NOON) as work:
            await work.session.execute(
                update(Receiver)
                .where(Receiver.practice_id == practice_id, Receiver.id == disabled)
                .values(state="disabled", reason={})
            )
        await an_alert(works, practice_id, at=NOON)

        assert await deliveries_of(works, practice_id) == []
        assert await deliveries_of(works, other) == []

    async def test_loses_none_of_many_tellings_at_once(self, works: Works, practice_id: UUID) -> None:
        await a_receiver(works, practice_id, "https://crm.example/", at=NOON)
        alerts = await asyncio.gather(*(an_alert(works, practice_id, at=NOON) for _ in range(20)))

        assert sorted(alerts) == sorted(each.alert_id for each in await deliveries_of(works, practice_id))

    async def test_refuses_to_carry_more_than_ids(self, works: Works, practice_id: UUID) -> None:
        class Fat(Payload, frozen=True):
            names: str

        fat = EventType(name="fat.told", version=1, description="Too much.", payload=Fat, example=Fat(names=""))
        with pytest.raises(PayloadTooLarge, match="20000"):
            async with works.open(practice_id, at=NOON) as work:
                await tell(work, fat, Fat(names="x" * 20_000), subject_id=uuid4(), at=NOON)


class TestTheCatalogue:
    def test_lists_events_by_name(self) -> None:
        catalogue = Catalogue.of(PACE_CHANGED, AUTOMATION_SEEN)
        assert [each.name for each in catalogue.events] == ["automation.seen", "pace.changed"]
        assert "pace.changed" in catalogue
        assert "pace.kept" not in catalogue

    def test_refuses_two_events_of_one_name(self) -> None:
        with pytest.raises(ValueError, match=r"automation\.seen"):
            Catalogue.of(AUTOMATION_SEEN, AUTOMATION_SEEN)

    def test_an_example_has_the_declared_shape(self) -> None:
        example = msgspec.json.encode(AUTOMATION_SEEN.example)
        assert msgspec.json.decode(example, type=AutomationSeen) == AUTOMATION_SEEN.example


class TestWhatIsKeptOfAnAnswer:
    SECRET = Secret("whsec_c29tZSBieXRlcyB0aGF0IG5vYm9keSBrbm93cw==")

    def test_fits_a_row_whatever_the_bytes(self) -> None:
        assert shown_text(b"\xff\x00caf\xc3\xa9", without=[self.SECRET]) == "\N{REPLACEMENT CHARACTER}" * 2 + "café"

    def test_is_only_the_start(self) -> None:
        assert len(shown_text(b"x" * 60_000, without=[self.SECRET])) == SHOWN_OF_A_BODY

    def test_never_holds_the_secret_even_if_the_receiver_echoes_it(self) -> None:
        shown = shown_text(b"wrong key " + self.SECRET.reveal().encode(), without=[self.SECRET])
        assert shown == "wrong key [redacted]"

    def test_is_twenty_headers_at_most_and_the_start_of_each(self) -> None:
        many = {f"x-{number}": "y" * 300 for number in range(30)}
        shown = shown_headers({"set-cookie": "in=1", **many}, without=[self.SECRET])
        assert list(shown) == list(many)[:MOST_HEADERS]
        assert set(shown.values()) == {"y" * SHOWN_OF_A_HEADER}

    def test_is_headers_a_row_can_hold_whatever_the_bytes(self) -> None:
        assert shown_headers({"x": "caf\udce9\0"}, without=[]) == {"x": "caf?\N{REPLACEMENT CHARACTER}"}
