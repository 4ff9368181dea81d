"""What a passkey signs: a number that says whom it was made for and until when, sealed by us, kept nowhere until it is spent.

So nobody fills a table by asking for some. Which practice a passkey belongs to is known only by its answer; there the
challenge is spent, once.
"""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert

from service.access.factors.models import SpentChallenge
from service.kit.database import new_id
from service.kit.vault import Vault
from service.kit.work import Work

LIFE: Final = timedelta(minutes=5)
"""Long enough to fetch a phone; WebAuthn §15.1 recommends five to ten minutes."""
_PURPOSE: Final = b"passkey answers"
_RANDOM: Final = 16
_MOMENT: Final = 8
_SEAL: Final = 32


def new_challenge(vault: Vault, bound_to: str, *, at: datetime) -> bytes:
    """A challenge to be answered soon, for this alone: a session, a step of signing in, a browser."""
    said = secrets.token_bytes(_RANDOM) + int((at + LIFE).timestamp()).to_bytes(_MOMENT, "big")
    return said + _seal(vault, bound_to, said)


def is_ours(vault: Vault, challenge: bytes, bound_to: str, *, at: datetime) -> bool:
    """Whether it was made for this, and has not ended."""
    said, seal = challenge[:-_SEAL], challenge[-_SEAL:]
    if len(said) != _RANDOM + _MOMENT or not hmac.compare_digest(seal, _seal(vault, bound_to, said)):
        return False
    return at.timestamp() < int.from_bytes(said[_RANDOM:], "big")


async def spend(work: Work, challenge: bytes) -> bool:
    """Whether this is the first answer to it."""
    spent = SpentChallenge
    await work.session.execute(delete(spent).where(spent.practice_id == work.practice_id, spent.expires_at < work.at))
    first = await work.session.execute(
        insert(spent)
        .values(
            practice_id=work.practice_id,
            id=new_id(),
            hash=hashlib.sha256(challenge).digest(),
            expires_at=work.at + LIFE,
        )
        .on_conflict_do_nothing()
        .returning(spent.id)
    )
    return first.scalar() is not None


def _seal(vault: Vault, bound_to: str, said: bytes) -> bytes:
    key = vault.deployment_key(_PURPOSE)
    return hmac.new(key, said + bound_to.encode(), hashlib.sha256).digest()
