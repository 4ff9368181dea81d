"""Asking for a checkup: by a caller, or because an account is due. One runs at a time for each account."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Select, func, select, update
from sqlalchemy.dialects.postgresql import insert

from service.access.allotments import AllotmentSpent, month_after, month_of, require_room
from service.access.tiers import Resource
from service.accounts.models import SocialAccount
from service.accounts.practice_time import ahead
from service.accounts.states import AccountState
from service.checkups.models import Checkup
from service.checkups.pricing import Plan
from service.kit.database import new_id
from service.kit.jobs import ask
from service.kit.problems import Problem
from service.kit.work import Work, Works
from service.roster.models import Client

CHECK_UP: Final = "check_up"
"""The kind of job that carries a checkup out."""

DUE_LIMIT: Final = 500
BY_SCHEDULE: Final = "schedule"
TRY_AGAIN_AFTER: Final = timedelta(hours=6)
"""When an account whose checkup failed is due again."""

SHORTEST_PAUSE: Final = timedelta(hours=6)
MONTH: Final = timedelta(days=30)


class CheckupRunning(Problem):
    """This account is being looked at already; `detail` names the checkup."""

    status = 409
    title = "A checkup of this account is already running"
    remedy = "Follow the running checkup; ask for another one when it is done."


async def ask_for_checkup(work: Work, account: SocialAccount, *, asked_by: str, source: str) -> UUID:
    """Ask for a look at this account.

    Raises:
        AllotmentSpent: when the practice's tier gives no more looks this month; reading an export takes none.
        CheckupRunning: while one is under way.
    """
    if source == "api":
        await require_room(work, Resource.CHECKUPS, _asked_this_month(work))
    checkup_id = new_id()
    asked = await work.session.scalar(
        insert(Checkup)
        .values(
            practice_id=work.practice_id,
            id=checkup_id,
            account_id=account.id,
            asked_by=asked_by,
            asked_at=work.at,
            source=source,
            state="queued",
            stage="queued",
        )
        .on_conflict_do_nothing()
        .returning(Checkup.id)
    )
    if asked is None:
        running = await work.session.scalar(
            select(Checkup.id).where(
                Checkup.practice_id == work.practice_id,
                Checkup.account_id == account.id,
                Checkup.state.not_in(["done", "failed"]),
            )
        )
        raise CheckupRunning(f"Running: {running}.")
    await ask(work, CHECK_UP, subject_id=checkup_id)
    return checkup_id


async def ask_due_checkups(works: Works, *, at: datetime) -> None:
    """Ask for a checkup of every connected account whose time has come by its practice's own clock and whose owner is coached."""
    due = await works.database.reads.fetch("SELECT * FROM due_accounts_v1($1, $2)", at, DUE_LIMIT)
    for row in due:
        async with works.open(row["practice_id"], at=at) as work:
            account = await work.session.get_one(SocialAccount, (work.practice_id, row["account_id"]))
            try:
                await ask_for_checkup(work, account, asked_by=BY_SCHEDULE, source="api")
            except CheckupRunning:
                continue
            except AllotmentSpent:
                await next_time(work, account.id, at=month_after(at) + await ahead(work))


def _asked_this_month(work: Work) -> Select[int]:
    return select(func.count()).where(
        Checkup.practice_id == work.practice_id, Checkup.source == "api", Checkup.asked_at >= month_of(work.at)
    )


async def is_looked_at(work: Work, account: SocialAccount) -> bool:
    """Whether there will be looks at this account: it is connected, and its owner is coached."""
    client = await work.session.get(Client, (work.practice_id, account.client_id))
    return account.state == AccountState.CONNECTED and client is not None and client.coaching_ended_at is None


async def hasten(work: Work, account_id: UUID, *, spared: timedelta) -> None:
    """Have this account looked at sooner than planned: now, or so long after the newest look was asked for.

    However often it is called, there is no more than one look in each such time.
    """
    offset = await ahead(work)
    newest = await work.session.scalar(
        select(func.max(Checkup.asked_at)).where(
            Checkup.practice_id == work.practice_id, Checkup.account_id == account_id, Checkup.source == "api"
        )
    )
    soonest = offset + (work.at if newest is None else max(work.at, newest + spared))
    await work.session.execute(
        update(SocialAccount)
        .where(SocialAccount.practice_id == work.practice_id, SocialAccount.id == account_id)
        .values(next_checkup_at=func.least(SocialAccount.next_checkup_at, soonest))
        .execution_options(synchronize_session=False)
    )


def pause_after(plan: Plan, account: SocialAccount) -> timedelta:
    """How long until the next look: as often as the month's budget pays for, at most every six hours."""
    if not account.monthly_budget_micros:
        return MONTH
    return max(SHORTEST_PAUSE, MONTH * min(1.0, plan.price_micros / account.monthly_budget_micros))


async def next_time(work: Work, account_id: UUID, *, at: datetime) -> None:
    """Say when this account is due again, by the practice's own time."""
    await work.session.execute(
        update(SocialAccount)
        .where(SocialAccount.practice_id == work.practice_id, SocialAccount.id == account_id)
        .values(next_checkup_at=at)
    )
