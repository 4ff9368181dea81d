"""Reading X: the lists of an account, one page of anything at a time, and what hangs under its newest posts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Final

from service.kit.outbound import GuardedSession
from service.kit.secrets import Secret
from service.platforms.contract import (
    ListName,
    LookUp,
    MentionReader,
    PeopleReader,
    Post,
    PostKind,
    PostPage,
    Profile,
    ProfilePage,
    ReactionPage,
    Reader,
    Subscriber,
)
from service.platforms.failures import AccountGone, AccountPrivate, AnswerMalformed, RequestRefused
from service.platforms.insights import InsightReader, PostInsightReader
from service.platforms.quotas import Quota, x_quotas
from service.platforms.walk import Under, Walk, walk_at
from service.platforms.wire import fetch
from service.platforms.x_answers import people_in, post_page_in, profile_in, profile_page_in, reaction_page_in
from service.platforms.x_failures import naming_permissions, read_failure
from service.platforms.x_questions import (
    AUDIENCE_PAGE,
    LEAST_QUOTES,
    LOOKED_UNDER,
    OWN_POSTS,
    PEOPLE,
    POST_PAGE,
    POSTS_LOOKED_UNDER,
    SAID_BY_OTHERS,
    UNDER_PAGE,
    WHO_REACTED,
    XSpelling,
    page_of,
)

_MENTIONS: Final = "mentions"
_QUOTES: Final = "quote_tweets"
_LIKES: Final = "liking_users"
_REPOSTS: Final = "retweeted_by"
"""The ends of X's paths, which name the parts of a walk as well."""


