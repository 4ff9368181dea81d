"""X's OAuth doors: the consent page, the token endpoint and revocation."""

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import unquote, urlencode

from litestar import Request, get, post
from litestar.datastructures import FormMultiDict, State
from litestar.response import Response

from service.sandbox.consent_page import consent_page, refusal_page
from service.sandbox.oauth import ACCESS_LIVES, SCOPES, App, Question, TokenRefused, Tokens
from service.sandbox.stage import OnStage, Stage

AUTHORIZE_PATHS: Final = ["/2/oauth2/authorize", "/i/oauth2/authorize"]
_LONGEST_STATE: Final = 500
_METHODS: Final = frozenset({"S256", "plain"})


@dataclass(slots=True)
class _SentBack(Exception):
    """The person is sent back to the app with an error."""

    error: str


@get(AUTHORIZE_PATHS, name="authorize")
async def show_consent(request: Request[None, None, State], stage: OnStage) -> Response[str]:
    """Ask the person; an app or address that X does not know is shown as an error and never redirected to."""
    at = stage.now()
    query = dict(request.query_params.items())
    app = stage.consents.apps.get(query.get("client_id", ""))
    redirect_uri = query.get("redirect_uri", "")
    if app is None or not app.may_return_to(redirect_uri):
        return _html(refusal_page("This app or its callback address is not registered."), 400)
    try:
        question = _question(app, redirect_uri, query, at)
    except _SentBack as sent:
        return _sent_back(redirect_uri, {"error": sent.error, "state": query.get("state", "")})
    page = consent_page(stage.consents.ask(question), question, stage.coached(), action=request.url.path)
    return _html(page, 200)


@post(AUTHORIZE_PATHS, name="answer_consent", status_code=302)
async def answer_consent(request: Request[None, None, State], stage: OnStage) -> Response[str]:
    """The person's answer: approve with the ticked permissions, or deny."""
    at = stage.now()
    form = await request.form()
    question = stage.consents.question(_field(form, "question"), at=at)
    if question is None:
        return _html(refusal_page("This page has expired or was answered already. Start again from the app."), 400)
    if _field(form, "decision") != "approve":
        return _sent_back(question.redirect_uri, {"error": "access_denied", "state": question.state})
    signed_in = {str(person.id): person.index for person in stage.coached()}
    person = signed_in.get(_field(form, "person"))
    ticked = {str(value) for value in form.getall("scope", [])}
    if person is None:
        return _html(refusal_page("Choose the account to continue with."), 400)
    scopes = tuple(scope for scope in question.scopes if scope in ticked)
    code = stage.consents.approve(question, person=person, scopes=scopes, at=at)
    return _sent_back(question.redirect_uri, {"state": question.state, "code": code})


@post("/2/oauth2/token", name="token", status_code=200)
async def give_tokens(request: Request[None, None, State], stage: OnStage) -> Response[dict[str, object]]:
    """Trade a code or a refresh token."""
    at = stage.now()
    form = await request.form()
    grant_type = _field(form, "grant_type")
    called = f"token {grant_type}" if grant_type in {"authorization_code", "refresh_token"} else "token"
    try:
        tokens = _traded(stage, request.headers.get("authorization", ""), form, at)
    except TokenRefused as refused:
        stage.ledger.note_call(called, refused.status)
        return _token_refusal(refused)
    stage.ledger.note_call(called, 200)
    answer: dict[str, object] = {
        "token_type": "bearer",
        "expires_in": int(ACCESS_LIVES.total_seconds()),
        "access_token": tokens.access_token,
        "scope": " ".join(tokens.scopes),
    }
    if tokens.refresh_token is not None:
        answer["refresh_token"] = tokens.refresh_token
    return Response(answer, headers={"cache-control": "no-store"})


@post("/2/oauth2/revoke", name="revoke", status_code=200)
async def revoke_token(request: Request[None, None, State], stage: OnStage) -> Response[dict[str, object]]:
    """The app gives a token back."""
    form = await request.form()
    try:
        app = _app(stage, request.headers.get("authorization", ""), form)
    except TokenRefused as refused:
        stage.ledger.note_call("revoke", refused.status)
        return _token_refusal(refused)
    stage.consents.revoke(app, _field(form, "token"))
    stage.ledger.note_call("revoke", 200)
    return Response({"revoked": True})


def _question(app: App, redirect_uri: str, query: dict[str, str], at: datetime) -> Question:
    scopes = tuple(dict.fromkeys(query.get("scope", "").split()))
    method = query.get("code_challenge_method", "plain")
    if query.get("response_type") != "code":
        raise _SentBack("unsupported_response_type")
    if not scopes or not set(scopes) <= set(SCOPES):
        raise _SentBack("invalid_scope")
    state, challenge = query.get("state", ""), query.get("code_challenge", "")
    if not challenge or method not in _METHODS or not 0 < len(state) <= _LONGEST_STATE:
        raise _SentBack("invalid_request")
    return Question(app, redirect_uri, state, scopes, challenge, method, at)


def _traded(stage: Stage, authorization: str, form: FormMultiDict, at: datetime) -> Tokens:
    app = _app(stage, authorization, form)
    match _field(form, "grant_type"):
        case "authorization_code":
            redirect_uri, verifier = _field(form, "redirect_uri"), _field(form, "code_verifier")
            return stage.consents.redeem(app, _field(form, "code"), redirect_uri=redirect_uri, verifier=verifier, at=at)
        case "refresh_token":
            return stage.consents.refresh(app, _field(form, "refresh_token"), at=at)
        case _:
            raise TokenRefused(400, "unsupported_grant_type", "Value passed for the grant type was invalid.")


def _app(stage: Stage, authorization: str, form: FormMultiDict) -> App:
    """Confidential apps prove themselves by HTTP Basic, public ones name themselves in the form."""
    scheme, _, encoded = authorization.partition(" ")
    if scheme.lower() == "basic":
        client_id, secret = _credentials(encoded)
    else:
        client_id, secret = _field(form, "client_id"), None
    app = stage.consents.apps.get(client_id)
    if app is None or app.secret != secret:
        raise TokenRefused(401, "unauthorized_client", "Missing valid authorization header")
    return app


def _credentials(encoded: str) -> tuple[str, str]:
    try:
        client_id, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError) as wrong:
        raise TokenRefused(401, "unauthorized_client", "Missing valid authorization header") from wrong
    return unquote(client_id), unquote(secret)


def _field(form: FormMultiDict, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def _token_refusal(refused: TokenRefused) -> Response[dict[str, object]]:
    body: dict[str, object] = {"error": refused.error, "error_description": refused.description}
    return Response(body, status_code=refused.status)


def _html(page: str, status: int) -> Response[str]:
    return Response(page, status_code=status, media_type="text/html", headers={"cache-control": "no-store"})


def _sent_back(redirect_uri: str, parameters: dict[str, str]) -> Response[str]:
    joint = "&" if "?" in redirect_uri else "?"
    target = f"{redirect_uri}{joint}{urlencode(parameters)}"
    return Response("", status_code=302, media_type="text/html", headers={"location": target})
