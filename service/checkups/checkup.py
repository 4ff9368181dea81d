"""The whole story of one look at one account: price, read, judge, tell.

Gather: a usable token, then page by page, each kept before the next is asked for. Decide: pure functions over what was
kept. Apply: one transaction for people, snapshots, findings, alerts and the report. A worker that dies anywhere leaves a
job that another goes on with.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import update

from service.accounts.grants import AccountNotConnected, Networks, network_of
from service.accounts.looks import ASK_AGAIN_AFTER, doubt_access, note_owner, note_refusal
from service.accounts.models import SocialAccount
from service.accounts.practice_time import ahead
from service.audience.account_counts import keep_counts
from service.audience.reasons import Reason
from service.checkups.applying import drop_pages
from service.checkups.asking import CHECK_UP, TRY_AGAIN_AFTER, next_time
from service.checkups.budget import left_this_month
from service.checkups.conclusion import conclude
from service.checkups.engager_conclusion import conclude_engagers
from service.checkups.engager_gathering import gather
from service.checkups.export_checkup import read_handed_in
from service.checkups.export_files import let_go
from service.checkups.failures import LASTING, failure_of, problem_of
from service.checkups.first_exports import leave_no_account
from service.checkups.line import Line, line_to
from service.checkups.models import Checkup
from service.checkups.pricing import BudgetSpent, Plan, plan_checkup
from service.checkups.reading import read_pages
from service.checkups.sampling import known_followers
from service.checkups.waiting import REFUSED_ONCE, reason_of
from service.kit.jobs import Done, Failed, JobKind, Later, Outcome, Run
from service.kit.settings import XPolicy
from service.kit.work import Work
from service.platforms.contract import Profile
from service.platforms.failures import AppRemoved, GrantExpired, GrantRevoked, PlatformFailure, Throttled

ATTEMPTS: Final = 8
TIMEOUT: Final = timedelta(minutes=15)
"""Longer than reading's stretches: merging an audience of millions is one transaction."""


@dataclass(frozen=True, slots=True)
class Priced:
    """What will be read, and whose account it is."""

    plan: Plan
    owner: Profile


@dataclass(frozen=True, slots=True)
class Case:
    """What a checkup is about, read once when a worker takes it up."""

    checkup_id: UUID
    account: SocialAccount
    source: str
    priced: Priced | None
    budget_left_micros: int
    ahead: timedelta
    """How far the practice's own time runs ahead of real time."""


class Examiner:
    """Carries checkups out on these networks, under the policy that holds for X."""

    def __init__(self, networks: Networks, x_policy: XPolicy) -> None:
        self._networks = networks
        self._x_policy = x_policy

    async def check_up(self, run: Run) -> Outcome:
        """Go on with the checkup this job is about, as far as the network and one stretch allow."""
        case = await _take_up(run)
        if case is None:
            return Done()
        before = run.checkpoint
        try:
            return await (_read_export(run, case) if case.source == "export" else self._look(run, case))
        except Throttled as pause:
            return await _wait(run, case, reason_of(pause), until=pause.until - case.ahead)
        except AppRemoved as fault:
            return await _fail(run, case, fault)
        except (GrantExpired, GrantRevoked) as refusal:
            return await _ask_once_more(run, case, refusal, read_since=run.checkpoint != before)
        except LASTING as fault:
            return await _fail(run, case, fault)

    async def give_up(self, run: Run, fault: Exception) -> None:
        """Say in the checkup why there is no report, so that another one can be asked for."""
        case = await _take_up(run)
        if case is not None:
            await _fail(run, case, fault)

    async def _look(self, run: Run, case: Case) -> Outcome:
        network = network_of(self._networks, case.account.route)
        line = line_to(run, self._networks, case.account, network, ahead=case.ahead)
        priced = case.priced or await self._price(run, case, line)
        if not await read_pages(run, line, checkup_id=case.checkup_id, plan=priced.plan):
            return Later(run.clock())
        if network.terms.audience == "engagers":
            gathered = await gather(run, line, checkup_id=case.checkup_id, account=case.account, plan=priced.plan)
            await _enter(run, case, state="judging", stage="judging")
            await conclude_engagers(
                run,
                case.checkup_id,
                case.account,
                priced.plan,
                gathered,
                owner=priced.owner,
                x_policy=self._x_policy,
                at=line.now(),
            )
            return Done()
        await _enter(run, case, state="judging", stage="judging")
        await conclude(
            run,
            case.checkup_id,
            case.account,
            priced.plan,
            terms=network.terms,
            owner=priced.owner,
            x_policy=self._x_policy,
            at=line.now(),
        )
        return Done()

    async def _price(self, run: Run, case: Case, line: Line) -> Priced:
        network, at = line.network, line.now()
        counts_cost = line.terms.price.profile
        left = case.budget_left_micros - counts_cost
        if counts_cost and left < 0:
            raise BudgetSpent
        owner = await line.owner(at=at)
        async with run.work() as work:
            # Paid for, though the rest may be too dear.
            await _change(work, case.checkup_id, spent_micros=Checkup.spent_micros + counts_cost)
            known = await known_followers(work, case.account.id, at=at) if network.by_number else 0
        plan = plan_checkup(
            owner, lists=network.lists.keys(), terms=line.terms, budget_left_micros=left, known_followers=known
        )
        async with run.work() as work:
            await _change(
                work,
                case.checkup_id,
                plan=msgspec.to_builtins(plan),
                owner=dict(zip(owner.__struct_fields__, msgspec.to_builtins(owner), strict=True)),
                people_total=owner.followers if "followers" in plan.lists else None,
                state="reading",
                stage=plan.names[0],
            )
            await keep_counts(work, case.account.id, owner, source="api", at=at)
            await note_owner(work, case.account.id, owner, at=at)
        return Priced(plan, owner)


