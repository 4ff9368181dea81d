"""Facebook's Pages and what hangs on them, as the API shows them to a Page's token."""

from typing import Final

from service.sandbox.meta import errors
from service.sandbox.meta.call import Call, stamped
from service.sandbox.meta.crowd import Member
from service.sandbox.meta.fields import Asked, known_only
from service.sandbox.meta.hosted import HostedPage
from service.sandbox.meta.instagram_nodes import account_node
from service.sandbox.meta.paging import page_of
from service.sandbox.meta.spans import span_in
from service.sandbox.meta.talk import Comment, Media

AT_ONCE: Final = 100
ENGAGEMENT: Final = "pages_read_engagement"
USER_CONTENT: Final = "pages_read_user_content"
_FACES: Final = ("LIKE", "LIKE", "LIKE", "LOVE", "CARE", "WOW")
_TYPES: Final = ("NONE", "LIKE", "LOVE", "WOW", "HAHA", "SAD", "ANGRY", "THANKFUL", "PRIDE", "CARE")
_FILTERS: Final = ("stream", "toplevel")
_ORDERS: Final = ("chronological", "reverse_chronological")


def page_node(call: Call, own: HostedPage, asked: tuple[Asked, ...]) -> dict[str, object]:
    """The Page, with what was asked for."""
    known_only(asked, "Page")
    page = own.page
    facts: dict[str, object] = {
        "id": str(page.id),
        "name": page.name,
        "username": page.username,
        "about": page.about,
        "category": page.category,
        "website": f"https://{page.username}.sandbox.invalid",
        "link": f"https://www.facebook.sandbox.invalid/{page.username}",
        "followers_count": own.following.now(call.at),
        "fan_count": own.likes(call.at),
        "talking_about_count": len(own.talk.media(call.at)),
    }
    shown = {"id": str(page.id)} | {each.name: facts[each.name] for each in asked if each.name in facts}
    for each in asked:
        linked = call.hosted.instagram(page.instagram_id) if page.instagram_id is not None else None
        if each.name == "instagram_business_account" and linked is not None and "instagram_basic" in call.access.scopes:
            shown[each.name] = account_node(call, linked, each.fields or (Asked("id"),))
    return shown


def posts_page(call: Call, own: HostedPage, edge: str, asked: Asked) -> dict[str, object]:
    """The Page's own posts, or those of others that tag it."""
    if ENGAGEMENT not in call.access.scopes:
        raise errors.page_permission_missing(ENGAGEMENT)
    if edge == "tagged" and not _sees_people(call):
        raise errors.page_permission_missing(USER_CONTENT)
    known_only(asked.fields, "PagePost")
    span = span_in(asked.modifiers, at=call.at)
    posts = own.talk.tags(call.at) if edge == "tagged" else own.talk.media(call.at)
    return page_of(
        call,
        [post for post in posts if post.at in span],
        asked,
        key=lambda post: post.id,
        shown=lambda post: post_node(call, own, post, asked.fields),
        most=AT_ONCE,
        path=f"{own.page.id}/{edge}",
    )


