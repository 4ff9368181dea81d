"""Whom a provider's subject stands for here. Never told by an e-mail address, which says who may be written to, not who one is."""

from uuid import UUID

from sqlalchemy import delete, exists, select, true, update
from sqlalchemy.exc import IntegrityError

from service.access.finders import Place, find_person
from service.access.identity import Identity
from service.access.models import Member, OwnView
from service.access.openid.models import ProviderTie
from service.access.openid.proofs import Proof
from service.access.roles import Role
from service.access.signing_in import SignInRefused, prove
from service.kit.database import Database, new_id
from service.kit.problems import NotFound, Problem
from service.kit.secrets import Secret
from service.kit.work import Work


class NotTied(Problem):
    """The provider vouches for the person, but nobody here has said that it is them."""

    status = 403
    title = "This sign-in is not tied to anybody here yet"
    remedy = "Sign in with the password, then send the same proof and the password to POST /v1/provider-ties within five minutes."


class PasswordWrong(Problem):
    """A tie opens everything that the person may do, so whoever makes it shows the password once more."""

    status = 403
    title = "This is not your password"
    remedy = "Send the password with which you sign in; who has none asks an owner for a new invitation."


class OnlyWayIn(Problem):
    """Whoever has no password would not get in again."""

    status = 409
    title = "This is your only way in"
    remedy = "Have an owner end it, who can also end the membership and invite you anew."


class TiedAlready(Problem):
    """This sign-in is somebody's already, or you have tied another one of the same provider."""

    status = 409
    title = "There is such a tie already"
    remedy = "Untie the standing one first: GET /v1/provider-ties lists yours, and an owner sees everybody's."


async def prove_again(database: Database, identity: Identity, password: Secret) -> None:
    """Return only when this is the password of whoever is signed in.

    Raises:
        PasswordWrong: when it is not.
    """
    try:
        proven = await prove(database, await _address_of(database, identity), password)
    except SignInRefused as refused:
        raise PasswordWrong from refused
    if proven.person_id != identity.person_id:
        raise PasswordWrong


async def tie(work: Work, place: Place, person_id: UUID, proof: Proof) -> UUID:
    """Have this provider's subject be this member or client from now on; returns the tie.

    Raises:
        TiedAlready: when either of both is tied.
    """
    tie_id = new_id()
    work.session.add(
        ProviderTie(
            practice_id=work.practice_id,
            id=tie_id,
            provider_id=proof.provider_id,
            subject=proof.subject,
            person_id=person_id,
            member_id=place.member_id,
            client_id=place.client_id,
            created_at=work.at,
        )
    )
    try:
        await work.session.flush()
    except IntegrityError as taken:
        raise TiedAlready from taken
    return tie_id


async def tied_place(work: Work, provider_id: UUID, subject: str) -> tuple[Place, UUID]:
    """The place and person that this subject stands for, which opens this practice alone.

    Raises:
        NotTied: when it stands for nobody who is still here.
    """
    found = await work.session.scalar(
        select(ProviderTie).where(
            ProviderTie.practice_id == work.practice_id,
            ProviderTie.provider_id == provider_id,
            ProviderTie.subject == subject,
        )
    )
    role = None if found is None else await _role_of(work, found)
    if found is None or role is None:
        raise NotTied
    await work.session.execute(
        update(ProviderTie)
        .where(ProviderTie.practice_id == work.practice_id, ProviderTie.id == found.id)
        .values(last_used_at=work.at)
    )
    return Place(work.practice_id, role, member_id=found.member_id, client_id=found.client_id), found.person_id


async def untie(work: Work, database: Database, identity: Identity, tie_id: UUID) -> None:
    """End one's own tie, or as an owner anyone's.

    Raises:
        NotFound: when there is no such tie.
        OnlyWayIn: when one would lock oneself out.
    """
    own = (
        ProviderTie.member_id == identity.member_id
        if identity.client_id is None
        else ProviderTie.client_id == identity.client_id
    )
    whose = await work.session.scalar(
        delete(ProviderTie)
        .where(
            ProviderTie.practice_id == work.practice_id,
            ProviderTie.id == tie_id,
            true() if identity.role is Role.OWNER else own,
        )
        .returning(ProviderTie.person_id)
    )
    if whose is None:
        raise NotFound
    if whose == identity.person_id and not await _has_another_way(work, database, identity):
        raise OnlyWayIn


async def _has_another_way(work: Work, database: Database, identity: Identity) -> bool:
    known = await find_person(database, await _address_of(database, identity))
    if known is None or known.password_hash is not None:
        return True
    another = exists().where(ProviderTie.practice_id == work.practice_id, ProviderTie.person_id == identity.person_id)
    return bool(await work.session.scalar(select(another)))


async def _address_of(database: Database, identity: Identity) -> str:
    row = await database.reads.fetchrow("SELECT email FROM show_me_v2($1, $2)", identity.practice_id, identity.token_id)
    return str(row["email"])


async def _role_of(work: Work, found: ProviderTie) -> Role | None:
    """What the tied person is here now; `None` when they have left."""
    if found.member_id is not None:
        role = await work.session.scalar(
            select(Member.role).where(
                Member.practice_id == work.practice_id, Member.id == found.member_id, Member.ended_at.is_(None)
            )
        )
        return None if role is None else Role(role)
    view = exists().where(
        OwnView.practice_id == work.practice_id,
        OwnView.client_id == found.client_id,
        OwnView.person_id == found.person_id,
        OwnView.ended_at.is_(None),
    )
    return Role.CLIENT if await work.session.scalar(select(view)) else None
