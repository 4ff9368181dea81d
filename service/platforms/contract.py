"""What every network and every data export is to the rest of the house, in our words."""

from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Literal, Protocol

import msgspec

from service.kit.secrets import Secret
from service.platforms.insights import InsightReader, PostInsightReader
from service.platforms.quotas import Quota


class Platform(StrEnum):
    """A network whose accounts can be connected or imported."""

    X = "x"
    INSTAGRAM = "instagram"
    FACEBOOK = "facebook"


class Route(StrEnum):
    """A way to connect an account. The first of each network is named as the network; Instagram has two."""

    X = "x"
    INSTAGRAM = "instagram"
    INSTAGRAM_BY_FACEBOOK = "instagram_by_facebook"
    FACEBOOK = "facebook"


ListName = Literal["followers", "following", "posts", "mentions", "reactions"]
"""What may be read of an account page by page, in the order of reading; `mentions` are whatever others said to it."""

NAMED_ONLY: Final = 0
"""In place of the id of somebody whom the network names by handle alone."""


class Profile(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """One person as a network showed them. `None` means the network did not say, never zero."""

    id: int
    handle: str
    name: str = ""
    bio: str | None = None
    location: str | None = None
    url: str | None = None
    created_at: int | None = None
    """Unix seconds."""
    last_posted_at: int | None = None
    """Unix seconds of the newest post that the network named."""
    followers: int | None = None
    following: int | None = None
    posts: int | None = None
    listed: int | None = None
    likes: int | None = None
    protected: bool | None = None
    verified: bool | None = None
    default_picture: bool | None = None


class Profiles(msgspec.Struct, frozen=True, array_like=True):
    """Many people in columns, all of one length; the shape in which a page is packed and kept.

    Column order and meaning are those of `Profile`.
    """

    id: list[int]
    handle: list[str]
    name: list[str]
    bio: list[str | None]
    location: list[str | None]
    url: list[str | None]
    created_at: list[int | None]
    last_posted_at: list[int | None]
    followers: list[int | None]
    following: list[int | None]
    posts: list[int | None]
    listed: list[int | None]
    likes: list[int | None]
    protected: list[bool | None]
    verified: list[bool | None]
    default_picture: list[bool | None]

    @classmethod
    def of(cls, profiles: Sequence[Profile]) -> "Profiles":
        """The columns of these people, in their order."""
        return cls(*([getattr(profile, name) for profile in profiles] for name in cls.__struct_fields__))

    def row(self, index: int) -> Profile:
        """The person at this place."""
        return Profile(**{name: getattr(self, name)[index] for name in self.__struct_fields__})

    def __len__(self) -> int:
        return len(self.id)


@dataclass(frozen=True, slots=True)
class ProfilePage:
    """One page of an audience, newest follower first where the network orders them so."""

    profiles: Profiles
    next_cursor: str | None
    """Opaque; `None` at the end of the list."""
    unavailable: int = 0
    """People the network named but would not show (suspended, deleted)."""
    quotas: tuple[Quota, ...] = ()


class PostKind(StrEnum):
    """How a post speaks to an account; what it does not say itself is a plain post."""

    POST = "post"
    REPLY = "reply"
    COMMENT = "comment"
    MENTION = "mention"
    TAG = "tag"
    QUOTE = "quote"


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """One post of the account itself or of somebody who spoke to it."""

    id: int
    author_id: int
    author_handle: str | None = None
    text: str
    posted_at: datetime
    reply_to_post_id: int | None = None
    reply_to_profile_id: int | None = None
    reposts: int | None = None
    replies: int | None = None
    likes: int | None = None
    quotes: int | None = None
    is_repost: bool = False
    posted_with: str | None = None
    """The program the network says made the post, where it says so."""
    kind: PostKind = PostKind.POST


@dataclass(frozen=True, slots=True)
class PostPage:
    """One page of posts, newest first, with the people who wrote them where the network includes them."""

    posts: tuple[Post, ...]
    next_cursor: str | None
    authors: tuple[Profile, ...] = ()
    unavailable: int = 0
    """Posts whose author the network does not name."""
    passed: int = 0
    """Own posts that were named on the way to what hangs under them, and cost as any."""
    quotas: tuple[Quota, ...] = ()


class Reaction(msgspec.Struct, frozen=True):
    """Somebody liked or passed on one of the account's posts; networks do not say when."""

    post_id: int
    profile_id: int
    kind: Literal["like", "repost"]


@dataclass(frozen=True, slots=True)
class ReactionPage:
    """One page of reactions to the account's newest posts, with the people who reacted as far as they are shown."""

    reactions: tuple[Reaction, ...]
    next_cursor: str | None
    people: tuple[Profile, ...] = ()
    unavailable: int = 0
    passed: int = 0
    """As in `PostPage`."""
    quotas: tuple[Quota, ...] = ()


Page = ProfilePage | PostPage | ReactionPage


@dataclass(frozen=True, slots=True)
class Capability:
    """One thing we may want to know of an account: whether it can be seen, and if not, why and what would help."""

    code: str
    """`followers`, `following`, `posts`, `mentions`, `follow_times`, `profile_facts`, …"""
    observable: bool
    reason: str = ""
    remedy: str = ""
    source: Literal["api", "export"] = "api"
    """Where it is seen: in the network's answers, or in official exports."""
    as_of: datetime | None = None
    """When the export that shows it was made; none where the network shows it as it is, or no export was read."""


@dataclass(frozen=True, slots=True)
class GrantedTokens:
    """What a network hands out when a person agrees, or when a grant is refreshed."""

    access_token: Secret
    refresh_token: Secret | None
    expires_at: datetime
    scopes: frozenset[str]


@dataclass(frozen=True, slots=True)
class OpenedAccount:
    """An account that a person's consent opens to us: X's and Instagram's one, or one of their Facebook Pages."""

    profile: Profile
    tokens: GrantedTokens
    """What reads this account; a Page has tokens of its own."""
    granted_by: str | None = None
    """The network's app-scoped number of the person who agreed, by which it names them when they withdraw."""
    is_tried: bool = True
    """Whether the network has answered to this very token already; else one look comes before the account is let in."""
    is_in_role: bool = True
    """Whether the person may do with it there what reading takes."""


class Renewal(StrEnum):
    """How a network's access is kept alive."""

    ON_USE = "on_use"
    """A refresh token is traded when the access token has run out (X)."""
    SCHEDULED = "scheduled"
    """The access token is renewed long before it runs out, and never after (Instagram)."""
    BY_LOGIN = "by_login"
    """Only the person can, by signing in again before it ends (Facebook's ninety days)."""


@dataclass(frozen=True, slots=True)
class ConnectStart:
    """Where to send the person, and what must be kept until they come back."""

    url: str
    state: Secret
    verifier: Secret


@dataclass(frozen=True, slots=True)
class Price:
    """What reading costs, in integer micro-dollars per resource returned, and how fast it may go."""

    follower: int
    profile: int
    post: int
    reaction: int
    """A like; on Meta's networks any reaction."""
    page_size: int
    pages_per_window: int
    window: timedelta
    repost: int = 0
    looked_under: int = 0
    """How many posts are named, each at its price, before it is asked what hangs under them: in mentions, and in reactions."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The standing facts of one network: what it asks, what it costs, what it gives."""

    platform: Platform
    scopes: frozenset[str]
    price: Price
    app: str = ""
    """Our app as the network knows it, and where the network is: whoever calls as it shares its quotas."""
    capabilities: tuple[Capability, ...] = field(default=())
    needed: frozenset[str] | None = None
    """The scopes without which nothing can be read; any other may be unticked. `None` when all are needed."""
    renewal: Renewal = Renewal.ON_USE
    audience: Literal["followers", "engagers"] = "followers"
    """Whom the network names: everybody who follows, or only those who engage."""
    insight_calls: int = 0
    """How many calls it takes to read the account as a whole."""
    is_subscribed_to: bool = False
    """Whether the network tells of an account as things happen once it was asked to with the account's own token."""
    owner: int | None = None
    """The network's number of the account that owns our app there, where reading it costs less."""
    owned_price: Price | None = None
    """What reading that account costs."""


class Reader(Protocol):
    """Reads one page of one list of an account."""

    def __call__(
        self, access_token: Secret, account_id: int, *, cursor: str | None, at: datetime, most: int | None = None
    ) -> Awaitable[Page]:
        """The page at this cursor, the first without one; with `most`, where entries cost, of no more than so many."""
        ...


class PeopleReader(Protocol):
    """Shows people whose numbers are known, at the price of a follower each."""

    def __call__(self, access_token: Secret, numbers: Sequence[int], *, at: datetime) -> Awaitable[ProfilePage]:
        """Their profiles as they stand now, in any order; those it would not show are counted, and there is no next page."""
        ...


class LookUp(Protocol):
    """Finds what a network shows of somebody who is known by handle."""

    def __call__(
        self, access_token: Secret, account_id: int, *, handle: str, at: datetime
    ) -> Awaitable[Profile | None]:
        """Their profile, or `None` when the network does not show it."""
        ...


@dataclass(frozen=True, slots=True)
class Mention:
    """Who mentioned an account, and when; never what they wrote."""

    handle: str
    """Networks name them by handle alone."""
    at: datetime


class MentionReader(Protocol):
    """Finds who mentioned an account, where a network tells of its own accord only that somebody did."""

    def __call__(
        self, access_token: Secret, account_id: int, *, post: int, comment: int | None, at: datetime
    ) -> Awaitable[Mention | None]:
        """Who did so in this comment, or without one in this post; `None` where the network shows it without a name."""
        ...


class Subscriber(Protocol):
    """Has a network tell of an account as things happen, and no longer."""

    async def subscribe(self, access_token: Secret, account_id: int, *, at: datetime) -> None:
        """Ask it to; safe to repeat, and asked again what stands stays as it is."""
        ...

    async def unsubscribe(self, access_token: Secret, account_id: int, *, at: datetime) -> None:
        """Ask it to tell no more; safe to repeat."""
        ...


class Network(Protocol):
    """A network that can be connected by OAuth and read by page.

    Every call raises a `PlatformFailure`. None opens a database transaction, and none should be made inside one.
    `at` is the caller's moment: a relative "come back in 60 seconds" is counted from it.
    """

    @property
    def terms(self) -> Terms:
        """What this network asks, costs and gives."""

    def begin(self, *, redirect_uri: str) -> ConnectStart:
        """Start a connection: a fresh state and PKCE verifier, and the consent page's address."""

    async def exchange(self, *, code: str, verifier: Secret, redirect_uri: str, at: datetime) -> GrantedTokens:
        """Trade the callback's code for tokens."""

    async def refresh(self, refresh_token: Secret, *, scopes: frozenset[str], at: datetime) -> GrantedTokens:
        """Trade a refresh token, which is spent by it, for new tokens; where nothing is said of scopes, these stand."""

    async def revoke(self, token: Secret, *, at: datetime) -> None:
        """Tell the network that we no longer want this token."""

    async def whoami(self, access_token: Secret, *, at: datetime) -> Profile:
        """The account that granted this token."""

    async def accounts(self, tokens: GrantedTokens, *, at: datetime) -> tuple[OpenedAccount, ...]:
        """Every account that this consent opens; none when the person has none that apps may read."""

    def capabilities(self, scopes: frozenset[str]) -> tuple[Capability, ...]:
        """What can be known of an account whose grant holds these scopes, and what not, why, and what would help."""

    @property
    def lists(self) -> Mapping[ListName, Reader]:
        """What can be read page by page, in the order of reading."""

    @property
    def insights(self) -> InsightReader | None:
        """How the account as a whole is read, where the network tells of it."""

    @property
    def post_insights(self) -> PostInsightReader | None:
        """How what happened around one of its posts is read, where the network tells."""
        ...

    @property
    def subscriber(self) -> Subscriber | None:
        """How the network is asked, for one account and with its token, to tell of it as things happen."""

    @property
    def mentioned(self) -> MentionReader | None:
        """How it is asked who mentioned the account, where no list tells and the network answers."""

    @property
    def by_number(self) -> PeopleReader | None:
        """How people whose numbers are known are shown again, where the network allows it; a hundred at once at the most."""

    @property
    def look_up(self) -> LookUp | None:
        """How one person is looked up by handle, where the network allows it."""
