"""How often people may have one receiver sent something: tests and replays share one allowance."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from httpx import Response
from litestar import Litestar
from litestar.testing import AsyncTestClient

from service.alerts.api.deliveries import SENDINGS
from service.kit.settings import Settings
from service.kit.work import Works
from tests.callers import NOON, House, MovableClock, a_house, web

Network = AsyncTestClient[Litestar]


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOON + timedelta(minutes=5))


@pytest.fixture
async def network(settings: Settings, clock: MovableClock) -> AsyncIterator[Network]:
    async with web(settings, clock) as opened:
        yield opened


async def a_receiver(network: Network, house: House) -> str:
    made = await network.post("/v1/receivers", json={"url": "http://127.0.0.1:9/hook"}, headers=house.owner.headers)
    return f"/v1/receivers/{made.json()['receiver']['id']}"


async def ask(network: Network, house: House, address: str, **headers: str) -> Response:
    return await network.post(address, headers=house.owner.headers | headers)


class TestTestsAndReplays:
    async def test_of_one_receiver_end_for_a_while_with_their_allowance(
        self, network: Network, clock: MovableClock, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        receiver, other = await a_receiver(network, house), await a_receiver(network, house)
        quota = SENDINGS.quota(settings)
        first = await ask(network, house, f"{receiver}/tests")
        replay = f"/v1/deliveries/{first.json()['id']}/replay"
        sent = [await ask(network, house, (f"{receiver}/tests", replay)[turn % 2]) for turn in range(1, quota)]
        refused = [await ask(network, house, each) for each in (f"{receiver}/tests", replay)]
        elsewhere = await ask(network, house, f"{other}/tests")
        clock.move(timedelta(minutes=10))
        later = await ask(network, house, replay)

        assert [each.status_code for each in (first, *sent)] == [202] * quota
        assert first.headers["ratelimit-policy"] == f'"sendings";q={quota};w=900'
        assert [each.headers["ratelimit"] for each in (first, sent[-1])] == [
            f'"sendings";r={left};t=600' for left in (quota - 1, 0)
        ]
        assert [each.status_code for each in refused] == [429] * 2
        assert [each.headers["retry-after"] for each in refused] == ["600"] * 2
        assert {each.json()["type"].rpartition("/")[2] for each in refused} == {"too-many-requests"}
        assert (elsewhere.status_code, later.status_code) == (202, 202)

    async def test_asked_for_twice_under_one_key_count_once(self, network: Network, works: Works) -> None:
        house = await a_house(works)
        receiver = await a_receiver(network, house)
        asked = {"Idempotency-Key": "one"}
        first, twin = [await ask(network, house, f"{receiver}/tests", **asked) for _ in range(2)]
        after = await ask(network, house, f"{receiver}/tests")
        assert twin.json() == first.json()
        assert after.headers["ratelimit"].startswith('"sendings";r=98;')

    async def test_of_a_receiver_out_of_reach_are_counted_for_nobody(self, network: Network, works: Works) -> None:
        house, others = await a_house(works), await a_house(works)
        foreign = await a_receiver(network, others)
        refused = await ask(network, house, f"{foreign}/tests")
        assert (refused.status_code, "ratelimit" in refused.headers) == (404, False)
        assert (await ask(network, others, f"{foreign}/tests")).headers["ratelimit"].startswith('"sendings";r=99;')
