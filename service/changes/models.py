"""What changed last, by what it was: one row for each thing that front ends keep lists of."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from service.kit.database import PracticeTable


class Change(PracticeTable):
    """The newest change of one thing, whose id is this row's; written by triggers, so that nothing changes unnoted."""

    __tablename__ = "change"
    __table_args__ = (
        CheckConstraint("kind IN ('client', 'account', 'checkup', 'finding', 'task')", name="kind"),
        Index("ix_change_order", "practice_id", "written_by", "id"),
        Index("ix_change_gone", "practice_id", "gone_at", postgresql_where=text("gone_at IS NOT NULL")),
    )

    kind: Mapped[str]
    client_id: Mapped[UUID | None]
    """Whose it is or was; unknown when the account went before its checkup."""
    written_by: Mapped[int] = mapped_column(BigInteger)
    """The transaction that changed it, by Postgres's own number, which orders what is committed (see `queries`)."""
    gone_at: Mapped[datetime | None]
    """When it was deleted, by the database's clock."""
