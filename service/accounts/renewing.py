"""Renewing tokens on a schedule, where a network renews only what has not run out, and warning when it does not.

Where only the person can renew access, by signing in again, the network is asked on the same schedule until when it stands.

Renewal is tried long before the end and never because a reading failed. Whoever's access runs out all the same has been
warned with days to spare.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy import select, update

from service.accounts.events import ACCOUNT_ACCESS_ENDS_SOON, AccountAccessEndsSoon
from service.accounts.grants import Networks
from service.accounts.leases import LEASE, Lease, renew, take_lease
from service.accounts.life import held, lose_access
from service.accounts.looks import note_lasting_access, note_refusal, note_trouble
from service.accounts.models import Grant, SocialAccount
from service.accounts.practice_time import ahead
from service.accounts.sealed_tokens import opened
from service.accounts.states import AccountState, Why
from service.alerts.outbox import tell
from service.kit.jobs import Done, Later, Outcome, Run, ask
from service.kit.vault import SealBroken
from service.kit.work import Work, Works
from service.platforms.contract import Network, Renewal, Route
from service.platforms.failures import AppBlocked, PlatformFailure, Throttled

RENEW: Final = "renew_grant"
"""The kind of job that renews an account's tokens ahead of time; its subject is the account."""

TRY_AGAIN_AFTER: Final = timedelta(hours=6)
"""After a renewal that failed; weeks are left, so nothing is gained by asking more often. Ours."""
WARN_AT: Final = (14, 7, 3, 1)
"""Days before the end: two weeks to meet the client in, then a reminder that grows more urgent. Ours."""
DUE_LIMIT: Final = 500

_log = structlog.get_logger()


async def ask_due_renewals(works: Works, *, at: datetime) -> None:
    """Ask for the renewal of every token whose time has come by its practice's own clock."""
    due = await works.database.reads.fetch("SELECT * FROM due_renewals_v1($1, $2)", at, DUE_LIMIT)
    for row in due:
        async with works.open(row["practice_id"], at=at) as work:
            await ask(work, RENEW, subject_id=row["account_id"])


@dataclass(frozen=True, slots=True)
class RenewGrant:
    """Renews one account's tokens on these networks."""

    networks: Networks

    async def __call__(self, run: Run) -> Outcome:
        """Renew, or come back later; warn when the end comes close."""
        async with run.work() as work:
            taken = await self._take(work, run.subject_id)
        match taken:
            case (network, lease):
                await self._renew(run, network, lease)
            case Later():
                return taken
        return Done()

    async def _take(self, work: Work, account_id: UUID) -> tuple[Network, Lease] | Later | None:
        account = await held(work, account_id)
        grant = await _due(work, account)
        if account is None or grant is None:
            return None
        offset = await ahead(work)
        now = work.at + offset
        if grant.expires_at <= now:
            await lose_access(work, account_id, Why.EXPIRED)
            return None
        network = self.networks.get(Route(grant.route))
        if network is None or account.doubted_at is not None:
            await _put_off(work, account, grant, now=now, until=now + TRY_AGAIN_AFTER)
            return None
        try:
            access, refresh = opened(await work.seals(), grant)
        except SealBroken:
            await _put_off(work, account, grant, now=now, until=now + TRY_AGAIN_AFTER)
            return None
        renewed_by = access if refresh is None or network.terms.renewal is Renewal.BY_LOGIN else refresh
        lease = await take_lease(work, grant, renewed_by, ahead=offset)
        return (network, lease) if lease else Later(work.at + LEASE, "the token is being renewed")

    async def _renew(self, run: Run, network: Network, lease: Lease) -> None:
        try:
            await renew(run.works, network, run.practice_id, lease, clock=run.clock)
        except PlatformFailure as failure:
            _log.warning("grant_not_renewed", account_id=str(run.subject_id), failure=type(failure).__name__)
            async with run.work() as work:
                if isinstance(failure, AppBlocked):
                    await note_refusal(work, run.subject_id, failure)
                account = await held(work, run.subject_id)
                grant = await _due(work, account)
                if account is not None and grant is not None:
                    now = work.at + lease.ahead
                    until = failure.until if isinstance(failure, Throttled) else now + TRY_AGAIN_AFTER
                    await _put_off(work, account, grant, now=now, until=until)
        else:
            async with run.work() as work:
                await note_lasting_access(work, run.subject_id)


def days_to_warn_of(left: timedelta, warned: int | None) -> int | None:
    """Of how many days a practice is to be warned now, with so much time left and that warning given; `None` of none."""
    reached = [days for days in WARN_AT if left <= timedelta(days=days)]
    day = min(reached, default=None)
    return day if day is not None and (warned is None or day < warned) else None


async def _due(work: Work, account: SocialAccount | None) -> Grant | None:
    if account is None or account.state != AccountState.CONNECTED:
        return None
    grant: Grant | None = await work.session.scalar(
        select(Grant)
        .where(
            Grant.practice_id == work.practice_id,
            Grant.account_id == account.id,
            Grant.route == account.route,
            Grant.ended_at.is_(None),
            Grant.renew_at <= work.at + await ahead(work),
        )
        .execution_options(populate_existing=True)
    )
    return grant


async def _put_off(work: Work, account: SocialAccount, grant: Grant, *, now: datetime, until: datetime) -> None:
    """Try again then, at the end at the latest, and warn when that comes close."""
    days = days_to_warn_of(grant.expires_at - now, grant.warned_days)
    await work.session.execute(
        update(Grant)
        .where(Grant.practice_id == work.practice_id, Grant.id == grant.id)
        .values(renew_at=min(until, grant.expires_at), warned_days=days or grant.warned_days)
    )
    if days is None:
        return
    payload = AccountAccessEndsSoon(
        account_id=account.id,
        client_id=account.client_id,
        platform=account.platform,
        days_left=days,
        ends_at=grant.expires_at,
        account=f"/v1/accounts/{account.id}",
    )
    await tell(work, ACCOUNT_ACCESS_ENDS_SOON, payload, subject_id=account.id, client_id=account.client_id, at=work.at)
    await note_trouble(work, account.id, Why.ACCESS_ENDS_SOON)
