"""What X tells of its own accord: that the message is X's, and what it says. Pure.

Shapes and proofs as X's documentation has them (X Activity API, event payloads; Webhooks, quickstart): one envelope with
`event_uuid`, `filter`, `event_type` and `payload`. Its description shows people bare, its examples within `data`; posts and
tweets are not spoken of, so both spellings are one here. Events name no moment of a follow; when they arrive is all there is.
"""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import MAXYEAR, datetime
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from service.kit.secrets import Secret
from service.platforms.x_shapes import HIGHEST_ID, Handle, Identifier

EVENTS_PATH: Final = "/platforms/x/events"
"""Where X is to tell, below our public address; X leaves the path to us."""
SIGNATURE: Final = "x-twitter-webhooks-signature"
LONGEST: Final = 64 * 1024
"""Bytes of one event; with two whole profiles they are about five thousand."""
_CHALLENGE: Final = re.compile(r"[A-Za-z0-9+/=_.~-]{1,512}")
"""What X sends is a token. X signs events by the same secret and in the same way, so whatever may be an event is never signed here."""
FOLLOW_EVENT_MICRODOLLARS: Final = 10_000
"""Of each follow and each unfollow that X delivers (X API pricing, webhook events)."""
_PREFIX: Final = "sha256="
_CHANGES: Final[dict[str, Literal[1, -1]]] = {"follow.follow": 1, "follow.unfollow": -1}
FOLLOW_KINDS: Final = tuple(_CHANGES)
_PROFILE: Final = "profile.update."
_REVOKED: Final = "oauth.revoke"


class EventRefused(Exception):
    """The message is not one that X signed for our app, or cannot be read; the text says which."""


@dataclass(frozen=True, slots=True)
class FollowChanged:
    """Somebody began to follow somebody, or ceased to; one of them is an account that we asked to hear of."""

    event_id: str
    follower: int
    followed: int
    change: Literal[1, -1]
    about: int | None
    """The account we asked to hear of, where X says which."""
    follower_handle: str | None = None
    followed_handle: str | None = None


@dataclass(frozen=True, slots=True)
class AccessRevoked:
    """A person removed our app."""

    event_id: str
    person: int
    revoked_at: datetime | None = None
    """When they did, where X says; whatever they agreed to later still holds."""


@dataclass(frozen=True, slots=True)
class ProfileChanged:
    """A person changed something of their profile; the next look reads it."""

    event_id: str
    person: int
    what: str
    """`bio`, `handle`, `screenname`, …"""


@dataclass(frozen=True, slots=True)
class Unheeded:
    """Something that we did not ask to hear of."""

    event_type: str


@dataclass(frozen=True, slots=True)
class Subscription:
    """X tells, at our address, of one kind of event about one account."""

    id: str
    kind: str
    number: int | None
    """The account, by X's number."""
    is_ours: bool
    """Rather than another program's that shares our app."""


XEvent = FollowChanged | AccessRevoked | ProfileChanged | Unheeded


def challenge_answer(challenge: str, *, secret: Secret) -> str:
    """The proof that this address is ours, which X asks for on registration and every hour.

    Raises:
        EventRefused: there is nothing to prove with, or nothing to prove.
    """
    if not _CHALLENGE.fullmatch(challenge):
        raise EventRefused("there is no challenge of a kind that X sends")
    return _signed(challenge.encode(), secret)


def read_event(body: bytes, signature: str, *, secret: Secret) -> XEvent:
    """What X tells.

    Args:
        body: As received, to the byte.
        signature: The header `SIGNATURE`.
        secret: The app's consumer secret, which is not the secret of OAuth 2.0.

    Raises:
        EventRefused: it is forged or cannot be read; nothing may be done.
    """
    if len(body) > LONGEST:
        raise EventRefused(f"the event is larger than {LONGEST} bytes")
    if not hmac.compare_digest(_signed(body, secret).encode(), signature.encode()):
        raise EventRefused("the signature is not that of our app")
    try:
        told = msgspec.json.decode(body, type=_Envelope).data
        return _event(told)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as unreadable:
        raise EventRefused("the event is not as X describes it") from unreadable


_EventId = Annotated[str, Meta(pattern=r"^-?[0-9]{1,20}\Z")]
"""X's description allows no sign; its examples have one."""


class _Filter(msgspec.Struct, frozen=True):
    user_id: Identifier | None = None


class _Told(msgspec.Struct, frozen=True):
    event_uuid: _EventId
    event_type: Annotated[str, Meta(max_length=100)]
    filter: _Filter = _Filter()
    payload: msgspec.Raw = msgspec.Raw(b"{}")


class _Envelope(msgspec.Struct, frozen=True):
    data: _Told


class _Named(msgspec.Struct, frozen=True):
    id: Identifier
    username: Handle | None = None


class _Somebody(msgspec.Struct, frozen=True):
    id: Identifier | None = None
    username: Handle | None = None
    data: _Named | None = None

    @property
    def number(self) -> int:
        found = self.id or (self.data.id if self.data else None)
        if found is None:
            raise EventRefused("the event names nobody")
        return _number(found)

    @property
    def handle(self) -> str | None:
        return self.username or (self.data.username if self.data else None)


class _Follow(msgspec.Struct, frozen=True):
    source: _Somebody
    target: _Somebody


class _Revocation(msgspec.Struct, frozen=True):
    user_id: Identifier
    date_time: Annotated[datetime, Meta(tz=True)] | None = None


def _event(told: _Told) -> XEvent:
    about = _number(told.filter.user_id) if told.filter.user_id else None
    if told.event_type in _CHANGES:
        follow = msgspec.json.decode(told.payload, type=_Follow)
        source, target = follow.source, follow.target
        return FollowChanged(
            told.event_uuid,
            source.number,
            target.number,
            _CHANGES[told.event_type],
            about,
            source.handle,
            target.handle,
        )
    if told.event_type == _REVOKED:
        revoked = msgspec.json.decode(told.payload, type=_Revocation)
        if revoked.date_time is not None and revoked.date_time.year >= MAXYEAR:
            raise EventRefused("the event names a moment that is none in every zone")
        return AccessRevoked(told.event_uuid, _number(revoked.user_id), revoked.date_time)
    if told.event_type.startswith(_PROFILE) and about is not None:
        return ProfileChanged(told.event_uuid, about, told.event_type.removeprefix(_PROFILE))
    return Unheeded(told.event_type)


def _number(identifier: str) -> int:
    number = int(identifier)
    if not 0 < number <= HIGHEST_ID:
        raise EventRefused("the event holds an id that nobody can have")
    return number


def _signed(message: bytes, secret: Secret) -> str:
    if not secret.reveal():
        raise EventRefused("this deployment was not given the app's consumer secret")
    digest = hmac.new(secret.reveal().encode(), message, hashlib.sha256).digest()
    return _PREFIX + base64.b64encode(digest).decode()
