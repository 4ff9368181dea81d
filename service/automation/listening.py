"""Having X tell of the follows of those accounts that are read and whose budgets bear it, and of no others.

A job looks at all accounts of a practice: whenever one begins or ceases to be read, after each checkup, and when events have used up
their share of a month's budget. X is asked what it tells, so that whatever went astray is mended by the next job. Jobs may run at the
same time, of one practice and of several: what one meets that another has just asked for is no refusal and no interruption.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy import select, text

from service.accounts.grants import AccountNotConnected, NetworkNotOffered, Networks, usable_token
from service.accounts.life import LISTEN
from service.accounts.models import SocialAccount
from service.accounts.practice_time import ahead
from service.accounts.states import AccountState
from service.automation.models import Listening
from service.automation.notices import BUDGET_SHARE, forget_notices, spent_on_events
from service.automation.queries import find_listeners
from service.automation.subscribing import changes
from service.kit.database import new_id
from service.kit.jobs import Done, JobKind, Later, Outcome, Run
from service.kit.settings import XPolicy
from service.kit.work import Work
from service.platforms.contract import Platform
from service.platforms.failures import (
    AppBlocked,
    GrantExpired,
    GrantRevoked,
    PermissionMissing,
    RequestRefused,
    Throttled,
)
from service.platforms.x_activity import Address, XActivity

_REFUSALS: Final = (AppBlocked, GrantExpired, GrantRevoked, PermissionMissing, RequestRefused)
"""What asking again will not change."""

_log = structlog.get_logger()


class Ended(StrEnum):
    """Why a network no longer tells of an account."""

    NOT_READ = "not_read"
    """The account is not connected any more."""
    BUDGET_SPENT = "budget_spent"
    """Events have used up their share of the month's budget."""
    NOT_OFFERED = "not_offered"
    """This deployment does not listen, by its settings."""
    REFUSED = "refused"
    NO_ROOM = "no_room"
    """Our plan on the network allows no more subscriptions."""
    INTERRUPTED = "interrupted"
    """For a time the network told nothing, since when is not known exactly; another stretch has begun."""


def listening_jobs(networks: Networks, activity: XActivity | None, x_policy: XPolicy) -> tuple[JobKind, ...]:
    """The job that sees to it; without an `activity`, nothing is listened to."""
    return (JobKind(LISTEN, Listen(networks, activity, x_policy)),)


@dataclass(frozen=True, slots=True)
class _Wish:
    """An account of which X is to tell."""

    account: SocialAccount
    number: int
    listening_id: UUID
    as_of: datetime
    """When this was wished, by the practice's own time."""


@dataclass(frozen=True, slots=True)
class _Answered:
    """What came of asking X."""

    refused: Mapping[int, Ended]
    """Accounts that X does not tell of, and why."""
    at: datetime
    """From this moment on X tells; by real time."""
    broken: frozenset[int] = frozenset()
    """Accounts that X may not have told of for a time."""


