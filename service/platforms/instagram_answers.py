"""Instagram's answers in our words: profiles, media, and what others said to the account."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from service.platforms.contract import NAMED_ONLY, Post, PostKind, Profile
from service.platforms.graph import cleaned, number
from service.platforms.instagram_shapes import Comments, WireComment, WireMedia, WireProfile
from service.platforms.walk import Under

PERSONAL: Final = "PERSONAL"
"""The kind of account that Instagram opens to no app since December 2024; all others are professional."""


def profile_of(shown: WireProfile) -> Profile:
    """A person. Instagram tells neither since when they are there nor when they posted last."""
    identifier = shown.user_id or shown.id
    return Profile(
        id=number(identifier) if identifier else NAMED_ONLY,
        handle=shown.username,
        name=cleaned(shown.name) or "",
        bio=cleaned(shown.biography),
        url=cleaned(shown.website),
        followers=shown.followers_count,
        following=shown.follows_count,
        posts=shown.media_count,
        default_picture=None if shown.profile_picture_url is None else not shown.profile_picture_url,
    )


def own_post(media: WireMedia, *, account_id: int) -> Post:
    """One of the account's own posts. A like count that its owner hides is unknown, not zero."""
    return Post(
        id=number(media.id),
        author_id=account_id,
        author_handle=media.username,
        text=cleaned(media.caption) or "",
        posted_at=_moment(media.timestamp),
        replies=media.comments_count,
        likes=media.like_count,
    )


def tag_of(media: WireMedia) -> Post | None:
    """A post of somebody else in which the account is tagged; its author is named by handle alone."""
    if media.username is None:
        return None
    return Post(
        id=number(media.id),
        author_id=NAMED_ONLY,
        author_handle=media.username,
        text=cleaned(media.caption) or "",
        posted_at=_moment(media.timestamp),
        replies=media.comments_count,
        likes=media.like_count,
        kind=PostKind.TAG,
    )


def comments_of(comments: tuple[WireComment, ...], *, media_id: int, account_id: int) -> Iterator[Post | None]:
    """Comments under one of the account's posts and the answers to them; `None` for each whose author is withheld."""
    for comment in comments:
        spoken = _comment(comment, media_id, account_id)
        yield spoken
        for answer in comment.replies.data if comment.replies else ():
            yield _comment(answer, media_id, spoken.author_id if spoken else None)


def answers_of(answers: tuple[WireComment, ...], *, media_id: int) -> Iterator[Post | None]:
    """Further answers to one comment, whose author is not named with them; `None` for each whose own author is withheld."""
    return (_comment(answer, media_id, None) for answer in answers)


def waiting_under(post: str, comments: Comments, *, comment: str | None = None) -> tuple[Under, ...]:
    """Where more is to be read after this page of comments under a post, or of answers to one comment: the rest, and further answers."""
    further = [Under(post, comments.paging.after, comment)] if comments.paging.after else []
    replies = ((each.id, each.replies.paging.after) for each in comments.data if each.replies)
    return (*further, *(Under(post, after, answered) for answered, after in replies if after))


def _comment(comment: WireComment, media_id: int, answered: int | None) -> Post | None:
    handle = comment.username or (comment.author.username if comment.author else None)
    if handle is None and comment.author is None:
        return None
    return Post(
        id=number(comment.id),
        author_id=number(comment.author.id) if comment.author else NAMED_ONLY,
        author_handle=handle,
        text=cleaned(comment.text) or "",
        posted_at=_moment(comment.timestamp),
        reply_to_post_id=media_id,
        reply_to_profile_id=answered,
        likes=comment.like_count,
        kind=PostKind.COMMENT,
    )


def _moment(told: datetime) -> datetime:
    return told.astimezone(UTC) if told.tzinfo else told.replace(tzinfo=UTC)
