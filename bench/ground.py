"""The ground both sides stand on: one embedded Postgres and Redis in a folder of their own, and what they cost."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import asyncpg
from arq.connections import ArqRedis

from bench.rounds import Stopwatch
from service.commands.migrate import prepare
from service.kit.database import open_database
from service.kit.embedded import Servers, embedded
from service.kit.queue import Bell, open_redis
from service.kit.scratch import scratch
from service.kit.settings import Settings
from service.kit.vault import Vault
from service.kit.work import Works

Connection = asyncpg.Connection
_NANOSECONDS = 1e-9


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured."""

    people: int
    rounds: int
    quick: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """Running servers, the service's own way to them, and an administrator whom row level security does not bind."""

    servers: Servers
    works: Works
    redis: ArqRedis
    admin: "asyncpg.Connection[asyncpg.Record]"
    sizes: Sizes

    @asynccontextmanager
    async def cpu(self) -> AsyncIterator[Stopwatch]:
        """CPU seconds that this process and the database spend on the body; reading the meters is not counted."""
        watch = Stopwatch()
        database, own = await self.database_cpu(), time.process_time()
        yield watch
        own = time.process_time() - own
        watch.seconds = own + await self.database_cpu() - database

    async def database_cpu(self) -> float:
        """CPU seconds that all processes of the Postgres server have used so far."""
        backend = await self.admin.fetchval("SELECT pg_backend_pid()")
        return await asyncio.to_thread(_cpu_of_family, _parent(backend))

    async def wal(self) -> int:
        """Bytes of write-ahead log written so far."""
        return int(await self.admin.fetchval("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn"))

    async def settle(self) -> None:
        """Let no side pay for pages that the other one left dirty."""
        await self.admin.execute("CHECKPOINT")

    async def fingerprint(self, table: str, practice_id: UUID) -> str:
        """One text for all rows that this practice has in this table, whatever their order."""
        row = await self.admin.fetchrow(
            f"SELECT count(*) AS rows, sum(hash_record_extended(t, 0)) AS mix FROM {table} t WHERE practice_id = $1",
            practice_id,
            timeout=None,
        )
        return f"{row['rows']} rows, {row['mix']}"


@asynccontextmanager
async def level_ground(sizes: Sizes) -> AsyncIterator[Ground]:
    """Fresh servers with the whole schema; everything is gone on leaving, under root too."""
    with scratch("bench") as folder, embedded(folder / "data") as servers:
        await prepare(servers.database_url)
        admin = await asyncpg.connect(servers.database_url, server_settings={"jit": "off"})
        redis = open_redis(servers.redis_url)
        async with open_database(servers.database_url) as database:
            works = Works(database=database, vault=Vault(Settings().master_key_bytes), bell=Bell(redis))
            try:
                yield Ground(servers=servers, works=works, redis=redis, admin=admin, sizes=sizes)
            finally:
                await redis.aclose()
                await admin.close()


def peak_memory() -> int:
    """The most memory this process has held at once, in bytes."""
    return _status("VmHWM")


def present_memory() -> int:
    """The memory this process holds now, in bytes."""
    return _status("VmRSS")


def _status(name: str) -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * 1024
    raise LookupError(name)


def _parent(pid: int) -> int:
    # The fields after the name, which may itself hold blanks: state, parent, …
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def _cpu_of_family(parent: int) -> float:
    """Of a process and its children; each Postgres process has one thread, so its first thread's time is all of it."""
    total = _run_time(parent)
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if _parent(int(entry.name)) == parent:
                    total += _run_time(int(entry.name))
            except (FileNotFoundError, ProcessLookupError):
                continue
    return total


def _run_time(pid: int) -> float:
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) * _NANOSECONDS
