"""X, through its API v2: what it asks and costs, how a person connects, and what it opens."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
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
    Price,
    Terms,
)
from service.platforms.wire import ANSWER_WITHIN
from service.platforms.x_consent import XConsent
from service.platforms.x_failures import WINDOW
from service.platforms.x_questions import AUDIENCE_PAGE, POSTS_LOOKED_UNDER, XSpelling
from service.platforms.x_reading import XReading

SCOPES: Final = frozenset({"users.read", "tweet.read", "follows.read", "like.read", "offline.access"})
"""What we read needs (API v2, `OAuth2UserToken` of each path), and a refresh token; nothing we do not use."""
LIKES: Final = "like.read"
"""Who liked is good to know; everything else is read without it."""
PEOPLE_MICRODOLLARS: Final = 10_000
POST_MICRODOLLARS: Final = 5_000
LIKE_MICRODOLLARS: Final = 1_000
"""Per resource returned (X API pricing, April 2026)."""
OWNED_MICRODOLLARS: Final = 1_000
"""The same for each resource where the account that consents owns our app: "owned reads" (X API pricing, April 2026)."""


@dataclass(frozen=True, slots=True)
class XSettings:
    """Our app on X, and where X is."""

    client_id: str
    client_secret: Secret
    authorize_url: str = "https://x.com/i/oauth2/authorize"
    api_url: str = "https://api.x.com"
    spelling: XSpelling = XSpelling.POSTS
    answer_within: timedelta = ANSWER_WITHIN
    """How long a page may take to come."""
    owner: int | None = None
    """X's number of the account that owns our app."""
    is_told: bool = False
    """Whether X is asked to tell of follows as they happen."""


class XNetwork(XReading):
    """Implements `contract.Network` for X; stateless, so one serves every account."""

    def __init__(self, settings: XSettings, session: GuardedSession) -> None:
        api_url = settings.api_url.rstrip("/")
        super().__init__(session, api_url, settings.spelling, settings.answer_within)
        self._terms = replace(
            _TERMS[settings.spelling],
            app=f"{settings.client_id} at {api_url}",
            owner=settings.owner,
            capabilities=(*_CAPABILITIES, _TIMES_TOLD if settings.is_told else _TIMES_BETWEEN_LOOKS),
        )
        self._consent = XConsent(
            session=session,
            client_id=settings.client_id,
            client_secret=settings.client_secret,
            authorize_url=settings.authorize_url,
            api_url=api_url,
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

    async def accounts(self, tokens: GrantedTokens, *, at: datetime) -> tuple[OpenedAccount, ...]:
        """The one account that signed in."""
        profile = await self.whoami(tokens.access_token, at=at)
        return (OpenedAccount(profile, tokens, granted_by=str(profile.id)),)

    def capabilities(self, scopes: frozenset[str]) -> tuple[Capability, ...]:
        """What X shows of an account whose grant holds these scopes."""
        shown = self._terms.capabilities
        return shown if LIKES in scopes else tuple(_LIKES_UNSEEN if each.code == "likes" else each for each in shown)


_CAPABILITIES: Final = (
    Capability("followers", observable=True),
    Capability("following", observable=True),
    Capability("profile_facts", observable=True),
    Capability("posts", observable=True),
    Capability("mentions", observable=True),
    Capability("quotes", observable=True),
    Capability("reactions", observable=True),
    Capability("likes", observable=True),
)
_TIMES_BETWEEN_LOOKS: Final = Capability(
    "follow_times",
    observable=False,
    reason="X names no date on which somebody followed.",
    remedy="From the second checkup on, the time between two looks is known.",
)
_TIMES_TOLD: Final = Capability(
    "follow_times",
    observable=False,
    reason="X names no date on which somebody followed.",
    remedy="What begins or ends while X tells of follows as they happen is known to the minute; the report says since when.",
)
_LIKES_UNSEEN: Final = Capability(
    "likes",
    observable=False,
    reason="The permission to see likes was not given; reposts are seen without it.",
    remedy="A new connect link asks for it again.",
)


def _terms(*, posts_with_followers: bool) -> Terms:
    return Terms(
        platform=Platform.X,
        scopes=SCOPES,
        needed=SCOPES - {LIKES},
        price=_price(PEOPLE_MICRODOLLARS, POST_MICRODOLLARS, posts_with_followers=posts_with_followers),
        owned_price=_price(OWNED_MICRODOLLARS, OWNED_MICRODOLLARS, posts_with_followers=posts_with_followers),
    )


def _price(person: int, post: int, *, posts_with_followers: bool) -> Price:
    return Price(
        follower=person + post if posts_with_followers else person,
        profile=person,
        post=post,
        reaction=LIKE_MICRODOLLARS,
        repost=person,
        looked_under=POSTS_LOOKED_UNDER,
        page_size=AUDIENCE_PAGE,
        pages_per_window=300,
        window=WINDOW,
    )


_TERMS: Final[Mapping[XSpelling, Terms]] = {
    XSpelling.TWEETS: _terms(posts_with_followers=False),
    # With each follower comes the newest post; X does not say that what is expanded is free, so it is counted.
    XSpelling.POSTS: _terms(posts_with_followers=True),
}
