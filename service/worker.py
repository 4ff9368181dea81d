"""The background worker: every kind of job, every schedule, and the loop that rings for what is due."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Final, Protocol

import structlog
from redis.exceptions import RedisError

from service.accounts.grants import Networks
from service.accounts.jobs import account_jobs
from service.accounts.renewing import ask_due_renewals
from service.accounts.subscribing import ask_due_subscriptions
from service.alerts.jobs import delivery_jobs
from service.automation.jobs import JOBS as AUTOMATION
from service.automation.listening import listening_jobs
from service.checkups.asking import ask_due_checkups
from service.checkups.checkup import jobs as checkup_jobs
from service.checkups.jobs import JOBS as UPLOADS
from service.checkups.mentioners import mention_jobs
from service.engagement.daily import ask_due_plans
from service.engagement.jobs import JOBS as PLANNING
from service.kit.clock import utc_now
from service.kit.jobs import JobKind
from service.kit.logs import configure_logs
from service.kit.opening import open_for_service
from service.kit.outbound import GuardedSession
from service.kit.queue import Bell, Ringers, open_redis
from service.kit.settings import Settings, SettingsInvalid, XPolicy
from service.kit.vault import Vault
from service.kit.work import Works
from service.platforms.registry import networks, x_activity
from service.platforms.x_activity import XActivity
from service.privacy.jobs import JOBS as ERASING


class Schedule(Protocol):
    """Asks for the jobs that have fallen due, across practices; run every few seconds and safe to repeat."""

    async def __call__(self, works: Works, *, at: datetime) -> None:
        """Ask for what is due at this moment."""
        ...


SCHEDULES: Final[tuple[Schedule, ...]] = (
    ask_due_checkups,
    ask_due_plans,
    ask_due_renewals,
    ask_due_subscriptions,
)

_SCHEDULE_EVERY_S: Final = 5.0
_REDIS_PATIENCE_S: Final = 1.0

_log = structlog.get_logger()


def jobs(
    session: GuardedSession, known: Networks, x_policy: XPolicy, activity: XActivity | None
) -> tuple[JobKind, ...]:
    """Every kind of background work."""
    return (
        *account_jobs(known),
        *delivery_jobs(session),
        *checkup_jobs(known, x_policy),
        *mention_jobs(known),
        *UPLOADS,
        *ERASING,
        *AUTOMATION,
        *listening_jobs(known, activity, x_policy),
        *PLANNING,
    )


async def work(settings: Settings) -> None:
    """Do jobs until told to stop; outlives a Redis that restarts.

    Raises:
        SettingsInvalid: when it is not said where Postgres and Redis are.
        Situation: when the database must not or cannot be worked on, as `open_for_service` says.
    """
    if settings.database_url is None or settings.redis_url is None:
        raise SettingsInvalid("DATABASE_URL and REDIS_URL must be set for a worker; `rapport serve` sets them itself")
    configure_logs(settings.log_level)
    async with (
        open_redis(settings.redis_url) as redis,
        GuardedSession(allow_loopback=not settings.is_production) as session,
        open_for_service(settings) as database,
    ):
        bell = Bell(redis)
        works = Works(database=database, vault=Vault(settings.master_key_bytes), bell=bell)
        kinds = jobs(session, networks(session, settings), settings.x_policy, x_activity(session, settings))
        ringers = Ringers(
            works,
            {kind.name: kind for kind in kinds},
            bell,
            utc_now,
            lease=timedelta(seconds=settings.job_lease_seconds),
        )
        async with _in_background(ringers.sweep_for_ever(bell.room), _keep_schedules(works)):
            while True:
                arq_worker = ringers.worker(redis, jobs=settings.worker_jobs, handle_signals=True)
                try:
                    await arq_worker.async_run()
                except asyncio.CancelledError:
                    _log.info("worker_stopped")
                    return
                except (RedisError, OSError) as away:
                    _log.warning("redis_away", reason=str(away))
                    await asyncio.sleep(_REDIS_PATIENCE_S)
                    if not arq_worker.allow_pick_jobs:  # told to stop, before Redis went or since
                        _log.info("worker_stopped")
                        return


async def _keep_schedules(works: Works) -> None:
    while True:
        for schedule in SCHEDULES:
            try:
                await schedule(works, at=utc_now())
            except Exception:  # noqa: BLE001 # one schedule must not stop the others, and each is tried again
                _log.exception("schedule_failed", schedule=repr(schedule))
        await asyncio.sleep(_SCHEDULE_EVERY_S)


@asynccontextmanager
async def _in_background(*loops: Awaitable[None]) -> AsyncIterator[None]:
    tasks = [asyncio.ensure_future(loop) for loop in loops]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
