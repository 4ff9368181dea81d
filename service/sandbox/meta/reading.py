"""The reading doors of the Graph API, on both hosts: an object, or what hangs on it. A version is always named."""

from typing import Final

import msgspec
from litestar import Request, get
from litestar.datastructures import State
from litestar.params import FromPath
from litestar.response import Response

from service.sandbox.meta.edges import shown
from service.sandbox.meta.errors import JSON_TYPE, GraphError
from service.sandbox.meta.login_apps import Route
from service.sandbox.meta.login_asking import access_of, parameters, token_in
from service.sandbox.meta.scene import OnScene, Scene
from service.sandbox.meta.subjects import Question, account_of, kind_of, subject_of
from service.sandbox.meta.usage import Exhausted

_HOSTS: Final = {Route.INSTAGRAM: "ig-graph", Route.FACEBOOK: "fb-graph"}


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
        body = shown(question, subject, edge)
    except GraphError as refusal:
        scene.calls[f"{door} {refusal.code}"] += 1
        raise Exhausted(refusal, headers) from refusal
    scene.calls[f"{door} 200"] += 1
    return Response(msgspec.json.encode(body), headers=headers, media_type=JSON_TYPE)
