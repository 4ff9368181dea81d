from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import text

from service.alerts.outbox import send_test, tell
from service.alerts.receivers import ReceiverChange, change_receiver, held_receiver
from service.alerts.replaying import MOST_MESSAGES, PAUSE, PENDING_AT_ONCE, REPLAY
from service.kit.settings import Settings
from service.kit.work import Works
from tests.callers import NOON, Caller, House, a_house, web
from tests.posting import (
    PACE_CHANGED,
    Answer,
    AutomationSeen,
    Post,
    a_receiver,
    an_alert,
    deliveries_of,
    open_letterbox,
    open_post,
    told,
)

HOUR = timedelta(hours=1)
Network = AsyncTestClient[Litestar]


@pytest.fixture
async def house(works: Works) -> House:
    return await a_house(works)


@pytest.fixture
async def post(works: Works) -> AsyncIterator[Post]:
    async with open_post(works, at=NOON) as opened:
        yield opened


@pytest.fixture
async def network(settings: Settings, post: Post) -> AsyncIterator[Network]:
    async with web(settings, post.clock) as opened:
        yield opened


async def asked(network: Network, owner: Caller, receiver_id: UUID, **wishes: object) -> dict[str, object]:
    body = {"since": NOON.isoformat(), **wishes}
    answer = await network.post(f"/v1/receivers/{receiver_id}/replays", json=body, headers=owner.headers)
    assert answer.status_code == 202, answer.text
    made: dict[str, object] = answer.json()
    return made


async def shown(network: Network, owner: Caller, replay: dict[str, object]) -> dict[str, object]:
    answer = await network.get(f"/v1/replays/{replay['id']}", headers=owner.headers)
    facts: dict[str, object] = answer.json()
    return facts


async def switched(works: Works, practice_id: UUID, receiver_id: UUID, change: ReceiverChange) -> None:
    async with works.open(practice_id, at=NOON) as work:
        await change_receiver(work, await held_receiver(work, receiver_id), change)


async def carried(post: Post, practice_id: UUID) -> None:
    """Steps of replays and deliveries in turn, until nothing is due soon."""
    while await post.carry(practice_id, REPLAY) + await post.carry(practice_id):
        post.clock.move(PAUSE)


class TestAReceiverThatComesBack:
    async def test_gets_what_failed_and_what_it_was_never_sent_and_nothing_else(
        self, works: Works, post: Post, network: Network, house: House
    ) -> None:
        practice_id = house.practice_id
        async with open_letterbox(Answer(), Answer(status=410), Answer()) as letterbox:
            receiver_id, _ = await a_receiver(works, practice_id, letterbox.url, at=NOON)
            alerts = []
            for hour in range(4):  # taken, refused for good, told while it was off: twice
                post.clock.at = NOON + hour * HOUR
                alerts.append(await an_alert(works, practice_id, at=post.clock()))
                await post.carry(practice_id)
            await switched(works, practice_id, receiver_id, ReceiverChange(state="active"))
            post.clock.move(HOUR)
            letterbox.letters.clear()
            replay = await asked(network, house.owner, receiver_id)
            assert (replay["state"], replay["found"], replay["pending"]) == ("running", 3, 0)
            await carried(post, practice_id)
            after = await shown(network, house.coach, replay)
            again = await asked(network, house.owner, receiver_id)
            await carried(post, practice_id)

        assert [letter.id for letter in letterbox.letters] == [str(each) for each in alerts[1:]]
        assert (after["state"], after["delivered"], after["failed"], after["pending"]) == ("done", 3, 0, 0)
        assert again["found"] == 0

    async def test_gets_everything_of_a_range_and_of_some_events_when_asked_so(
        self, works: Works, post: Post, network: Network, house: House
    ) -> None:
        practice_id = house.practice_id
        async with open_letterbox() as letterbox:
            receiver_id, _ = await a_receiver(works, practice_id, letterbox.url, at=NOON)
            async with works.open(practice_id, at=NOON) as work:
                await send_test(work, await held_receiver(work, receiver_id))
            for hour in range(4):
                await an_alert(works, practice_id, at=NOON + hour * HOUR)
            async with works.open(practice_id, at=NOON + HOUR) as work:
                changed = AutomationSeen(finding_id=uuid4())
                await tell(work, PACE_CHANGED, changed, subject_id=changed.finding_id, at=work.at)
            post.clock.at = NOON + 4 * HOUR
            await post.carry(practice_id)
            first = [letter.id for letter in letterbox.letters]
            letterbox.letters.clear()
            bounds = {"since": (NOON + HOUR).isoformat(), "until": (NOON + 3 * HOUR).isoformat()}
            await asked(network, house.owner, receiver_id, **bounds, undelivered_only=False)
            await carried(post, practice_id)

        assert [letter.id for letter in letterbox.letters] == [first[2], first[5], first[3]]
        numbers = [each.replay for each in await deliveries_of(works, practice_id) if each.replay_id]
        assert numbers == [1, 1, 1]

    async def test_is_sent_a_hundred_at_a_time_and_none_twice(
        self, works: Works, post: Post, network: Network, house: House
    ) -> None:
        practice_id, many = house.practice_id, PENDING_AT_ONCE + 20
        async with works.open(practice_id, at=NOON) as work:
            alerts = [(await told(work)).id for _ in range(many)]
        async with open_letterbox() as letterbox:
            receiver_id, _ = await a_receiver(works, practice_id, letterbox.url, at=NOON)
            post.clock.move(PAUSE)
            replay = await asked(network, house.owner, receiver_id)
            for _ in range(3):
                await post.carry(practice_id, REPLAY)
                post.clock.move(PAUSE)
            assert len(await deliveries_of(works, practice_id)) == PENDING_AT_ONCE
            assert (await shown(network, house.owner, replay))["pending"] == PENDING_AT_ONCE
            await carried(post, practice_id)

        assert sorted(letter.id for letter in letterbox.letters) == sorted(map(str, alerts))
        assert (await shown(network, house.owner, replay))["delivered"] == many

    async def test_and_is_switched_off_again_ends_the_replay_with_a_reason(
        self, works: Works, post: Post, network: Network, house: House
    ) -> None:
        receiver_id, _ = await a_receiver(works, house.practice_id, "https://crm.example/", at=NOON)
        post.clock.move(PAUSE)
        replay = await asked(network, house.owner, receiver_id)
        await switched(works, house.practice_id, receiver_id, ReceiverChange(state="disabled"))
        await carried(post, house.practice_id)

        after = await shown(network, house.owner, replay)
        assert (after["state"], after["reason"]["code"]) == ("stopped", "receiver_not_active")  # type: ignore[index] # JSON
        listed = await network.get(f"/v1/receivers/{receiver_id}/replays", headers=house.coach.headers)
        assert listed.json() == {"items": [after], "next_cursor": None}


