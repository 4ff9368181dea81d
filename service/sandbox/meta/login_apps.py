"""Apps as their developers see them on Meta's dashboard, with the state of their review."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit

from service.sandbox.meta import errors, login_errors
from service.sandbox.meta.ids import app_scoped


class Route(StrEnum):
    """The two ways in; a token of the one is nothing to the other's host."""

    INSTAGRAM = "instagram"
    FACEBOOK = "facebook"


SCOPES: Final = {
    Route.INSTAGRAM: {
        "instagram_business_basic": "See your profile and your media",
        "instagram_business_manage_insights": "See insights about your account and your media",
        "instagram_business_manage_comments": "See and manage comments on your media",
        "instagram_business_manage_messages": "See and manage your messages",
        "instagram_business_content_publish": "Publish media",
    },
    Route.FACEBOOK: {
        "public_profile": "Your name and profile picture",
        "email": "Your email address",
        "user_friends": "Your friends who also use this app",
        "user_posts": "Your posts",
        "pages_show_list": "Show a list of the Pages you manage",
        "pages_read_engagement": "Read content posted on the Page",
        "pages_read_user_content": "Read what people wrote on your Page",
        "pages_manage_metadata": "Receive updates about your Page",
        "read_insights": "See insights of your Pages",
        "instagram_basic": "See your Instagram profile and media",
        "instagram_manage_insights": "See insights of your Instagram account",
        "instagram_manage_comments": "See and manage comments on your Instagram account",
        "instagram_manage_messages": "See and manage messages of your Instagram account",
        "business_management": "Manage your business",
        "ads_read": "See ads of your ad accounts",
    },
}
BASIC: Final = {Route.INSTAGRAM: "instagram_business_basic", Route.FACEBOOK: "public_profile"}
"""What comes with every login, or the login does not come about."""
WITHOUT_REVIEW: Final = frozenset({"public_profile", "email"})
"""Open to every app from the start."""


@dataclass(slots=True, eq=False)
class MetaApp:
    """An app, which has one id and secret for Facebook and others for Instagram Login."""

    id: str
    name: str
    secret: str
    instagram_id: str
    instagram_secret: str
    redirect_uris: tuple[str, ...] = ()
    """Without any, every address of this machine will do."""
    roles: set[int] = field(default_factory=set)
    """Persons who develop or test it."""
    standard_access: set[str] = field(default_factory=set)
    """Permissions that have not passed review: they work for persons with a role only."""
    blocked: bool = False
    demands_proof: bool = False
    """Whether every call to Facebook's host must prove that the caller holds the secret."""
    tells_expiry: bool = True
    """Whether long Facebook tokens come with `expires_in`; the field has been seen to be missing."""
    wraps_codes: bool = False
    """Whether Instagram's short token comes inside a `data` list; both shapes have been seen."""
    deauthorize_url: str | None = None
    deletion_url: str | None = None

    def id_on(self, route: Route) -> str:
        """The id that callers on this route name."""
        return self.instagram_id if route is Route.INSTAGRAM else self.id

    def secret_on(self, route: Route) -> str:
        """The secret that signs on this route."""
        return self.instagram_secret if route is Route.INSTAGRAM else self.secret

    def scoped(self, route: Route, subject: int) -> int:
        """The number by which the app knows a person (Facebook) or an Instagram account."""
        return app_scoped(self.id_on(route), subject)

    def may_ask(self, scope: str, person_id: int) -> bool:
        """Whether the app gets this permission of this person at all."""
        return scope in WITHOUT_REVIEW or scope not in self.standard_access or person_id in self.roles

    def may_return_to(self, redirect_uri: str) -> bool:
        """Whether a person may be sent back to this address: exactly a registered one."""
        if self.redirect_uris:
            return redirect_uri in self.redirect_uris
        return urlsplit(redirect_uri).hostname in {"127.0.0.1", "localhost", "::1"}


SANDBOX_APP: Final = (
    "990214000000017",
    "Rapport",
    "meta-sandbox-secret",
    "770214000000023",
    "instagram-sandbox-secret",
)
"""Id, name, secret, Instagram id and Instagram secret of the app that is there from the start."""


class Apps:
    """All apps, by the ids they have on each route."""

    def __init__(self, apps: Iterable[MetaApp] = ()) -> None:
        self._apps = {app.id: app for app in apps}

    def register(self, app: MetaApp) -> None:
        """Add an app, or replace the one of this id."""
        self._apps[app.id] = app

    def all(self) -> list[MetaApp]:
        """Every app."""
        return list(self._apps.values())

    def named(self, app_id: str, route: Route) -> MetaApp | None:
        """The app that has this id on this route."""
        return next((app for app in self._apps.values() if app.id_on(route) == app_id), None)

    def proven(self, app_id: str, secret: str, route: Route) -> MetaApp:
        """The app that proves itself by its secret.

        Raises:
            GraphError: an unknown or blocked app, or a missing or wrong secret.
        """
        app = self.named(app_id, route)
        if app is None:
            raise login_errors.app_unknown()
        if not secret:
            raise login_errors.secret_missing()
        if secret != app.secret_on(route):
            raise login_errors.secret_wrong()
        if app.blocked:
            raise errors.app_blocked()
        return app
