"""Instagram's objects as its API shows them: only what was asked for, and only what the call may see."""

from collections.abc import Callable, Mapping
from typing import Final

from service.sandbox.meta import errors
from service.sandbox.meta.call import Call, stamped
from service.sandbox.meta.discovery import discovered
from service.sandbox.meta.fields import Asked, known_only
from service.sandbox.meta.hosted import HostedInstagram
from service.sandbox.meta.login_apps import Route
from service.sandbox.meta.mentioned import mentioned_comment, mentioned_media
from service.sandbox.meta.paging import page_of
from service.sandbox.meta.spans import span_in
from service.sandbox.meta.stories import Story
from service.sandbox.meta.talk import Comment, Media

COMMENTS_AT_ONCE: Final = 50
MEDIA_AT_ONCE: Final = 100
READING_COMMENTS: Final = ("instagram_business_manage_comments", "instagram_manage_comments")
READING: Final = ("instagram_business_basic", "instagram_basic")
_FEWEST_FOR_FIELDS: Final = "id"
_NOT_BY: Final = {
    Route.INSTAGRAM: frozenset(("business_discovery", "mentioned_comment", "mentioned_media")),
    Route.FACEBOOK: frozenset(("account_type", "user_id")),
}
"""What an account does not have on each route (Instagram Platform, IG User)."""


def account_node(call: Call, own: HostedInstagram, asked: tuple[Asked, ...]) -> dict[str, object]:
    """The account of the token, with what hangs on it."""
    known_only(asked, "IGUser")
    for each in asked:
        if each.name in _NOT_BY[call.access.route]:
            raise errors.field_unknown(each.name, "IGUser")
    shown: dict[str, object] = {}
    for each in asked or (Asked(_FEWEST_FOR_FIELDS),):
        edge = _EDGES.get(each.name)
        value = _account_fact(call, own, each.name) if edge is None else edge(call, own, each)
        if value is not None:
            shown[each.name] = value
    if "id" not in shown:
        shown["id"] = _account_fact(call, own, "id")
    return shown


def media_page(call: Call, own: HostedInstagram, asked: Asked) -> dict[str, object]:
    """The account's own posts, newest first."""
    known_only(asked.fields, "IGMedia")
    span = span_in(asked.modifiers, at=call.at)
    return page_of(
        call,
        [media for media in own.talk.media(call.at) if media.at in span],
        asked,
        key=lambda media: media.id,
        shown=lambda media: media_node(call, own, media, asked.fields),
        most=MEDIA_AT_ONCE,
        path=f"{own.account.id}/media",
    )


def story_page(call: Call, own: HostedInstagram, asked: Asked) -> dict[str, object]:
    """The stories of the last day."""
    known_only(asked.fields, "IGMedia")
    return page_of(
        call,
        own.stories.shown(call.at),
        asked,
        key=lambda story: story.id,
        shown=lambda story: story_node(own, story, asked.fields),
        most=MEDIA_AT_ONCE,
        path=f"{own.account.id}/stories",
    )


def tag_page(call: Call, own: HostedInstagram, asked: Asked) -> dict[str, object]:
    """Posts of others that tag the account; their authors are named by handle alone."""
    call.access.needs(*READING_COMMENTS)
    known_only(asked.fields, "IGMedia")
    return page_of(
        call,
        own.talk.tags(call.at),
        asked,
        key=lambda media: media.id,
        shown=lambda media: media_node(call, own, media, asked.fields),
        most=MEDIA_AT_ONCE,
        path=f"{own.account.id}/tags",
    )


def media_node(call: Call, own: HostedInstagram, media: Media, asked: tuple[Asked, ...]) -> dict[str, object]:
    """One post."""
    known_only(asked, "IGMedia")
    said = media.said(call.at)
    facts: dict[str, object] = {
        "id": str(media.id),
        "caption": media.caption,
        "media_type": "IMAGE",
        "media_product_type": "FEED",
        "permalink": f"https://www.instagram.sandbox.invalid/p/{media.id}/",
        "timestamp": stamped(media.at),
        "username": media.author.username if media.author else own.account.username,
        "comments_count": len(said) + sum(answer.at <= call.at for each in said for answer in each.answers),
        "is_comment_enabled": True,
    }
    if not media.hides_likes:
        facts["like_count"] = len(media.tapped(call.at))
    if media.author is None:
        facts["owner"] = {"id": str(own.account.id)}
    shown = {each.name: facts[each.name] for each in asked if each.name in facts}
    for each in asked:
        if each.name == "comments" and media.author is None and _sees_comments(call):
            under = comment_page(call, own, media, each)
            if under["data"]:
                shown["comments"] = under
    return {"id": str(media.id)} | shown


