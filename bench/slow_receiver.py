"""Whether one receiver that hangs makes a thousand others wait.

Fifty practices tell twenty receivers each of one thing, one right after the other; a message's delay runs from its practice's commit to its
arrival. The peer is the same while nobody hangs. In the other turn a receiver of one more practice has a hundred messages due first
and answers none of them until everybody else was told. One worker as it is deployed carries everything, its sweep included.
`python -m bench slow-receiver`
"""

import asyncio
import dataclasses
import statistics
import time
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from aiohttp import web

from bench.ground import Ground
from bench.rounds import AtMost, Line, Unequal, in_turns, middle
from service.access.models import Practice
from service.alerts.events import RECEIVER_DISABLED
from service.alerts.jobs import AT_ONCE, delivery_jobs
from service.alerts.outbox import tell
from service.alerts.receivers import MOST_RECEIVERS, NewReceiver, add_receiver
from service.kit.clock import utc_now
from service.kit.database import new_id, open_database
from service.kit.outbound import GuardedSession
from service.kit.queue import Ringers, open_redis
from service.kit.settings import Settings
from service.kit.work import Works

PRACTICES: Final = 50
TELLING: Final = 4
"""Practices that tell at the same moment."""
WAITING: Final = 100
"""Messages for the receiver that hangs."""
_PATIENCE_S: Final = 120.0
_GRACE_S: Final = 10.0


@dataclass(slots=True)
class Receivers:
    """A web server that is every receiver: when each message arrived, by practice, and who is kept waiting."""

    arrivals: list[tuple[str, str, float]] = field(default_factory=list)
    expected: int = 0
    all_arrived: asyncio.Event = field(default_factory=asyncio.Event)
    may_answer: asyncio.Event = field(default_factory=asyncio.Event)
    is_full: asyncio.Event = field(default_factory=asyncio.Event)
    kept_waiting: int = 0

    def expect(self, messages: int) -> None:
        """Forget what arrived, and wait for so many."""
        self.expected = messages
        self.arrivals.clear()
        self.all_arrived.clear()

    def delays(self, commits: Mapping[str, float]) -> list[float]:
        """Seconds from a practice's commit to each arrival.

        Raises:
            Unequal: a receiver was not told, or told twice.
        """
        told = {(practice, number) for practice, number, _ in self.arrivals}
        if not len(told) == len(self.arrivals) == self.expected:
            raise Unequal(f"{len(self.arrivals)} messages came to {len(told)} of {self.expected} receivers")
        return [at - commits[practice] for practice, _, at in self.arrivals]

    async def take(self, request: web.Request) -> web.Response:
        """Note who was told what."""
        await request.read()
        self.arrivals.append((request.match_info["practice"], request.match_info["number"], time.perf_counter()))
        if len(self.arrivals) == self.expected:
            self.all_arrived.set()
        return web.Response(status=web.HTTPNoContent.status_code)

    async def hang(self, _request: web.Request) -> web.Response:
        """Answer nobody before it is allowed."""
        self.kept_waiting += 1
        if self.kept_waiting == AT_ONCE:
            self.is_full.set()
        try:
            await self.may_answer.wait()
        finally:
            self.kept_waiting -= 1
        return web.Response(status=web.HTTPNoContent.status_code)


async def run(ground: Ground) -> list[Line]:
    """The bench."""
    receivers = Receivers()
    bell = ground.works.bell
    ready: dict[UUID, float] = {}

    async def noted_bell(practice_id: UUID, job_id: UUID) -> None:
        ready.setdefault(practice_id, time.perf_counter())
        await bell(practice_id, job_id)

    async with (
        _listening(receivers) as url,
        _worker(ground),
        open_database(ground.servers.database_url, writers=TELLING, readers=1) as database,
    ):
        works = dataclasses.replace(ground.works, database=database, bell=noted_bell)
        count = 2 if ground.sizes.quick else PRACTICES
        practices = [await _a_practice(works, f"{url}/told", MOST_RECEIVERS) for _ in range(count)]
        slow = await _a_practice(works, f"{url}/hang", 1)

        async def undisturbed() -> float:
            ready.clear()
            receivers.expect(count * MOST_RECEIVERS)
            left = iter(practices)
            await asyncio.gather(*(_tell_each(works, left) for _ in range(TELLING)))
            async with asyncio.timeout(_PATIENCE_S):
                await receivers.all_arrived.wait()
            return _p95(receivers.delays({str(practice): at for practice, at in ready.items()}))

        async def beside_one_that_hangs() -> float:
            receivers.may_answer.clear()
            receivers.is_full.clear()
            await _tell_each(works, [slow] * WAITING)
            async with asyncio.timeout(_PATIENCE_S):
                await receivers.is_full.wait()
            p95 = await undisturbed()
            if receivers.kept_waiting > AT_ONCE:
                raise Unequal(f"{receivers.kept_waiting} messages were under way to the receiver that hangs")
            # What still waits for it must not meet the other side's turn.
            await ground.admin.execute("DELETE FROM job WHERE practice_id = $1 AND state = 'queued'", slow)
            receivers.may_answer.set()
            return p95

        await undisturbed()
        costs = await in_turns(ground.sizes.rounds, beside_one_that_hangs, undisturbed)
    hanging, alone = (f"{seconds * 1000:,.0f} ms" for seconds in middle(costs))
    what = f"p95 of {count * MOST_RECEIVERS:,} receivers beside one that hangs"
    return [Line(what, hanging, alone, [mine / theirs for mine, theirs in costs], AtMost(2))]


async def _a_practice(works: Works, url: str, receivers: int) -> UUID:
    practice_id = new_id()
    async with works.open(practice_id, at=utc_now()) as work:
        work.session.add(Practice(practice_id=practice_id, name="Bench", created_at=work.at))
        await work.session.flush()
        for number in range(receivers):
            await add_receiver(work, NewReceiver(url=f"{url}/{practice_id}/{number}"))
    return practice_id


async def _tell_each(works: Works, practices: Iterable[UUID]) -> None:
    example = RECEIVER_DISABLED.example
    for practice_id in practices:
        async with works.open(practice_id, at=utc_now()) as work:
            await tell(work, RECEIVER_DISABLED, example, subject_id=example.receiver_id, at=work.at)


def _p95(delays: Sequence[float]) -> float:
    return statistics.quantiles(delays, n=20)[-1]


@asynccontextmanager
async def _listening(receivers: Receivers) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/told/{practice}/{number}", receivers.take)
    app.router.add_post("/hang/{practice}/{number}", receivers.hang)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0, backlog=1024).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def _worker(ground: Ground) -> AsyncIterator[None]:
    async with GuardedSession(allow_loopback=True) as session, open_redis(ground.servers.redis_url) as redis:
        kinds = {kind.name: kind for kind in delivery_jobs(session)}
        ringers = Ringers(ground.works, kinds, ground.works.bell, utc_now)
        worker = ringers.worker(redis, jobs=Settings().worker_jobs, handle_signals=False)
        tasks = [asyncio.create_task(worker.async_run()), asyncio.create_task(ringers.sweep_for_ever())]
        try:
            yield
        finally:
            under_way = [*worker.tasks.values()]
            for task in tasks:
                task.cancel()
            # Rings for what is long done may still be answered; whatever becomes of them counts for nobody.
            done, _ = await asyncio.wait([*tasks, *under_way], timeout=_GRACE_S)
            await asyncio.gather(*done, return_exceptions=True)
