"""What a front end is given for what it brings: a code, a refresh token, or its own name alone. Pure."""

from datetime import datetime
from typing import Final

from authlib.oauth2.rfc6749 import grants
from authlib.oauth2.rfc6749.errors import InvalidGrantError, InvalidScopeError
from authlib.oauth2.rfc7636 import CodeChallenge

from service.access.scopes import Scope, known_scopes
from service.frontends.brought import Brought, Decision, Issued, Kind, State
from service.frontends.front_end import FrontEndKnown
from service.frontends.lives import ACCESS, REFRESH_IDLE
from service.frontends.parameters import Request
from service.frontends.questions import S256
from service.frontends.server import Reply, Server
from service.kit.secrets import Secret


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


_WAYS: Final = ("client_secret_basic", "client_secret_post", "none")


class _Granting(Server):
    """A server that has one thing before it."""

    def __init__(self, front_end: FrontEndKnown | None, brought: Brought | None) -> None:
        super().__init__(front_end)
        self.brought = brought
        self.is_misused = False
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