class XReading:
    """Reads accounts through the API v2."""

    def __init__(self, session: GuardedSession, api_url: str, spelling: XSpelling, within: timedelta) -> None:
        self._session = session
        self._api_url = api_url
        self._spelling = spelling
        self._within = within

    @property
    def lists(self) -> Mapping[ListName, Reader]:
        """Everything that X lists."""
        return {
            "followers": self.followers,
            "following": self.following,
            "posts": self.posts,
            "mentions": self.mentions,
            "reactions": self.reactions,
        }

    @property
    def insights(self) -> InsightReader | None:
        """X tells nothing of an account as a whole beyond its profile."""
        return None

    @property
    def post_insights(self) -> PostInsightReader | None:
        """Not needed: X counts what happened around a post with the post."""
        return None

    @property
    def by_number(self) -> PeopleReader | None:
        """Up to a hundred people a question."""
        return self.people

    @property
    def look_up(self) -> LookUp | None:
        """Not offered: every person X lists comes with their profile."""
        return None

    @property
    def mentioned(self) -> MentionReader | None:
        """Not needed: X lists mentions with whoever wrote them."""
        return None

    @property
    def subscriber(self) -> Subscriber | None:
        """Not offered: X is asked as our app, for all accounts."""
        return None

    async def whoami(self, access_token: Secret, *, at: datetime) -> Profile:
        """The account that granted this token."""
        body, _ = await self._read("users/me", PEOPLE[self._spelling], access_token, at=at)
        return profile_in(body)

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

    async def people(self, access_token: Secret, numbers: Sequence[int], *, at: datetime) -> ProfilePage:
        """These people as they stand now."""
        query = PEOPLE[self._spelling] | {"ids": ",".join(map(str, numbers))}
        body, quotas = await self._read("users", query, access_token, at=at)
        return replace(people_in(body), quotas=quotas)

    async def posts(
        self, access_token: Secret, account_id: int, *, cursor: str | None, at: datetime, most: int | None = None
    ) -> PostPage:
        """Up to 100 of the account's own posts, newest first; X shows the newest 3,200."""
        query = OWN_POSTS[self._spelling] | page_of(POST_PAGE, cursor, most)
        return await self._posts(f"users/{account_id}/tweets", query, access_token, account_id, PostKind.POST, at=at)

    async def mentions(
        self, access_token: Secret, account_id: int, *, cursor: str | None, at: datetime, most: int | None = None
    ) -> PostPage:
        """Up to 100 posts that mention or answer the account, newest first; after them, quotes of its newest posts.

        X shows the newest 800 mentions. Whoever quotes and mentions at once is met in both.
        """
        walk = walk_at(cursor, first=_MENTIONS)
        if walk.part == _MENTIONS:
            query = SAID_BY_OTHERS[self._spelling] | page_of(POST_PAGE, walk.after, most)
            path = f"users/{account_id}/{_MENTIONS}"
            page = await self._posts(path, query, access_token, account_id, PostKind.MENTION, at=at)
            further = Walk(_MENTIONS, page.next_cursor) if page.next_cursor else Walk(_QUOTES)
            return replace(page, next_cursor=further.cursor())
        if walk.part != _QUOTES:
            raise RequestRefused("the cursor is none of ours")
        if not walk.waiting:
            newest = await self._looked_under(access_token, account_id, at=at)
            waiting = tuple(Under(str(post.id)) for post in newest.posts if post.quotes != 0)
            return PostPage((), _further(_QUOTES, waiting), passed=len(newest.posts), quotas=newest.quotas)
        under, *later = walk.waiting
        query = SAID_BY_OTHERS[self._spelling] | page_of(POST_PAGE, under.after, most, least=LEAST_QUOTES)
        post_id = _number(under.post)
        try:
            page = await self._posts(f"tweets/{post_id}/{_QUOTES}", query, access_token, post_id, PostKind.QUOTE, at=at)
        except (AccountGone, AccountPrivate):
            page = PostPage((), None)  # that post is, not the account
        return replace(page, next_cursor=_further(_QUOTES, (*_again(under, page.next_cursor), *later)))

    async def reactions(
        self, access_token: Secret, account_id: int, *, cursor: str | None, at: datetime, most: int | None = None
    ) -> ReactionPage:
        """The newest posts first, which costs as posts do; then, post by post, up to 100 who reposted, or liked it."""
        walk = walk_at(cursor, first=_LIKES)
        if walk.part != _LIKES:
            raise RequestRefused("the cursor is none of ours")
        if not walk.waiting:
            newest = await self._looked_under(access_token, account_id, at=at)
            # Likes, which need a permission of their own, come last.
            waiting = (*_waiting(_REPOSTS, newest.posts), *_waiting(_LIKES, newest.posts))
            return ReactionPage((), _further(_LIKES, waiting), passed=len(newest.posts), quotas=newest.quotas)
        under, *later = walk.waiting
        which, _, post = under.post.partition("/")
        if which not in {_LIKES, _REPOSTS}:
            raise RequestRefused("the cursor is none of ours")
        post_id, query = _number(post), WHO_REACTED | page_of(UNDER_PAGE, under.after, most)
        try:
            body, quotas = await self._read(f"tweets/{post_id}/{which}", query, access_token, at=at)
            page = reaction_page_in(body, post_id=post_id, kind="like" if which == _LIKES else "repost")
        except (AccountGone, AccountPrivate):
            page, quotas = ReactionPage((), None), ()  # that post is, not the account
        return replace(page, next_cursor=_further(_LIKES, (*_again(under, page.next_cursor), *later)), quotas=quotas)

    async def _people(  # noqa: PLR0913 # one question's facts
        self, which: str, access_token: Secret, account_id: int, cursor: str | None, most: int | None, *, at: datetime
    ) -> ProfilePage:
        query = PEOPLE[self._spelling] | page_of(AUDIENCE_PAGE, cursor, most)
        body, quotas = await self._read(f"users/{account_id}/{which}", query, access_token, at=at)
        page = profile_page_in(body, account_id=account_id)
        _refuse_standstill(page.next_cursor, cursor)
        return replace(page, quotas=quotas)

    async def _looked_under(self, access_token: Secret, account_id: int, *, at: datetime) -> PostPage:
        query = LOOKED_UNDER[self._spelling] | page_of(POSTS_LOOKED_UNDER, None)
        return await self._posts(f"users/{account_id}/tweets", query, access_token, account_id, PostKind.POST, at=at)

    async def _posts(  # noqa: PLR0913 # one question's facts
        self, path: str, query: Mapping[str, str], access_token: Secret, asked: int, kind: PostKind, *, at: datetime
    ) -> PostPage:
        body, quotas = await self._read(path, query, access_token, at=at)
        page = post_page_in(body, asked=asked, kind=kind)
        _refuse_standstill(page.next_cursor, query.get("pagination_token"))
        return replace(page, quotas=quotas)

    async def _read(
        self, path: str, query: Mapping[str, str], access_token: Secret, *, at: datetime
    ) -> tuple[bytes, tuple[Quota, ...]]:
        url = f"{self._api_url}/2/{path}"
        reply = await fetch(self._session, url, query, bearer=access_token, within=self._within)
        asked = path.rpartition("/")[2]
        if reply.status != HTTPStatus.OK:
            raise naming_permissions(read_failure(reply.status, reply.headers, reply.body_start, at=at), asked)
        return reply.body_start, x_quotas(reply.headers, asked)


def _waiting(which: str, posts: Iterable[Post]) -> tuple[Under, ...]:
    """What is to be asked about these posts; nothing of which X counts none."""
    counted = ((each.id, each.likes if which == _LIKES else each.reposts) for each in posts)
    return tuple(Under(f"{which}/{post_id}") for post_id, count in counted if count != 0)


def _again(under: Under, cursor: str | None) -> tuple[Under, ...]:
    _refuse_standstill(cursor, under.after)
    return (Under(under.post, cursor),) if cursor else ()


def _further(part: str, waiting: tuple[Under, ...]) -> str | None:
    return Walk(part, None, waiting).cursor() if waiting else None


def _number(post: str) -> int:
    if not (post.isascii() and post.isdigit()):
        raise RequestRefused("the cursor is none of ours")
    return int(post)


def _refuse_standstill(following_cursor: str | None, cursor: str | None) -> None:
    if following_cursor is not None and following_cursor == cursor:
        raise AnswerMalformed("X's list does not move on")
