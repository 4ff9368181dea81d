"""A practice's identity providers, the ways to one and back, what came back, and whom it stands for here."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.kit.database import PracticeTable, within_practice


class IdentityProvider(PracticeTable):
    """An OpenID provider by which people of this practice sign in."""

    __tablename__ = "identity_provider"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id"], ["practice.practice_id"]),
        # Subjects are the issuer's: two rows of one issuer would make two people of one.
        UniqueConstraint("practice_id", "issuer"),
    )

    name: Mapped[str]
    """What people are shown."""
    issuer: Mapped[str]
    """Never changed: ties hold for this issuer alone."""
    known_as: Mapped[str]
    """What the provider calls us (`client_id` in its words)."""
    secret: Mapped[bytes | None]
    """Sealed; none where the provider knows us as a public program."""
    email_domains: Mapped[list[str]]
    """People with addresses elsewhere are not let in; empty for any."""
    return_addresses: Mapped[list[str]]
    """The practice's own programs, to which people may be sent back with a proof."""
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime | None]


class ProviderAttempt(PracticeTable):
    """One way to a provider and back, bound to the browser that set out."""

    __tablename__ = "provider_attempt"
    __table_args__ = (
        within_practice("provider_id", "identity_provider", ondelete="CASCADE"),
        UniqueConstraint("practice_id", "state_hash"),
        Index("ix_provider_attempt_provider", "practice_id", "provider_id"),
    )

    provider_id: Mapped[UUID]
    state_hash: Mapped[bytes]
    browser_hash: Mapped[bytes]
    luggage: Mapped[bytes]
    """Sealed; verifier and nonce, and where the person wants to go."""
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class ProviderProof(PracticeTable):
    """A provider's word about one person, to be redeemed once by whoever had them set out."""

    __tablename__ = "provider_proof"
    __table_args__ = (
        within_practice("provider_id", "identity_provider", ondelete="CASCADE"),
        UniqueConstraint("practice_id", "code_hash"),
        Index("ix_provider_proof_provider", "practice_id", "provider_id"),
    )

    provider_id: Mapped[UUID]
    code_hash: Mapped[bytes]
    challenge: Mapped[str]
    """The S256 challenge of the verifier that redeems it (RFC 7636 §4.2)."""
    subject: Mapped[str]
    email: Mapped[str]
    """Which the provider says is verified, in lower case."""
    is_fresh: Mapped[bool]
    """Whether the person proved themselves to the provider on this very way, and not days before."""
    proven_by: Mapped[str]
    proven_at: Mapped[datetime | None]
    """How they did, and when, as far as it says so."""
    expires_at: Mapped[datetime]


class ProviderTie(PracticeTable):
    """That a provider's subject is this member, or this client in their own view."""

    __tablename__ = "provider_tie"
    __table_args__ = (
        within_practice("provider_id", "identity_provider", ondelete="CASCADE"),
        within_practice("member_id", "member"),
        within_practice("client_id", "client"),
        CheckConstraint("(member_id IS NULL) <> (client_id IS NULL)", name="member_or_client"),
        UniqueConstraint("practice_id", "provider_id", "subject"),
        UniqueConstraint("practice_id", "provider_id", "member_id"),
        UniqueConstraint("practice_id", "provider_id", "client_id"),
    )

    provider_id: Mapped[UUID]
    subject: Mapped[str]
    """The issuer's own name of the person, which it gives to nobody else ever (OpenID Connect Core 1.0 §2)."""
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    member_id: Mapped[UUID | None]
    client_id: Mapped[UUID | None]
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]
