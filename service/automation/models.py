"""Findings: what was seen of automation, kept with its evidence, recognised again, and cleared."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from service.kit.database import PracticeTable, within_practice


class Finding(PracticeTable):
    """Signs that a program acts, about the client's own account or one of its followers."""

    __tablename__ = "finding"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        within_practice("client_id", "client"),
        CheckConstraint("subject IN ('own_account', 'follower')", name="subject"),
        CheckConstraint("state IN ('open', 'dismissed', 'cleared')", name="state"),
        UniqueConstraint("practice_id", "account_id", "recognition_key"),
        Index("ix_finding_client", "practice_id", "client_id", "last_seen_at"),
    )

    account_id: Mapped[UUID]
    client_id: Mapped[UUID]
    kind: Mapped[str]
    subject: Mapped[str]
    subject_profile_id: Mapped[int | None]
    recognition_key: Mapped[str]
    """The same for the same thing at the next checkup."""
    verdict: Mapped[dict[str, Any]]
    """An `automation.verdicts.Verdict`: code, params, text, probability and evidence rows."""
    state: Mapped[str]
    first_seen_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    state_since: Mapped[datetime]
    dismissal_reason: Mapped[str | None]
    dismissed_by: Mapped[str | None]
    coach_from: Mapped[datetime]
    """From when the coach sees it; later than the client where the practice chose so."""
