"""What a front end asks of a person, before the person is asked (RFC 6749 §4.1.1, RFC 7636 §4.3). Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from authlib.common.urls import add_params_to_uri
from authlib.oauth2 import OAuth2Error
from authlib.oauth2.rfc6749 import grants
from authlib.oauth2.rfc6749.errors import AccessDeniedError, InvalidClientError, InvalidRequestError
from authlib.oauth2.rfc7636 import CodeChallenge

from service.access.scopes import Scope, known_scopes
from service.frontends.front_end import FrontEndKnown
from service.frontends.parameters import Request
from service.frontends.server import Server
from service.kit.secrets import Secret

S256: Final = "S256"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that the person may be shown."""

    front_end: FrontEndKnown
    scopes: tuple[Scope, ...]
    redirect_uri: str
    state: str | None
    code_challenge: str


@dataclass(frozen=True, slots=True)
class NotAsked:
    """A request that is refused. It is told to the front end only where the address to tell it at is proven its own."""

    error: str
    description: str
    told_at: str | None
    """The whole address, ready to be redirected to; `None` when the person has to be told."""


def examine(front_end: FrontEndKnown | None, parameters: dict[str, str], *, issuer: str) -> Asked | NotAsked:
    """Whether a person may be asked what these parameters ask."""
    request, server = Request("GET", parameters), Server(front_end)
    server.register_grant(_ByCode, [_ByS256()])
    try:
        if front_end is None:
            raise InvalidClientError(description="No front end of this client_id is registered.")
        grant = server.get_consent_grant(request)
    except OAuth2Error as error:
        return _not_asked(error, issuer=issuer)
    return Asked(
        front_end=front_end,
        scopes=tuple(each for each in Scope if each in known_scopes(request.scope.split(" "))),
        redirect_uri=grant.redirect_uri,
        state=parameters.get("state"),
        code_challenge=parameters["code_challenge"],
    )


def approved_at(asked: Asked, code: Secret, *, issuer: str) -> str:
    """Where the person goes after agreeing."""
    return _told(asked.redirect_uri, {"code": code.reveal()}, asked.state, issuer)


def declined_at(asked: Asked, *, issuer: str) -> str:
    """Where the person goes after not agreeing."""
    return _told(asked.redirect_uri, {"error": AccessDeniedError.error}, asked.state, issuer)


class _ByS256(CodeChallenge):  # type: ignore[misc] # Authlib ships no types
    """PKCE for everybody, and by S256 alone (OWASP ASVS 5, 10.4.6)."""

    def validate_code_challenge(self, grant: Any, redirect_uri: str) -> None:  # noqa: ANN401 # as Authlib calls it
        """Refuse what Authlib lets pass: no challenge, and a plain one."""
        asked: Mapping[str, str] = grant.request.payload.data
        if "code_challenge" not in asked:
            raise InvalidRequestError("Missing 'code_challenge'.")
        if asked.get("code_challenge_method") != S256:
            raise InvalidRequestError("'code_challenge_method' has to be S256.")
        super().validate_code_challenge(grant, redirect_uri)


class _ByCode(grants.AuthorizationCodeGrant):  # type: ignore[misc] # Authlib ships no types
    """The only grant with a consent page."""

    def validate_authorization_request(self) -> str:
        """Also refuse answers in other ways than by the query.

        Raises:
            InvalidRequestError: when another `response_mode` is asked for.
        """
        redirect_uri: str = super().validate_authorization_request()
        if self.request.payload.data.get("response_mode", "query") != "query":
            raise InvalidRequestError("'response_mode' has to be query.", redirect_uri=redirect_uri)
        return redirect_uri


def _not_asked(error: OAuth2Error, *, issuer: str) -> NotAsked:
    said = error.get_error_description() or ""
    if not error.redirect_uri:
        return NotAsked(error.error, said, None)
    told = {"error": error.error, "error_description": said} if said else {"error": error.error}
    return NotAsked(error.error, said, _told(error.redirect_uri, told, error.state, issuer))


def _told(redirect_uri: str, what: dict[str, str], state: str | None, issuer: str) -> str:
    answered = what | ({"state": state} if state else {}) | {"iss": issuer}
    told: str = add_params_to_uri(redirect_uri, list(answered.items()))
    return told
