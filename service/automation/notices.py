"""Keeping what a network tells of an account's follows as they happen: each once, in every practice that listens.

A look goes back over a year of it at the most; what is older is forgotten once its month's money was counted.
"""

from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from sqlalchemy import delete, func, select, tuple_
from sqlalchemy.dialects.postgresql import insert

from service.accounts.life import ask_to_listen
from service.accounts.models import SocialAccount
from service.accounts.practice_time import ahead
from service.accounts.states import AccountState
from service.audience.models import Profile
from service.audience.suppression_list import suppression_on
from service.automation.models import FollowNotice
from service.automation.queries import find_listeners
from service.kit.database import new_id
from service.kit.work import Work, Works
from service.platforms.contract import Platform
from service.platforms.x_events import FOLLOW_EVENT_MICRODOLLARS, FollowChanged

BUDGET_SHARE: Final = 0.25
"""Of an account's monthly budget, what events may cost at the most; looks need the rest. Ours."""

LOOKED_BACK: Final = timedelta(days=365)
"""How far a look goes back over what was told: what a program did before says little of the account as it is. Ours."""

MOST_NOTICES: Final = 50_000
"""Of an account, the newest, over which a look goes; five hundred dollars' worth."""


async def keep_follow(works: Works, told: FollowChanged, *, at: datetime) -> int:
    """Keep this follow or unfollow for each account that it is about and that listens; for how many it was news."""
    about = (told.about,) if told.about is not None else (told.follower, told.followed)
    kept = 0
    for practice_id, account_id, number in await find_listeners(works.database, Platform.X, about):
        async with works.open(practice_id, at=at) as work:
            kept += await _keep(work, account_id, number, told)
    return kept


async def spent_on_events(work: Work, account_id: UUID) -> int:
    """Micro-dollars that events about this account have cost since the month began."""
    spent = await work.session.scalar(
        select(func.coalesce(func.sum(FollowNotice.cost_micros), 0)).where(
            FollowNotice.practice_id == work.practice_id,
            FollowNotice.account_id == account_id,
            FollowNotice.kept_at >= _month_of(work),
        )
    )
    return int(spent or 0)


async def forget_notices(work: Work, account_id: UUID, *, now: datetime) -> None:
    """Forget what was told of this account and no look goes back to any more, but what this month's money is counted by.

    Args:
        work: in the account's practice.
        account_id: the account.
        now: by the practice's own time.
    """
    its = (FollowNotice.practice_id == work.practice_id, FollowNotice.account_id == account_id)
    place = tuple_(FollowNotice.heard_at, FollowNotice.id)
    newest_first = (FollowNotice.heard_at.desc(), FollowNotice.id.desc())
    too_many = select(FollowNotice.heard_at, FollowNotice.id).where(*its).order_by(*newest_first).offset(MOST_NOTICES)
    first_of_them = (await work.session.execute(too_many.limit(1))).one_or_none()
    needless = FollowNotice.heard_at <= now - LOOKED_BACK
    if first_of_them is not None:
        needless |= place <= tuple_(*first_of_them)
    await work.session.execute(delete(FollowNotice).where(*its, needless, FollowNotice.kept_at < _month_of(work)))


async def _keep(work: Work, account_id: UUID, number: int, told: FollowChanged) -> bool:
    account: SocialAccount | None = await work.session.get(SocialAccount, (work.practice_id, account_id))
    if account is None or account.state != AccountState.CONNECTED or told.follower == told.followed:
        return False
    side, person, handle = _seen_from(number, told)
    if person is None or (await suppression_on(work, account.platform)).hides(person, handle):
        return False
    kept = await work.session.scalar(
        insert(FollowNotice)
        .values(
            practice_id=work.practice_id,
            id=new_id(),
            account_id=account_id,
            event_id=told.event_id,
            side=side,
            profile_id=person,
            change=told.change,
            heard_at=work.at + await ahead(work),
            kept_at=work.at,
            cost_micros=FOLLOW_EVENT_MICRODOLLARS,
        )
        .on_conflict_do_nothing()
        .returning(FollowNotice.id)
    )
    if kept is None:
        return False
    if handle is not None:
        # Somebody who is gone before the next look would stay a number; whatever a look has shown of them stands.
        shown = {"platform": account.platform, "profile_id": person, "handle": handle, "name": ""}
        await work.session.execute(
            insert(Profile).values(practice_id=work.practice_id, **shown).on_conflict_do_nothing()
        )
    if await spent_on_events(work, account_id) >= BUDGET_SHARE * account.monthly_budget_micros:
        await ask_to_listen(work, account)
    return True


def _month_of(work: Work) -> datetime:
    return work.at.replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def _seen_from(number: int, told: FollowChanged) -> tuple[Literal["followers", "following"], int | None, str | None]:
    """In which of this account's lists the change is, and who it is about."""
    if number == told.followed:
        return "followers", told.follower, told.follower_handle
    if number == told.follower:
        return "following", told.followed, told.followed_handle
    return "followers", None, None
