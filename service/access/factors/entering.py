"""Signing in by two steps: whoever has a second factor gets, for a password, no session but leave to show the factor."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy import update

from service.access.assurance import Assurance, Means
from service.access.factors.known import KnownFactors, known_factors
from service.access.finders import KnownCaller, Place, find_identity
from service.access.models import Token
from service.access.signing_in import open_session
from service.access.tokens import TokenKind, hash_of, is_well_formed, new_token
from service.kit.database import Database
from service.kit.problems import Problem
from service.kit.secrets import Secret
from service.kit.work import Work

STEP_LIFE: Final = timedelta(minutes=10)
"""To find the phone."""


class Way(StrEnum):
    """What can be shown as the second step."""

    CODE = "code"
    PASSKEY = "passkey"
    RECOVERY_CODE = "recovery_code"


class SecondStepClosed(Problem):
    """The first step was never done, was more than ten minutes ago, or has been followed by its second already."""

    status = 401
    title = "This sign-in is no longer open"
    remedy = "Sign in from the start: POST /v1/sessions."


@dataclass(frozen=True, slots=True)
class Opened:
    """A session that was opened."""

    token: Secret
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class StepOwed:
    """Leave to show a second factor, and which the person has."""

    token: Secret
    expires_at: datetime
    ways: tuple[Way, ...]


async def enter(  # noqa: PLR0913 # each is named at the call
    work: Work,
    database: Database,
    place: Place,
    person_id: UUID,
    assurance: Assurance,
    *,
    in_browser: bool = False,
) -> Opened | StepOwed:
    """A session, or for who has a second factor and has not shown one the leave to do so."""
    factors = await known_factors(database, place.practice_id, person_id)
    if assurance.is_strong or not factors.any:
        return Opened(*await open_session(work, place, person_id, assurance=assurance, in_browser=in_browser))
    token, ends = new_token(TokenKind.SECOND_STEP), work.at + STEP_LIFE
    work.session.add(
        Token(
            practice_id=place.practice_id,
            kind="second_step",
            hash=hash_of(token),
            person_id=person_id,
            member_id=place.member_id,
            client_id=place.client_id,
            label="",
            proven_by=assurance.by,
            proven_at=assurance.at,
            created_at=work.at,
            expires_at=ends,
        )
    )
    await work.session.flush()
    return StepOwed(token, ends, ways_of(factors))


def ways_of(factors: KnownFactors) -> tuple[Way, ...]:
    """What the person can show."""
    has = {Way.CODE: factors.app, Way.PASSKEY: factors.passkeys, Way.RECOVERY_CODE: factors.recovery_codes}
    return tuple(way for way, held in has.items() if held)


async def step_behind(database: Database, token: str, *, at: datetime) -> KnownCaller:
    """Whose first step this token stands for.

    Raises:
        SecondStepClosed: when it stands for none, or no longer.
    """
    known = None
    if is_well_formed(token, TokenKind.SECOND_STEP):
        known = await find_identity(database, hash_of(Secret(token)), at=at)
    if known is None:
        raise SecondStepClosed
    return known


async def finish(work: Work, known: KnownCaller, means: Means, *, in_browser: bool = False) -> Opened:
    """The session that both steps open, once.

    Raises:
        SecondStepClosed: when it was opened already.
    """
    identity = known.identity
    claimed = await work.session.execute(
        update(Token)
        .where(
            Token.practice_id == work.practice_id,
            Token.id == identity.token_id,
            Token.kind == "second_step",
            Token.revoked_at.is_(None),
        )
        .values(revoked_at=work.at)
        .returning(Token.id)
    )
    if claimed.scalar() is None:
        raise SecondStepClosed
    place = Place(work.practice_id, identity.role, member_id=identity.member_id, client_id=identity.client_id)
    assurance = Assurance(means, work.at)
    return Opened(*await open_session(work, place, identity.person_id, assurance=assurance, in_browser=in_browser))
