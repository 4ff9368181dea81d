"""A checkup: one look at one account, from its price to its findings, with its pages kept until they are merged."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from service.kit.database import PracticeTable, Table, within_practice


class Checkup(PracticeTable):
    """One sync, score, detect and alert of one account, and how far it has come."""

    __tablename__ = "checkup"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        within_practice("report_id", "audience_report"),
        CheckConstraint("state IN ('queued', 'reading', 'waiting', 'judging', 'done', 'failed')", name="state"),
        Index(
            "uq_checkup_running",
            "practice_id",
            "account_id",
            unique=True,
            postgresql_where=text("state NOT IN ('done', 'failed')"),
        ),
        Index("ix_checkup_account", "practice_id", "account_id", "asked_at"),
    )

    account_id: Mapped[UUID]
    asked_by: Mapped[str]
    asked_at: Mapped[datetime]
    source: Mapped[str]
    """`api` or `export`."""
    state: Mapped[str]
    plan: Mapped[dict[str, Any] | None]
    """A `pricing.Plan`: what will be read, by which sampling, at which price and how long it takes; null until priced."""
    owner: Mapped[dict[str, Any] | None]
    """The account's own profile, as it was when the checkup was priced."""
    stage: Mapped[str]
    people_read: Mapped[int] = mapped_column(Integer, default=0)
    people_total: Mapped[int | None] = mapped_column(Integer)
    spent_micros: Mapped[int] = mapped_column(default=0)
    waiting_until: Mapped[datetime | None]
    waiting_reason: Mapped[dict[str, Any] | None]
    """`{code, params, text}` while it waits."""
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    failure: Mapped[dict[str, Any] | None]
    """`{code, text, remedy}` when it failed."""
    report_id: Mapped[UUID | None]


class KeptPage(Table):
    """One page of a network's answer, packed, kept in the transaction of the checkpoint that counts it."""

    __tablename__ = "kept_page"

    practice_id: Mapped[UUID] = mapped_column(primary_key=True)
    checkup_id: Mapped[UUID] = mapped_column(primary_key=True)
    list_name: Mapped[str] = mapped_column(primary_key=True)
    """A `reading.KeptName`."""
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    packed: Mapped[bytes]


class HandedInExport(PracticeTable):
    """An official data export that a client handed in, in one file or several, and what became of it."""

    __tablename__ = "handed_in_export"
    __table_args__ = (
        within_practice("client_id", "client"),
        within_practice("account_id", "social_account"),
        within_practice("checkup_id", "checkup"),
        within_practice("link_id", "connect_link"),
        CheckConstraint(
            "num_nulls(account_id, checkup_id) = num_nonnulls(refusal) * 2", name="of_an_account_or_refused"
        ),
        Index("ix_handed_in_export_client", "practice_id", "client_id", "id"),
        Index("ix_handed_in_export_link", "practice_id", "link_id", "id"),
        Index("ix_handed_in_export_checkup", "practice_id", "checkup_id"),
    )

    client_id: Mapped[UUID]
    account_id: Mapped[UUID | None]
    checkup_id: Mapped[UUID | None]
    """What reads it; gone with the account when that was to become known by this export, which was refused."""
    link_id: Mapped[UUID | None]
    """The connect link that it came through; none when the client was signed in."""
    platform: Mapped[str]
    handle: Mapped[str]
    """As it was handed in for."""
    first_of_account: Mapped[bool] = mapped_column(default=False)
    """Whether the account was unknown until it was handed in."""
    refusal: Mapped[dict[str, Any] | None]
    """`{code, text, remedy, problem}` where no account is left to tell of it."""
    size: Mapped[int]
    handed_in_at: Mapped[datetime]
    followers_shown: Mapped[int | None]
    """Followers on the profile, as the client read them there."""
    with_messages: Mapped[bool]
    """Whether the client agreed that it is read who wrote to whom and when."""
    report: Mapped[dict[str, Any] | None]
    """An `export_report.ExportReport`, once it was read."""


class ExportUpload(PracticeTable):
    """One file of an export on its way here, or arrived and not yet read; gone with its bytes once it was."""

    __tablename__ = "export_upload"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        within_practice("link_id", "connect_link"),
        within_practice("export_id", "handed_in_export"),
        CheckConstraint("(account_id IS NULL) <> (link_id IS NULL)", name="one_holder"),
        CheckConstraint("received BETWEEN 0 AND length", name="received"),
        Index("ix_export_upload_account", "practice_id", "account_id"),
        Index("ix_export_upload_link", "practice_id", "link_id"),
        Index("ix_export_upload_export", "practice_id", "export_id"),
    )

    account_id: Mapped[UUID | None]
    """Whose export it is, when the client is signed in."""
    link_id: Mapped[UUID | None]
    """The connect link that it comes through, when nobody is."""
    export_id: Mapped[UUID | None]
    """What it was handed in as; none while it is on its way."""
    file_name: Mapped[str]
    length: Mapped[int]
    received: Mapped[int]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    """When it is dropped unless it goes on, or is handed in, before."""


class AccountNotice(PracticeTable):
    """Something that a network told of an account of its own accord, without a word that anybody wrote.

    Once it is heeded, nothing is left of it but the mark by which it is known again. Only of a mention stays where it was made,
    until the network has said by whom; and then by whom, for as long as looks count it, since no list shows it.
    """

    __tablename__ = "account_notice"
    __table_args__ = (
        within_practice("account_id", "social_account"),
        CheckConstraint("kind IN ('comment', 'reaction', 'mention', 'access_lost', 'access_given')", name="kind"),
        CheckConstraint(
            "heeded_at IS NULL OR kind = 'mention' OR (profile_id IS NULL AND handle IS NULL AND post_id IS NULL)",
            name="only_a_mark_stays",
        ),
        CheckConstraint("comment_id IS NULL OR kind = 'mention'", name="comment"),
        UniqueConstraint("practice_id", "account_id", "key_mark"),
        Index("ix_account_notice_unheeded", "practice_id", "account_id", postgresql_where=text("heeded_at IS NULL")),
    )

    account_id: Mapped[UUID]
    key_mark: Mapped[bytes]
    """A keyed hash of what tells it from everything else; networks tell some things twice."""
    kind: Mapped[str]
    profile_id: Mapped[int | None]
    """Who it was, where the network says."""
    handle: Mapped[str | None]
    post_id: Mapped[int | None]
    comment_id: Mapped[int | None]
    """In which somebody mentioned the account; none for a mention in a post."""
    happened_at: Mapped[datetime]
    """When it was done, as the network says; never after it was heard."""
    heard_at: Mapped[datetime]
    """When it arrived, by the practice's own time, as are both."""
    heeded_at: Mapped[datetime | None]


class UploadChunk(Table):
    """Some bytes of an upload, written in the transaction that counts them."""

    __tablename__ = "upload_chunk"

    practice_id: Mapped[UUID] = mapped_column(primary_key=True)
    upload_id: Mapped[UUID] = mapped_column(primary_key=True)
    starts_at: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[bytes]
