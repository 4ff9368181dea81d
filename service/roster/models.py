"""Whom the practice coaches, who coaches whom, and what each client has agreed to."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from service.kit.database import PracticeTable, within_practice


class Client(PracticeTable):
    """A person being coached."""

    __tablename__ = "client"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id"], ["practice.practice_id"]),
        CheckConstraint("daily_minutes BETWEEN 5 AND 240", name="daily_minutes"),
        CheckConstraint("goal_quality_followers > 0", name="goal_quality_followers"),
    )

    name: Mapped[str]
    time_zone: Mapped[str]
    """An IANA name; the client's day begins and ends by it."""
    language: Mapped[str | None]
    """A BCP 47 tag; none while nobody said."""
    goal: Mapped[str]
    goal_quality_followers: Mapped[int] = mapped_column(default=500)
    daily_minutes: Mapped[int]
    interests: Mapped[list[str]]
    target_market: Mapped[dict[str, Any]]
    """A `service.roster.market.TargetMarket`; read it with `market_of`."""
    is_sample: Mapped[bool] = mapped_column(default=False)
    coaching_ended_at: Mapped[datetime | None]
    coaching_resumed_at: Mapped[datetime | None]
    """When it was taken up again after an end, the last time; links made before stay closed."""
    created_at: Mapped[datetime]


class Assignment(PracticeTable):
    """This member coaches this client."""

    __tablename__ = "assignment"
    __table_args__ = (
        within_practice("client_id", "client"),
        within_practice("member_id", "member"),
        UniqueConstraint("practice_id", "client_id", "member_id"),
        Index("ix_assignment_member", "practice_id", "member_id", "client_id"),
    )

    client_id: Mapped[UUID]
    member_id: Mapped[UUID]
    created_at: Mapped[datetime]


class Consent(PracticeTable):
    """What a client agreed to, from when until when; a new grant is a new row."""

    __tablename__ = "consent"
    __table_args__ = (
        within_practice("client_id", "client"),
        CheckConstraint("kind IN ('names', 'notes', 'exports')", name="kind"),
        Index(
            "uq_consent_standing",
            "practice_id",
            "client_id",
            "kind",
            unique=True,
            postgresql_where=text("revoked_at IS NULL"),
        ),
    )

    client_id: Mapped[UUID]
    kind: Mapped[str]
    granted_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class Look(PracticeTable):
    """Somebody of the practice opened what a client had agreed to show; rows are added, and go with the client alone."""

    __tablename__ = "look"
    __table_args__ = (
        within_practice("client_id", "client"),
        CheckConstraint("kind IN ('names', 'notes', 'exports')", name="kind"),
        Index("ix_look_client", "practice_id", "client_id", "at"),
        {"info": {"app_may": "SELECT, INSERT, DELETE"}},
    )

    client_id: Mapped[UUID]
    kind: Mapped[str]
    actor: Mapped[str]
    at: Mapped[datetime]


class CoachCall(PracticeTable):
    """A call that was held with a client."""

    __tablename__ = "coach_call"
    __table_args__ = (
        within_practice("client_id", "client"),
        Index("ix_coach_call_client", "practice_id", "client_id", "held_at"),
    )

    client_id: Mapped[UUID]
    held_at: Mapped[datetime]
    """By the practice's own time."""
    noted_by: Mapped[str]
