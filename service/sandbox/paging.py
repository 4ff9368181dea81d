"""Pagination tokens: opaque to the caller, bound to one list, and good for as long as that list lives."""

import base64
import binascii
import zlib
from typing import Final

_KEY_BYTES: Final = 8
_CHECK_BYTES: Final = 2


class TokenInvalid(Exception):
    """The token was not given out for this list."""


def token_of(listed: str, key: int) -> str:
    """The token that continues after the entry with this key: 16 characters of base32hex, as X describes."""
    packed = key.to_bytes(_KEY_BYTES, "big")
    return base64.b32hexencode(packed + _check(listed, packed)).decode().lower()


def key_in(listed: str, token: str) -> int:
    """The key inside a token.

    Raises:
        TokenInvalid: the token is made up, or belongs to another list.
    """
    try:
        unpacked = base64.b32hexdecode(token.upper())
    except (binascii.Error, ValueError) as wrong:
        raise TokenInvalid(token) from wrong
    packed, check = unpacked[:_KEY_BYTES], unpacked[_KEY_BYTES:]
    if len(packed) != _KEY_BYTES or check != _check(listed, packed):
        raise TokenInvalid(token)
    return int.from_bytes(packed, "big")


def _check(listed: str, packed: bytes) -> bytes:
    return (zlib.crc32(packed, zlib.crc32(listed.encode())) & 0xFFFF).to_bytes(_CHECK_BYTES, "big")
