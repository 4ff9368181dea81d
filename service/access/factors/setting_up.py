"""Setting second factors up; whoever changes a person's holds them meanwhile."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import delete, exists, func, select, text, update

from service.access.factors import ceremonies
from service.access.factors.ceremonies import Site
from service.access.factors.challenges import is_ours, new_challenge, spend
from service.access.factors.codes import keyed_hash_of, new_recovery_codes, new_secret
from service.access.factors.models import AuthenticatorApp, Passkey, RecoveryCode
from service.access.factors.passkey_shapes import PasskeyMade, PasskeyWanted
from service.access.factors.showing import RECOVERY_KEY, FactorRefused, place_of, take_step
from service.access.identity import Identity
from service.kit.database import new_id
from service.kit.problems import NotFound, Problem
from service.kit.secrets import Secret
from service.kit.vault import Vault
from service.kit.work import Work

MOST_PASSKEYS: Final = 20
BEGUN_LIVES: Final = timedelta(hours=1)
"""For an app that has not shown a code yet."""


class TooManyPasskeys(Problem):
    """Nobody has so many devices."""

    status = 409
    title = f"You have {MOST_PASSKEYS} passkeys"
    remedy = "Remove one that you no longer use, then add this one."


class NoFactor(Problem):
    """Recovery codes stand in for a factor, and there is none."""

    status = 409
    title = "You have no second factor"
    remedy = "Add an authenticator app or a passkey, which bring recovery codes with them."


class CodeNotOfApp(Problem):
    """The app shows another code, so it took in another secret, or its clock is off by more than half a minute."""

    status = 409
    title = "This is not the code that your app should show now"
    remedy = "Have the phone set its clock by the network, or take the secret in once more; then send the next code."


class PasskeyKnown(Problem):
    """This very passkey was added before."""

    status = 409
    title = "This passkey is here already"
    remedy = "Use it, or make another."


class Called(NamedTuple):
    """What an authenticator shows its person, to tell this passkey from others."""

    practice: str
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class NewApp:
    """An app that was begun, and its secret, which is shown this once."""

    id: UUID
    secret: Secret


async def hold_person(work: Work, person_id: UUID) -> None:
    """Have whoever else changes this person's factors in this practice wait."""
    name = f"factors|{work.practice_id}|{person_id}"
    await work.session.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))"), {"name": name})


async def begin_app(work: Work, person_id: UUID) -> NewApp:
    """A secret for an app; a standing app counts until a code of the new one is shown."""
    await hold_person(work, person_id)
    apps = AuthenticatorApp
    await work.session.execute(
        delete(apps).where(
            apps.practice_id == work.practice_id,
            apps.person_id == person_id,
            apps.confirmed_at.is_(None),
            apps.created_at <= work.at - BEGUN_LIVES,
        )
    )
    begun = NewApp(new_id(), new_secret())
    work.session.add(
        apps(
            practice_id=work.practice_id,
            id=begun.id,
            person_id=person_id,
            secret=(await work.seals()).seal(begun.secret, place_of(begun.id)),
            created_at=work.at,
        )
    )
    await work.session.flush()
    return begun


async def confirm_app(work: Work, person_id: UUID, app_id: UUID, code: str) -> list[Secret]:
    """Have the app count from now on, in place of an older one; recovery codes, if there were none.

    Raises:
        NotFound: when no such app waits for its first code.
        CodeNotOfApp: when this is not its code.
    """
    await hold_person(work, person_id)
    apps = AuthenticatorApp
    app = await work.session.scalar(
        select(apps).where(
            apps.practice_id == work.practice_id,
            apps.id == app_id,
            apps.person_id == person_id,
            apps.confirmed_at.is_(None),
            apps.created_at > work.at - BEGUN_LIVES,
        )
    )
    if app is None:
        raise NotFound
    if not await take_step(work, app, code):
        raise CodeNotOfApp
    await work.session.execute(
        delete(apps).where(apps.practice_id == work.practice_id, apps.person_id == person_id, apps.id != app_id)
    )
    await work.session.execute(
        update(apps).where(apps.practice_id == work.practice_id, apps.id == app_id).values(confirmed_at=work.at)
    )
    return await _first_recovery_codes(work, person_id)


