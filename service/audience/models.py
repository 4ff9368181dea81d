"""What is kept of an audience: snapshots, what changed between them, people seen, and where each follower stands.

Tables with a row per person are keyed by the network's own ids; composite foreign keys cost half of an import, so that a test
for orphans guards them.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.kit.database import PracticeTable, Table, within_practice

PROVISIONAL_FROM = 1 << 62
"""People known by handle alone get a keyed id from here up; the networks' own ids lie below (X's stay under 2**61 until 2088)."""


class Snapshot(PracticeTable):
    """Who stood in one list of an account at one moment."""

    __tablename__ = "snapshot"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        CheckConstraint("side IN ('followers', 'following')", name="side"),
        CheckConstraint("source IN ('api', 'export', 'platform_events')", name="source"),
        CheckConstraint("sampling IN ('full', 'newest_first', 'random')", name="sampling"),
        UniqueConstraint("practice_id", "account_id", "side", "number"),
    )

    account_id: Mapped[UUID]
    side: Mapped[str]
    number: Mapped[int] = mapped_column(Integer)
    """Counts up from 1 per account and side."""
    source: Mapped[str]
    sampling: Mapped[str]
    complete: Mapped[bool]
    """The list was read to its end, so that an absence means something."""
    read: Mapped[int] = mapped_column(Integer)
    total: Mapped[int | None] = mapped_column(Integer)
    taken_at: Mapped[datetime]
    ids: Mapped[bytes | None]
    """The sorted ids as delta-varint, at the first and every 30th snapshot; events tell the rest."""
    arrived: Mapped[int] = mapped_column(Integer)
    left: Mapped[int] = mapped_column(Integer)


class FollowerEvent(Table):
    """Somebody came or went between a snapshot and the one before it."""

    __tablename__ = "follower_event"
    __table_args__ = (CheckConstraint("change IN (-1, 1)", name="change"),)

    practice_id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    side: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    """0 for followers, 1 for following."""
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    """The snapshot in which the change was seen."""
    profile_id: Mapped[int] = mapped_column(primary_key=True)
    change: Mapped[int] = mapped_column(SmallInteger)


class Profile(Table):
    """A person as a network last showed them to this practice."""

    __tablename__ = "profile"

    practice_id: Mapped[UUID] = mapped_column(primary_key=True)
    platform: Mapped[str] = mapped_column(primary_key=True)
    profile_id: Mapped[int] = mapped_column(primary_key=True)
    handle: Mapped[str]
    name: Mapped[str]
    bio: Mapped[str | None]
    location: Mapped[str | None]
    url: Mapped[str | None]
    created_at: Mapped[int | None]
    """Unix seconds, as are all moments the networks give in bulk."""
    last_posted_at: Mapped[int | None]
    followers: Mapped[int | None]
    following: Mapped[int | None]
    posts: Mapped[int | None]
    listed: Mapped[int | None]
    likes: Mapped[int | None]
    protected: Mapped[bool | None]
    verified: Mapped[bool | None]
    default_picture: Mapped[bool | None]


class Standing(Table):
    """A current follower's class, score and fit; the row changes only when its values do."""

    __tablename__ = "standing"
    __table_args__ = (Index("ix_standing_class", "practice_id", "account_id", "klass", "score", "profile_id"),)

    practice_id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    profile_id: Mapped[int] = mapped_column(primary_key=True)
    arrival: Mapped[int] = mapped_column(Integer)
    """Rank in the order of arrival, oldest lowest; bought batches show in it."""
    first_seen: Mapped[int] = mapped_column(Integer)
    """The number of the snapshot in which they were first seen; 1 means "was there before we looked"."""
    followed_at: Mapped[int | None]
    """Unix seconds of the follow, where the source gives it."""
    followed_back: Mapped[bool]
    """The account follows them too."""
    klass: Mapped[int] = mapped_column(SmallInteger)
    """A `quality.FollowerClass`."""
    score: Mapped[int] = mapped_column(SmallInteger)
    """0 to 100; -1 when there is too little to judge."""
    fit: Mapped[int] = mapped_column(SmallInteger)
    """0 to 100; -1 when not observable."""


class Conversation(PracticeTable):
    """The turns between an account and one other person, both ways, and since when an answer is owed."""

    __tablename__ = "conversation"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        UniqueConstraint("practice_id", "account_id", "profile_id"),
        Index("ix_conversation_awaiting", "practice_id", "account_id", "awaiting_since"),
    )

    account_id: Mapped[UUID]
    profile_id: Mapped[int]
    handle: Mapped[str]
    turns_theirs: Mapped[int] = mapped_column(Integer)
    turns_ours: Mapped[int] = mapped_column(Integer)
    last_theirs_at: Mapped[datetime | None]
    last_ours_at: Mapped[datetime | None]
    awaiting_since: Mapped[datetime | None]
    """When their oldest unanswered turn came; null when nothing is owed."""
    last_post_id: Mapped[int | None]
    """Their newest post to the account, for a link to it; null for messages."""


