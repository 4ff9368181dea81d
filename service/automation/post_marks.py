"""Remembering a client's own posts without their words, for a month, and what two of their accounts have in common."""

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from service.accounts.models import SocialAccount
from service.accounts.practice_time import ahead
from service.automation.cross_posting import REMEMBERED, CrossPosting, Marked, cross_posting, marked
from service.automation.models import PostMark
from service.kit.database import new_id
from service.kit.jobs import Done, Later, Outcome, Run, ask
from service.kit.work import Work
from service.platforms.contract import Post

MOST_POSTS: Final = 300
"""Of an account, the newest: ten a day, more than anybody writes and fewer than a news channel does. Ours."""
FORGET_MARKS: Final = "forget_post_marks"
"""The kind of job that forgets an account's posts once a month has gone by; its subject is the account."""
_PURPOSE: Final = b"post marks"
_HASH: Final = 8


@dataclass(frozen=True, slots=True)
class Shared:
    """Another account of the same client, and the posts that it has in common with this one."""

    account: SocialAccount
    posts_read: int
    """Over there."""
    found: CrossPosting | None


async def remember_posts(work: Work, account_id: UUID, posts: Iterable[Post], *, at: datetime) -> None:
    """Keep marks of what the account itself posted in the last month; answers and what it passed on of others are neither.

    Args:
        work: In the account's practice.
        account_id: The account.
        posts: Its own.
        at: By the practice's own time.
    """
    await _forget_before(work, account_id, at - REMEMBERED)
    own = [each for each in posts if each.posted_at > at - REMEMBERED and not each.is_repost and not _is_answer(each)]
    newest = sorted(own, key=lambda each: each.posted_at, reverse=True)[:MOST_POSTS]
    if not newest:
        return
    key = (await work.seals()).derived(_PURPOSE)
    rows = [_row(work, account_id, marked(each.id, each.text, each.posted_at, key=key)) for each in newest]
    statement = insert(PostMark).values(rows)
    kept = {name: statement.excluded[name] for name in ("posted_at", "characters", "runs", "links")}
    await work.session.execute(
        statement.on_conflict_do_update(index_elements=["practice_id", "account_id", "post_id"], set_=kept)
    )
    await ask(work, FORGET_MARKS, subject_id=account_id, due_at=work.at + REMEMBERED)


async def shared_posts(work: Work, account: SocialAccount, *, at: datetime) -> list[Shared]:
    """What this account has in common with each of the client's accounts on other networks."""
    others = await work.session.scalars(
        select(SocialAccount)
        .where(
            SocialAccount.practice_id == work.practice_id,
            SocialAccount.client_id == account.client_id,
            SocialAccount.platform != account.platform,
        )
        .order_by(SocialAccount.id)
    )
    here = await remembered(work, account.id, at=at)
    found = []
    for other in others:
        there = await remembered(work, other.id, at=at)
        found.append(Shared(other, len(there), cross_posting(here, there)))
    return found


async def remembered(work: Work, account_id: UUID, *, at: datetime) -> Sequence[Marked]:
    """The account's posts of the last month, newest first."""
    rows = await work.session.scalars(
        select(PostMark)
        .where(
            PostMark.practice_id == work.practice_id,
            PostMark.account_id == account_id,
            PostMark.posted_at > at - REMEMBERED,
        )
        .order_by(PostMark.posted_at.desc(), PostMark.post_id)
        .limit(MOST_POSTS)
    )
    return [
        Marked(each.post_id, each.posted_at, each.characters, _unpacked(each.runs), frozenset(_unpacked(each.links)))
        for each in rows
    ]


async def forget_marks(run: Run) -> Outcome:
    """Forget what is older than a month, and come back for the next."""
    async with run.work() as work:
        offset = await ahead(work)
        await _forget_before(work, run.subject_id, work.at + offset - REMEMBERED)
        oldest = await work.session.scalar(
            select(func.min(PostMark.posted_at)).where(
                PostMark.practice_id == work.practice_id, PostMark.account_id == run.subject_id
            )
        )
    return Done() if oldest is None else Later(oldest + REMEMBERED - offset)


async def _forget_before(work: Work, account_id: UUID, moment: datetime) -> None:
    await work.session.execute(
        delete(PostMark).where(
            PostMark.practice_id == work.practice_id, PostMark.account_id == account_id, PostMark.posted_at <= moment
        )
    )


def _is_answer(post: Post) -> bool:
    return post.reply_to_post_id is not None or post.reply_to_profile_id is not None


def _row(work: Work, account_id: UUID, seen: Marked) -> dict[str, object]:
    return {
        "practice_id": work.practice_id,
        "id": new_id(),
        "account_id": account_id,
        "post_id": seen.post_id,
        "posted_at": seen.posted_at,
        "characters": seen.characters,
        "runs": _packed(seen.runs),
        "links": _packed(sorted(seen.links)),
    }


def _packed(hashes: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(hashes)}q", *hashes)


def _unpacked(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // _HASH}q", packed)
