"""Who speaks with an account, how many turns each way, and who still waits for an answer. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from service.platforms.contract import Post


@dataclass(frozen=True, slots=True)
class Exchange:
    """The turns between an account and one other person. A turn is a run of posts by one side, however many."""

    profile_id: int
    handle: str
    turns_theirs: int
    turns_ours: int
    last_theirs_at: datetime | None
    last_ours_at: datetime | None
    awaiting_since: datetime | None
    """When their oldest unanswered post came; `None` when nothing is owed."""
    last_post_id: int | None


def exchanges(*, theirs: Iterable[Post], ours: Iterable[Post], account_id: int) -> tuple[Exchange, ...]:
    """The exchanges seen in posts that address the account and in the account's own answers, by person."""
    by_person: defaultdict[int, list[Post]] = defaultdict(list)
    for post in theirs:
        if post.author_id != account_id and not post.is_repost:
            by_person[post.author_id].append(post)
    for post in ours:
        if post.reply_to_profile_id not in {None, account_id}:
            by_person[post.reply_to_profile_id or 0].append(post)
    return tuple(_exchange(person, posts, account_id) for person, posts in sorted(by_person.items()))


def _exchange(person: int, posts: list[Post], account_id: int) -> Exchange:
    posts = sorted({post.id: post for post in posts}.values(), key=lambda post: (post.posted_at, post.id))
    turns = [is_ours for is_ours, _ in groupby(posts, key=lambda post: post.author_id == account_id)]
    theirs = [post for post in posts if post.author_id != account_id]
    ours = [post for post in posts if post.author_id == account_id]
    last_ours = ours[-1].posted_at if ours else None
    unanswered = [post for post in theirs if last_ours is None or post.posted_at > last_ours]
    return Exchange(
        profile_id=person,
        handle=next((post.author_handle for post in reversed(theirs) if post.author_handle), ""),
        turns_theirs=turns.count(False),
        turns_ours=turns.count(True),
        last_theirs_at=theirs[-1].posted_at if theirs else None,
        last_ours_at=last_ours,
        awaiting_since=unanswered[0].posted_at if unanswered else None,
        last_post_id=theirs[-1].id if theirs else None,
    )
