"""The pages that a client sees on the way to a connected account; anyone who holds the link may open them.

Opening a link changes nothing, since mail programs open links by themselves: only the button sets out.
"""

import re
from typing import Any, Final

from litestar import Request, Response, get, post
from litestar.datastructures import Cookie, State
from litestar.params import FromPath

from service.access.caller import RequestDesk
from service.access.limits import CONNECT_PAGES
from service.access.tokens import hash_of
from service.accounts.arrival import Connected, NotConnected
from service.accounts.choosing import Answer, Choice, choose
from service.accounts.connect_language import Visitor, language_of, visitor_behind_link, visitor_behind_state
from service.accounts.connect_pages import choice_page, connected_page, link_page, refusal_page
from service.accounts.connect_troubles import TROUBLES
from service.accounts.connecting import Return, begin, finish, new_browser
from service.accounts.grants import Networks, routes_to
from service.accounts.links import OpenLink, open_link
from service.accounts.queries import find_link
from service.accounts.reach import AppNetworks
from service.accounts.refusals import STATUS, Refusal
from service.kit.browsers import cookie, cookie_of, is_from_our_page
from service.kit.documents import answer
from service.kit.doors import Desk
from service.kit.limits import Limited
from service.kit.problems import request_id_of
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.work import Work
from service.platforms.contract import Route

BROWSER_LIVES: Final = 3600
"""Seconds for which a browser keeps its name; time to read the page, then to agree."""
_COOKIE: Final = "rapport_browser"
_NO_LINK: Final = "/connect"
_CHOICE: Final = "/connect/choice"
_NUMBER: Final = re.compile(r"[0-9]{1,19}")
_BROWSER: Final = re.compile(r"[A-Za-z0-9_-]{43}")
"""As `new_browser` writes it; anything else in a cookie of that name is none of ours, and is not sent back."""


@get(
    "/connect/{token:str}",
    opt={"anyone": True},
    guards=[Limited(CONNECT_PAGES)],
    exception_handlers=TROUBLES,
    include_in_schema=False,
)
async def show_link(
    token: FromPath[str], request: Request[Any, Any, Any], desk: RequestDesk, networks: AppNetworks, state: State
) -> Response[str]:
    """Who asks, what will be read and what never is, and a button for each way."""
    followed = await _follow(desk, token, networks)
    if followed is Refusal.NETWORK_NOT_OFFERED:
        return answer(303, "", location=f"/connect/{token}/export")
    if isinstance(followed, Refusal):
        return _refused(NotConnected(followed), await visitor_behind_link(desk, request, token))
    _, link = followed
    browser = _browser(request, state.settings) or new_browser()
    routes = {route: networks[route].terms for route in routes_to(networks, link.platform)}
    language = language_of(request, own=link.language)
    page = link_page(link, routes, language, export_path=f"/connect/{token}/export")
    return answer(200, page, cookies=[_cookie(browser, state.settings)])


@post(
    "/connect/{token:str}",
    opt={"anyone": True},
    guards=[Limited(CONNECT_PAGES)],
    exception_handlers=TROUBLES,
    include_in_schema=False,
)
async def set_out(
    token: FromPath[str], request: Request[Any, Any, Any], desk: RequestDesk, networks: AppNetworks, state: State
) -> Response[str]:
    """Send the person to the network's own consent page."""
    followed = await _follow(desk, token, networks)
    if isinstance(followed, Refusal):
        return _refused(NotConnected(followed), await visitor_behind_link(desk, request, token))
    work, link = followed
    browser = _browser(request, state.settings)
    if browser is None or not is_from_our_page(request, state.settings):
        return _refused(NotConnected(Refusal.PAGE_UNSEEN), await visitor_behind_link(desk, request, token))
    offered = routes_to(networks, link.platform)
    wanted = (await request.form()).get("route")
    route = next((each for each in offered if each == wanted), offered[0])
    redirect_uri = f"{state.settings.public_url}/connect/callback/{route}"
    consent = await begin(work, networks[route], link, route=route, browser=browser, redirect_uri=redirect_uri)
    return answer(303, "", cookies=[_cookie(browser, state.settings)], location=consent)


