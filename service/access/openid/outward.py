"""What is asked of providers: their document, their keys, and whom a code stands for. All of it through the guarded session."""

import contextlib
import functools
import re
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Final, Generic, TypeVar
from urllib.parse import quote

import httpx2
import msgspec
from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from authlib.oauth2.rfc6749.errors import InvalidClientError
from joserfc.jwk import KeySet

from service.access.openid.discovery import BY_BASIC, Document, document_at, document_of, shortcomings
from service.access.openid.faults import Fault, ProviderFault
from service.access.openid.id_token import Claims, Expected, claims_of, keys_of, userinfo_of
from service.kit.destinations import AddressRefused, OutboundFailure, check_url
from service.kit.guarded_transport import AnswerTooLong, GuardedTransport
from service.kit.outbound import GuardedSession
from service.kit.secrets import Secret

ANSWER_LIMIT: Final = 256 * 1024
"""Bytes of a document or a set of keys; the largest known ones have some ten thousand."""
ANSWER_WITHIN: Final = timedelta(seconds=8)
"""A person waits meanwhile."""
KEPT_FOR: Final = timedelta(minutes=10)
"""How long a document and keys are believed without asking again; a new key's first token has them asked for at once."""
MOST_KEPT: Final = 256
_SUCH_AN_ERROR: Final = re.compile(r"[a-z_]{1,60}")
"""As errors of the token endpoint are written (RFC 6749 §5.2), whatever a provider makes of it."""

_Kept = TypeVar("_Kept")


@dataclass(frozen=True, slots=True)
class Registration:
    """How a provider knows us."""

    issuer: str
    known_as: str
    secret: Secret | None


@dataclass(frozen=True, slots=True)
class Errand:
    """What we set out with, and the code that came back."""

    code: Secret
    verifier: Secret
    nonce: Secret
    redirect_uri: str
    asked_at: datetime


class _Tokens(msgspec.Struct, frozen=True):
    id_token: str
    access_token: str = ""


class _NotInThisWay(ProviderFault):
    """The provider does not take us for who we are, which it finds before it looks at the code."""


@dataclass(slots=True)
class _Shelf(Generic[_Kept]):
    """The newest answers by their address, for a while."""

    answers: OrderedDict[str, tuple[datetime, _Kept]] = field(default_factory=OrderedDict)

    def take(self, address: str, *, at: datetime) -> _Kept | None:
        kept = self.answers.get(address)
        return kept[1] if kept is not None and at - kept[0] < KEPT_FOR else None

    def put(self, address: str, answer: _Kept, *, at: datetime) -> None:
        self.answers[address] = (at, answer)
        self.answers.move_to_end(address)
        while len(self.answers) > MOST_KEPT:
            self.answers.popitem(last=False)


