import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from service.alerts.jobs import AT_ONCE, BUSY_WAIT
from service.kit.database import open_database
from service.kit.jobs import LEASE
from service.kit.settings import Settings
from service.kit.vault import Vault
from service.kit.work import Works
from tests.callers import NOON, a_house
from tests.conftest import Servers
from tests.posting import Post, a_receiver, an_alert, attempts_of, deliveries_of, open_letterbox, open_post

SOON_S = 30.0
"""Seconds; longer than any wait for real processes and sockets should last."""


class FailingBell:
    """A bell that keeps its rings, and fails while Redis is away."""

    def __init__(self) -> None:
        self.is_away = False
        self.rings: list[tuple[UUID, UUID]] = []

    async def __call__(self, practice_id: UUID, job_id: UUID) -> None:
        if self.is_away:
            raise ConnectionError("Redis is away")
        self.rings.append((practice_id, job_id))


@pytest.fixture
def bell() -> FailingBell:
    return FailingBell()


@pytest.fixture
async def works(own_database: str, bell: FailingBell) -> AsyncIterator[Works]:
    async with open_database(own_database, writers=8, readers=8) as database:
        yield Works(database=database, vault=Vault(Settings().master_key_bytes), bell=bell)


@pytest.fixture
async def practice_id(works: Works) -> UUID:
    return (await a_house(works)).practice_id


@pytest.fixture
async def post(works: Works) -> AsyncIterator[Post]:
    async with open_post(works, at=NOON) as opened:
        yield opened


@contextlib.asynccontextmanager
async def a_worker_process(database_url: str, redis_url: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """`rapport work` in a process of its own, killed on leaving."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        "from service.commands.work import work; work()",
        env=os.environ | {"DATABASE_URL": database_url, "REDIS_URL": redis_url, "RAPPORT_LOG_LEVEL": "error"},
    )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


class TestALostRing:
    async def test_costs_a_sweep_and_no_alert(
        self, works: Works, post: Post, bell: FailingBell, practice_id: UUID
    ) -> None:
        async with open_letterbox() as letterbox:
            await a_receiver(works, practice_id, letterbox.url, at=NOON)
            bell.is_away = True
            alerts = [await an_alert(works, practice_id, at=NOON) for _ in range(10)]
            bell.is_away = False
            assert await post.ringers.sweep() == 10
            for ring in bell.rings:
                await post.ringers.answer(*ring)

        assert sorted(letter.id for letter in letterbox.letters) == sorted(map(str, alerts))


class TestAKilledWorker:
    async def test_between_sending_and_writing_sends_again_under_the_same_id(
        self, works: Works, servers: Servers, own_database: str, practice_id: UUID
    ) -> None:
        async with open_letterbox() as letterbox:
            letterbox.may_answer.clear()
            now = datetime.now(UTC)
            await a_receiver(works, practice_id, letterbox.url, at=now)
            alert_id = await an_alert(works, practice_id, at=now)
            async with a_worker_process(own_database, servers.redis_url) as worker:
                async with asyncio.timeout(SOON_S):
                    await letterbox.arrived.wait()
                worker.send_signal(signal.SIGKILL)
                await worker.wait()
            (delivery,) = await deliveries_of(works, practice_id)
            assert (delivery.state, delivery.attempts) == ("pending", 0)

            letterbox.may_answer.set()
            async with open_post(works, at=datetime.now(UTC) + LEASE) as post:
                assert await post.carry(practice_id) == 1

        assert [letter.id for letter in letterbox.letters] == [str(alert_id)] * 2
        assert letterbox.letters[0].body == letterbox.letters[1].body
        (delivery,) = await deliveries_of(works, practice_id)
        assert (delivery.state, delivery.attempts) == ("delivered", 1)


class TestAPausedWorker:
    async def test_writes_nothing_once_another_has_delivered(self, works: Works, post: Post, practice_id: UUID) -> None:
        async with open_letterbox() as letterbox:
            letterbox.may_answer.clear()
            await a_receiver(works, practice_id, letterbox.url, at=NOON)
            await an_alert(works, practice_id, at=NOON)
            (job_id,) = await post.due(practice_id)
            paused = asyncio.create_task(post.ringers.answer(practice_id, job_id))
            await letterbox.arrived.wait()
            letterbox.arrived.clear()
            post.clock.move(LEASE + timedelta(seconds=1))
            successor = asyncio.create_task(post.ringers.answer(practice_id, job_id))
            await letterbox.arrived.wait()
            letterbox.may_answer.set()
            await asyncio.gather(paused, successor)

        assert len({letter.id for letter in letterbox.letters}) == 1
        (delivery,) = await deliveries_of(works, practice_id)
        assert (delivery.state, delivery.attempts) == ("delivered", 1)
        assert len(await attempts_of(works, practice_id)) == 1


class TestASlowReceiver:
    async def test_holds_only_its_share_of_a_worker_and_gets_everything_in_the_end(
        self, works: Works, post: Post, practice_id: UUID
    ) -> None:
        async with open_letterbox() as slow, open_letterbox() as fast:
            slow.may_answer.clear()
            slow_id, _ = await a_receiver(works, practice_id, slow.url, "automation.seen", at=NOON)
            for _ in range(12):
                await an_alert(works, practice_id, at=NOON)
            tasks = [asyncio.create_task(post.ringers.answer(practice_id, job)) for job in await post.due(practice_id)]
            finished = asyncio.as_completed(tasks, timeout=SOON_S)
            for _ in range(12 - AT_ONCE):
                await next(finished)
            held = [each for each in tasks if not each.done()]
            assert len(held) == AT_ONCE

            await a_receiver(works, practice_id, fast.url, at=NOON)
            await an_alert(works, practice_id, at=NOON)
            await post.carry(practice_id)
            assert len(fast.letters) == 1

            slow.may_answer.set()
            await asyncio.gather(*held)
            while not all(each.state == "delivered" for each in await deliveries_of(works, practice_id)):
                post.clock.move(BUSY_WAIT)
                await post.carry(practice_id)

        deliveries = [each for each in await deliveries_of(works, practice_id) if each.receiver_id == slow_id]
        assert {each.attempts for each in deliveries} == {1}
        assert len({letter.id for letter in slow.letters}) == len(slow.letters) == 13
