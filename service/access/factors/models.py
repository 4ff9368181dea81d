"""What a person of a practice proves themselves with besides a password: an authenticator app, passkeys, recovery codes.

They are the person's in this one practice, whatever they are to it: another practice of theirs asks for its own.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from service.access.models import FOUND_BEFORE_PRACTICE
from service.kit.database import PracticeTable


class AuthenticatorApp(PracticeTable):
    """A secret that an authenticator app makes codes from (RFC 6238); it counts once a code was shown."""

    __tablename__ = "authenticator_app"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id"], ["practice.practice_id"]),
        Index(
            "uq_authenticator_app_person",
            "practice_id",
            "person_id",
            unique=True,
            postgresql_where=text("confirmed_at IS NOT NULL"),
        ),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    secret: Mapped[bytes]
    """Sealed."""
    last_step: Mapped[int] = mapped_column(default=0)
    """The newest time step of which a code was taken; no older one ever is."""
    created_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]


class Passkey(PracticeTable):
    """A passkey's public half (WebAuthn §4, credential record)."""

    __tablename__ = "passkey"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id"], ["practice.practice_id"]),
        UniqueConstraint("practice_id", "credential_id"),
        Index("ix_passkey_person", "practice_id", "person_id"),
        Index("ix_passkey_found_by_credential", "credential_id", info=FOUND_BEFORE_PRACTICE),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str]
    credential_id: Mapped[bytes]
    user_handle: Mapped[bytes]
    """What the passkey calls the person; told with each use."""
    public_key: Mapped[bytes]
    """COSE."""
    sign_count: Mapped[int]
    """How often it was used, where it counts; a copy of it would fall behind."""
    is_synced: Mapped[bool]
    """Whether its provider keeps it on several devices."""
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]


class RecoveryCode(PracticeTable):
    """A code that stands in once for a factor that is lost."""

    __tablename__ = "recovery_code"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id"], ["practice.practice_id"]),
        UniqueConstraint("practice_id", "person_id", "hash"),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    hash: Mapped[bytes]
    """A hash of it, keyed with the practice's own key."""
    created_at: Mapped[datetime]


class SpentChallenge(PracticeTable):
    """A challenge that a passkey has answered, until it would have ended anyway."""

    __tablename__ = "spent_challenge"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id"], ["practice.practice_id"]),
        UniqueConstraint("practice_id", "hash"),
    )

    hash: Mapped[bytes]
    expires_at: Mapped[datetime]