class Providers:
    """Speaks to any OpenID provider, and believes as little as it must."""

    def __init__(self, session: GuardedSession, *, allow_loopback: bool, within: timedelta = ANSWER_WITHIN) -> None:
        self._session = session
        self._allow_loopback = allow_loopback
        self._within = within
        self._documents: _Shelf[Document] = _Shelf()
        self._keys: _Shelf[KeySet] = _Shelf()

    async def document(self, issuer: str, *, at: datetime, anew: bool = False) -> Document:
        """What the provider says of itself.

        Raises:
            ProviderFault: when it cannot be had, speaks of another issuer, or sends us or people where nobody should go.
        """
        kept = None if anew else self._documents.take(issuer, at=at)
        if kept is not None:
            return kept
        document = document_of(await self._read(document_at(issuer), "the discovery document"), issuer=issuer)
        for address in document.addresses:
            self._refuse_odd(address)
        self._documents.put(issuer, document, at=at)
        return document

    async def keys(self, document: Document, *, at: datetime, anew: bool = False) -> KeySet:
        """The keys that the provider signs with.

        Raises:
            ProviderFault: when none can be had.
        """
        kept = None if anew else self._keys.take(document.jwks_uri, at=at)
        if kept is not None:
            return kept
        keys = keys_of(await self._read(document.jwks_uri, "the provider's keys"))
        self._keys.put(document.jwks_uri, keys, at=at)
        return keys

    async def whom(self, registration: Registration, errand: Errand, *, at: datetime) -> Claims:
        """Whom the code stands for, with what the provider says of them.

        Raises:
            ProviderFault: when anything about the answer is not to be believed.
        """
        document = await self.document(registration.issuer, at=at)
        for fault in shortcomings(document, has_secret=registration.secret is not None):
            raise fault
        tokens = await self._redeemed(document, registration, errand)
        expected = Expected(
            registration.issuer, registration.known_as, errand.nonce.reveal(), document.algorithms, errand.asked_at
        )
        keys = await self.keys(document, at=at)
        try:
            claims = claims_of(tokens.id_token, keys, expected, access_token=tokens.access_token, at=at)
        except ProviderFault as fault:
            if fault.code is not Fault.UNKNOWN_KEY:
                raise
            keys = await self.keys(document, at=at, anew=True)
            claims = claims_of(tokens.id_token, keys, expected, access_token=tokens.access_token, at=at)
        if claims.email is None and document.userinfo_endpoint and tokens.access_token:
            return await self._told_apart(document.userinfo_endpoint, Secret(tokens.access_token), claims)
        return claims

    async def _redeemed(self, document: Document, registration: Registration, errand: Errand) -> _Tokens:
        ways = document.secret_ways(has_secret=registration.secret is not None)
        for way in ways[:-1]:
            with contextlib.suppress(_NotInThisWay):
                return await self._redeemed_by(way, document, registration, errand)
        return await self._redeemed_by(ways[-1], document, registration, errand)

    async def _redeemed_by(self, way: str, document: Document, registration: Registration, errand: Errand) -> _Tokens:
        secret = registration.secret
        # RFC 6749 §2.3.1 has both halves encoded like a form; Authlib writes them as they are.
        written = functools.partial(quote, safe="") if way == BY_BASIC else str
        oauth = AsyncOAuth2Client(
            written(registration.known_as),
            None if secret is None else written(secret.reveal()),
            token_endpoint_auth_method=way,
            transport=GuardedTransport(self._session, within=self._within),
            trust_env=False,
        )
        oauth.register_compliance_hook("access_token_response", _refuse_failures)
        try:
            async with oauth:
                answered = await oauth.fetch_token(
                    document.token_endpoint,
                    grant_type="authorization_code",
                    code=errand.code.reveal(),
                    code_verifier=errand.verifier.reveal(),
                    redirect_uri=errand.redirect_uri,
                )
            return msgspec.convert(dict(answered), _Tokens)
        except OutboundFailure as failure:
            raise _unreached(failure, "the token endpoint") from failure
        except (OAuthError, msgspec.ValidationError, ValueError, TypeError, RecursionError) as unreadable:
            # Not chained: the cause's text may hold a piece of a token.
            kind = type(unreadable).__name__
            raise ProviderFault(Fault.NO_ID_TOKEN, f"the token endpoint gave no ID token ({kind})") from None

    async def _told_apart(self, address: str, access_token: Secret, claims: Claims) -> Claims:
        """What the UserInfo endpoint says of them beside; providers need not put addresses into ID tokens (Core 1.0 §5.4)."""
        headers = {"Authorization": f"Bearer {access_token.reveal()}"}
        said = userinfo_of(await self._read(address, "the UserInfo endpoint", headers), subject=claims.sub)
        return msgspec.structs.replace(claims, email=said.email, email_verified=said.email_verified)

    async def _read(self, address: str, what: str, headers: dict[str, str] | None = None) -> bytes:
        sent = {"Accept": "application/json"} | (headers or {})
        try:
            reply = await self._session.send("GET", address, headers=sent, within=self._within, limit=ANSWER_LIMIT)
        except OutboundFailure as failure:
            raise _unreached(failure, what) from failure
        if HTTPStatus.MULTIPLE_CHOICES <= reply.status < HTTPStatus.BAD_REQUEST:
            raise ProviderFault(Fault.REDIRECTS, f"{what} is answered with a redirect, which is not followed")
        if reply.status != HTTPStatus.OK:
            raise ProviderFault(Fault.STATUS, f"{what} is answered with HTTP {reply.status}")
        if not reply.is_whole:
            raise ProviderFault(Fault.TOO_LARGE, f"{what} is larger than {ANSWER_LIMIT // 1024} KiB")
        return reply.body_start

    def _refuse_odd(self, address: str) -> None:
        try:
            check_url(address, allow_loopback=self._allow_loopback)
        except AddressRefused as refused:
            raise ProviderFault(
                Fault.ADDRESS_REFUSED, f"the discovery document names an address: {refused}"
            ) from refused


def _unreached(failure: OutboundFailure, what: str) -> ProviderFault:
    match failure:
        case AnswerTooLong():
            return ProviderFault(Fault.TOO_LARGE, f"{what}: {failure}")
        case AddressRefused():
            return ProviderFault(Fault.ADDRESS_REFUSED, f"{what}: {failure}")
        case _:
            return ProviderFault(Fault.UNREACHABLE, f"{what}: {failure}")


def _refuse_failures(response: httpx2.Response) -> httpx2.Response:
    if response.status_code != HTTPStatus.OK:
        try:
            said = str(msgspec.json.decode(response.content, type=dict[str, object]).get("error"))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            said = ""
        why = said if _SUCH_AN_ERROR.fullmatch(said) else f"HTTP {response.status_code}"
        kind = _NotInThisWay if said == InvalidClientError.error else ProviderFault
        raise kind(Fault.CODE_REFUSED, f"the token endpoint refused the code: {why}")
    return response
