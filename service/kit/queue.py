"""The bell: arq carries row ids over Redis, so that a job starts within milliseconds of its commit.

Redis holds nothing that is needed: each ring has a fresh arq id, claims in Postgres deduplicate, and the sweep rings
again for whatever is due, while there is room for rings. arq is imported here and in `worker` only.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final, cast
from uuid import UUID, uuid4

import msgspec
import structlog
from arq import func
from arq.connections import ArqRedis
from arq.typing import StartupShutdown, WorkerCoroutine
from arq.worker import Worker as ArqWorker
from redis.asyncio import ConnectionPool

from service.kit.clock import Clock
from service.kit.jobs import (
    LEASE,
    Done,
    Failed,
    JobKind,
    Later,
    LeaseLost,
    Outcome,
    Run,
    WorkersDied,
    retry_at,
)
from service.kit.work import Ring, Works

WAKE_LIST: Final = "rapport:wake"
QUEUE: Final = "rapport:rings"
SWEEP_LIMIT: Final = 1000
_IDLE_WAIT_S: Final = 1
_LONGEST_ERROR: Final = 2000

_log = structlog.get_logger()


def open_redis(url: str) -> ArqRedis:
    """A client for this Redis; connects on first use, so that a missing Redis stops nobody from starting."""
    pool = ConnectionPool.from_url(url, socket_connect_timeout=1, socket_timeout=5)
    redis = ArqRedis(
        pool_or_conn=pool,
        job_serializer=msgspec.msgpack.encode,
        job_deserializer=msgspec.msgpack.decode,
        default_queue_name=QUEUE,
    )
    # Nobody else holds this pool: closing the client must close its connections as well.
    redis.auto_close_connection_pool = True
    return redis


class Bell:
    """Rings for jobs; losing every ring costs a few seconds and nothing else."""

    def __init__(self, redis: ArqRedis) -> None:
        self._redis = redis

    async def __call__(self, practice_id: UUID, job_id: UUID) -> None:
        """Ring for one job.

        Raises:
            redis.exceptions.RedisError: when Redis is away; the sweep will ring again.
        """
        await self._redis.enqueue_job("answer_ring", str(practice_id), str(job_id), _job_id=uuid4().hex)
        await _wake(self._redis)

    async def room(self) -> int:
        """For how many jobs a sweep may ring beside the rings that wait, so that a backlog does not fill Redis."""
        return max(0, SWEEP_LIMIT - int(await self._redis.zcard(QUEUE)))


class BellWorker(ArqWorker):
    """arq's worker, woken by a list instead of a clock."""

    async def _poll_iteration(self) -> None:
        await super()._poll_iteration()
        if self.allow_pick_jobs:
            await cast(Awaitable[Any], self.pool.blpop([WAKE_LIST], timeout=_IDLE_WAIT_S))
            await self.pool.delete(WAKE_LIST)


