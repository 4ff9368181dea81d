"""What the client and coaches say of findings: it clears or opens them, and moves their practice's own thresholds."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import distinct_on

from service.access.identity import Identity
from service.automation.models import AnswerToFinding, DetectorReset, Finding
from service.automation.states import ClearedBecause, FindingState
from service.automation.telling import clear, open_again
from service.automation.thresholds import Answered, FindingAnswer, Threshold, thresholds
from service.kit.database import new_id
from service.kit.problems import NotFound
from service.kit.work import Work
from service.roster.reach import client_in_reach


async def finding_in_reach(work: Work, identity: Identity, finding_id: UUID, *, at: datetime) -> Finding:
    """The finding with this id, held until this Work ends.

    Raises:
        NotFound: when there is none, it is out of the caller's reach, or still the client's alone to see.
    """
    finding: Finding | None = await work.session.scalar(
        select(Finding).where(Finding.practice_id == work.practice_id, Finding.id == finding_id).with_for_update()
    )
    if finding is None or (identity.client_id is None and finding.coach_from > at):
        raise NotFound
    await client_in_reach(work, identity, finding.client_id)
    return finding


async def answer_finding(  # noqa: PLR0913 # who says what of which, all named
    work: Work, identity: Identity, finding: Finding, answer: FindingAnswer, *, words: str | None, at: datetime
) -> AnswerToFinding:
    """Keep what somebody says of a finding; it counts from now on.

    `wrong` and `explained` clear it until there is new evidence, and `accepted` takes that back.
    """
    last = await work.session.scalar(
        select(func.max(AnswerToFinding.given_at)).where(
            AnswerToFinding.practice_id == work.practice_id, AnswerToFinding.finding_id == finding.id
        )
    )
    given = AnswerToFinding(
        practice_id=work.practice_id,
        id=new_id(),
        finding_id=finding.id,
        answer=answer,
        words=words,
        given_by=identity.caller,
        by_client=identity.client_id is not None,
        # Whoever waited for the finding answers after whom they waited for, though they asked earlier.
        given_at=at if last is None else max(at, last + timedelta(microseconds=1)),
    )
    work.session.add(given)
    if answer is not FindingAnswer.ACCEPTED:
        await clear(work, finding, ClearedBecause(answer), at=at)
    elif finding.cleared_because in _BY_SOMEBODY:
        await open_again(work, finding, at=at)
    elif finding.state == FindingState.DISMISSED:
        finding.state, finding.state_since = FindingState.OPEN, at
    return given


async def thresholds_of(work: Work) -> tuple[Threshold, ...]:
    """Where this practice's thresholds stand, from the answers that count since each was set back last."""
    resets = await work.session.execute(
        select(DetectorReset.kind, func.max(DetectorReset.reset_at).label("reset_at"))
        .where(DetectorReset.practice_id == work.practice_id)
        .group_by(DetectorReset.kind)
    )
    reset = {row.kind: row.reset_at for row in resets}
    newest = await work.session.execute(
        select(Finding.kind, Finding.client_id, AnswerToFinding.answer, AnswerToFinding.given_at)
        .join(
            Finding,
            (Finding.practice_id == AnswerToFinding.practice_id) & (Finding.id == AnswerToFinding.finding_id),
        )
        .where(AnswerToFinding.practice_id == work.practice_id)
        .ext(distinct_on(AnswerToFinding.finding_id))
        .order_by(AnswerToFinding.finding_id, AnswerToFinding.given_at.desc(), AnswerToFinding.id.desc())
    )
    return thresholds(
        Answered(kind, client_id, FindingAnswer(answer), at)
        for kind, client_id, answer, at in newest
        if kind not in reset or at > reset[kind]
    )


async def cleared_by_somebody(work: Work, account_id: UUID) -> dict[str, datetime]:
    """When somebody answered findings of this account as wrong or explained, by recognition key.

    Only what came after speaks against them, whatever became of the finding since, until somebody accepts it.
    """
    newest = await work.session.execute(
        select(Finding.recognition_key, AnswerToFinding.answer, AnswerToFinding.given_at)
        .join(
            Finding,
            (Finding.practice_id == AnswerToFinding.practice_id) & (Finding.id == AnswerToFinding.finding_id),
        )
        .where(AnswerToFinding.practice_id == work.practice_id, Finding.account_id == account_id)
        .ext(distinct_on(AnswerToFinding.finding_id))
        .order_by(AnswerToFinding.finding_id, AnswerToFinding.given_at.desc(), AnswerToFinding.id.desc())
    )
    return {row.recognition_key: row.given_at for row in newest if row.answer != FindingAnswer.ACCEPTED}


_BY_SOMEBODY: Final = (ClearedBecause.WRONG, ClearedBecause.EXPLAINED)
