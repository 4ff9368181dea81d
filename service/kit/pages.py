"""Keyset pages: `{items, next_cursor}`, whose cursor is opaque to the caller and typed to us.

A cursor can be read by whoever takes the trouble, so a list whose sort key tells more than its items does seals its own.
"""

import base64
import binascii
import os
from dataclasses import dataclass
from typing import Annotated, Final, Generic, TypeVar

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from litestar.params import Parameter

from service.kit.problems import Problem

Item = TypeVar("Item")
Key = TypeVar("Key")

LARGEST_PAGE: Final = 200
_NONCE_BYTES: Final = 12

Limit = Annotated[int, Parameter(ge=1, le=LARGEST_PAGE, description="How many items at the most, 1 to 200.")]
Cursor = Annotated[
    str | None,
    Parameter(max_length=512, description="The `next_cursor` of the page before; leave out for the first page."),
]


class Page(msgspec.Struct, Generic[Item], frozen=True):
    """One page and the way to the next; `next_cursor` is null at the end."""

    items: Annotated[list[Item], msgspec.Meta(description="What is on this page, in the list's order.")]
    next_cursor: Annotated[
        str | None,
        msgspec.Meta(description="What to send as `cursor` for the next page; null at the end.", examples=[None]),
    ] = None


class CursorInvalid(Problem):
    """The cursor was not given out by this list."""

    status = 400
    title = "The cursor was not given out by this list"
    remedy = "Start again without a cursor."


def cursor_of(key: object) -> str:
    """The opaque cursor for the place right after this sort key."""
    return _written(msgspec.json.encode(key))


def key_of(cursor: str | None, kind: type[Key]) -> Key | None:
    """The sort key inside a cursor, or None for the first page.

    Raises:
        CursorInvalid: when it does not hold such a key.
    """
    if cursor is None:
        return None
    try:
        return msgspec.json.decode(_read(cursor), type=kind)
    except (msgspec.MsgspecError, binascii.Error, ValueError) as wrong:
        raise CursorInvalid from wrong


@dataclass(frozen=True, slots=True, repr=False)
class SealedCursors:
    """Cursors of one list that its callers can neither read nor make, nor take to another list: AES-256-GCM."""

    key: bytes
    """32 bytes, of one practice."""
    of: str
    """Which list; part of the seal."""

    def cursor_of(self, key: object) -> str:
        """The sealed cursor for the place right after this sort key."""
        nonce = os.urandom(_NONCE_BYTES)
        return _written(nonce + AESGCM(self.key).encrypt(nonce, msgspec.json.encode(key), self.of.encode()))

    def key_of(self, cursor: str | None, kind: type[Key]) -> Key | None:
        """The sort key inside a cursor, or None for the first page.

        Raises:
            CursorInvalid: when this list did not give it out.
        """
        if cursor is None:
            return None
        try:
            sealed = _read(cursor)
            opened = AESGCM(self.key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], self.of.encode())
            return msgspec.json.decode(opened, type=kind)
        except (msgspec.MsgspecError, InvalidTag, binascii.Error, ValueError) as wrong:
            raise CursorInvalid from wrong


def _written(cursor: bytes) -> str:
    return base64.urlsafe_b64encode(cursor).rstrip(b"=").decode()


def _read(cursor: str) -> bytes:
    return base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
