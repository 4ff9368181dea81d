"""Handles come and go: an account is known by its network's number, and what it was called is kept as a trail."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import func, select

from service.accounts.models import HandleChange, SocialAccount
from service.kit.database import new_id
from service.kit.work import Work
from service.platforms.contract import Profile


async def describe(
    work: Work, account: SocialAccount, profile: Profile, *, source: Literal["consent", "checkup"], seen_at: datetime
) -> None:
    """Have this account, whose row is held, bear the handle and name that the network shows now, and note what changed.

    The practice's other accounts that bore the handle with another number are noted as taken over: the network gave the
    handle to this one, and what they are called now is seen when they are read next.
    """
    if account.handle.lower() != profile.handle.lower():
        _note(work, account, new_handle=profile.handle, taken_over_by=None, source=source, seen_at=seen_at)
    account.handle = profile.handle
    account.name = profile.name
    await work.session.flush()
    for other in await _bearing(work, account, profile):
        _note(work, other, new_handle=None, taken_over_by=profile.id, source=source, seen_at=seen_at)
    await work.session.flush()


async def rename(work: Work, account: SocialAccount, handle: str, *, seen_at: datetime) -> None:
    """Have this account, whose row is held, bear another handle that an export of it shows, and note what changed."""
    _note(work, account, new_handle=handle, taken_over_by=None, source="checkup", seen_at=seen_at)
    account.handle = handle
    await work.session.flush()


async def handles_at(work: Work, account_id: UUID, at: datetime) -> frozenset[str]:
    """What the account, called otherwise now, may still have been called at this moment, in lower case.

    A handle that it had given up by then may be anybody's.
    """
    changes = select(func.lower(HandleChange.old_handle)).where(
        HandleChange.practice_id == work.practice_id,
        HandleChange.account_id == account_id,
        HandleChange.new_handle.is_not(None),
        HandleChange.seen_at >= at,
    )
    return frozenset(await work.session.scalars(changes))


async def is_borne_by_another(work: Work, account: SocialAccount, handle: str) -> bool:
    """Whether another account of the practice on this network bears the handle."""
    others = select(SocialAccount.id).where(
        SocialAccount.practice_id == work.practice_id,
        SocialAccount.platform == account.platform,
        SocialAccount.id != account.id,
        func.lower(SocialAccount.handle) == handle.lower(),
    )
    return await work.session.scalar(others.limit(1)) is not None


def _note(  # noqa: PLR0913 # a row's facts, all named
    work: Work,
    account: SocialAccount,
    *,
    new_handle: str | None,
    taken_over_by: int | None,
    source: str,
    seen_at: datetime,
) -> None:
    work.session.add(
        HandleChange(
            practice_id=work.practice_id,
            id=new_id(),
            account_id=account.id,
            old_handle=account.handle,
            new_handle=new_handle,
            taken_over_by=taken_over_by,
            seen_at=seen_at,
            source=source,
        )
    )


async def _bearing(work: Work, account: SocialAccount, profile: Profile) -> list[SocialAccount]:
    """Others of the practice with this handle and another number, of whom this take-over was not noted yet."""
    noted = select(HandleChange.id).where(
        HandleChange.practice_id == SocialAccount.practice_id,
        HandleChange.account_id == SocialAccount.id,
        HandleChange.taken_over_by == profile.id,
    )
    return list(
        await work.session.scalars(
            select(SocialAccount).where(
                SocialAccount.practice_id == work.practice_id,
                SocialAccount.platform == account.platform,
                SocialAccount.id != account.id,
                SocialAccount.platform_account_id.is_not(None),
                SocialAccount.platform_account_id != profile.id,
                func.lower(SocialAccount.handle) == profile.handle.lower(),
                ~noted.exists(),
            )
        )
    )
