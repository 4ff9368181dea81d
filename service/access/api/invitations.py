"""Inviting members, and entering on an invitation."""

from datetime import datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

import msgspec
from litestar import Request, delete, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter

from service.access.assurance import Assurance, Means
from service.access.audit import Trail
from service.access.caller import AppDatabase, RequestDesk
from service.access.finders import find_invitation
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.invitations import AlreadyInside, InvitationClosed, accept, invite, open_invitation, take_back
from service.access.limits import ENTRIES, TOKENS
from service.access.queries import page_by_id
from service.access.roles import Permission, Role
from service.access.shapes import Confidential, Email, InvitationToken, MemberRole, NewPassword, PersonName, SessionView
from service.access.signing_in import EmailTaken, open_session, person_for
from service.access.step_up import DANGEROUS, StepUpNeeded
from service.access.tokens import TokenKind, hash_of, is_well_formed
from service.kit.limits import Limited, TooManyRequests
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, key_of
from service.kit.problems import NotFound, RequestInvalid, documented, request_id_of
from service.kit.secrets import Secret
from service.kit.work import Work

_Expiry = Annotated[
    datetime, msgspec.Meta(description="Until when it can be accepted.", examples=["2026-11-09T12:00:00Z"])
]
_InvitationId = Annotated[
    UUID, msgspec.Meta(description="The invitation.", examples=["019a3c60-1a2b-7c4d-8e5f-60718293a4b5"])
]


class InvitationMade(Confidential, frozen=True, kw_only=True):
    """An open invitation. The token is shown this once: hand it to the invited person."""

    id: _InvitationId
    token: InvitationToken
    expires_at: _Expiry


class InvitationView(msgspec.Struct, frozen=True):
    """An invitation that nobody has accepted yet."""

    id: _InvitationId
    role: Annotated[
        Literal["owner", "coach", "assistant", "client"],
        msgspec.Meta(description="What the invited person will be.", examples=["coach"]),
    ]
    client_id: Annotated[UUID | None, msgspec.Meta(description="Whose own view it opens.", examples=[None])]
    email: Email
    created_at: Annotated[datetime, msgspec.Meta(description="Since when.", examples=["2026-11-02T12:00:00Z"])]
    expires_at: _Expiry


class NewInvitation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom to invite, and as what."""

    email: Email
    role: Annotated[MemberRole, msgspec.Meta(description="What they will be.", examples=["coach"])]


class Acceptance(Confidential, frozen=True, forbid_unknown_fields=True):
    """The invited person's name and password; who signs in elsewhere with this address gives the same password."""

    token: InvitationToken
    name: PersonName
    password: NewPassword


@post(
    "/v1/invitations",
    operation_id="inviteMember",
    summary="Invite a member",
    tags=["Access"],
    guards=[may(Permission.MANAGE_MEMBERS), DANGEROUS, Limited(TOKENS)],
    responses=refusals(StepUpNeeded, TooManyRequests),
)
async def invite_member(
    data: JSONBody[NewInvitation],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> InvitationMade:
    """Invite someone to work in the practice. The token opens for 7 days and for one person."""
    invitation, token = await invite(work, identity, role=Role(data.role), email=data.email)
    trail.note("invitation.made", invitation.id)
    return InvitationMade(id=invitation.id, token=token.reveal(), expires_at=invitation.expires_at)


@get(
    "/v1/invitations",
    operation_id="listInvitations",
    summary="List open invitations",
    tags=["Access"],
    guards=[may(Permission.MANAGE_MEMBERS)],
    responses=refusals(CursorInvalid),
)
async def list_invitations(
    identity: NamedDependency[Identity],
    database: AppDatabase,
    at: NamedDependency[datetime],
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[InvitationView]:
    """Invitations that can still be accepted, oldest first."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_invitations_v1($1, $2, $3, $4)", identity.practice_id, at, key_of(cursor, UUID), limit + 1
    )
    return page_by_id([InvitationView(*row) for row in rows], limit)


@delete(
    "/v1/invitations/{invitation_id:uuid}",
    operation_id="takeBackInvitation",
    summary="Take an invitation back",
    tags=["Access"],
    guards=[may(Permission.MANAGE_MEMBERS)],
    responses=refusals(NotFound),
)
async def take_back_invitation(
    invitation_id: Annotated[UUID, PathParameter(description="The invitation.")],
    work: NamedDependency[Work],
    trail: NamedDependency[Trail],
) -> None:
    """Close an invitation that nobody has accepted."""
    await take_back(work, invitation_id)
    trail.note("invitation.taken_back", invitation_id)


@post(
    "/v1/invitation-acceptances",
    operation_id="acceptInvitation",
    summary="Accept an invitation",
    tags=["Access"],
    opt={"anyone": True},
    security=[{}],
    guards=[Limited(ENTRIES)],
    responses=documented(RequestInvalid, InvitationClosed, EmailTaken, AlreadyInside, TooManyRequests),
)
async def accept_invitation(
    request: Request[Any, Any, Any], data: JSONBody[Acceptance], database: AppDatabase, desk: RequestDesk
) -> SessionView:
    """Enter the practice on an invitation: makes the sign-in where there is none, and opens a session."""
    found = None
    if is_well_formed(data.token, TokenKind.INVITATION):
        found = await find_invitation(database, hash_of(Secret(data.token)))
    if found is None:
        raise InvitationClosed
    practice_id, invitation_id = found
    work = await desk.open(practice_id)
    invitation = await open_invitation(work, invitation_id)
    person_id = await person_for(work, database, email=invitation.email, name=data.name, password=Secret(data.password))
    place = await accept(work, invitation, person_id=person_id, name=data.name)
    Trail(work, place.caller, request_id_of(request)).note("invitation.accepted", invitation.id)
    token, ends = await open_session(work, place, person_id, assurance=Assurance(Means.PASSWORD, work.at))
    return SessionView(token=token.reveal(), expires_at=ends, practice_id=practice_id, role=place.role.value)


DOORS: Final = (invite_member, list_invitations, take_back_invitation, accept_invitation)
