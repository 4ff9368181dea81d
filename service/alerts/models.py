"""What a practice is told, where, and what became of every attempt to tell it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
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
        Index("ix_alert_told", "practice_id", "created_at", "id"),
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
    former_secrets_until: Mapped[datetime | None]
    """When the last of the secrets it had before ends."""
    created_at: Mapped[datetime]


class FormerSecret(PracticeTable):
    """A signing secret that was replaced and signs beside the present one for a while; rows go when it is over."""

    __tablename__ = "former_secret"
    __table_args__ = (
        within_practice("receiver_id", "receiver"),
        Index("ix_former_secret_receiver", "practice_id", "receiver_id", "id"),
        {"info": {"app_may": "SELECT, INSERT, DELETE"}},
    )

    receiver_id: Mapped[UUID]
    secret: Mapped[bytes]
    """Sealed."""
    signs_until: Mapped[datetime]


class Replay(PracticeTable):
    """Everything a receiver was, or should have been, sent within some time, sent again."""

    __tablename__ = "replay"
    __table_args__ = (
        within_practice("receiver_id", "receiver"),
        CheckConstraint("state IN ('running', 'done', 'stopped')", name="state"),
        CheckConstraint("(state = 'running') = (finished_at IS NULL)", name="finished_at"),
        CheckConstraint("(state = 'stopped') = (reason IS NOT NULL)", name="reason"),
        Index(
            "uq_replay_running", "practice_id", "receiver_id", unique=True, postgresql_where=text("state = 'running'")
        ),
        Index("ix_replay_receiver", "practice_id", "receiver_id", "id"),
    )

    receiver_id: Mapped[UUID]
    since: Mapped[datetime]
    until: Mapped[datetime]
    """Both of when the practice was told; the latter is no longer part of it."""
    events: Mapped[list[str]]
    """Names of the events; empty for all."""
    undelivered_only: Mapped[bool]
    found: Mapped[int]
    """How many messages there were when it was asked for."""
    state: Mapped[str] = mapped_column(default="running")
    reason: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    """Why it was stopped: code, params, text."""
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    """When the last message was put on its way, or none was any more."""


class Delivery(PracticeTable):
    """One alert on its way to one receiver; a replay is a delivery of its own."""

    __tablename__ = "delivery"
    __table_args__ = (
        within_practice("alert_id", "alert"),
        within_practice("receiver_id", "receiver"),
        within_practice("replay_id", "replay"),
        UniqueConstraint("practice_id", "alert_id", "receiver_id", "replay"),
        Index(
            "uq_delivery_replay",
            "practice_id",
            "replay_id",
            "alert_id",
            unique=True,
            postgresql_where=text("replay_id IS NOT NULL"),
        ),
        CheckConstraint("state IN ('pending', 'delivered', 'failed')", name="state"),
        CheckConstraint("(state = 'pending') = (next_attempt_at IS NOT NULL)", name="next_attempt_at"),
        Index("ix_delivery_receiver", "practice_id", "receiver_id", "id"),
    )

    alert_id: Mapped[UUID]
    receiver_id: Mapped[UUID]
    replay: Mapped[int] = mapped_column(default=0)
    """0 for the first delivery of this alert to this receiver, then 1, 2, …"""
    replay_id: Mapped[UUID | None]
    """The replay of a range that sends it; such a replay sends no alert twice."""
    state: Mapped[str] = mapped_column(default="pending")
    reason: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    """Why it is not delivered: code, params, text."""
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class Attempt(PracticeTable):
    """One try of a delivery; rows are added, and go with their delivery or when they are old."""

    __tablename__ = "attempt"
    __table_args__ = (
        within_practice("delivery_id", "delivery"),
        CheckConstraint("(outcome = 'answered') = (status IS NOT NULL)", name="status"),
        Index("ix_attempt_delivery", "practice_id", "delivery_id", "id"),
        Index("ix_attempt_at", "practice_id", "at"),
        {"info": {"app_may": "SELECT, INSERT, DELETE"}},
    )

    delivery_id: Mapped[UUID]
    at: Mapped[datetime]
    """When it was sent; also the time in its signature."""
    url: Mapped[str]
    request_headers: Mapped[dict[str, Any]]
    """Without signatures."""
    request_start: Mapped[str]
    """The start of what was sent."""
    outcome: Mapped[str]
    """`answered`, or why nothing was: `no_answer`, or the code of our own refusal to go there."""
    status: Mapped[int | None]
    """HTTP status of the answer."""
    reply_headers: Mapped[dict[str, Any]]
    """The first of the answer's, shortened, without cookies; none when nothing came back."""
    reply_start: Mapped[str]
    """The start of the answer, as text fit to show."""
    duration_ms: Mapped[int]
