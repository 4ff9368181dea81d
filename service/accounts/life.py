"""How an account's connection is lost, ended and recorded; each loss is told once, in the transaction that sees it."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from sqlalchemy import delete, select, update

from service.accounts.events import ACCOUNT_NEEDS_RECONNECT, AccountNeedsReconnect
from service.accounts.models import Grant, SocialAccount
from service.accounts.states import AccountState, Why
from service.alerts.outbox import tell
from service.kit.jobs import ask
from service.kit.work import Work

GIVE_BACK: Final = "give_back_grant"
"""The kind of job that tells a network that we no longer want an account's tokens."""


async def lose_access(work: Work, account_id: UUID, why: Why, *, missing: Iterable[str] = ()) -> bool:
    """A connected account can no longer be read: destroy its tokens, say why, and tell the practice.

    Does nothing for an account that is not connected; returns whether it did anything.
    """
    account = await held(work, account_id)
    if account is None or account.state != AccountState.CONNECTED:
        return False
    await work.session.execute(
        delete(Grant).where(Grant.practice_id == work.practice_id, Grant.account_id == account_id)
    )
    await await_reconnect(work, account, why, missing=missing)
    return True


async def await_reconnect(work: Work, account: SocialAccount, why: Why, *, missing: Iterable[str] = ()) -> None:
    """Have this account, whose row is held, wait for its owner; the practice is told when it did not wait already."""
    is_news = account.state != AccountState.NEEDS_RECONNECT
    account.state = AccountState.NEEDS_RECONNECT
    account.state_reason = why
    account.missing_permissions = sorted(missing)
    account.state_since = work.at
    await work.session.flush()
    if is_news:
        payload = AccountNeedsReconnect(
            account_id=account.id,
            client_id=account.client_id,
            platform=account.platform,
            reason=why,
            account=f"/v1/accounts/{account.id}",
        )
        await tell(
            work,
            ACCOUNT_NEEDS_RECONNECT,
            payload,
            subject_id=account.id,
            client_id=account.client_id,
            at=work.at,
        )


async def note_permissions(work: Work, account_id: UUID, *, refused: Iterable[str] | None) -> None:
    """Say at a connected account for want of which permissions a look was refused; `None` when nothing was.

    The account stays connected and its tokens stay: one refusal may be the network's own slip, and the next look tells.
    """
    account = await held(work, account_id)
    if account is None or account.state != AccountState.CONNECTED:
        return
    account.state_reason = None if refused is None else Why.PERMISSION_REFUSED
    account.missing_permissions = sorted(refused or ())
    await work.session.flush()


async def disconnect(work: Work, account_id: UUID) -> SocialAccount | None:
    """Stop reading the account, at once; a job gives its tokens back to the network and destroys them.

    Safe to repeat. Returns the account, or `None` when there is none.
    """
    account = await held(work, account_id)
    if account is None or account.state == AccountState.DISCONNECTED:
        return account
    account.state = AccountState.DISCONNECTED
    account.state_reason = Why.ASKED
    account.missing_permissions = []
    account.state_since = work.at
    ended = await work.session.scalar(
        update(Grant)
        .where(Grant.practice_id == work.practice_id, Grant.account_id == account_id)
        .values(ended_at=work.at)
        .returning(Grant.id)
    )
    if ended is not None:
        await ask(work, GIVE_BACK, subject_id=account_id)
    await work.session.flush()
    return account


async def held(work: Work, account_id: UUID) -> SocialAccount | None:
    """The account as it is now, its row held until the Work ends."""
    account: SocialAccount | None = await work.session.scalar(
        select(SocialAccount)
        .where(SocialAccount.practice_id == work.practice_id, SocialAccount.id == account_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return account
