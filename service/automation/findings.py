"""Findings as they are kept: new ones told, known ones recognised, those that stayed away cleared, in one transaction."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import select

from service.access.models import Practice
from service.alerts.outbox import tell
from service.automation.events import AUTOMATION_DETECTED, AutomationDetected
from service.automation.models import Finding
from service.automation.recognition import FindingState, Kept, recognise
from service.automation.verdicts import Subject, Verdict
from service.kit.database import new_id
from service.kit.jobs import ask
from service.kit.work import Work

TELL: Final = "tell_finding"
"""The kind of job that tells of a finding once the client has had their time with it."""

CLIENT_AHEAD: Final = timedelta(hours=48)
"""How much earlier the client learns of a finding about their own account, where the practice chose so."""


async def keep_findings(  # noqa: PLR0913 # whom they are about and what could be seen, all named
    work: Work,
    seen: Iterable[Verdict],
    *,
    account_id: UUID,
    client_id: UUID,
    observable: frozenset[str],
    at: datetime,
) -> None:
    """Compare this checkup's verdicts with what is kept, and tell of what is new or has come back."""
    rows = (
        await work.session.scalars(
            select(Finding).where(Finding.practice_id == work.practice_id, Finding.account_id == account_id)
        )
    ).all()
    by_key = {row.recognition_key: row for row in rows}
    kept = [Kept(row.recognition_key, row.kind, FindingState(row.state), row.last_seen_at) for row in rows]
    recognised = recognise(kept, seen, observable=observable, at=at)
    for verdict in recognised.seen_again:
        _renew(by_key[verdict.key], verdict)
    for verdict in recognised.reopened:
        finding = by_key[verdict.key]
        _renew(finding, verdict)
        finding.state, finding.state_since = FindingState.OPEN, at
        await _tell(work, finding, at=at)
    for key in recognised.cleared:
        by_key[key].state, by_key[key].state_since = FindingState.CLEARED, at
    ahead = await _client_ahead(work)
    for verdict in recognised.new:
        finding = _new(work, verdict, account_id, client_id, at=at, ahead=ahead)
        await _tell(work, finding, at=at)


async def _client_ahead(work: Work) -> timedelta:
    order = await work.session.scalar(select(Practice.finding_order).where(Practice.practice_id == work.practice_id))
    return CLIENT_AHEAD if order == "client_first" else timedelta(0)


def _new(  # noqa: PLR0913 # a row's facts
    work: Work, verdict: Verdict, account_id: UUID, client_id: UUID, *, at: datetime, ahead: timedelta
) -> Finding:
    finding = Finding(
        practice_id=work.practice_id,
        id=new_id(),
        account_id=account_id,
        client_id=client_id,
        kind=verdict.code,
        subject=verdict.subject,
        subject_profile_id=verdict.profile_id,
        recognition_key=verdict.key,
        verdict=msgspec.to_builtins(verdict),
        state=FindingState.OPEN,
        first_seen_at=verdict.first_seen_at,
        last_seen_at=verdict.last_seen_at,
        state_since=at,
        coach_from=at + ahead if verdict.subject is Subject.OWN_ACCOUNT else at,
    )
    work.session.add(finding)
    return finding


def _renew(finding: Finding, verdict: Verdict) -> None:
    finding.verdict = msgspec.to_builtins(verdict)
    finding.first_seen_at = min(finding.first_seen_at, verdict.first_seen_at)
    finding.last_seen_at = max(finding.last_seen_at, verdict.last_seen_at)


async def _tell(work: Work, finding: Finding, *, at: datetime) -> None:
    await work.session.flush()
    if finding.coach_from <= at:
        await tell_of(work, finding, at=at)
    else:
        await ask(work, TELL, subject_id=finding.id, due_at=work.at + (finding.coach_from - at))


async def tell_of(work: Work, finding: Finding, *, at: datetime) -> None:
    """Tell the practice's receivers of this finding."""
    verdict = finding.verdict
    await tell(
        work,
        AUTOMATION_DETECTED,
        AutomationDetected(
            finding_id=finding.id,
            account_id=finding.account_id,
            client_id=finding.client_id,
            kind=finding.kind,
            subject=finding.subject,
            severity=verdict["severity"],
            finding=f"/v1/findings/{finding.id}",
        ),
        subject_id=finding.id,
        client_id=finding.client_id,
        at=at,
    )
