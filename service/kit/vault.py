"""Secrets at rest: AES-256-GCM under a data key per practice, itself wrapped by one master key.

The associated data `practice|table|column|row|key version` binds a ciphertext to its place, so that one moved to another
row, column or practice does not open. Destroying a practice's data key erases its secrets in every backup.
"""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import UniqueConstraint, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped

from service.kit.database import PracticeTable, new_id
from service.kit.secrets import Secret

_NONCE_BYTES: Final = 12
_FIRST_VERSION: Final = 1


class DataKey(PracticeTable):
    """A practice's data key, wrapped by the master key."""

    __tablename__ = "data_key"
    __table_args__ = (UniqueConstraint("practice_id", "version"),)

    version: Mapped[int]
    wrapped: Mapped[bytes]


class SealBroken(Exception):
    """A sealed value was altered, moved, or sealed under another key."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a secret is kept; part of its seal."""

    table: str
    column: str
    row: UUID


@dataclass(frozen=True, slots=True, repr=False)
class Seals:
    """Seals and opens the secrets of one practice."""

    practice_id: UUID
    keys: Mapping[int, bytes]

    def seal(self, secret: Secret, place: Place) -> bytes:
        """The secret as bytes fit to store: one version byte, a nonce, the ciphertext."""
        version = max(self.keys)
        nonce = os.urandom(_NONCE_BYTES)
        sealed = AESGCM(self.keys[version]).encrypt(
            nonce, secret.reveal().encode(), _bound(self.practice_id, place, version)
        )
        return bytes([version]) + nonce + sealed

    def open(self, sealed: bytes, place: Place) -> Secret:
        """The secret that was sealed for this very place.

        Raises:
            SealBroken: when it was altered, moved, cut short, or sealed under a key that is gone.
        """
        version, nonce, ciphertext = (
            sealed[0] if sealed else 0,
            sealed[1 : _NONCE_BYTES + 1],
            sealed[_NONCE_BYTES + 1 :],
        )
        key = self.keys.get(version)
        if key is None:
            raise SealBroken(f"no data key of version {version}")
        try:
            return Secret(AESGCM(key).decrypt(nonce, ciphertext, _bound(self.practice_id, place, version)).decode())
        except (InvalidTag, ValueError) as broken:
            raise SealBroken(f"{place.table}.{place.column} of row {place.row} does not open") from broken

    def derived(self, purpose: bytes) -> bytes:
        """A 32-byte key for one purpose, the same as long as the practice lives, whatever keys are added later."""
        return hashlib.blake2b(self.keys[min(self.keys)], digest_size=32, person=purpose[:16]).digest()


@dataclass(frozen=True, slots=True, repr=False)
class Vault:
    """Holds the master key; hands out each practice's seals."""

    master_key: bytes

    async def seals(self, session: AsyncSession, practice_id: UUID) -> Seals:
        """This practice's seals, making its first data key when it has none yet."""
        keys = await self._standing(session, practice_id)
        if not keys:
            row = new_id()
            wrapped = self._wrap(os.urandom(32), practice_id, _FIRST_VERSION)
            await session.execute(
                insert(DataKey)
                .values(practice_id=practice_id, id=row, version=_FIRST_VERSION, wrapped=wrapped)
                .on_conflict_do_nothing()
            )
            keys = await self._standing(session, practice_id)
        return Seals(practice_id=practice_id, keys=keys)

    def passing_key(self, practice_id: UUID, purpose: bytes) -> bytes:
        """A 32-byte key of this practice for what passes by and is kept nowhere; a new master key makes another."""
        return hashlib.blake2b(practice_id.bytes, key=self.master_key, digest_size=32, person=purpose[:16]).digest()

    def deployment_key(self, purpose: bytes) -> bytes:
        """A 32-byte key of the whole deployment for what belongs to no practice; a new master key makes another."""
        return hashlib.blake2b(b"deployment", key=self.master_key, digest_size=32, person=purpose[:16]).digest()

    async def _standing(self, session: AsyncSession, practice_id: UUID) -> dict[int, bytes]:
        rows = await session.execute(select(DataKey.version, DataKey.wrapped).where(DataKey.practice_id == practice_id))
        return {version: self._unwrap(wrapped, practice_id, version) for version, wrapped in rows}

    def _wrap(self, key: bytes, practice_id: UUID, version: int) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + AESGCM(self.master_key).encrypt(nonce, key, f"{practice_id}|data_key|{version}".encode())

    def _unwrap(self, wrapped: bytes, practice_id: UUID, version: int) -> bytes:
        try:
            return AESGCM(self.master_key).decrypt(
                wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:], f"{practice_id}|data_key|{version}".encode()
            )
        except InvalidTag as broken:
            raise SealBroken("a data key does not open under RAPPORT_MASTER_KEY") from broken


def _bound(practice_id: UUID, place: Place, version: int) -> bytes:
    return f"{practice_id}|{place.table}|{place.column}|{place.row}|{version}".encode()
