"""An account's network as one run of a checkup speaks to it: with a token that it accepts, and in turn with everybody else."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from service.accounts.grants import Networks, usable_token
from service.accounts.models import SocialAccount
from service.checkups.pricing import terms_for
from service.kit.clock import Clock
from service.kit.jobs import Run
from service.kit.secrets import Secret
from service.platforms.contract import Network, Profile, Terms
from service.platforms.failures import AnotherAccount, GrantExpired
from service.platforms.pace import Call, Told, call_about
from service.platforms.turns import Turns

_Answer = TypeVar("_Answer")

TokenSource = Callable[[Secret | None], Awaitable[Secret]]
"""Gives an access token that the network accepts now; told which one it has just refused, another one."""


@dataclass(frozen=True, slots=True)
class Line:
    """How one account is read."""

    network: Network
    account_id: int
    """The network's own number of it."""
    token: TokenSource
    turns: Turns

    @property
    def terms(self) -> Terms:
        """On which terms the account is read."""
        return terms_for(self.account_id, self.network.terms)

    @property
    def now(self) -> Clock:
        """The practice's own time, by which its networks live; leases go by the run's real clock."""
        return self.turns.now

    def call(self, question: str, *, calls: int = 1) -> Call:
        """A question about the account."""
        return call_about(self.network.terms.platform, self.account_id, question, calls=calls)

    async def owner(self, *, at: datetime) -> Profile:
        """The account as the network shows it now.

        Raises:
            AnotherAccount: the access leads somewhere else, such as an Instagram account that took this one's place at a Page.
            QuotaSpared: it is not asked for now.
            PlatformFailure: as the network fails.
        """
        call = self.call("me")
        shown, told = await self.hear(call, partial(self.network.whoami, at=at))
        await self.turns.end(call, told)
        if shown.id != self.account_id:
            raise AnotherAccount("the access leads to another account than the one that was connected")
        return shown

    async def ask(self, call: Call, question: Callable[[Secret], Awaitable[_Answer]]) -> _Answer:
        """What the network answers; what it told of its quotas is to be kept with it, by whoever keeps the answer.

        A token that has just ended is renewed, which is no matter of this turn, and the question asked in another one.

        Raises:
            QuotaSpared: it is not asked for now.
            PlatformFailure: as the network fails.
        """
        answer, _ = await self.hear(call, question)
        return answer

    async def hear(
        self, call: Call, question: Callable[[Secret], Awaitable[_Answer]]
    ) -> tuple[_Answer, tuple[Told, ...]]:
        """As `ask`, with what is to be kept of quotas where the answer itself does not say."""
        usable = await self.token(None)
        try:
            return await self.turns.hear(call, partial(question, usable))
        except GrantExpired as refusal:
            try:
                renewed = await self.token(usable)
            except GrantExpired:
                # Nothing renews it on use; what the network said tells more than that.
                raise refusal from None
        return await self.turns.hear(call, partial(question, renewed))


def line_to(run: Run, networks: Networks, account: SocialAccount, network: Network, *, ahead: timedelta) -> Line:
    """The line to a connected account, on which tokens are renewed as they run out.

    Args:
        run: The job that speaks.
        networks: Whom to ask for another token.
        account: Whom it is about.
        network: The account's.
        ahead: How far the practice's own time runs ahead of real time.
    """
    if account.platform_account_id is None:
        raise AssertionError("a connected account has its network's number")  # a check constraint says so

    async def token(refused: Secret | None) -> Secret:
        return await usable_token(run.works, networks, account, clock=run.clock, refused=refused)

    def now() -> datetime:
        return run.clock() + ahead

    turns = Turns(run.works.database.reads, run.practice_id, network.terms.app, now)
    return Line(network, account.platform_account_id, token, turns)
