"""What the sandbox's X tells of its own accord: webhooks that proved themselves, subscriptions, and signed events.

As X describes and documents them (Webhooks; X Activity API). Events go to addresses of this machine only, each once; while an
address has not proved itself, they are lost.
"""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from urllib.parse import urlencode, urlsplit

import aiohttp
import msgspec

from service.sandbox.oauth import App

FOLLOW: Final = "follow.follow"
UNFOLLOW: Final = "follow.unfollow"
REVOKE: Final = "oauth.revoke"
KINDS: Final = (FOLLOW, UNFOLLOW)
"""What may be subscribed to here; nobody has to ask for revocations."""
MOST: Final = 1500
"""Subscriptions of an app on X's self-serve plan."""
SIGNATURE: Final = "x-twitter-webhooks-signature"
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_PATIENCE: Final = aiohttp.ClientTimeout(total=10)


@dataclass(slots=True)
class Hook:
    """An address of an app."""

    id: str
    app: App
    url: str
    created_at: datetime
    valid: bool = False


@dataclass(frozen=True, slots=True)
class Subscription:
    """An app wants to be told of one kind of event about one person."""

    id: str
    app: App
    kind: str
    person: int
    user_id: str
    tag: str | None
    webhook_id: str | None
    created_at: datetime


class Told(msgspec.Struct, frozen=True):
    """One event that was sent, and the answer."""

    event_uuid: str
    kind: str
    url: str
    status: int | None
    """`None` when nobody answered in time."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, as one app is told of it."""

    id: str
    kind: str
    payload: dict[str, object]
    about: str | None = None
    tag: str | None = None

    @property
    def body(self) -> bytes:
        """The envelope that all events share."""
        told: dict[str, object] = {
            "event_uuid": self.id,
            "filter": {"user_id": self.about} if self.about else {},
            "event_type": self.kind,
            "payload": self.payload,
        }
        return msgspec.json.encode({"data": told | ({"tag": self.tag} if self.tag else {})})


@dataclass(slots=True)
class Telling:
    """Who is told what, and what was."""

    hooks: dict[str, Hook] = field(default_factory=dict)
    subscriptions: dict[str, Subscription] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    until_ms: int = 0
    """Everything up to this moment was told."""
    last: tuple[Hook, Event] | None = None

    async def prove(self, hook: Hook) -> None:
        """Ask the address for its proof that it knows the app's consumer secret."""
        token = secrets.token_urlsafe(24)
        joint = "&" if urlsplit(hook.url).query else "?"
        status, answer = await _exchange("GET", f"{hook.url}{joint}{urlencode({'crc_token': token})}")
        try:
            said = msgspec.json.decode(answer, type=dict[str, str]).get("response_token", "")
        except (msgspec.DecodeError, UnicodeDecodeError):
            said = ""
        expected = signed(token.encode(), hook.app.consumer_secret)
        hook.valid = status == 200 and hmac.compare_digest(said.encode(), expected.encode())  # noqa: PLR2004 # HTTP's own number

    async def send(self, hook: Hook, event: Event, *, forged: bool = False) -> Told:
        """Send an event, signed with the app's consumer secret or, forged, with another."""
        secret = "somebody-else's" if forged else hook.app.consumer_secret
        headers = {"content-type": "application/json", SIGNATURE: signed(event.body, secret)}
        status, _ = await _exchange("POST", hook.url, event.body, headers)
        told = Told(event.id, event.kind, hook.url, status)
        self.told.append(told)
        self.last = (hook, event)
        return told

    def of(self, app: App) -> list[Subscription]:
        """An app's subscriptions, the oldest first."""
        return [each for each in self.subscriptions.values() if each.app == app]


def signed(message: bytes, secret: str) -> str:
    """X's proof over these bytes."""
    return "sha256=" + base64.b64encode(hmac.new(secret.encode(), message, hashlib.sha256).digest()).decode()


async def _exchange(
    method: str, url: str, body: bytes = b"", headers: dict[str, str] | None = None
) -> tuple[int | None, bytes]:
    if urlsplit(url).hostname not in _LOOPBACK:
        return None, b""
    try:
        async with (
            aiohttp.ClientSession(timeout=_PATIENCE) as session,
            session.request(method, url, data=body or None, headers=headers, allow_redirects=False) as answer,
        ):
            return answer.status, await answer.read()
    except (aiohttp.ClientError, TimeoutError):
        return None, b""
