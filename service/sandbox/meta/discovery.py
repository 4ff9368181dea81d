"""Business discovery: what one professional account is shown of another, on the Facebook route alone."""

from datetime import timedelta
from typing import Final

from service.sandbox.dice import dice
from service.sandbox.meta import errors
from service.sandbox.meta.call import Call, stamped
from service.sandbox.meta.crowd import Member
from service.sandbox.meta.fields import Asked, known_only
from service.sandbox.meta.hosted import HostedInstagram
from service.sandbox.meta.paging import page_of
from service.sandbox.meta.spans import midnight_before
from service.sandbox.meta.talk import MEDIA, Media
from service.sandbox.phrases import GURU_POSTS

_SELLS: Final = 71
_PLACES: Final = 1 << 45
"""Above every place of a post that can be read by its number."""
_POSTS: Final = 4
_AT_ONCE: Final = 100


def discovered(call: Call, own: HostedInstagram, asked: Asked) -> dict[str, object]:
    """The professional account with this name: one that can be connected here, or one of the asking account's crowd.

    Raises:
        GraphError: there is none, it is somebody's personal account, or it is closed to the young.
    """
    known_only(asked.fields, "IGUser")
    username = asked.modifiers.get("username", "").lower()
    hosted = call.hosted.instagram_named(username)
    if hosted is not None:
        facts, posts = _of_hosted(call, hosted), hosted.talk.media(call.at)
    else:
        found = own.talk.crowd.named(username)
        if found is None or not found.is_professional or found.is_age_gated:
            raise errors.GraphError(
                "Invalid user id", 110, 2207013, user_title="Cannot find User",
                user_msg="The user with that username cannot be found, or is not a professional account.",
            )  # fmt: skip
        facts, posts = _of_member(found), _sold(call, found)
    shown = {each.name: facts[each.name] for each in asked.fields if each.name in facts}
    for each in asked.fields:
        if each.name == "media":
            shown["media"] = _media(call, facts, posts, each)
    return {"id": facts["id"]} | shown


def _of_hosted(call: Call, found: HostedInstagram) -> dict[str, object]:
    account = found.account
    return {
        "id": str(account.id),
        "username": account.username,
        "name": account.name,
        "biography": account.biography,
        "website": account.website,
        "followers_count": found.following.now(call.at),
        "follows_count": account.follows,
        "media_count": len(found.talk.media(call.at)),
        "profile_picture_url": f"https://cdn.sandbox.invalid/{account.id}.jpg",
    }


def _of_member(found: Member) -> dict[str, object]:
    return {
        "id": str(found.id),
        "username": found.username,
        "name": found.name,
        "biography": "Helping you grow. Speaker. Author. Coach.",
        "followers_count": 800 + found.number * 91,
        "follows_count": 300 + found.number * 17,
        "media_count": _POSTS,
        "profile_picture_url": f"https://cdn.sandbox.invalid/{found.id}.jpg",
    }


def _sold(call: Call, found: Member) -> list[Media]:
    """The last posts of somebody who sells something: one every third day, about the same few things."""
    posts = []
    for back in range(_POSTS):
        chance = dice(_SELLS, found.id, back)
        at = midnight_before(call.hosted.founded) - timedelta(days=3 * back) + timedelta(minutes=chance.randrange(600))
        posts.append(
            Media(
                MEDIA.id_of(_PLACES + found.id * _POSTS + back),
                found,
                chance.choice(GURU_POSTS).format(n=chance.randrange(2, 40)),
                at,
                hides_likes=False,
                comments=(),
                reactors=(),
            )
        )
    return posts


def _media(call: Call, facts: dict[str, object], posts: list[Media], asked: Asked) -> dict[str, object]:
    known_only(asked.fields, "IGMedia")

    def shown(media: Media) -> dict[str, object]:
        told: dict[str, object] = {
            "caption": media.caption,
            "media_type": "IMAGE",
            "media_product_type": "FEED",
            "permalink": f"https://www.instagram.sandbox.invalid/p/{media.id}/",
            "timestamp": stamped(media.at),
            "username": facts["username"],
            "comments_count": len(media.said(call.at)),
        }
        if not media.hides_likes:
            told["like_count"] = len(media.tapped(call.at))
        return {"id": str(media.id)} | {each.name: told[each.name] for each in asked.fields if each.name in told}

    return page_of(
        call,
        posts,
        asked,
        key=lambda media: media.id,
        shown=shown,
        most=_AT_ONCE,
        path=None,
    )
