"""Offensive words in what others wrote to an account: who, which kind, masked, and when. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from service.audience.offensive import Sureness, offensive_words, reasons_of
from service.platforms.contract import Post


@dataclass(frozen=True, slots=True)
class CommentFlag:
    """One kind of offensive words in the newest comment of one person that has such."""

    profile_id: int
    code: str
    """`offensive.` and the kind."""
    masked: str
    sureness: Sureness
    said_at: datetime


def comment_flags(posts: Iterable[Post], *, own_id: int) -> tuple[CommentFlag, ...]:
    """The offensive words in these posts by anybody but the account itself, once for each person and kind."""
    newest: dict[tuple[int, str], CommentFlag] = {}
    for post in posts:
        if post.author_id == own_id:
            continue
        for reason in reasons_of(offensive_words(post.text), "comment", shown=True):
            flag = CommentFlag(
                profile_id=post.author_id,
                code=reason.code,
                masked=str(reason.params["words"]),
                sureness=Sureness(str(reason.params["sureness"])),
                said_at=post.posted_at,
            )
            before = newest.setdefault((flag.profile_id, flag.code), flag)
            if before.said_at < flag.said_at:
                newest[flag.profile_id, flag.code] = flag
    return tuple(newest.values())
