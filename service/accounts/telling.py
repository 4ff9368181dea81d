"""Telling the practice of an account's losses and troubles, and of their end: once each, in the transaction that sees it."""

from service.accounts.events import (
    ACCOUNT_NEEDS_RECONNECT,
    ACCOUNT_RECONNECTED,
    ACCOUNT_TROUBLE,
    ACCOUNT_TROUBLE_OVER,
    AccountNeedsReconnect,
    AccountReconnected,
    AccountTrouble,
    AccountTroubleOver,
)
from service.accounts.models import SocialAccount
from service.accounts.states import TROUBLES, Why, reason_of
from service.alerts.events import EventType, Told
from service.alerts.outbox import tell
from service.kit.work import Work


async def tell_lost(work: Work, account: SocialAccount, why: Why) -> None:
    """The account can no longer be read until its owner agrees again."""
    payload = AccountNeedsReconnect(
        account_id=account.id,
        client_id=account.client_id,
        platform=account.platform,
        reason=why,
        account=f"/v1/accounts/{account.id}",
    )
    await _tell(work, account, ACCOUNT_NEEDS_RECONNECT, payload)


async def tell_healed(work: Work, account: SocialAccount) -> None:
    """The account that was lost is read again."""
    payload = AccountReconnected(
        account_id=account.id,
        client_id=account.client_id,
        platform=account.platform,
        account=f"/v1/accounts/{account.id}",
    )
    await _tell(work, account, ACCOUNT_RECONNECTED, payload)


async def tell_change(work: Work, account: SocialAccount, *, before: str | None) -> None:
    """What is in the way of a connected account is another thing than before, or nothing any more.

    One trouble after another is news, for it wants another remedy; the end is told once, when nothing is left.
    """
    after = account.state_reason
    if after == before:
        return
    reason = reason_of(after, account.missing_permissions)
    if reason is not None and after in TROUBLES:
        trouble = AccountTrouble(
            account_id=account.id,
            client_id=account.client_id,
            platform=account.platform,
            reason=reason.code,
            text=reason.text,
            remedy=reason.remedy,
            client_remedy=reason.client_remedy,
            account=f"/v1/accounts/{account.id}",
        )
        await _tell(work, account, ACCOUNT_TROUBLE, trouble)
    elif before is not None and before in {*TROUBLES, Why.ACCESS_ENDS_SOON}:
        over = AccountTroubleOver(
            account_id=account.id,
            client_id=account.client_id,
            platform=account.platform,
            reason=before,
            account=f"/v1/accounts/{account.id}",
        )
        await _tell(work, account, ACCOUNT_TROUBLE_OVER, over)


async def _tell(work: Work, account: SocialAccount, event: EventType[Told], payload: Told) -> None:
    await tell(work, event, payload, subject_id=account.id, client_id=account.client_id, at=work.at)
