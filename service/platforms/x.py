"""X, through its API v2: what it asks and costs, how a person connects, and one page of anything at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from http import HTTPStatus
from typing import Final

from service.kit.outbound import GuardedSession
from service.kit.secrets import Secret
from service.platforms.contract import (
    Capability,
    ConnectStart,
    GrantedTokens,
    InsightReader,
    ListName,
    LookUp,
    OpenedAccount,
    Platform,
    PostPage,
    Price,
    Profile,
    ProfilePage,
    Reader,
    Terms,
)
from service.platforms.failures import AnswerMalformed
from service.platforms.wire import fetch
from service.platforms.x_answers import post_page_in, profile_in, profile_page_in
from service.platforms.x_consent import XConsent
from service.platforms.x_failures import WINDOW, naming_permissions, read_failure

AUDIENCE_PAGE: Final = 1000
POST_PAGE: Final = 100
"""The largest pages X gives (API v2, 2.159 and 2.167 alike)."""
SCOPES: Final = frozenset({"users.read", "tweet.read", "follows.read", "offline.access"})
"""What reading followers needs (API v2, `OAuth2UserToken` of each path), and a refresh token; nothing we do not use."""
PEOPLE_MICRODOLLARS: Final = 10_000
POST_MICRODOLLARS: Final = 5_000
"""Per resource returned (X API pricing, April 2026)."""


class XSpelling(StrEnum):
    """Which of X's two descriptions our questions follow; answers are read in both."""

    TWEETS = "2.159"
    POSTS = "2.167"


@dataclass(frozen=True, slots=True)
class XSettings:
    """Our app on X, and where X is."""

    client_id: str
    client_secret: Secret
    authorize_url: str = "https://x.com/i/oauth2/authorize"
    api_url: str = "https://api.x.com"
    spelling: XSpelling = XSpelling.POSTS


class XNetwork:
    """Implements `contract.Network` for X; stateless, so one serves every account."""

    def __init__(self, settings: XSettings, session: GuardedSession) -> None:
        self._session = session
        self._api_url = settings.api_url.rstrip("/")
        self._spelling = settings.spelling
        self._terms = replace(_TERMS[settings.spelling], app=f"{settings.client_id} at {self._api_url}")
        self._consent = XConsent(
            session=session,
            client_id=settings.client_id,
            client_secret=settings.client_secret,
            authorize_url=settings.authorize_url,
            api_url=self._api_url,
            scopes=SCOPES,
        )

    @property
    def terms(self) -> Terms:
        """What X asks, costs and gives."""
        return self._terms

    def begin(self, *, redirect_uri: str) -> ConnectStart:
        """Start a connection."""
        return self._consent.begin(redirect_uri=redirect_uri)

    async def exchange(self, *, code: str, verifier: Secret, redirect_uri: str, at: datetime) -> GrantedTokens:
        """Trade the callback's code for tokens; within 30 seconds, or X forgets the code."""
        return await self._consent.exchange(code=code, verifier=verifier, redirect_uri=redirect_uri, at=at)

    async def refresh(self, refresh_token: Secret, *, scopes: frozenset[str], at: datetime) -> GrantedTokens:
        """Trade a refresh token, which is spent by it, for new tokens."""
        return await self._consent.refresh(refresh_token, scopes=scopes, at=at)

    async def revoke(self, token: Secret, *, at: datetime) -> None:
        """Tell X that we no longer want this token."""
        await self._consent.revoke(token, at=at)

    async def whoami(self, access_token: Secret, *, at: datetime) -> Profile:
        """The account that granted this token."""
        return profile_in(await self._read("me", _PEOPLE[self._spelling], access_token, at=at))

    async def accounts(self, tokens: GrantedTokens, *, at: datetime) -> tuple[OpenedAccount, ...]:
        """The one account that signed in."""
        profile = await self.whoami(tokens.access_token, at=at)
        return (OpenedAccount(profile, tokens, granted_by=str(profile.id)),)

    def capabilities(self, scopes: frozenset[str]) -> tuple[Capability, ...]:  # noqa: ARG002 # X grants all scopes or none
        """What X shows of an account to whoever may read it."""
        return _CAPABILITIES

    @property
    def lists(self) -> Mapping[ListName, Reader]:
        """Everything that X lists."""
        return {
            "followers": self.followers,
            "following": self.following,
            "posts": self.posts,
            "mentions": self.mentions,
        }

    @property
    def insights(self) -> InsightReader | None:
        """X tells nothing of an account as a whole beyond its profile."""
        return None

    @property
    def look_up(self) -> LookUp | None:
        """Not offered: every person X lists comes with their profile."""
        return None

    async def followers(
        self, access_token: Secret, account_id: int, *, cursor: str | None, at: datetime, most: int | None = None
    ) -> ProfilePage:
        """Up to 1,000 followers, newest first."""
        return await self._people("followers", access_token, account_id, cursor, most, at=at)

    async def following(
        self, access_token: Secret, account_id: int, *, cursor: str | None, at: datetime, most: int | None = None
    ) -> ProfilePage:
        """Up to 1,000 of those whom the account follows, newest first."""
        return await self._people("following", access_token, account_id, cursor, most, at=at)

    async def posts(
        self, access_token: Secret, account_id: int, *, cursor: str | None, at: datetime, most: int | None = None
    ) -> PostPage:
        """Up to 100 of the account's own posts, newest first; X shows the newest 3,200."""
        query = _OWN_POSTS[self._spelling] | _page(POST_PAGE, cursor, most)
        body = await self._read(f"{account_id}/tweets", query, access_token, at=at)
        page = post_page_in(body, account_id=account_id, own=True)
        _refuse_standstill(page.next_cursor, cursor)
        return page

    async def mentions(
        self, access_token: Secret, account_id: int, *, cursor: str | None, at: datetime, most: int | None = None
    ) -> PostPage:
        """Up to 100 posts that mention or answer the account, newest first; X shows the newest 800."""
        query = _MENTIONS[self._spelling] | _page(POST_PAGE, cursor, most)
        body = await self._read(f"{account_id}/mentions", query, access_token, at=at)
        page = post_page_in(body, account_id=account_id, own=False)
        _refuse_standstill(page.next_cursor, cursor)
        return page

    async def _people(  # noqa: PLR0913 # one question's facts
        self, which: str, access_token: Secret, account_id: int, cursor: str | None, most: int | None, *, at: datetime
    ) -> ProfilePage:
        query = _PEOPLE[self._spelling] | _page(AUDIENCE_PAGE, cursor, most)
        body = await self._read(f"{account_id}/{which}", query, access_token, at=at)
        page = profile_page_in(body, account_id=account_id)
        _refuse_standstill(page.next_cursor, cursor)
        return page

    async def _read(self, path: str, query: Mapping[str, str], access_token: Secret, *, at: datetime) -> bytes:
        reply = await fetch(self._session, f"{self._api_url}/2/users/{path}", query, bearer=access_token)
        if reply.status != HTTPStatus.OK:
            failure = read_failure(reply.status, reply.headers, reply.body_start, at=at)
            raise naming_permissions(failure, path.rpartition("/")[2])
        return reply.body_start


