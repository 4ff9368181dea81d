"""A person's yes to a front end, and its end."""

from uuid import UUID

from sqlalchemy import select, true

from service.access.identity import Identity
from service.access.roles import Role
from service.access.tokens import TokenKind, hash_of, new_token
from service.frontends.lives import APPROVAL, CODE
from service.frontends.models import Approval
from service.frontends.questions import Asked
from service.kit.problems import NotFound
from service.kit.secrets import Secret
from service.kit.work import Work


async def approve(work: Work, identity: Identity, asked: Asked, *, approval_id: UUID) -> Secret:
    """Keep that this person lets the front end do what it asks; the code it redeems that with, which is not kept.

    Raises:
        IntegrityError: when this very question was answered before.
    """
    code = new_token(TokenKind.CODE)
    work.session.add(
        Approval(
            practice_id=work.practice_id,
            id=approval_id,
            registered_in=asked.front_end.practice_id,
            front_end_id=asked.front_end.id,
            front_end_name=asked.front_end.name,
            person_id=identity.person_id,
            member_id=identity.member_id,
            client_id=identity.client_id,
            scopes=list(asked.scopes),
            code_hash=hash_of(code),
            code_challenge=asked.code_challenge,
            redirect_uri=asked.redirect_uri,
            code_expires_at=work.at + CODE,
            created_at=work.at,
            expires_at=work.at + APPROVAL,
        )
    )
    await work.session.flush()
    return code


async def end_approval(work: Work, identity: Identity, approval_id: UUID) -> Approval:
    """End one's own approval, or as an owner anyone's; every token that came of it is dead at once.

    Raises:
        NotFound: when there is no such approval that has not ended.
    """
    own = true() if identity.role is Role.OWNER else Approval.person_id == identity.person_id
    approval = await work.session.scalar(
        select(Approval)
        .where(Approval.practice_id == work.practice_id, Approval.id == approval_id, Approval.ended_at.is_(None), own)
        .with_for_update()
    )
    if approval is None:
        raise NotFound
    approval.ended_at = work.at
    return approval
