"""API keys: tokens that act as the member who made them, and end with the membership."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, true

from service.access.identity import Identity
from service.access.models import Token
from service.access.roles import Role
from service.access.tokens import TokenKind, hash_of, new_token
from service.kit.database import new_id
from service.kit.problems import NotFound
from service.kit.secrets import Secret
from service.kit.work import Work


async def issue_key(work: Work, identity: Identity, *, label: str, expires_at: datetime | None) -> tuple[UUID, Secret]:
    """A fresh key and its token, which is not kept."""
    secret, key_id = new_token(TokenKind.API_KEY), new_id()
    work.session.add(
        Token(
            practice_id=work.practice_id,
            id=key_id,
            kind="api_key",
            hash=hash_of(secret),
            person_id=identity.person_id,
            member_id=identity.member_id,
            label=label,
            created_at=work.at,
            expires_at=expires_at,
        )
    )
    await work.session.flush()
    return key_id, secret


async def revoke_key(work: Work, identity: Identity, key_id: UUID) -> None:
    """Revoke one's own key, or as an owner anyone's.

    Raises:
        NotFound: when there is no such key that is not revoked.
    """
    own = true() if identity.role is Role.OWNER else Token.member_id == identity.member_id
    key = await work.session.scalar(
        select(Token).where(
            Token.practice_id == work.practice_id,
            Token.id == key_id,
            Token.kind == "api_key",
            Token.revoked_at.is_(None),
            own,
        )
    )
    if key is None:
        raise NotFound
    key.revoked_at = work.at
