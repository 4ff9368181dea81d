"""The reading doors of the Graph API, on both hosts: an object, or what hangs on it. A version is always named."""

from typing import Final

import msgspec
from litestar import Request, get
from litestar.datastructures import State
from litestar.params import FromPath
from litestar.response import Response

from service.sandbox.meta import errors
from service.sandbox.meta.errors import JSON_TYPE, GraphError
from service.sandbox.meta.figures import instagram_figures, page_figures
from service.sandbox.meta.hosted import HostedInstagram, HostedPage
from service.sandbox.meta.instagram_nodes import (
    READING,
    READING_COMMENTS,
    account_node,
    comment_page,
    media_node,
    media_page,
    tag_page,
)
from service.sandbox.meta.login_access import TokenKind
from service.sandbox.meta.login_apps import Route
from service.sandbox.meta.login_asking import access_of, parameters, token_in
from service.sandbox.meta.page_nodes import comments_page, page_node, post_node, posts_page, reactions_page
from service.sandbox.meta.paging import limit_in, page_of
from service.sandbox.meta.scene import OnScene, Scene
from service.sandbox.meta.subjects import (
    InstagramMedia,
    PagePost,
    Person,
    Question,
    Subject,
    account_of,
    kind_of,
    subject_of,
)
from service.sandbox.meta.usage import Exhausted

_HOSTS: Final = {Route.INSTAGRAM: "ig-graph", Route.FACEBOOK: "fb-graph"}
_INSIGHTS: Final = ("instagram_business_manage_insights", "instagram_manage_insights")
_PAGES_AT_ONCE: Final = 100


@get("/ig-graph/{version:str}/{node:str}", name="instagram_node")
async def show_instagram_node(
    request: Request[None, None, State], version: FromPath[str], node: FromPath[str], scene: OnScene
) -> Response[bytes]:
    """An object of graph.instagram.com."""
    return await _answer(request, scene, Route.INSTAGRAM, version, node, "")


@get("/ig-graph/{version:str}/{node:str}/{edge:str}", name="instagram_edge")
async def show_instagram_edge(
    request: Request[None, None, State],
    version: FromPath[str],
    node: FromPath[str],
    edge: FromPath[str],
    scene: OnScene,
) -> Response[bytes]:
    """What hangs on an object of graph.instagram.com."""
    return await _answer(request, scene, Route.INSTAGRAM, version, node, edge)


@get("/fb-graph/{version:str}/{node:str}", name="facebook_node")
async def show_facebook_node(
    request: Request[None, None, State], version: FromPath[str], node: FromPath[str], scene: OnScene
) -> Response[bytes]:
    """An object of graph.facebook.com."""
    return await _answer(request, scene, Route.FACEBOOK, version, node, "")


@get("/fb-graph/{version:str}/{node:str}/{edge:str}", name="facebook_edge")
async def show_facebook_edge(
    request: Request[None, None, State],
    version: FromPath[str],
    node: FromPath[str],
    edge: FromPath[str],
    scene: OnScene,
) -> Response[bytes]:
    """What hangs on an object of graph.facebook.com."""
    return await _answer(request, scene, Route.FACEBOOK, version, node, edge)


READING_DOORS: Final = (show_instagram_node, show_instagram_edge, show_facebook_node, show_facebook_edge)


async def _answer(  # noqa: PLR0913, PLR0917 # the parts of an address
    request: Request[None, None, State], scene: Scene, route: Route, version: str, node: str, edge: str
) -> Response[bytes]:
    at = scene.now()
    asked = await parameters(request)
    door = f"{_HOSTS[route]} {edge or 'node'}"
    access = access_of(request, asked, scene.login.tokens, host=route, at=at)
    base_url = f"{request.base_url!s}".rstrip("/") + f"/{_HOSTS[route]}/{version}"
    question = Question(scene, access, token_in(request, asked), asked, at, base_url)
    subject = subject_of(question, node)
    try:
        headers = scene.usage.take(access.app.id, account_of(subject), kind_of(subject), at)
    except Exhausted:
        scene.calls[f"{door} throttled"] += 1
        raise
    try:
        body = _shown(question, subject, edge)
    except GraphError as refusal:
        scene.calls[f"{door} {refusal.code}"] += 1
        raise Exhausted(refusal, headers) from refusal
    scene.calls[f"{door} 200"] += 1
    return Response(msgspec.json.encode(body), headers=headers, media_type=JSON_TYPE)


def _shown(question: Question, subject: Subject, edge: str) -> dict[str, object]:
    match subject:
        case HostedInstagram():
            return _of_account(question, subject, edge)
        case InstagramMedia():
            return _of_media(question, subject, edge)
        case HostedPage():
            return _of_page(question, subject, edge)
        case PagePost():
            return _of_post(question, subject, edge)
        case Person():
            return _of_person(question, edge)


def _of_media(question: Question, subject: InstagramMedia, edge: str) -> dict[str, object]:
    question.access.needs(*READING)
    if not edge:
        return media_node(question.instagram, subject.own, subject.media, question.asked.fields)
    if edge != "comments":
        raise errors.field_unknown(edge, "IGMedia")
    question.access.needs(*READING_COMMENTS)
    return comment_page(question.instagram, subject.own, subject.media, question.asked)


def _of_post(question: Question, subject: PagePost, edge: str) -> dict[str, object]:
    match edge:
        case "":
            return post_node(question.page, subject.own, subject.post, question.asked.fields)
        case "comments":
            return comments_page(question.page, subject.own, subject.post, question.asked)
        case "reactions":
            return reactions_page(question.page, subject.own, subject.post, question.asked)
        case _:
            raise errors.field_unknown(edge, "PagePost")


def _of_account(question: Question, own: HostedInstagram, edge: str) -> dict[str, object]:
    question.access.needs(*READING)
    call = question.instagram
    match edge:
        case "":
            return account_node(call, own, question.asked.fields)
        case "media":
            return media_page(call, own, question.asked)
        case "tags":
            return tag_page(call, own, question.asked)
        case "insights":
            question.access.needs(*_INSIGHTS)
            return instagram_figures(question.scene.hosted, own, question.parameters, question.at)
        case _:
            raise errors.field_unknown(edge, "IGUser")


def _of_page(question: Question, own: HostedPage, edge: str) -> dict[str, object]:
    match edge:
        case "":
            return page_node(question.page, own, question.asked.fields)
        case "posts" | "published_posts" | "feed" | "tagged":
            return posts_page(question.page, own, edge, question.asked)
        case "insights":
            if "read_insights" not in question.access.scopes:
                raise errors.page_permission_missing("read_insights")
            return page_figures(own, question.parameters, question.at)
        case _:
            raise errors.field_unknown(edge, "Page")


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
        pages,
        key=lambda own: own.page.id,
        shown=lambda own: _page_of_person(question, own),
        after=question.parameters.get("after"),
        limit=limit_in(question.parameters.get("limit"), most=_PAGES_AT_ONCE),
        url=f"{question.base_url}/me/accounts",
    )


def _page_of_person(question: Question, own: HostedPage) -> dict[str, object]:
    shown = page_node(question.page, own, question.asked.fields)
    names = {each.name for each in question.asked.fields}
    if "access_token" in names:
        shown["access_token"] = question.scene.login.tokens.give_page(question.token, own.page.id, question.at).text
    if "tasks" in names:
        shown["tasks"] = list(own.page.tasks)
    return shown
