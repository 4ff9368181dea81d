"""Weed-outs, who is proposed in them, and who is kept for good: as they are kept."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.kit.database import PracticeTable, within_practice


class WeedOut(PracticeTable):
    """One account's weed-out of one month."""

    __tablename__ = "weed_out"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        CheckConstraint("state IN ('awaiting_approval', 'open', 'closed')", name="state"),
        CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed"),
        UniqueConstraint("practice_id", "account_id", "month"),
    )

    account_id: Mapped[UUID]
    month: Mapped[date] = mapped_column(Date)
    """The first day of the client's own month."""
    state: Mapped[str]
    drafted_at: Mapped[datetime]
    """By the practice's own time, like every moment here."""
    seen_at: Mapped[datetime | None]
    """When the look was taken that it rests on."""
    forecast: Mapped[dict[str, Any] | None]
    """A `weed_out.Forecast`; none before followers were counted."""
    approved_at: Mapped[datetime | None]
    approved_by: Mapped[str | None]
    closed_at: Mapped[datetime | None]


class WeedOutPerson(PracticeTable):
    """Somebody proposed in a weed-out."""

    __tablename__ = "weed_out_person"
    __table_args__ = (
        within_practice("weed_out_id", "weed_out"),
        within_practice("account_id", "social_account"),
        CheckConstraint("state IN ('proposed', 'spared', 'unfollowed', 'gone')", name="state"),
        UniqueConstraint("practice_id", "weed_out_id", "profile_id"),
        Index("ix_weed_out_person_account", "practice_id", "account_id", "profile_id"),
    )

    weed_out_id: Mapped[UUID]
    account_id: Mapped[UUID]
    profile_id: Mapped[int]
    handle: Mapped[str]
    because: Mapped[list[str]]
    """`weed_out.Because`, what weighs most first."""
    step: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(default="proposed")
    """`unfollowed` as the client says, `gone` as a look has seen."""
    state_since: Mapped[datetime]


class KeptPerson(PracticeTable):
    """Somebody on the keep-list: no weed-out proposes them again."""

    __tablename__ = "kept_person"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        UniqueConstraint("practice_id", "account_id", "profile_id"),
    )

    account_id: Mapped[UUID]
    profile_id: Mapped[int]
    handle: Mapped[str]
    kept_at: Mapped[datetime]
    kept_by: Mapped[str]
