"""Clients' social accounts, how they come to be connected, and the sealed grants that read them."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from service.access.models import FOUND_BEFORE_PRACTICE
from service.kit.database import PracticeTable, within_practice

MONTHLY_BUDGET_MICROS: Final = 50_000_000
"""$50 a month buys about 5,000 of X's followers at $0.010 each (X API pricing, April 2026); a practice may change it."""

_PLATFORMS: Final = "platform IN ('x', 'instagram', 'facebook')"


class SocialAccount(PracticeTable):
    """A client's account on one network, connected by the network's API or known from official exports alone."""

    __tablename__ = "social_account"
    __table_args__ = (
        within_practice("client_id", "client"),
        CheckConstraint(_PLATFORMS, name="platform"),
        CheckConstraint("source IN ('api', 'export')", name="source"),
        CheckConstraint("state IN ('connected', 'needs_reconnect', 'disconnected')", name="state"),
        CheckConstraint(
            "state_reason IN ('revoked', 'permission_missing', 'permission_refused', 'asked', 'export_only')",
            name="state_reason",
        ),
        CheckConstraint(
            "(state = 'connected') = (state_reason IS NULL OR state_reason = 'permission_refused')", name="reason_given"
        ),
        CheckConstraint("state = 'disconnected' OR platform_account_id IS NOT NULL", name="known_when_connected"),
        CheckConstraint("monthly_budget_micros >= 0", name="monthly_budget"),
        UniqueConstraint("practice_id", "platform", "platform_account_id"),
        Index(
            "uq_social_account_unconfirmed",
            "practice_id",
            "client_id",
            "platform",
            text("lower(handle)"),
            unique=True,
            postgresql_where=text("platform_account_id IS NULL"),
        ),
        Index("ix_social_account_client", "practice_id", "client_id", "id"),
        Index(
            "ix_social_account_due",
            "next_checkup_at",
            postgresql_where=text("state = 'connected'"),
            info=FOUND_BEFORE_PRACTICE,
        ),
    )

    client_id: Mapped[UUID]
    platform: Mapped[str]
    platform_account_id: Mapped[int | None]
    """The network's own number; unknown while only exports speak of the account."""
    handle: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    source: Mapped[str]
    state: Mapped[str]
    state_reason: Mapped[str | None]
    missing_permissions: Mapped[list[str]] = mapped_column(default=list)
    """The network's names of what was asked for and not granted."""
    state_since: Mapped[datetime]
    monthly_budget_micros: Mapped[int] = mapped_column(default=MONTHLY_BUDGET_MICROS)
    created_at: Mapped[datetime]
    next_checkup_at: Mapped[datetime | None]
    """By the practice's own time; read only while connected."""


class ConnectLink(PracticeTable):
    """An offer to connect an account, for somebody who needs no sign-in; used once."""

    __tablename__ = "connect_link"
    __table_args__ = (
        within_practice("client_id", "client"),
        within_practice("account_id", "social_account"),
        CheckConstraint(_PLATFORMS, name="platform"),
        Index("ix_connect_link_found_by_hash", "token_hash", info=FOUND_BEFORE_PRACTICE),
    )

    token_hash: Mapped[bytes]
    client_id: Mapped[UUID]
    platform: Mapped[str]
    account_id: Mapped[UUID | None]
    """The account to connect again; none for a new one."""
    made_by: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class ConnectAttempt(PracticeTable):
    """One way to a network's consent page and back, bound to a link and to the browser that set out."""

    __tablename__ = "connect_attempt"
    __table_args__ = (
        within_practice("link_id", "connect_link"),
        CheckConstraint(_PLATFORMS, name="platform"),
        Index("ix_connect_attempt_found_by_state", "state_hash", info=FOUND_BEFORE_PRACTICE),
    )

    state_hash: Mapped[bytes]
    browser_hash: Mapped[bytes]
    link_id: Mapped[UUID]
    platform: Mapped[str]
    verifier: Mapped[bytes]
    """Sealed; what proves to the network that the one who asked is the one who comes back (PKCE)."""
    redirect_uri: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Grant(PracticeTable):
    """The sealed tokens of one account, and the lease under which they are renewed."""

    __tablename__ = "account_grant"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        UniqueConstraint("practice_id", "account_id"),
    )

    account_id: Mapped[UUID]
    access_token: Mapped[bytes]
    refresh_token: Mapped[bytes | None]
    expires_at: Mapped[datetime]
    """When the access token ends, by the practice's own time."""
    scopes: Mapped[list[str]]
    granted_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    """When the account was disconnected; the tokens wait only to be given back to the network."""
    lease_until: Mapped[datetime | None]
    """By real time, like all leases."""
    lease_fence: Mapped[int] = mapped_column(default=0, server_default="0")
    refresh_again_at: Mapped[datetime | None]
    """Not before this moment of real time, since the network failed or asked for a pause."""
