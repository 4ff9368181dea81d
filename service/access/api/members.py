"""Who works in the practice."""

from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

import msgspec
from litestar import delete, get, patch
from litestar.di import NamedDependency
from litestar.params import JSONBody

from service.access.audit import Trail
from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.membership import LastOwner, change_role, end_membership
from service.access.queries import page_by_id
from service.access.roles import Permission, Role
from service.access.shapes import Email, MemberInPath, MemberRole, PersonName
from service.access.step_up import DANGEROUS, StepUpNeeded
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, key_of
from service.kit.problems import NotFound
from service.kit.work import Work


class MemberView(msgspec.Struct, frozen=True):
    """Somebody who works in the practice."""

    id: Annotated[UUID, msgspec.Meta(description="The member.", examples=["019a3c5e-7d11-7f02-8a6d-0c1b2a394857"])]
    name: PersonName
    email: Email
    role: Annotated[MemberRole, msgspec.Meta(description="What they may do.", examples=["coach"])]
    joined_at: Annotated[datetime, msgspec.Meta(description="Since when.", examples=["2026-11-02T12:00:00Z"])]


class RoleChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The member's new role."""

    role: Annotated[MemberRole, msgspec.Meta(description="What they may do from now on.", examples=["coach"])]


@get(
    "/v1/members",
    operation_id="listMembers",
    summary="List the practice's members",
    tags=["Access"],
    guards=[may(Permission.READ_MEMBERS)],
    responses=refusals(CursorInvalid),
)
async def list_members(
    identity: NamedDependency[Identity], database: AppDatabase, cursor: Cursor = None, limit: Limit = 50
) -> Page[MemberView]:
    """Everyone who works in the practice now, in the order they joined."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_members_v1($1, $2, $3)", identity.practice_id, key_of(cursor, UUID), limit + 1
    )
    return page_by_id([MemberView(*row) for row in rows], limit)


@patch(
    "/v1/members/{member_id:uuid}",
    operation_id="changeMemberRole",
    summary="Change a member's role",
    tags=["Access"],
    guards=[may(Permission.MANAGE_MEMBERS), DANGEROUS],
    responses=refusals(StepUpNeeded, NotFound, LastOwner),
)
async def change_member_role(
    member_id: MemberInPath, data: JSONBody[RoleChange], work: NamedDependency[Work], trail: NamedDependency[Trail]
) -> MemberView:
    """Give a member another role; it holds from their next request on."""
    member = await change_role(work, member_id, Role(data.role))
    trail.note(f"member.made_{member.role}", member.id)
    return MemberView(member.id, member.name, member.email, data.role, member.created_at)


@delete(
    "/v1/members/{member_id:uuid}",
    operation_id="endMembership",
    summary="End a membership",
    tags=["Access"],
    guards=[may(Permission.MANAGE_MEMBERS), DANGEROUS],
    responses=refusals(StepUpNeeded, NotFound, LastOwner),
)
async def end_member(member_id: MemberInPath, work: NamedDependency[Work], trail: NamedDependency[Trail]) -> None:
    """End a membership together with all of its sessions and API keys, at once."""
    await end_membership(work, member_id)
    trail.note("member.ended", member_id)


DOORS: Final = (list_members, change_member_role, end_member)
