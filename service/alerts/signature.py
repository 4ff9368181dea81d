"""How a receiver can tell that a message is ours: the Standard Webhooks 1.0 symmetric signature."""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from service.kit.secrets import Secret

SECRET_PREFIX: Final = "whsec_"  # noqa: S105 # the public prefix, not a secret
SHORTEST_KEY: Final = 24
"""Bytes; both bounds are Standard Webhooks 1.0, "Signature scheme"."""
LONGEST_KEY: Final = 64


class SigningSecretInvalid(Exception):
    """A signing secret is not one that Standard Webhooks allows; the text never shows it."""


class MessageIdInvalid(Exception):
    """A message id would make the signed text ambiguous."""


def signing_secret(key: bytes) -> Secret:
    """The form in which a receiver is given its key.

    Args:
        key: 24 to 64 random bytes.

    Raises:
        SigningSecretInvalid: the key is shorter or longer.
    """
    if not SHORTEST_KEY <= len(key) <= LONGEST_KEY:
        raise SigningSecretInvalid(f"a signing key has {SHORTEST_KEY} to {LONGEST_KEY} bytes, this one {len(key)}")
    return Secret(SECRET_PREFIX + base64.b64encode(key).decode())


def signed_headers(secrets: Sequence[Secret], *, message_id: str, at: datetime, body: bytes) -> Mapping[str, str]:
    """The three headers that let a receiver verify a message.

    Args:
        secrets: The receiver's secrets: one, or while it changes them the new one and then the old one.
        message_id: The same for every attempt at the same message, so that a receiver can drop repeats.
        at: The moment of this attempt; receivers refuse what is more than five minutes off.
        body: The exact bytes that will be sent.

    Raises:
        SigningSecretInvalid: there is no secret, or one is malformed.
        MessageIdInvalid: the id is empty, holds a full stop, or is not plain printable ASCII.
    """
    if not secrets:
        raise SigningSecretInvalid("a message needs at least one signing secret")
    if not (message_id.isascii() and message_id.isprintable()) or not message_id or "." in message_id:
        raise MessageIdInvalid(f"{message_id!r} cannot be a message id: printable ASCII without a full stop")
    timestamp = str(int(at.timestamp()))
    signed = b".".join((message_id.encode(), timestamp.encode(), body))
    return {
        "webhook-id": message_id,
        "webhook-timestamp": timestamp,
        "webhook-signature": " ".join(_signature(_key_of(secret), signed) for secret in secrets),
    }


def _signature(key: bytes, signed: bytes) -> str:
    return "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()


def _key_of(secret: Secret) -> bytes:
    text = secret.reveal()
    try:
        key = base64.b64decode(text.removeprefix(SECRET_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not text.startswith(SECRET_PREFIX) or not SHORTEST_KEY <= len(key) <= LONGEST_KEY:
        raise SigningSecretInvalid(f"a signing secret is {SECRET_PREFIX} and 24 to 64 bytes in base64")
    return key
