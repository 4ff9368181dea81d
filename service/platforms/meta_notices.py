"""What Meta tells of its own accord: that the message is Meta's, and what it says. Pure.

Proofs and shapes as Meta's pages have them (Graph API, Webhooks, Getting Started; Webhooks Reference for Instagram, Page and
Permissions; Instagram Platform, Webhook Notification Examples, November 2025): an `object` and a list of entries, each with
`id`, `time` and `changes`, or with `field` and `value` in the entry itself, as the examples of Instagram Login have them.
Words that people wrote are never read here.
"""

import hashlib
import hmac
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

import msgspec

from service.kit.secrets import Secret
from service.platforms.contract import Platform, Route
from service.platforms.meta_notice_shapes import (
    HIGHEST_ID,
    WireChange,
    WireComment,
    WireEntry,
    WireFeed,
    WireMention,
    WireMessage,
    WirePermission,
)

SIGNATURE: Final = "x-hub-signature-256"
"""HMAC-SHA256 over the body under the app's secret; Meta's older header over SHA-1 is not heeded."""
LONGEST: Final = 2 * 1024 * 1024
"""Bytes of one message; a thousand updates with ordinary comments are about half of it. Ours."""
ROUTES_OF_LOGIN: Final[Mapping[str, Mapping[Platform, Route]]] = {
    "facebook": {Platform.FACEBOOK: Route.FACEBOOK, Platform.INSTAGRAM: Route.INSTAGRAM_BY_FACEBOOK},
    "instagram": {Platform.INSTAGRAM: Route.INSTAGRAM},
}
"""The ways to connect that each of Meta's logins stands for; one person has one number on all of a login's."""
_CHALLENGE: Final = re.compile(r"[0-9A-Za-z_.-]{1,200}")
_PREFIX: Final = "sha256="
_MILLISECONDS: Final = 10**11
"""Some topics tell the time in milliseconds; as seconds such a number lies 3,000 years ahead."""
_PLATFORMS: Final = {"instagram": Platform.INSTAGRAM, "page": Platform.FACEBOOK}
_PERMISSIONS: Final = "permissions"


class NoticeRefused(Exception):
    """The message is not one that Meta signed for this app, or cannot be read; the text says which."""


class Kind(StrEnum):
    """What somebody did."""

    COMMENT = "comment"
    REACTION = "reaction"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Engaged:
    """Somebody engaged with an account."""

    platform: Platform
    account: int
    """The account, by the network's own number."""
    kind: Kind
    key: str
    """Tells this from everything else that is told of the account; the same when Meta tells it again."""
    at: datetime
    """When it was done, or where Meta does not say, when it was told."""
    person: int | None = None
    """Who, where Meta says: by the number that comments and reactions show them under."""
    handle: str = ""
    post: int | None = None
    """The post it is about; of a mention the one that mentions the account, or that stands above the comment that does."""
    comment: int | None = None
    """The comment that mentions the account."""


@dataclass(frozen=True, slots=True)
class AccessChanged:
    """A person gave a permission, took one back, or left."""

    person: str
    """By the number under which our app knows them."""
    permission: str
    """Its name; `connected` stands for the app as a whole."""
    verb: str
    """`granted`, `revoked`, `connected`, `disconnected`; empty where Meta does not say."""
    at: datetime

    @property
    def key(self) -> str:
        """As `Engaged.key`."""
        return f"access:{self.permission}:{self.verb}:{int(self.at.timestamp())}"

    @property
    def is_loss(self) -> bool:
        """Whether it takes something away, as far as is told."""
        return self.verb not in {"granted", "connected"}


@dataclass(frozen=True, slots=True)
class Unheeded:
    """Something that is of no use here; named, so that it can be counted."""

    name: str
    """`messages`, `feed.share.add`, …"""


MetaNotice = Engaged | AccessChanged | Unheeded


def challenge_answer(mode: str, token: str, challenge: str, *, expected: Secret) -> str:
    """What proves to Meta that this address is ours: its own challenge, given back to whoever knows the word.

    Raises:
        NoticeRefused: the word is another one, none was agreed on, or nothing is to be proven.
    """
    # Compared in constant time and before anything else, so that nothing is learnt of the word.
    if not expected.reveal() or not hmac.compare_digest(expected.reveal().encode(), token.encode()):
        raise NoticeRefused("the verify token is not the one of this deployment")
    if mode != "subscribe" or not _CHALLENGE.fullmatch(challenge):
        raise NoticeRefused("there is no challenge of a kind that Meta sends")
    return challenge


