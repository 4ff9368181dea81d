"""Jobs as rows: Postgres is the queue of record, and what was asked for is done though every bell is lost.

A job is written in the transaction that causes it. A claim is a lease with a fence number; every write of a run checks
the fence, so that a worker that was paused past its lease cannot write beside its successor.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, mapped_column

from service.kit.clock import Clock
from service.kit.database import PracticeTable, new_id
from service.kit.schema import Finder, Function
from service.kit.work import Work, Works

LEASE: Final = timedelta(seconds=10)
"""How long a claim holds unless it is renewed; what a killed worker left is taken up when its lease is over."""
FIRST_RETRY: Final = timedelta(seconds=5)
LONGEST_RETRY: Final = timedelta(minutes=15)


class Job(PracticeTable):
    """Something to be done, being done, or done."""

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint("state IN ('queued', 'running', 'done', 'failed')", name="state"),
        Index(
            "uq_job_waiting",
            "practice_id",
            "kind",
            "unique_key",
            unique=True,
            postgresql_where=text("state IN ('queued', 'running')"),
        ),
        Index(
            "ix_job_due",
            "due_at",
            postgresql_where=text("state IN ('queued', 'running')"),
            info={"found_before_practice": True},
        ),
    )

    kind: Mapped[str]
    unique_key: Mapped[str]
    subject_id: Mapped[UUID]
    state: Mapped[str] = mapped_column(default="queued", server_default="queued")
    due_at: Mapped[datetime]
    lease_until: Mapped[datetime | None]
    fence: Mapped[int] = mapped_column(default=0, server_default="0")
    attempt: Mapped[int] = mapped_column(default=0, server_default="0")
    checkpoint: Mapped[dict[str, Any] | None]
    last_error: Mapped[str | None]
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


@dataclass(frozen=True, slots=True)
class Done:
    """The job is finished."""


@dataclass(frozen=True, slots=True)
class Later:
    """The job goes on at this moment; no worker is held until then."""

    at: datetime
    reason: str = ""
    is_pause: bool = False
    """Nothing came of this run, and it failed at nothing: how often the job failed in a row stays as it was."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The job cannot succeed, however often it is tried."""

    reason: str


Outcome = Done | Later | Failed


class WorkersDied(Exception):
    """Every worker that took this job up died over it."""


class LeaseLost(Exception):
    """Another worker holds this job now; whatever this one meant to write is dropped."""


@dataclass(slots=True)
class Run:
    """One claim of one job, as the code that does it sees it."""

    practice_id: UUID
    job_id: UUID
    subject_id: UUID
    fence: int
    attempt: int
    checkpoint: dict[str, Any] | None
    works: Works
    clock: Clock = field(repr=False)

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        """A Work whose commit counts only while this run still holds its lease.

        Raises:
            LeaseLost: when another worker has taken over.
        """
        async with self.works.open(self.practice_id, at=self.clock()) as work:
            held = await work.session.scalar(
                text(_HELD).bindparams(practice=self.practice_id, job=self.job_id, fence=self.fence)
            )
            if held is None:
                raise LeaseLost
            yield work

    def progressed_to(self, checkpoint: dict[str, Any]) -> None:
        """This checkpoint is kept: whatever fails from here on fails for the first time."""
        self.checkpoint, self.attempt = checkpoint, 1

    async def keep_checkpoint(self, work: Work, checkpoint: dict[str, Any]) -> None:
        """Keep how far this job has come, in the transaction of what was done; progress clears the count of attempts."""
        self.progressed_to(checkpoint)
        await work.session.execute(
            text(_CHECKPOINT).bindparams(
                practice=self.practice_id, job=self.job_id, checkpoint=msgspec.json.encode(checkpoint).decode()
            )
        )


@dataclass(frozen=True, slots=True)
class JobKind:
    """A kind of background work: its name in the table, what does it, and how often it may fail in a row."""

    name: str
    run: Callable[[Run], Awaitable[Outcome]]
    attempts: int = 8
    timeout: timedelta = timedelta(minutes=5)
    gave_up: Callable[[Run, Exception], Awaitable[None]] | None = None
    """Told of the last fault before the job is settled as failed, so that what it was about can say so."""


