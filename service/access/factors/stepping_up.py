"""Stepping up: a session learns that its person has just shown anew that it is them."""

from uuid import UUID

from sqlalchemy import update

from service.access.assurance import Means
from service.access.factors.ceremonies import Site
from service.access.factors.passkey_shapes import PasskeyAnswer
from service.access.factors.shapes import NewStepUp, SecondStep
from service.access.factors.showing import show_code, show_passkey, show_recovery_code
from service.access.identity import Identity
from service.access.models import Token
from service.kit.problems import Problem
from service.kit.vault import Vault
from service.kit.work import Work


class NoSession(Problem):
    """Only a session has a person before it; keys and front ends have not."""

    status = 403
    title = "This token is not held by a person"
    remedy = "Sign in, and use the session's token."


class OneProof(Problem):
    """None was sent, or several."""

    status = 400
    title = "Send one proof, and no more"
    remedy = "Send one of `code`, `recovery_code`, `passkey` and, where it will do, `password`."


async def step_up(work: Work, identity: Identity, means: Means) -> None:
    """Have this very session know, from this moment on."""
    await work.session.execute(
        update(Token)
        .where(Token.practice_id == work.practice_id, Token.id == identity.token_id)
        .values(proven_by=means, proven_at=work.at)
    )


def of_a_session(identity: Identity) -> Identity:
    """The caller, who holds a session.

    Raises:
        NoSession: when a program does.
    """
    if not identity.is_session:
        raise NoSession
    return identity


async def show(  # noqa: PLR0913 # each is named at the call
    work: Work, vault: Vault, site: Site, given: SecondStep | NewStepUp, *, person_id: UUID, bound_to: str
) -> Means:
    """Take the second factor that was sent; by what it was shown.

    Raises:
        OneProof: when it is none, or several.
        FactorRefused: when it is not the person's, or was taken before.
    """
    match given.code, given.recovery_code, given.passkey:
        case str(code), None, None:
            return await show_code(work, person_id, code)
        case None, str(code), None:
            return await show_recovery_code(work, person_id, code)
        case None, None, PasskeyAnswer() as answer:
            await show_passkey(work, vault, site, answer, bound_to=bound_to, person_id=person_id)
            return Means.PASSKEY
        case _:
            raise OneProof
