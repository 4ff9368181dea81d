"""Tasks of the daily plan, the circle of people whom a client chose to know well, and try-outs of those newly followed."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from service.access.models import FOUND_BEFORE_PRACTICE
from service.kit.database import PracticeTable, within_practice


class Task(PracticeTable):
    """One thing worth a few minutes today; offered once, whatever became of it."""

    __tablename__ = "task"
    __table_args__ = (
        within_practice("client_id", "client"),
        within_practice("account_id", "social_account"),
        CheckConstraint(
            "kind IN ('reply', 'try_out', 'touch', 'weed_out', 'look', 'comment', 'learn', 'market', 'time', 'setting', 'name')",
            name="kind",
        ),
        CheckConstraint("state IN ('offered', 'accepted', 'done', 'skipped', 'snoozed', 'lapsed')", name="state"),
        CheckConstraint("(state = 'snoozed') = (snoozed_until IS NOT NULL)", name="snoozed"),
        CheckConstraint("(decided_by IS NULL) = (decided_at IS NULL)", name="decided"),
        UniqueConstraint("practice_id", "client_id", "task_key"),
        Index("ix_task_day", "practice_id", "client_id", "day", "id"),
    )

    client_id: Mapped[UUID]
    account_id: Mapped[UUID | None]
    kind: Mapped[str]
    """A `tasks.TaskKind`."""
    task_key: Mapped[str]
    """What makes a task the same task, so that none is offered twice."""
    day: Mapped[date] = mapped_column(Date)
    """The client's own day."""
    rank: Mapped[int] = mapped_column(Integer)
    minutes: Mapped[int] = mapped_column(Integer)
    subject_profile_id: Mapped[int | None]
    params: Mapped[dict[str, Any]]
    """The parameters of its text: whom, since when, where on the network."""
    state: Mapped[str]
    """`lapsed` when nobody touched it for some days; it may still be done."""
    decided_at: Mapped[datetime | None]
    """By the practice's own time, like every moment here."""
    decided_by: Mapped[str | None]
    """The caller; `checkup` when the network itself shows that the client has answered."""
    skip_reason: Mapped[str | None]
    snoozed_until: Mapped[date | None] = mapped_column(Date)
    """The client's own day on which it is offered anew."""
    offered_at: Mapped[datetime]


class DayPlan(PracticeTable):
    """The newest day that was planned for a client, even when nothing was worth a task, and when the next one is due."""

    __tablename__ = "day_plan"
    __table_args__ = (
        within_practice("client_id", "client"),
        UniqueConstraint("practice_id", "client_id"),
        Index("ix_day_plan_due", "next_at", info=FOUND_BEFORE_PRACTICE),
    )

    client_id: Mapped[UUID]
    day: Mapped[date] = mapped_column(Date)
    planned_at: Mapped[datetime]
    next_at: Mapped[datetime]
    """The client's next morning."""


class CirclePlace(PracticeTable):
    """A person whom the client chose to know well."""

    __tablename__ = "circle_place"
    __table_args__ = (
        within_practice("client_id", "client"),
        within_practice("account_id", "social_account"),
        UniqueConstraint("practice_id", "account_id", "profile_id"),
        Index("ix_circle_place_client", "practice_id", "client_id"),
    )

    client_id: Mapped[UUID]
    account_id: Mapped[UUID]
    profile_id: Mapped[int]
    chosen_at: Mapped[datetime]


class TryOut(PracticeTable):
    """Somebody whom the client follows on trial, until a verdict."""

    __tablename__ = "try_out"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        CheckConstraint("opened_because IN ('followed', 'chosen')", name="opened_because"),
        CheckConstraint("state IN ('open', 'kept', 'dropped')", name="state"),
        CheckConstraint("(state = 'open') = (decided_at IS NULL)", name="decided"),
        Index(
            "uq_try_out_open",
            "practice_id",
            "account_id",
            "profile_id",
            unique=True,
            postgresql_where=text("state = 'open'"),
        ),
        Index("ix_try_out_due", "practice_id", "account_id", "state", "due_at", "id"),
    )

    account_id: Mapped[UUID]
    profile_id: Mapped[int]
    handle: Mapped[str]
    """As last seen; empty where the network named them by number alone."""
    opened_at: Mapped[datetime]
    """By the practice's own time, like every moment here."""
    opened_because: Mapped[str]
    """`followed` when a look saw that the client follows them anew, `chosen` when somebody opened it."""
    due_at: Mapped[datetime]
    """When a verdict is asked for."""
    extended: Mapped[int] = mapped_column(Integer, default=0)
    """How many times."""
    state: Mapped[str] = mapped_column(default="open")
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str | None]
    """The caller; `checkup` when a look saw that the client no longer follows them."""
