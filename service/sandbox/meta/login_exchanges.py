"""The doors where codes become tokens, short tokens long ones, and long ones longer."""

from datetime import datetime
from typing import Final

from litestar import Request, get, post, route
from litestar.datastructures import State
from litestar.enums import HttpMethod
from litestar.response import Response

from service.sandbox.meta import errors, login_errors
from service.sandbox.meta.errors import CodeRefused, GraphError
from service.sandbox.meta.login import Login, OnLogin
from service.sandbox.meta.login_apps import Route
from service.sandbox.meta.login_asking import parameters, token_in
from service.sandbox.meta.login_consents import Authorization
from service.sandbox.meta.tokens import Token

LONG_PATHS: Final = ["/ig-graph/access_token", "/ig-graph/{version:str}/access_token"]
REFRESH_PATHS: Final = ["/ig-graph/refresh_access_token", "/ig-graph/{version:str}/refresh_access_token"]
FACEBOOK_PATHS: Final = ["/fb-graph/oauth/access_token", "/fb-graph/{version:str}/oauth/access_token"]
_UNCACHED: Final = {"cache-control": "no-store"}


@post("/ig-api/oauth/access_token", name="instagram_code", status_code=200)
async def trade_instagram_code(request: Request[None, None, State], login: OnLogin) -> Response[dict[str, object]]:
    """A code for a token of an hour, with the permissions that were granted."""
    at = login.now()
    asked = await parameters(request)
    try:
        if asked.get("grant_type") != "authorization_code":
            raise CodeRefused("Invalid grant_type: only authorization_code is supported")
        authorization = _redeemed(asked, login, Route.INSTAGRAM, at)
    except GraphError as refused:
        raise CodeRefused(refused.message) from refused
    return Response(_instagram_answer(login, authorization, at), headers=_UNCACHED)


@get(LONG_PATHS, name="instagram_long")
async def trade_instagram_short(request: Request[None, None, State], login: OnLogin) -> Response[dict[str, object]]:
    """A token of an hour for one of sixty days."""
    at = login.now()
    asked = await parameters(request)
    _expect(asked, "grant_type", "ig_exchange_token")
    text = token_in(request, asked)
    access = login.tokens.authenticate(text, host=Route.INSTAGRAM, at=at)
    app = login.apps.proven(access.app.instagram_id, asked.get("client_secret", ""), Route.INSTAGRAM)
    return _token_answer(login.tokens.give_long(text, app=app, host=Route.INSTAGRAM, at=at), at)


@get(REFRESH_PATHS, name="instagram_refresh")
async def refresh_instagram(request: Request[None, None, State], login: OnLogin) -> Response[dict[str, object]]:
    """Sixty more days."""
    at = login.now()
    asked = await parameters(request)
    _expect(asked, "grant_type", "ig_refresh_token")
    token = login.tokens.refresh(token_in(request, asked), at)
    return _token_answer(token, at, permissions=",".join(sorted(token.authorization.scopes(at))))


@route(FACEBOOK_PATHS, http_method=[HttpMethod.GET, HttpMethod.POST], name="facebook_tokens", status_code=200)
async def trade_on_facebook(request: Request[None, None, State], login: OnLogin) -> Response[dict[str, object]]:
    """A code for a short token, a short token for a long one, or the app's own token."""
    at = login.now()
    asked = await parameters(request)
    match asked.get("grant_type", "authorization_code"):
        case "client_credentials":
            app = login.apps.proven(asked.get("client_id", ""), asked.get("client_secret", ""), Route.FACEBOOK)
            return Response({"access_token": f"{app.id}|{app.secret}", "token_type": "bearer"}, headers=_UNCACHED)
        case "fb_exchange_token":
            app = login.apps.proven(asked.get("client_id", ""), asked.get("client_secret", ""), Route.FACEBOOK)
            short = asked.get("fb_exchange_token", "")
            token = login.tokens.give_long(short, app=app, host=Route.FACEBOOK, at=at)
            return _token_answer(token, at, tells_expiry=app.tells_expiry)
        case "authorization_code":
            return _token_answer(login.tokens.give_short(_redeemed(asked, login, Route.FACEBOOK, at), at), at)
        case other:
            raise errors.parameter_wrong(f"Unsupported grant_type {other}")


def _redeemed(asked: dict[str, str], login: Login, on: Route, at: datetime) -> Authorization:
    app = login.apps.proven(asked.get("client_id", ""), asked.get("client_secret", ""), on)
    redirect_uri = asked.get("redirect_uri", "")
    return login.consents.redeem(app, asked.get("code", ""), route=on, redirect_uri=redirect_uri, at=at)


def _instagram_answer(login: Login, authorization: Authorization, at: datetime) -> dict[str, object]:
    """The two shapes that have been seen: bare with a number and a list, or wrapped with text throughout."""
    app = authorization.app
    account = login.world.instagram_of(authorization.person_id)
    if account is None:
        raise login_errors.code_invalid()
    user_id = app.scoped(Route.INSTAGRAM, account.id)
    permissions = sorted(authorization.scopes(at))
    token = login.tokens.give_short(authorization, at).text
    if not app.wraps_codes:
        return {"access_token": token, "user_id": user_id, "permissions": permissions}
    return {"data": [{"access_token": token, "user_id": str(user_id), "permissions": ",".join(permissions)}]}


def _token_answer(
    token: Token, at: datetime, *, permissions: str | None = None, tells_expiry: bool = True
) -> Response[dict[str, object]]:
    answer: dict[str, object] = {"access_token": token.text, "token_type": "bearer"}
    if token.expires_at is not None and tells_expiry:
        answer["expires_in"] = int((token.expires_at - at).total_seconds())
    if permissions is not None:
        answer["permissions"] = permissions
    return Response(answer, headers=_UNCACHED)


def _expect(asked: dict[str, str], name: str, value: str) -> None:
    if asked.get(name) != value:
        raise errors.parameter_wrong(f"{name} must be {value}")
