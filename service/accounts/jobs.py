"""Giving a disconnected account's tokens back to its network, and destroying them here whatever the network says."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy import ColumnElement, delete, select

from service.accounts.choosing import FORGET, ForgetChoice
from service.accounts.giving_back import give_back, silence
from service.accounts.grants import Networks
from service.accounts.in_turn import Desk
from service.accounts.life import GIVE_BACK
from service.accounts.models import Grant, SocialAccount
from service.accounts.practice_time import ahead
from service.accounts.renewing import RENEW, RenewGrant
from service.accounts.sealed_tokens import opened
from service.accounts.subscribing import SUBSCRIBE, Subscribe
from service.kit.jobs import Done, JobKind, Later, Outcome, Run
from service.kit.secrets import Secret
from service.kit.vault import SealBroken
from service.kit.work import Work
from service.platforms.contract import Network, Route
from service.platforms.failures import PlatformDown, PlatformFailure, Throttled

TRIES: Final = 8
"""With doubling pauses these are about ten minutes; a token that nobody keeps ends by itself anyway."""

_log = structlog.get_logger()


def account_jobs(networks: Networks) -> tuple[JobKind, ...]:
    """The slice's jobs, which speak to these networks."""
    return (
        JobKind(GIVE_BACK, _GiveBack(networks), attempts=TRIES),
        JobKind(RENEW, RenewGrant(networks)),
        JobKind(FORGET, ForgetChoice(networks)),
        JobKind(SUBSCRIBE, Subscribe(networks)),
    )


@dataclass(frozen=True, slots=True)
class _Ended:
    """An ended grant: what to hand back, to whom, and by whose consent."""

    grant_id: UUID
    network: Network | None
    route: Route
    reads_by: Secret | None
    """The token that read the account."""
    token: Secret | None
    """The one to hand back, which may be another."""
    number: int | None
    granted_by: str | None


@dataclass(frozen=True, slots=True)
class _GiveBack:
    networks: Networks

    async def __call__(self, run: Run) -> Outcome:
        """Have its network tell no more of the account, then give back and destroy every ended grant, one after the other."""
        while True:
            async with run.work() as work:
                ended = await self._ended(work, run)
                moment = work.at + await ahead(work)
            match ended:
                case None:
                    return Done()
                case Later():
                    return ended
            await self._hand_back(run, ended, at=moment)
            async with run.work() as work:
                await work.session.execute(delete(Grant).where(*_is_ended(work, run), Grant.id == ended.grant_id))

    async def _hand_back(self, run: Run, ended: _Ended, *, at: datetime) -> None:
        if ended.network is None or ended.token is None:
            return
        try:
            desk = Desk(run.works.database, run.practice_id, ended.network, lambda: at)
            await _silence(desk, ended)
            await give_back(desk, ended.route, ended.token, granted_by=ended.granted_by)
        except PlatformFailure as failure:
            if run.attempt < TRIES:
                raise
            _log.warning("grant_not_given_back", failure=type(failure).__name__)

    async def _ended(self, work: Work, run: Run) -> _Ended | Later | None:
        """What to give back next, or when to look again; `None` when nothing is left."""
        grant = await work.session.scalar(select(Grant).where(*_is_ended(work, run)).order_by(Grant.id).limit(1))
        if grant is None:
            return None
        if grant.lease_until is not None and grant.lease_until > work.at:
            return Later(grant.lease_until, "the token is being renewed")
        route = Route(grant.route)
        try:
            access, refresh = opened(await work.seals(), grant)
        except SealBroken:
            return _Ended(grant.id, None, route, None, None, None, grant.granted_by)
        account = await work.session.get_one(SocialAccount, (work.practice_id, run.subject_id))
        network, number = self.networks.get(route), account.platform_account_id
        return _Ended(grant.id, network, route, access, refresh or access, number, grant.granted_by)


async def _silence(desk: Desk, ended: _Ended) -> None:
    if ended.reads_by is None or ended.number is None:
        return
    try:
        await silence(desk, ended.route, ended.reads_by, ended.number, granted_by=ended.granted_by)
    except (Throttled, PlatformDown):
        raise
    except PlatformFailure as refusal:
        # The tokens end next, and what is told of an account that nobody reads has no effect.
        _log.info("account_not_silenced", failure=type(refusal).__name__)


def _is_ended(work: Work, run: Run) -> tuple[ColumnElement[bool], ...]:
    """Not a newer grant of the same account, which somebody may have connected again meanwhile."""
    return (Grant.practice_id == work.practice_id, Grant.account_id == run.subject_id, Grant.ended_at.is_not(None))
