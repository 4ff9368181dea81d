"""The background worker: every kind of job, and the loop that rings for what is due."""

import asyncio
from typing import Final

import structlog
from redis.exceptions import RedisError

from service.kit.clock import utc_now
from service.kit.database import open_database
from service.kit.jobs import JobKind
from service.kit.logs import configure_logs
from service.kit.queue import Bell, Ringers, open_redis
from service.kit.settings import Settings
from service.kit.vault import Vault
from service.kit.wall import refuse_gaps
from service.kit.work import Works

JOBS: Final[tuple[JobKind, ...]] = ()

_REDIS_PATIENCE_S: Final = 1.0

_log = structlog.get_logger()


async def work(settings: Settings) -> None:
    """Do jobs until told to stop; outlives a Redis that restarts.

    Raises:
        WallBroken: when the database would let practices see each other.
    """
    if settings.database_url is None or settings.redis_url is None:
        raise RuntimeError("DATABASE_URL and REDIS_URL must be set for a worker; `rapport serve` sets them itself")
    configure_logs(settings.log_level)
    redis = open_redis(settings.redis_url)
    async with open_database(settings.database_url) as database:
        async with database.reads.acquire() as connection:
            await refuse_gaps(connection, strict_login=settings.is_production)
        bell = Bell(redis)
        works = Works(database=database, vault=Vault(settings.master_key_bytes), bell=bell)
        ringers = Ringers(works, {kind.name: kind for kind in JOBS}, bell, utc_now)
        sweeping = asyncio.create_task(ringers.sweep_for_ever())
        try:
            while True:
                try:
                    await ringers.worker(redis, jobs=settings.worker_jobs, handle_signals=True).async_run()
                except (RedisError, OSError) as away:
                    _log.warning("redis_away", reason=str(away))
                    await asyncio.sleep(_REDIS_PATIENCE_S)
        except asyncio.CancelledError:
            _log.info("worker_stopped")
        finally:
            sweeping.cancel()
            await redis.aclose()
