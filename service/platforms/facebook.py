"""Facebook Pages: what a Page posts, who comments and reacts, and how its audience moves day by day.

Facebook names no followers of a Page, and has no audience at all to show of a personal profile.
"""

from datetime import datetime
from typing import Final

from service.kit.outbound import GuardedSession
from service.kit.secrets import Secret
from service.platforms.contract import (
    Capability,
    ConnectStart,
    GrantedTokens,
    MentionReader,
    OpenedAccount,
    Platform,
    Profile,
    Renewal,
    Subscriber,
    Terms,
)
from service.platforms.facebook_answers import page_profile
from service.platforms.facebook_insights import INSIGHT_CALLS
from service.platforms.facebook_login import FacebookLogin, FacebookSettings
from service.platforms.facebook_reading import FacebookReading, after
from service.platforms.facebook_shapes import Pages, WirePage
from service.platforms.graph_failures import needing
from service.platforms.meta_terms import FREE, METADATA, NOTICES, lacking
from service.platforms.page_tasks import may_read

LIST: Final = "pages_show_list"
ENGAGEMENT: Final = "pages_read_engagement"
USER_CONTENT: Final = "pages_read_user_content"
INSIGHTS: Final = "read_insights"
FEED: Final = "feed"
SCOPES: Final = frozenset({LIST, ENGAGEMENT, USER_CONTENT, INSIGHTS, METADATA})

PAGES_PAGE: Final = 100
MOST_PAGES: Final = 10
"""Answers of the list of Pages that are read; a thousand Pages."""

_PAGE_FIELDS: Final = "about,followers_count,id,name,username,website"


class FacebookPages(FacebookReading):
    """Implements `contract.Network` for Facebook Pages; stateless, so one serves every account."""

    def __init__(self, settings: FacebookSettings, session: GuardedSession) -> None:
        self._login = FacebookLogin(settings, session, SCOPES)
        super().__init__(self._login.graph, posts=ENGAGEMENT, said=USER_CONTENT)

    @property
    def terms(self) -> Terms:
        """What Facebook asks, costs and gives."""
        return Terms(
            platform=Platform.FACEBOOK,
            scopes=SCOPES,
            needed=frozenset({LIST, ENGAGEMENT}),
            price=FREE,
            app=self._login.app,
            capabilities=self.capabilities(SCOPES),
            renewal=Renewal.BY_LOGIN,
            audience="engagers",
            insight_calls=INSIGHT_CALLS,
            is_subscribed_to=True,
        )

    def begin(self, *, redirect_uri: str) -> ConnectStart:
        """Start a connection."""
        return self._login.begin(redirect_uri=redirect_uri)

    async def exchange(
        self,
        *,
        code: str,
        verifier: Secret,  # noqa: ARG002 # the classic web login has no PKCE
        redirect_uri: str,
        at: datetime,
    ) -> GrantedTokens:
        """Trade the callback's code for the person's token of sixty days."""
        return await self._login.exchange(code=code, redirect_uri=redirect_uri, at=at)

    async def refresh(self, refresh_token: Secret, *, scopes: frozenset[str], at: datetime) -> GrantedTokens:
        """Ask until when the Page's own token opens anything; the person moves that by signing in, and nobody else.

        Raises:
            OwnerMustAct: when the end is near, and the person has not signed in again.
        """
        return await self._login.lasting(refresh_token, scopes=scopes, at=at)

    @property
    def mentioned(self) -> MentionReader | None:
        """Not offered: a Page hears of what is said under its own posts, with names."""
        return None

    @property
    def subscriber(self) -> Subscriber | None:
        """Pages are subscribed to one by one."""
        return self

    async def subscribe(self, access_token: Secret, account_id: int, *, at: datetime) -> None:
        """Have the Page's feed told of (Graph API, Webhooks for Pages)."""
        with needing(METADATA):
            fields = {"subscribed_fields": FEED}
            await self._graph.act("POST", f"{account_id}/subscribed_apps", fields, access_token, at=at)

    async def unsubscribe(self, access_token: Secret, account_id: int, *, at: datetime) -> None:
        """Have nothing more of the Page told of (Graph API, Page Subscribed Apps)."""
        with needing(METADATA):
            await self._graph.act("DELETE", f"{account_id}/subscribed_apps", {}, access_token, at=at)

    async def revoke(self, token: Secret, *, at: datetime) -> None:
        """Give back what the person granted to our app, which is for all of their Pages."""
        await self._login.withdraw(token, at=at)

    async def whoami(self, access_token: Secret, *, at: datetime) -> Profile:
        """The Page whose token this is."""
        with needing(ENGAGEMENT):
            return page_profile((await self._graph.me({"fields": _PAGE_FIELDS}, access_token, at=at)).read(WirePage))

    async def accounts(self, tokens: GrantedTokens, *, at: datetime) -> tuple[OpenedAccount, ...]:
        """Every Page that this person works on and let us see."""
        consented = await self._login.consented(tokens.access_token, at=at)
        opened = [
            OpenedAccount(
                page_profile(page),
                GrantedTokens(
                    Secret(page.access_token), tokens.access_token, consented.opens_until, consented.scopes_on(page.id)
                ),
                granted_by=consented.person,
                is_tried=False,
                is_in_role=may_read(page.tasks),
            )
            for page in await self._pages(tokens.access_token, at=at)
            if page.access_token
        ]
        return tuple(opened)

    def capabilities(self, scopes: frozenset[str]) -> tuple[Capability, ...]:
        """What can be known with these scopes."""
        missing = (
            *(() if USER_CONTENT in scopes else lacking(USER_CONTENT, "comments", "mentions", "reactions")),
            *(() if INSIGHTS in scopes else lacking(INSIGHTS, "account_insights")),
            *(() if METADATA in scopes else lacking(METADATA, "notices")),
        )
        unseen = {each.code: each for each in missing}
        return tuple(unseen.get(each.code, each) for each in _CAPABILITIES)

    async def _pages(self, token: Secret, *, at: datetime) -> list[WirePage]:
        found: list[WirePage] = []
        query = {"fields": f"{_PAGE_FIELDS},access_token,tasks", "limit": str(PAGES_PAGE)}
        cursor: str | None = None
        for _ in range(MOST_PAGES):
            page = (await self._graph.get("me/accounts", query | after(cursor), token, at=at)).read(Pages)
            found += page.data
            cursor = page.paging.after
            if cursor is None:
                break
        return found


_EXPORT: Final = "No export holds a Page's followers either; let the client sort the people who engage."
_CAPABILITIES: Final = (
    Capability("followers", observable=False, reason="Facebook names nobody who follows a Page.", remedy=_EXPORT),
    Capability(
        "following",
        observable=False,
        reason="Facebook names nobody whom a Page follows.",
        remedy="No export names them either; the client can tell whom the Page follows.",
    ),
    Capability("posts", observable=True),
    Capability("comments", observable=True),
    Capability("mentions", observable=True),
    Capability("reactions", observable=True),
    Capability("account_insights", observable=True),
    NOTICES,
    Capability(
        "follow_times", observable=False, reason="Facebook tells no app when somebody followed.", remedy=_EXPORT
    ),
    Capability(
        "profile_facts",
        observable=False,
        reason="Facebook shows apps a name of those who engage and nothing else.",
        remedy="Let the client sort the people who engage; nobody knows them better.",
    ),
)