class TestAReplayIsRefused:
    async def test_without_a_range_of_the_past_of_a_month_or_with_unknown_events(
        self, works: Works, network: Network, house: House
    ) -> None:
        receiver_id, _ = await a_receiver(works, house.practice_id, "https://crm.example/", at=NOON)
        path, headers = f"/v1/receivers/{receiver_id}/replays", house.owner.headers
        for body, status, kind in (
            ({"since": "2026-10-01T00:00:00Z", "until": "2026-11-02T00:00:00Z"}, 422, "/replay-range-invalid"),
            ({"since": "2026-11-02T00:00:00Z", "until": "2026-11-02T00:00:00Z"}, 422, "/replay-range-invalid"),
            ({"since": "2026-11-02T00:00:00Z", "until": "2126-11-02T00:00:00Z"}, 422, "/replay-range-invalid"),
            ({"since": "2026-11-02T00:00:00Z", "events": ["receiver.tset"]}, 422, "/event-type-unknown"),
            ({"since": "2026-11-02T00:00:00"}, 400, "/request-invalid"),
            ({}, 400, "/request-invalid"),
        ):
            answer = await network.post(path, json=body, headers=headers)
            assert (answer.status_code, answer.json()["type"].endswith(kind)) == (status, True), answer.text
        fresh = await a_receiver(works, house.practice_id, "https://crm.example/", at=NOON)
        empty = await network.get(f"/v1/receivers/{fresh[0]}/replays", headers=headers)
        assert empty.json() == {"items": [], "next_cursor": None}
        assert (await network.get(f"/v1/receivers/{uuid4()}/replays", headers=headers)).status_code == 404

    async def test_beside_another_of_the_same_receiver_and_beyond_ten_thousand(
        self, works: Works, post: Post, network: Network, house: House
    ) -> None:
        post.clock.move(2 * HOUR)
        receiver_id, _ = await a_receiver(works, house.practice_id, "https://crm.example/", at=NOON)
        path, body = f"/v1/receivers/{receiver_id}/replays", {"since": NOON.isoformat()}
        async with works.open(house.practice_id, at=NOON) as work:
            await work.session.execute(
                text(
                    "INSERT INTO alert (practice_id, id, event, version, subject_id, payload, occurred_at, created_at)"
                    " SELECT :practice, gen_random_uuid(), 'automation.seen', 1, gen_random_uuid(), '{}', :at, :at"
                    " FROM generate_series(0, :more)"
                ).bindparams(practice=house.practice_id, at=NOON, more=MOST_MESSAGES)
            )
        large = await network.post(path, json=body, headers=house.owner.headers)
        assert (large.status_code, large.json()["type"].endswith("/replay-too-large")) == (422, True)
        later = {"since": (NOON + HOUR).isoformat()}
        assert (await network.post(path, json=later, headers=house.coach.headers)).status_code == 403
        assert (await network.post(path, json=later, headers=house.owner.headers)).status_code == 202
        second = await network.post(path, json=later, headers=house.owner.headers)
        assert (second.status_code, second.json()["type"].endswith("/replay-running")) == (409, True)
