"""Showing that it is oneself: a code, a recovery code or a passkey is taken once, whoever else sends it at the same moment."""

from uuid import UUID

import structlog
from sqlalchemy import delete, select, update

from service.access.assurance import Means
from service.access.factors import ceremonies
from service.access.factors.ceremonies import Site
from service.access.factors.challenges import is_ours, spend
from service.access.factors.codes import keyed_hash_of, step_of
from service.access.factors.models import AuthenticatorApp, Passkey, RecoveryCode
from service.access.factors.passkey_shapes import PasskeyAnswer
from service.kit.database import Database
from service.kit.problems import Problem
from service.kit.vault import Place, Vault
from service.kit.work import Work

RECOVERY_KEY = b"recovery codes"
_log = structlog.get_logger()


class FactorRefused(Problem):
    """The code is not the one of this moment or was taken already, or the passkey is not the person's, or answers another
    question, another site, or without asking who holds it.
    """

    status = 403
    title = "This does not show that it is you"
    remedy = "Wait for the next code of your app, use a recovery code that you have not used, or ask the passkey anew."


async def show_code(work: Work, person_id: UUID, code: str) -> Means:
    """Take a code of the person's app; one of its time step, or of an earlier one, is never taken again.

    Raises:
        FactorRefused: when it is none, or was taken.
    """
    app = await work.session.scalar(
        select(AuthenticatorApp).where(
            AuthenticatorApp.practice_id == work.practice_id,
            AuthenticatorApp.person_id == person_id,
            AuthenticatorApp.confirmed_at.is_not(None),
        )
    )
    if app is None or not await take_step(work, app, code):
        raise FactorRefused
    return Means.CODE


async def take_step(work: Work, app: AuthenticatorApp, code: str) -> bool:
    """Whether this is a code of the app that nobody has used; it is used now."""
    secret = (await work.seals()).open(app.secret, place_of(app.id))
    step = step_of(secret, code, at=work.at, after=app.last_step)
    if step is None:
        return False
    # Of several that come at once the row lets one through: the others see its step once they get the row.
    taken = await work.session.execute(
        update(AuthenticatorApp)
        .where(
            AuthenticatorApp.practice_id == work.practice_id,
            AuthenticatorApp.id == app.id,
            AuthenticatorApp.last_step < step,
        )
        .values(last_step=step, last_used_at=work.at)
        .returning(AuthenticatorApp.id)
        .execution_options(synchronize_session=False)
    )
    return taken.scalar() is not None


async def show_recovery_code(work: Work, person_id: UUID, code: str) -> Means:
    """Take one of the person's recovery codes, for good.

    Raises:
        FactorRefused: when it is none, or was taken.
    """
    kept = keyed_hash_of(code, (await work.seals()).derived(RECOVERY_KEY))
    taken = await work.session.execute(
        delete(RecoveryCode)
        .where(
            RecoveryCode.practice_id == work.practice_id,
            RecoveryCode.person_id == person_id,
            RecoveryCode.hash == kept,
        )
        .returning(RecoveryCode.id)
    )
    if taken.scalar() is None:
        raise FactorRefused
    return Means.RECOVERY_CODE


async def passkey_practice(database: Database, answer: PasskeyAnswer) -> UUID:
    """The practice in which this passkey stands for somebody; that it does is not proven by that.

    Raises:
        FactorRefused: when there is none.
    """
    row = await database.reads.fetchrow(
        "SELECT * FROM find_passkey_v1($1, $2)",
        ceremonies.bytes_of(answer.raw_id),
        ceremonies.bytes_of(answer.response.user_handle),
    )
    if row is None:
        raise FactorRefused
    practice_id: UUID = row["practice_id"]
    return practice_id


async def show_passkey(  # noqa: PLR0913 # each is named at the call
    work: Work, vault: Vault, site: Site, answer: PasskeyAnswer, *, bound_to: str, person_id: UUID | None = None
) -> UUID:
    """Take a passkey's answer to a challenge that was made for this; returns whose it is.

    Raises:
        FactorRefused: whatever is wrong with it.
    """
    challenge = ceremonies.challenge_in(answer)
    handle = ceremonies.bytes_of(answer.response.user_handle)
    passkey = await work.session.scalar(
        select(Passkey).where(
            Passkey.practice_id == work.practice_id,
            Passkey.credential_id == ceremonies.bytes_of(answer.raw_id),
        )
    )
    if (
        passkey is None
        or passkey.person_id != (person_id or passkey.person_id)
        or handle not in {b"", passkey.user_handle}
        or not is_ours(vault, challenge, bound_to, at=work.at)
        or not await spend(work, challenge)
    ):
        raise FactorRefused
    count = ceremonies.sign_count_of(
        site, answer, challenge, public_key=passkey.public_key, sign_count=passkey.sign_count
    )
    if count is None or not await _count(work, passkey, count):
        _log.warning("passkey_not_believed", practice_id=str(work.practice_id), passkey_id=str(passkey.id))
        raise FactorRefused
    return passkey.person_id


async def _count(work: Work, passkey: Passkey, count: int) -> bool:
    """Whether its own count went on, where it keeps one (WebAuthn §6.1.1): a copy's does not."""
    counted = await work.session.execute(
        update(Passkey)
        .where(
            Passkey.practice_id == work.practice_id,
            Passkey.id == passkey.id,
            Passkey.sign_count < count if count else Passkey.sign_count == 0,
        )
        .values(sign_count=count, last_used_at=work.at)
        .returning(Passkey.id)
        .execution_options(synchronize_session=False)
    )
    return counted.scalar() is not None


def place_of(app_id: UUID) -> Place:
    """Where an app's secret is kept."""
    return Place("authenticator_app", "secret", app_id)
