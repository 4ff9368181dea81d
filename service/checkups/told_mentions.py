"""Mentions that a network told of: which it is still to be asked about, and which name somebody, for as long as looks count them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, delete, select, update

from service.checkups.models import AccountNotice
from service.kit.work import Work
from service.platforms.contract import NAMED_ONLY, Post, PostKind

NAME_MENTIONERS: Final = "name_mentioners"
"""The kind of job that asks a network who mentioned an account; its subject is the account."""
LOOKS_APART: Final = timedelta(hours=1)
"""However much is told, an account is looked at no more often for it: a look takes some twenty calls, of which Meta grants
small accounts few a day. Ours."""
MARKS_KEPT: Final = timedelta(days=7)
"""Meta tells again for 36 hours what was not answered (Webhooks, Getting Started)."""
COUNTED_FOR: Final = timedelta(days=60)
"""As far back as the newest 400 posts of most accounts go, under which everything else is found (`pricing`). Ours."""


async def to_ask_about(work: Work, account_id: UUID, *, most: int) -> Sequence[AccountNotice]:
    """Mentions of this account by nobody knows whom, the oldest first."""
    found = await work.session.scalars(
        select(AccountNotice)
        .where(*_of(work, account_id), AccountNotice.heeded_at.is_not(None), AccountNotice.handle.is_(None))
        .where(AccountNotice.post_id.is_not(None))
        .order_by(AccountNotice.happened_at, AccountNotice.id)
        .limit(most)
    )
    return found.all()


async def said_in_mentions(work: Work, account_id: UUID, *, at: datetime) -> tuple[Post, ...]:
    """Every mention of this account of which is known by whom, as something said to it; without words, which are not asked for."""
    found = await work.session.scalars(
        select(AccountNotice)
        .where(*_of(work, account_id), AccountNotice.handle.is_not(None), AccountNotice.heeded_at.is_not(None))
        .where(AccountNotice.happened_at > at - COUNTED_FOR)
        .order_by(AccountNotice.happened_at.desc(), AccountNotice.id)
    )
    return tuple(
        Post(
            # A tag that mentions the account as well, or a comment under its own post, is met as itself and counts once.
            id=notice.comment_id or notice.post_id or 0,
            author_id=NAMED_ONLY,
            author_handle=notice.handle,
            text="",
            posted_at=notice.happened_at,
            kind=PostKind.MENTION,
        )
        for notice in found
    )


async def leave_only_a_mark(work: Work, account_id: UUID, *, of: UUID | None = None) -> None:
    """Forget where the mention was made, or with none given where all were that are still to be asked about."""
    chosen = AccountNotice.handle.is_(None) if of is None else AccountNotice.id == of
    await work.session.execute(
        update(AccountNotice)
        .where(*_of(work, account_id), AccountNotice.heeded_at.is_not(None), chosen)
        .values(handle=None, post_id=None, comment_id=None)
        .execution_options(synchronize_session=False)
    )


async def drop_uncounted(work: Work, account_id: UUID, *, at: datetime) -> None:
    """Forget mentions that no look counts any more."""
    await work.session.execute(
        delete(AccountNotice)
        .where(*_of(work, account_id), AccountNotice.handle.is_not(None), AccountNotice.heeded_at.is_not(None))
        .where(AccountNotice.happened_at <= at - COUNTED_FOR)
        .execution_options(synchronize_session=False)
    )


def _of(work: Work, account_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return (
        AccountNotice.practice_id == work.practice_id,
        AccountNotice.account_id == account_id,
        AccountNotice.kind == "mention",
    )
