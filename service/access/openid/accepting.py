"""Accepting an invitation by a provider's word: the address it was sent to is the one that the provider has verified."""

from uuid import UUID

from sqlalchemy.exc import IntegrityError

from service.access.finders import find_person
from service.access.models import Invitation, Person
from service.access.openid.proofs import Proof
from service.kit.database import Database, new_id
from service.kit.problems import Problem
from service.kit.work import Work


class InvitedElsewhere(Problem):
    """The invitation is for one e-mail address, and the provider has verified another."""

    status = 403
    title = "The invitation is for another e-mail address"
    remedy = "Sign in at the provider with the invited address, or ask for an invitation to the one that you use there."


class PasswordKnown(Problem):
    """Whoever has this e-mail address signs in with a password, perhaps to other practices, and is believed by it alone."""

    status = 409
    title = "This e-mail address has a password here"
    remedy = "Accept the invitation with that password at POST /v1/invitation-acceptances, then tie the sign-in."


async def person_vouched_for(
    work: Work, database: Database, invitation: Invitation, proof: Proof, *, name: str
) -> UUID:
    """The person that the invitation and the provider both speak of; they get no password.

    Raises:
        InvitedElsewhere: when they speak of different addresses.
        PasswordKnown: when the person has a password, which nobody's provider may stand in for.
    """
    if proof.email != invitation.email:
        raise InvitedElsewhere
    known = await find_person(database, proof.email)
    if known is not None:
        if known.password_hash is not None:
            raise PasswordKnown
        return known.person_id
    person = Person(id=new_id(), email=proof.email, name=name, password_hash=None, created_at=work.at)
    work.session.add(person)
    try:
        await work.session.flush()
    except IntegrityError as taken:
        raise PasswordKnown from taken
    return person.id
