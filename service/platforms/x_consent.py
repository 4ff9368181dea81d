"""Asking a person on X for access, and the life of what they granted: OAuth 2.0 with PKCE, through Authlib."""

import contextlib
import functools
import secrets
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Annotated, Final

import httpx2
import msgspec
from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from authlib.oauth2.client import OAuth2Client

from service.kit.outbound import GuardedSession
from service.kit.secrets import Secret
from service.platforms.contract import ConnectStart, GrantedTokens
from service.platforms.failures import AnswerMalformed, GrantRevoked
from service.platforms.wire import GuardedTransport
from service.platforms.x_failures import token_failure

STATE_BYTES: Final = 32
VERIFIER_BYTES: Final = 48
"""64 characters; RFC 7636 §4.1 wants 43 to 128."""
LONGEST_TOKEN: Final = 4096
LONGEST_LIFE: Final = 366 * 24 * 3600
"""Seconds; X's access tokens live two hours."""

_Token = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_TOKEN, pattern=r"^[!-~]+\Z")]


class _Tokens(msgspec.Struct, frozen=True):
    access_token: _Token
    expires_in: Annotated[int, msgspec.Meta(gt=0, le=LONGEST_LIFE)]
    refresh_token: _Token | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class XConsent:
    """Our app's standing with X's consent page and token endpoint.

    X rotates refresh tokens: each is spent by its first use, and replaying one ends the whole grant.
    """

    session: GuardedSession
    client_id: str
    client_secret: Secret
    authorize_url: str
    api_url: str
    scopes: frozenset[str]

    def begin(self, *, redirect_uri: str) -> ConnectStart:
        """A fresh state and verifier, and the consent page's address with the verifier's S256 challenge."""
        state, verifier = secrets.token_urlsafe(STATE_BYTES), secrets.token_urlsafe(VERIFIER_BYTES)
        url, _ = OAuth2Client(None, self.client_id, code_challenge_method="S256").create_authorization_url(
            self.authorize_url,
            state=state,
            code_verifier=verifier,
            redirect_uri=redirect_uri,
            scope=" ".join(sorted(self.scopes)),
        )
        return ConnectStart(url=url, state=Secret(state), verifier=Secret(verifier))

    async def exchange(self, *, code: str, verifier: Secret, redirect_uri: str, at: datetime) -> GrantedTokens:
        """Trade the callback's code, which lives 30 seconds, for tokens.

        Raises:
            PlatformFailure: `GrantRevoked` when the code is spent or not for us.
        """
        async with self._oauth(at) as oauth:
            call = oauth.fetch_token(
                self._url("token"),
                grant_type="authorization_code",
                code=code,
                code_verifier=verifier.reveal(),
                redirect_uri=redirect_uri,
            )
            return await self._granted(call, otherwise=self.scopes, at=at)

    async def refresh(self, refresh_token: Secret, *, scopes: frozenset[str], at: datetime) -> GrantedTokens:
        """Trade a refresh token for new tokens; what X does not say again stays as it was (RFC 6749 §6).

        Raises:
            PlatformFailure: `GrantRevoked` only when X says that the token is no longer good.
        """
        async with self._oauth(at) as oauth:
            call = oauth.refresh_token(self._url("token"), refresh_token=refresh_token.reveal())
            return await self._granted(call, otherwise=scopes, at=at)

    async def revoke(self, token: Secret, *, at: datetime) -> None:
        """Tell X that we no longer want this token; one that X no longer knows is as good as revoked.

        Raises:
            PlatformFailure: X did not take the message.
        """
        async with self._oauth(at) as oauth:
            response = await oauth.revoke_token(self._url("revoke"), token=token.reveal())
        with contextlib.suppress(GrantRevoked):
            _refuse_failures(response, at=at)

    def _url(self, what: str) -> str:
        return f"{self.api_url}/2/oauth2/{what}"

    def _oauth(self, at: datetime) -> AsyncOAuth2Client:
        oauth = AsyncOAuth2Client(
            self.client_id,
            self.client_secret.reveal(),
            token_endpoint_auth_method="client_secret_basic",  # noqa: S106 # the name of a method
            transport=GuardedTransport(self.session),
            trust_env=False,
        )
        for kind in ("access_token_response", "refresh_token_response"):
            oauth.register_compliance_hook(kind, functools.partial(_refuse_failures, at=at))
        return oauth

    async def _granted(
        self, call: Awaitable[Mapping[str, object]], *, otherwise: frozenset[str], at: datetime
    ) -> GrantedTokens:
        try:
            tokens = msgspec.convert(dict(await call), _Tokens)
        except (msgspec.ValidationError, ValueError, RecursionError, OAuthError) as malformed:
            # Not chained: the cause's text may hold a piece of a token.
            raise AnswerMalformed(f"X's tokens are not as described ({type(malformed).__name__})") from None
        return GrantedTokens(
            access_token=Secret(tokens.access_token),
            refresh_token=Secret(tokens.refresh_token) if tokens.refresh_token else None,
            expires_at=at + timedelta(seconds=tokens.expires_in),
            scopes=frozenset(tokens.scope.split()) if tokens.scope is not None else otherwise,
        )


def _refuse_failures(response: httpx2.Response, *, at: datetime) -> httpx2.Response:
    if response.status_code != HTTPStatus.OK:
        raise token_failure(response.status_code, response.headers, response.content, at=at)
    return response
