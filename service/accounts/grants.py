"""Access tokens that work: kept sealed, renewed by one holder at a time however many ask, in however many processes.

A network that rotates refresh tokens takes each once, and ends the whole grant when one comes twice. So whoever finds
the access token at its end takes a lease with a fence number on the grant's row, asks the network with no transaction
open, and keeps the answer only while the fence is still theirs, before anyone uses it. The others look again until it
is there. A holder that dies leaves a lease that runs out; if the network had rotated by then, the next refresh is
refused and the account waits for its owner.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeAlias
from uuid import UUID

import structlog
from sqlalchemy import or_, select, update

from service.access.models import Practice
from service.accounts.life import held, lose_access
from service.accounts.models import Grant, SocialAccount
from service.accounts.sealed_tokens import opened, sealed
from service.accounts.states import AccountState, Why
from service.kit.clock import Clock
from service.kit.problems import Problem
from service.kit.secrets import Secret
from service.kit.work import Work, Works
from service.platforms.contract import Network, Platform
from service.platforms.failures import GrantRevoked, PlatformDown, PlatformFailure, Throttled

LEASE: Final = timedelta(seconds=20)
REFRESH_WITHIN: Final = timedelta(seconds=15)
"""Less than the lease, so that nobody else asks while an answer may still come."""
MARGIN: Final = timedelta(seconds=60)
"""A token this close to its end counts as ended, so that it does not end between here and the network."""
PAUSE_AFTER_FAILURE: Final = timedelta(seconds=30)
"""How long nobody asks again after the network failed; a practice's jobs would else queue up behind it."""
PATIENCE: Final = 2 * LEASE
FIRST_LOOK: Final = timedelta(milliseconds=50)
LONGEST_LOOK: Final = timedelta(milliseconds=400)

Networks: TypeAlias = Mapping[Platform, Network]
"""The networks this deployment talks to."""

_log = structlog.get_logger()


class AccountNotConnected(Problem):
    """The account cannot be read now; `detail` says in which state it is and why."""

    status = 409
    title = "This account is not connected"
    remedy = "Make a connect link for the client and let them agree again."


class NetworkNotOffered(Problem):
    """This deployment has no app on that network."""

    status = 409
    title = "This network cannot be connected here"
    remedy = "Hand in an official data export instead, or ask the operator to set the network up."


@dataclass(frozen=True, slots=True)
class _Usable:
    token: Secret


@dataclass(frozen=True, slots=True)
class _Mine:
    """The lease is ours: ask the network with this."""

    grant_id: UUID
    refresh_token: Secret
    scopes: frozenset[str]
    fence: int
    ahead: timedelta


@dataclass(frozen=True, slots=True)
class _LookAgain:
    """Somebody else is asking the network, or the row has just changed."""


def network_of(networks: Networks, platform: str) -> Network:
    """The network with this name.

    Raises:
        NetworkNotOffered: when this deployment does not talk to it.
    """
    network = networks.get(Platform(platform))
    if network is None:
        raise NetworkNotOffered
    return network


async def usable_token(
    works: Works, networks: Networks, account: SocialAccount, *, clock: Clock, refused: Secret | None = None
) -> Secret:
    """An access token of this account that the network should accept, renewed first where it has to be.

    Opens its own short Works and holds none while the network is asked, so call it outside of any.

    Args:
        works: Where the grant is kept.
        networks: Whom to ask for a new one.
        account: Whose token; only its ids and platform are read.
        clock: Real time, by which leases run.
        refused: A token that the network has just refused as expired; it counts as ended whatever its row says.

    Raises:
        AccountNotConnected: when the owner must agree again, or the account was disconnected.
        Throttled: when the network is to be left alone until a moment of the practice's own time.
        PlatformFailure: when the network failed; never means that access is lost.
        NetworkNotOffered: when this deployment does not talk to the network.
    """
    network = network_of(networks, account.platform)
    give_up_at, pause = clock() + PATIENCE, FIRST_LOOK
    while True:
        async with works.open(account.practice_id, at=clock()) as work:
            seen = await _look(work, account.id, refused=refused)
        match seen:
            case _Usable(token=token):
                return token
            case _Mine():
                # Shielded: once the network has rotated, its answer must be kept though the caller is cancelled.
                await asyncio.shield(_renew(works, network, account, seen, clock=clock))
            case _LookAgain():
                if clock() >= give_up_at:
                    raise PlatformDown("the token is still being renewed elsewhere")
                await asyncio.sleep(pause.total_seconds())
                pause = min(2 * pause, LONGEST_LOOK)


