"""What every network and every data export is to the rest of the house, in our words.

Failures form one tree, so that a caller may catch as widely as it needs::

    PlatformFailure
    ├── GrantExpired          the access token is no longer accepted; a refresh may mend it
    ├── GrantRevoked          the person took access away, or the code or refresh token is spent
    ├── PermissionMissing     the grant lives, but lacks what this call needs
    ├── Throttled             too many calls; carries the moment when to come back
    ├── AccountGone           suspended, deleted, or never there
    ├── AccountPrivate        the person's list or posts are closed to us
    ├── AppBlocked            the network refuses our app itself: credit, enrolment, policy
    ├── RequestRefused        the network cannot use what we asked, such as a stale cursor
    ├── PlatformDown          5xx, a dropped connection, a time-out; never means revoked
    └── AnswerMalformed       an answer that breaks the network's own description
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

import msgspec

from service.kit.secrets import Secret


class Platform(StrEnum):
    """A network whose accounts can be connected or imported."""

    X = "x"
    INSTAGRAM = "instagram"
    FACEBOOK = "facebook"


class PlatformFailure(Exception):
    """A network did not give what was asked. Subclasses name the situation."""


class GrantExpired(PlatformFailure):
    """The access token is no longer accepted."""


class GrantRevoked(PlatformFailure):
    """The person took access away, or the code or refresh token was already spent."""


class PermissionMissing(PlatformFailure):
    """The grant lacks a permission this call needs."""


class Throttled(PlatformFailure):
    """Too many calls; `until` is when the network says to come back."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"throttled until {until.isoformat()}")
        self.until = until


class AccountGone(PlatformFailure):
    """The account is suspended, deleted, or was never there."""


class AccountPrivate(PlatformFailure):
    """The person's list or posts are closed to us."""


class AppBlocked(PlatformFailure):
    """The network refuses our app itself."""


class RequestRefused(PlatformFailure):
    """The network cannot use what we asked: a stale cursor, or a parameter it no longer knows."""


class PlatformDown(PlatformFailure):
    """The network is failing or cannot be reached; try again later."""


class AnswerMalformed(PlatformFailure):
    """The network's answer breaks its own description."""


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


@dataclass(frozen=True, slots=True)
class PostPage:
    """One page of posts, newest first, with the people who wrote them where the network includes them."""

    posts: tuple[Post, ...]
    next_cursor: str | None
    authors: tuple[Profile, ...] = ()


@dataclass(frozen=True, slots=True)
class Capability:
    """One thing we may want to know of an account: whether it can be seen, and if not, why and what would help."""

    code: str
    """`followers`, `following`, `posts`, `mentions`, `follow_times`, `profile_facts`, …"""
    observable: bool
    reason: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class GrantedTokens:
    """What a network hands out when a person agrees, or when a grant is refreshed."""

    access_token: Secret
    refresh_token: Secret | None
    expires_at: datetime
    scopes: frozenset[str]


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
    page_size: int
    pages_per_window: int
    window: timedelta


@dataclass(frozen=True, slots=True)
class Terms:
    """The standing facts of one network: what it asks, what it costs, what it gives."""

    platform: Platform
    scopes: frozenset[str]
    price: Price
    capabilities: tuple[Capability, ...] = field(default=())


class Network(Protocol):
    """A network that can be connected by OAuth and read by page.

    Every call raises a `PlatformFailure`. None opens a database transaction, and none should be made inside one.
    `at` is the caller's moment: a relative "come back in 60 seconds" is counted from it.
    """

    @property
    def terms(self) -> Terms:
        """What this network asks, costs and gives."""
        ...

    def begin(self, *, redirect_uri: str) -> ConnectStart:
        """Start a connection: a fresh state and PKCE verifier, and the consent page's address."""
        ...

    async def exchange(self, *, code: str, verifier: Secret, redirect_uri: str, at: datetime) -> GrantedTokens:
        """Trade the callback's code for tokens."""
        ...

    async def refresh(self, refresh_token: Secret, *, at: datetime) -> GrantedTokens:
        """Trade a refresh token, which is spent by it, for new tokens."""
        ...

    async def revoke(self, token: Secret, *, at: datetime) -> None:
        """Tell the network that we no longer want this token."""
        ...

    async def whoami(self, access_token: Secret, *, at: datetime) -> Profile:
        """The account that granted this token."""
        ...

    async def followers(
        self, access_token: Secret, account_id: int, *, cursor: str | None, at: datetime
    ) -> ProfilePage:
        """One page of the people who follow the account."""
        ...

    async def following(
        self, access_token: Secret, account_id: int, *, cursor: str | None, at: datetime
    ) -> ProfilePage:
        """One page of the people whom the account follows."""
        ...

    async def posts(self, access_token: Secret, account_id: int, *, cursor: str | None, at: datetime) -> PostPage:
        """One page of the account's own posts."""
        ...

    async def mentions(self, access_token: Secret, account_id: int, *, cursor: str | None, at: datetime) -> PostPage:
        """One page of posts that mention or answer the account."""
        ...
