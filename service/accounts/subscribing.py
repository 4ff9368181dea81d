"""Having a network tell of an account as things happen: asked once it is connected, and anew every day, for as long as it is read.

Whatever ended a subscription meanwhile (a role that was taken and given back, somebody at the network's own settings, another
account's end) is mended by asking again, which costs no more than to look whether it stands. When the network does not tell, looks
do all the same.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import structlog

from service.accounts.grants import AccountNotConnected, Networks, usable_token
from service.accounts.life import held
from service.accounts.models import SocialAccount
from service.accounts.practice_time import ahead
from service.kit.jobs import Done, Later, Outcome, Run, ask
from service.kit.work import Works
from service.platforms.contract import Route
from service.platforms.failures import PlatformDown, PlatformFailure, Throttled
from service.platforms.pace import call_about
from service.platforms.turns import Turns

SUBSCRIBE: Final = "subscribe_account"
"""The kind of job that asks a network to tell of an account; its subject is the account."""
ASKED_EVERY: Final = timedelta(days=1)
"""What is lost is missed for a day at the most, for one call a day, of which Meta grants each account ten and more. Ours."""
DUE_LIMIT: Final = 500

_log = structlog.get_logger()


async def ask_due_subscriptions(works: Works, *, at: datetime) -> None:
    """Have every network that tells of single accounts asked anew, where it was not for a day."""
    due = await works.database.reads.fetch("SELECT * FROM due_subscriptions_v1($1, $2)", at, DUE_LIMIT)
    for row in due:
        async with works.open(row["practice_id"], at=at) as work:
            account = await held(work, row["account_id"])
            if account is not None:
                # However this time ends: what is refused today may be granted tomorrow.
                account.subscribe_again_at = work.at + await ahead(work) + ASKED_EVERY
                await ask(work, SUBSCRIBE, subject_id=account.id)


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Asks these networks."""

    networks: Networks

    async def __call__(self, run: Run) -> Outcome:
        """Ask in turn; a network that is down is asked again for a while, one that refuses leaves the connection as it is."""
        async with run.work() as work:
            account = await work.session.get(SocialAccount, (work.practice_id, run.subject_id))
            offset = await ahead(work)
        network = self.networks.get(Route(account.route)) if account and account.route else None
        if account is None or account.platform_account_id is None or network is None or network.subscriber is None:
            return Done()
        number, subscriber, terms = account.platform_account_id, network.subscriber, network.terms

        def now() -> datetime:
            return run.clock() + offset

        turns = Turns(run.works.database.reads, run.practice_id, terms.app, now)
        call = call_about(terms.platform, number, "subscribe")
        try:
            token = await usable_token(run.works, self.networks, account, clock=run.clock)
            await turns.alone(call, lambda: subscriber.subscribe(token, number, at=now()))
        except AccountNotConnected:
            return Done()
        except Throttled as pause:
            return Later(pause.until - offset, "the network wants to be left alone", is_pause=True)
        except PlatformDown:
            raise
        except PlatformFailure as refusal:
            _log.warning("account_not_subscribed", account_id=str(account.id), failure=type(refusal).__name__)
        return Done()
