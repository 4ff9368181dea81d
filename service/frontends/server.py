"""Authlib's authorization server, told what was gathered and asked to keep nothing. Pure.

Authlib reads and saves rows while it decides. Here everything a decision needs is read and locked beforehand, the answer
comes back as a value, and what is to be kept as well, so that of fifty redeemers of one code one succeeds, and so that
what a misuse ends stays ended although its answer is an error.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from authlib.oauth2 import OAuth2Error
from authlib.oauth2.rfc6749 import AuthorizationServer

from service.access.scopes import Scope
from service.access.tokens import TokenKind, new_token
from service.frontends.front_end import FrontEndKnown
from service.frontends.lives import ACCESS
from service.frontends.parameters import Request

_NEVER_KEPT: Final = {"Cache-Control": "no-store", "Pragma": "no-cache"}
"""RFC 6749 §5.1, for errors too."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered."""

    status: int
    body: Mapping[str, Any]
    headers: Mapping[str, str] = field(default_factory=dict)


class Server(AuthorizationServer):  # type: ignore[misc] # Authlib ships no types
    """One server for one request, which knows one front end."""

    def __init__(self, front_end: FrontEndKnown | None) -> None:
        super().__init__(scopes_supported=list(Scope))
        self._front_end = front_end
        self.issued: dict[str, Any] | None = None
        """What was given out, if anything was."""
        self.register_token_generator("default", _bearer_token)

    def query_client(self, client_id: str) -> FrontEndKnown | None:
        """The front end of this name; of others nothing is known here."""
        known = self._front_end
        return known if known is not None and known.get_client_id() == client_id else None

    def save_token(self, token: dict[str, Any], _request: Request) -> None:
        """Remember what is given out, to be kept by whoever asked for the decision."""
        self.issued = token

    def create_oauth2_request(self, request: Request) -> Request:
        """As it is."""
        return request

    def send_signal(self, name: str, *_arguments: object, **_more: object) -> None:
        """Nobody listens."""

    def handle_response(self, status: int, body: Mapping[str, Any], headers: Sequence[tuple[str, str]]) -> Reply:
        """The answer as a value."""
        return Reply(status, body, dict(headers) | _NEVER_KEPT)


def refused(error: OAuth2Error) -> Reply:
    """What this error is answered with, where nobody is redirected."""
    status, body, headers = error()
    return Reply(status, body, dict(headers) | _NEVER_KEPT)


def _bearer_token(scope: str, *, include_refresh_token: bool, **_asked: object) -> dict[str, Any]:
    token: dict[str, Any] = {
        "access_token": new_token(TokenKind.ACCESS).reveal(),
        "token_type": "Bearer",
        "expires_in": int(ACCESS.total_seconds()),
        "scope": scope,
    }
    if include_refresh_token:
        token["refresh_token"] = new_token(TokenKind.REFRESH).reveal()
    return token
