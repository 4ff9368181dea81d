"""The stage hand's doors for apps: registration, review, blocking, subscriptions, and sending on demand."""

from typing import Annotated

import msgspec
from litestar import Controller, get, patch, post
from litestar.exceptions import ClientException, NotFoundException
from litestar.params import FromPath, JSONBody

from service.sandbox.meta.callbacks import Change, Signing, Subject, example
from service.sandbox.meta.login import Login, OnLogin
from service.sandbox.meta.login_apps import MetaApp, Route
from service.sandbox.meta.login_control import person_named
from service.sandbox.meta.login_notices import Leaving, known_as, send_leaving
from service.sandbox.meta.login_sending import Sent
from service.sandbox.meta.login_subscribing import fields_named
from service.sandbox.meta.login_webhooks import Subscription

_Text = Annotated[str, msgspec.Meta(min_length=1)]


class AppView(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An app as its dashboard shows it; without redirect addresses, any address of this machine will do."""

    id: _Text
    name: _Text
    secret: _Text
    instagram_id: _Text
    instagram_secret: _Text
    redirect_uris: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    """Login names of those who develop or test it."""
    standard_access: tuple[str, ...] = ()
    """Permissions that have not passed review."""
    blocked: bool = False
    demands_proof: bool = False
    tells_expiry: bool = True
    wraps_codes: bool = False
    deauthorize_url: str | None = None
    deletion_url: str | None = None


class AppChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What changes on the dashboard; what is left out stays."""

    roles: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    standard_access: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    blocked: bool | msgspec.UnsetType = msgspec.UNSET
    demands_proof: bool | msgspec.UnsetType = msgspec.UNSET
    tells_expiry: bool | msgspec.UnsetType = msgspec.UNSET
    wraps_codes: bool | msgspec.UnsetType = msgspec.UNSET
    deauthorize_url: str | msgspec.UnsetType | None = msgspec.UNSET
    deletion_url: str | msgspec.UnsetType | None = msgspec.UNSET


class SubscriptionOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A subscription made on the dashboard, as Instagram Login has it; the address is verified first."""

    route: Route
    topic: Subject
    callback_url: _Text
    verify_token: _Text
    fields: tuple[str, ...]


class LeavingOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A signed request to send, to the app's address or another one, well made or badly."""

    person: str
    route: Route
    kind: Leaving
    url: str | None = None
    signing: Signing = Signing()


class WebhookOrder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A notification to send. It goes where the app subscribed, if it would go at all, or to `url` in any case."""

    route: Route
    topic: Subject
    subject: _Text
    """The number of a Page or an Instagram account, or for permissions the person."""
    field: _Text
    value: dict[str, object] | None = None
    """Made up when not given."""
    forged: bool = False
    flat: bool = False
    url: str | None = None


class WebhookOutcome(msgspec.Struct, frozen=True):
    """What came of it: sent, or the reason why nothing was."""

    sent: Sent | None
    silent_because: str | None = None


class AppStageHand(Controller):
    """What is done with apps, under `/sandbox`."""

    path = "/sandbox"

    @get("/apps")
    async def show_apps(self, login: OnLogin) -> list[AppView]:
        """Every app and how it stands."""
        return [_view(login, app) for app in login.apps.all()]

    @post("/apps")
    async def register_app(self, data: JSONBody[AppView], login: OnLogin) -> AppView:
        """Register an app, or replace the one of this id."""
        told = msgspec.structs.asdict(data) | {
            "roles": {person_named(login, name).id for name in data.roles},
            "standard_access": set(data.standard_access),
        }
        app = MetaApp(**told)
        login.apps.register(app)
        return _view(login, app)

    @patch("/apps/{app_id:str}")
    async def change_app(self, app_id: FromPath[str], data: JSONBody[AppChange], login: OnLogin) -> AppView:
        """Change an app's review, roles, addresses or habits, or block it (368)."""
        app = _app(login, app_id)
        for name, value in msgspec.structs.asdict(data).items():
            if value is msgspec.UNSET:
                continue
            if name == "roles":
                app.roles = {person_named(login, each).id for each in value}
            else:
                setattr(app, name, set(value) if name == "standard_access" else value)
        return _view(login, app)

    @post("/apps/{app_id:str}/subscriptions")
    async def subscribe(self, app_id: FromPath[str], data: JSONBody[SubscriptionOrder], login: OnLogin) -> Sent:
        """Subscribe an app on its dashboard; returns how its address took the challenge."""
        app = _app(login, app_id)
        fields = fields_named(",".join(data.fields), data.topic)
        if not await login.webhooks.verify(data.callback_url, data.verify_token):
            answered = login.postman.sent[-1]
            raise ClientException(f"the address did not echo the challenge: {answered.status} {answered.answer}")
        login.webhooks.subscribe(app, data.route, data.topic, Subscription(data.callback_url, fields))
        return login.postman.sent[-1]

    @post("/apps/{app_id:str}/signed-requests")
    async def send_signed_request(self, app_id: FromPath[str], data: JSONBody[LeavingOrder], login: OnLogin) -> Sent:
        """Send a deauthorization or a deletion, whether or not anybody left."""
        app, person = _app(login, app_id), person_named(login, data.person)
        sent = await send_leaving(
            login, app, data.route, person.id, data.kind, at=login.now(), signing=data.signing, url=data.url
        )
        if sent is None:
            raise ClientException(f"the app has no address for {data.kind}: give a url")
        return sent

    @post("/apps/{app_id:str}/webhooks")
    async def send_webhook(self, app_id: FromPath[str], data: JSONBody[WebhookOrder], login: OnLogin) -> WebhookOutcome:
        """Send one notification, signed or forged."""
        at, app = login.now(), _app(login, app_id)
        subject = data.subject
        if data.topic == "permissions":
            subject = str(known_as(login, app, data.route, person_named(login, data.subject).id))
        elif not subject.isdecimal():
            raise ClientException("subject must be the number of a Page or an Instagram account")
        silent = login.webhooks.why_silent(app, data.route, data.topic, int(subject), data.field)
        if silent is not None and data.url is None:
            return WebhookOutcome(None, silent)
        change = example(data.topic, data.field, subject, at)
        if data.value is not None:
            change = Change(data.field, data.value)
        sent = await login.webhooks.send(
            app, data.route, data.topic, subject, [change], at=at, forged=data.forged, flat=data.flat, url=data.url
        )
        return WebhookOutcome(sent)

    @get("/sent")
    async def show_sent(self, login: OnLogin) -> list[Sent]:
        """Everything that was sent so far, with the answers."""
        return login.postman.sent


def _app(login: Login, app_id: str) -> MetaApp:
    app = login.apps.named(app_id, Route.FACEBOOK)
    if app is None:
        raise NotFoundException(f"no app has the id {app_id}")
    return app


def _view(login: Login, app: MetaApp) -> AppView:
    names = {each.id: each.login for each in login.world.persons()}
    return AppView(
        id=app.id,
        name=app.name,
        secret=app.secret,
        instagram_id=app.instagram_id,
        instagram_secret=app.instagram_secret,
        redirect_uris=app.redirect_uris,
        roles=tuple(sorted(names[each] for each in app.roles)),
        standard_access=tuple(sorted(app.standard_access)),
        blocked=app.blocked,
        demands_proof=app.demands_proof,
        tells_expiry=app.tells_expiry,
        wraps_codes=app.wraps_codes,
        deauthorize_url=app.deauthorize_url,
        deletion_url=app.deletion_url,
    )
