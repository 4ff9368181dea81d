"""The doors where an app says what it wants to hear of: its own subscriptions, and the accounts it follows."""

from typing import Final

from litestar import Request, delete, get, post
from litestar.datastructures import State
from litestar.params import FromPath

from service.sandbox.meta import errors, login_errors
from service.sandbox.meta.callbacks import FIELDS, Subject
from service.sandbox.meta.errors import GraphError
from service.sandbox.meta.login import Login, OnLogin
from service.sandbox.meta.login_access import Access, TokenKind
from service.sandbox.meta.login_apps import SCOPES, MetaApp, Route
from service.sandbox.meta.login_asking import access_of, parameters
from service.sandbox.meta.login_webhooks import Subscription

APP_PATHS: Final = ["/fb-graph/{node:str}/subscriptions", "/fb-graph/{version:str}/{node:str}/subscriptions"]
PAGE_PATHS: Final = ["/fb-graph/{node:str}/subscribed_apps", "/fb-graph/{version:str}/{node:str}/subscribed_apps"]
INSTAGRAM_PATHS: Final = ["/ig-graph/{node:str}/subscribed_apps", "/ig-graph/{version:str}/{node:str}/subscribed_apps"]
_SUBJECTS: Final[dict[str, Subject]] = {subject: subject for subject in FIELDS}


@post(APP_PATHS, name="subscribe_app", status_code=200)
async def subscribe_app(request: Request[None, None, State], node: FromPath[str], login: OnLogin) -> dict[str, object]:
    """Subscribe the app to a kind of subject, once its address has echoed the challenge."""
    asked = await parameters(request)
    app = _own_app(access_of(request, asked, login.tokens, host=Route.FACEBOOK, at=login.now()), node)
    subject = subject_named(asked.get("object", ""))
    fields = fields_named(asked.get("fields", ""), subject)
    url = asked.get("callback_url", "")
    if not await login.webhooks.verify(url, asked.get("verify_token", "")):
        raise callback_unverified()
    login.webhooks.subscribe(app, Route.FACEBOOK, subject, Subscription(url, fields))
    return {"success": True}


@get(APP_PATHS, name="subscriptions")
async def show_subscriptions(
    request: Request[None, None, State], node: FromPath[str], login: OnLogin
) -> dict[str, object]:
    """What the app is subscribed to."""
    asked = await parameters(request)
    app = _own_app(access_of(request, asked, login.tokens, host=Route.FACEBOOK, at=login.now()), node)
    shown = [
        {
            "object": subject,
            "callback_url": kept.callback_url,
            "active": True,
            "fields": [{"name": name, "version": "v26.0"} for name in sorted(kept.fields)],
        }
        for subject, kept in login.webhooks.of_app(app, Route.FACEBOOK).items()
    ]
    return {"data": shown}


@delete(APP_PATHS, name="unsubscribe_app", status_code=200)
async def unsubscribe_app(
    request: Request[None, None, State], node: FromPath[str], login: OnLogin
) -> dict[str, object]:
    """End the subscription to one kind of subject, or all."""
    asked = await parameters(request)
    app = _own_app(access_of(request, asked, login.tokens, host=Route.FACEBOOK, at=login.now()), node)
    subject = subject_named(asked["object"]) if "object" in asked else None
    login.webhooks.unsubscribe(app, Route.FACEBOOK, subject)
    return {"success": True}


@post([*PAGE_PATHS, *INSTAGRAM_PATHS], name="follow_account", status_code=200)
async def follow_account(request: Request[None, None, State], node: FromPath[str], login: OnLogin) -> dict[str, object]:
    """Subscribe the app to a Page or an Instagram account."""
    access, account_id, asked = await _account(request, login, node)
    subject: Subject = "instagram" if access.route is Route.INSTAGRAM else "page"
    fields = fields_named(asked.get("subscribed_fields", ""), subject)
    for each in _with_linked(login, access.route, account_id):
        login.webhooks.follow(access.app, access.route, each, fields)
    return {"success": True}


@get([*PAGE_PATHS, *INSTAGRAM_PATHS], name="followed_accounts")
async def show_following(request: Request[None, None, State], node: FromPath[str], login: OnLogin) -> dict[str, object]:
    """The calling app, if it is subscribed to the account."""
    access, account_id, _ = await _account(request, login, node)
    fields = login.webhooks.followed(access.app, access.route, account_id)
    app = {"id": access.app.id_on(access.route), "name": access.app.name}
    return {"data": [] if fields is None else [app | {"subscribed_fields": sorted(fields)}]}


@delete([*PAGE_PATHS, *INSTAGRAM_PATHS], name="unfollow_account", status_code=200)
async def unfollow_account(
    request: Request[None, None, State], node: FromPath[str], login: OnLogin
) -> dict[str, object]:
    """End the app's subscription to the account."""
    access, account_id, _ = await _account(request, login, node)
    for each in _with_linked(login, access.route, account_id):
        login.webhooks.unfollow(access.app, access.route, each)
    return {"success": True}


def subject_named(name: str) -> Subject:
    """The kind of subject of this name.

    Raises:
        GraphError: there is none.
    """
    if name not in _SUBJECTS:
        raise errors.parameter_wrong(f"object must be one of {', '.join(sorted(_SUBJECTS))}")
    return _SUBJECTS[name]


def fields_named(listed: str, subject: Subject) -> frozenset[str]:
    """The fields of a comma-separated list.

    Raises:
        GraphError: there are none, or the subject does not have them.
    """
    fields = frozenset(each.strip() for each in listed.split(",") if each.strip())
    known = FIELDS[subject] or {"connected", *SCOPES[Route.FACEBOOK], *SCOPES[Route.INSTAGRAM]}
    if not fields or not fields <= known:
        raise errors.parameter_wrong(f"fields must be among {', '.join(sorted(known))}")
    return fields


def callback_unverified() -> GraphError:
    """An address that did not echo the challenge, or is not of this machine."""
    told = "(#2200) Callback verification failed with the following errors: the challenge was not echoed"
    return GraphError(told, 2200)


def _with_linked(login: Login, route: Route, account_id: int) -> list[int]:
    """The account, and with a Page the Instagram account that is linked to it, of which apps hear by way of the Page."""
    page = login.world.page(account_id) if route is Route.FACEBOOK else None
    return [account_id] if page is None or page.instagram_id is None else [account_id, page.instagram_id]


def _own_app(access: Access, node: str) -> MetaApp:
    if access.kind is not TokenKind.APP:
        raise login_errors.app_token_required()
    if node not in {"app", access.app.id}:
        raise errors.object_unknown(node)
    return access.app


async def _account(request: Request[None, None, State], login: Login, node: str) -> tuple[Access, int, dict[str, str]]:
    """Whose account is named, by a token that speaks for it."""
    host = Route.INSTAGRAM if request.url.path.startswith("/ig-graph") else Route.FACEBOOK
    asked = await parameters(request)
    access = access_of(request, asked, login.tokens, host=host, at=login.now())
    account_id = access.instagram_id if host is Route.INSTAGRAM else access.page_id
    if account_id is None:
        raise login_errors.page_token_required()
    if node not in {"me", str(account_id)}:
        raise errors.object_unknown(node, method=request.method.lower())
    if host is Route.FACEBOOK:
        access.needs("pages_manage_metadata")
    return access, account_id, asked
