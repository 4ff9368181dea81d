"""Doors for findings: what was seen of automation, with its evidence, and setting one aside with a reason."""

from typing import Annotated, Final
from uuid import UUID

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter, QueryParameter

from service.access.audit import Trail
from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.queries import page_by_id
from service.access.roles import Permission
from service.accounts.practice_time import ahead
from service.automation.answering import finding_in_reach
from service.automation.shapes import Dismissal, FindingView, State, view_of
from service.automation.states import FindingState
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, key_of
from service.kit.problems import NotFound
from service.kit.work import Work
from service.roster.looking import DEPENDENCIES, Looking
from service.roster.reach import ClientInPath

FindingInPath = Annotated[UUID, PathParameter(description="The finding.")]


@get(
    "/v1/clients/{client_id:uuid}/findings",
    operation_id="listFindings",
    summary="List findings about a client",
    tags=["Automation"],
    guards=[may(Permission.READ_FINDINGS)],
    dependencies=DEPENDENCIES,
    responses=refusals(NotFound, CursorInvalid),
)
async def list_findings(  # noqa: PLR0913 # each dependency is named
    *,
    client_id: ClientInPath,
    looking: NamedDependency[Looking],
    database: AppDatabase,
    in_state: Annotated[State | None, QueryParameter(name="state", description="Only findings in this state.")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[FindingView]:
    """Findings about the client's accounts and their followers, newest first.

    Members see which followers once the client agrees to show names; that look is noted.
    """
    rows = await database.reads.fetch(
        "SELECT * FROM list_findings_v3($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        *looking, client_id, in_state, key_of(cursor, UUID), limit + 1,
    )  # fmt: skip
    if not rows:
        raise NotFound
    return page_by_id([view_of(row) for row in rows if row["id"] is not None], limit)


@get(
    "/v1/findings/{finding_id:uuid}",
    operation_id="showFinding",
    summary="Show a finding",
    tags=["Automation"],
    guards=[may(Permission.READ_FINDINGS)],
    dependencies=DEPENDENCIES,
    responses=refusals(NotFound),
)
async def show_finding(
    finding_id: FindingInPath, looking: NamedDependency[Looking], database: AppDatabase
) -> FindingView:
    """What was seen, and the evidence for it. Members see which follower once the client agrees; that look is noted."""
    row = await database.reads.fetchrow(
        "SELECT * FROM show_finding_v3($1, $2, $3, $4, $5, $6, $7)", *looking, finding_id
    )
    if row is None:
        raise NotFound
    return view_of(row)


@post(
    "/v1/findings/{finding_id:uuid}/dismissal",
    operation_id="dismissFinding",
    summary="Set a finding aside",
    tags=["Automation"],
    status_code=204,
    guards=[may(Permission.DISMISS_FINDINGS)],
    responses=refusals(NotFound),
)
async def dismiss_finding(
    finding_id: FindingInPath,
    data: JSONBody[Dismissal],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> None:
    """Say why the finding does not matter. It stays aside when the same is seen again, and no threshold moves.

    Whether it is right is an answer of its own.
    """
    now = work.at + await ahead(work)
    finding = await finding_in_reach(work, identity, finding_id, at=now)
    finding.state, finding.state_since, finding.cleared_because = FindingState.DISMISSED, now, None
    finding.dismissal_reason, finding.dismissed_by = data.reason, identity.caller
    trail.note("finding.dismissed", finding.id)


DOORS: Final = (list_findings, show_finding, dismiss_finding)
