"""What a client lets the practice see beyond counts and findings, and who looked."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import exists, select, update
from sqlalchemy.dialects.postgresql import insert

from service.access.identity import Identity
from service.access.roles import Role
from service.kit.database import new_id
from service.kit.problems import Problem
from service.kit.work import Work
from service.roster.models import Client, Consent, Look


class ConsentKind(StrEnum):
    """What needs the client's grant; counts and findings do not."""

    NAMES = "names"
    """Who the followers are, by name."""
    NOTES = "notes"
    """What the client wrote about people."""
    EXPORTS = "exports"
    """Taking data out in bulk."""


class ConsentMissing(Problem):
    """The client has not agreed to show this, or took it back; `detail` names what."""

    status = 403
    title = "The client has not agreed to show this"
    remedy = "Ask the client to agree in their own view."


async def standing_consents(work: Work, client: Client) -> dict[ConsentKind, datetime]:
    """What the client agrees to now, and since when."""
    rows = await work.session.execute(
        select(Consent.kind, Consent.granted_at).where(
            Consent.practice_id == work.practice_id, Consent.client_id == client.id, Consent.revoked_at.is_(None)
        )
    )
    return {ConsentKind(kind): granted_at for kind, granted_at in rows}


async def grant(work: Work, client: Client, kind: ConsentKind) -> None:
    """Agree; does nothing when that stands already, though it was said a moment ago."""
    await work.session.execute(
        insert(Consent)
        .values(practice_id=work.practice_id, id=new_id(), client_id=client.id, kind=kind, granted_at=work.at)
        .on_conflict_do_nothing()
    )


async def withdraw(work: Work, client: Client, kind: ConsentKind) -> None:
    """Take it back, from the next look on."""
    await work.session.execute(
        update(Consent)
        .where(
            Consent.practice_id == work.practice_id,
            Consent.client_id == client.id,
            Consent.kind == kind,
            Consent.revoked_at.is_(None),
        )
        .values(revoked_at=work.at)
    )


async def look(work: Work, identity: Identity, client: Client, kind: ConsentKind) -> None:
    """Note that this caller opens this kind of the client's data; the client's own looks are not noted.

    Raises:
        ConsentMissing: when the client has not agreed.
    """
    if identity.role is Role.CLIENT:
        return
    agreed = exists().where(
        Consent.practice_id == work.practice_id,
        Consent.client_id == client.id,
        Consent.kind == kind,
        Consent.revoked_at.is_(None),
    )
    if not await work.session.scalar(select(agreed)):
        raise ConsentMissing(f"This needs the client's agreement to show {kind}.")
    work.session.add(
        Look(practice_id=work.practice_id, client_id=client.id, kind=kind, actor=identity.caller, at=work.at)
    )