async def ask(
    work: Work, kind: str, *, subject_id: UUID, unique_key: str = "", due_at: datetime | None = None
) -> UUID | None:
    """Ask for a job in this transaction; `None` when one of this kind and key (else its subject) waits or runs already."""
    job_id = new_id()
    asked = await work.session.scalar(
        insert(Job)
        .values(
            practice_id=work.practice_id,
            id=job_id,
            kind=kind,
            unique_key=unique_key or str(subject_id),
            subject_id=subject_id,
            due_at=due_at or work.at,
            created_at=work.at,
        )
        .on_conflict_do_nothing()
        .returning(Job.id)
    )
    if asked is not None and (due_at is None or due_at <= work.at):
        work.after_commit(lambda: work.bell(work.practice_id, job_id))
    return asked


def retry_at(attempt: int, *, now: datetime) -> datetime:
    """When a failed attempt is tried again: doubling from 5 seconds to 15 minutes."""
    return now + min(FIRST_RETRY * (1 << min(max(attempt - 1, 0), 16)), LONGEST_RETRY)


_HELD: Final = """
SELECT 1 FROM job WHERE practice_id = :practice AND id = :job AND fence = :fence AND state = 'running' FOR UPDATE
"""

_CHECKPOINT: Final = """
UPDATE job SET checkpoint = cast(:checkpoint AS jsonb), attempt = 0 WHERE practice_id = :practice AND id = :job
"""

FUNCTIONS: Final[tuple[Function, ...]] = (
    Finder(
        name="due_jobs_v1",
        arguments="p_kinds text[], p_now timestamptz, p_limit bigint",
        returns="TABLE (practice_id uuid, id uuid)",
        body="""
BEGIN
  RETURN QUERY
  SELECT due.practice_id, due.id FROM (
    SELECT j.practice_id, j.id, row_number() OVER (PARTITION BY j.practice_id ORDER BY j.due_at) AS turn
    FROM job j WHERE j.due_at <= p_now AND j.kind = ANY(p_kinds)
      AND (j.state = 'queued' OR j.state = 'running' AND j.lease_until < p_now)
  ) due ORDER BY due.turn LIMIT p_limit;
END""",
        sees={"job": ("practice_id", "id", "kind", "due_at", "state", "lease_until")},
    ),
    Function(
        name="claim_job_v1",
        arguments="p_practice uuid, p_job uuid, p_kinds text[], p_now timestamptz, p_lease interval",
        returns="TABLE (kind text, subject_id uuid, fence bigint, attempt bigint, checkpoint jsonb)",
        body="""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  UPDATE job j SET state = 'running', fence = j.fence + 1, attempt = j.attempt + 1, lease_until = p_now + p_lease
  WHERE j.practice_id = p_practice AND j.id = p_job AND j.kind = ANY(p_kinds) AND j.due_at <= p_now
    AND (j.state = 'queued' OR j.state = 'running' AND j.lease_until < p_now)
  RETURNING j.kind, j.subject_id, j.fence, j.attempt, j.checkpoint;
END""",
    ),
    Function(
        name="renew_job_v1",
        arguments="p_practice uuid, p_job uuid, p_fence bigint, p_until timestamptz",
        returns="boolean",
        body="""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  UPDATE job SET lease_until = p_until
  WHERE practice_id = p_practice AND id = p_job AND fence = p_fence AND state = 'running';
  RETURN FOUND;
END""",
    ),
    Function(
        name="settle_job_v1",
        arguments=(
            "p_practice uuid, p_job uuid, p_fence bigint, p_state text, p_due timestamptz, p_attempt bigint,"
            " p_error text, p_now timestamptz"
        ),
        returns="boolean",
        body="""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  UPDATE job SET state = p_state, due_at = coalesce(p_due, due_at), attempt = p_attempt, last_error = p_error,
    lease_until = NULL, finished_at = CASE WHEN p_state IN ('done', 'failed') THEN p_now END
  WHERE practice_id = p_practice AND id = p_job AND fence = p_fence AND state = 'running';
  RETURN FOUND;
END""",
    ),
)
