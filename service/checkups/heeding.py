"""Heeding what a network told of an account between two looks: who engaged is kept, and the next look comes sooner.

Whatever else is to be known of it, above all what was said and whether it was answered, is for that look to read.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import delete, select, update

from service.accounts.looks import suspect_access
from service.accounts.models import SocialAccount
from service.accounts.practice_time import ahead
from service.audience.engagers import Engager
from service.audience.keeping import connection_of, one_after_the_other
from service.audience.keeping_engagers import keep_told
from service.audience.models import Engager as KeptEngager
from service.audience.renumbering import renumber
from service.audience.suppression_list import suppression_on
from service.automation.moved_subjects import renumber_findings
from service.checkups.asking import hasten, is_looked_at
from service.checkups.export_checkup import provisional_id
from service.checkups.models import AccountNotice
from service.checkups.noticing import HEED
from service.checkups.told_mentions import LOOKS_APART, MARKS_KEPT, NAME_MENTIONERS
from service.engagement.renumbering import renumber_plans
from service.kit.jobs import Done, JobKind, Outcome, Run, ask
from service.kit.work import Work
from service.platforms.contract import Platform

DOUBTS_APART: Final = timedelta(minutes=10)
"""Likewise where access may be lost, which matters more. Ours."""


async def heed(run: Run) -> Outcome:
    """Heed everything that was told of this account and is not heeded yet, in one transaction."""
    async with run.work() as work:
        account = await work.session.get(SocialAccount, (work.practice_id, run.subject_id))
        if account is None:
            return Done()
        # Before any row, as everybody does who writes or forgets people of a network.
        await one_after_the_other(await connection_of(work.session), work.practice_id, account.platform)
        notices = await _unheeded(work, account.id)
        heeded = bool(notices) and await is_looked_at(work, account)
        if heeded:
            await _keep_engagers(work, account, notices, at=work.at + await ahead(work))
            await _have_looked(work, account.id, notices)
        await _leave_marks(work, account.id, notices, mentions_wait=heeded)
    return Done()


def told_of(notices: Iterable[AccountNotice]) -> tuple[Engager, ...]:
    """Everybody whom these name, with what they did."""
    by_person: defaultdict[int, list[AccountNotice]] = defaultdict(list)
    for notice in notices:
        if notice.profile_id is not None:
            by_person[notice.profile_id].append(notice)
    return tuple(_engager(person, done) for person, done in by_person.items())


def _engager(person: int, done: Sequence[AccountNotice]) -> Engager:
    said = [each for each in done if each.kind == "comment"]
    return Engager(
        profile_id=person,
        handle=next((each.handle for each in done if each.handle), ""),
        comments=len(said),
        reactions=len(done) - len(said),
        posts=len({each.post_id for each in done if each.post_id is not None}),
        days=len({each.happened_at.date() for each in said}),
        last_at=max((each.happened_at for each in said), default=None),
        repeated=0,
        in_pod=False,
    )


async def _keep_engagers(work: Work, account: SocialAccount, notices: Iterable[AccountNotice], *, at: datetime) -> None:
    suppression = await suppression_on(work, account.platform)
    told = [each for each in told_of(notices) if not suppression.hides(each.profile_id, each.handle)]
    if account.platform == Platform.INSTAGRAM:
        await _go_on_under_numbers(work, account, told)
    await keep_told(await connection_of(work.session), work.practice_id, account.id, told, at=at)


async def _go_on_under_numbers(work: Work, account: SocialAccount, told: Iterable[Engager]) -> None:
    """Who was known by handle alone, since they tagged the account, has a number now."""
    key = (await work.seals()).derived(b"provisional ids")
    numbers = {provisional_id(each.handle, key): each.profile_id for each in told if each.handle}
    known = await work.session.scalars(
        select(KeptEngager.profile_id).where(
            KeptEngager.practice_id == work.practice_id,
            KeptEngager.account_id == account.id,
            KeptEngager.profile_id.in_(numbers),
        )
    )
    becoming = {provisional: numbers[provisional] for provisional in known.all()}
    if becoming:
        connection = await connection_of(work.session)
        await renumber(connection, work.practice_id, account.id, becoming, platform=account.platform)
        await renumber_plans(connection, work.practice_id, account.id, becoming)
        await renumber_findings(connection, work.practice_id, account.id, becoming)


async def _have_looked(work: Work, account_id: UUID, notices: Sequence[AccountNotice]) -> None:
    kinds = {notice.kind for notice in notices}
    if "access_lost" in kinds:
        await suspect_access(work, account_id)
    if "mention" in kinds:
        # The look comes after the answers, so that it counts whoever they name.
        await ask(work, NAME_MENTIONERS, subject_id=account_id, unique_key=str(notices[0].id))
    if kinds != {"mention"}:
        about_access = not kinds.isdisjoint({"access_lost", "access_given"})
        await hasten(work, account_id, spared=DOUBTS_APART if about_access else LOOKS_APART)


async def _unheeded(work: Work, account_id: UUID) -> Sequence[AccountNotice]:
    found = await work.session.scalars(
        select(AccountNotice)
        .where(
            AccountNotice.practice_id == work.practice_id,
            AccountNotice.account_id == account_id,
            AccountNotice.heeded_at.is_(None),
        )
        .order_by(AccountNotice.happened_at, AccountNotice.id)
    )
    return found.all()


async def _leave_marks(work: Work, account_id: UUID, notices: Sequence[AccountNotice], *, mentions_wait: bool) -> None:
    """Nothing but the marks of what was heeded, unless a mention waits to be asked about; those of long ago not either."""
    of_account = (AccountNotice.practice_id == work.practice_id, AccountNotice.account_id == account_id)
    waiting = [notice.id for notice in notices if mentions_wait and notice.kind == "mention"]
    heeded = {"heeded_at": work.at}
    nothing_else = {"profile_id": None, "handle": None, "post_id": None, "comment_id": None}
    others = [notice.id for notice in notices if notice.id not in waiting]
    for ids, values in ((waiting, heeded), (others, heeded | nothing_else)):
        await work.session.execute(
            update(AccountNotice)
            .where(*of_account, AccountNotice.id.in_(ids))
            .values(values)
            .execution_options(synchronize_session=False)
        )
    await work.session.execute(
        delete(AccountNotice)
        .where(*of_account, AccountNotice.heeded_at < work.at - MARKS_KEPT, AccountNotice.handle.is_(None))
        .execution_options(synchronize_session=False)
    )


JOBS: Final = (JobKind(HEED, heed),)
