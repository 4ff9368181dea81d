"""Letting a front end in: by an owner, or by whom an owner gave leave to."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select, update

from service.access.identity import Identity
from service.access.models import Token
from service.access.tokens import TokenKind, hash_of, new_token
from service.frontends.models import Approval, FrontEnd
from service.frontends.registration import BY_ITSELF, Metadata
from service.kit.database import new_id
from service.kit.problems import NotFound
from service.kit.secrets import Secret
from service.kit.work import Work

LEAVE: Final = timedelta(days=7)
"""How long a leave to register stays good; as an invitation."""


async def register(work: Work, identity: Identity, said: Metadata) -> tuple[FrontEnd, Secret | None]:
    """Let this front end in, and its secret, if it can keep one; the secret is not kept here."""
    if identity.member_id is None:
        raise NotFound
    secret = None if said.token_endpoint_auth_method == "none" else new_token(TokenKind.FRONT_END)  # noqa: S105 # RFC 7591
    front_end = FrontEnd(
        practice_id=work.practice_id,
        id=new_id(),
        name=said.client_name,
        home_page=said.client_uri,
        auth_method=said.token_endpoint_auth_method,
        secret_hash=None if secret is None else hash_of(secret),
        redirect_uris=list(said.redirect_uris),
        grant_types=list(said.grant_types),
        scopes=said.scope.split(" "),
        registered_by=identity.member_id,
        created_at=work.at,
    )
    work.session.add(front_end)
    await work.session.flush()
    if BY_ITSELF in said.grant_types:
        work.session.add(_machines_own(work, identity, front_end))
        await work.session.flush()
    return front_end, secret


async def retire(work: Work, front_end_id: UUID) -> None:
    """Let a front end in no longer: every token of it, in any practice, is dead at once.

    Raises:
        NotFound: when this practice registered no such front end, or retired it before.
    """
    found = await work.session.scalar(
        select(FrontEnd)
        .where(FrontEnd.practice_id == work.practice_id, FrontEnd.id == front_end_id, FrontEnd.retired_at.is_(None))
        .with_for_update()
    )
    if found is None:
        raise NotFound
    found.retired_at = work.at


async def give_leave(work: Work, identity: Identity) -> tuple[UUID, Secret]:
    """A token with which somebody else may register one front end for this owner."""
    secret, leave_id = new_token(TokenKind.REGISTRATION), new_id()
    work.session.add(
        Token(
            practice_id=work.practice_id,
            id=leave_id,
            kind="registration",
            hash=hash_of(secret),
            person_id=identity.person_id,
            member_id=identity.member_id,
            label="",
            created_at=work.at,
            expires_at=work.at + LEAVE,
        )
    )
    await work.session.flush()
    return leave_id, secret


async def use_leave(work: Work, token_id: UUID) -> bool:
    """Spend a leave to register; whether it was still there to be spent."""
    spent = await work.session.execute(
        update(Token)
        .where(
            Token.practice_id == work.practice_id,
            Token.id == token_id,
            Token.kind == "registration",
            Token.revoked_at.is_(None),
        )
        .values(revoked_at=work.at)
        .returning(Token.id)
    )
    return spent.scalar() is not None


def _machines_own(work: Work, identity: Identity, front_end: FrontEnd) -> Approval:
    return Approval(
        practice_id=work.practice_id,
        id=new_id(),
        registered_in=work.practice_id,
        front_end_id=front_end.id,
        front_end_name=front_end.name,
        person_id=identity.person_id,
        member_id=identity.member_id,
        scopes=front_end.scopes,
        created_at=work.at,
    )