async def want_passkey(work: Work, vault: Vault, site: Site, identity: Identity, called: Called) -> PasskeyWanted:
    """What a browser needs to make a passkey for this person, in this session."""
    return ceremonies.wanted(
        site,
        new_challenge(vault, _of_making(identity), at=work.at),
        handle=ceremonies.handle_of(work.practice_id, identity.person_id),
        email=called.email,
        name=called.name,
        practice=called.practice,
        known=await _known_passkeys(work, identity.person_id),
    )


async def add_passkey(  # noqa: PLR0913 # each is named at the call
    work: Work, vault: Vault, site: Site, identity: Identity, made: PasskeyMade, *, name: str
) -> tuple[UUID, list[Secret]]:
    """Keep a passkey that was made in answer to a challenge of ours; with it recovery codes, if there were none.

    Raises:
        FactorRefused: whatever is wrong with it.
        PasskeyKnown: when it is here already.
        TooManyPasskeys: when there are so many.
    """
    await hold_person(work, identity.person_id)
    challenge = ceremonies.challenge_in(made)
    if not is_ours(vault, challenge, _of_making(identity), at=work.at) or not await spend(work, challenge):
        raise FactorRefused
    credential = ceremonies.made(site, made, challenge)
    if credential is None:
        raise FactorRefused
    here = (Passkey.practice_id == work.practice_id,)
    if await work.session.scalar(select(exists().where(*here, Passkey.credential_id == credential.credential_id))):
        raise PasskeyKnown
    if len(await _known_passkeys(work, identity.person_id)) >= MOST_PASSKEYS:
        raise TooManyPasskeys
    passkey_id = new_id()
    work.session.add(
        Passkey(
            practice_id=work.practice_id,
            id=passkey_id,
            person_id=identity.person_id,
            name=name,
            credential_id=credential.credential_id,
            user_handle=ceremonies.handle_of(work.practice_id, identity.person_id),
            public_key=credential.public_key,
            sign_count=credential.sign_count,
            is_synced=credential.is_synced,
            created_at=work.at,
        )
    )
    await work.session.flush()
    return passkey_id, await _first_recovery_codes(work, identity.person_id)


async def renew_recovery_codes(work: Work, person_id: UUID) -> list[Secret]:
    """Fresh recovery codes in place of all that were left."""
    await hold_person(work, person_id)
    await work.session.execute(
        delete(RecoveryCode).where(RecoveryCode.practice_id == work.practice_id, RecoveryCode.person_id == person_id)
    )
    key, drawn = (await work.seals()).derived(RECOVERY_KEY), new_recovery_codes()
    work.session.add_all(
        RecoveryCode(
            practice_id=work.practice_id,
            id=new_id(),
            person_id=person_id,
            hash=keyed_hash_of(each.reveal(), key),
            created_at=work.at,
        )
        for each in drawn
    )
    await work.session.flush()
    return drawn


async def _first_recovery_codes(work: Work, person_id: UUID) -> list[Secret]:
    left = await work.session.scalar(
        select(func.count())
        .select_from(RecoveryCode)
        .where(RecoveryCode.practice_id == work.practice_id, RecoveryCode.person_id == person_id)
    )
    return [] if left else await renew_recovery_codes(work, person_id)


async def _known_passkeys(work: Work, person_id: UUID) -> list[bytes]:
    found = select(Passkey.credential_id).where(Passkey.practice_id == work.practice_id, Passkey.person_id == person_id)
    return list((await work.session.scalars(found)).all())


def _of_making(identity: Identity) -> str:
    """What challenges to make a passkey in this very session are made for."""
    return f"make|{identity.token_id}"