async def _take_up(run: Run) -> Case | None:
    async with run.work() as work:
        checkup = await work.session.get(Checkup, (work.practice_id, run.subject_id))
        if checkup is None or checkup.state in {"done", "failed"}:
            return None
        account = await work.session.get_one(SocialAccount, (work.practice_id, checkup.account_id))
        checkup.started_at = checkup.started_at or work.at
        checkup.waiting_until = checkup.waiting_reason = None
        return Case(
            checkup_id=checkup.id,
            account=account,
            source=checkup.source,
            priced=_priced(checkup),
            budget_left_micros=await left_this_month(work, account),
            ahead=await ahead(work),
        )


def _priced(checkup: Checkup) -> Priced | None:
    if checkup.plan is None or checkup.owner is None:
        return None
    return Priced(msgspec.convert(checkup.plan, Plan), Profile(**checkup.owner))


async def _read_export(run: Run, case: Case) -> Outcome:
    await _enter(run, case, state="reading", stage="export")
    await read_handed_in(run, case.checkup_id, case.account, at=run.clock() + case.ahead)
    return Done()


async def _enter(run: Run, case: Case, *, state: str, stage: str) -> None:
    async with run.work() as work:
        await _change(work, case.checkup_id, state=state, stage=stage)


async def _wait(run: Run, case: Case, reason: Reason, *, until: datetime) -> Outcome:
    shown = msgspec.to_builtins(reason)
    async with run.work() as work:
        await _change(work, case.checkup_id, state="waiting", waiting_until=until, waiting_reason=shown)
    return Later(until, reason.text, is_pause=True)


async def _ask_once_more(run: Run, case: Case, refusal: PlatformFailure, *, read_since: bool) -> Outcome:
    async with run.work() as work:
        is_worth_it = await doubt_access(work, case.account.id, refusal, read_since=read_since)
    if is_worth_it:
        return await _wait(run, case, REFUSED_ONCE, until=run.clock() + ASK_AGAIN_AFTER)
    return await _fail(run, case, AccountNotConnected(str(refusal)))


async def _fail(run: Run, case: Case, fault: Exception) -> Outcome:
    failure = failure_of(fault)
    kept = msgspec.to_builtins(failure) | {"problem": problem_of(fault)}
    async with run.work() as work:
        if case.source == "export" and await leave_no_account(work, case.checkup_id, case.account, refusal=kept):
            return Failed(f"{failure.code}: {fault}")
        await _change(work, case.checkup_id, state="failed", failure=kept, finished_at=work.at)
        await drop_pages(work, case.checkup_id)
        await note_refusal(work, case.account.id, fault)
        if case.source == "export":
            await let_go(work, case.checkup_id)
        else:
            await next_time(work, case.account.id, at=work.at + case.ahead + TRY_AGAIN_AFTER)
    return Failed(f"{failure.code}: {fault}")


async def _change(work: Work, checkup_id: UUID, **values: Any) -> None:  # noqa: ANN401 # columns of one table
    await work.session.execute(
        update(Checkup).where(Checkup.practice_id == work.practice_id, Checkup.id == checkup_id).values(**values)
    )


def jobs(networks: Networks, x_policy: XPolicy) -> tuple[JobKind, ...]:
    """The slice's jobs on these networks."""
    examiner = Examiner(networks, x_policy)
    return (JobKind(CHECK_UP, examiner.check_up, attempts=ATTEMPTS, timeout=TIMEOUT, gave_up=examiner.give_up),)
