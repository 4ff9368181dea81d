"""The two ways to sign in with Meta: Instagram Login and Facebook Login, as far as a person and their tokens are concerned.

Neither documents PKCE, so only the state binds a return to its start. Neither has refresh tokens: a short-lived token is
traded for one of about sixty days (Instagram Platform, Business Login; Graph API, Access Tokens).
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Final
from urllib.parse import urlencode

import msgspec
from authlib.oauth2.client import OAuth2Client
from msgspec import Meta

from service.kit.outbound import GuardedSession
from service.kit.secrets import Secret
from service.platforms.contract import ConnectStart, GrantedTokens
from service.platforms.failures import AnswerMalformed, GrantExpired, GrantRevoked, RequestRefused
from service.platforms.graph_failures import graph_failure
from service.platforms.hearing import note
from service.platforms.quotas import meta_quotas
from service.platforms.wire import ask

STATE_BYTES: Final = 32
VERIFIER_BYTES: Final = 48
LONGEST_TOKEN: Final = 4096
LONGEST_LIFE: Final = 366 * 24 * 3600
LONG_LIVED: Final = timedelta(days=60)
"""What long-lived tokens live when Meta does not say (Graph API, Access Tokens: about 60 days)."""
MOST_SCOPES: Final = 100

_Token = Annotated[str, Meta(min_length=1, max_length=LONGEST_TOKEN, pattern=r"^[!-~]+\Z")]
_Names = Annotated[list[str], Meta(max_length=MOST_SCOPES)]


class TokenAnswer(msgspec.Struct, frozen=True):
    """What a token endpoint gives."""

    access_token: _Token
    expires_in: Annotated[int, Meta(ge=0, le=LONGEST_LIFE)] | None = None
    permissions: str | _Names | None = None

    @property
    def scopes(self) -> frozenset[str] | None:
        """What was granted; `None` where the answer does not say."""
        if self.permissions is None:
            return None
        listed = self.permissions.split(",") if isinstance(self.permissions, str) else self.permissions
        return frozenset(each.strip() for each in listed if each.strip())

    def ends(self, *, at: datetime) -> datetime:
        """When the token runs out."""
        return at + (timedelta(seconds=self.expires_in) if self.expires_in else LONG_LIVED)


class _Wrapping(msgspec.Struct, frozen=True):
    data: Annotated[list[TokenAnswer], Meta(max_length=1)] | None = None


@dataclass(frozen=True, slots=True)
class MetaApp:
    """Our app with one of Meta's logins."""

    client_id: str
    client_secret: Secret
    authorize_url: str
    scopes: frozenset[str]

    def begin(self, *, redirect_uri: str, **extra: str) -> ConnectStart:
        """A fresh state and the consent page's address; scopes are parted by commas, as Meta wants them."""
        state = secrets.token_urlsafe(STATE_BYTES)
        url, _ = OAuth2Client(None, self.client_id).create_authorization_url(
            self.authorize_url, state=state, redirect_uri=redirect_uri, scope=",".join(sorted(self.scopes)), **extra
        )
        return ConnectStart(url=url, state=Secret(state), verifier=Secret(secrets.token_urlsafe(VERIFIER_BYTES)))


@dataclass(frozen=True, slots=True)
class TokenDesk:
    """Where tokens are traded. Secrets travel in the question, so that no address is ever put into a message."""

    session: GuardedSession

    async def trade_code(self, url: str, form: Mapping[str, str], *, at: datetime) -> TokenAnswer:
        """By a form, as Instagram's first trade wants it.

        Raises:
            PlatformFailure: `GrantRevoked` when the code is spent or not for us.
        """
        body = urlencode(form).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
        return await self._traded("POST", url, headers, body, at=at, is_code=True)

    async def trade(self, url: str, query: Mapping[str, str], *, at: datetime, is_code: bool = False) -> TokenAnswer:
        """By a question, as all other trades are made.

        Raises:
            PlatformFailure: by name, when Meta gives no token.
        """
        headers = {"Accept": "application/json"}
        return await self._traded("GET", f"{url}?{urlencode(query)}", headers, None, at=at, is_code=is_code)

    async def _traded(  # noqa: PLR0913 # one call's facts
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None, *, at: datetime, is_code: bool
    ) -> TokenAnswer:
        reply = await ask(self.session, method, url, headers=headers, body=body)
        note(meta_quotas(reply.headers, at=at))
        failure = graph_failure(reply.status, reply.headers, reply.body_start, at=at)
        if isinstance(failure, RequestRefused | GrantExpired) and is_code:
            raise GrantRevoked("Meta takes this code no longer")
        if failure is not None:
            raise failure
        return _token_in(reply.body_start)


def granted(answer: TokenAnswer, scopes: frozenset[str], *, at: datetime) -> GrantedTokens:
    """A long-lived token as it is kept. It renews itself, so it stands in the place of a refresh token too."""
    token = Secret(answer.access_token)
    return GrantedTokens(access_token=token, refresh_token=token, expires_at=answer.ends(at=at), scopes=scopes)


def _token_in(body: bytes) -> TokenAnswer:
    try:
        # Instagram has been seen to give the first token flat and inside a list.
        wrapped = msgspec.json.decode(body, type=_Wrapping).data
        return wrapped[0] if wrapped else msgspec.json.decode(body, type=TokenAnswer)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as malformed:
        # Not chained: the cause's text may hold a piece of a token.
        raise AnswerMalformed(f"Meta's tokens are not as described ({type(malformed).__name__})") from None
