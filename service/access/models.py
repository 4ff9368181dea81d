"""Practices, the people who may enter them, and every bearer token."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from service.access.tiers import Tier
from service.kit.database import PracticeTable, Table, new_id, within_practice

FOUND_BEFORE_PRACTICE = {"found_before_practice": True}
"""Marks the few indexes that do not lead with the practice, because it is found through them."""


class Practice(Table):
    """The tenant: one coaching business."""

    __tablename__ = "practice"
    __table_args__ = (
        CheckConstraint("finding_order IN ('together', 'client_first')", name="finding_order"),
        CheckConstraint("tier IN ('free', 'coach', 'team', 'unlimited')", name="tier"),
        CheckConstraint("second_factor IN ('optional', 'owners', 'members')", name="second_factor"),
    )

    practice_id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    clock_offset: Mapped[timedelta] = mapped_column(default=timedelta(0))
    """How far a sandbox practice's domain time runs ahead; zero for every other."""
    finding_order: Mapped[str] = mapped_column(default="together")
    """Whether a finding about a client's own account reaches client and coach together, or the client first."""
    approves_weed_outs: Mapped[bool] = mapped_column(default=False)
    """Whether a member approves each weed-out before its steps come into the client's plan."""
    tier: Mapped[str] = mapped_column(default=Tier.UNLIMITED)
    """How much of everything it may have."""
    second_factor: Mapped[str] = mapped_column(default="optional")
    """Of whom it demands one."""
    created_at: Mapped[datetime]


class Person(Table):
    """One sign-in, perhaps in several practices. Only the finder role reads it."""

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email_lower"),
        # Rehashing needs the id to aim at; names, addresses and hashes stay unreadable to the app role. Keys let nobody go
        # who still has a place anywhere.
        {"info": {"app_may": "INSERT, SELECT (id), UPDATE (password_hash), DELETE"}},
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str | None]
    """None for whoever came by way of an identity provider alone."""
    created_at: Mapped[datetime]


class Member(PracticeTable):
    """A person who works in the practice; coming back makes a new row, so nothing of the first time revives."""

    __tablename__ = "member"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id"], ["practice.practice_id"]),
        CheckConstraint("role IN ('owner', 'coach', 'assistant')", name="role"),
        Index("uq_member_active", "practice_id", "person_id", unique=True, postgresql_where=text("ended_at IS NULL")),
        Index("ix_member_found_by_person", "person_id", info=FOUND_BEFORE_PRACTICE),
    )

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str]
    name: Mapped[str]
    """As the person gave it; a copy, since the app role does not read `person`."""
    email: Mapped[str]
    """Likewise a copy."""
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class OwnView(PracticeTable):
    """A client's own way in: which person sees the practice as this client."""

    __tablename__ = "own_view"
    __table_args__ = (
        within_practice("client_id", "client"),
        Index("uq_own_view_client", "practice_id", "client_id", unique=True, postgresql_where=text("ended_at IS NULL")),
        Index("uq_own_view_person", "practice_id", "person_id", unique=True, postgresql_where=text("ended_at IS NULL")),
        Index("ix_own_view_found_by_person", "person_id", info=FOUND_BEFORE_PRACTICE),
    )

    client_id: Mapped[UUID]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str]
    email: Mapped[str]
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Invitation(PracticeTable):
    """An offer to enter the practice as a member, or as a client in their own view."""

    __tablename__ = "invitation"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id"], ["practice.practice_id"]),
        within_practice("client_id", "client"),
        within_practice("invited_by", "member"),
        CheckConstraint("role IN ('owner', 'coach', 'assistant', 'client')", name="role"),
        CheckConstraint("(role = 'client') = (client_id IS NOT NULL)", name="client"),
        Index("ix_invitation_found_by_hash", "token_hash", info=FOUND_BEFORE_PRACTICE),
    )

    role: Mapped[str]
    client_id: Mapped[UUID | None]
    email: Mapped[str]
    token_hash: Mapped[bytes]
    invited_by: Mapped[UUID]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class Token(PracticeTable):
    """A token, kept as its hash alone: one's own, or one that a front end was given."""

    __tablename__ = "token"
    __table_args__ = (
        within_practice("member_id", "member"),
        within_practice("client_id", "client"),
        CheckConstraint(
            "kind IN ('session', 'api_key', 'browser', 'second_step', 'registration', 'access', 'refresh')", name="kind"
        ),
        CheckConstraint(
            "proven_by IN ('password', 'provider', 'provider_factors', 'code', 'recovery_code', 'passkey')",
            name="proven_by",
        ),
        within_practice("approval_id", "approval"),
        CheckConstraint("(kind IN ('access', 'refresh')) = (approval_id IS NOT NULL)", name="approval"),
        CheckConstraint("(approval_id IS NULL) = (scopes IS NULL)", name="scopes"),
        CheckConstraint("(member_id IS NULL) <> (client_id IS NULL)", name="member_or_client"),
        Index("ix_token_member", "practice_id", "member_id"),
        Index("ix_token_approval", "practice_id", "approval_id"),
        Index("ix_token_found_by_hash", "hash", info=FOUND_BEFORE_PRACTICE),
    )

    kind: Mapped[str]
    hash: Mapped[bytes]
    """SHA-256 of the whole token; 256 random bits need no slow hash."""
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    member_id: Mapped[UUID | None]
    client_id: Mapped[UUID | None]
    approval_id: Mapped[UUID | None]
    """What a front end was let do, if it is its token."""
    scopes: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    """What this very token lends of that."""
    label: Mapped[str]
    proven_by: Mapped[str | None]
    """By what its holder has shown last that it is them; none for what programs hold."""
    proven_at: Mapped[datetime | None]
    """When; not known of a provider that does not tell."""
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class AuditEntry(PracticeTable):
    """Who did what to what, told by ids alone; rows are only ever added."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id"], ["practice.practice_id"]),
        {"info": {"app_may": "SELECT, INSERT"}},
    )

    actor: Mapped[str]
    front_end_id: Mapped[UUID | None]
    """The front end through which, if it was one."""
    action: Mapped[str]
    object: Mapped[str]
    request_id: Mapped[str]
    at: Mapped[datetime]