@get(
    "/connect/callback/{route:str}",
    opt={"anyone": True},
    guards=[Limited(CONNECT_PAGES)],
    exception_handlers=TROUBLES,
    include_in_schema=False,
)
async def come_back(
    route: FromPath[str], request: Request[Any, Any, Any], desk: RequestDesk, networks: AppNetworks, state: State
) -> Response[str]:
    """Where a network sends the person afterwards, with a code or without; several accounts are chosen from first."""
    query = request.query_params
    if route not in set(Route) or not query.get("state"):
        return _refused(NotConnected(Refusal.STATE_UNKNOWN), Visitor(language_of(request)))
    visitor = await visitor_behind_state(desk, request, query["state"])
    returned = Return(
        route=Route(route),
        state=Secret(query["state"]),
        code=query.get("code") if not query.get("error") else None,
        browser=_browser(request, state.settings),
        request_id=request_id_of(request),
    )
    outcome = await finish(desk.works, networks, returned, clock=desk.clock)
    if isinstance(outcome, Choice):
        return answer(200, choice_page(outcome, visitor.language, path=_CHOICE))
    return _arrived(outcome, visitor)


@post(
    _CHOICE, opt={"anyone": True}, guards=[Limited(CONNECT_PAGES)], exception_handlers=TROUBLES, include_in_schema=False
)
async def choose_account(
    request: Request[Any, Any, Any], desk: RequestDesk, networks: AppNetworks, state: State
) -> Response[str]:
    """Take one of the several accounts that a consent has opened."""
    form = await request.form()
    said, number = str(form.get("state") or ""), str(form.get("account") or "")
    if not said:
        return _refused(NotConnected(Refusal.STATE_UNKNOWN), Visitor(language_of(request)))
    visitor = await visitor_behind_state(desk, request, said)
    if not is_from_our_page(request, state.settings):
        return _refused(NotConnected(Refusal.PAGE_UNSEEN), visitor)
    answer = Answer(
        state=Secret(said),
        number=int(number) if _NUMBER.fullmatch(number) else None,
        browser=_browser(request, state.settings),
        request_id=request_id_of(request),
    )
    return _arrived(await choose(desk.works, networks, answer, clock=desk.clock), visitor)


@get([_NO_LINK, _CHOICE], opt={"anyone": True}, include_in_schema=False)
async def show_nothing(request: Request[Any, Any, Any]) -> Response[str]:
    """A link that lost its end on the way, or a choice that a browser opens again by its address alone."""
    refusal = Refusal.STATE_UNKNOWN if request.url.path == _CHOICE else Refusal.LINK_UNKNOWN
    return _refused(NotConnected(refusal), Visitor(language_of(request)))


async def _follow(desk: Desk, token: str, networks: Networks) -> tuple[Work, OpenLink] | Refusal:
    found = await find_link(desk.works.database, hash_of(Secret(token)))
    if found is None:
        return Refusal.LINK_UNKNOWN
    practice_id, link_id = found
    work = await desk.open(practice_id)
    link = await open_link(work, link_id, at=work.at)
    if isinstance(link, Refusal):
        return link
    return (work, link) if routes_to(networks, link.platform) else Refusal.NETWORK_NOT_OFFERED


def _browser(request: Request[Any, Any, Any], settings: Settings) -> Secret | None:
    kept = cookie_of(request, _COOKIE, settings)
    return kept if kept is not None and _BROWSER.fullmatch(kept.reveal()) else None


def _cookie(browser: Secret, settings: Settings) -> Cookie:
    return cookie(_COOKIE, browser, settings, seconds=BROWSER_LIVES)


def _arrived(outcome: Connected | NotConnected, visitor: Visitor) -> Response[str]:
    if isinstance(outcome, NotConnected):
        return _refused(outcome, visitor)
    return answer(200, connected_page(outcome, visitor.language, way_back=visitor.way_back))


def _refused(outcome: NotConnected, visitor: Visitor) -> Response[str]:
    page = refusal_page(outcome, visitor.language, way_back=visitor.way_back)
    return answer(STATUS[outcome.refusal], page)


DOORS: Final = (show_link, set_out, come_back, choose_account, show_nothing)
