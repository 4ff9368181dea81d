"""Doors for the evidence of a finding, and for what the client and coaches say of it."""

from typing import Final

import msgspec
from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from service.access.audit import Trail
from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.roles import Permission
from service.accounts.practice_time import ahead
from service.automation.answering import answer_finding, finding_in_reach
from service.automation.api.findings import FindingInPath
from service.automation.attested_shapes import ConnectedPrograms
from service.automation.attesting import seen_by_looks
from service.automation.card_shapes import AnswerView, EvidenceCard, NewAnswer
from service.automation.evidence_card import evidence_card
from service.automation.kept_attestations import KeptAttestation, shown_attestation
from service.automation.shapes import view_of
from service.automation.thresholds import FindingAnswer
from service.kit.problems import FieldProblem, NotFound, RequestInvalid
from service.kit.work import Work
from service.platforms.contract import Platform
from service.roster.looking import DEPENDENCIES, Looking


@get(
    "/v1/findings/{finding_id:uuid}/evidence",
    operation_id="showEvidence",
    summary="Show the evidence card of a finding",
    tags=["Automation"],
    guards=[may(Permission.READ_FINDINGS)],
    dependencies=DEPENDENCIES,
    responses=refusals(NotFound),
)
async def show_evidence(
    finding_id: FindingInPath, looking: NamedDependency[Looking], database: AppDatabase
) -> EvidenceCard:
    """What was seen, over which looks, what it rests on, what else it might have been, and what was said of it."""
    row = await database.reads.fetchrow(
        "SELECT * FROM show_evidence_v3($1, $2, $3, $4, $5, $6, $7)", *looking, finding_id
    )
    if row is None:
        raise NotFound
    finding = view_of(row)
    cleared = {finding.kind: finding.state_since} if finding.cleared_because in {"wrong", "explained"} else {}
    stated = [
        shown_attestation(
            msgspec.convert(each, KeptAttestation),
            platform=row["platform"],
            by_looks=seen_by_looks(row["platform"], row["source"]),
            cleared=cleared,
            for_client=looking.client_id is not None,
            at=row["now"],
        )
        for each in row["stated"]
    ]
    return evidence_card(
        finding,
        Platform(row["platform"]),
        report=row["report"],
        looks=row["looks"],
        answers=row["answers"],
        stated=stated,
        programs=None if row["programs"] is None else msgspec.convert(row["programs"], ConnectedPrograms),
    )


@post(
    "/v1/findings/{finding_id:uuid}/answers",
    operation_id="answerFinding",
    summary="Say whether a finding is right",
    tags=["Automation"],
    guards=[may(Permission.ANSWER_FINDINGS)],
    responses=refusals(NotFound, RequestInvalid),
)
async def answer(
    finding_id: FindingInPath,
    data: JSONBody[NewAnswer],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> AnswerView:
    """Say what you know of it. It clears the finding or opens it again, and moves only this practice's thresholds."""
    now = work.at + await ahead(work)
    finding = await finding_in_reach(work, identity, finding_id, at=now)
    if data.answer == "explained" and data.words is None:
        raise RequestInvalid(errors=(FieldProblem(where="words", what="is needed: say how it is explained"),))
    given = await answer_finding(work, identity, finding, FindingAnswer(data.answer), words=data.words, at=now)
    trail.note("finding.answered", finding.id)
    return AnswerView(
        id=given.id,
        answer=data.answer,
        words=data.words,
        by="client" if given.by_client else "practice",
        given_at=given.given_at,
    )


DOORS: Final = (show_evidence, answer)
