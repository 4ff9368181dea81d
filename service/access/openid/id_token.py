"""Whether an ID token is the provider's word about somebody who signs in here, now (OpenID Connect Core 1.0 §3.1.3.7). Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any, Final

import msgspec
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import (
    BadSignatureError,
    ClaimError,
    ExpiredTokenError,
    InvalidKeyIdError,
    JoseError,
    UnsupportedAlgorithmError,
)
from joserfc.jwk import ECKey, Key, KeySet, OKPKey, RSAKey
from joserfc.jws import JWSRegistry

from service.access.openid.faults import Fault, ProviderFault

LEEWAY: Final = timedelta(seconds=60)
"""By how much the provider's clock may differ from ours ("a few minutes" at the most, RFC 7519 §4.1.4)."""
LEAST_RSA_BITS: Final = 2048
"""RFC 7518 §3.3."""
_LEAST_MODULUS: Final = LEAST_RSA_BITS // 6
"""Characters in base64url."""
MOST_KEYS: Final = 50
_KINDS: Final[dict[str, type[RSAKey | ECKey | OKPKey]]] = {"RSA": RSAKey, "EC": ECKey, "OKP": OKPKey}


class Claims(msgspec.Struct, frozen=True):
    """What an ID token, or the UserInfo endpoint, says of the person (Core 1.0 §2 and §5.1)."""

    sub: Annotated[str, msgspec.Meta(max_length=255, pattern=r"^[ -~]+\Z")]
    """At most 255 characters of ASCII (Core 1.0 §2)."""
    email: Annotated[str, msgspec.Meta(max_length=254)] | None = None
    email_verified: object = None
    auth_time: int | float | None = None
    amr: object = None
    acr: object = None


@dataclass(frozen=True, slots=True)
class Expected:
    """What a token must say to answer our very question."""

    issuer: str
    known_as: str
    nonce: str
    algorithms: Sequence[str]
    asked_at: datetime


class _Keys(msgspec.Struct):
    keys: list[dict[str, Any]]


def keys_of(body: bytes) -> KeySet:
    """The keys in this JWK set that verify signatures; symmetric, short and unreadable ones are as good as absent.

    Raises:
        ProviderFault: when this is no such set, or none of its keys is of use.
    """
    try:
        listed = msgspec.json.decode(body, type=_Keys).keys
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as unreadable:
        raise ProviderFault(Fault.NO_KEYS, f"the provider's keys cannot be read: {unreadable}") from unreadable
    found = [key for each in listed[:MOST_KEYS] if (key := _key_of(each)) is not None]
    if not found:
        raise ProviderFault(Fault.NO_KEYS, "the provider shows no key that ID tokens may be signed with")
    return KeySet(found)


def claims_of(token: str, keys: KeySet, expected: Expected, *, access_token: str, at: datetime) -> Claims:
    """What the token says of the person, once all of it is believed.

    Raises:
        ProviderFault: naming the first thing that is wrong; `UNKNOWN_KEY` may be mended by reading the keys anew.
    """
    try:
        # Headers that we do not know are the provider's own; those that it calls critical are refused all the same.
        registry = JWSRegistry(algorithms=list(expected.algorithms), strict_check_header=False)
        read = jwt.decode(token, keys, registry=registry)
        said = CodeIDToken(
            read.claims,
            read.header,
            options={
                "iss": {"essential": True, "value": expected.issuer},
                "aud": {"essential": True, "value": expected.known_as},
            },
            params={"client_id": expected.known_as, "nonce": expected.nonce, "access_token": access_token},
        )
        said.validate(now=int(at.timestamp()), leeway=int(LEEWAY.total_seconds()))
        claims = msgspec.convert(dict(said), Claims)
    except UnsupportedAlgorithmError as foreign:
        raise ProviderFault(Fault.ALGORITHM, "the ID token is signed in a way that we do not take") from foreign
    except InvalidKeyIdError as unknown:
        raise ProviderFault(
            Fault.UNKNOWN_KEY, "the ID token is signed with a key that the provider does not show"
        ) from unknown
    except BadSignatureError as forged:
        raise ProviderFault(Fault.SIGNATURE, "the ID token's signature is not the provider's") from forged
    except ExpiredTokenError as late:
        raise ProviderFault(Fault.STALE, "the ID token has expired; compare both clocks") from late
    except ClaimError as wrong:
        raise ProviderFault(Fault.CLAIM, f"the ID token's claim `{wrong.claim}` is missing or wrong") from wrong
    except (JoseError, msgspec.ValidationError, ValueError, TypeError, RecursionError) as unreadable:
        # Not chained: the cause's text may hold a piece of the token.
        raise ProviderFault(Fault.UNREADABLE, f"the ID token cannot be read ({type(unreadable).__name__})") from None
    if said["iat"] < (expected.asked_at - LEEWAY).timestamp():
        raise ProviderFault(Fault.STALE, "the ID token was made before anybody asked for it; compare both clocks")
    return claims


def userinfo_of(body: bytes, *, subject: str) -> Claims:
    """What the UserInfo endpoint says, which must be of the same person (Core 1.0 §5.3.2).

    Raises:
        ProviderFault: when it cannot be read, or speaks of somebody else.
    """
    try:
        claims = msgspec.json.decode(body, type=Claims)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as unreadable:
        raise ProviderFault(Fault.UNREADABLE, "what the UserInfo endpoint says cannot be read") from unreadable
    if claims.sub != subject:
        raise ProviderFault(Fault.OTHER_PERSON, "the UserInfo endpoint speaks of somebody else than the ID token")
    return claims


def _key_of(said: dict[str, Any]) -> Key | None:
    kind = _KINDS.get(str(said.get("kty")))
    if kind is None or said.get("use", "sig") != "sig":
        return None
    if kind is RSAKey and len(str(said.get("n"))) < _LEAST_MODULUS:
        return None
    try:
        key = kind.import_key(said)
        is_short = isinstance(key, RSAKey) and key.public_key.key_size < LEAST_RSA_BITS
    except (JoseError, ValueError, TypeError, KeyError):
        return None
    return None if is_short else key
