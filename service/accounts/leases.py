"""Renewing an account's tokens under a lease with a fence number, so that one holder asks the network at a time.

The lease is taken on the grant's row, the network is asked with no transaction open, and its answer is kept only while
the fence is still ours. A holder that dies leaves a lease that runs out; if the network had rotated by then, the next
renewal is refused and the account waits for its owner.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy import or_, update

from service.accounts.in_turn import REFRESH, Desk
from service.accounts.life import held, lose_access, remove_as_owner_did
from service.accounts.models import Grant
from service.accounts.sealed_tokens import RENEW_AFTER, lasting, sealed
from service.accounts.states import Why
from service.kit.clock import Clock
from service.kit.secrets import Secret
from service.kit.work import Work, Works
from service.platforms.contract import Network, Renewal
from service.platforms.failures import AppRemoved, GrantRevoked, PlatformDown, PlatformFailure, Throttled

LEASE: Final = timedelta(seconds=20)
REFRESH_WITHIN: Final = timedelta(seconds=15)
"""Less than the lease, so that nobody else asks while an answer may still come."""
PAUSE_AFTER_FAILURE: Final = timedelta(seconds=30)
"""How long nobody asks again after the network failed; a practice's jobs would else queue up behind it."""

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Lease:
    """The grant is ours to renew: ask the network with this."""

    account_id: UUID
    grant_id: UUID
    refresh_token: Secret
    scopes: frozenset[str]
    fence: int
    ahead: timedelta
    """How far the practice's own time runs ahead of real time."""


async def take_lease(work: Work, grant: Grant, refresh_token: Secret, *, ahead: timedelta) -> Lease | None:
    """The lease, when it is free and the row still holds the very token that is to be renewed."""
    fence: int | None = await work.session.scalar(
        update(Grant)
        .where(
            Grant.practice_id == work.practice_id,
            Grant.id == grant.id,
            Grant.access_token == grant.access_token,
            or_(Grant.lease_until.is_(None), Grant.lease_until <= work.at),
        )
        .values(lease_until=work.at + LEASE, lease_fence=Grant.lease_fence + 1)
        .returning(Grant.lease_fence)
        .execution_options(synchronize_session=False)
    )
    if fence is None:
        return None
    return Lease(grant.account_id, grant.id, refresh_token, frozenset(grant.scopes), fence, ahead)


async def renew(works: Works, network: Network, practice_id: UUID, lease: Lease, *, clock: Clock) -> None:
    """Trade the refresh token for new tokens and keep them, or say what the refusal means.

    Where a refresh token is traded on use, its refusal ends the access: it is spent, or it was taken back. Where a token
    is renewed ahead of time, a refused renewal leaves the token as good as it was.

    Raises:
        PlatformFailure: when the network gave no tokens and that does not end the access.
    """
    on_use = network.terms.renewal is Renewal.ON_USE
    desk = Desk(works.database, practice_id, network, lambda: clock() + lease.ahead)
    try:
        async with asyncio.timeout(REFRESH_WITHIN.total_seconds()):
            tokens = await desk.ask(
                lambda: network.refresh(lease.refresh_token, scopes=lease.scopes, at=desk.now()), calls=REFRESH
            )
    except GrantRevoked as refusal:
        async with works.open(practice_id, at=clock()) as work:
            # The account's row before the grant's, as everywhere, so that two Works never wait for each other.
            await held(work, lease.account_id)
            if await _settle(work, lease, {}):
                await _end(work, lease, refusal, on_use=on_use)
        if not on_use:
            raise
    except TimeoutError as slow:
        await _pause(works, practice_id, lease, at=clock(), until=clock() + PAUSE_AFTER_FAILURE)
        raise PlatformDown("the network took too long") from slow
    except PlatformFailure as failure:
        until = failure.until - lease.ahead if isinstance(failure, Throttled) else clock() + PAUSE_AFTER_FAILURE
        await _pause(works, practice_id, lease, at=clock(), until=until)
        raise
    else:
        async with works.open(practice_id, at=clock()) as work:
            again = None if on_use else clock() + lease.ahead + RENEW_AFTER
            is_same = network.terms.renewal is Renewal.BY_LOGIN
            kept = lasting(tokens) if is_same else sealed(await work.seals(), lease.grant_id, tokens)
            await _settle(work, lease, kept | {"renew_at": again})


async def _end(work: Work, lease: Lease, refusal: GrantRevoked, *, on_use: bool) -> None:
    if isinstance(refusal, AppRemoved):
        await remove_as_owner_did(work, lease.account_id)
    elif on_use:
        await lose_access(work, lease.account_id, Why.REVOKED)


async def _pause(works: Works, practice_id: UUID, lease: Lease, *, at: datetime, until: datetime) -> None:
    async with works.open(practice_id, at=at) as work:
        await _settle(work, lease, {"refresh_again_at": until})


async def _settle(work: Work, lease: Lease, values: Mapping[str, object]) -> bool:
    """Give the lease back with what it brought; returns whether it was still ours, for else nothing is written."""
    settled = await work.session.scalar(
        update(Grant)
        .where(Grant.practice_id == work.practice_id, Grant.id == lease.grant_id, Grant.lease_fence == lease.fence)
        .values(lease_until=None, **values)
        .returning(Grant.id)
    )
    if settled is None:
        _log.warning("refresh_outlived_its_lease", account_id=str(lease.account_id))
    return settled is not None
