"""The secrets that a receiver's messages are signed with: the present one, and those it replaced less than a day ago.

A receiver may start to verify with its new secret at any moment of that day: whatever is sent in it carries a signature for each.
"""

import os
from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, delete, select, update

from service.alerts.models import FormerSecret, Receiver
from service.alerts.signature import signing_secret
from service.kit.database import new_id
from service.kit.jobs import Done, JobKind, Outcome, Run, ask
from service.kit.problems import Problem
from service.kit.secrets import Secret
from service.kit.vault import Place, SealBroken, Seals
from service.kit.work import Work

SECRET_BYTES: Final = 32
OVERLAP: Final = timedelta(hours=24)
"""How long a replaced secret goes on signing (Svix, too, keeps it for 24 hours)."""
MOST_FORMER: Final = 4
"""Replaced secrets that sign at once; each adds a signature to every message."""
FORGET: Final = "forget_secrets"
"""The kind of job that destroys a receiver's replaced secrets once they sign no more."""


class TooManySecrets(Problem):
    """The secret was changed so often within a day that messages would carry too many signatures."""

    status = 409
    title = f"At most {MOST_FORMER} replaced secrets of a receiver sign at once"
    remedy = (
        "Once your system verifies with the newest, end the others: DELETE /v1/receivers/{receiver_id}/former-secrets."
    )


async def sealed_new_secret(work: Work, receiver_id: UUID) -> tuple[Secret, bytes]:
    """A fresh secret, in clear and as it is kept with the receiver."""
    secret = signing_secret(os.urandom(SECRET_BYTES))
    return secret, (await work.seals()).seal(secret, _present(receiver_id))


async def rotate_secret(work: Work, receiver: Receiver) -> Secret:
    """Give a held receiver a new secret, which is returned; the one before signs beside it for a day.

    Asked again within the day, every secret that was replaced in it keeps its own day, so that no answer that was lost on
    its way to us can cost a message. A secret that cannot be opened any more is replaced without an overlap.

    Raises:
        TooManySecrets: when there would be more than `MOST_FORMER` beside the new one.
    """
    seals = await work.seals()
    present = _opened(seals, receiver.secret, _present(receiver.id))
    if present is not None:
        if len(await _former(work, receiver.id)) >= MOST_FORMER:
            raise TooManySecrets
        former_id, receiver.former_secrets_until = new_id(), work.at + OVERLAP
        work.session.add(
            FormerSecret(
                practice_id=work.practice_id,
                id=former_id,
                receiver_id=receiver.id,
                secret=seals.seal(present, _replaced(former_id)),
                signs_until=receiver.former_secrets_until,
            )
        )
        await ask(work, FORGET, subject_id=receiver.id, unique_key=str(former_id), due_at=receiver.former_secrets_until)
    secret, receiver.secret = await sealed_new_secret(work, receiver.id)
    await work.session.flush()
    return secret


async def forget_former_secrets(work: Work, receiver: Receiver) -> None:
    """Destroy every replaced secret of a held receiver; messages carry one signature from now on."""
    await work.session.execute(delete(FormerSecret).where(*_of(work, receiver.id)))
    receiver.former_secrets_until = None


async def secrets_to_sign_with(work: Work, receiver: Receiver) -> Sequence[Secret]:
    """The present secret, then those that it replaced and that still sign, newest first.

    Raises:
        SealBroken: when the present one cannot be opened; one of the others is passed over.
    """
    seals = await work.seals()
    present = seals.open(receiver.secret or b"", _present(receiver.id))
    former = [_opened(seals, each.secret, _replaced(each.id)) for each in await _former(work, receiver.id)]
    return [present, *(each for each in former if each is not None)]


def _present(receiver_id: UUID) -> Place:
    return Place(table="receiver", column="secret", row=receiver_id)


def _replaced(former_id: UUID) -> Place:
    return Place(table="former_secret", column="secret", row=former_id)


def _of(work: Work, receiver_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return FormerSecret.practice_id == work.practice_id, FormerSecret.receiver_id == receiver_id


def _opened(seals: Seals, sealed: bytes | None, place: Place) -> Secret | None:
    try:
        return seals.open(sealed or b"", place)
    except SealBroken:
        return None


async def _former(work: Work, receiver_id: UUID) -> Sequence[FormerSecret]:
    found = await work.session.scalars(
        select(FormerSecret)
        .where(*_of(work, receiver_id), FormerSecret.signs_until > work.at)
        .order_by(FormerSecret.id.desc())
    )
    return found.all()


async def _forget(run: Run) -> Outcome:
    async with run.work() as work:
        over = FormerSecret.signs_until <= work.at
        await work.session.execute(delete(FormerSecret).where(*_of(work, run.subject_id), over))
        await work.session.execute(
            update(Receiver)
            .where(
                Receiver.practice_id == work.practice_id,
                Receiver.id == run.subject_id,
                Receiver.former_secrets_until <= work.at,
            )
            .values(former_secrets_until=None)
        )
    return Done()


JOBS: Final = (JobKind(FORGET, _forget),)