def post_node(call: Call, own: HostedPage, post: Media, asked: tuple[Asked, ...]) -> dict[str, object]:
    """One post."""
    known_only(asked, "PagePost")
    named = f"{own.page.id}_{post.id}"
    facts: dict[str, object] = {
        "id": named,
        "message": post.caption,
        "created_time": stamped(post.at),
        "from": _author(own, post.author),
        "permalink_url": f"https://www.facebook.sandbox.invalid/{named}",
        "shares": {"count": len(post.tapped(call.at)) // 20},
        "status_type": "mobile_status_update",
    }
    if post.author is None:
        facts["application"] = None
    shown = {each.name: facts[each.name] for each in asked if each.name in facts}
    for each in asked:
        if each.name == "comments":
            shown["comments"] = comments_page(call, own, post, each)
        if each.name == "reactions":
            shown["reactions"] = reactions_page(call, own, post, each)
    return {"id": named} | shown


def comments_page(call: Call, own: HostedPage, post: Media, asked: Asked) -> dict[str, object]:
    """Comments, of the top level or (`filter=stream`) of every level; newest first, unless asked for otherwise."""
    known_only(asked.fields, "Comment")
    every_level = _choice(asked, "filter", _FILTERS) == "stream"
    order = _choice(asked, "order", _ORDERS)
    said: list[tuple[Comment, Comment | None]] = []
    for comment in post.said(call.at):
        said.append((comment, None))
        if every_level:
            said += [(answer, comment) for answer in comment.answers if answer.at <= call.at]
    if order is not None:
        said.sort(key=lambda each: each[0].at, reverse=order == "reverse_chronological")
    answer = page_of(
        call,
        said,
        asked,
        key=lambda each: each[0].id,
        shown=lambda each: _comment_node(call, own, post, *each, asked.fields),
        most=AT_ONCE,
        path=f"{own.page.id}_{post.id}/comments",
    )
    return answer | _summary(asked, {"order": order or "ranked", "total_count": len(said), "can_comment": True})


def reactions_page(call: Call, own: HostedPage, post: Media, asked: Asked) -> dict[str, object]:
    """Who reacted, and how; nobody is named to whoever may not read what people wrote."""
    known_only(asked.fields, "Profile")
    type_ = _choice(asked, "type", _TYPES)
    tapped = [member for member in post.tapped(call.at) if type_ in {None, "NONE", _face(member)}]
    answer = page_of(
        call,
        tapped if _sees_people(call) else [],
        asked,
        key=lambda member: member.number,
        shown=lambda member: _shown_reaction(own, member, asked.fields),
        most=AT_ONCE,
        path=f"{own.page.id}_{post.id}/reactions",
    )
    return answer | _summary(asked, {"total_count": len(tapped), "viewer_reaction": "NONE"})


def _choice(asked: Asked, name: str, known: tuple[str, ...]) -> str | None:
    chosen = asked.modifiers.get(name)
    if chosen is not None and chosen not in known:
        raise errors.parameter_wrong(f"{name} must be one of the following values: {', '.join(known)}")
    return chosen


def _comment_node(  # noqa: PLR0913, PLR0917 # one comment and where it stands
    call: Call, own: HostedPage, post: Media, comment: Comment, parent: Comment | None, asked: tuple[Asked, ...]
) -> dict[str, object]:
    facts: dict[str, object] = {
        "id": f"{post.id}_{comment.id}",
        "message": comment.text,
        "created_time": stamped(comment.at),
    }
    if _sees_people(call) or comment.author is None:
        facts["from"] = _author(own, comment.author)
    if parent is not None:
        facts["parent"] = {"id": f"{post.id}_{parent.id}"} | (
            {"from": _author(own, parent.author)} if _sees_people(call) else {}
        )
    return {"id": facts["id"]} | {each.name: facts[each.name] for each in asked if each.name in facts}


def _shown_reaction(own: HostedPage, member: Member, asked: tuple[Asked, ...]) -> dict[str, object]:
    facts: dict[str, object] = {**_author(own, member), "type": _face(member)}
    return {"id": facts["id"]} | {each.name: facts[each.name] for each in asked if each.name in facts}


def _author(own: HostedPage, member: Member | None) -> dict[str, str]:
    if member is None:
        return {"id": str(own.page.id), "name": own.page.name}
    return {"id": str(own.person_id(member.number)), "name": member.name}


def _face(member: Member) -> str:
    return _FACES[member.number % len(_FACES)]


def _sees_people(call: Call) -> bool:
    """Whether what people wrote, and who they are, is open to it."""
    return USER_CONTENT in call.access.scopes


def _summary(asked: Asked, told: dict[str, object]) -> dict[str, object]:
    return {"summary": told} if asked.modifiers.get("summary") in {"true", "1"} else {}
