"""What Meta sends to apps: signed requests when people leave, and signed notifications of changes.

A signed request is `base64url(signature).base64url(payload)`, the HMAC-SHA256 taken over the encoded payload. A webhook's
signature is taken over the raw body and travels as `X-Hub-Signature-256: sha256=<hex>`.
"""

import base64
import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

import msgspec

SIGNATURE_HEADER: Final = "x-hub-signature-256"
Subject = Literal["instagram", "page", "permissions", "user"]
"""What a webhook can be about."""
FIELDS: Final[dict[Subject, frozenset[str]]] = {
    "instagram": frozenset({"comments", "live_comments", "mentions", "messages", "story_insights"}),
    "page": frozenset({"feed", "mention", "messages", "name", "ratings"}),
    "permissions": frozenset(),
    "user": frozenset({"about", "email", "feed", "name", "photos"}),
}
"""What can be subscribed to; permissions are named by themselves, and `connected` stands for the whole login."""


class Signing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a signed request is made; as Meta makes it, unless told otherwise."""

    forged: bool = False
    """Signed with a secret that is not the app's."""
    padded: bool = False
    """Whether the parts keep their `=`; Meta's mostly come without."""
    algorithm: str = "HMAC-SHA256"
    """Another name leaves the signature as it is: a reader has to refuse it by the name."""
    age_seconds: int = 0
    """How long ago it was issued."""
    numeric_user: bool = False
    """Whether `user_id` is a number; both forms have been seen."""
    expires: bool = False
    """Whether it says when it expires: an hour after it was issued."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one subject that changed."""

    field: str
    value: Mapping[str, object]


def signed_request(user_id: int, *, secret: str, at: datetime, signing: Signing) -> str:
    """The `signed_request` that tells an app of a person who left.

    Args:
        user_id: the number by which the app knows the person.
        secret: the app's secret on the person's route.
        at: the moment in the sandbox.
        signing: how to make it.
    """
    issued_at = int(at.timestamp()) - signing.age_seconds
    payload: dict[str, object] = {
        "user_id": user_id if signing.numeric_user else str(user_id),
        "algorithm": signing.algorithm,
        "issued_at": issued_at,
    }
    if signing.expires:
        payload["expires"] = issued_at + 3600
    encoded = _base64url(msgspec.json.encode(payload), padded=signing.padded)
    signature = hmac.new(_key(secret, forged=signing.forged), encoded.encode(), hashlib.sha256).digest()
    return f"{_base64url(signature, padded=signing.padded)}.{encoded}"


def notification(
    subject: Subject, subject_id: str, changes: Sequence[Change], at: datetime, *, flat: bool = False
) -> bytes:
    """The body of a webhook.

    Args:
        subject: what it is about.
        subject_id: the account, the Page or the person.
        changes: what changed.
        at: when it is sent.
        flat: whether field and value stand in the entry itself, as in Meta's examples of Instagram Login.
    """
    entry: dict[str, object] = {"id": subject_id, "time": int(at.timestamp())}
    told = [{"field": change.field, "value": change.value} for change in changes]
    entries = [entry | each for each in told] if flat else [entry | {"changes": told}]
    return msgspec.json.encode({"object": subject, "entry": entries})


def signature(body: bytes, *, secret: str, forged: bool = False) -> str:
    """The signature header that goes with a body."""
    return "sha256=" + hmac.new(_key(secret, forged=forged), body, hashlib.sha256).hexdigest()


def example(subject: Subject, field: str, subject_id: str, at: datetime) -> Change:
    """A change to send when the stage hand names none: a stranger's comment, mention or post, made up on the spot."""
    stamp = int(at.timestamp())
    comment_id, media_id = f"1798{stamp}", f"1801{stamp}"
    match subject, field:
        case "instagram", "comments" | "live_comments":
            value: dict[str, object] = {
                "id": comment_id,
                "from": {"id": f"6120{stamp}", "username": "a.passer.by"},
                "text": "How long did that take you?",
                "media": {"id": media_id, "media_product_type": "FEED"},
            }
        case "instagram", "mentions":
            value = {"media_id": media_id, "comment_id": comment_id}
        case "page", "feed":
            value = {
                "from": {"id": f"6120{stamp}", "name": "A Passer-by"},
                "item": "comment",
                "verb": "add",
                "post_id": f"{subject_id}_{stamp}",
                "parent_id": f"{subject_id}_{stamp}",
                "comment_id": f"{stamp}_{stamp + 1}",
                "created_time": stamp,
                "message": "How long did that take you?",
            }
        case "permissions", _:
            value = {"verb": "revoked"}
        case _:
            value = {}
    return Change(field, value)


def _key(secret: str, *, forged: bool) -> bytes:
    return (f"not {secret}" if forged else secret).encode()


def _base64url(data: bytes, *, padded: bool) -> str:
    text = base64.urlsafe_b64encode(data).decode()
    return text if padded else text.rstrip("=")
