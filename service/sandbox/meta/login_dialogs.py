"""The dialogs of Instagram Login and Facebook Login: what is asked, what the person answers, and where they are sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from litestar import Request, get, post
from litestar.datastructures import FormMultiDict, State
from litestar.response import Response

from service.sandbox.meta.login import Login, OnLogin
from service.sandbox.meta.login_apps import BASIC, SCOPES, WITHOUT_REVIEW, Route
from service.sandbox.meta.login_consents import Question
from service.sandbox.meta.login_page import Choice, consent_page, refusal_page

INSTAGRAM_PATH: Final = "/ig-login/oauth/authorize"
FACEBOOK_PATHS: Final = ["/fb-login/dialog/oauth", "/fb-login/{version:str}/dialog/oauth"]
_TAIL: Final = {Route.INSTAGRAM: "#_", Route.FACEBOOK: "#_=_"}
"""What both append to the address they send people back to."""
_EXPIRED: Final = "This page has expired or was answered already. Start again from the app."
_PERSONAL: Final = (
    "This account is a personal account. To continue, switch to a professional account: a business or creator account "
    "can be chosen in the settings of Instagram."
)


@dataclass(slots=True)
class _NotAsked(Exception):
    """The person is shown why there is nothing to agree to."""

    because: str


@get(INSTAGRAM_PATH, name="instagram_dialog")
async def show_instagram(request: Request[None, None, State], login: OnLogin) -> Response[str]:
    """Ask the owner of a professional account."""
    return _shown(request, login, Route.INSTAGRAM)


@post(INSTAGRAM_PATH, name="instagram_answer", status_code=302)
async def answer_instagram(request: Request[None, None, State], login: OnLogin) -> Response[str]:
    """The owner's answer."""
    return _answered(await request.form(), login, Route.INSTAGRAM)


@get(FACEBOOK_PATHS, name="facebook_dialog")
async def show_facebook(request: Request[None, None, State], login: OnLogin) -> Response[str]:
    """Ask somebody on Facebook, for any of their Pages."""
    return _shown(request, login, Route.FACEBOOK)


@post(FACEBOOK_PATHS, name="facebook_answer", status_code=302)
async def answer_facebook(request: Request[None, None, State], login: OnLogin) -> Response[str]:
    """Their answer."""
    return _answered(await request.form(), login, Route.FACEBOOK)


def _shown(request: Request[None, None, State], login: Login, route: Route) -> Response[str]:
    try:
        question = _question(dict(request.query_params.items()), login, route, login.now())
    except _NotAsked as refused:
        return _html(refusal_page(refused.because), 400)
    choices = _choices(login, route)
    offered = {scope for each in choices for scope in login.consents.offered(question, each.person_id)}
    ticked = [scope for scope in question.scopes if scope in offered]
    page = consent_page(login.consents.ask(question), question, choices, ticked, action=request.url.path)
    return _html(page, 200)


def _question(query: dict[str, str], login: Login, route: Route, at: datetime) -> Question:
    """What the app asks.

    Raises:
        _NotAsked: nobody can be asked that; neither login sends people back to the app with such an error.
    """
    app = login.apps.named(query.get("client_id", ""), route)
    redirect_uri = query.get("redirect_uri", "")
    if app is None:
        raise _NotAsked("Invalid platform app" if route is Route.INSTAGRAM else "Invalid App ID")
    if app.blocked:
        raise _NotAsked("App not available: this app is not accessible right now.")
    if not app.may_return_to(redirect_uri):
        raise _NotAsked(
            "URL blocked: this redirect failed because the redirect URI is not white-listed in the app's settings."
        )
    if query.get("response_type", "code") != "code":
        raise _NotAsked("Invalid response_type: only code is supported here.")
    asked = [scope for scope in query.get("scope", "").replace(",", " ").split() if scope]
    if route is Route.FACEBOOK:
        asked.insert(0, BASIC[route])
    unknown = [scope for scope in asked if scope not in SCOPES[route]]
    if unknown:
        raise _NotAsked(f"Invalid Scopes: {', '.join(unknown)}. This message is only shown to developers.")
    if BASIC[route] not in asked:
        raise _NotAsked(f"Invalid Scopes: {BASIC[route]} is required.")
    state = query.get("state")
    rerequest = route is Route.INSTAGRAM or query.get("auth_type") == "rerequest"
    return Question(app, route, redirect_uri, state, tuple(dict.fromkeys(asked)), rerequest, at)


def _answered(form: FormMultiDict, login: Login, route: Route) -> Response[str]:
    at = login.now()
    name = str(form.get("question", ""))
    question = login.consents.question(name, at=at)
    if question is None or question.route is not route:
        return _html(refusal_page(_EXPIRED), 400)
    if form.get("decision") != "approve":
        login.consents.close(name)
        return _sent_back(question, _denial(route))
    choice = next((each for each in _choices(login, route) if str(each.person_id) == form.get("person")), None)
    if choice is None:
        return _html(refusal_page("Choose the account to continue with."), 400)
    refusal = _why_not(login, question, choice.person_id)
    if refusal is not None:
        return _html(refusal_page(refusal), 400)
    login.consents.close(name)
    chosen = {str(page) for page in form.getall("page", [])}
    code = login.consents.approve(
        question,
        person_id=choice.person_id,
        ticked=[BASIC[route], *(str(scope) for scope in form.getall("scope", []))],
        pages=[page.id for page in choice.pages if str(page.id) in chosen],
        at=at,
    )
    return _sent_back(question, {"code": code})


def _why_not(login: Login, question: Question, person_id: int) -> str | None:
    """Why this person cannot go on with this app."""
    account = login.world.instagram_of(person_id)
    if question.route is Route.INSTAGRAM and (account is None or not account.is_professional):
        return _PERSONAL
    reviewed = [scope for scope in question.scopes if scope not in WITHOUT_REVIEW]
    open_to_it = [scope for scope in reviewed if question.app.may_ask(scope, person_id)]
    if question.route is Route.INSTAGRAM and BASIC[question.route] not in open_to_it:
        return "Insufficient developer role: only people with a role on this app can use it before it is reviewed."
    if reviewed and not open_to_it:
        return "Feature unavailable: this app has not been reviewed yet, and you have no role on it."
    return None


def _choices(login: Login, route: Route) -> Sequence[Choice]:
    if route is Route.FACEBOOK:
        return [Choice(each.id, each.name, login.world.pages_of(each.id)) for each in login.world.persons()]
    owners = ((each.id, login.world.instagram_of(each.id)) for each in login.world.persons())
    return [Choice(person_id, f"@{account.username}") for person_id, account in owners if account is not None]


def _denial(route: Route) -> dict[str, str]:
    denied = {"error": "access_denied", "error_reason": "user_denied"}
    if route is Route.INSTAGRAM:
        return denied | {"error_description": "The user denied your request."}
    return denied | {"error_code": "200", "error_description": "Permissions error"}


def _sent_back(question: Question, answer: dict[str, str]) -> Response[str]:
    told = answer if question.state is None else answer | {"state": question.state}
    joint = "&" if "?" in question.redirect_uri else "?"
    target = f"{question.redirect_uri}{joint}{urlencode(told)}{_TAIL[question.route]}"
    return Response("", status_code=302, media_type="text/html", headers={"location": target})


def _html(page: str, status: int) -> Response[str]:
    return Response(page, status_code=status, media_type="text/html", headers={"cache-control": "no-store"})
