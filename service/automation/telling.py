"""Telling a practice of a finding: that it is seen, once the client has had their time with it, and that it is cleared."""

from datetime import datetime
from typing import Final

from service.alerts.outbox import tell
from service.automation.events import AUTOMATION_CLEARED, AUTOMATION_DETECTED, AutomationCleared, AutomationDetected
from service.automation.models import Finding
from service.automation.states import ClearedBecause, FindingState
from service.changes.noting import note_again
from service.kit.jobs import ask
from service.kit.work import Work

TELL: Final = "tell_finding"
"""The kind of job that tells of a finding once the client has had their time with it."""


async def open_again(work: Work, finding: Finding, *, at: datetime) -> None:
    """Open a finding that was cleared, and tell of it."""
    finding.state, finding.state_since, finding.cleared_because = FindingState.OPEN, at, None
    await tell_when_due(work, finding, at=at)


async def clear(work: Work, finding: Finding, because: ClearedBecause, *, at: datetime) -> None:
    """Clear a finding; the practice is told once, and only where it had been told that it was seen."""
    was_cleared = finding.state == FindingState.CLEARED
    finding.state, finding.state_since, finding.cleared_because = FindingState.CLEARED, at, because
    if was_cleared or finding.coach_from > at:
        return
    payload = AutomationCleared(
        finding_id=finding.id,
        account_id=finding.account_id,
        client_id=finding.client_id,
        kind=finding.kind,
        subject=finding.subject,
        because=because,
        finding=f"/v1/findings/{finding.id}",
    )
    await tell(work, AUTOMATION_CLEARED, payload, subject_id=finding.id, client_id=finding.client_id, at=at)


async def tell_when_due(work: Work, finding: Finding, *, at: datetime) -> None:
    """Tell of a finding now, or once the coach may see it."""
    if finding.coach_from <= at:
        await tell_of(work, finding, at=at)
    else:
        await ask(work, TELL, subject_id=finding.id, due_at=work.at + (finding.coach_from - at))


async def tell_of(work: Work, finding: Finding, *, at: datetime) -> None:
    """Tell the practice's receivers of this finding, and whoever listens for changes."""
    await note_again(work, finding.id)
    payload = AutomationDetected(
        finding_id=finding.id,
        account_id=finding.account_id,
        client_id=finding.client_id,
        kind=finding.kind,
        subject=finding.subject,
        severity=finding.verdict["severity"],
        finding=f"/v1/findings/{finding.id}",
    )
    await tell(work, AUTOMATION_DETECTED, payload, subject_id=finding.id, client_id=finding.client_id, at=at)
