import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from service.kit.database import open_database
from service.kit.jobs import LEASE, Done, Job, JobKind, Later, LeaseLost, Outcome, Run, ask
from service.kit.queue import Ringers
from service.kit.settings import Settings
from service.kit.vault import Vault
from service.kit.work import Works
from tests.conftest import Servers
from tests.postgres_away import without_connections

SHORT_LEASE = timedelta(seconds=0.2)
NOW = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


class RecordingBell:
    def __init__(self) -> None:
        self.rings: list[tuple[UUID, UUID]] = []

    async def __call__(self, practice_id: UUID, job_id: UUID) -> None:
        self.rings.append((practice_id, job_id))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def bell() -> RecordingBell:
    return RecordingBell()


@pytest.fixture
async def works(own_database: str, bell: RecordingBell) -> AsyncIterator[Works]:
    async with open_database(own_database, writers=3, readers=3) as database:
        yield Works(database=database, vault=Vault(Settings().master_key_bytes), bell=bell)


async def asked(works: Works, kind: str, practice_id: UUID | None = None, key: str = "") -> tuple[UUID, UUID]:
    practice_id = practice_id or uuid4()
    async with works.open(practice_id, at=NOW) as work:
        job_id = await ask(work, kind, subject_id=uuid4(), unique_key=key)
    assert job_id is not None
    return practice_id, job_id


async def job_of(works: Works, practice_id: UUID, job_id: UUID) -> Job:
    async with works.open(practice_id, at=NOW) as work:
        job = await work.session.scalar(select(Job).where(Job.practice_id == practice_id, Job.id == job_id))
    assert job is not None
    return job


def ringers(works: Works, clock: Clock, bell: RecordingBell, *kinds: JobKind, lease: timedelta = LEASE) -> Ringers:
    return Ringers(works, {kind.name: kind for kind in kinds or (LOOK,)}, bell, clock, lease=lease)


async def look(_run: Run) -> Outcome:
    return Done()


LOOK = JobKind("look", look)


