"""What is known of the networks' quotas, shared by every practice whose calls they count."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from service.kit.database import Table


class PlatformQuota(Table):
    """One quota of our app, as the network's last answer told of it, and what has been asked since.

    Global: the network counts the calls of all practices together, so all must see how much is left. A row names the app,
    the endpoint or the account's own number on the network, and never a practice, a client or a token.
    """

    __tablename__ = "platform_quota"

    app: Mapped[str] = mapped_column(primary_key=True)
    """Our app and the network, as `Terms.app` says."""
    bucket: Mapped[str] = mapped_column(primary_key=True)
    """`app` for all calls, or what the call is about."""
    used: Mapped[float | None]
    """Percent; null before any answer."""
    until: Mapped[datetime | None]
    """When what is used counts no longer, by the network's own time, as are all moments here."""
    step: Mapped[float | None]
    """Percent that one call uses at the most, as answers have shown."""
    since_used: Mapped[float | None]
    """What was used when it began to be measured, and how many calls have ended since."""
    since_calls: Mapped[int] = mapped_column(Integer)
    observed_at: Mapped[datetime | None]
    on_their_way: Mapped[int] = mapped_column(Integer)
    unseen: Mapped[int] = mapped_column(Integer)
    begun_at: Mapped[datetime]
    """When the first of those on their way was begun; who died over one is waited for a minute, however many ask."""
    calls: Mapped[int]
    """Within the window."""
    window_until: Mapped[datetime]


class QuotaShare(Table):
    """How much of an app's own quota one practice has had in the present window."""

    __tablename__ = "quota_share"
    __table_args__ = (Index("ix_quota_share_asked", "app", "asked_at", info={"found_before_practice": True}),)

    practice_id: Mapped[UUID] = mapped_column(primary_key=True)
    app: Mapped[str] = mapped_column(primary_key=True)
    calls: Mapped[int]
    window_until: Mapped[datetime]
    asked_at: Mapped[datetime]
