"""What a practice is told, where, and what became of every attempt to tell it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from service.kit.database import PracticeTable, within_practice


class Alert(PracticeTable):
    """Something a practice is told; rows are added, and go only when what they tell of is erased."""

    __tablename__ = "alert"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id"], ["practice.practice_id"]),
        within_practice("client_id", "client"),
        Index("ix_alert_client", "practice_id", "client_id", "id"),
        {"info": {"app_may": "SELECT, INSERT, DELETE"}},
    )

    event: Mapped[str]
    """The name of a `service.alerts.events.EventType`."""
    version: Mapped[int]
    """Of the payload's shape."""
    subject_id: Mapped[UUID]
    """What it is about: a finding, an account, a receiver."""
    client_id: Mapped[UUID | None]
    """The client it is about; only members with this client in reach see it."""
    payload: Mapped[dict[str, Any]]
    """Ids and kinds, no more: whoever is told comes back for the rest, as what they are allowed to be."""
    occurred_at: Mapped[datetime]
    created_at: Mapped[datetime]


class Receiver(PracticeTable):
    """A web address at which a practice's own system is told."""

    __tablename__ = "receiver"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id"], ["practice.practice_id"]),
        CheckConstraint("state IN ('active', 'disabled', 'removed')", name="state"),
        CheckConstraint("(state = 'removed') = (secret IS NULL)", name="secret"),
        CheckConstraint("(state = 'active') = (reason IS NULL)", name="reason"),
    )

    url: Mapped[str]
    description: Mapped[str]
    secret: Mapped[bytes | None]
    """The signing secret, sealed; destroyed when the receiver is removed."""
    events: Mapped[list[str]]
    """Names of the events it wants; empty for all."""
    state: Mapped[str] = mapped_column(default="active")
    reason: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    """Why it is not active: code, params, text."""
    state_since: Mapped[datetime]
    failing_since: Mapped[datetime | None]
    """Its first failure after its last success."""
    created_at: Mapped[datetime]


class Delivery(PracticeTable):
    """One alert on its way to one receiver; a replay is a delivery of its own."""

    __tablename__ = "delivery"
    __table_args__ = (
        within_practice("alert_id", "alert"),
        within_practice("receiver_id", "receiver"),
        UniqueConstraint("practice_id", "alert_id", "receiver_id", "replay"),
        CheckConstraint("state IN ('pending', 'delivered', 'failed')", name="state"),
        CheckConstraint("(state = 'pending') = (next_attempt_at IS NOT NULL)", name="next_attempt_at"),
        Index("ix_delivery_receiver", "practice_id", "receiver_id", "id"),
    )

    alert_id: Mapped[UUID]
    receiver_id: Mapped[UUID]
    replay: Mapped[int] = mapped_column(default=0)
    """0 for the first delivery of this alert to this receiver, then 1, 2, …"""
    state: Mapped[str] = mapped_column(default="pending")
    reason: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    """Why it is not delivered: code, params, text."""
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class Attempt(PracticeTable):
    """One try of a delivery; rows are added, and go only with their delivery."""

    __tablename__ = "attempt"
    __table_args__ = (
        within_practice("delivery_id", "delivery"),
        CheckConstraint("(outcome = 'answered') = (status IS NOT NULL)", name="status"),
        Index("ix_attempt_delivery", "practice_id", "delivery_id", "id"),
        {"info": {"app_may": "SELECT, INSERT, DELETE"}},
    )

    delivery_id: Mapped[UUID]
    at: Mapped[datetime]
    """When it was sent; also the time in its signature."""
    outcome: Mapped[str]
    """`answered`, or why nothing was: `no_answer`, or the code of our own refusal to go there."""
    status: Mapped[int | None]
    """HTTP status of the answer."""
    reply_start: Mapped[str]
    """The start of the answer, as text fit to show."""
    duration_ms: Mapped[int]
