"""Instagram through Instagram Login: a professional account by itself, without a Facebook Page."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from service.kit.outbound import GuardedSession
from service.kit.secrets import Secret
from service.platforms.contract import (
    Capability,
    ConnectStart,
    GrantedTokens,
    OpenedAccount,
    Platform,
    Profile,
    Renewal,
    Subscriber,
    Terms,
)
from service.platforms.failures import AccountUnsupported
from service.platforms.graph import Graph
from service.platforms.graph_failures import needing
from service.platforms.instagram import PROFILE_FIELDS, InstagramReading, capabilities_of
from service.platforms.instagram_answers import PERSONAL, profile_of
from service.platforms.instagram_insights import INSIGHT_CALLS
from service.platforms.instagram_shapes import WireProfile
from service.platforms.meta_login import MetaApp, TokenDesk, granted
from service.platforms.meta_terms import FREE, NOTICES, lacking
from service.platforms.wire import ANSWER_WITHIN

BASIC: Final = "instagram_business_basic"
COMMENTS: Final = "instagram_business_manage_comments"
INSIGHTS: Final = "instagram_business_manage_insights"


@dataclass(frozen=True, slots=True)
class InstagramSettings:
    """Our Instagram app, and where Instagram is."""

    client_id: str
    client_secret: Secret
    authorize_url: str = "https://www.instagram.com/oauth/authorize"
    token_url: str = "https://api.instagram.com/oauth/access_token"  # noqa: S105 # an address
    graph_url: str = "https://graph.instagram.com"
    version: str = "v26.0"
    answer_within: timedelta = ANSWER_WITHIN
    """How long a page may take to come."""


class InstagramByLogin(InstagramReading):
    """Implements `contract.Network` for Instagram Login; stateless, so one serves every account.

    A token lives sixty days and is renewed on a schedule: once it has run out nothing renews it. Instagram documents no
    way to give a token back, so a disconnected one ends by itself.
    """

    def __init__(self, settings: InstagramSettings, session: GuardedSession) -> None:
        self._settings = settings
        self._desk = TokenDesk(session)
        self._app = MetaApp(
            settings.client_id, settings.client_secret, settings.authorize_url, frozenset({BASIC, COMMENTS, INSIGHTS})
        )
        graph = Graph(session, f"{settings.graph_url}/{settings.version}", within=settings.answer_within)
        super().__init__(graph, basic=BASIC, comments=COMMENTS)

    @property
    def terms(self) -> Terms:
        """What this route asks, costs and gives."""
        return Terms(
            platform=Platform.INSTAGRAM,
            scopes=self._app.scopes,
            needed=frozenset({BASIC}),
            price=FREE,
            app=f"{self._settings.client_id} at {self._settings.graph_url}",
            capabilities=self.capabilities(self._app.scopes),
            renewal=Renewal.SCHEDULED,
            audience="engagers",
            insight_calls=INSIGHT_CALLS,
            is_subscribed_to=True,
        )

    def begin(self, *, redirect_uri: str) -> ConnectStart:
        """Start a connection."""
        return self._app.begin(redirect_uri=redirect_uri)

    async def exchange(
        self,
        *,
        code: str,
        verifier: Secret,  # noqa: ARG002 # this route documents no PKCE
        redirect_uri: str,
        at: datetime,
    ) -> GrantedTokens:
        """Trade the callback's code for an hour's token, and that one for sixty days."""
        form = {
            "client_id": self._settings.client_id,
            "client_secret": self._settings.client_secret.reveal(),
            "grant_type": "authorization_code",
            "redirect_uri": redirect_uri,
            "code": code.removesuffix("#_"),
        }
        first = await self._desk.trade_code(self._settings.token_url, form, at=at)
        query = {
            "grant_type": "ig_exchange_token",
            "client_secret": self._settings.client_secret.reveal(),
            "access_token": first.access_token,
        }
        long_lived = await self._desk.trade(f"{self._settings.graph_url}/access_token", query, at=at)
        return granted(long_lived, first.scopes or long_lived.scopes or frozenset(), at=at)

    async def refresh(self, refresh_token: Secret, *, scopes: frozenset[str], at: datetime) -> GrantedTokens:
        """Renew a token that is at least a day old and has not run out."""
        query = {"grant_type": "ig_refresh_token", "access_token": refresh_token.reveal()}
        renewed = await self._desk.trade(f"{self._settings.graph_url}/refresh_access_token", query, at=at)
        return granted(renewed, renewed.scopes or scopes, at=at)

    @property
    def subscriber(self) -> Subscriber | None:
        """Accounts are subscribed to one by one."""
        return self

    async def subscribe(self, access_token: Secret, account_id: int, *, at: datetime) -> None:
        """Have the account's comments and mentions told of (Instagram Platform, Webhooks)."""
        with needing(COMMENTS):
            fields = {"subscribed_fields": "comments,mentions"}
            await self._graph.act("POST", f"{account_id}/subscribed_apps", fields, access_token, at=at)

    async def unsubscribe(self, access_token: Secret, account_id: int, *, at: datetime) -> None:
        """Have nothing more told of, as with a Page: the guide to this route names the edge, and no way of its own back."""
        await self._graph.act("DELETE", f"{account_id}/subscribed_apps", {}, access_token, at=at)

    async def revoke(self, token: Secret, *, at: datetime) -> None:
        """Nothing to tell: this route documents no way to give a token back."""

    async def whoami(self, access_token: Secret, *, at: datetime) -> Profile:
        """The account that granted this token.

        Raises:
            AccountUnsupported: it is a personal one by now, which Instagram opens to no app.
        """
        return profile_of(await self._me(access_token, at=at))

    async def accounts(self, tokens: GrantedTokens, *, at: datetime) -> tuple[OpenedAccount, ...]:
        """The one account that signed in.

        Raises:
            AccountUnsupported: it is a personal one, which Instagram opens to no app.
        """
        shown = await self._me(tokens.access_token, at=at)
        return (OpenedAccount(profile_of(shown), tokens, granted_by=shown.id),)

    def capabilities(self, scopes: frozenset[str]) -> tuple[Capability, ...]:
        """What can be known with these scopes."""
        missing = () if COMMENTS in scopes else lacking(COMMENTS, "comments", "mentions")
        seen = capabilities_of((*missing, *(() if INSIGHTS in scopes else lacking(INSIGHTS, "account_insights"))))
        return (*seen, *((NOTICES,) if COMMENTS in scopes else lacking(COMMENTS, "notices")))

    async def _me(self, token: Secret, *, at: datetime) -> WireProfile:
        query = {"fields": f"id,user_id,account_type,{PROFILE_FIELDS}"}
        with needing(BASIC):
            shown = (await self._graph.me(query, token, at=at)).read(WireProfile)
        if shown.account_type == PERSONAL:
            raise AccountUnsupported(f"@{shown.username} is a personal account")
        return shown
