"""What is known of the people whom a client wants to know: as they are kept."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.kit.database import PracticeTable, within_practice


class Contact(PracticeTable):
    """What the client said of somebody."""

    __tablename__ = "contact"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        CheckConstraint("stars BETWEEN 1 AND 5", name="stars"),
        CheckConstraint("stands_as IN ('prospect', 'peer', 'friend')", name="stands_as"),
        CheckConstraint("(learned IS NULL) = (learned_at IS NULL)", name="learned"),
        UniqueConstraint("practice_id", "account_id", "profile_id"),
    )

    account_id: Mapped[UUID]
    profile_id: Mapped[int]
    handle: Mapped[str]
    """As last seen; empty where the network named them by number alone."""
    stars: Mapped[int | None] = mapped_column(SmallInteger)
    """How often the client wants to be in touch (`in_touch.EVERY`)."""
    stands_as: Mapped[str | None]
    learned: Mapped[str | None]
    """One personal fact, in the client's words."""
    learned_at: Mapped[datetime | None]
    """By the practice's own time, like every moment here."""


class Touch(PracticeTable):
    """One time that the client got in touch with somebody, or wrote something down about them."""

    __tablename__ = "touch"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        CheckConstraint("kind IN ('comment', 'message', 'met', 'call', 'note')", name="kind"),
        Index("ix_touch_person", "practice_id", "account_id", "profile_id", "at", "id"),
    )

    account_id: Mapped[UUID]
    profile_id: Mapped[int]
    kind: Mapped[str]
    """A `note` touches nobody; it is what the client wants to remember."""
    words: Mapped[str | None]
    at: Mapped[datetime]
    noted_by: Mapped[str]
    """The caller; `task` when a task about them was done."""
