"""How an account's connection is lost, ended and recorded; each loss is told once, in the transaction that sees it."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from sqlalchemy import delete, select, update

from service.accounts.models import Grant, SocialAccount
from service.accounts.states import AccountState, Why
from service.accounts.telling import tell_change, tell_healed, tell_lost
from service.kit.database import new_id
from service.kit.jobs import ask
from service.kit.work import Work
from service.platforms.contract import Platform

GIVE_BACK: Final = "give_back_grant"
"""The kind of job that tells a network that we no longer want an account's tokens."""
LISTEN: Final = "listen"
"""The kind of job that sees to it that networks tell of the follows of the practice's accounts, of those it reads alone."""


async def lose_access(work: Work, account_id: UUID, why: Why) -> bool:
    """A connected account can no longer be read: destroy its tokens, say why, and tell the practice.

    Does nothing for an account that is not connected; returns whether it did anything.
    """
    account = await held(work, account_id)
    if account is None or account.state != AccountState.CONNECTED:
        return False
    await _destroy_tokens(work, account_id)
    await await_reconnect(work, account, why)
    return True


async def await_reconnect(work: Work, account: SocialAccount, why: Why, *, missing: Iterable[str] = ()) -> None:
    """Have this account, whose row is held, wait for its owner; the practice is told when it did not wait already."""
    is_news = account.state != AccountState.NEEDS_RECONNECT
    await _enter(work, account, AccountState.NEEDS_RECONNECT, why, missing=missing)
    if is_news:
        await tell_lost(work, account, why)


async def remove_as_owner_did(work: Work, account_id: UUID) -> bool:
    """The owner has removed our app on the network: destroy the tokens and stop reading, until somebody connects anew.

    Safe to repeat; returns whether it did anything. The practice is told when the account could be read until now.
    """
    account = await held(work, account_id)
    if account is None or account.state == AccountState.DISCONNECTED:
        return False
    is_news = account.state == AccountState.CONNECTED
    await _destroy_tokens(work, account_id)
    await _enter(work, account, AccountState.DISCONNECTED, Why.REMOVED_ON_NETWORK)
    if is_news:
        await tell_lost(work, account, Why.REMOVED_ON_NETWORK)
    return True


async def disconnect(work: Work, account_id: UUID) -> SocialAccount | None:
    """Stop reading the account, at once; a job gives its tokens back to the network and destroys them.

    Safe to repeat. Returns the account, or `None` when there is none.
    """
    account = await held(work, account_id)
    if account is None or account.state == AccountState.DISCONNECTED:
        return account
    await _enter(work, account, AccountState.DISCONNECTED, Why.ASKED)
    await end_grants(work, account_id)
    return account


async def end_grants(work: Work, account_id: UUID, *, but: str | None = None) -> None:
    """Have a job give the account's tokens back to their networks; those of the route `but` stay in use."""
    ended = await work.session.scalars(
        update(Grant)
        .where(
            Grant.practice_id == work.practice_id,
            Grant.account_id == account_id,
            Grant.route != (but or ""),
            Grant.ended_at.is_(None),
        )
        .values(ended_at=work.at)
        .returning(Grant.id)
    )
    if ended.all():
        await ask(work, GIVE_BACK, subject_id=account_id)
    await work.session.flush()


async def connect(work: Work, account: SocialAccount, *, unticked: Iterable[str]) -> None:
    """This account, whose row is held, can be read; the practice is told when it had been told of a loss or a trouble."""
    was_connected, before = account.state == AccountState.CONNECTED, account.state_reason
    is_healed = account.state == AccountState.NEEDS_RECONNECT or account.state_reason == Why.REMOVED_ON_NETWORK
    account.unticked = sorted(unticked)
    why = Why.PERMISSIONS_UNTICKED if account.unticked else None
    await _enter(work, account, AccountState.CONNECTED, why, missing=account.unticked)
    if is_healed:
        await tell_healed(work, account)
    elif was_connected:
        await tell_change(work, account, before=before)


async def ask_to_listen(work: Work, account: SocialAccount) -> None:
    """Have a job look again whether the account's network is to tell of its follows, where a network does."""
    if account.platform == Platform.X:
        # A job that has begun may have looked already; each change has one of its own.
        await ask(work, LISTEN, subject_id=work.practice_id, unique_key=str(new_id()))


async def held(work: Work, account_id: UUID) -> SocialAccount | None:
    """The account as it is now, its row held until the Work ends."""
    account: SocialAccount | None = await work.session.scalar(
        select(SocialAccount)
        .where(SocialAccount.practice_id == work.practice_id, SocialAccount.id == account_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return account


async def _enter(
    work: Work, account: SocialAccount, state: AccountState, why: Why | None, *, missing: Iterable[str] = ()
) -> None:
    account.state = state
    account.state_reason = why
    account.missing_permissions = sorted(missing)
    account.state_since = work.at
    account.doubted_at = None
    await work.session.flush()
    await ask_to_listen(work, account)


async def _destroy_tokens(work: Work, account_id: UUID) -> None:
    """All but those that wait to be given back."""
    await work.session.execute(
        delete(Grant).where(
            Grant.practice_id == work.practice_id, Grant.account_id == account_id, Grant.ended_at.is_(None)
        )
    )
