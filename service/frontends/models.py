"""Third parties' front ends, and what people have let them do."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from service.access.models import FOUND_BEFORE_PRACTICE
from service.kit.database import PracticeTable, within_practice


class FrontEnd(PracticeTable):
    """A third party's program, registered by a practice; people of any practice may let it act for them.

    OAuth calls it a client. What it is called and where it sends people back to never change: people agreed to that.
    """

    __tablename__ = "front_end"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id"], ["practice.practice_id"]),
        within_practice("registered_by", "member"),
        CheckConstraint("auth_method IN ('none', 'client_secret_basic', 'client_secret_post')", name="auth_method"),
        CheckConstraint("(auth_method = 'none') = (secret_hash IS NULL)", name="secret"),
        Index("ix_front_end_found_by_id", "id", info=FOUND_BEFORE_PRACTICE),
        {"info": {"app_may": "SELECT, INSERT, UPDATE (retired_at)"}},
    )

    name: Mapped[str]
    home_page: Mapped[str | None]
    auth_method: Mapped[str]
    """How it proves at the token endpoint who it is (RFC 7591 §2); `none` for programs that cannot keep a secret."""
    secret_hash: Mapped[bytes | None]
    """SHA-256; 256 random bits need no slow hash."""
    redirect_uris: Mapped[list[str]] = mapped_column(ARRAY(Text))
    grant_types: Mapped[list[str]] = mapped_column(ARRAY(Text))
    scopes: Mapped[list[str]] = mapped_column(ARRAY(Text))
    """The most it may ask for."""
    registered_by: Mapped[UUID]
    """The owner who registered it, or gave leave to."""
    verified_at: Mapped[datetime | None]
    """When the operator of this deployment vouched for it (`rapport vouch`); until then people are warned."""
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class Approval(PracticeTable):
    """What one person let one front end do on one trip through the consent page; every token that came of it names it.

    Its code is redeemed once. A code or a refresh token that comes a second time ends the whole approval, since somebody
    else has it (RFC 6749 §4.1.2, RFC 9700 §4.14.2).
    """

    __tablename__ = "approval"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id"], ["practice.practice_id"]),
        within_practice("member_id", "member"),
        within_practice("client_id", "client"),
        CheckConstraint("(member_id IS NULL) <> (client_id IS NULL)", name="member_or_client"),
        CheckConstraint(
            "num_nulls(code_hash, code_challenge, redirect_uri, code_expires_at) IN (0, 4)",
            name="code",
        ),
        Index("ix_approval_person", "practice_id", "person_id"),
        Index("ix_approval_front_end", "practice_id", "front_end_id"),
        Index("ix_approval_found_by_code", "code_hash", info=FOUND_BEFORE_PRACTICE),
    )

    registered_in: Mapped[UUID]
    """The practice that registered the front end, which is mostly another."""
    front_end_id: Mapped[UUID]
    front_end_name: Mapped[str]
    """As the person read it when they agreed."""
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    member_id: Mapped[UUID | None]
    client_id: Mapped[UUID | None]
    scopes: Mapped[list[str]] = mapped_column(ARRAY(Text))
    code_hash: Mapped[bytes | None]
    """Of the authorization code; none for a machine, which its owner let act by registering it."""
    code_challenge: Mapped[str | None]
    """By S256 (RFC 7636 §4.2)."""
    redirect_uri: Mapped[str | None]
    code_expires_at: Mapped[datetime | None]
    redeemed_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    """When the person has to be asked again; a machine's owner is not."""
    ended_at: Mapped[datetime | None]
