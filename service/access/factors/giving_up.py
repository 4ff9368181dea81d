"""Removing second factors, and forgetting them when somebody has lost them or leaves."""

from uuid import UUID

from sqlalchemy import delete, exists, select, update

from service.access.factors.models import AuthenticatorApp, Passkey, RecoveryCode
from service.access.factors.setting_up import hold_person
from service.access.identity import Identity
from service.access.models import Member, OwnView, Token
from service.kit.problems import NotFound, Problem
from service.kit.work import Work


class FactorDemanded(Problem):
    """The practice demands a second factor of the person, and this is the only one."""

    status = 409
    title = "Your practice demands a second factor, and this is your only one"
    remedy = "Set up another first."


async def remove_factor(
    work: Work, identity: Identity, table: type[AuthenticatorApp] | type[Passkey], factor_id: UUID
) -> None:
    """Remove one of the person's own; recovery codes go with the last.

    Raises:
        NotFound: when they have no such one.
        FactorDemanded: when they must have one, and this is the only one.
    """
    await hold_person(work, identity.person_id)
    removed = await work.session.execute(
        delete(table)
        .where(table.practice_id == work.practice_id, table.id == factor_id, table.person_id == identity.person_id)
        .returning(table.id)
    )
    if removed.scalar() is None:
        raise NotFound
    # Whoever had none before has only taken back what was begun.
    if not identity.has_factor or await has_factor(work, identity.person_id):
        return
    if identity.must_have_factor:
        raise FactorDemanded
    await work.session.execute(
        delete(RecoveryCode).where(
            RecoveryCode.practice_id == work.practice_id, RecoveryCode.person_id == identity.person_id
        )
    )


async def has_factor(work: Work, person_id: UUID) -> bool:
    """Whether the person has an app that counts, or a passkey, here."""
    app = exists().where(
        AuthenticatorApp.practice_id == work.practice_id,
        AuthenticatorApp.person_id == person_id,
        AuthenticatorApp.confirmed_at.is_not(None),
    )
    passkey = exists().where(Passkey.practice_id == work.practice_id, Passkey.person_id == person_id)
    return bool(await work.session.scalar(select(app | passkey)))


async def free_member(work: Work, member_id: UUID) -> None:
    """Forget everything that a member who lost their factors has, and end their sessions; the password alone is left.

    Raises:
        NotFound: when no such member works here.
    """
    person_id = await work.session.scalar(
        select(Member.person_id).where(
            Member.practice_id == work.practice_id, Member.id == member_id, Member.ended_at.is_(None)
        )
    )
    if person_id is None:
        raise NotFound
    await hold_person(work, person_id)
    await forget_factors(work, person_id)
    await work.session.execute(
        update(Token)
        .where(
            Token.practice_id == work.practice_id,
            Token.person_id == person_id,
            Token.kind.in_(("session", "browser", "second_step")),
            Token.revoked_at.is_(None),
        )
        .values(revoked_at=work.at)
    )


async def forget_factors(work: Work, person_id: UUID) -> None:
    """Forget all of a person's factors in this practice."""
    for table in (AuthenticatorApp, Passkey, RecoveryCode):
        await work.session.execute(
            delete(table).where(table.practice_id == work.practice_id, table.person_id == person_id)
        )


async def forget_factors_of_who_left(work: Work, person_id: UUID) -> None:
    """Forget them unless the person has another place here: who comes back later starts anew."""
    member = exists().where(
        Member.practice_id == work.practice_id, Member.person_id == person_id, Member.ended_at.is_(None)
    )
    view = exists().where(
        OwnView.practice_id == work.practice_id, OwnView.person_id == person_id, OwnView.ended_at.is_(None)
    )
    if not await work.session.scalar(select(member | view)):
        await forget_factors(work, person_id)
