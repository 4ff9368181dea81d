"""What apps are told when a person leaves them or takes a permission back."""

from datetime import datetime
from typing import Final, Literal

from service.sandbox.meta.callbacks import Change, Signing, signed_request
from service.sandbox.meta.login import Login
from service.sandbox.meta.login_apps import MetaApp, Route
from service.sandbox.meta.login_consents import Authorization
from service.sandbox.meta.login_sending import Sent

Leaving = Literal["deauthorize", "deletion"]
AS_META_DOES: Final = Signing()
_CONNECTED: Final = "connected"


def known_as(login: Login, app: MetaApp, route: Route, person_id: int) -> int:
    """The number by which an app knows a person: of their profile, or of their Instagram account."""
    account = login.world.instagram_of(person_id)
    return app.scoped(route, account.id if account and route is Route.INSTAGRAM else person_id)


async def send_leaving(  # noqa: PLR0913 # who left, which app, and how it is told
    login: Login,
    app: MetaApp,
    route: Route,
    person_id: int,
    leaving: Leaving,
    *,
    at: datetime,
    signing: Signing = AS_META_DOES,
    url: str | None = None,
) -> Sent | None:
    """Post a signed request to the app's address, or to another one; `None` when there is none."""
    target = url or (app.deauthorize_url if leaving == "deauthorize" else app.deletion_url)
    if target is None:
        return None
    user_id = known_as(login, app, route, person_id)
    request = signed_request(user_id, secret=app.secret_on(route), at=at, signing=signing)
    return await login.postman.post_form(leaving, target, {"signed_request": request})


async def tell_removed(login: Login, authorization: Authorization, *, with_deletion: bool, at: datetime) -> list[Sent]:
    """The app is told that the person removed it, and with it, if they asked for that, that their data must go."""
    app, route, person_id = authorization.app, authorization.route, authorization.person_id
    kinds: tuple[Leaving, ...] = ("deauthorize", "deletion") if with_deletion else ("deauthorize",)
    sent = [await send_leaving(login, app, route, person_id, kind, at=at) for kind in kinds]
    told = await tell_permission(login, authorization, _CONNECTED, "disconnected", at=at)
    return [each for each in (*sent, told) if each is not None]


async def tell_permission(
    login: Login, authorization: Authorization, field: str, verb: str, *, at: datetime
) -> Sent | None:
    """The app hears by webhook of one permission, if it asked to."""
    app, route = authorization.app, authorization.route
    known = known_as(login, app, route, authorization.person_id)
    if login.webhooks.why_silent(app, route, "permissions", known, field) is not None:
        return None
    change = Change(field, {"verb": verb})
    return await login.webhooks.send(app, route, "permissions", str(known), [change], at=at)