class Engager(Table):
    """Somebody who engages with an account, as the newest look that met them saw it, or as the network told before one did."""

    __tablename__ = "engager"
    __table_args__ = (Index("ix_engager_recent", "practice_id", "account_id", "last_at", "profile_id"),)

    practice_id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(primary_key=True)
    profile_id: Mapped[int] = mapped_column(primary_key=True)
    handle: Mapped[str]
    comments: Mapped[int] = mapped_column(Integer)
    """As all counts here, over everything that look read."""
    reactions: Mapped[int] = mapped_column(Integer)
    posts: Mapped[int] = mapped_column(Integer)
    days: Mapped[int] = mapped_column(Integer)
    first_seen_at: Mapped[datetime]
    """When a look met them first, or the network told of them."""
    last_at: Mapped[datetime | None]
    """When they said something last; none for somebody who only reacted, since networks do not say when."""
    repeated: Mapped[int] = mapped_column(Integer)
    in_pod: Mapped[bool]


class AccountCount(PracticeTable):
    """What a network said on one day of how large an account is; the day's last word stands."""

    __tablename__ = "account_count"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        CheckConstraint("source IN ('api', 'export')", name="source"),
        UniqueConstraint("practice_id", "account_id", "day"),
    )

    account_id: Mapped[UUID]
    day: Mapped[date]
    """In UTC, of the practice's own time."""
    followers: Mapped[int | None]
    following: Mapped[int | None]
    posts: Mapped[int | None]
    source: Mapped[str]


class AudienceReport(PracticeTable):
    """What one checkup found an audience to be; the history of a client's quality is these rows in order."""

    __tablename__ = "audience_report"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        CheckConstraint("(quality IS NULL) <> (engagers IS NULL)", name="one_audience"),
        Index("ix_audience_report_taken", "practice_id", "account_id", "taken_at"),
    )

    account_id: Mapped[UUID]
    taken_at: Mapped[datetime]
    model_version: Mapped[str]
    quality: Mapped[dict[str, Any] | None]
    """A `report.AudienceQuality`, with its coverage; none where only those who engage were seen."""
    engagers: Mapped[dict[str, Any] | None]
    """An `engager_quality.EngagerQuality`; none where followers were seen."""
    picture: Mapped[dict[str, Any] | None]
    """The pure picture of an export, for a client whose export is the whole connection."""
    ledger: Mapped[dict[str, Any] | None]
    """A `ledger.Ledger`; none at the first look, and where no followers were seen."""
    texts: Mapped[dict[str, Any] | None]
    """A `flag_shapes.TextsRead`; none where the source shows no words, as exports."""


class QualityRoll(PracticeTable):
    """Who was read at the newest look, what spoke for and against each, and how many counted, whoever is forgotten since."""

    __tablename__ = "quality_roll"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        CheckConstraint("source IN ('api', 'export', 'platform_events')", name="source"),
        UniqueConstraint("practice_id", "account_id"),
    )

    account_id: Mapped[UUID]
    taken_at: Mapped[datetime]
    ids: Mapped[bytes]
    why: Mapped[bytes]
    """`ledger.Why` bits of each, compressed by zlib."""
    counted: Mapped[int]
    model_version: Mapped[str]
    market: Mapped[str]
    source: Mapped[str]
    complete: Mapped[bool]


class SuppressedPerson(PracticeTable):
    """Somebody who asked to be forgotten, and whom no later look keeps; it names nobody, since marks are keyed hashes."""

    __tablename__ = "suppressed_person"
    __table_args__ = (
        CheckConstraint("platform IN ('x', 'instagram', 'facebook')", name="platform"),
        CheckConstraint("number_mark IS NOT NULL OR handle_mark IS NOT NULL", name="known_somehow"),
        CheckConstraint("(done_at IS NULL) = (named IS NOT NULL)", name="named_until_done"),
        Index("ix_suppressed_person_platform", "practice_id", "platform"),
    )

    platform: Mapped[str]
    number_mark: Mapped[bytes | None]
    """A `suppression.Suppression` mark of the network's number of them."""
    handle_mark: Mapped[bytes | None]
    """Likewise of their handle."""
    named: Mapped[bytes | None]
    """Sealed, and until everything of them is deleted: who it is."""
    asked_by: Mapped[str]
    asked_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    deleted: Mapped[dict[str, Any] | None]
    """Rows deleted or cleaned, by table."""
