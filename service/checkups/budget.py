"""What a client's month has paid for already."""

from uuid import UUID

from sqlalchemy import func, select

from service.automation.notices import spent_on_events
from service.checkups.models import Checkup
from service.kit.work import Work


async def spent_this_month(work: Work, account_id: UUID) -> int:
    """Micro-dollars that this account's checkups, and what X told of it, have cost since the month began."""
    month = work.at.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    spent = await work.session.scalar(
        select(func.coalesce(func.sum(Checkup.spent_micros), 0)).where(
            Checkup.practice_id == work.practice_id, Checkup.account_id == account_id, Checkup.asked_at >= month
        )
    )
    return int(spent or 0) + await spent_on_events(work, account_id)
