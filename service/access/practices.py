"""A practice from nothing: the tenant, its first owner, and the session they go on with."""

import hashlib
from uuid import UUID

from service.access.models import Member, Practice
from service.access.roles import Role
from service.kit import idempotency
from service.kit.database import new_id
from service.kit.work import Work


def id_for_new_practice(request: idempotency.Request | None) -> UUID:
    """The id a sign-up goes on with: the same for the same request under the same Idempotency-Key.

    Replies are remembered within a practice, so a repeated sign-up must find the practice its first try made. Only who
    knows the whole first request, password included, arrives at the same id.
    """
    if request is None:
        return new_id()
    seed = hashlib.sha256(request.key.encode() + b"|" + request.hash).digest()
    return UUID(bytes=seed[:16], version=4)


async def open_practice(work: Work, *, name: str, person_id: UUID, owner: str, email: str) -> Member:
    """Make the practice that this Work is bound to, with this person as its owner."""
    work.session.add(Practice(practice_id=work.practice_id, name=name, created_at=work.at))
    await work.session.flush()
    member = Member(
        practice_id=work.practice_id,
        id=new_id(),
        person_id=person_id,
        role=Role.OWNER,
        name=owner,
        email=email.lower(),
        created_at=work.at,
    )
    work.session.add(member)
    await work.session.flush()
    return member
