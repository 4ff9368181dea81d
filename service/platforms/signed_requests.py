"""Meta's signed requests: who left, and that Meta says so. Pure.

`base64url(signature).base64url(payload)`, where the signature is HMAC-SHA256 over the payload as it was encoded, under the
app's secret (Meta, Data Deletion Request Callback). Meta leaves the padding away, mostly.
"""

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from service.kit.secrets import Secret

ALGORITHM: Final = "HMAC-SHA256"
OLDEST: Final = timedelta(hours=24)
"""Meta sends at once and tries again for a while; what is older was kept by somebody and sent once more."""
AHEAD: Final = timedelta(minutes=5)
"""Clocks differ by less."""
LONGEST: Final = 8192


class SignedRequestRefused(Exception):
    """The request is not what Meta signs, or too old to act on; the text says which."""


@dataclass(frozen=True, slots=True)
class Leaver:
    """The person a signed request is about, by the number our app knows them by."""

    person: str
    issued_at: datetime


LAST_SECOND: Final = 253_402_300_799
"""Of the year 9999, beyond which nothing is a date."""


class _Payload(msgspec.Struct, frozen=True):
    user_id: Annotated[str, Meta(pattern=r"^[0-9]{1,20}\Z")] | Annotated[int, Meta(gt=0)]
    algorithm: str
    issued_at: Annotated[int, Meta(ge=0, le=LAST_SECOND)]
    expires: Annotated[int, Meta(ge=0, le=LAST_SECOND)] | None = None


def read_signed_request(text: str, *, secret: Secret, at: datetime) -> Leaver:
    """Whom this request is about.

    Raises:
        SignedRequestRefused: it is forged, malformed, too old or not yet valid.
    """
    encoded_signature, dot, encoded = text.partition(".")
    if not dot or len(text) > LONGEST:
        raise SignedRequestRefused("a signed request has two parts with a dot between them")
    expected = hmac.new(secret.reveal().encode(), encoded.encode(), hashlib.sha256).digest()
    if not secret.reveal() or not hmac.compare_digest(_decoded(encoded_signature), expected):
        raise SignedRequestRefused("the signature is not that of our app")
    try:
        payload = msgspec.json.decode(_decoded(encoded), type=_Payload)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as malformed:
        raise SignedRequestRefused("the payload is not as Meta describes it") from malformed
    if payload.algorithm.upper() != ALGORITHM:
        raise SignedRequestRefused(f"the algorithm must be {ALGORITHM}")
    issued_at = datetime.fromtimestamp(payload.issued_at, UTC)
    if issued_at > at + AHEAD:
        raise SignedRequestRefused("it was issued in the future")
    if issued_at < at - OLDEST or (payload.expires is not None and payload.expires < at.timestamp()):
        raise SignedRequestRefused("it is too old to act on")
    return Leaver(str(payload.user_id), issued_at)


def _decoded(part: str) -> bytes:
    bare = part.rstrip("=")
    try:
        decoded = base64.b64decode(bare + "=" * (-len(bare) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as malformed:
        raise SignedRequestRefused("a part is not base64url") from malformed
    # The last character may hold bits that mean nothing; only one way of writing them is right.
    if base64.urlsafe_b64encode(decoded).decode().rstrip("=") != bare:
        raise SignedRequestRefused("a part is not base64url as it is written")
    return decoded
