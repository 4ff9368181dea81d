"""What stood out in people's words, as it is kept: of followers' profiles, and of comments that were read while a look ran."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.kit.database import PracticeTable, within_practice


class KeptFlag(PracticeTable):
    """One kind of thing that stands out in one person's words; the words themselves are not kept.

    Of a follower's profile it stands as long as their text does; of a comment, `keeping_flags.KEPT_FOR`.
    """

    __tablename__ = "kept_flag"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        CheckConstraint("found_in IN ('profile', 'comment')", name="found_in"),
        CheckConstraint("(dismissed_at IS NULL) = (dismissed_by IS NULL)", name="dismissed_by_somebody"),
        UniqueConstraint("practice_id", "account_id", "profile_id", "found_in", "code"),
    )

    account_id: Mapped[UUID]
    profile_id: Mapped[int]
    found_in: Mapped[str]
    code: Mapped[str]
    """As `flags` codes it."""
    masked: Mapped[str] = mapped_column(default="")
    """Of a comment, its words of the list with all but their first letters hidden; a profile's are found anew when it is read."""
    sureness: Mapped[str] = mapped_column(default="")
    """Of a comment, an `offensive.Sureness`."""
    text_mark: Mapped[int | None]
    """Of a profile, a mark of name and bio by which another text is told."""
    first_seen_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    """The newest look that found it in a profile; when the newest such comment was written."""
    dismissed_at: Mapped[datetime | None]
    """Since when it is set aside by somebody who knows better."""
    dismissed_by: Mapped[str | None]
