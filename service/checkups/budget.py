"""What is left of a client's month for checkups."""

from sqlalchemy import exists, func, select

from service.accounts.models import SocialAccount
from service.automation.models import Listening
from service.automation.notices import BUDGET_SHARE, spent_on_events
from service.checkups.models import Checkup
from service.kit.work import Work


async def left_this_month(work: Work, account: SocialAccount) -> int:
    """Micro-dollars that checkups of this account may still cost this month; below zero when more was spent.

    While the network tells of its follows as they happen, what that may cost is set aside: it comes unasked.
    """
    month = work.at.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    spent = await work.session.scalar(
        select(func.coalesce(func.sum(Checkup.spent_micros), 0)).where(
            Checkup.practice_id == work.practice_id, Checkup.account_id == account.id, Checkup.asked_at >= month
        )
    )
    told = await spent_on_events(work, account.id)
    is_told = await work.session.scalar(
        select(
            exists().where(
                Listening.practice_id == work.practice_id,
                Listening.account_id == account.id,
                Listening.until.is_(None),
            )
        )
    )
    if is_told:
        told = max(told, int(BUDGET_SHARE * account.monthly_budget_micros))
    return account.monthly_budget_micros - int(spent or 0) - told