async def until(happened: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(10):
        while True:
            if await happened():
                return
            await asyncio.sleep(SHORT_LEASE.total_seconds() / 10)


class TestJobs:
    async def test_rings_only_after_the_commit(self, works: Works, bell: RecordingBell) -> None:
        practice_id, job_id = await asked(works, "look")
        assert bell.rings == [(practice_id, job_id)]

    async def test_leaves_no_row_and_no_ring_when_the_work_is_dropped(self, works: Works, bell: RecordingBell) -> None:
        practice_id = uuid4()

        async def ask_then_fail() -> None:
            async with works.open(practice_id, at=NOW) as work:
                await ask(work, "look", subject_id=uuid4())
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            await ask_then_fail()
        assert bell.rings == []
        async with works.open(practice_id, at=NOW) as work:
            assert await work.session.scalar(select(Job)) is None

    async def test_asks_once_for_the_same_thing_while_it_waits(self, works: Works) -> None:
        practice_id, _ = await asked(works, "look", key="same")
        async with works.open(practice_id, at=NOW) as work:
            assert await ask(work, "look", subject_id=uuid4(), unique_key="same") is None

    async def test_does_a_job_once_however_often_it_is_rung(
        self, works: Works, clock: Clock, bell: RecordingBell
    ) -> None:
        done: list[UUID] = []

        async def run(run: Run) -> Outcome:
            done.append(run.job_id)
            return Done()

        practice_id, job_id = await asked(works, "look")
        desk = ringers(works, clock, bell, JobKind("look", run))
        await asyncio.gather(*(desk.answer(practice_id, job_id) for _ in range(20)))
        assert done == [job_id]
        assert (await job_of(works, practice_id, job_id)).state == "done"

    async def test_is_found_by_the_sweep_when_every_ring_was_lost(
        self, works: Works, clock: Clock, bell: RecordingBell
    ) -> None:
        first, second = await asked(works, "look"), await asked(works, "look")
        bell.rings.clear()
        assert await ringers(works, clock, bell).sweep() == 2
        assert set(bell.rings) == {first, second}

    async def test_of_a_kind_that_a_worker_does_not_know_stays_due_for_one_that_does(
        self, works: Works, clock: Clock, bell: RecordingBell
    ) -> None:
        practice_id, job_id = await asked(works, "look")
        older = ringers(works, clock, bell, JobKind("glance", look))
        bell.rings.clear()
        for _ in range(2 * LOOK.attempts):
            await older.sweep()
            await older.answer(practice_id, job_id)
        assert (practice_id, job_id) not in bell.rings
        assert (await job_of(works, practice_id, job_id)).state == "queued"
        await ringers(works, clock, bell).answer(practice_id, job_id)
        assert (await job_of(works, practice_id, job_id)).state == "done"

    async def test_sweeps_practices_in_turn_so_that_a_busy_one_does_not_starve_another(
        self, works: Works, clock: Clock, bell: RecordingBell
    ) -> None:
        busy = uuid4()
        for _ in range(3):
            await asked(works, "look", practice_id=busy)
        quiet, _ = await asked(works, "look")
        bell.rings.clear()
        await ringers(works, clock, bell).sweep()
        assert quiet in {practice for practice, _ in bell.rings[:2]}

    async def test_waits_without_a_worker_and_keeps_its_checkpoint(
        self, works: Works, clock: Clock, bell: RecordingBell
    ) -> None:
        async def run(run: Run) -> Outcome:
            if run.checkpoint is not None:
                return Done()
            async with run.work() as work:
                await run.keep_checkpoint(work, {"page": 7})
            return Later(NOW + timedelta(minutes=15), "rate limit")

        practice_id, job_id = await asked(works, "look")
        desk = ringers(works, clock, bell, JobKind("look", run))
        await desk.answer(practice_id, job_id)
        waiting = await job_of(works, practice_id, job_id)
        assert (waiting.state, waiting.checkpoint, waiting.lease_until) == ("queued", {"page": 7}, None)
        await desk.answer(practice_id, job_id)
        assert (await job_of(works, practice_id, job_id)).state == "queued"
        clock.now += timedelta(minutes=15)
        await desk.answer(practice_id, job_id)
        assert (await job_of(works, practice_id, job_id)).state == "done"

    async def test_retries_a_fault_with_growing_pauses_and_fails_at_last(
        self, works: Works, clock: Clock, bell: RecordingBell
    ) -> None:
        async def run(run: Run) -> Outcome:
            raise RuntimeError(f"attempt {run.attempt}")

        practice_id, job_id = await asked(works, "look")
        desk = ringers(works, clock, bell, JobKind("look", run, attempts=3))
        pauses = []
        for _ in range(3):
            await desk.answer(practice_id, job_id)
            job = await job_of(works, practice_id, job_id)
            pauses.append(job.due_at - clock.now)
            clock.now = job.due_at
        assert pauses[:2] == [timedelta(seconds=5), timedelta(seconds=10)]
        assert (job.state, job.last_error) == ("failed", "RuntimeError: attempt 3")

    async def test_counts_faults_on_over_the_pauses_between_them(
        self, works: Works, clock: Clock, bell: RecordingBell
    ) -> None:
        runs = 0

        async def run(_: Run) -> Outcome:
            nonlocal runs
            runs += 1
            if runs % 2:
                return Later(clock.now, "rate limit", is_pause=True)
            raise RuntimeError("again")

        practice_id, job_id = await asked(works, "look")
        desk = ringers(works, clock, bell, JobKind("look", run, attempts=3))
        while (job := await job_of(works, practice_id, job_id)).state == "queued" and runs < 20:
            clock.now = max(clock.now, job.due_at)
            await desk.answer(practice_id, job_id)
        assert (job.state, runs) == ("failed", 6)

    async def test_counts_faults_anew_once_some_progress_is_kept(
        self, works: Works, clock: Clock, bell: RecordingBell
    ) -> None:
        async def run(run: Run) -> Outcome:
            reached = 1 + (run.checkpoint or {"page": 0})["page"]
            if reached > 5:
                return Done()
            async with run.work() as work:
                await run.keep_checkpoint(work, {"page": reached})
            raise RuntimeError("after a page")

        practice_id, job_id = await asked(works, "look")
        desk = ringers(works, clock, bell, JobKind("look", run, attempts=2))
        while (job := await job_of(works, practice_id, job_id)).state == "queued":
            clock.now = max(clock.now, job.due_at)
            await desk.answer(practice_id, job_id)
        assert (job.state, job.checkpoint) == ("done", {"page": 5})

    async def test_says_what_went_wrong_at_last_also_when_every_worker_died_over_it(
        self, works: Works, clock: Clock, bell: RecordingBell
    ) -> None:
        faults: list[str] = []

        async def die(_run: Run) -> Outcome:
            raise asyncio.CancelledError

        async def gave_up(_run: Run, fault: Exception) -> None:
            faults.append(type(fault).__name__)

        practice_id, job_id = await asked(works, "look")
        desk = ringers(works, clock, bell, JobKind("look", die, attempts=2, gave_up=gave_up))
        for _ in range(2):
            with pytest.raises(asyncio.CancelledError):
                await desk.answer(practice_id, job_id)
            clock.now += timedelta(minutes=1)
        await desk.answer(practice_id, job_id)
        assert faults == ["WorkersDied"]
        assert (await job_of(works, practice_id, job_id)).state == "failed"

    async def test_lets_no_paused_worker_write_beside_its_successor(
        self, works: Works, clock: Clock, bell: RecordingBell
    ) -> None:
        held: list[Run] = []

        async def run(run: Run) -> Outcome:
            held.append(run)
            if len(held) == 1:
                clock.now += timedelta(minutes=1)
                await desk.answer(run.practice_id, run.job_id)
                async with run.work():
                    pytest.fail("the paused worker was let in")
            return Done()

        practice_id, job_id = await asked(works, "look")
        desk = ringers(works, clock, bell, JobKind("look", run))
        await desk.answer(practice_id, job_id)
        assert [each.fence for each in held] == [1, 2]
        with pytest.raises(LeaseLost):
            async with held[0].work():
                pass

    async def test_renews_its_lease_for_as_long_as_it_works(
        self, works: Works, clock: Clock, bell: RecordingBell
    ) -> None:
        async def run(run: Run) -> Outcome:
            clock.now += timedelta(minutes=1)

            async def is_renewed() -> bool:
                lease_until = (await job_of(works, run.practice_id, run.job_id)).lease_until
                return lease_until is not None and lease_until > clock.now

            await until(is_renewed)
            return Done()

        practice_id, job_id = await asked(works, "look")
        await ringers(works, clock, bell, JobKind("look", run), lease=SHORT_LEASE).answer(practice_id, job_id)
        assert (await job_of(works, practice_id, job_id)).state == "done"

    async def test_is_swept_for_again_once_postgres_is_back(
        self, works: Works, clock: Clock, bell: RecordingBell, own_database: str, servers: Servers
    ) -> None:
        due = await asked(works, "look")
        sweeping = asyncio.create_task(ringers(works, clock, bell, lease=SHORT_LEASE).sweep_for_ever())

        async def is_rung() -> bool:
            return due in bell.rings

        async with without_connections(servers, urlsplit(own_database).path.strip("/")):
            await asyncio.sleep(3 * SHORT_LEASE.total_seconds())
            bell.rings.clear()
        await until(is_rung)
        sweeping.cancel()