class Ringers:
    """Answers rings and sweeps for what is due; the domain half of a worker process.

    A lease is renewed three times before it ends, and looked for twice while it lasts, so that one lost renewal loses
    no lease and a job whose worker died is taken up within one and a half leases.
    """

    def __init__(
        self, works: Works, kinds: Mapping[str, JobKind], bell: Ring, clock: Clock, *, lease: timedelta = LEASE
    ) -> None:
        self._works = works
        self._kinds = kinds
        self._bell = bell
        self._clock = clock
        self._lease = lease
        self._renew_every_s = lease.total_seconds() * 0.3
        self._sweep_every_s = lease.total_seconds() / 2

    def worker(self, redis: ArqRedis, *, jobs: int, handle_signals: bool) -> ArqWorker:
        """An arq worker that answers rings with these kinds, `jobs` at a time."""
        longest = max(kind.timeout for kind in self._kinds.values())

        async def answer_ring(_ctx: dict[Any, Any], practice_id: str, job_id: str) -> None:
            await self.answer(UUID(practice_id), UUID(job_id))

        async def wake_if_full(_ctx: dict[Any, Any]) -> None:
            if worker.job_counter >= worker.max_jobs:
                await _wake(redis)

        worker = BellWorker(
            functions=[func(cast(WorkerCoroutine, answer_ring), name="answer_ring", keep_result=0)],
            redis_pool=redis,
            queue_name=QUEUE,
            max_jobs=jobs,
            job_timeout=longest + self._lease,
            keep_result=0,
            max_tries=1,
            retry_jobs=False,
            poll_delay=0,
            health_check_interval=15,
            job_completion_wait=25,
            handle_signals=handle_signals,
            after_job_end=cast(StartupShutdown, wake_if_full),
            job_serializer=msgspec.msgpack.encode,
            job_deserializer=msgspec.msgpack.decode,
            log_results=False,
        )
        return worker

    async def sweep(self, room: int = SWEEP_LIMIT) -> int:
        """Ring for what is due now, one job of each practice after the other; returns for how many."""
        question, known = "SELECT * FROM due_jobs_v1($1, $2, $3)", [*self._kinds]
        due = await self._works.database.reads.fetch(question, known, self._clock(), room)
        for row in due:
            await self._bell(row["practice_id"], row["id"])
        return len(due)

    async def sweep_for_ever(self, room: Callable[[], Awaitable[int]] | None = None) -> None:
        """Sweep every half lease until cancelled; a failing sweep is logged and tried again."""
        while True:
            try:
                await self.sweep(SWEEP_LIMIT if room is None else await room())
            except Exception as away:  # noqa: BLE001 # a server that is away shows in many ways, and comes back
                _log.warning("sweep_failed", reason=str(away))
            await asyncio.sleep(self._sweep_every_s)

    async def answer(self, practice_id: UUID, job_id: UUID) -> None:
        """Claim the job if it is still due and of a known kind, do it under a renewed lease, and settle it."""
        row = await self._works.database.reads.fetchrow(
            "SELECT * FROM claim_job_v1($1, $2, $3, $4, $5)",
            practice_id,
            job_id,
            [*self._kinds],
            self._clock(),
            self._lease,
        )
        if row is None:
            return
        kind = self._kinds[row["kind"]]
        run = Run(
            practice_id=practice_id, job_id=job_id, subject_id=row["subject_id"], fence=row["fence"],
            attempt=row["attempt"], checkpoint=row["checkpoint"], works=self._works, clock=self._clock,
        )  # fmt: skip
        with structlog.contextvars.bound_contextvars(job=kind.name, job_id=str(job_id), practice_id=str(practice_id)):
            try:
                outcome, fault = await self._attempt(kind, run)
            except LeaseLost:
                _log.info("lease_lost")
                return
            await self._settle(run, outcome, faulty=fault is not None)

    async def _attempt(self, kind: JobKind, run: Run) -> tuple[Outcome, Exception | None]:
        try:
            return await self._do(kind, run), None
        except LeaseLost:
            raise
        except Exception as fault:  # noqa: BLE001 # a job may fail in any way; the row remembers
            _log.exception("job_attempt_failed", attempt=run.attempt)
            error = f"{type(fault).__name__}: {fault}"[:_LONGEST_ERROR]
            if run.attempt < kind.attempts:
                return Later(retry_at(run.attempt, now=self._clock()), reason=error), fault
            if kind.gave_up is not None:
                await kind.gave_up(run, fault)
            return Failed(error), fault

    async def _do(self, kind: JobKind, run: Run) -> Outcome:
        if run.attempt > kind.attempts:
            raise WorkersDied
        task = asyncio.current_task()
        renewal = asyncio.create_task(self._renew(run, task))
        try:
            async with asyncio.timeout(kind.timeout.total_seconds()):
                return await kind.run(run)
        except asyncio.CancelledError:
            if renewal.done() and not renewal.cancelled() and task is not None:
                task.uncancel()
                raise LeaseLost from None
            raise
        finally:
            renewal.cancel()

    async def _renew(self, run: Run, holder: "asyncio.Task[Any] | None") -> None:
        while True:
            await asyncio.sleep(self._renew_every_s)
            try:
                held = await self._works.database.reads.fetchval(
                    "SELECT renew_job_v1($1, $2, $3, $4)",
                    run.practice_id, run.job_id, run.fence, self._clock() + self._lease,
                )  # fmt: skip
            except Exception as away:  # noqa: BLE001 # every write checks the fence, so the work may go on meanwhile
                _log.warning("lease_not_renewed", reason=str(away))
                continue
            if not held and holder is not None:
                holder.cancel()
                return

    async def _settle(self, run: Run, outcome: Outcome, *, faulty: bool) -> None:
        state, due, attempt = _settled(outcome, run.attempt, faulty=faulty)
        reason = outcome.reason if isinstance(outcome, Failed | Later) else None
        now: datetime = self._clock()
        await self._works.database.reads.fetchval(
            "SELECT settle_job_v1($1, $2, $3, $4, $5, $6, $7, $8)",
            run.practice_id, run.job_id, run.fence, state, due, attempt, reason or None, now,
        )  # fmt: skip
        if isinstance(outcome, Later) and outcome.at <= now:
            await self._bell(run.practice_id, run.job_id)


async def _wake(redis: ArqRedis) -> None:
    await cast(Awaitable[int], redis.rpush(WAKE_LIST, b"1"))
    await cast(Awaitable[str], redis.ltrim(WAKE_LIST, 0, 0))  # whoever wakes takes them all


def _settled(outcome: Outcome, attempt: int, *, faulty: bool) -> tuple[str, datetime | None, int]:
    match outcome:
        case Done():
            return "done", None, attempt
        case Failed():
            return "failed", None, attempt
        case Later(at=at, is_pause=is_pause):
            return "queued", at, attempt if faulty else attempt - 1 if is_pause else 0
