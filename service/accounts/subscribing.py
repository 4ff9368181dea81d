"""Having a network tell of an account as things happen, once it is connected; when it does not, looks tell all the same."""

from dataclasses import dataclass
from typing import Final

import structlog

from service.accounts.grants import AccountNotConnected, Networks, usable_token
from service.accounts.models import SocialAccount
from service.accounts.practice_time import ahead
from service.kit.jobs import Done, Later, Outcome, Run
from service.platforms.contract import Route
from service.platforms.failures import PlatformDown, PlatformFailure, Throttled

SUBSCRIBE: Final = "subscribe_account"
"""The kind of job that asks a network to tell of an account; its subject is the account."""

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Asks these networks."""

    networks: Networks

    async def __call__(self, run: Run) -> Outcome:
        """Ask; a network that is down is asked again for a while, and one that refuses leaves the connection as it is."""
        async with run.work() as work:
            account = await work.session.get(SocialAccount, (work.practice_id, run.subject_id))
            offset = await ahead(work)
        network = self.networks.get(Route(account.route)) if account and account.route else None
        if account is None or account.platform_account_id is None or network is None or network.subscriber is None:
            return Done()
        try:
            token = await usable_token(run.works, self.networks, account, clock=run.clock)
            await network.subscriber(token, account.platform_account_id, at=run.clock() + offset)
        except AccountNotConnected:
            return Done()
        except Throttled as pause:
            return Later(pause.until - offset, "the network wants to be left alone")
        except PlatformDown:
            raise
        except PlatformFailure as refusal:
            _log.warning("account_not_subscribed", account_id=str(account.id), failure=type(refusal).__name__)
        return Done()