def _page(size: int, cursor: str | None, most: int | None) -> dict[str, str]:
    return {"max_results": str(size if most is None else min(size, most))} | (
        {"pagination_token": cursor} if cursor is not None else {}
    )


def _refuse_standstill(following_cursor: str | None, cursor: str | None) -> None:
    if following_cursor is not None and following_cursor == cursor:
        raise AnswerMalformed("X's list does not move on")


_PERSON_FIELDS: Final = (
    "created_at,description,entities,location,name,profile_image_url,protected,public_metrics,url,username,verified"
)
_PEOPLE: Final[Mapping[XSpelling, dict[str, str]]] = {
    XSpelling.TWEETS: {"user.fields": f"{_PERSON_FIELDS},most_recent_tweet_id"},
    # The newer description offers ids of other things as expansions only.
    XSpelling.POSTS: {"user.fields": _PERSON_FIELDS, "expansions": "most_recent_post_id"},
}
_OWN_POSTS: Final[Mapping[XSpelling, dict[str, str]]] = {
    XSpelling.TWEETS: {
        "tweet.fields": "author_id,created_at,in_reply_to_user_id,public_metrics,referenced_tweets,source"
    },
    XSpelling.POSTS: {
        "post.fields": "created_at,public_metrics,source",
        "expansions": "author_id,in_reply_to_user_id,referenced_posts",
    },
}
_MENTIONS: Final[Mapping[XSpelling, dict[str, str]]] = {
    XSpelling.TWEETS: _OWN_POSTS[XSpelling.TWEETS] | {"expansions": "author_id", "user.fields": _PERSON_FIELDS},
    XSpelling.POSTS: _OWN_POSTS[XSpelling.POSTS] | {"user.fields": _PERSON_FIELDS},
}
_CAPABILITIES: Final = (
    Capability("followers", observable=True),
    Capability("following", observable=True),
    Capability("profile_facts", observable=True),
    Capability("posts", observable=True),
    Capability("mentions", observable=True),
    Capability(
        "follow_times",
        observable=False,
        reason="X names no date on which somebody followed.",
        remedy="From the second checkup on, the time between two looks is known.",
    ),
)


def _terms(follower: int) -> Terms:
    return Terms(
        platform=Platform.X,
        scopes=SCOPES,
        price=Price(
            follower=follower,
            profile=PEOPLE_MICRODOLLARS,
            post=POST_MICRODOLLARS,
            reaction=PEOPLE_MICRODOLLARS,
            page_size=AUDIENCE_PAGE,
            pages_per_window=300,
            window=WINDOW,
        ),
        capabilities=_CAPABILITIES,
    )


_TERMS: Final[Mapping[XSpelling, Terms]] = {
    XSpelling.TWEETS: _terms(PEOPLE_MICRODOLLARS),
    # With each follower comes the newest post; X does not say that what is expanded is free, so it is counted.
    XSpelling.POSTS: _terms(PEOPLE_MICRODOLLARS + POST_MICRODOLLARS),
}
