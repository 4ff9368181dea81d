"""A practice from nothing: the tenant, its first owner, and the session they go on with."""

import hashlib
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from service.access.models import Member, Practice
from service.access.roles import Role
from service.access.tiers import Tier
from service.kit import idempotency
from service.kit.database import new_id
from service.kit.work import Work


def id_for_new_practice(request: idempotency.Request | None) -> UUID:
    """The id a sign-up goes on with: always the same under the same Idempotency-Key, so that one key opens one practice.

    Replies are remembered within a practice; by its key, a repeated sign-up finds the practice that its first try made,
    and there the reply, which is given to those alone who send the whole first request again, password included.
    """
    if request is None:
        return new_id()
    return UUID(bytes=hashlib.sha256(f"{request.operation}|{request.key}".encode()).digest()[:16], version=4)


async def open_practice(  # noqa: PLR0913 # each is named at the call
    work: Work, *, name: str, person_id: UUID, owner: str, email: str, tier: Tier = Tier.UNLIMITED
) -> Member:
    """Make the practice that this Work is bound to, with this person as its owner.

    Raises:
        KeyUsedForAnother: when it was opened under this Idempotency-Key so long ago that the reply is forgotten.
    """
    work.session.add(Practice(practice_id=work.practice_id, name=name, tier=tier, created_at=work.at))
    try:
        await work.session.flush()
    except IntegrityError as opened:
        raise idempotency.KeyUsedForAnother from opened
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
