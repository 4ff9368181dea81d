"""Findings, kept with their evidence, answered and cleared; what is stated of settings; what a network tells of follows; posts without words."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from service.access.models import FOUND_BEFORE_PRACTICE
from service.kit.database import PracticeTable, within_practice


class Finding(PracticeTable):
    """Signs that a program acts, about the client's own account, or somebody who follows it or engages with it."""

    __tablename__ = "finding"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        within_practice("client_id", "client"),
        CheckConstraint("subject IN ('own_account', 'follower', 'engager')", name="subject"),
        CheckConstraint("state IN ('open', 'dismissed', 'cleared')", name="state"),
        CheckConstraint(
            "cleared_because IN ('stayed_away', 'wrong', 'explained', 'declared_event')", name="cleared_because"
        ),
        CheckConstraint("(state = 'cleared') = (cleared_because IS NOT NULL)", name="cleared_because_of_something"),
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
    cleared_because: Mapped[str | None]
    """A `states.ClearedBecause`."""
    dismissal_reason: Mapped[str | None]
    dismissed_by: Mapped[str | None]
    coach_from: Mapped[datetime]
    """From when the coach sees it; later than the client where the practice chose so."""


class AnswerToFinding(PracticeTable):
    """What the client or a coach said of a finding; the newest counts, and none is overwritten."""

    __tablename__ = "finding_answer"
    __table_args__ = (
        within_practice("finding_id", "finding", ondelete="CASCADE"),
        CheckConstraint("answer IN ('accepted', 'wrong', 'explained')", name="answer"),
        Index("ix_finding_answer_finding", "practice_id", "finding_id", "given_at"),
    )

    finding_id: Mapped[UUID]
    answer: Mapped[str]
    """A `thresholds.FindingAnswer`."""
    words: Mapped[str | None]
    given_by: Mapped[str]
    by_client: Mapped[bool]
    given_at: Mapped[datetime]


class EventDeclaration(PracticeTable):
    """What the client or a coach declared that brought many followers; stays when it is withdrawn, and explains nothing then."""

    __tablename__ = "declared_event"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        CheckConstraint("kind IN ('giveaway', 'challenge', 'press', 'starter_pack')", name="kind"),
        CheckConstraint("starts_at < ends_at", name="takes_time"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_by IS NULL)", name="withdrawn_by_somebody"),
        Index("ix_declared_event_account", "practice_id", "account_id", "starts_at"),
    )

    account_id: Mapped[UUID]
    kind: Mapped[str]
    """A `declared_event.EventKind`."""
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    note: Mapped[str]
    explains: Mapped[list[str]]
    """Kinds of finding."""
    declared_by: Mapped[str]
    by_client: Mapped[bool]
    declared_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None]


class SettingsAttestation(PracticeTable):
    """What somebody said of a setting of an account, and how that stands to what was seen since; the newest of a setting counts."""

    __tablename__ = "settings_attestation"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        CheckConstraint(
            "setting IN ('auto_follow', 'follow_back', 'auto_unfollow', 'auto_message', 'auto_comment')", name="setting"
        ),
        CheckConstraint("value IN ('off', 'on', 'unsure')", name="value"),
        CheckConstraint("said_as IN ('owner', 'coach', 'client')", name="said_as"),
        CheckConstraint("as_of <= said_at", name="not_ahead"),
        Index("ix_settings_attestation_account", "practice_id", "account_id", "setting", "id"),
    )

    account_id: Mapped[UUID]
    setting: Mapped[str]
    """A `stated_settings.Setting`."""
    value: Mapped[str]
    """A `stated_settings.Stated`."""
    as_of: Mapped[datetime]
    said_at: Mapped[datetime]
    said_by: Mapped[str]
    said_as: Mapped[str]
    """The role of who said it."""
    verdict: Mapped[dict[str, Any] | None]
    """An `attested_shapes.AttestedVerdict`, renewed by looks for as long as the statement counts."""
    verdict_before: Mapped[dict[str, Any] | None]
    """The one before, which coaches see until `coach_from`."""
    coach_from: Mapped[datetime | None]
    """From when coaches see the test; later than the client where the practice chose so."""


class DetectorReset(PracticeTable):
    """A practice's threshold was set back: answers given before no longer move it."""

    __tablename__ = "detector_reset"
    __table_args__ = (Index("ix_detector_reset_kind", "practice_id", "kind", "reset_at"),)

    kind: Mapped[str]
    reset_at: Mapped[datetime]
    reset_by: Mapped[str]


class FollowNotice(PracticeTable):
    """A network's word that somebody began to follow the account, or the account somebody, or ceased to."""

    __tablename__ = "follow_notice"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        CheckConstraint("side IN ('followers', 'following')", name="side"),
        CheckConstraint("change IN (-1, 1)", name="change"),
        UniqueConstraint("practice_id", "account_id", "event_id"),
        Index("ix_follow_notice_heard", "practice_id", "account_id", "heard_at"),
    )

    account_id: Mapped[UUID]
    event_id: Mapped[str]
    """The network's own; what it tells twice is kept once."""
    side: Mapped[str]
    """Whether the other person follows, or is followed."""
    profile_id: Mapped[int]
    change: Mapped[int] = mapped_column(SmallInteger)
    heard_at: Mapped[datetime]
    """When it arrived, by the practice's own time; the network does not say when it happened."""
    kept_at: Mapped[datetime]
    """Likewise by real time, in which money is counted."""
    cost_micros: Mapped[int]


class Listening(PracticeTable):
    """A stretch of time in which a network tells of an account's follows as they happen; before and after, nothing is told."""

    __tablename__ = "listening"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        CheckConstraint("platform IN ('x')", name="platform"),
        CheckConstraint("(until IS NULL) = (ended_because IS NULL)", name="reason_given"),
        Index("uq_listening_open", "practice_id", "account_id", unique=True, postgresql_where=text("until IS NULL")),
        Index(
            "ix_listening_open",
            "platform",
            "number",
            postgresql_where=text("until IS NULL"),
            info=FOUND_BEFORE_PRACTICE,
        ),
    )

    account_id: Mapped[UUID]
    platform: Mapped[str]
    number: Mapped[int]
    """The network's own number of the account."""
    asked_at: Mapped[datetime]
    since: Mapped[datetime | None]
    """From when the network tells, by the practice's own time; none until it has agreed."""
    confirmed_at: Mapped[datetime | None]
    """When the network said last that it tells."""
    until: Mapped[datetime | None]
    ended_because: Mapped[str | None]
    """A `listening.Ended`."""


class PostMark(PracticeTable):
    """One of the client's own posts without its words, so that it is known again on another of their accounts."""

    __tablename__ = "post_mark"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        UniqueConstraint("practice_id", "account_id", "post_id"),
        Index("ix_post_mark_posted", "practice_id", "account_id", "posted_at"),
    )

    account_id: Mapped[UUID]
    post_id: Mapped[int]
    posted_at: Mapped[datetime]
    characters: Mapped[int]
    runs: Mapped[bytes]
    """Eight bytes each: hashes under a key of the practice, as `cross_posting.Marked` has them."""
    links: Mapped[bytes]
