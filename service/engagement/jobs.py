"""Background planning of clients' days."""

from typing import Final

from service.engagement.daily import PLAN, plan_today
from service.kit.jobs import Done, JobKind, Outcome, Run


async def plan_one_day(run: Run) -> Outcome:
    """Plan the day of the client this job is about."""
    async with run.work() as work:
        await plan_today(work, run.subject_id)
    return Done()


JOBS: Final = (JobKind(PLAN, plan_one_day),)
