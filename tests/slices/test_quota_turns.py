"""Turns on a network: what many workers at once may do, and how practices share one app before the sandboxes."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

import pytest

from service.kit.database import new_id
from service.kit.work import Works
from service.platforms.contract import Platform
from service.platforms.failures import PlatformDown, QuotaSpared, Throttled
from service.platforms.pace import ANSWER_IN, META_MOST, call_about, told_by
from service.platforms.quotas import Quota
from service.platforms.turns import Turns
from tests.callers import MovableClock

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

CALL = call_about(Platform.FACEBOOK, 17, "posts")
APP, OWN = CALL.buckets


@dataclass
class Desk:
    """Practices that share one app, at a moment of the network's."""

    works: Works
    app: str = field(default_factory=lambda: f"app {new_id()}")
    clock: MovableClock = field(default_factory=MovableClock)

    def turns(self, practice_id: UUID | None = None) -> Turns:
        return Turns(self.works.database.reads, practice_id or new_id(), self.app, self.clock)

    def quotas(self, app: float, own: float) -> tuple[Quota, ...]:
        return Quota("app", app, self.clock() + HOUR), Quota("pages:17", own, self.clock() + DAY)

    async def tell(self, turns: Turns, app: float, own: float) -> None:
        """One call, whose answer tells so much."""
        await turns.during(CALL, nothing)
        await turns.end(CALL, told_by(CALL, self.quotas(app, own), at=self.clock()))

    async def goes(self, turns: Turns) -> bool:
        try:
            await turns.during(CALL, nothing)
        except QuotaSpared:
            return False
        return True


async def nothing() -> None:
    """A call whose answer is still to come."""


@pytest.fixture
def desk(works: Works) -> Desk:
    return Desk(works)


class TestManyWorkersAtOnce:
    async def test_send_one_probe_where_nothing_is_known(self, desk: Desk) -> None:
        went = await asyncio.gather(*(desk.goes(desk.turns()) for _ in range(16)))
        assert sum(went) == 1

    async def test_never_use_more_than_is_left(self, desk: Desk) -> None:
        teller = desk.turns()
        for own in (40, 45, 50):
            await desk.tell(teller, 1, own)
        went = await asyncio.gather(*(desk.goes(desk.turns()) for _ in range(16)))
        assert 3 <= sum(went) <= (META_MOST - 50) / 5

    async def test_are_all_stopped_by_one_refusal_until_its_moment(self, desk: Desk) -> None:
        until = desk.clock() + timedelta(minutes=20)

        async def refuse() -> None:
            raise Throttled(until, (Quota("app", 100, until),))

        with pytest.raises(Throttled):
            await desk.turns().during(CALL, refuse)
        other = desk.turns()
        for _ in range(2):
            with pytest.raises(QuotaSpared) as spared:
                await other.during(CALL, nothing)
            assert spared.value.until == until
        desk.clock.at = until
        assert await desk.goes(other)

    async def test_wait_a_minute_for_one_who_died_on_its_way_however_often_they_ask(self, desk: Desk) -> None:
        assert await desk.goes(desk.turns())
        for _ in range(int(timedelta(minutes=1) / ANSWER_IN)):
            assert not await desk.goes(desk.turns())
            desk.clock.move(ANSWER_IN)
        assert await desk.goes(desk.turns())

    async def test_forget_a_burst_once_it_counts_no_longer(self, desk: Desk) -> None:
        teller = desk.turns()
        await desk.tell(teller, 1, 1)
        await desk.tell(teller, META_MOST, 1)
        assert not await desk.goes(teller)
        desk.clock.move(HOUR)
        for told in (1, 2, 3):
            await desk.tell(teller, told, 1)

    async def test_count_a_call_whose_answer_never_came(self, desk: Desk) -> None:
        async def fail() -> None:
            raise PlatformDown("nothing came")

        turns = desk.turns()
        for own in (50, 55, 60):
            await desk.tell(turns, 1, own)
        with pytest.raises(PlatformDown):
            await turns.during(CALL, fail)
        # 60 told, one unseen and the next are 70; the one after it might be too many.
        assert await desk.goes(turns)
        assert not await desk.goes(turns)

    async def test_take_silence_about_the_app_for_no_sign_that_it_is_free_again(self, desk: Desk) -> None:
        turns = desk.turns()
        for app in (40, 45, 50):
            await desk.tell(turns, app, 1)
        went = 0
        while went <= META_MOST and await desk.goes(turns):
            await turns.end(CALL, told_by(CALL, (Quota("pages:17", 1, desk.clock() + DAY),), at=desk.clock()))
            went += 1
        assert 1 <= went <= (META_MOST - 50) / 5
        desk.clock.move(HOUR)
        assert await desk.goes(turns)

    async def test_take_silence_for_free_where_nothing_was_ever_said(self, desk: Desk) -> None:
        turns = desk.turns()
        await turns.during(CALL, nothing)
        await turns.end(CALL, told_by(CALL, (), at=desk.clock()))
        assert [await desk.goes(turns) for _ in range(3)] == [True] * 3

    async def test_of_another_app_are_not_held_back(self, desk: Desk) -> None:
        await desk.tell(desk.turns(), 90, 90)
        assert not await desk.goes(desk.turns())
        assert await desk.goes(Desk(desk.works).turns())


class TestATurnTakenAhead:
    async def test_is_given_back_when_it_is_not_used(self, desk: Desk) -> None:
        reads, turns = desk.works.database.reads, desk.turns()
        known = await reads.fetchval(
            "SELECT take_turn_v1($1, $2, $3, $4, $5)", turns.practice_id, turns.app, [APP, OWN], 1, desk.clock()
        )
        turns.take_ahead(CALL, known)
        assert not await desk.goes(desk.turns())
        await turns.leave()
        assert await desk.goes(desk.turns())
