"""Bearer tokens: opaque, told apart by their prefix, kept as a hash alone.

`rp_s_` + 43 characters (256 random bits) + 6 characters (CRC-32 of all before). The prefix lets secret scanners know
one of ours; the checksum lets us refuse typing errors without asking the database.
"""

import base64
import hashlib
import secrets
import zlib
from enum import StrEnum
from typing import Final

from service.kit.secrets import Secret

_RANDOM_BYTES: Final = 32
_CHECKSUM_LENGTH: Final = 6


class TokenKind(StrEnum):
    """What a token is for; the value is its prefix."""

    SESSION = "rp_s_"
    API_KEY = "rp_k_"
    INVITATION = "rp_i_"
    ACCESS = "rp_a_"
    """What a front end sends in somebody's name."""
    REFRESH = "rp_f_"
    """What a front end gets its next access token for."""
    CODE = "rp_c_"
    """What a front end redeems once."""
    BROWSER = "rp_b_"
    """A browser that is signed in on our own pages; no API request is taken with it."""
    SECOND_STEP = "rp_t_"
    """The first step of signing in is done; good for the second alone."""
    PROOF = "rp_p_"
    """Under which an identity provider's word about somebody is redeemed once."""
    REGISTRATION = "rp_r_"
    """Leave to register one front end."""
    FRONT_END = "rp_x_"
    """What a front end that can keep a secret proves itself with."""


BEARERS: Final = (TokenKind.SESSION, TokenKind.API_KEY, TokenKind.ACCESS)
"""What the API is entered with."""


def new_token(kind: TokenKind) -> Secret:
    """A fresh token, to be shown once."""
    body = kind + _text(secrets.token_bytes(_RANDOM_BYTES))
    return Secret(body + _checksum(body))


def hash_of(token: Secret) -> bytes:
    """What is kept of a token: its SHA-256; 256 random bits need no slow hash."""
    return hashlib.sha256(token.reveal().encode()).digest()


def is_well_formed(text: str, *kinds: TokenKind) -> bool:
    """Whether this could be one of our tokens of these kinds; says nothing about whether it was ever given out."""
    body, checksum = text[:-_CHECKSUM_LENGTH], text[-_CHECKSUM_LENGTH:]
    return text.isascii() and text.startswith(kinds) and checksum == _checksum(body)


def _checksum(body: str) -> str:
    return _text(zlib.crc32(body.encode()).to_bytes(4, "big"))


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
