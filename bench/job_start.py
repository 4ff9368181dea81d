"""How long a job waits between being asked for and being under way.

Ours is counted from the commit of the job's row on: a ring over Redis wakes the worker, which claims the row in Postgres and
starts; the commit itself is shown in a second line. The peer is arq as it comes: a
worker with its defaults on the same Redis, no row, no claim. Both workers run in this process, each sample asks the one and
then the other for a job that does nothing, with random gaps between, and every job must have started once.
"""

import asyncio
import dataclasses
import logging
import random
import statistics
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, cast
from uuid import UUID

from arq import func
from arq.connections import ArqRedis
from arq.typing import WorkerCoroutine
from arq.worker import Worker
from redis.asyncio import ConnectionPool

from bench import practices
from bench.ground import Ground
from bench.rounds import AtMost, Line, Unequal
from service.kit.clock import utc_now
from service.kit.database import new_id
from service.kit.jobs import Done, JobKind, Outcome, Run, ask
from service.kit.queue import Ringers, open_redis

_SAMPLES = 200
_LONGEST_GAP_S = 0.15
_PATIENCE_S = 5.0


@dataclass(slots=True)
class Starts:
    """When each job was asked for and when it started, by its name."""

    expected: int
    asked: dict[str, float] = field(default_factory=dict)
    started: dict[str, list[float]] = field(default_factory=dict)
    all_started: asyncio.Event = field(default_factory=asyncio.Event)

    def start(self, name: str) -> None:
        """This job is under way."""
        self.started.setdefault(name, []).append(time.perf_counter())
        if len(self.started) == self.expected:
            self.all_started.set()

    def waits(self) -> list[float]:
        """Seconds from asking to start, in the order of asking.

        Raises:
            Unequal: a job did not start, or started twice.
        """
        odd = [name for name in self.asked if len(self.started.get(name, ())) != 1]
        if odd:
            raise Unequal(f"{len(odd)} of {len(self.asked)} jobs did not start exactly once")
        return [self.started[name][0] - asked for name, asked in self.asked.items()]


async def run(ground: Ground) -> list[Line]:
    """The bench."""
    practice = (await practices.a_case(ground)).practice_id
    samples = 10 if ground.sizes.quick else _SAMPLES
    ours, stock = Starts(samples), Starts(samples)
    gaps = random.Random(11)
    before_commit: list[float] = []

    async def noted_bell(practice_id: UUID, job_id: UUID) -> None:
        ours.asked[str(job_id)] = time.perf_counter()
        await ground.works.bell(practice_id, job_id)

    works = dataclasses.replace(ground.works, bell=noted_bell)
    async with _our_worker(ground, ours), _stock_arq(ground, stock) as redis:
        for _ in range(samples):
            await asyncio.sleep(gaps.uniform(0.01, _LONGEST_GAP_S))
            async with works.open(practice, at=utc_now()) as work:
                await ask(work, "do_nothing", subject_id=new_id())
                before_commit.append(time.perf_counter())
            await asyncio.sleep(gaps.uniform(0.01, _LONGEST_GAP_S))
            name = new_id().hex
            stock.asked[name] = time.perf_counter()
            await redis.enqueue_job("do_nothing", name)
        async with asyncio.timeout(_PATIENCE_S):
            await asyncio.gather(ours.all_started.wait(), stock.all_started.wait())
    with_commit = [
        wait + rung - before
        for wait, rung, before in zip(ours.waits(), ours.asked.values(), before_commit, strict=True)
    ]
    return [
        _line("job start against stock arq, median", ours.waits(), stock.waits(), ground.sizes.rounds, AtMost(0.02)),
        _line("  with the commit of the job's row", with_commit, stock.waits(), ground.sizes.rounds, None),
    ]


def _line(what: str, ours: Sequence[float], stock: Sequence[float], rounds: int, goal: AtMost | None) -> Line:
    mine, theirs = (statistics.median(waits) * 1000 for waits in (ours, stock))
    by_part = zip(_medians(ours, rounds), _medians(stock, rounds), strict=True)
    return Line(what, f"{mine:.1f} ms", f"{theirs:.0f} ms", [quick / slow for quick, slow in by_part], goal)


def _medians(waits: Sequence[float], rounds: int) -> list[float]:
    """The median of each part of the samples, so that the spread over the run shows."""
    return [statistics.median(waits[number::rounds]) for number in range(rounds)]


@asynccontextmanager
async def _our_worker(ground: Ground, starts: Starts) -> AsyncIterator[None]:
    async def do_nothing(run: Run) -> Outcome:
        starts.start(str(run.job_id))
        return Done()

    kinds = {"do_nothing": JobKind("do_nothing", do_nothing)}
    ringers = Ringers(ground.works, kinds, ground.works.bell, utc_now)
    async with open_redis(ground.servers.redis_url) as redis:
        worker = ringers.worker(redis, jobs=20, handle_signals=False)
        async with _at_work(worker):
            yield


@asynccontextmanager
async def _stock_arq(ground: Ground, starts: Starts) -> AsyncIterator[ArqRedis]:
    async def do_nothing(_ctx: dict[Any, Any], name: str) -> None:
        starts.start(name)

    # arq tells of every job it does, and so would ours if asked; neither is to pay for a terminal.
    logging.getLogger("arq.worker").setLevel(logging.WARNING)
    async with ArqRedis(ConnectionPool.from_url(ground.servers.redis_url)) as redis:
        worker = Worker(
            functions=[func(cast("WorkerCoroutine", do_nothing), name="do_nothing")],
            redis_pool=redis,
            handle_signals=False,
        )
        async with _at_work(worker):
            yield redis


@asynccontextmanager
async def _at_work(worker: Worker) -> AsyncIterator[None]:
    task = asyncio.create_task(worker.async_run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
