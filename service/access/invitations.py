"""Invitations: a token that lets one person in, once, as what it says."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.exc import IntegrityError

from service.access.finders import Place
from service.access.identity import Identity
from service.access.models import Invitation, Member, OwnView
from service.access.roles import Role
from service.access.tokens import TokenKind, hash_of, new_token
from service.kit.database import new_id
from service.kit.problems import NotFound, Problem
from service.kit.secrets import Secret
from service.kit.work import Work

INVITATION_LIFE: Final = timedelta(days=7)


class InvitationClosed(Problem):
    """The token was never given out, or the invitation was used, taken back or has expired."""

    status = 410
    title = "This invitation is no longer open"
    remedy = "Ask the practice for a new one."


class AlreadyInside(Problem):
    """The person has this place already, or somebody else has the client's view."""

    status = 409
    title = "There is such a membership or view already"
    remedy = "Sign in with POST /v1/sessions, or ask the practice to end the standing one first."


async def invite(
    work: Work, inviter: Identity, *, role: Role, email: str, client_id: UUID | None = None
) -> tuple[Invitation, Secret]:
    """Offer a place; the token is for the invited person and is not kept.

    A client's own view names the client, who must be in the inviter's reach.
    """
    secret = new_token(TokenKind.INVITATION)
    invitation = Invitation(
        practice_id=work.practice_id,
        id=new_id(),
        role=role,
        client_id=client_id,
        email=email.lower(),
        token_hash=hash_of(secret),
        invited_by=inviter.member_id,
        created_at=work.at,
        expires_at=work.at + INVITATION_LIFE,
    )
    work.session.add(invitation)
    await work.session.flush()
    return invitation, secret


async def open_invitation(work: Work, invitation_id: UUID) -> Invitation:
    """The invitation, held until the Work ends.

    Raises:
        InvitationClosed: when it was used or taken back, or has expired.
    """
    invitation = await _standing(work, invitation_id)
    if invitation is None or invitation.expires_at <= work.at:
        raise InvitationClosed
    return invitation


async def accept(work: Work, invitation: Invitation, *, person_id: UUID, name: str) -> Place:
    """Give the person the place they were offered.

    Raises:
        AlreadyInside: when the place is taken.
    """
    invitation.accepted_at = work.at
    practice_id, email = work.practice_id, invitation.email
    inside: Member | OwnView
    if invitation.client_id is not None:
        inside = OwnView(
            practice_id=practice_id,
            client_id=invitation.client_id,
            person_id=person_id,
            name=name,
            email=email,
            created_at=work.at,
        )
        place = Place(practice_id, Role.CLIENT, member_id=None, client_id=invitation.client_id)
    else:
        member_id = new_id()
        inside = Member(
            practice_id=practice_id,
            id=member_id,
            person_id=person_id,
            role=invitation.role,
            name=name,
            email=email,
            created_at=work.at,
        )
        place = Place(practice_id, Role(invitation.role), member_id=member_id, client_id=None)
    work.session.add(inside)
    try:
        await work.session.flush()
    except IntegrityError as taken:
        raise AlreadyInside from taken
    return place


async def take_back(work: Work, invitation_id: UUID) -> None:
    """Close an invitation that nobody has accepted.

    Raises:
        NotFound: when there is no such open invitation.
    """
    invitation = await _standing(work, invitation_id)
    if invitation is None:
        raise NotFound
    invitation.revoked_at = work.at


async def _standing(work: Work, invitation_id: UUID) -> Invitation | None:
    # Ending a membership closes its invitations; one that was being written meanwhile must not open a way back.
    inviter_works_here = exists().where(
        Member.practice_id == Invitation.practice_id, Member.id == Invitation.invited_by, Member.ended_at.is_(None)
    )
    found: Invitation | None = await work.session.scalar(
        select(Invitation)
        .where(
            Invitation.practice_id == work.practice_id,
            Invitation.id == invitation_id,
            Invitation.accepted_at.is_(None),
            Invitation.revoked_at.is_(None),
            inviter_works_here,
        )
        .with_for_update()
    )
    return found