def story_node(own: HostedInstagram, story: Story, asked: tuple[Asked, ...]) -> dict[str, object]:
    """One story; what people do with it is told by its figures alone."""
    known_only(asked, "IGMedia")
    facts: dict[str, object] = {
        "media_type": "IMAGE",
        "media_product_type": "STORY",
        "permalink": f"https://www.instagram.sandbox.invalid/stories/{own.account.username}/{story.id}",
        "timestamp": stamped(story.at),
        "username": own.account.username,
        "owner": {"id": str(own.account.id)},
    }
    return {"id": str(story.id)} | {each.name: facts[each.name] for each in asked if each.name in facts}


def comment_page(call: Call, own: HostedInstagram, media: Media, asked: Asked) -> dict[str, object]:
    """At most fifty comments of the top level, newest first."""
    return _comments(call, own, media, media.said(call.at), asked, f"{media.id}/comments")


def reply_page(call: Call, own: HostedInstagram, media: Media, comment: Comment, asked: Asked) -> dict[str, object]:
    """The answers to a comment."""
    answers = [answer for answer in comment.answers if answer.at <= call.at]
    return _comments(call, own, media, answers, asked, f"{comment.id}/replies")


def comment_node(
    call: Call, own: HostedInstagram, media: Media, comment: Comment, asked: tuple[Asked, ...]
) -> dict[str, object]:
    """One comment; the answers to it hang on it."""
    known_only(asked, "IGComment")
    identifier = comment.author.id if comment.author else own.account.id
    username = comment.author.username if comment.author else own.account.username
    facts: dict[str, object] = {
        "text": comment.text,
        "timestamp": stamped(comment.at),
        "like_count": 0,
        "hidden": False,
        "username": username,
        "from": {"id": str(identifier), "username": username},
        "media": {"id": str(media.id)},
    }
    if comment.answers_to is not None:
        facts["parent_id"] = str(comment.answers_to)
    shown = {each.name: facts[each.name] for each in asked if each.name in facts}
    for each in asked:
        if each.name == "replies" and any(answer.at <= call.at for answer in comment.answers):
            shown["replies"] = reply_page(call, own, media, comment, each)
    return {"id": str(comment.id)} | shown


def _comments(  # noqa: PLR0913, PLR0917 # a list and where it hangs
    call: Call, own: HostedInstagram, media: Media, comments: list[Comment], asked: Asked, path: str
) -> dict[str, object]:
    known_only(asked.fields, "IGComment")
    return page_of(
        call,
        comments,
        asked,
        key=lambda comment: comment.id,
        shown=lambda comment: comment_node(call, own, media, comment, asked.fields),
        most=COMMENTS_AT_ONCE,
        path=path,
    )


def _sees_comments(call: Call) -> bool:
    return bool(call.access.scopes.intersection(READING_COMMENTS))


def _account_fact(call: Call, own: HostedInstagram, name: str) -> object:
    account = own.account
    by_instagram = call.access.route is Route.INSTAGRAM
    scoped = str(call.access.app.scoped(Route.INSTAGRAM, account.id)) if by_instagram else str(account.id)
    facts: dict[str, object] = {
        "id": scoped,
        "user_id": str(account.id),
        "username": account.username,
        "name": account.name,
        "biography": account.biography,
        "website": account.website or None,
        "account_type": account.account_type,
        "profile_picture_url": f"https://cdn.sandbox.invalid/{account.id}.jpg",
        "followers_count": own.following.now(call.at),
        "follows_count": account.follows,
        "media_count": len(own.talk.media(call.at)),
    }
    return facts.get(name)


_EDGES: Final[Mapping[str, Callable[[Call, HostedInstagram, Asked], dict[str, object]]]] = {
    "media": media_page,
    "tags": tag_page,
    "stories": story_page,
    "business_discovery": discovered,
    "mentioned_media": mentioned_media,
    "mentioned_comment": mentioned_comment,
}