async def _look(work: Work, account_id: UUID, *, refused: Secret | None) -> _Usable | _Mine | _LookAgain:
    row = (
        await work.session.execute(
            select(SocialAccount.state, SocialAccount.state_reason, Practice.clock_offset, Grant)
            .join(Practice, Practice.practice_id == SocialAccount.practice_id)
            .outerjoin(Grant, (Grant.practice_id == SocialAccount.practice_id) & (Grant.account_id == SocialAccount.id))
            .where(SocialAccount.practice_id == work.practice_id, SocialAccount.id == account_id)
        )
    ).one_or_none()
    if row is None or row.state != AccountState.CONNECTED or row.Grant is None:
        raise AccountNotConnected(f"It is {row.state}: {row.state_reason}." if row else "")
    grant: Grant = row.Grant
    if grant.lease_until is not None and grant.lease_until > work.at:
        return _LookAgain()
    access, refresh = opened(await work.seals(), grant)
    if grant.expires_at - MARGIN > work.at + row.clock_offset and access != refused:
        return _Usable(access)
    if refresh is None:
        await lose_access(work, account_id, Why.REVOKED)
        return _LookAgain()
    if grant.refresh_again_at is not None and grant.refresh_again_at > work.at:
        raise Throttled(grant.refresh_again_at + row.clock_offset)
    fence = await _take_lease(work, grant)
    return _LookAgain() if fence is None else _Mine(grant.id, refresh, frozenset(grant.scopes), fence, row.clock_offset)


async def _take_lease(work: Work, grant: Grant) -> int | None:
    """The fence number, when the lease is free and the row still holds the very token that was found wanting."""
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
    return fence


async def _renew(works: Works, network: Network, account: SocialAccount, mine: _Mine, *, clock: Clock) -> None:
    try:
        async with asyncio.timeout(REFRESH_WITHIN.total_seconds()):
            tokens = await network.refresh(mine.refresh_token, scopes=mine.scopes, at=clock() + mine.ahead)
    except GrantRevoked:
        async with works.open(account.practice_id, at=clock()) as work:
            # The account's row before the grant's, as everywhere, so that two Works never wait for each other.
            await held(work, account.id)
            if await _settle(work, account, mine, {}):
                await lose_access(work, account.id, Why.REVOKED)
    except TimeoutError as slow:
        await _pause(works, account, mine, at=clock(), until=clock() + PAUSE_AFTER_FAILURE)
        raise PlatformDown("the network took too long") from slow
    except PlatformFailure as failure:
        until = failure.until - mine.ahead if isinstance(failure, Throttled) else clock() + PAUSE_AFTER_FAILURE
        await _pause(works, account, mine, at=clock(), until=until)
        raise
    else:
        async with works.open(account.practice_id, at=clock()) as work:
            values = sealed(await work.seals(), mine.grant_id, tokens)
            await _settle(work, account, mine, values)


async def _pause(works: Works, account: SocialAccount, mine: _Mine, *, at: datetime, until: datetime) -> None:
    async with works.open(account.practice_id, at=at) as work:
        await _settle(work, account, mine, {"refresh_again_at": until})


async def _settle(work: Work, account: SocialAccount, mine: _Mine, values: Mapping[str, object]) -> bool:
    """Give the lease back with what it brought; returns whether it was still ours, for else nothing is written."""
    settled = await work.session.scalar(
        update(Grant)
        .where(
            Grant.practice_id == account.practice_id,
            Grant.id == mine.grant_id,
            Grant.lease_fence == mine.fence,
        )
        .values(lease_until=None, **values)
        .returning(Grant.id)
    )
    if settled is None:
        _log.warning("refresh_outlived_its_lease", account_id=str(account.id))
    return settled is not None
