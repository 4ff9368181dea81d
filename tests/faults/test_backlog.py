"""More work than workers: Redis holds no more rings than a sweep brings, and what Redis loses is rung again."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from redis.asyncio import Redis
from sqlalchemy import insert

from service.kit.database import new_id, open_database
from service.kit.jobs import Job, JobKind, Outcome, Run
from service.kit.queue import QUEUE, SWEEP_LIMIT, WAKE_LIST, Bell, Ringers, open_redis
from service.kit.settings import Settings
from service.kit.vault import Vault
from service.kit.work import Works
from tests.conftest import Servers

NOW = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
DUE = SWEEP_LIMIT + 500


async def _never(_run: Run) -> Outcome:
    raise AssertionError("nobody works here")


LOOK = JobKind("look", _never)


@dataclass(frozen=True)
class Backlog:
    """A worker's sweeps over jobs that nobody does."""

    ringers: Ringers
    bell: Bell

    async def sweep(self) -> int:
        return await self.ringers.sweep(await self.bell.room())


@pytest.fixture
async def redis(servers: Servers) -> AsyncIterator[Redis]:
    async with open_redis(servers.redis_url) as opened:
        await opened.delete(QUEUE, WAKE_LIST)
        yield opened
        await opened.delete(QUEUE, WAKE_LIST)


@pytest.fixture
async def backlog(own_database: str, servers: Servers) -> AsyncIterator[Backlog]:
    async with open_redis(servers.redis_url) as own, open_database(own_database, writers=2, readers=2) as database:
        bell = Bell(own)
        works = Works(database=database, vault=Vault(Settings().master_key_bytes), bell=bell)
        async with works.open(uuid4(), at=NOW) as work:
            rows = [
                {
                    "practice_id": work.practice_id,
                    "id": new_id(),
                    "kind": LOOK.name,
                    "unique_key": str(number),
                    "subject_id": uuid4(),
                    "due_at": NOW - timedelta(seconds=number),
                    "created_at": NOW,
                }
                for number in range(DUE)
            ]
            await work.session.execute(insert(Job), rows)
        yield Backlog(Ringers(works, {LOOK.name: LOOK}, bell, lambda: NOW), bell)


class TestABacklog:
    async def test_is_rung_for_once_however_often_it_is_swept(self, redis: Redis, backlog: Backlog) -> None:
        rung = [await backlog.sweep() for _ in range(3)]
        assert rung == [SWEEP_LIMIT, 0, 0]
        assert await redis.zcard(QUEUE) == SWEEP_LIMIT
        assert await redis.llen(WAKE_LIST) == 1  # type: ignore[misc] # redis-py types one name for both of its clients

    async def test_is_rung_for_anew_as_far_as_it_was_answered(self, redis: Redis, backlog: Backlog) -> None:
        await backlog.sweep()
        await redis.zpopmin(QUEUE, 100)
        assert await backlog.sweep() == 100

    async def test_is_rung_for_anew_by_the_next_sweep_when_redis_lost_everything(
        self, redis: Redis, backlog: Backlog
    ) -> None:
        await backlog.sweep()
        await redis.delete(QUEUE, WAKE_LIST)
        assert await backlog.sweep() == SWEEP_LIMIT
