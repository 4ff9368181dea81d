"""Access tokens that work: kept sealed, renewed by one holder at a time however many ask, in however many processes.

A network that rotates refresh tokens takes each once, and ends the whole grant when one comes twice. So whoever finds
the access token at its end renews it under a lease, before anyone uses the new one; the others look again until it is
there. A network whose tokens are renewed ahead of time, or never, is not asked for another one here.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, TypeAlias
from uuid import UUID

from sqlalchemy import select

from service.access.models import Practice
from service.accounts.leases import LEASE, Lease, renew, take_lease
from service.accounts.life import lose_access
from service.accounts.models import Grant, SocialAccount
from service.accounts.sealed_tokens import opened
from service.accounts.states import AccountState, Why
from service.kit.clock import Clock
from service.kit.problems import Problem
from service.kit.secrets import Secret
from service.kit.work import Work, Works
from service.platforms.contract import Network, Platform, Renewal, Route
from service.platforms.failures import GrantExpired, PlatformDown, Throttled

MARGIN: Final = timedelta(seconds=60)
"""A token this close to its end counts as ended, so that it does not end between here and the network."""
PATIENCE: Final = 2 * LEASE
FIRST_LOOK: Final = timedelta(milliseconds=50)
LONGEST_LOOK: Final = timedelta(milliseconds=400)

Networks: TypeAlias = Mapping[Route, Network]
"""The ways in which this deployment can connect accounts, each with the network at its end."""


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
class _LookAgain:
    """Somebody else is asking the network, or the row has just changed."""


def network_of(networks: Networks, route: str | None) -> Network:
    """The network at the end of this route.

    Raises:
        NetworkNotOffered: when this deployment does not talk to it, or the account was never connected on any.
    """
    network = networks.get(Route(route)) if route else None
    if network is None:
        raise NetworkNotOffered
    return network


def routes_to(networks: Networks, platform: Platform) -> tuple[Route, ...]:
    """The routes on which accounts of this platform can be connected here, the platform's own first."""
    return tuple(route for route in Route if route in networks and networks[route].terms.platform == platform)


async def usable_token(
    works: Works, networks: Networks, account: SocialAccount, *, clock: Clock, refused: Secret | None = None
) -> Secret:
    """An access token of this account that the network should accept, renewed first where it has to be.

    Opens its own short Works and holds none while the network is asked, so call it outside of any.

    Args:
        works: Where the grant is kept.
        networks: Whom to ask for a new one.
        account: Whose token; only its ids and route are read.
        clock: Real time, by which leases run.
        refused: A token that the network has just refused as expired; it counts as ended whatever its row says.

    Raises:
        AccountNotConnected: when the owner must agree again, or the account was disconnected.
        GrantExpired: when the refused token is all there is, and nothing renews it on use.
        Throttled: when the network is to be left alone until a moment of the practice's own time.
        PlatformFailure: when the network failed; never means that access is lost.
        NetworkNotOffered: when this deployment does not talk to the network.
    """
    network = network_of(networks, account.route)
    give_up_at, pause = clock() + PATIENCE, FIRST_LOOK
    while True:
        async with works.open(account.practice_id, at=clock()) as work:
            seen = await _look(work, account, network, refused=refused)
        match seen:
            case _Usable(token=token):
                return token
            case Lease():
                # Shielded: once the network has rotated, its answer must be kept though the caller is cancelled.
                await asyncio.shield(renew(works, network, account.practice_id, seen, clock=clock))
                # Whatever it brought is the newest there is, even if it is the refused one again.
                refused = None
            case _LookAgain():
                if clock() >= give_up_at:
                    raise PlatformDown("the token is still being renewed elsewhere")
                await asyncio.sleep(pause.total_seconds())
                pause = min(2 * pause, LONGEST_LOOK)


async def _look(
    work: Work, account: SocialAccount, network: Network, *, refused: Secret | None
) -> _Usable | Lease | _LookAgain:
    row = (
        await work.session.execute(
            select(SocialAccount.state, SocialAccount.state_reason, SocialAccount.route, Practice.clock_offset, Grant)
            .join(Practice, Practice.practice_id == SocialAccount.practice_id)
            .outerjoin(
                Grant,
                (Grant.practice_id == SocialAccount.practice_id)
                & (Grant.account_id == SocialAccount.id)
                & (Grant.route == SocialAccount.route)
                & Grant.ended_at.is_(None),
            )
            .where(SocialAccount.practice_id == work.practice_id, SocialAccount.id == account.id)
        )
    ).one_or_none()
    if row is None or row.state != AccountState.CONNECTED or row.Grant is None:
        raise AccountNotConnected(f"It is {row.state}: {row.state_reason}." if row else "")
    if row.route != account.route:
        raise PlatformDown("the account was connected on another route meanwhile")
    grant: Grant = row.Grant
    if grant.lease_until is not None and grant.lease_until > work.at:
        return _LookAgain()
    access, refresh = opened(await work.seals(), grant)
    is_over = grant.expires_at - MARGIN <= work.at + row.clock_offset
    if not is_over and access != refused:
        return _Usable(access)
    if refresh is None or network.terms.renewal is not Renewal.ON_USE:
        return await _end_or_doubt(work, account.id, is_over=is_over)
    if grant.refresh_again_at is not None and grant.refresh_again_at > work.at:
        raise Throttled(grant.refresh_again_at + row.clock_offset)
    return await take_lease(work, grant, refresh, ahead=row.clock_offset) or _LookAgain()


async def _end_or_doubt(work: Work, account_id: UUID, *, is_over: bool) -> _LookAgain:
    if not is_over:
        raise GrantExpired("the network refuses the access, and nothing renews it on use")
    await lose_access(work, account_id, Why.EXPIRED)
    return _LookAgain()
