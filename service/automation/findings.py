"""Findings as they are kept: new ones told, known ones recognised, those that stayed away cleared, in one transaction."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

import msgspec
from sqlalchemy import select

from service.access.models import Practice
from service.accounts.models import SocialAccount
from service.automation.answering import thresholds_of
from service.automation.declaring import clear_explained, hold, standing_events
from service.automation.models import Finding
from service.automation.recognition import Kept, recognise
from service.automation.states import ClearedBecause, FindingState
from service.automation.telling import clear, open_again, tell_when_due
from service.automation.thresholds import strength, told_from
from service.automation.verdicts import Subject, Verdict
from service.kit.database import new_id
from service.kit.work import Work

CLIENT_AHEAD: Final = timedelta(hours=48)
"""How much earlier the client learns of a finding about their own account, where the practice chose so."""


async def keep_findings(  # noqa: PLR0913 # what a look found, all named
    work: Work,
    seen: Iterable[Verdict],
    account: SocialAccount,
    *,
    observable: frozenset[str],
    at: datetime,
    explained: Iterable[Verdict] = (),
) -> None:
    """Compare this checkup's verdicts with what is kept, and tell of what is new or has come back.

    Args:
        work: The checkup's one transaction.
        seen: Its verdicts.
        account: The account looked at.
        observable: Codes of what it could have seen.
        at: When it was.
        explained: Verdicts that declared events leave too little of; they are kept, and told to nobody.
    """
    await hold(work, account.id)
    rows = (
        await work.session.scalars(
            select(Finding)
            .where(Finding.practice_id == work.practice_id, Finding.account_id == account.id)
            .order_by(Finding.id)
            # Somebody who is just answering one is waited for, so that what they say stands.
            .with_for_update(key_share=True)
            .execution_options(populate_existing=True)
        )
    ).all()
    by_key = {row.recognition_key: row for row in rows}
    bars = told_from(await thresholds_of(work))
    recognised = recognise(
        [_kept(row) for row in rows], seen, observable=observable, at=at, told_from=bars, explained=explained
    )
    for verdict in recognised.seen_again:
        _renew(by_key[verdict.key], verdict)
    ahead = await client_ahead(work)
    for verdict in recognised.reopened:
        finding = by_key[verdict.key]
        _renew(finding, verdict)
        finding.coach_from = _coach_from(verdict, at=at, ahead=ahead)
        await open_again(work, finding, at=at)
    for key in recognised.cleared:
        await clear(work, by_key[key], ClearedBecause.STAYED_AWAY, at=at)
    for verdict in recognised.new:
        finding = _new(work, verdict, account, at=at, ahead=ahead)
        await work.session.flush()
        await tell_when_due(work, finding, at=at)
    for verdict in recognised.explained_again:
        _renew(by_key[verdict.key], verdict)
    for verdict in recognised.explained:
        excused = _new(work, verdict, account, at=at, ahead=ahead)
        excused.state, excused.cleared_because = FindingState.CLEARED, ClearedBecause.DECLARED_EVENT
    # What was declared while this look went on did not reach its verdicts.
    await work.session.flush()
    await clear_explained(work, account.id, await standing_events(work, account.id), at=at)


async def client_ahead(work: Work) -> timedelta:
    """How much earlier than coaches the client learns of their own account, as the practice chose."""
    order = await work.session.scalar(select(Practice.finding_order).where(Practice.practice_id == work.practice_id))
    return CLIENT_AHEAD if order == "client_first" else timedelta(0)


def _kept(row: Finding) -> Kept:
    by_somebody = row.cleared_because in {ClearedBecause.WRONG, ClearedBecause.EXPLAINED}
    verdict = row.verdict
    return Kept(
        row.recognition_key,
        row.kind,
        FindingState(row.state),
        row.last_seen_at,
        answered_at=row.state_since if by_somebody else None,
        by_event=row.cleared_because == ClearedBecause.DECLARED_EVENT,
        strength=strength(row.kind, probability=verdict["probability"], params=verdict["reason"]["params"]),
    )


def _new(work: Work, verdict: Verdict, account: SocialAccount, *, at: datetime, ahead: timedelta) -> Finding:
    finding = Finding(
        practice_id=work.practice_id,
        id=new_id(),
        account_id=account.id,
        client_id=account.client_id,
        kind=verdict.code,
        subject=verdict.subject,
        subject_profile_id=verdict.profile_id,
        recognition_key=verdict.key,
        verdict=msgspec.to_builtins(verdict),
        state=FindingState.OPEN,
        first_seen_at=verdict.first_seen_at,
        last_seen_at=verdict.last_seen_at,
        state_since=at,
        coach_from=_coach_from(verdict, at=at, ahead=ahead),
    )
    work.session.add(finding)
    return finding


def _coach_from(verdict: Verdict, *, at: datetime, ahead: timedelta) -> datetime:
    return at + ahead if verdict.subject is Subject.OWN_ACCOUNT else at


def _renew(finding: Finding, verdict: Verdict) -> None:
    # Whoever only engaged may follow by now.
    finding.verdict, finding.subject = msgspec.to_builtins(verdict), verdict.subject
    finding.first_seen_at = min(finding.first_seen_at, verdict.first_seen_at)
    finding.last_seen_at = max(finding.last_seen_at, verdict.last_seen_at)
