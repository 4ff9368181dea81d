"""The doors where an app looks at a token, and at what a person granted it, and gives that back."""

from datetime import datetime
from typing import Final

from litestar import Request, delete, get
from litestar.datastructures import State
from litestar.params import FromPath

from service.sandbox.meta import errors, login_errors
from service.sandbox.meta.login import Login, OnLogin
from service.sandbox.meta.login_access import Access, TokenKind
from service.sandbox.meta.login_apps import Route
from service.sandbox.meta.login_asking import access_of, parameters
from service.sandbox.meta.login_consents import Authorization
from service.sandbox.meta.tokens import Token

DEBUG_PATHS: Final = ["/fb-graph/debug_token", "/fb-graph/{version:str}/debug_token"]
PERMISSIONS_PATHS: Final = ["/fb-graph/{node:str}/permissions", "/fb-graph/{version:str}/{node:str}/permissions"]
PERMISSION_PATHS: Final = [f"{path}/{{permission:str}}" for path in PERMISSIONS_PATHS]


@get(DEBUG_PATHS, name="debug_token")
async def debug_token(request: Request[None, None, State], login: OnLogin) -> dict[str, object]:
    """What a token is; asked with the app's own token, or with that of somebody who has a role on the app."""
    at = login.now()
    asked = await parameters(request)
    access = access_of(request, asked, login.tokens, host=Route.FACEBOOK, at=at)
    if access.kind is not TokenKind.APP and access.person_id not in access.app.roles:
        developers = (
            "You must provide an app access token, or a user access token that is an owner or developer of the app"
        )
        raise errors.parameter_wrong(developers)
    token = login.tokens.find(asked.get("input_token", ""))
    if token is None or token.authorization.route is not Route.FACEBOOK:
        broken = login_errors.token_malformed()
        error: dict[str, object] = {"code": broken.code, "message": broken.message}
        return {"data": {"error": error, "is_valid": False, "scopes": []}}
    if token.authorization.app is not access.app:
        raise errors.parameter_wrong("The App_id in the input_token did not match the Viewing App")
    return {"data": _described(login, token, at)}


@get(PERMISSIONS_PATHS, name="permissions")
async def show_permissions(
    request: Request[None, None, State], node: FromPath[str], login: OnLogin
) -> dict[str, object]:
    """What the person granted and declined."""
    at = login.now()
    asked = await parameters(request)
    standing = _standing(login, access_of(request, asked, login.tokens, host=Route.FACEBOOK, at=at), node)
    granted = [{"permission": scope, "status": "granted"} for scope in sorted(standing.granted)]
    return {"data": granted + [{"permission": scope, "status": "declined"} for scope in sorted(standing.declined)]}


@delete(PERMISSIONS_PATHS, name="give_all_back", status_code=200)
async def give_all_back(request: Request[None, None, State], node: FromPath[str], login: OnLogin) -> dict[str, object]:
    """The app gives up everything, or the one `permission` that is named: without any, the login is over."""
    at = login.now()
    asked = await parameters(request)
    standing = _standing(login, access_of(request, asked, login.tokens, host=Route.FACEBOOK, at=at), node)
    if "permission" in asked:
        return _given_back(standing, asked["permission"])
    standing.removed = True
    return {"success": True}


@delete(PERMISSION_PATHS, name="give_one_back", status_code=200)
async def give_one_back(
    request: Request[None, None, State], node: FromPath[str], permission: FromPath[str], login: OnLogin
) -> dict[str, object]:
    """The app gives up one permission."""
    at = login.now()
    asked = await parameters(request)
    access = access_of(request, asked, login.tokens, host=Route.FACEBOOK, at=at)
    return _given_back(_standing(login, access, node), permission)


def _described(login: Login, token: Token, at: datetime) -> dict[str, object]:
    authorization = token.authorization
    refusal = login.tokens.why_refused(token, at)
    scopes = sorted(authorization.scopes(at)) if refusal is None else []
    described: dict[str, object] = {
        "app_id": authorization.app.id,
        "type": "PAGE" if token.page_id is not None else "USER",
        "application": authorization.app.name,
        "data_access_expires_at": int(authorization.data_access_until.timestamp()),
        "expires_at": int(token.expires_at.timestamp()) if token.expires_at is not None else 0,
        "is_valid": refusal is None,
        "scopes": scopes,
        "granular_scopes": [_granular(login, authorization, scope) for scope in scopes],
        "user_id": str(authorization.app.scoped(Route.FACEBOOK, authorization.person_id)),
    }
    if token.kind is not TokenKind.SHORT:
        described["issued_at"] = int(token.issued_at.timestamp())
    if token.page_id is not None:
        described["profile_id"] = str(token.page_id)
    if refusal is not None:
        described["error"] = {"code": refusal.code, "message": refusal.message, "subcode": refusal.subcode}
    return described


def _granular(login: Login, authorization: Authorization, scope: str) -> dict[str, object]:
    """A permission with the Pages or Instagram accounts it was narrowed to."""
    pages = [
        page
        for page in login.world.pages_of(authorization.person_id)
        if page.id in authorization.pages and authorization.holds_on(page.id, scope)
    ]
    if scope.startswith("pages_") or scope == "read_insights":
        return {"scope": scope, "target_ids": [str(page.id) for page in pages]}
    if scope.startswith("instagram_"):
        return {"scope": scope, "target_ids": [str(page.instagram_id) for page in pages if page.instagram_id]}
    return {"scope": scope}


def _standing(login: Login, access: Access, node: str) -> Authorization:
    """The authorization of the person who is named, if it is the token's own."""
    if access.person_id is None or access.kind is TokenKind.PAGE:
        raise login_errors.person_token_required()
    if node not in {"me", str(access.app.scoped(Route.FACEBOOK, access.person_id))}:
        raise errors.object_unknown(node)
    standing = login.consents.standing(access.app, Route.FACEBOOK, access.person_id)
    if standing is None:
        raise login_errors.app_removed(access.app.id)
    return standing


def _given_back(standing: Authorization, permission: str) -> dict[str, object]:
    if permission not in standing.granted:
        raise errors.parameter_wrong(f"Permission {permission} was not granted")
    standing.granted.discard(permission)
    return {"success": True}
