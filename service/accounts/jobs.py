"""Giving a disconnected account's tokens back to its network, and destroying them here whatever the network says."""

from dataclasses import dataclass
from typing import Final

import structlog
from sqlalchemy import ColumnElement, delete, select

from service.accounts.grants import Networks
from service.accounts.life import GIVE_BACK
from service.accounts.models import Grant, SocialAccount
from service.accounts.practice_time import ahead
from service.accounts.sealed_tokens import opened
from service.kit.jobs import Done, JobKind, Later, Outcome, Run
from service.kit.secrets import Secret
from service.kit.vault import SealBroken
from service.kit.work import Work
from service.platforms.contract import Network, Platform
from service.platforms.failures import PlatformFailure

TRIES: Final = 8
"""With doubling pauses these are about ten minutes; a token that nobody keeps ends by itself anyway."""

_log = structlog.get_logger()


def account_jobs(networks: Networks) -> tuple[JobKind, ...]:
    """The slice's jobs, which speak to these networks."""
    return (JobKind(GIVE_BACK, _GiveBack(networks), attempts=TRIES),)


@dataclass(frozen=True, slots=True)
class _Ended:
    """An ended grant: what to hand back, and to whom."""

    network: Network
    token: Secret


@dataclass(frozen=True, slots=True)
class _GiveBack:
    networks: Networks

    async def __call__(self, run: Run) -> Outcome:
        async with run.work() as work:
            ended = await self._ended(work, run)
            moment = work.at + await ahead(work)
        match ended:
            case _Ended(network=network, token=token):
                try:
                    await network.revoke(token, at=moment)
                except PlatformFailure as failure:
                    if run.attempt < TRIES:
                        raise
                    _log.warning("grant_not_given_back", failure=type(failure).__name__)
            case Later():
                return ended
        async with run.work() as work:
            await work.session.execute(delete(Grant).where(*_is_ended(work, run)))
        return Done()

    async def _ended(self, work: Work, run: Run) -> _Ended | Later | None:
        """What to give back, or when to look again; `None` when there is nothing that a network could take."""
        row = (
            await work.session.execute(
                select(Grant, SocialAccount.platform)
                .join(
                    SocialAccount,
                    (SocialAccount.practice_id == Grant.practice_id) & (SocialAccount.id == Grant.account_id),
                )
                .where(*_is_ended(work, run))
            )
        ).one_or_none()
        if row is None:
            return None
        grant: Grant = row.Grant
        if grant.lease_until is not None and grant.lease_until > work.at:
            return Later(grant.lease_until, "the token is being renewed")
        network = self.networks.get(Platform(row.platform))
        if network is None:
            return None
        try:
            access, refresh = opened(await work.seals(), grant)
        except SealBroken:
            return None
        return _Ended(network, refresh or access)


def _is_ended(work: Work, run: Run) -> tuple[ColumnElement[bool], ...]:
    """Not a newer grant of the same account, which somebody may have connected again meanwhile."""
    return (Grant.practice_id == work.practice_id, Grant.account_id == run.subject_id, Grant.ended_at.is_not(None))
