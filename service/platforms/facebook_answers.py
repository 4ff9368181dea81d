"""Facebook's answers about a Page in our words. People are known by name, under numbers that hold for that Page alone."""

from datetime import UTC, datetime
from typing import Final

from service.platforms.contract import Post, PostKind, Profile, Reaction
from service.platforms.facebook_shapes import Somebody, WireComment, WirePage, WirePost, WireReaction
from service.platforms.graph import cleaned, number

_OWN_PROGRAMS: Final = frozenset({"", "Facebook", "Facebook for Android", "Facebook for iPhone", "Meta Business Suite"})
"""What Facebook names for posts that were made on Facebook itself."""


def page_profile(page: WirePage) -> Profile:
    """A Page. Facebook names nobody who follows it."""
    return Profile(
        id=number(page.id),
        handle=page.username or page.name,
        name=cleaned(page.name) or "",
        bio=cleaned(page.about),
        url=cleaned(page.website),
        followers=page.followers_count,
    )


def person(somebody: Somebody) -> Profile:
    """Somebody who engaged; Facebook gives a name and nothing else."""
    name = cleaned(somebody.name) or ""
    return Profile(id=number(somebody.id), handle=name, name=name)


def own_post(post: WirePost, *, account_id: int) -> Post:
    """One of the Page's own posts."""
    program = post.application.name if post.application else ""
    return Post(
        id=number(post.id),
        author_id=account_id,
        text=cleaned(post.message) or "",
        posted_at=_moment(post.created_time),
        reposts=post.shares.count if post.shares else None,
        replies=post.comments.summary.total_count,
        likes=post.reactions.summary.total_count,
        posted_with=None if program in _OWN_PROGRAMS else cleaned(program),
    )


def tag_of(post: WirePost) -> Post | None:
    """A post of somebody else that tags the Page; `None` when its author is withheld."""
    if post.author is None:
        return None
    return Post(
        id=number(post.id),
        author_id=number(post.author.id),
        author_handle=cleaned(post.author.name),
        text=cleaned(post.message) or "",
        posted_at=_moment(post.created_time),
        kind=PostKind.TAG,
    )


def comment_of(comment: WireComment, *, post_id: int, account_id: int) -> Post | None:
    """A comment under one of the Page's posts; `None` when its author is withheld."""
    if comment.author is None:
        return None
    parent = comment.parent
    answered = account_id if parent is None else number(parent.author.id) if parent.author else None
    return Post(
        id=number(comment.id),
        author_id=number(comment.author.id),
        author_handle=cleaned(comment.author.name),
        text=cleaned(comment.message) or "",
        posted_at=_moment(comment.created_time),
        reply_to_post_id=post_id,
        reply_to_profile_id=answered,
        kind=PostKind.COMMENT,
    )


def reaction_of(reaction: WireReaction, *, post_id: int) -> Reaction:
    """Somebody's reaction; which of the faces they chose is not kept."""
    return Reaction(post_id=post_id, profile_id=number(reaction.id), kind="like")


def _moment(told: datetime) -> datetime:
    return told.astimezone(UTC) if told.tzinfo else told.replace(tzinfo=UTC)
