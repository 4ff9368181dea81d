"""Who coaches whom."""

from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

import msgspec
from litestar import delete, get, put
from litestar.di import NamedDependency
from sqlalchemy import select

from service.access.audit import Trail
from service.access.guard import may, refusals
from service.access.models import Member
from service.access.roles import Permission
from service.access.shapes import MemberInPath, PersonName
from service.kit.pages import Page
from service.kit.problems import NotFound
from service.kit.work import Work
from service.roster.clients import assign, unassign
from service.roster.models import Assignment, Client


class AssignmentView(msgspec.Struct, frozen=True):
    """A member who coaches the client."""

    member_id: Annotated[
        UUID, msgspec.Meta(description="The member.", examples=["019a3c5e-7d11-7f02-8a6d-0c1b2a394857"])
    ]
    name: PersonName
    created_at: Annotated[datetime, msgspec.Meta(description="Since when.", examples=["2026-11-02T12:00:00Z"])]


@get(
    "/v1/clients/{client_id:uuid}/assignments",
    operation_id="listAssignments",
    summary="Who coaches this client?",
    tags=["Clients"],
    guards=[may(Permission.READ_CLIENTS)],
    responses=refusals(NotFound),
)
async def list_assignments(client: NamedDependency[Client], work: NamedDependency[Work]) -> Page[AssignmentView]:
    """The members who coach this client, longest first; always one page."""
    rows = await work.session.execute(
        select(Assignment.member_id, Member.name, Assignment.created_at)
        .join(Member, (Member.practice_id == Assignment.practice_id) & (Member.id == Assignment.member_id))
        .where(Assignment.practice_id == work.practice_id, Assignment.client_id == client.id, Member.ended_at.is_(None))
        .order_by(Assignment.id)
    )
    return Page(items=[AssignmentView(*row) for row in rows])


@put(
    "/v1/clients/{client_id:uuid}/assignments/{member_id:uuid}",
    operation_id="assignMember",
    summary="Have a member coach this client",
    tags=["Clients"],
    status_code=204,
    guards=[may(Permission.ASSIGN_CLIENTS)],
    responses=refusals(NotFound),
)
async def assign_member(
    client: NamedDependency[Client],
    member_id: MemberInPath,
    work: NamedDependency[Work],
    trail: NamedDependency[Trail],
) -> None:
    """Put the client into a coach's or assistant's reach."""
    await assign(work, client, member_id)
    trail.note("client.assigned", client.id)


@delete(
    "/v1/clients/{client_id:uuid}/assignments/{member_id:uuid}",
    operation_id="unassignMember",
    summary="Have a member no longer coach this client",
    tags=["Clients"],
    guards=[may(Permission.ASSIGN_CLIENTS)],
    responses=refusals(NotFound),
)
async def unassign_member(
    client: NamedDependency[Client],
    member_id: MemberInPath,
    work: NamedDependency[Work],
    trail: NamedDependency[Trail],
) -> None:
    """Take the client out of a coach's or assistant's reach, from their next request on."""
    await unassign(work, client, member_id)
    trail.note("client.unassigned", client.id)


DOORS: Final = (list_assignments, assign_member, unassign_member)
