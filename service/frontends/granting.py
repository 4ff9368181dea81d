"""What a front end is given for what it brings: a code, a refresh token, or its own name alone. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from authlib.oauth2.rfc6749 import grants
from authlib.oauth2.rfc6749.errors import InvalidGrantError, InvalidRequestError, InvalidScopeError
from authlib.oauth2.rfc7009 import RevocationEndpoint
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oauth2.rfc7662 import IntrospectionEndpoint

from service.access.scopes import Scope, known_scopes
from service.frontends.asking import S256
from service.frontends.front_end import FrontEndKnown
from service.frontends.lives import ACCESS, REFRESH_IDLE
from service.frontends.parameters import Request
from service.frontends.server import Reply, Server
from service.kit.secrets import Secret


class State(StrEnum):
    """How it stands with what was brought."""

    GOOD = "good"
    SPENT = "spent"
    """It did its work already; who brings it again shows that somebody else has it, too."""
    OVER = "over"
    """It has run out, was taken back, or whom it speaks for has left."""


class Kind(StrEnum):
    """What was brought."""

    CODE = "code"
    REFRESH = "refresh"
    ACCESS = "access"
    MACHINE = "machine"
    """Nothing: a machine acts for the owner who registered it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a front end brings, as it stands in the locked rows."""

    kind: Kind
    state: State
    approval_id: UUID
    front_end_id: UUID
    scopes: frozenset[Scope]
    speaks_for: str
    """Whom, as acts are noted."""
    token_id: UUID | None = None
    redirect_uri: str | None = None
    code_challenge: str | None = None
    code_challenge_method: str = S256
    issued_at: datetime | None = None
    expires_at: datetime | None = None

    def get_redirect_uri(self) -> str | None:
        """Where the code was sent; Authlib compares it with what the front end says."""
        return self.redirect_uri

    def get_scope(self) -> str:
        """What was agreed to."""
        return " ".join(each for each in Scope if each in self.scopes)

    def check_client(self, front_end: FrontEndKnown) -> bool:
        """Whether it was given to this front end."""
        return self.front_end_id == front_end.id

    def is_expired(self) -> bool:
        """Whether it is not good any more; Authlib asks twice for one thing."""
        return self.state is not State.GOOD

    is_revoked = is_expired


@dataclass(frozen=True, slots=True)
class Issued:
    """Tokens that were given out, and when each ends."""

    access: Secret
    access_ends: datetime
    refresh: Secret | None
    refresh_ends: datetime
    scopes: tuple[Scope, ...]
    """Of the access token; a refresh token keeps all that was agreed to."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer, and what follows from it."""

    reply: Reply
    issued: Issued | None = None
    ends_approval: bool = False
    """Whether everything that came of the approval ends now."""
    revokes_token: UUID | None = None
    """An access token that ends alone."""


def grant(
    front_end: FrontEndKnown | None, request: Request, brought: Brought | None, *, at: datetime, until: datetime | None
) -> Decision:
    """Tokens for what was brought, or the refusal; `until` is when the approval behind it ends."""
    server = _Granting(front_end, brought)
    reply: Reply = server.create_token_response(request)
    if server.issued is None:
        return Decision(reply, ends_approval=server.is_misused)
    access_ends = at + ACCESS if until is None else min(at + ACCESS, until)
    refresh = server.issued.get("refresh_token")
    issued = Issued(
        access=Secret(server.issued["access_token"]),
        access_ends=access_ends,
        refresh=None if refresh is None else Secret(refresh),
        refresh_ends=at + REFRESH_IDLE if until is None else min(at + REFRESH_IDLE, until),
        scopes=tuple(each for each in Scope if each in known_scopes(server.issued["scope"].split(" "))),
    )
    body = dict(reply.body) | {"expires_in": int((access_ends - at).total_seconds())}
    return Decision(Reply(reply.status, body, reply.headers), issued=issued)


def revoke(front_end: FrontEndKnown | None, request: Request, brought: Brought | None) -> Decision:
    """End a token of the front end's own; whatever else it names is left alone and answered alike (RFC 7009 §2.2)."""
    server = _Granting(front_end, brought)
    server.register_endpoint(_Revocation)
    reply: Reply = server.create_endpoint_response(RevocationEndpoint.ENDPOINT_NAME, request)
    ended = server.ended
    return Decision(
        reply,
        ends_approval=ended is not None and ended.kind is Kind.REFRESH,
        revokes_token=ended.token_id if ended is not None and ended.kind is Kind.ACCESS else None,
    )


def introspect(front_end: FrontEndKnown | None, request: Request, brought: Brought | None, *, issuer: str) -> Reply:
    """What a token may do and until when, for the front end it was given to, if that can prove itself (RFC 7662)."""
    server = _Granting(front_end, brought)
    server.issuer = issuer
    server.register_endpoint(_Introspection)
    reply: Reply = server.create_endpoint_response(IntrospectionEndpoint.ENDPOINT_NAME, request)
    return reply


_WAYS: Final = ("client_secret_basic", "client_secret_post", "none")


