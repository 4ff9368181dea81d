"""Facebook's Pages and what hangs on them, as the API shows them to a Page's token."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from service.sandbox.meta import errors
from service.sandbox.meta.crowd import Member
from service.sandbox.meta.fields import Asked, known_only
from service.sandbox.meta.hosted import Hosted, HostedPage
from service.sandbox.meta.instagram_nodes import InstagramCall, account_node, stamped
from service.sandbox.meta.login_access import Access
from service.sandbox.meta.paging import limit_in, page_of
from service.sandbox.meta.talk import Comment, Media

AT_ONCE: Final = 100
ENGAGEMENT: Final = "pages_read_engagement"
USER_CONTENT: Final = "pages_read_user_content"
_FACES: Final = ("LIKE", "LIKE", "LIKE", "LOVE", "CARE", "WOW")


@dataclass(frozen=True, slots=True)
class PageCall:
    """One call about a Page: by whose token, when, and at which address."""

    hosted: Hosted
    access: Access
    at: datetime
    base_url: str

    @property
    def sees_people(self) -> bool:
        """Whether what people wrote, and who they are, is open to it."""
        return USER_CONTENT in self.access.scopes


def page_node(call: PageCall, own: HostedPage, asked: tuple[Asked, ...]) -> dict[str, object]:
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
        "followers_count": call.hosted.followers_now(page.followers, call.at),
        "fan_count": call.hosted.followers_now(page.likes, call.at),
        "talking_about_count": len(own.talk.media(call.at)),
    }
    shown = {"id": str(page.id)} | {each.name: facts[each.name] for each in asked if each.name in facts}
    for each in asked:
        linked = call.hosted.instagram(page.instagram_id) if page.instagram_id is not None else None
        if each.name == "instagram_business_account" and linked is not None and "instagram_basic" in call.access.scopes:
            inner = InstagramCall(call.hosted, call.access, call.at, call.base_url)
            shown[each.name] = account_node(inner, linked, each.fields or (Asked("id"),))
    return shown


def posts_page(call: PageCall, own: HostedPage, edge: str, asked: Asked) -> dict[str, object]:
    """The Page's own posts, or those of others that tag it."""
    if ENGAGEMENT not in call.access.scopes:
        raise errors.page_permission_missing(ENGAGEMENT)
    if edge == "tagged" and not call.sees_people:
        raise errors.page_permission_missing(USER_CONTENT)
    known_only(asked.fields, "PagePost")
    posts = own.talk.tags(call.at) if edge == "tagged" else own.talk.media(call.at)
    return page_of(
        posts,
        key=lambda post: post.id,
        shown=lambda post: post_node(call, own, post, asked.fields),
        after=asked.modifiers.get("after"),
        limit=limit_in(asked.modifiers.get("limit"), most=AT_ONCE),
        url=f"{call.base_url}/{own.page.id}/{edge}",
    )


def post_node(call: PageCall, own: HostedPage, post: Media, asked: tuple[Asked, ...]) -> dict[str, object]:
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
    shown = {each.name: facts[each.name] for each in asked if each.name in facts}
    for each in asked:
        if each.name == "comments":
            shown["comments"] = comments_page(call, own, post, each)
        if each.name == "reactions":
            shown["reactions"] = reactions_page(call, own, post, each)
    return {"id": named} | shown


def comments_page(call: PageCall, own: HostedPage, post: Media, asked: Asked) -> dict[str, object]:
    """Comments, of the top level or (`filter=stream`) of every level."""
    known_only(asked.fields, "Comment")
    said: list[tuple[Comment, Comment | None]] = []
    for comment in post.said(call.at):
        said.append((comment, None))
        if asked.modifiers.get("filter") == "stream":
            said += [(answer, comment) for answer in comment.answers if answer.at <= call.at]
    answer = page_of(
        said,
        key=lambda each: each[0].id,
        shown=lambda each: _comment_node(call, own, post, *each, asked.fields),
        after=asked.modifiers.get("after"),
        limit=limit_in(asked.modifiers.get("limit"), most=AT_ONCE),
        url=f"{call.base_url}/{own.page.id}_{post.id}/comments?filter={asked.modifiers.get('filter', 'toplevel')}",
    )
    return answer | _summary(asked, len(said))


def reactions_page(call: PageCall, own: HostedPage, post: Media, asked: Asked) -> dict[str, object]:
    """Who reacted, and how; nobody is named to whoever may not read what people wrote."""
    known_only(asked.fields, "Profile")
    tapped = post.tapped(call.at)
    answer = page_of(
        tapped if call.sees_people else [],
        key=lambda member: member.number,
        shown=lambda member: _shown_reaction(own, member, asked.fields),
        after=asked.modifiers.get("after"),
        limit=limit_in(asked.modifiers.get("limit"), most=AT_ONCE),
        url=f"{call.base_url}/{own.page.id}_{post.id}/reactions",
    )
    return answer | _summary(asked, len(tapped))


def _comment_node(  # noqa: PLR0913, PLR0917 # one comment and where it stands
    call: PageCall, own: HostedPage, post: Media, comment: Comment, parent: Comment | None, asked: tuple[Asked, ...]
) -> dict[str, object]:
    facts: dict[str, object] = {
        "id": f"{post.id}_{comment.id}",
        "message": comment.text,
        "created_time": stamped(comment.at),
    }
    if call.sees_people or comment.author is None:
        facts["from"] = _author(own, comment.author)
    if parent is not None:
        facts["parent"] = {"id": f"{post.id}_{parent.id}"} | (
            {"from": _author(own, parent.author)} if call.sees_people else {}
        )
    return {"id": facts["id"]} | {each.name: facts[each.name] for each in asked if each.name in facts}


def _shown_reaction(own: HostedPage, member: Member, asked: tuple[Asked, ...]) -> dict[str, object]:
    facts: dict[str, object] = {**_author(own, member), "type": _FACES[member.number % len(_FACES)]}
    return {"id": facts["id"]} | {each.name: facts[each.name] for each in asked if each.name in facts}


def _author(own: HostedPage, member: Member | None) -> dict[str, str]:
    if member is None:
        return {"id": str(own.page.id), "name": own.page.name}
    return {"id": str(own.person_id(member.number)), "name": member.name}


def _summary(asked: Asked, total: int) -> dict[str, object]:
    return {"summary": {"total_count": total}} if asked.modifiers.get("summary") == "true" else {}
