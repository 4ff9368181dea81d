"""Instagram's objects as its API shows them: only what was asked for, and only what the call may see."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from service.sandbox.meta import errors
from service.sandbox.meta.fields import Asked, known_only
from service.sandbox.meta.hosted import Hosted, HostedInstagram
from service.sandbox.meta.login_access import Access
from service.sandbox.meta.login_apps import Route
from service.sandbox.meta.paging import limit_in, page_of
from service.sandbox.meta.talk import Comment, Media

COMMENTS_AT_ONCE: Final = 50
MEDIA_AT_ONCE: Final = 100
READING_COMMENTS: Final = ("instagram_business_manage_comments", "instagram_manage_comments")
READING: Final = ("instagram_business_basic", "instagram_basic")
_FEWEST_FOR_FIELDS: Final = "id"


@dataclass(frozen=True, slots=True)
class InstagramCall:
    """One call about Instagram: by whose token, when, and at which address."""

    hosted: Hosted
    access: Access
    at: datetime
    base_url: str
    """Of the host, with the version; next pages are told with it."""

    @property
    def sees_comments(self) -> bool:
        """Whether comments, and who wrote them, are open to it."""
        return bool(self.access.scopes.intersection(READING_COMMENTS))


def account_node(call: InstagramCall, own: HostedInstagram, asked: tuple[Asked, ...]) -> dict[str, object]:
    """The account of the token, with what hangs on it."""
    known_only(asked, "IGUser")
    shown: dict[str, object] = {}
    for each in asked or (Asked(_FEWEST_FOR_FIELDS),):
        match each.name:
            case "media":
                shown["media"] = media_page(call, own, each)
            case "tags":
                shown["tags"] = tag_page(call, own, each)
            case "business_discovery":
                shown["business_discovery"] = _discovered(call, own, each)
            case name:
                value = _account_fact(call, own, name)
                if value is not None:
                    shown[name] = value
    if "id" not in shown:
        shown["id"] = _account_fact(call, own, "id")
    return shown


def media_page(call: InstagramCall, own: HostedInstagram, asked: Asked) -> dict[str, object]:
    """The account's own posts, newest first."""
    known_only(asked.fields, "IGMedia")
    return page_of(
        own.talk.media(call.at),
        key=lambda media: media.id,
        shown=lambda media: media_node(call, own, media, asked.fields),
        after=asked.modifiers.get("after"),
        limit=limit_in(asked.modifiers.get("limit"), most=MEDIA_AT_ONCE),
        url=f"{call.base_url}/{own.account.id}/media",
    )


def tag_page(call: InstagramCall, own: HostedInstagram, asked: Asked) -> dict[str, object]:
    """Posts of others that tag the account; their authors are named by handle alone."""
    call.access.needs(*READING_COMMENTS)
    known_only(asked.fields, "IGMedia")
    return page_of(
        own.talk.tags(call.at),
        key=lambda media: media.id,
        shown=lambda media: media_node(call, own, media, asked.fields),
        after=asked.modifiers.get("after"),
        limit=limit_in(asked.modifiers.get("limit"), most=MEDIA_AT_ONCE),
        url=f"{call.base_url}/{own.account.id}/tags",
    )


def media_node(call: InstagramCall, own: HostedInstagram, media: Media, asked: tuple[Asked, ...]) -> dict[str, object]:
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
        if each.name == "comments" and media.author is None and call.sees_comments:
            under = comment_page(call, own, media, each)
            if under["data"]:
                shown["comments"] = under
    return {"id": str(media.id)} | shown


def comment_page(call: InstagramCall, own: HostedInstagram, media: Media, asked: Asked) -> dict[str, object]:
    """At most fifty comments of the top level, newest first."""
    known_only(asked.fields, "IGComment")
    return page_of(
        media.said(call.at),
        key=lambda comment: comment.id,
        shown=lambda comment: comment_node(call, own, comment, asked.fields),
        after=asked.modifiers.get("after"),
        limit=limit_in(asked.modifiers.get("limit"), most=COMMENTS_AT_ONCE),
        url=f"{call.base_url}/{media.id}/comments",
    )


def comment_node(
    call: InstagramCall, own: HostedInstagram, comment: Comment, asked: tuple[Asked, ...]
) -> dict[str, object]:
    """One comment; the answers to it hang on it."""
    known_only(asked, "IGComment")
    identifier = comment.author.id if comment.author else own.account.id
    username = comment.author.username if comment.author else own.account.username
    facts: dict[str, object] = {
        "id": str(comment.id),
        "text": comment.text,
        "timestamp": stamped(comment.at),
        "like_count": 0,
        "hidden": False,
        "username": username,
        "from": {"id": str(identifier), "username": username},
    }
    shown = {each.name: facts[each.name] for each in asked if each.name in facts}
    answers = [answer for answer in comment.answers if answer.at <= call.at]
    for each in asked:
        if each.name == "replies" and answers:
            shown["replies"] = {"data": [comment_node(call, own, answer, each.fields) for answer in answers]}
    return {"id": str(comment.id)} | shown


def stamped(moment: datetime) -> str:
    """A moment as the Graph API writes it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S+0000")


def _account_fact(call: InstagramCall, own: HostedInstagram, name: str) -> object:
    account = own.account
    by_instagram = call.access.route is Route.INSTAGRAM
    scoped = str(call.access.app.scoped(Route.INSTAGRAM, account.id)) if by_instagram else str(account.id)
    facts: dict[str, object] = {
        "id": scoped,
        "user_id": str(account.id) if by_instagram else None,
        "username": account.username,
        "name": account.name,
        "biography": account.biography,
        "website": account.website or None,
        "account_type": account.account_type if by_instagram else None,
        "profile_picture_url": f"https://cdn.sandbox.invalid/{account.id}.jpg",
        "followers_count": call.hosted.followers_now(account.followers, call.at),
        "follows_count": account.follows,
        "media_count": len(own.talk.media(call.at)),
    }
    return facts.get(name)


def _discovered(call: InstagramCall, own: HostedInstagram, asked: Asked) -> dict[str, object]:
    if call.access.route is Route.INSTAGRAM:
        raise errors.capability_missing()
    known_only(asked.fields, "IGUser")
    found = own.talk.crowd.named(asked.modifiers.get("username", ""))
    if found is None or not found.is_professional:
        raise errors.GraphError(
            "Invalid user id", 110, 2207013, user_title="Cannot find User",
            user_msg="The user with that username cannot be found, or is not a professional account.",
        )  # fmt: skip
    facts: dict[str, object] = {
        "id": str(found.id),
        "username": found.username,
        "name": found.name,
        "biography": "Helping you grow. Speaker. Author. Coach.",
        "followers_count": 800 + found.number * 91,
        "follows_count": 300 + found.number * 17,
        "media_count": 40 + found.number,
        "profile_picture_url": f"https://cdn.sandbox.invalid/{found.id}.jpg",
    }
    return {"id": facts["id"]} | {each.name: facts[each.name] for each in asked.fields if each.name in facts}
