"""What an account is shown of a post or a comment that mentions it, which it may ask for by number and no other way.

Instagram Platform, IG User, Mentioned Media and Mentioned Comment: on the Facebook route alone, with the permission to manage
comments. The page on comments lists no `username`, which every IG Comment has and programs in use ask for; it is shown here.
"""

from typing import Final

from service.sandbox.meta import errors
from service.sandbox.meta.call import Call, stamped
from service.sandbox.meta.fields import Asked, known_only
from service.sandbox.meta.hosted import HostedInstagram

_READING: Final = ("instagram_manage_comments",)


def mentioned_media(call: Call, own: HostedInstagram, asked: Asked) -> dict[str, object]:
    """The post with this number, whose caption mentions the account.

    Raises:
        GraphError: there is none, or the permission is missing.
    """
    call.access.needs(*_READING)
    known_only(asked.fields, "IGMedia")
    number = _number(asked, "media_id")
    planted = own.mentions.captioned(number, call.at)
    tag = next((each for each in own.talk.tags(call.at) if each.id == number), None)
    if planted is not None:
        author, at, caption = planted.author, planted.at, f"Moving with {own.account.username} today"
    elif tag is not None and tag.author is not None:
        author, at, caption = tag.author, tag.at, tag.caption
    else:
        raise errors.object_unknown(str(number))
    facts: dict[str, object] = {
        "caption": caption,
        "comments_count": 0,
        "like_count": 0,
        "media_type": "IMAGE",
        "timestamp": stamped(at),
        "username": author.username,
    }
    return _shown(number, facts, asked)


def mentioned_comment(call: Call, own: HostedInstagram, asked: Asked) -> dict[str, object]:
    """The comment with this number, which mentions the account.

    Raises:
        GraphError: there is none, or the permission is missing.
    """
    call.access.needs(*_READING)
    known_only(asked.fields, "IGComment")
    number = _number(asked, "comment_id")
    planted = own.mentions.commented(number, call.at)
    if planted is None:
        raise errors.object_unknown(str(number))
    facts: dict[str, object] = {
        "like_count": 0,
        "media": {"id": str(planted.media_id)},
        "text": f"{own.account.username} look at this",
        "timestamp": stamped(planted.at),
        "username": planted.author.username,
    }
    return _shown(number, facts, asked)


def _number(asked: Asked, modifier: str) -> int:
    told = asked.modifiers.get(modifier, "")
    if not told.isdecimal():
        raise errors.parameter_wrong(f"The parameter {modifier} is required")
    return int(told)


def _shown(number: int, facts: dict[str, object], asked: Asked) -> dict[str, object]:
    return {"id": str(number)} | {each.name: facts[each.name] for each in asked.fields if each.name in facts}
