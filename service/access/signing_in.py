"""Signing in: proving who one is, choosing where, and the session that follows."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from service.access import passwords
from service.access.assurance import Assurance
from service.access.finders import Place, find_person, find_places
from service.access.models import Person, Token
from service.access.roles import Role
from service.access.tokens import TokenKind, hash_of, new_token
from service.kit.database import Database, new_id
from service.kit.problems import FieldProblem, Problem
from service.kit.secrets import Secret
from service.kit.work import Work

SESSION_LIFE: Final = timedelta(days=30)
"""Absolute (OWASP ASVS 5, 7.3.2 asks that one be set)."""

BROWSER_LIFE: Final = timedelta(hours=12)
"""Long enough for a working day (NIST SP 800-63B-4 §2.2.3 asks for a sign-in every 24 hours)."""


class SignInRefused(Problem):
    """The address is unknown, the password is not its own, or the person has no place where they ask to go."""

    status = 401
    title = "E-mail address and password do not open this"
    remedy = "Check both, and the practice if you named one."


class PlaceUnclear(Problem):
    """The person belongs to several practices, or to one in two ways; `errors` lists the choices."""

    status = 409
    title = "You can sign in to more than one place"
    remedy = "Send the same again with the practice_id and role of one place listed in errors."


class EmailTaken(Problem):
    """The address belongs to a person already, and the password is not theirs."""

    status = 409
    title = "This e-mail address signs in with another password"
    remedy = "Give the password you already use with this address, or use another address."


@dataclass(frozen=True, slots=True)
class Proven:
    """A person who has shown their password."""

    person_id: UUID
    renewed_hash: str | None
    """The password hashed with today's parameters, when the kept one is outdated."""


async def prove(database: Database, email: str, password: Secret) -> Proven:
    """The person behind this address and password.

    Raises:
        SignInRefused: whichever of the two is wrong, after the same time.
    """
    person = await find_person(database, email.lower())
    kept = None if person is None else person.password_hash
    if not await passwords.fits(password, kept) or person is None or kept is None:
        raise SignInRefused
    outdated = passwords.is_outdated(kept)
    return Proven(person.person_id, await passwords.hashed(password) if outdated else None)


async def choose_place(database: Database, person_id: UUID, *, practice_id: UUID | None, role: Role | None) -> Place:
    """The one place that is meant.

    Raises:
        SignInRefused: when there is none.
        PlaceUnclear: when there are several.
    """
    places = [
        place
        for place in await find_places(database, person_id)
        if practice_id in {None, place.practice_id} and role in {None, place.role}
    ]
    if not places:
        raise SignInRefused
    if len(places) > 1:
        raise PlaceUnclear(errors=tuple(await _choices(database, places)))
    return places[0]


async def named(database: Database, places: list[Place]) -> list[tuple[Place, str]]:
    """These places, each with the name of its practice."""
    ids = sorted({place.practice_id for place in places})
    names = dict(await database.reads.fetch("SELECT * FROM name_practices_v1($1)", ids))
    return [(place, names[place.practice_id]) for place in places]


async def person_for(work: Work, database: Database, *, email: str, name: str, password: Secret) -> UUID:
    """The person with this address: made anew, or the standing one when the password is theirs.

    Raises:
        EmailTaken: when the address belongs to somebody with another password.
    """
    try:
        return (await prove(database, email, password)).person_id
    except SignInRefused:
        person = Person(
            id=new_id(),
            email=email.lower(),
            name=name,
            password_hash=await passwords.hashed(password),
            created_at=work.at,
        )
    work.session.add(person)
    try:
        await work.session.flush()
    except IntegrityError as taken:
        raise EmailTaken from taken
    return person.id


async def open_session(
    work: Work, place: Place, person_id: UUID, *, assurance: Assurance | None = None, in_browser: bool = False
) -> tuple[Secret, datetime]:
    """A fresh session and when it ends; one of a browser opens our own pages and no door of the API."""
    secret = new_token(TokenKind.BROWSER if in_browser else TokenKind.SESSION)
    ends = work.at + (BROWSER_LIFE if in_browser else SESSION_LIFE)
    work.session.add(
        Token(
            practice_id=place.practice_id,
            kind="browser" if in_browser else "session",
            hash=hash_of(secret),
            person_id=person_id,
            member_id=place.member_id,
            client_id=place.client_id,
            label="",
            proven_by=None if assurance is None else assurance.by,
            proven_at=None if assurance is None else assurance.at,
            created_at=work.at,
            expires_at=ends,
        )
    )
    await work.session.flush()
    return secret, ends


async def keep_renewed_hash(work: Work, proven: Proven) -> None:
    """Keep the password under today's parameters, if it was kept under older ones."""
    if proven.renewed_hash is not None:
        await work.session.execute(
            update(Person)
            .where(Person.id == proven.person_id)
            .values(password_hash=proven.renewed_hash)
            .execution_options(synchronize_session=False)
        )


async def _choices(database: Database, places: list[Place]) -> list[FieldProblem]:
    return [
        FieldProblem(where=f"practice_id={place.practice_id}, role={place.role}", what=name)
        for place, name in await named(database, places)
    ]
