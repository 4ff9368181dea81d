"""What X's answers look like as they arrive, both spellings side by side; whatever else they hold is skipped."""

from datetime import datetime
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from service.platforms.x_failures import Problem

HIGHEST_ID: Final = 2**63 - 1
LONGEST_HANDLE: Final = 50
LONGEST_CURSOR: Final = 512
"""Characters; X's cursors are a few dozen, and a whole address must stay under 2,048."""

MOST_LISTED: Final = 1000
"""Entries of one list in an answer, X's largest page; more would only be there to fill memory."""

Identifier = Annotated[str, Meta(pattern=r"^[0-9]{1,19}\Z")]
Handle = Annotated[str, Meta(min_length=1, max_length=LONGEST_HANDLE)]
Count = Annotated[int, Meta(ge=0, le=HIGHEST_ID)]
Moment = Annotated[datetime, Meta(tz=True)]
Cursor = Annotated[str, Meta(min_length=1, max_length=LONGEST_CURSOR, pattern=r"^[!-~]+\Z")]

Problems = Annotated[tuple[Problem, ...], Meta(max_length=MOST_LISTED)]


class Metrics(msgspec.Struct, frozen=True):
    """Counts of a person or of a post, under both spellings."""

    followers_count: Count | None = None
    following_count: Count | None = None
    listed_count: Count | None = None
    like_count: Count | None = None
    tweet_count: Count | None = None
    post_count: Count | None = None
    retweet_count: Count | None = None
    repost_count: Count | None = None
    reply_count: Count | None = None
    quote_count: Count | None = None


class Link(msgspec.Struct, frozen=True):
    """One link of a profile."""

    expanded_url: str | None = None


class Links(msgspec.Struct, frozen=True):
    """The links of one profile field."""

    urls: tuple[Link, ...] | None = None


class Entities(msgspec.Struct, frozen=True):
    """What X found inside a profile's texts."""

    url: Links | None = None


class User(msgspec.Struct, frozen=True):
    """A person."""

    id: Identifier
    username: Handle
    name: str = ""
    description: str | None = None
    location: str | None = None
    url: str | None = None
    entities: Entities | None = None
    created_at: Moment | None = None
    most_recent_tweet_id: Identifier | None = None
    most_recent_post_id: Identifier | None = None
    public_metrics: Metrics | None = None
    protected: bool | None = None
    verified: bool | None = None
    profile_image_url: str | None = None


Users = Annotated[tuple[User, ...], Meta(max_length=MOST_LISTED)]


class Reference(msgspec.Struct, frozen=True):
    """Another post that a post answers, repeats or quotes."""

    type: str
    id: Identifier


class WirePost(msgspec.Struct, frozen=True):
    """A post."""

    id: Identifier
    text: str
    author_id: Identifier | None = None
    username: Handle | None = None
    created_at: str | None = None
    in_reply_to_user_id: Identifier | None = None
    referenced_tweets: tuple[Reference, ...] | None = None
    referenced_posts: tuple[Reference, ...] | None = None
    public_metrics: Metrics | None = None
    source: str | None = None


Posts = Annotated[tuple[WirePost, ...], Meta(max_length=MOST_LISTED)]


class Includes(msgspec.Struct, frozen=True):
    """Things that the asked-for things mention."""

    users: Users = ()


class PageMeta(msgspec.Struct, frozen=True):
    """Whether and where the list goes on."""

    next_token: Cursor | None = None


class UserAnswer(msgspec.Struct, frozen=True):
    """An answer with one person."""

    data: User | None = None
    errors: Problems = ()


class UsersAnswer(msgspec.Struct, frozen=True):
    """A page of people."""

    data: Users | None = None
    meta: PageMeta | None = None
    errors: Problems = ()


class PostsAnswer(msgspec.Struct, frozen=True):
    """A page of posts."""

    data: Posts | None = None
    includes: Includes = Includes()
    meta: PageMeta | None = None
    errors: Problems = ()
