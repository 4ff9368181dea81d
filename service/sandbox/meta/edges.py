"""What hangs on each kind of object of the Graph API, and what a token needs to see it."""

from typing import Final

from service.sandbox.meta import errors
from service.sandbox.meta.figures import instagram_figures
from service.sandbox.meta.hosted import HostedInstagram, HostedPage
from service.sandbox.meta.instagram_nodes import (
    READING,
    READING_COMMENTS,
    account_node,
    comment_node,
    comment_page,
    media_node,
    media_page,
    reply_page,
    story_node,
    story_page,
    tag_page,
)
from service.sandbox.meta.login_access import TokenKind
from service.sandbox.meta.login_apps import Route
from service.sandbox.meta.media_figures import media_figures, story_figures
from service.sandbox.meta.page_figures import page_figures
from service.sandbox.meta.page_nodes import comments_page, page_node, post_node, posts_page, reactions_page
from service.sandbox.meta.paging import page_of
from service.sandbox.meta.subjects import (
    InstagramComment,
    InstagramMedia,
    InstagramPart,
    InstagramStory,
    PagePost,
    Person,
    Question,
    Subject,
)

_INSIGHTS: Final = ("instagram_business_manage_insights", "instagram_manage_insights")
_PAGES_AT_ONCE: Final = 100


def shown(question: Question, subject: Subject, edge: str) -> dict[str, object]:
    """The answer to a call.

    Args:
        question: the call.
        subject: what the id in its address stands for.
        edge: what hangs on it; empty for the thing itself.

    Raises:
        GraphError: there is no such edge or field, or the token may not see it.
    """
    match subject:
        case HostedInstagram():
            return _of_account(question, subject, edge)
        case HostedPage():
            return _of_page(question, subject, edge)
        case PagePost():
            return _of_post(question, subject, edge)
        case Person():
            return _of_person(question, edge)
        case _:
            return _of_part(question, subject, edge)


def _of_part(question: Question, subject: InstagramPart, edge: str) -> dict[str, object]:
    match subject:
        case InstagramMedia():
            return _of_media(question, subject, edge)
        case InstagramStory():
            return _of_story(question, subject, edge)
        case InstagramComment():
            return _of_comment(question, subject, edge)


def _of_media(question: Question, subject: InstagramMedia, edge: str) -> dict[str, object]:
    question.access.needs(*READING)
    match edge:
        case "":
            return media_node(question.call, subject.own, subject.media, question.asked.fields)
        case "comments":
            question.access.needs(*READING_COMMENTS)
            return comment_page(question.call, subject.own, subject.media, question.asked)
        case "insights":
            question.access.needs(*_INSIGHTS)
            return media_figures(question.call, subject.own, subject.media, question.parameters)
        case _:
            raise errors.field_unknown(edge, "IGMedia")


def _of_story(question: Question, subject: InstagramStory, edge: str) -> dict[str, object]:
    question.access.needs(*READING)
    if not edge:
        return story_node(subject.own, subject.story, question.asked.fields)
    if edge != "insights":
        raise errors.field_unknown(edge, "IGMedia")
    question.access.needs(*_INSIGHTS)
    return story_figures(question.call, subject.story, question.parameters)


def _of_comment(question: Question, subject: InstagramComment, edge: str) -> dict[str, object]:
    question.access.needs(*READING_COMMENTS)
    where = question.call, subject.own, subject.media, subject.comment
    if not edge:
        return comment_node(*where, question.asked.fields)
    if edge != "replies":
        raise errors.field_unknown(edge, "IGComment")
    return reply_page(*where, question.asked)


def _of_post(question: Question, subject: PagePost, edge: str) -> dict[str, object]:
    _needs_page(question, subject.own)
    match edge:
        case "":
            return post_node(question.call, subject.own, subject.post, question.asked.fields)
        case "comments":
            return comments_page(question.call, subject.own, subject.post, question.asked)
        case "reactions":
            return reactions_page(question.call, subject.own, subject.post, question.asked)
        case _:
            raise errors.field_unknown(edge, "PagePost")


def _of_account(question: Question, own: HostedInstagram, edge: str) -> dict[str, object]:
    question.access.needs(*READING)
    call = question.call
    match edge:
        case "":
            return account_node(call, own, question.asked.fields)
        case "media":
            return media_page(call, own, question.asked)
        case "tags":
            return tag_page(call, own, question.asked)
        case "stories":
            return story_page(call, own, question.asked)
        case "insights":
            question.access.needs(*_INSIGHTS)
            return instagram_figures(question.call, own, question.parameters)
        case _:
            raise errors.field_unknown(edge, "IGUser")


def _of_page(question: Question, own: HostedPage, edge: str) -> dict[str, object]:
    match edge:
        case "":
            return page_node(question.call, own, question.asked.fields)
        case "posts" | "published_posts" | "feed" | "tagged":
            _needs_page(question, own)
            return posts_page(question.call, own, edge, question.asked)
        case "insights":
            if "read_insights" not in question.access.scopes:
                raise errors.page_permission_missing("read_insights")
            return page_figures(question.call, own, question.parameters)
        case _:
            raise errors.field_unknown(edge, "Page")


def _needs_page(question: Question, own: HostedPage) -> None:
    if question.access.page_id != own.page.id:
        raise errors.page_token_needed()


def _of_person(question: Question, edge: str) -> dict[str, object]:
    access, world = question.access, question.scene.login.world
    person = world.person(access.person_id) if access.person_id is not None else None
    if person is None or access.kind is TokenKind.APP:
        raise errors.object_unknown("me")
    scoped = str(access.app.scoped(access.route, person.id))
    if access.route is Route.INSTAGRAM:
        account = world.instagram_of(person.id)
        if account is None:
            raise errors.object_unknown("me")
        return {"id": scoped, "username": account.username, "account_type": account.account_type}
    if not edge:
        return {"id": scoped, "name": person.name}
    if edge != "accounts":
        raise errors.field_unknown(edge, "User")
    seen = sorted(access.pages) if "pages_show_list" in access.scopes else []
    pages = [own for own in map(question.scene.hosted.page, seen) if own is not None]
    return page_of(
        question.call,
        pages,
        question.asked,
        key=lambda own: own.page.id,
        shown=lambda own: _page_of_person(question, own),
        most=_PAGES_AT_ONCE,
        path="me/accounts",
    )


def _page_of_person(question: Question, own: HostedPage) -> dict[str, object]:
    shown = page_node(question.call, own, question.asked.fields)
    names = {each.name for each in question.asked.fields}
    if "access_token" in names:
        shown["access_token"] = question.scene.login.tokens.give_page(question.token, own.page.id, question.at).text
    if "tasks" in names:
        shown["tasks"] = list(own.page.tasks)
    return shown
