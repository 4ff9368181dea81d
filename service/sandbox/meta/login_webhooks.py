"""Which app wants to hear of what: the app's own subscriptions, and the accounts it is subscribed to."""

import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from service.sandbox.meta.callbacks import SIGNATURE_HEADER, Change, Subject, notification, signature
from service.sandbox.meta.login_apps import MetaApp, Route
from service.sandbox.meta.login_sending import Postman, Sent

NEEDED: Final[dict[tuple[Route, Subject, str], str]] = {
    (Route.INSTAGRAM, "instagram", "comments"): "instagram_business_manage_comments",
    (Route.INSTAGRAM, "instagram", "live_comments"): "instagram_business_manage_comments",
    (Route.INSTAGRAM, "instagram", "mentions"): "instagram_business_manage_comments",
    (Route.INSTAGRAM, "instagram", "messages"): "instagram_business_manage_messages",
    (Route.FACEBOOK, "instagram", "comments"): "instagram_manage_comments",
    (Route.FACEBOOK, "instagram", "live_comments"): "instagram_manage_comments",
    (Route.FACEBOOK, "instagram", "mentions"): "instagram_manage_comments",
    (Route.FACEBOOK, "instagram", "story_insights"): "instagram_manage_insights",
    (Route.FACEBOOK, "page", "feed"): "pages_manage_metadata",
}
"""The permission without whose advanced access a notification is not sent."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """Where an app wants to hear of one kind of subject."""

    callback_url: str
    fields: frozenset[str]


class Webhooks:
    """All subscriptions, and the sending to them."""

    def __init__(self, postman: Postman) -> None:
        self._postman = postman
        self._apps: dict[tuple[str, Route, Subject], Subscription] = {}
        self._accounts: dict[tuple[str, Route, int], frozenset[str]] = {}

    async def verify(self, url: str, verify_token: str) -> bool:
        """Whether an address echoes the challenge, as one that is ready to listen does."""
        challenge = str(secrets.randbelow(9 * 10**9) + 10**9)
        query = {"hub.mode": "subscribe", "hub.challenge": challenge, "hub.verify_token": verify_token}
        sent = await self._postman.ask("verification", url, query)
        return sent.status == 200 and hmac.compare_digest(sent.answer.encode(), challenge.encode())  # noqa: PLR2004 # HTTP's own number

    def subscribe(self, app: MetaApp, route: Route, subject: Subject, subscription: Subscription) -> None:
        """Keep an app's subscription; fields add to those it has."""
        before = self._apps.get((app.id, route, subject))
        fields = subscription.fields | (before.fields if before else frozenset())
        self._apps[app.id, route, subject] = Subscription(subscription.callback_url, fields)

    def unsubscribe(self, app: MetaApp, route: Route, subject: Subject | None) -> None:
        """Forget an app's subscription to a kind of subject, or to all kinds."""
        for key in [key for key in self._apps if key[:2] == (app.id, route) and subject in {None, key[2]}]:
            del self._apps[key]

    def of_app(self, app: MetaApp, route: Route) -> dict[Subject, Subscription]:
        """What an app wants to hear of."""
        mine = {subject: kept for (app_id, on, subject), kept in self._apps.items() if (app_id, on) == (app.id, route)}
        return dict(sorted(mine.items()))

    def follow(self, app: MetaApp, route: Route, account_id: int, fields: frozenset[str]) -> None:
        """The app wants these fields of this Page or Instagram account."""
        self._accounts[app.id, route, account_id] = fields

    def unfollow(self, app: MetaApp, route: Route, account_id: int) -> None:
        """The app wants nothing more of it."""
        self._accounts.pop((app.id, route, account_id), None)

    def followed(self, app: MetaApp, route: Route, account_id: int) -> frozenset[str] | None:
        """The fields an app wants of an account; `None` if it was never subscribed."""
        return self._accounts.get((app.id, route, account_id))

    def why_silent(self, app: MetaApp, route: Route, subject: Subject, account_id: int, field: str) -> str | None:
        """Why nothing is sent to the app when this field of this account changes; `None` when it is."""
        subscription = self._apps.get((app.id, route, subject))
        if subscription is None or field not in subscription.fields:
            return f"the app is not subscribed to {subject} {field}"
        if subject in {"instagram", "page"} and self.followed(app, route, account_id) is None:
            return f"the app is not subscribed to the account {account_id}"
        if NEEDED.get((route, subject, field)) in app.standard_access:
            return f"{NEEDED[route, subject, field]} has no advanced access"
        return None

    async def send(  # noqa: PLR0913 # what a notification consists of
        self,
        app: MetaApp,
        route: Route,
        subject: Subject,
        subject_id: str,
        changes: Sequence[Change],
        *,
        at: datetime,
        forged: bool = False,
        flat: bool = False,
        url: str | None = None,
    ) -> Sent:
        """Send one signed notification to the app's address for this subject, or to another one."""
        body = notification(subject, subject_id, changes, at, flat=flat)
        signed = signature(body, secret=app.secret_on(route), forged=forged)
        headers = {"content-type": "application/json", SIGNATURE_HEADER: signed, "user-agent": "facebookexternalua"}
        return await self._postman.post(
            "webhook", url or self._apps[app.id, route, subject].callback_url, body, headers
        )
