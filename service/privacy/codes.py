"""Confirmation codes of deletion requests: known to nobody else, and provably ours without being kept. Pure."""

import base64
import binascii
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

_STAMP: Final = 5
_RANDOM: Final = 12
_MARK: Final = 10
PURPOSE: Final = b"deletion codes"


@dataclass(frozen=True, slots=True, repr=False)
class Codes:
    """Makes codes and knows them again, under one key of the deployment."""

    key: bytes

    def new(self, *, at: datetime) -> str:
        """A fresh code, which says when it was given."""
        body = int(at.timestamp()).to_bytes(_STAMP) + secrets.token_bytes(_RANDOM)
        return base64.urlsafe_b64encode(body + self._mark(body)).decode().rstrip("=")

    def given_at(self, code: str) -> datetime | None:
        """When this code was given; `None` when it is none of ours."""
        try:
            known = base64.b64decode(code + "=" * (-len(code) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            return None
        body, mark = known[:-_MARK], known[-_MARK:]
        if len(body) != _STAMP + _RANDOM or not hmac.compare_digest(mark, self._mark(body)):
            return None
        return datetime.fromtimestamp(int.from_bytes(body[:_STAMP]), UTC)

    def _mark(self, body: bytes) -> bytes:
        return hashlib.blake2b(body, key=self.key, digest_size=_MARK, person=PURPOSE).digest()
