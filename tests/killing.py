"""Workers that can be killed at a chosen moment of a checkup, and an eye on how far it has come."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import UUID

import asyncpg
import msgspec
from sqlalchemy import update

from service.accounts.models import SocialAccount
from service.checkups.asking import ask_for_checkup
from service.checkups.pricing import LISTS
from service.checkups.progress import Progress, progress_in
from service.commands.processes import Part, as_environment, part
from service.kit.settings import Settings
from tests.connecting import Scene

HOUSE = Path(__file__).parents[1]
PATIENCE_S = 60.0
LOOK_EVERY_S = 0.01
ENOUGH_MICROS = 2_000_000_000


@dataclass(frozen=True)
class Sight:
    """How far a checkup has come, as its rows say."""

    fence: int
    job: str
    due_at: datetime
    last_error: str | None
    state: str
    progress: Progress

    @property
    def pages(self) -> int:
        """Pages kept of all lists."""
        return sum(self.progress.of(name).pages for name in LISTS)


@dataclass(frozen=True)
class Nursery:
    """Where workers come from quickly."""

    process: "subprocess.Popen[str]"

    def worker(self) -> int:
        """Start a worker; returns its process id."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("one\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


@dataclass(frozen=True)
class Stage:
    """A connected account, the workers' settings, and an eye on the rows that no wall stands before."""

    scene: Scene
    settings: Settings
    rows: "asyncpg.Connection[asyncpg.Record]"
    logs: Path

    async def ask(self, *, person: int) -> tuple[SocialAccount, UUID]:
        """Connect this person's account and ask for a checkup of it."""
        account = await self.scene.connect(person=person)
        async with self.scene.works.open(account.practice_id, at=self.scene.clock()) as work:
            await work.session.execute(
                update(SocialAccount)
                .where(SocialAccount.practice_id == work.practice_id, SocialAccount.id == account.id)
                .values(monthly_budget_micros=ENOUGH_MICROS)
            )
            return account, await ask_for_checkup(work, account, asked_by="test", source="api")

    async def look(self, checkup_id: UUID) -> Sight:
        row = await self.rows.fetchrow(
            "SELECT j.fence, j.state AS job, j.due_at, j.last_error, j.checkpoint, k.state FROM checkup k"
            " JOIN job j ON j.practice_id = k.practice_id AND j.subject_id = k.id AND j.kind = 'check_up' WHERE k.id = $1",
            checkup_id,
        )
        assert row is not None
        checkpoint = None if row["checkpoint"] is None else msgspec.json.decode(row["checkpoint"])
        return Sight(row["fence"], row["job"], row["due_at"], row["last_error"], row["state"], progress_in(checkpoint))

    async def until(self, checkup_id: UUID, reached: Callable[[Sight], bool], *, after: int = 0) -> Sight:
        """The first sight of the checkup, in the hands of a later worker than this fence, at which this holds."""
        given_up = monotonic() + PATIENCE_S
        while not ((sight := await self.look(checkup_id)).fence > after and reached(sight)):
            assert monotonic() < given_up, f"the checkup came no further than {sight}"
            await asyncio.sleep(LOOK_EVERY_S)
        return sight

    async def rows_of(self, query: str, *arguments: object) -> list[asyncpg.Record]:
        """What this finds, whichever practice's it is."""
        return list(await self.rows.fetch(query, *arguments))

    async def column(self, query: str, *arguments: object) -> list[Any]:
        """The first column of what this finds."""
        return [row[0] for row in await self.rows_of(query, *arguments)]

    def worker(self) -> AbstractContextManager[Part]:
        """A worker as an operator starts it."""
        return part("worker", ["-m", "service", "work"], as_environment(self.settings), self.logs)

    @contextlib.contextmanager
    def nursery(self, *, lease_s: int) -> Iterator[Nursery]:
        """Workers with a short lease, which end with the block."""
        environment = as_environment(replace(self.settings, job_lease_seconds=lease_s), PYTHONPATH=str(HOUSE))
        with (
            (self.logs / "workers.log").open("wb") as log,
            subprocess.Popen(  # noqa: S603 # our own program
                [sys.executable, str(HOUSE / "tests" / "nursery.py")],
                env=os.environ | environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            ) as process,
        ):
            yield Nursery(process)


async def killed(worker: int) -> None:
    """Return when this process is no more."""
    os.kill(worker, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):
        while True:
            os.kill(worker, 0)
            await asyncio.sleep(LOOK_EVERY_S)
