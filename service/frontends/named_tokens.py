"""A token that a front end names: its end (RFC 7009), and what may be told of it (RFC 7662). Pure."""

from typing import Any, Final

from authlib.oauth2.rfc6749.errors import InvalidRequestError
from authlib.oauth2.rfc7009 import RevocationEndpoint
from authlib.oauth2.rfc7662 import IntrospectionEndpoint

from service.frontends.brought import Brought, Decision, Kind
from service.frontends.front_end import FrontEndKnown
from service.frontends.parameters import Request
from service.frontends.server import Reply, Server


def revoke(front_end: FrontEndKnown | None, request: Request, brought: Brought | None) -> Decision:
    """End a token of the front end's own; whatever else it names is left alone and answered alike (RFC 7009 §2.2)."""
    server = _Telling(front_end, brought)
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
    server = _Telling(front_end, brought, issuer=issuer)
    server.register_endpoint(_Introspection)
    reply: Reply = server.create_endpoint_response(IntrospectionEndpoint.ENDPOINT_NAME, request)
    return reply


_WAYS: Final = ("client_secret_basic", "client_secret_post", "none")


class _Telling(Server):
    """A server that has one token before it."""

    def __init__(self, front_end: FrontEndKnown | None, brought: Brought | None, *, issuer: str = "") -> None:
        super().__init__(front_end)
        self.brought = brought
        self.issuer = issuer
        self.ended: Brought | None = None


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
