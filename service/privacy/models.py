"""Requests to delete what is known of somebody's account, and what came of them; they outlive what they were about."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from service.access.models import FOUND_BEFORE_PRACTICE
from service.kit.database import PracticeTable


class DeletionRequest(PracticeTable):
    """One account of one practice that is to be deleted, or a client with all that is left; several share a code."""

    __tablename__ = "deletion_request"
    __table_args__ = (Index("ix_deletion_request_found_by_code", "code_hash", info=FOUND_BEFORE_PRACTICE),)

    code_hash: Mapped[bytes]
    account_id: Mapped[UUID | None]
    """Of an account that is gone once the request is done, and no key to anything then; none for a whole client."""
    client_id: Mapped[UUID]
    """Whose account it is, or who is deleted; they may be gone as well."""
    asked_by: Mapped[str]
    """`facebook`, `instagram`, or who of the practice."""
    asked_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    deleted: Mapped[dict[str, Any] | None]
    """Rows deleted, by table."""
