"""What a front end brings to be given tokens, gathered and locked; and keeping what was decided about it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select

from service.access.identity import caller_name
from service.access.membership import standing_of
from service.access.models import Token
from service.access.scopes import known_scopes
from service.access.tokens import TokenKind, hash_of, is_well_formed
from service.frontends.brought import Brought, Decision, Kind, State
from service.frontends.front_end import FrontEndKnown
from service.frontends.models import Approval
from service.frontends.queries import find_code, find_lent_token
from service.kit.database import Database
from service.kit.secrets import Secret
from service.kit.work import Work


@dataclass(frozen=True, slots=True)
class Where:
    """Where what was brought lies."""

    practice_id: UUID
    approval_id: UUID | None
    """`None` for a machine, which has one in its own practice."""
    token_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """The locked rows, and what they come to."""

    approval: Approval
    token: Token | None
    brought: Brought


async def place_of_code(database: Database, code: str) -> Where | None:
    """Where this code lies, whatever became of it."""
    found = await find_code(database, hash_of(Secret(code))) if is_well_formed(code, TokenKind.CODE) else None
    return None if found is None else Where(*found)


async def place_of_token(database: Database, token: str, *kinds: TokenKind) -> Where | None:
    """Where this token of a front end lies, whatever became of it."""
    found = await find_lent_token(database, hash_of(Secret(token))) if is_well_formed(token, *kinds) else None
    return None if found is None else Where(*found)


def place_of_machine(front_end: FrontEndKnown) -> Where:
    """Where a machine's own approval lies."""
    return Where(front_end.practice_id, approval_id=None)


async def hold(work: Work, where: Where, front_end: FrontEndKnown | None) -> Held | None:
    """Lock what was brought until this Work ends, so that nobody else decides on it meanwhile."""
    approval = await _approval(work, where, front_end)
    if approval is None:
        return None
    token = await _token(work, where.token_id)
    speaks_for = caller_name(member_id=approval.member_id, client_id=approval.client_id)
    stands = await standing_of(work, speaks_for, since=approval.created_at) is not None
    is_over = (
        not stands
        or approval.ended_at is not None
        or (approval.expires_at is not None and approval.expires_at <= work.at)
    )
    if token is None:
        return Held(approval, None, _code_or_machine(approval, speaks_for, is_over=is_over, at=work.at))
    return Held(approval, token, _of_token(approval, token, speaks_for, is_over=is_over, at=work.at))


async def keep(work: Work, held: Held, decision: Decision) -> None:
    """Write down what was decided: what is spent, what ends, and what was given out."""
    approval, issued = held.approval, decision.issued
    if decision.ends_approval and approval.ended_at is None:
        approval.ended_at = work.at
    if decision.revokes_token is not None and held.token is not None:
        held.token.revoked_at = work.at
    if issued is None:
        return
    if held.brought.kind is Kind.CODE:
        approval.redeemed_at = work.at
    elif held.token is not None:
        held.token.revoked_at = work.at
    await work.session.execute(
        delete(Token).where(
            Token.practice_id == work.practice_id, Token.approval_id == approval.id, Token.expires_at <= work.at
        )
    )
    given: list[tuple[Kind, Secret, datetime, list[str]]] = [
        (Kind.ACCESS, issued.access, issued.access_ends, list(issued.scopes))
    ]
    if issued.refresh is not None:
        given.append((Kind.REFRESH, issued.refresh, issued.refresh_ends, approval.scopes))
    work.session.add_all(
        Token(
            practice_id=work.practice_id,
            kind=kind,
            hash=hash_of(secret),
            person_id=approval.person_id,
            member_id=approval.member_id,
            client_id=approval.client_id,
            approval_id=approval.id,
            scopes=scopes,
            label="",
            created_at=work.at,
            expires_at=ends,
        )
        for kind, secret, ends, scopes in given
    )
    await work.session.flush()


async def _approval(work: Work, where: Where, front_end: FrontEndKnown | None) -> Approval | None:
    which = (
        Approval.id == where.approval_id
        if where.approval_id is not None
        else (Approval.front_end_id == (front_end and front_end.id)) & Approval.code_hash.is_(None)
    )
    found: Approval | None = await work.session.scalar(
        select(Approval).where(Approval.practice_id == work.practice_id, which).with_for_update()
    )
    return found


async def _token(work: Work, token_id: UUID | None) -> Token | None:
    if token_id is None:
        return None
    found: Token | None = await work.session.scalar(
        select(Token).where(Token.practice_id == work.practice_id, Token.id == token_id).with_for_update()
    )
    return found


def _code_or_machine(approval: Approval, speaks_for: str, *, is_over: bool, at: datetime) -> Brought:
    is_code = approval.code_expires_at is not None
    run_out = approval.code_expires_at is not None and approval.code_expires_at <= at
    return Brought(
        kind=Kind.CODE if is_code else Kind.MACHINE,
        # A spent code tells of misuse even later; one that ran out unused does not.
        state=State.SPENT if approval.redeemed_at else State.OVER if is_over or run_out else State.GOOD,
        approval_id=approval.id,
        front_end_id=approval.front_end_id,
        scopes=known_scopes(approval.scopes),
        speaks_for=speaks_for,
        redirect_uri=approval.redirect_uri,
        code_challenge=approval.code_challenge,
    )


def _of_token(approval: Approval, token: Token, speaks_for: str, *, is_over: bool, at: datetime) -> Brought:
    run_out = token.expires_at is not None and token.expires_at <= at
    return Brought(
        kind=Kind(token.kind),
        state=State.SPENT if token.revoked_at else State.OVER if is_over or run_out else State.GOOD,
        approval_id=approval.id,
        front_end_id=approval.front_end_id,
        scopes=known_scopes(token.scopes),
        speaks_for=speaks_for,
        token_id=token.id,
        issued_at=token.created_at,
        expires_at=token.expires_at,
    )
