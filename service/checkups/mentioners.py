"""Asking a network who mentioned an account, where it told only that somebody did; they are kept among those who engage."""

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy import func, select

from service.accounts.grants import AccountNotConnected, Networks
from service.accounts.models import SocialAccount
from service.accounts.practice_time import ahead
from service.audience.engagers import Engager
from service.audience.keeping import connection_of, one_after_the_other
from service.audience.keeping_engagers import keep_told
from service.audience.models import PROVISIONAL_FROM
from service.audience.models import Engager as KeptEngager
from service.audience.suppression_list import suppression_on
from service.checkups.asking import hasten, is_looked_at
from service.checkups.export_checkup import provisional_id
from service.checkups.line import Line, line_to
from service.checkups.models import AccountNotice
from service.checkups.told_mentions import LOOKS_APART, NAME_MENTIONERS, leave_only_a_mark, to_ask_about
from service.kit.jobs import Done, JobKind, Later, Outcome, Run
from service.kit.work import Work
from service.platforms.contract import Mention, MentionReader, Route
from service.platforms.failures import (
    AnswerMalformed,
    PlatformDown,
    PlatformFailure,
    RequestRefused,
    Throttled,
)

MOST_AT_ONCE: Final = 20
"""Mentions asked about an hour, each by a call of its own; looks need the rest of what Meta grants small accounts. Ours."""

_log = structlog.get_logger()


def mention_jobs(networks: Networks) -> tuple[JobKind, ...]:
    """The job that asks these networks."""
    job = NameMentioners(networks)
    return (JobKind(NAME_MENTIONERS, job, gave_up=job.give_up),)


@dataclass(frozen=True, slots=True)
class _Where:
    """A mention that is to be asked about."""

    notice_id: UUID
    post: int
    comment: int | None


@dataclass(frozen=True, slots=True)
class _Case:
    account: SocialAccount
    reader: MentionReader
    line: Line
    ahead: timedelta
    waiting: tuple[_Where, ...]


@dataclass(frozen=True, slots=True)
class NameMentioners:
    """Asks about one account's mentions, one after the other, and has the account looked at afterwards."""

    networks: Networks

    async def __call__(self, run: Run) -> Outcome:
        """Ask about what waits. What is gone leaves its mark; what is refused for good waits for the account to be mended."""
        case = await self._take_up(run)
        if case is None:
            return Done()
        try:
            for where in case.waiting[:MOST_AT_ONCE]:
                await _keep(run, case, where, await _asked(case, where))
        except Throttled as pause:
            return Later(pause.until - case.ahead, "the network wants to be left alone", is_pause=True)
        except PlatformDown:
            raise
        except (AccountNotConnected, PlatformFailure) as refusal:
            # The next look meets it too, and says at the account what it means.
            _log.warning("mentioner_refused", account_id=str(case.account.id), failure=type(refusal).__name__)
            case = replace(case, waiting=())
        async with run.work() as work:
            await hasten(work, case.account.id, spared=LOOKS_APART)
        if len(case.waiting) > MOST_AT_ONCE:
            return Later(run.clock() + LOOKS_APART, "the others wait for their turn")
        return Done()

    async def give_up(self, run: Run, fault: Exception) -> None:
        """Have the account looked at all the same; whoever tagged it is found there."""
        del fault
        async with run.work() as work:
            await hasten(work, run.subject_id, spared=LOOKS_APART)

    async def _take_up(self, run: Run) -> _Case | None:
        async with run.work() as work:
            account = await work.session.get(SocialAccount, (work.practice_id, run.subject_id))
            if account is None:
                return None
            network = self.networks.get(Route(account.route)) if account.route else None
            if network is None or network.mentioned is None or not await is_looked_at(work, account):
                await leave_only_a_mark(work, account.id)
                await hasten(work, account.id, spared=LOOKS_APART)
                return None
            waiting = await to_ask_about(work, account.id, most=MOST_AT_ONCE + 1)
            offset = await ahead(work)
            line = line_to(run, self.networks, account, network, ahead=offset)
            return _Case(
                account,
                network.mentioned,
                line,
                offset,
                tuple(_Where(each.id, each.post_id or 0, each.comment_id) for each in waiting),
            )


async def _asked(case: _Case, where: _Where) -> Mention | None:
    line = case.line
    call = line.call("mentioned")
    question = partial(case.reader, account_id=line.account_id, post=where.post, comment=where.comment, at=line.now())
    try:
        mention, told = await line.hear(call, question)
    except (RequestRefused, AnswerMalformed) as unseen:
        _log.info("mention_not_shown", account_id=str(case.account.id), failure=type(unseen).__name__)
        return None
    await line.turns.end(call, told)
    return mention


async def _keep(run: Run, case: _Case, where: _Where, mention: Mention | None) -> None:
    account = case.account
    async with run.work() as work:
        connection = await connection_of(work.session)
        # Before any row, as everybody does who writes or forgets people of a network.
        await one_after_the_other(connection, work.practice_id, account.platform)
        notice = await work.session.get(AccountNotice, (work.practice_id, where.notice_id), with_for_update=True)
        if notice is None or notice.post_id is None or notice.handle is not None:
            return
        suppression = await suppression_on(work, account.platform)
        if mention is None or _is_own(account, mention) or suppression.hides(None, mention.handle):
            await leave_only_a_mark(work, account.id, of=notice.id)
            return
        notice.handle, notice.happened_at = mention.handle, min(mention.at, notice.heard_at)
        await work.session.flush()
        who = Engager(
            profile_id=await _number_of(work, account.id, mention.handle),
            handle=mention.handle,
            comments=1,
            reactions=0,
            posts=0,
            days=1,
            last_at=notice.happened_at,
            repeated=0,
            in_pod=False,
        )
        await keep_told(connection, work.practice_id, account.id, [who], at=work.at + case.ahead)


def _is_own(account: SocialAccount, mention: Mention) -> bool:
    return mention.handle.casefold() == account.handle.casefold()


async def _number_of(work: Work, account_id: UUID, handle: str) -> int:
    """The number under which this handle engages already, or a provisional one."""
    known: int | None = await work.session.scalar(
        select(func.min(KeptEngager.profile_id)).where(
            KeptEngager.practice_id == work.practice_id,
            KeptEngager.account_id == account_id,
            KeptEngager.profile_id < PROVISIONAL_FROM,
            func.lower(KeptEngager.handle) == handle.lower(),
        )
    )
    return known or provisional_id(handle, (await work.seals()).derived(b"provisional ids"))