def read_notices(body: bytes, signature: str, *, secret: Secret) -> tuple[MetaNotice, ...]:
    """Everything that a message tells, in its order.

    Args:
        body: As received, to the byte.
        signature: The header `SIGNATURE`; empty where there is none.
        secret: The secret of the app that the message is for.

    Raises:
        NoticeRefused: it is forged or cannot be read; nothing may be done.
    """
    if len(body) > LONGEST:
        raise NoticeRefused(f"the message is larger than {LONGEST} bytes")
    if not secret.reveal() or not hmac.compare_digest(_signed(body, secret).encode(), signature.encode()):
        raise NoticeRefused("the signature is not that of our app")
    try:
        told = msgspec.json.decode(body, type=WireMessage)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as unreadable:
        raise NoticeRefused("the message is not as Meta describes it") from unreadable
    return tuple(notice for entry in told.entry for notice in _notices(told.object, entry))


def _notices(subject: str, entry: WireEntry) -> Iterator[MetaNotice]:
    changes = [*entry.changes, *(WireChange(name) for name in entry.changed_fields)]
    if entry.field is not None:
        changes.append(WireChange(entry.field, entry.value))
    if not changes:
        yield Unheeded("messages" if bytes(entry.messaging) else subject)
    for change in changes:
        try:
            yield _notice(subject, entry, change)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, _NobodyHasIt):
            # Signed, and yet of another shape than Meta describes: what else it tells is to be heeded all the same.
            yield Unheeded(f"{change.field} unreadable")


def _notice(subject: str, entry: WireEntry, change: WireChange) -> MetaNotice:
    told_at = _moment(entry.time)
    if subject == _PERMISSIONS:
        permission = msgspec.json.decode(change.value, type=WirePermission)
        return AccessChanged(str(entry.id), change.field, permission.verb, told_at)
    account = _number(entry.id)
    match subject, change.field:
        case "instagram", "comments":
            return _instagram_comment(account, msgspec.json.decode(change.value, type=WireComment), told_at)
        case "instagram", "mentions":
            mention = msgspec.json.decode(change.value, type=WireMention)
            key = f"mention:{mention.comment_id or mention.media_id}"
            where = None if mention.comment_id is None else _number(mention.comment_id)
            post = _number(mention.media_id)
            return Engaged(Platform.INSTAGRAM, account, Kind.MENTION, key, told_at, post=post, comment=where)
        case "page", "feed":
            return _feed(account, msgspec.json.decode(change.value, type=WireFeed), told_at)
    return Unheeded(change.field if subject in _PLATFORMS else subject)


def _instagram_comment(account: int, comment: WireComment, at: datetime) -> Engaged | Unheeded:
    person = _number(comment.author.id) if comment.author else None
    if person == account:
        return Unheeded("comments of the account itself")
    return Engaged(
        Platform.INSTAGRAM,
        account,
        Kind.COMMENT,
        f"comment:{comment.id}",
        at,
        person=person,
        handle=comment.author.handle if comment.author else "",
        post=_number(comment.media.id) if comment.media else None,
    )


def _feed(account: int, feed: WireFeed, told_at: datetime) -> Engaged | Unheeded:
    person = _number(feed.author.id) if feed.author else None
    if feed.item not in {"comment", "reaction"} or feed.verb != "add":
        return Unheeded(f"feed.{feed.item}.{feed.verb}")
    if person == account:
        return Unheeded(f"feed.{feed.item} of the account itself")
    kind = Kind(feed.item)
    key = f"comment:{feed.comment_id}"
    if kind is Kind.REACTION:
        # The same person may take a reaction back and react again, which is told as of another time.
        key = f"reaction:{feed.comment_id or feed.post_id}:{person}:{feed.created_time}"
    return Engaged(
        Platform.FACEBOOK,
        account,
        kind,
        key,
        _moment(feed.created_time) if feed.created_time else told_at,
        person=person,
        handle=feed.author.handle if feed.author else "",
        post=_number(feed.post_id) if feed.post_id else None,
    )


class _NobodyHasIt(Exception):
    """An id that nothing can have."""


def _number(identifier: str | int) -> int:
    """The number of a thing; the last one where Meta joins several."""
    last = str(identifier).rpartition("_")[2]
    if not (last.isascii() and last.isdecimal()) or int(last) > HIGHEST_ID:
        raise _NobodyHasIt
    return int(last)


def _moment(told: int) -> datetime:
    return datetime.fromtimestamp(told / 1000 if told >= _MILLISECONDS else told, UTC)


def _signed(body: bytes, secret: Secret) -> str:
    return _PREFIX + hmac.new(secret.reveal().encode(), body, hashlib.sha256).hexdigest()
