"""Facebook Login: a person's consent, their Pages, and what reads each; the base of both networks that rest on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated, Final
from urllib.parse import urlencode

import msgspec
from msgspec import Meta

from service.kit.outbound import GuardedSession
from service.kit.secrets import Secret
from service.platforms.contract import ConnectStart, GrantedTokens
from service.platforms.failures import AnswerMalformed, GrantRevoked, OwnerMustAct
from service.platforms.graph import Graph, Identifier, proof_of
from service.platforms.graph_failures import graph_failure
from service.platforms.hearing import note
from service.platforms.meta_login import LONG_LIVED, MetaApp, TokenDesk
from service.platforms.quotas import meta_quotas
from service.platforms.wire import ANSWER_WITHIN, ask

NO_END: Final = datetime(9999, 12, 31, tzinfo=UTC)
"""Where Facebook names none: tokens of Pages run out on no day of their own (Graph API, Access Tokens)."""
LAST_CALL: Final = timedelta(days=15)
"""Before the end of data access; a day before the first warning of it, so that a client has been told in time."""
MOST_PAGES: Final = 500
MOST_SCOPES: Final = 100
MOST_TARGETS: Final = 2 * MOST_PAGES


@dataclass(frozen=True, slots=True)
class FacebookSettings:
    """Our Facebook app, and where Facebook is."""

    client_id: str
    client_secret: Secret
    login_url: str = "https://www.facebook.com"
    graph_url: str = "https://graph.facebook.com"
    version: str = "v26.0"
    """One version for all calls; Meta keeps each alive for about two years (Graph API, Changelog)."""
    answer_within: timedelta = ANSWER_WITHIN
    """How long a page may take to come."""


class _Granular(msgspec.Struct, frozen=True):
    scope: str
    target_ids: Annotated[tuple[Identifier, ...], Meta(max_length=MOST_TARGETS)] | None = None
    """The Pages and Instagram accounts it was narrowed to; all of them where none are named (Graph API, Debug Token)."""


class _Debugged(msgspec.Struct, frozen=True):
    is_valid: bool = False
    app_id: str | None = None
    user_id: Identifier | None = None
    expires_at: int = 0
    data_access_expires_at: int = 0
    scopes: Annotated[tuple[str, ...], Meta(max_length=MOST_SCOPES)] = ()
    granular_scopes: Annotated[tuple[_Granular, ...], Meta(max_length=MOST_SCOPES)] = ()

    @property
    def opens_until(self) -> datetime:
        return datetime.fromtimestamp(self.data_access_expires_at, UTC) if self.data_access_expires_at else NO_END


class _Debug(msgspec.Struct, frozen=True):
    data: _Debugged


@dataclass(frozen=True, slots=True)
class Consented:
    """Who agreed to what."""

    person: str
    """The app-scoped number of the person."""
    tokens: GrantedTokens
    opens_until: datetime
    """When the ninety days since this login are over, after which tokens hold and open nothing (Facebook Login, Data
    Access Expiration)."""
    narrowed: Mapping[str, frozenset[str]]
    """For each permission that was not given for everything: the numbers of the Pages and Instagram accounts it is for."""

    def scopes_on(self, *numbers: str | None) -> frozenset[str]:
        """The permissions that hold for a Page and whatever is linked to it, named by their numbers."""
        return frozenset(
            scope
            for scope in self.tokens.scopes
            if scope not in self.narrowed or not self.narrowed[scope].isdisjoint(numbers)
        )


class FacebookLogin:
    """Our app's standing with Facebook Login. Any permission may be unticked, so what was granted is always asked for."""

    def __init__(self, settings: FacebookSettings, session: GuardedSession, scopes: frozenset[str]) -> None:
        self._settings = settings
        self._session = session
        self._desk = TokenDesk(session)
        self._app = MetaApp(
            settings.client_id,
            settings.client_secret,
            f"{settings.login_url}/{settings.version}/dialog/oauth",
            scopes,
        )
        self.graph = Graph(
            session, f"{settings.graph_url}/{settings.version}", settings.client_secret, settings.answer_within
        )

    @property
    def app(self) -> str:
        """Who shares the app's quotas: both networks that rest on this login."""
        return f"{self._settings.client_id} at {self._settings.graph_url}"

    def begin(self, *, redirect_uri: str) -> ConnectStart:
        """A fresh state and the dialog's address; whoever unticked something is asked again for it."""
        return self._app.begin(redirect_uri=redirect_uri, response_type="code", auth_type="rerequest")

    async def exchange(self, *, code: str, redirect_uri: str, at: datetime) -> GrantedTokens:
        """Trade the callback's code for the person's short-lived token, and that one for sixty days.

        Raises:
            PlatformFailure: `GrantRevoked` when the code is spent or not for us.
        """
        first = await self._trade({"redirect_uri": redirect_uri, "code": code}, at=at, is_code=True)
        return await self._long_lived(first, at=at)

    async def lasting(self, token: Secret, *, scopes: frozenset[str], at: datetime) -> GrantedTokens:
        """The same token of a Page, with the moment until which it opens data by now.

        Raises:
            OwnerMustAct: that moment is near; only the person moves it, by signing in again.
            GrantRevoked: Facebook no longer takes the token.
        """
        found = await self._debugged(token, at=at)
        if not found.is_valid:
            raise GrantRevoked("Facebook no longer takes this token")
        if found.opens_until - at <= LAST_CALL:
            raise OwnerMustAct(f"data access ends at {found.opens_until.isoformat()}")
        return GrantedTokens(token, None, found.opens_until, scopes)

    async def consented(self, token: Secret, *, at: datetime) -> Consented:
        """Who gave this token, and what they granted with it.

        Raises:
            GrantRevoked: Facebook no longer takes it, or it was given to another app.
        """
        found = await self._debugged(token, at=at)
        if not found.is_valid or found.app_id != self._settings.client_id:
            raise GrantRevoked("Facebook no longer takes this token")
        if found.user_id is None:
            raise AnswerMalformed("Facebook does not say whose token this is")
        ends = datetime.fromtimestamp(found.expires_at, UTC) if found.expires_at else NO_END
        return Consented(
            found.user_id,
            GrantedTokens(token, token, ends, frozenset(found.scopes)),
            found.opens_until,
            {each.scope: frozenset(each.target_ids) for each in found.granular_scopes if each.target_ids is not None},
        )

    async def still_open(self, token: Secret, *, at: datetime) -> frozenset[str]:
        """The permissions by which this token still opens data; none where the ninety days since the last login are over.

        Raises:
            PlatformFailure: by name, when Facebook does not say.
        """
        found = await self._debugged(token, at=at)
        return frozenset(found.scopes) if at < found.opens_until else frozenset()

    async def withdraw(self, token: Secret, *, at: datetime) -> None:
        """Give everything back that this person granted to our app.

        Raises:
            PlatformFailure: Facebook did not take the message.
        """
        proof = proof_of(token, self._settings.client_secret)
        url = f"{self.graph.base_url}/me/permissions?{urlencode({'appsecret_proof': proof})}"
        reply = await ask(self._session, "DELETE", url, headers={"Authorization": f"Bearer {token.reveal()}"})
        note(meta_quotas(reply.headers, at=at))
        failure = graph_failure(reply.status, reply.headers, reply.body_start, at=at)
        if failure is not None and not isinstance(failure, GrantRevoked):
            raise failure

    async def _debugged(self, token: Secret, *, at: datetime) -> _Debugged:
        app = Secret(f"{self._settings.client_id}|{self._settings.client_secret.reveal()}")
        return (await self.graph.get("debug_token", {"input_token": token.reveal()}, app, at=at)).read(_Debug).data

    async def _long_lived(self, token: str, *, at: datetime) -> GrantedTokens:
        longer = await self._trade({"grant_type": "fb_exchange_token", "fb_exchange_token": token}, at=at)
        consented = await self.consented(Secret(longer), at=at)
        ends = min(consented.tokens.expires_at, at + LONG_LIVED)
        return GrantedTokens(Secret(longer), Secret(longer), ends, consented.tokens.scopes)

    async def _trade(self, query: Mapping[str, str], *, at: datetime, is_code: bool = False) -> str:
        app = {"client_id": self._settings.client_id, "client_secret": self._settings.client_secret.reveal()}
        url = f"{self.graph.base_url}/oauth/access_token"
        return (await self._desk.trade(url, app | dict(query), at=at, is_code=is_code)).access_token