class _Granting(Server):
    """A server that has one thing before it."""

    def __init__(self, front_end: FrontEndKnown | None, brought: Brought | None) -> None:
        super().__init__(front_end)
        self.brought = brought
        self.is_misused = False
        self.ended: Brought | None = None
        self.issuer = ""
        self.register_grant(_Code, [_Proof()])
        self.register_grant(_Refresh)
        self.register_grant(_Machine)

    def take(self, kind: Kind, front_end: FrontEndKnown) -> Brought | None:
        """What was brought, if it is of this kind, this front end's and good; a second use is noted."""
        brought = self.brought
        if brought is None or brought.kind is not kind or not brought.check_client(front_end):
            return None
        self.is_misused = brought.state is State.SPENT
        return brought if brought.state is State.GOOD else None


class _Proof(CodeChallenge):  # type: ignore[misc] # Authlib ships no types
    """Whoever redeems a code shows the verifier of its challenge."""

    DEFAULT_CODE_CHALLENGE_METHOD = S256
    SUPPORTED_CODE_CHALLENGE_METHOD = (S256,)


class _Code(grants.AuthorizationCodeGrant):  # type: ignore[misc] # Authlib ships no types
    TOKEN_ENDPOINT_AUTH_METHODS = _WAYS

    def query_authorization_code(self, _code: str, client: FrontEndKnown) -> Brought | None:
        """The code's approval; Authlib looks no further when it is not good."""
        found: Brought | None = self.server.take(Kind.CODE, client)
        return found

    def authenticate_user(self, authorization_code: Brought) -> str:
        """Whom it speaks for."""
        return authorization_code.speaks_for

    def delete_authorization_code(self, authorization_code: Brought) -> None:
        """Done by whoever asked for the decision."""


class _Refresh(grants.RefreshTokenGrant):  # type: ignore[misc] # Authlib ships no types
    TOKEN_ENDPOINT_AUTH_METHODS = _WAYS
    INCLUDE_NEW_REFRESH_TOKEN = True

    def authenticate_refresh_token(self, _refresh_token: str) -> Brought | None:
        """The token, when it is good."""
        found: Brought | None = self.server.take(Kind.REFRESH, self.request.client)
        return found

    def authenticate_user(self, refresh_token: Brought) -> str:
        """Whom it speaks for."""
        return refresh_token.speaks_for

    def revoke_old_credential(self, refresh_token: Brought) -> None:
        """Done by whoever asked for the decision."""


class _Machine(grants.ClientCredentialsGrant):  # type: ignore[misc] # Authlib ships no types
    TOKEN_ENDPOINT_AUTH_METHODS = _WAYS[:2]

    def validate_requested_scope(self) -> None:
        """Everything it registered for, or the part of it that it asks for.

        Raises:
            InvalidScopeError: when it asks for more.
            InvalidGrantError: when the owner whom it acts for has left, or ended it.
        """
        front_end: FrontEndKnown = self.request.client
        found = self.server.take(Kind.MACHINE, front_end)
        if found is None:
            raise InvalidGrantError("Whom this acts for has left, or ended it.")
        asked = self.request.payload.data.setdefault("scope", found.get_scope())
        if front_end.get_allowed_scope(asked) is None:
            raise InvalidScopeError


class _Revocation(RevocationEndpoint):  # type: ignore[misc] # Authlib ships no types
    CLIENT_AUTH_METHODS = _WAYS

    def check_params(self, request: Request, _client: FrontEndKnown) -> None:
        """A token has to be named; its kind need not be, for a hint only hastens looking (RFC 7009 §2.1)."""
        _require_token(request)

    def query_token(self, _token: str, _hint: str | None) -> Brought | None:
        """The token, whichever kind it is."""
        found: Brought | None = self.server.brought
        return found

    def authenticate_token(self, request: Request, client: FrontEndKnown) -> Brought | None:
        """The token, if it is this front end's own."""
        self.check_params(request, client)
        found = self.query_token("", None)
        return found if found is not None and found.check_client(client) else None

    def revoke_token(self, token: Brought, _request: Request) -> None:
        """Note that it ends."""
        self.server.ended = token


class _Introspection(IntrospectionEndpoint):  # type: ignore[misc] # Authlib ships no types
    CLIENT_AUTH_METHODS = _WAYS[:2]

    def check_params(self, request: Request, _client: FrontEndKnown) -> None:
        """Likewise."""
        _require_token(request)

    def query_token(self, _token: str, _hint: str | None) -> Brought | None:
        """The token."""
        found: Brought | None = self.server.brought
        return found

    def check_permission(self, token: Brought, client: FrontEndKnown, _request: Request) -> bool:
        """Nobody is told of others' tokens."""
        return token.check_client(client)

    def introspect_token(self, token: Brought) -> dict[str, Any]:
        """What RFC 7662 §2.2 names, as far as there is something to say."""
        told = {
            "scope": token.get_scope(),
            "client_id": str(token.front_end_id),
            "sub": token.speaks_for,
            "iss": self.server.issuer,
            "token_type": "Bearer" if token.kind is Kind.ACCESS else None,
            "iat": None if token.issued_at is None else int(token.issued_at.timestamp()),
            "exp": None if token.expires_at is None else int(token.expires_at.timestamp()),
        }
        return {name: value for name, value in told.items() if value is not None}


def _require_token(request: Request) -> None:
    if "token" not in request.form:
        raise InvalidRequestError("Missing 'token' in request.")
