"""Scripted receivers on this machine, and deliveries carried to them on a clock of our own."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from aiohttp import web
from sqlalchemy import select

from service.alerts.events import EventType, Payload
from service.alerts.jobs import delivery_jobs
from service.alerts.models import Alert, Attempt, Delivery, Receiver
from service.alerts.outbox import DELIVER, tell
from service.alerts.receivers import NewReceiver, add_receiver
from service.kit.jobs import Job
from service.kit.outbound import GuardedSession
from service.kit.queue import Ringers
from service.kit.secrets import Secret
from service.kit.work import Work, Works
from tests import loopback
from tests.callers import NOON, MovableClock


class AutomationSeen(Payload, frozen=True):
    finding_id: UUID


AUTOMATION_SEEN = EventType(
    name="automation.seen",
    version=1,
    description="Signs that a program acts were found.",
    payload=AutomationSeen,
    example=AutomationSeen(finding_id=UUID("019a3c60-1e77-7c90-8d1f-0a2b3c4d5e6f")),
)
PACE_CHANGED = EventType(
    name="pace.changed",
    version=1,
    description="An account changed its pace.",
    payload=AutomationSeen,
    example=AutomationSeen(finding_id=UUID("019a3c60-1e77-7c90-8d1f-0a2b3c4d5e6f")),
)


@dataclass(frozen=True)
class Letter:
    """One message as it arrived."""

    headers: Mapping[str, str]
    body: bytes

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]


@dataclass(frozen=True)
class Answer:
    """What a receiver says to the next message."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b"thank you"


class Letterbox(loopback.Receiver):
    """A receiver that keeps what arrives and answers by its script, the last answer for ever."""

    def __init__(self, *script: Answer) -> None:
        super().__init__()
        self.script = list(script) or [Answer()]
        self.letters: list[Letter] = []
        self.arrived = asyncio.Event()
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.letters.append(Letter(headers, await request.read()))
        self.arrived.set()
        await self.may_answer.wait()
        said = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        return web.Response(status=said.status, headers=dict(said.headers), body=said.body)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"


@contextlib.asynccontextmanager
async def open_letterbox(*script: Answer) -> AsyncIterator[Letterbox]:
    """A receiver that listens."""
    letterbox = Letterbox(*script)
    async with loopback.listening(letterbox):
        yield letterbox


@dataclass(frozen=True)
class Post:
    """A worker's share in deliveries, done when a test says so, at the moment its clock says."""

    works: Works
    clock: MovableClock
    ringers: Ringers

    async def carry(self, practice_id: UUID, kind: str = DELIVER) -> int:
        """Answer every job of this kind that the practice has due now, one after the other; returns how many."""
        due = await self.due(practice_id, kind)
        for job_id in due:
            await self.ringers.answer(practice_id, job_id)
        return len(due)

    async def carry_next(self, practice_id: UUID) -> None:
        """Move the clock to the moment the next delivery is due, and carry it."""
        async with self.works.open(practice_id, at=self.clock()) as work:
            moments = await work.session.scalars(
                select(Job.due_at).where(Job.practice_id == practice_id, Job.kind == DELIVER, Job.state == "queued")
            )
            self.clock.at = max(self.clock.at, min(moments))
        await self.carry(practice_id)

    async def due(self, practice_id: UUID, kind: str = DELIVER) -> list[UUID]:
        """The jobs of this kind that are due now, those of a worker that died among them."""
        async with self.works.open(practice_id, at=self.clock()) as work:
            found = await work.session.scalars(
                select(Job.id)
                .where(
                    Job.practice_id == practice_id,
                    Job.kind == kind,
                    (Job.state == "queued") | ((Job.state == "running") & (Job.lease_until < self.clock())),
                    Job.due_at <= self.clock(),
                )
                .order_by(Job.id)
            )
            return list(found)


@contextlib.asynccontextmanager
async def open_post(
    works: Works, *, at: datetime, session: GuardedSession | None = None, allow_loopback: bool = True
) -> AsyncIterator[Post]:
    """A post that starts at this moment."""
    clock = MovableClock(at)
    async with session or GuardedSession(allow_loopback=allow_loopback) as way_out:
        kinds = {kind.name: kind for kind in delivery_jobs(way_out)}
        yield Post(works, clock, Ringers(works, kinds, works.bell, clock))


async def a_receiver(works: Works, practice_id: UUID, url: str, *events: str, at: datetime) -> tuple[UUID, Secret]:
    """A receiver of this practice, with its secret."""
    async with works.open(practice_id, at=at) as work:
        receiver, secret = await add_receiver(work, NewReceiver(url=url, events=list(events)))
    return receiver.id, secret


async def told(work: Work, *, client_id: UUID | None = None, subject_id: UUID | None = None) -> Alert:
    """An alert, in this Work."""
    finding_id = subject_id or uuid4()
    return await tell(
        work,
        AUTOMATION_SEEN,
        AutomationSeen(finding_id=finding_id),
        subject_id=finding_id,
        client_id=client_id,
        at=work.at,
    )


async def an_alert(works: Works, practice_id: UUID, *, at: datetime, client_id: UUID | None = None) -> UUID:
    """An alert that stands."""
    async with works.open(practice_id, at=at) as work:
        alert = await told(work, client_id=client_id)
    return alert.id


async def deliveries_of(works: Works, practice_id: UUID) -> list[Delivery]:
    """Every delivery of the practice, oldest first."""
    async with works.open(practice_id, at=NOON) as work:
        return list(
            await work.session.scalars(
                select(Delivery).where(Delivery.practice_id == practice_id).order_by(Delivery.id)
            )
        )


async def attempts_of(works: Works, practice_id: UUID) -> list[Attempt]:
    """Every attempt of the practice, oldest first."""
    async with works.open(practice_id, at=NOON) as work:
        return list(
            await work.session.scalars(select(Attempt).where(Attempt.practice_id == practice_id).order_by(Attempt.id))
        )


async def receiver_of(works: Works, practice_id: UUID, receiver_id: UUID) -> Receiver:
    """The receiver as it stands."""
    async with works.open(practice_id, at=NOON) as work:
        return (
            await work.session.scalars(
                select(Receiver).where(Receiver.practice_id == practice_id, Receiver.id == receiver_id)
            )
        ).one()
