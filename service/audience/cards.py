"""The cards that clients are dealt and what their answers taught, as they are kept."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.kit.database import PracticeTable, within_practice


class SortingCard(PracticeTable):
    """One follower dealt to the client, and how the client sorted them."""

    __tablename__ = "sorting_card"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        CheckConstraint("answer IN ('fits', 'friend', 'peer', 'not_for_me', 'unsure')", name="answer"),
        CheckConstraint(
            "stratum IN ('flagged', 'in_touch', 'newcomer', 'fitting', 'mutual', 'quiet', 'other')", name="stratum"
        ),
        UniqueConstraint("practice_id", "account_id", "profile_id"),
    )

    account_id: Mapped[UUID]
    profile_id: Mapped[int]
    dealt_at: Mapped[datetime]
    """By the practice's own time, like every moment here."""
    stratum: Mapped[str] = mapped_column(default="other")
    """The `strata.Stratum` they were in then; everybody in it was as likely to be dealt."""
    look: Mapped[int] = mapped_column(Integer, default=0)
    """The number of the newest look at the followers then; who came after an account's first card is a newcomer."""
    answer: Mapped[str | None]
    """The one that counts: the newest."""
    answered_at: Mapped[datetime | None]
    tap: Mapped[int | None] = mapped_column(Integer)
    """The answer's number among all of the account, so that the last can be told."""
    earlier: Mapped[list[Any]] = mapped_column(default=list)
    """Answers before the one that counts, as `taps.Tap`s."""


class Calibration(PracticeTable):
    """What a client's answers in one account say of followers not sorted: their own `calibrating.Weights`."""

    __tablename__ = "calibration"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        UniqueConstraint("practice_id", "account_id"),
    )

    account_id: Mapped[UUID]
    answers: Mapped[int] = mapped_column(Integer)
    by_facets: Mapped[list[Any]]
    per_score: Mapped[int] = mapped_column(Integer)
    per_fit: Mapped[int] = mapped_column(Integer)