@dataclass(frozen=True, slots=True)
class Listen:
    """Looks at all accounts of a practice."""

    networks: Networks
    activity: XActivity | None
    x_policy: XPolicy

    async def __call__(self, run: Run) -> Outcome:
        """Write down which accounts are to be told of, ask X for just those, and write down what came of it.

        What was told too long ago for any look is forgotten by the way.
        """
        async with run.work() as work:
            wishes = await self._wishes(work)
        if self.activity is None:
            return Done()
        try:
            answered = await self._ask(run, self.activity, wishes)
        except Throttled as pause:
            return Later(pause.until, "X asked for a pause", is_pause=True)
        except _REFUSALS as refusal:
            # The app's own token or address: nobody but the operator can mend it, and it concerns every account.
            _log.error("follow_events_refused", said=str(refusal))
            answered = _Answered(dict.fromkeys((wish.number for wish in wishes), Ended.REFUSED), run.clock())
        async with run.work() as work:
            now = answered.at + await ahead(work)
            for wish in wishes:
                await _conclude(work, wish, answered, at=now)
        return Done()

    async def _wishes(self, work: Work) -> list[_Wish]:
        await work.session.execute(
            text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))").bindparams(
                name=f"{work.practice_id}|listening"
            )
        )
        found = await work.session.execute(
            select(SocialAccount, Listening)
            .outerjoin(
                Listening,
                (Listening.practice_id == SocialAccount.practice_id)
                & (Listening.account_id == SocialAccount.id)
                & Listening.until.is_(None),
            )
            .where(SocialAccount.practice_id == work.practice_id, SocialAccount.platform == Platform.X)
            .order_by(SocialAccount.id)
        )
        rows: list[tuple[SocialAccount, Listening | None]] = [(account, row) for account, row in found]
        now = work.at + await ahead(work)
        wishes: list[_Wish] = []
        for account, listening in rows:
            await forget_notices(work, account.id, now=now)
            why_not = await self._why_not(work, account)
            if why_not is None:
                row = listening if listening is not None else _begun(work, account, asked_at=now, since=None)
                wishes.append(_Wish(account, row.number, row.id, now))
            elif listening is not None:
                await _end(work, listening, why_not, at=now)
        return wishes

    async def _why_not(self, work: Work, account: SocialAccount) -> Ended | None:
        if account.state != AccountState.CONNECTED:
            return Ended.NOT_READ
        if self.activity is None or not self.activity.most or self.x_policy is XPolicy.ARCHIVE_ONLY:
            return Ended.NOT_OFFERED
        if await spent_on_events(work, account.id) >= BUDGET_SHARE * account.monthly_budget_micros:
            return Ended.BUDGET_SPENT
        return None

    async def _ask(self, run: Run, activity: XActivity, wishes: list[_Wish]) -> _Answered:
        wanted = [wish.number for wish in wishes]
        try:
            address = await activity.registered(at=run.clock())
        except RequestRefused:  # unless another job has registered it since we looked, this is refused again
            address = await activity.registered(at=run.clock())
        existing = await activity.subscriptions(address, at=run.clock())
        known = {*wanted, *(each.number for each in existing if each.number is not None)}
        # Of this practice, too: what it has ceased to listen to ended above, and another job may have begun an account.
        listeners = await find_listeners(run.works.database, Platform.X, sorted(known))
        of_others = {number for _, _, number in listeners}
        needed = changes(existing, wanted=wanted, of_others=of_others, most=activity.most)
        await activity.unsubscribe(needed.end, at=run.clock())
        refused = dict.fromkeys(needed.no_room, Ended.NO_ROOM)
        for wish in wishes:
            kinds = [kind for number, kind in needed.begin if number == wish.number]
            if kinds and not await self._subscribe(run, activity, wish, kinds, address):
                refused[wish.number] = Ended.REFUSED
        return _Answered(refused, run.clock(), needed.begun if address.was_valid else frozenset(wanted))

    async def _subscribe(self, run: Run, activity: XActivity, wish: _Wish, kinds: list[str], address: Address) -> bool:
        """Whether X tells of all these kinds from now on."""
        refused = dict[str, str]()
        try:
            token = await usable_token(run.works, self.networks, wish.account, clock=run.clock)
            for kind in kinds:
                try:
                    await activity.subscribe(token, kind, wish.number, address, at=run.clock())
                except RequestRefused as refusal:
                    refused[kind] = str(refusal)
            if refused:  # which is as well where another job has asked for the same since we looked
                for each in await activity.subscriptions(address, at=run.clock()):
                    if each.is_ours and each.number == wish.number:
                        refused.pop(each.kind, None)
        except (AccountNotConnected, NetworkNotOffered, *_REFUSALS) as refusal:
            refused["all"] = str(refusal)
        for said in refused.values():
            _log.warning("follow_events_refused", account_id=str(wish.account.id), said=said)
        return not refused


async def _conclude(work: Work, wish: _Wish, answered: _Answered, *, at: datetime) -> None:
    listening = await work.session.get(Listening, (work.practice_id, wish.listening_id), with_for_update=True)
    why_not = answered.refused.get(wish.number)
    if listening is None or listening.until is not None:
        return  # ended meanwhile, by a job that has one of its own to come
    if why_not is not None:
        await _end(work, listening, why_not, at=at)
    elif listening.since is not None and wish.number in answered.broken and not _was_confirmed(listening, wish):
        await _end(work, listening, Ended.INTERRUPTED, at=listening.confirmed_at or listening.since)
        _begun(work, wish.account, asked_at=at, since=at)
    else:
        listening.since, listening.confirmed_at = listening.since or at, at


def _was_confirmed(listening: Listening, wish: _Wish) -> bool:
    """Whether another job has heard since that the network tells, so that what this one saw before is out of date."""
    return listening.confirmed_at is not None and listening.confirmed_at >= wish.as_of


def _begun(work: Work, account: SocialAccount, *, asked_at: datetime, since: datetime | None) -> Listening:
    listening = Listening(
        practice_id=work.practice_id,
        id=new_id(),
        account_id=account.id,
        platform=account.platform,
        number=account.platform_account_id,
        asked_at=asked_at,
        since=since,
        confirmed_at=since,
    )
    work.session.add(listening)
    return listening


async def _end(work: Work, listening: Listening, why: Ended, *, at: datetime) -> None:
    if listening.since is None:  # nothing was ever told
        await work.session.delete(listening)
    else:
        listening.until, listening.ended_because = at, why
    await work.session.flush()
