"""Instagram through Facebook Login: a professional account that is linked to a Page, and people looked up by handle."""

from datetime import datetime
from typing import Final

from service.kit.outbound import GuardedSession
from service.kit.secrets import Secret
from service.platforms.contract import (
    Capability,
    ConnectStart,
    GrantedTokens,
    LookUp,
    Mention,
    MentionReader,
    OpenedAccount,
    Platform,
    Profile,
    Renewal,
    Subscriber,
    Terms,
)
from service.platforms.facebook_login import FacebookLogin, FacebookSettings
from service.platforms.failures import AccountUnsupported, PermissionMissing
from service.platforms.graph_failures import needing
from service.platforms.instagram import PROFILE_FIELDS, InstagramReading, capabilities_of
from service.platforms.instagram_answers import profile_of
from service.platforms.instagram_discovery import discover
from service.platforms.instagram_insights import INSIGHT_CALLS
from service.platforms.instagram_mentions import who_mentioned
from service.platforms.instagram_shapes import LinkedInstagram, LinkedPages
from service.platforms.meta_terms import FREE, METADATA, NOTICES, lacking
from service.platforms.page_tasks import may_read

BASIC: Final = "instagram_basic"
COMMENTS: Final = "instagram_manage_comments"
INSIGHTS: Final = "instagram_manage_insights"
LIST: Final = "pages_show_list"
ENGAGEMENT: Final = "pages_read_engagement"
SCOPES: Final = frozenset({BASIC, COMMENTS, INSIGHTS, LIST, ENGAGEMENT, METADATA})
NEEDED: Final = frozenset({BASIC, LIST, ENGAGEMENT})
PAGES_PAGE: Final = 100
MOST_PAGES: Final = 10


class InstagramByFacebook(InstagramReading):
    """Implements `contract.Network` for Instagram accounts that are linked to a Facebook Page."""

    def __init__(self, settings: FacebookSettings, session: GuardedSession) -> None:
        self._login = FacebookLogin(settings, session, SCOPES)
        super().__init__(self._login.graph, basic=BASIC, comments=COMMENTS)

    @property
    def terms(self) -> Terms:
        """What this route asks, costs and gives."""
        return Terms(
            platform=Platform.INSTAGRAM,
            scopes=SCOPES,
            needed=NEEDED,
            price=FREE,
            app=self._login.app,
            capabilities=self.capabilities(SCOPES),
            renewal=Renewal.BY_LOGIN,
            audience="engagers",
            insight_calls=INSIGHT_CALLS,
            is_subscribed_to=True,
        )

    @property
    def look_up(self) -> LookUp | None:
        """Professional people can be looked up by handle."""
        return self.find

    @property
    def mentioned(self) -> MentionReader | None:
        """Whoever mentioned the account is named for each mention that is asked about."""
        return self.mentioner

    async def mentioner(
        self, access_token: Secret, account_id: int, *, post: int, comment: int | None, at: datetime
    ) -> Mention | None:
        """Who mentioned the account there."""
        with needing(COMMENTS):
            return await who_mentioned(self._graph, access_token, account_id, post=post, comment=comment, at=at)

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
    def subscriber(self) -> Subscriber | None:
        """By way of the Page that the account is linked to."""
        return self

    async def subscribe(self, access_token: Secret, account_id: int, *, at: datetime) -> None:  # noqa: ARG002 # the Page's token says which
        """Have the account told of: any field of its Page opens that (Graph API, Webhooks for Instagram)."""
        with needing(METADATA):
            await self._graph.act("POST", "me/subscribed_apps", {"subscribed_fields": "feed"}, access_token, at=at)

    async def unsubscribe(self, access_token: Secret, account_id: int, *, at: datetime) -> None:  # noqa: ARG002 # the Page's token says which
        """Have nothing more told of the Page, and so of the account (Graph API, Page Subscribed Apps)."""
        with needing(METADATA):
            await self._graph.act("DELETE", "me/subscribed_apps", {}, access_token, at=at)

    async def revoke(self, token: Secret, *, at: datetime) -> None:
        """Give back what the person granted to our app."""
        await self._login.withdraw(token, at=at)

    async def whoami(self, access_token: Secret, *, at: datetime) -> Profile:
        """The account that is linked to the Page whose token this is.

        Raises:
            PermissionMissing: Facebook leaves the account out, because this token no longer opens it.
            AccountUnsupported: none is linked by now.
        """
        query = {"fields": f"id,instagram_business_account{{id,{PROFILE_FIELDS}}}"}
        with needing(*NEEDED):
            page = (await self._graph.me(query, access_token, at=at)).read(LinkedInstagram)
        if page.instagram_business_account is None:
            closed = NEEDED - await self._login.still_open(access_token, at=at)
            if closed:
                raise PermissionMissing("Facebook leaves out the account of a Page that it still shows", closed)
        return _linked(page)

    async def accounts(self, tokens: GrantedTokens, *, at: datetime) -> tuple[OpenedAccount, ...]:
        """Every professional account that is linked to one of this person's Pages."""
        consented = await self._login.consented(tokens.access_token, at=at)
        return tuple(
            OpenedAccount(
                _linked(page),
                GrantedTokens(
                    Secret(page.access_token),
                    tokens.access_token,
                    consented.opens_until,
                    consented.scopes_on(page.id, page.instagram_business_account.id),
                ),
                granted_by=consented.person,
                is_tried=False,
                is_in_role=may_read(page.tasks),
            )
            for page in await self._pages(tokens.access_token, at=at)
            if page.access_token and page.instagram_business_account
        )

    async def find(self, access_token: Secret, account_id: int, *, handle: str, at: datetime) -> Profile | None:
        """What Instagram shows of another professional account."""
        return await discover(self._graph, access_token, account_id, handle=handle, at=at)

    def capabilities(self, scopes: frozenset[str]) -> tuple[Capability, ...]:
        """What can be known with these scopes."""
        missing = () if COMMENTS in scopes else lacking(COMMENTS, "comments", "mentions")
        unseen = () if INSIGHTS in scopes else lacking(INSIGHTS, "account_insights")
        # They are asked about by numbers that are told to whoever subscribed.
        without = next((each for each in (COMMENTS, METADATA) if each not in scopes), None)
        mentioners = lacking(without, "mentioners") if without else (_MENTIONERS,)
        seen = capabilities_of((*missing, *unseen, *mentioners, _PROFILE_FACTS))
        return (*seen, *((NOTICES,) if METADATA in scopes else lacking(METADATA, "notices")))

    async def _pages(self, token: Secret, *, at: datetime) -> list[LinkedInstagram]:
        found: list[LinkedInstagram] = []
        query = {
            "fields": f"id,access_token,tasks,instagram_business_account{{id,{PROFILE_FIELDS}}}",
            "limit": str(PAGES_PAGE),
        }
        cursor: str | None = None
        for _ in range(MOST_PAGES):
            after = {} if cursor is None else {"after": cursor}
            page = (await self._graph.get("me/accounts", query | after, token, at=at)).read(LinkedPages)
            found += page.data
            cursor = page.paging.after
            if cursor is None:
                break
        return found


def _linked(page: LinkedInstagram) -> Profile:
    if page.instagram_business_account is None:
        raise AccountUnsupported("no professional Instagram account is linked to this Page any more")
    return profile_of(page.instagram_business_account)


_MENTIONERS: Final = Capability("mentioners", observable=True)
_PROFILE_FACTS: Final = Capability(
    "profile_facts",
    observable=False,
    reason="Instagram shows apps no profiles of private people; a few professional ones who engage are looked up.",
    remedy="Let the client sort the people who engage; nobody knows them better.",
)
