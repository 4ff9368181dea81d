"""What a look at an account has taught about its connection, which may not be ended by a network's single slip."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import structlog

from service.accounts.handles import describe
from service.accounts.life import held, lose_access, remove_as_owner_did
from service.accounts.models import SocialAccount
from service.accounts.states import TROUBLES, AccountState, Why
from service.accounts.telling import tell_change
from service.kit.work import Work
from service.platforms.contract import Profile
from service.platforms.failures import (
    AccountGone,
    AccountPrivate,
    AccountUnsupported,
    AnotherAccount,
    AppBlocked,
    AppRemoved,
    GrantRanOut,
    OwnerMustAct,
    PermissionMissing,
    PlatformFailure,
    RoleLost,
)

ASK_AGAIN_AFTER: Final = timedelta(minutes=1)
"""How long after a first refusal of the access the network is asked once more; a slip is over by then. Ours."""


_log = structlog.get_logger()


async def doubt_access(work: Work, account_id: UUID, refusal: PlatformFailure, *, read_since: bool) -> bool:
    """The network refused the access that we have; ends it when that is the second time in a row.

    Args:
        work: in the account's practice.
        account_id: the account.
        refusal: what the network said.
        read_since: whether anything was read since the last refusal, so that this one is a first one again.

    Returns:
        Whether the account is still connected and should be tried once more, after `ASK_AGAIN_AFTER`.
    """
    account = await _connected(work, account_id)
    if account is None:
        return False
    if account.doubted_at is not None and not read_since:
        await lose_access(work, account_id, _why_lost(refusal))
        return False
    account.doubted_at = work.at
    await work.session.flush()
    return True


async def suspect_access(work: Work, account_id: UUID) -> None:
    """The network told that somebody took back something of the access; the next look finds out what that means.

    A look that is answered clears the doubt, and one that is refused ends the access.
    """
    account = await _connected(work, account_id)
    if account is not None and account.doubted_at is None:
        account.doubted_at = work.at
        await work.session.flush()


async def note_owner(work: Work, account_id: UUID, owner: Profile, *, at: datetime) -> None:
    """The account as the network shows it now: its handle may be another one than before."""
    account = await held(work, account_id)
    if account is not None and account.platform_account_id == owner.id:
        await describe(work, account, owner, source="checkup", seen_at=at)


async def note_export(work: Work, account_id: UUID, gave: Collection[str], *, made_at: datetime) -> None:
    """What an export that was read showed of the account, by the codes of capabilities; older ones keep what it lacks."""
    account = await held(work, account_id)
    if account is not None:
        known: dict[str, str] = account.from_exports
        made = made_at.isoformat()
        account.from_exports = known | {code: max(known.get(code, made), made) for code in sorted(gave)}
        await work.session.flush()


async def note_refusal(work: Work, account_id: UUID, fault: Exception) -> None:
    """Say at the account what a look that failed was refused for, where that is the account's or the app's matter."""
    match fault:
        case PermissionMissing(permissions=permissions):
            await note_permissions(work, account_id, refused=permissions)
        case AppRemoved():
            await remove_as_owner_did(work, account_id)
        case AccountUnsupported():
            await note_trouble(work, account_id, Why.ACCOUNT_UNSUPPORTED)
        case AnotherAccount():
            await note_trouble(work, account_id, Why.ANOTHER_ACCOUNT)
        case AccountPrivate():
            await note_trouble(work, account_id, Why.ACCOUNT_PRIVATE)
        case AccountGone():
            await note_trouble(work, account_id, Why.ACCOUNT_GONE)
        case OwnerMustAct():
            await note_trouble(work, account_id, Why.OWNER_MUST_ACT)
        case AppBlocked():
            # Nobody but the operator can mend it, and it concerns every account of the network.
            _log.error("app_blocked", account_id=str(account_id), said=str(fault))
            await note_trouble(work, account_id, Why.APP_BLOCKED)


async def note_permissions(work: Work, account_id: UUID, *, refused: Collection[str] | None) -> None:
    """A look was answered: say at the account for want of which permissions in part; `None` when nothing was refused.

    The account stays connected and its tokens stay: one refusal may be the network's own slip, and the next look tells.
    """
    account = await _connected(work, account_id)
    if account is None:
        return
    account.doubted_at = None
    if refused is not None and not _is_known(account, refused):
        await _put_in_the_way(work, account, Why.PERMISSION_REFUSED, refused)
    elif account.state_reason != Why.ACCESS_ENDS_SOON:
        await _clear_the_way(work, account)


async def note_trouble(work: Work, account_id: UUID, why: Why) -> None:
    """Say at a connected account what keeps it from being read for now; the next look that is answered clears it.

    That access ends soon keeps nothing from being read, so it takes the place of no trouble.
    """
    account = await _connected(work, account_id)
    if account is not None and not (why is Why.ACCESS_ENDS_SOON and account.state_reason in TROUBLES):
        await _put_in_the_way(work, account, why)


async def note_lasting_access(work: Work, account_id: UUID) -> None:
    """The access was renewed and ends no time soon."""
    account = await _connected(work, account_id)
    if account is not None and account.state_reason == Why.ACCESS_ENDS_SOON:
        await _clear_the_way(work, account)


def _why_lost(refusal: PlatformFailure) -> Why:
    match refusal:
        case RoleLost():
            return Why.ROLE_LOST
        case GrantRanOut():
            return Why.EXPIRED
    return Why.REVOKED


async def _connected(work: Work, account_id: UUID) -> SocialAccount | None:
    account = await held(work, account_id)
    return account if account is not None and account.state == AccountState.CONNECTED else None


def _is_known(account: SocialAccount, refused: Collection[str]) -> bool:
    """Whether nothing more was refused than what its owner had left unticked."""
    return bool(named := set(refused)) and named <= set(account.unticked)


async def _put_in_the_way(work: Work, account: SocialAccount, why: Why, missing: Iterable[str] = ()) -> None:
    await _change(work, account, why, sorted(missing))


async def _clear_the_way(work: Work, account: SocialAccount) -> None:
    await _change(work, account, Why.PERMISSIONS_UNTICKED if account.unticked else None, account.unticked)


async def _change(work: Work, account: SocialAccount, why: Why | None, missing: list[str]) -> None:
    before = account.state_reason
    account.state_reason = why
    account.missing_permissions = missing
    await work.session.flush()
    await tell_change(work, account, before=before)
