"""Who works in the practice: changing a role, and leaving for good at once."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, delete, exists, select, update

from service.access.factors.giving_up import forget_factors_of_who_left
from service.access.finders import Place
from service.access.models import Invitation, Member, OwnView, Token
from service.access.openid.models import ProviderTie
from service.access.roles import Role
from service.kit.problems import NotFound, Problem
from service.kit.work import Work


class LastOwner(Problem):
    """Nobody would be left to invite, assign and pay."""

    status = 409
    title = "A practice keeps at least one owner"
    remedy = "Make another member an owner first."


async def change_role(work: Work, member_id: UUID, role: Role) -> Member:
    """Give the member another role, which holds from their next request on.

    Who can do less than before can no longer let anybody in by what they offered before.

    Raises:
        NotFound: when no such member works here.
        LastOwner: when nobody else owns the practice.
    """
    member = await _member_with_owners_held(work, member_id, leaving_ownership=role is not Role.OWNER)
    if role not in {member.role, Role.OWNER}:
        await close_invitations(work, Invitation.invited_by == member_id)
    member.role = role
    await work.session.flush()
    return member


async def end_membership(work: Work, member_id: UUID) -> None:
    """End the membership, every session and key of it and every invitation from it, at once.

    Raises:
        NotFound: when no such member works here.
        LastOwner: when nobody else owns the practice.
    """
    member = await _member_with_owners_held(work, member_id, leaving_ownership=True)
    member.ended_at = work.at
    await work.session.flush()
    await _revoke(work, Token.member_id == member_id)
    await _end_ties(work, ProviderTie.member_id == member_id)
    await forget_factors_of_who_left(work, member.person_id)
    await close_invitations(work, Invitation.invited_by == member_id)


async def standing_of(work: Work, caller: str, *, since: datetime) -> Place | None:
    """What the member or client known by this name (`Identity.caller`) is to the practice, if ever since then.

    `None` when they have left meanwhile; who comes back comes as somebody else.
    """
    kind, _, number = caller.partition(":")
    if kind == "client":
        client_id = UUID(number)
        is_open = exists().where(
            OwnView.practice_id == work.practice_id,
            OwnView.client_id == client_id,
            OwnView.created_at <= since,
            OwnView.ended_at.is_(None),
        )
        found = await work.session.scalar(select(is_open))
        return Place(work.practice_id, Role.CLIENT, member_id=None, client_id=client_id) if found else None
    member_id = UUID(number)
    role = await work.session.scalar(
        select(Member.role).where(
            Member.practice_id == work.practice_id, Member.id == member_id, Member.ended_at.is_(None)
        )
    )
    return None if role is None else Place(work.practice_id, Role(role), member_id=member_id, client_id=None)


async def close_own_view(work: Work, client_id: UUID) -> None:
    """End a client's own way in with every session of it, and every open invitation to it."""
    # First, since that waits for who is just accepting one; their view and session are then seen below.
    await close_invitations(work, Invitation.client_id == client_id)
    closed = await work.session.scalars(
        update(OwnView)
        .where(OwnView.practice_id == work.practice_id, OwnView.client_id == client_id, OwnView.ended_at.is_(None))
        .values(ended_at=work.at)
        .returning(OwnView.person_id)
    )
    for person_id in closed.all():
        await forget_factors_of_who_left(work, person_id)
    await _revoke(work, Token.client_id == client_id)
    await _end_ties(work, ProviderTie.client_id == client_id)


async def close_invitations(work: Work, which: ColumnElement[bool]) -> None:
    """Close those of these invitations that nobody has accepted yet."""
    await work.session.execute(
        update(Invitation)
        .where(
            Invitation.practice_id == work.practice_id,
            Invitation.accepted_at.is_(None),
            Invitation.revoked_at.is_(None),
            which,
        )
        .values(revoked_at=work.at)
    )


async def revoke_token(work: Work, token_id: UUID) -> None:
    """Revoke one token; does nothing when it is revoked already."""
    await _revoke(work, Token.id == token_id)


async def end_session(work: Work, person_id: UUID, session_id: UUID) -> None:
    """End one of this person's own sessions.

    Raises:
        NotFound: when there is no such session that has not ended.
    """
    ended = await work.session.execute(
        update(Token)
        .where(
            Token.practice_id == work.practice_id,
            Token.id == session_id,
            Token.person_id == person_id,
            Token.kind.in_(("session", "browser")),
            Token.revoked_at.is_(None),
            Token.expires_at > work.at,
        )
        .values(revoked_at=work.at)
        .returning(Token.id)
    )
    if ended.scalar() is None:
        raise NotFound


async def _end_ties(work: Work, which: ColumnElement[bool]) -> None:
    """Let nobody sign in any more by these ties to an identity provider, which is then free to be tied to somebody else."""
    await work.session.execute(delete(ProviderTie).where(ProviderTie.practice_id == work.practice_id, which))


async def _member_with_owners_held(work: Work, member_id: UUID, *, leaving_ownership: bool) -> Member:
    """The member, with every owner's row locked, so that two owners cannot both step down as the last but one."""
    owners_and_member = (
        await work.session.scalars(
            select(Member)
            .where(
                Member.practice_id == work.practice_id,
                Member.ended_at.is_(None),
                (Member.id == member_id) | (Member.role == Role.OWNER),
            )
            .order_by(Member.id)
            .with_for_update()
        )
    ).all()
    member = next((each for each in owners_and_member if each.id == member_id), None)
    if member is None:
        raise NotFound
    others = [each for each in owners_and_member if each.role == Role.OWNER and each.id != member_id]
    if leaving_ownership and member.role == Role.OWNER and not others:
        raise LastOwner
    return member


async def _revoke(work: Work, whose: ColumnElement[bool]) -> None:
    await work.session.execute(
        update(Token)
        .where(Token.practice_id == work.practice_id, Token.revoked_at.is_(None), whose)
        .values(revoked_at=work.at)
    )
