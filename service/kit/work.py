"""Work: one transaction of one practice, and what follows once it is committed.

A door's Work is opened on first use and owned by the middleware, which buffers the reply, commits, sends, then rings.
A job opens its own. Everything below may only flush.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from service.kit.database import Database
from service.kit.vault import Seals, Vault

_log = structlog.get_logger()

Afterwards = Callable[[], Awaitable[None]]
Ring = Callable[[UUID, UUID], Awaitable[None]]
"""Rings for the job of this practice and id."""


@dataclass(slots=True)
class Work:
    """One open transaction that sees and writes one practice only."""

    session: AsyncSession
    practice_id: UUID
    at: datetime
    """The moment this work is done at, as the door or job read it once."""
    vault: Vault
    bell: Ring
    _afterwards: list[Afterwards] = field(default_factory=list)

    async def seals(self) -> Seals:
        """The seals of this practice's secrets."""
        return await self.vault.seals(self.session, self.practice_id)

    def after_commit(self, act: Afterwards) -> None:
        """Have this done once the transaction stands; it is dropped when the transaction is not kept.

        It may be lost when the process dies in between, so it may only hasten what a query would find anyway.
        """
        self._afterwards.append(act)

    async def commit(self) -> None:
        """Keep everything; only the edge calls this."""
        await self.session.commit()

    async def ring(self) -> None:
        """Do what was to follow the commit; a failure is logged, for the sweeper will find the same work."""
        afterwards, self._afterwards = self._afterwards, []
        for act in afterwards:
            try:
                await act()
            except Exception:  # noqa: BLE001 # whatever fails here, the row stands and stays due
                _log.warning("ring_failed", practice_id=str(self.practice_id), exc_info=True)


@dataclass(frozen=True, slots=True)
class Works:
    """Opens Works on one database."""

    database: Database
    vault: Vault
    bell: Ring

    async def begin(self, practice_id: UUID, *, at: datetime) -> Work:
        """An open Work; the caller must commit or close its session."""
        session = AsyncSession(self.database.engine, expire_on_commit=False)
        try:
            await enter_practice(session, practice_id)
        except BaseException:
            await close(session)
            raise
        return Work(session=session, practice_id=practice_id, at=at, vault=self.vault, bell=self.bell)

    @asynccontextmanager
    async def open(self, practice_id: UUID, *, at: datetime) -> AsyncIterator[Work]:
        """A Work that is committed on leaving, or rolled back when the body raises."""
        work = await self.begin(practice_id, at=at)
        try:
            yield work
            await work.commit()
        finally:
            await close(work.session)
        await work.ring()


SET_PRACTICE: Final = "SET LOCAL app.practice = '{}'"


async def enter_practice(session: AsyncSession, practice_id: UUID) -> None:
    """Bind the session's transaction to this practice (`SET LOCAL`, which also reaches the workers of a Citus cluster)."""
    await session.execute(text(SET_PRACTICE.format(UUID(str(practice_id)))))


async def close(session: AsyncSession) -> None:
    """Give the connection back even when the task around it is being cancelled."""
    await asyncio.shield(session.close())
