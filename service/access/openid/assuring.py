"""What a provider's word is worth as a proof: as much as it says itself of how and when (OpenID Connect Core 1.0 §2). Pure."""

from datetime import UTC, datetime
from typing import Final

from service.access.assurance import Assurance, Means
from service.access.openid.id_token import LEEWAY, Claims

SEVERAL_FACTORS: Final = "mfa"
"""Of `amr` (RFC 8176 §2): the one word for it; other words name factors, and not whether another was asked."""
STRONG_CLASSES: Final = frozenset({"phr", "phrh"})
"""Of `acr`: resistant to phishing (OpenID Connect Extended Authentication Profile ACR Values 1.0 §4)."""


def assurance_of(claims: Claims, *, at: datetime) -> Assurance:
    """By what and when the person has shown themselves; silence counts for nothing, and a moment ahead of us neither."""
    several = isinstance(claims.amr, list) and SEVERAL_FACTORS in claims.amr
    strong = several or (isinstance(claims.acr, str) and claims.acr in STRONG_CLASSES)
    return Assurance(Means.PROVIDER_FACTORS if strong else Means.PROVIDER, _moment(claims.auth_time, at=at))


def _moment(auth_time: float | None, *, at: datetime) -> datetime | None:
    if auth_time is None or not 0 < auth_time <= (at + LEEWAY).timestamp():
        return None
    return min(datetime.fromtimestamp(auth_time, UTC), at)
