"""Instagram, on both of its routes: who an account is, what it posts, and who comments on it or tags it.

Instagram names no followers and no likers to any app, so the people seen here are those who engage.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from service.kit.secrets import Secret
from service.platforms.contract import (
    Capability,
    ListName,
    LookUp,
    MentionReader,
    PeopleReader,
    Post,
    PostPage,
    Reader,
)
from service.platforms.failures import AnswerMalformed, ObjectUnseen, RequestRefused
from service.platforms.graph import Graph, number
from service.platforms.graph_failures import needing
from service.platforms.insights import Insight, InsightReader, PostInsight, PostInsightReader
from service.platforms.instagram_answers import answers_of, comments_of, own_post, tag_of, waiting_under
from service.platforms.instagram_insights import read_insights
from service.platforms.instagram_post_insights import read_post_insight
from service.platforms.instagram_shapes import Comments, MediaPage, WireMedia
from service.platforms.quotas import Quota
from service.platforms.walk import Walk, walk_at

MEDIA_PAGE: Final = 50
MEDIA_LOOKED_UNDER: Final = 10
"""Posts whose first comments are read in one call; small accounts have few calls a day (4800 for each impression)."""
COMMENT_PAGE: Final = 50
"""The most comments that Instagram gives in one answer (IG Media, Comments)."""

PROFILE_FIELDS: Final = "biography,followers_count,follows_count,media_count,name,profile_picture_url,username,website"
_MEDIA_FIELDS: Final = "caption,comments_count,like_count,timestamp,username"
_COMMENT_FIELDS: Final = "from,like_count,text,timestamp,username"
_COMMENTS: Final = f"{_COMMENT_FIELDS},replies.limit({COMMENT_PAGE}){{{_COMMENT_FIELDS}}}"
_COMMENTS_PART: Final = "comments"
_TAGS_PART: Final = "tags"


class InstagramReading:
    """What both routes share: reading a professional account through one host of the Graph API."""

    def __init__(self, graph: Graph, *, basic: str, comments: str) -> None:
        """Read through this host, where these are the names of the permissions for posts and for what others said."""
        self._graph = graph
        self._basic_permission = basic
        self._comments_permission = comments

    @property
    def lists(self) -> Mapping[ListName, Reader]:
        """Own posts, and what others said to the account: comments on its newest posts first, then tags."""
        return {"posts": self.posts, "mentions": self.mentions}

    @property
    def insights(self) -> InsightReader | None:
        """How the account as a whole is read."""
        return self.read_insights

    @property
    def post_insights(self) -> PostInsightReader | None:
        """How one of its posts is read."""
        return self.read_post_insight

    @property
    def by_number(self) -> PeopleReader | None:
        """Not offered: nobody is named by a number that can be asked about."""
        return None

    @property
    def look_up(self) -> LookUp | None:
        """Not offered on this route."""
        return None

    @property
    def mentioned(self) -> MentionReader | None:
        """Not offered on this route."""
        return None

    async def posts(
        self,
        access_token: Secret,
        account_id: int,
        *,
        cursor: str | None,
        at: datetime,
        most: int | None = None,  # noqa: ARG002 # nothing costs
    ) -> PostPage:
        """Up to 50 of the account's own posts, newest first; Instagram shows the newest 10,000."""
        query = {"fields": f"id,{_MEDIA_FIELDS}", "limit": str(MEDIA_PAGE)} | _after(cursor)
        with needing(self._basic_permission):
            answer = await self._graph.get(f"{account_id}/media", query, access_token, at=at)
        page = answer.read(MediaPage)
        _refuse_standstill(page.paging.after, cursor)
        posts = tuple(own_post(each, account_id=account_id) for each in page.data)
        return PostPage(posts, page.paging.after, quotas=answer.quotas)

    async def mentions(
        self,
        access_token: Secret,
        account_id: int,
        *,
        cursor: str | None,
        at: datetime,
        most: int | None = None,  # noqa: ARG002 # nothing costs
    ) -> PostPage:
        """One call's worth of what was said to the account; a page may be empty where nobody commented."""
        walk = walk_at(cursor, first=_COMMENTS_PART)
        with needing(self._comments_permission):
            if walk.waiting:
                return await self._more_comments(access_token, account_id, walk, at=at)
            if walk.part == _COMMENTS_PART:
                return await self._comments(access_token, account_id, walk, at=at)
            if walk.part == _TAGS_PART:
                return await self._tags(access_token, account_id, walk, at=at)
        raise RequestRefused("the cursor is none of ours")

    async def read_insights(self, access_token: Secret, account_id: int, *, at: datetime) -> tuple[Insight, ...]:
        """What Instagram tells of the account as a whole."""
        return await read_insights(self._graph, access_token, account_id, at=at)

    async def read_post_insight(
        self, access_token: Secret, *, post_id: int, posted_at: datetime, at: datetime
    ) -> PostInsight:
        """What Instagram tells of one of the account's posts."""
        return await read_post_insight(self._graph, access_token, post_id=post_id, posted_at=posted_at, at=at)

    async def _comments(self, access_token: Secret, account_id: int, walk: Walk, *, at: datetime) -> PostPage:
        fields = f"id,timestamp,comments_count,comments.limit({COMMENT_PAGE}){{{_COMMENTS}}}"
        query = {"fields": fields, "limit": str(MEDIA_LOOKED_UNDER)} | _after(walk.after)
        answer = await self._graph.get(f"{account_id}/media", query, access_token, at=at)
        page = answer.read(MediaPage)
        _refuse_standstill(page.paging.after, walk.after)
        further = Walk(_COMMENTS_PART, page.paging.after) if page.paging.after else Walk(_TAGS_PART)
        waiting = tuple(each for media in page.data for each in waiting_under(media.id, media.comments))
        said = [post for media in page.data for post in _under(media, account_id)]
        return _page(said, Walk(further.part, further.after, waiting), answer.quotas)

    async def _more_comments(self, access_token: Secret, account_id: int, walk: Walk, *, at: datetime) -> PostPage:
        under, *later = walk.waiting
        fields, path = f"id,{_COMMENTS}", f"{under.post}/comments"
        if under.comment is not None:
            fields, path = _COMMENT_FIELDS, f"{under.comment}/replies"
        query = {"fields": fields, "limit": str(COMMENT_PAGE)} | _after(under.after)
        try:
            answer = await self._graph.get(path, query, access_token, at=at)
        except ObjectUnseen:
            # Its owner has taken it down since; what is under the others is still to be read.
            return _page([], Walk(walk.part, walk.after, tuple(later)), ())
        page = answer.read(Comments)
        _refuse_standstill(page.paging.after, under.after)
        again = waiting_under(under.post, page, comment=under.comment)
        media_id = number(under.post)
        said = (
            comments_of(page.data, media_id=media_id, account_id=account_id)
            if under.comment is None
            else answers_of(page.data, media_id=media_id)
        )
        return _page(list(said), Walk(walk.part, walk.after, (*again, *later)), answer.quotas)

    async def _tags(self, access_token: Secret, account_id: int, walk: Walk, *, at: datetime) -> PostPage:
        query = {"fields": f"id,{_MEDIA_FIELDS}", "limit": str(MEDIA_PAGE)} | _after(walk.after)
        answer = await self._graph.get(f"{account_id}/tags", query, access_token, at=at)
        page = answer.read(MediaPage)
        _refuse_standstill(page.paging.after, walk.after)
        further = Walk(_TAGS_PART, page.paging.after) if page.paging.after else None
        return _page([tag_of(each) for each in page.data], further, answer.quotas)


def capabilities_of(missing: Sequence[Capability]) -> tuple[Capability, ...]:
    """What Instagram shows of a professional account, less what was not granted."""
    lacking = {each.code: each for each in missing}
    return tuple(lacking.get(each.code, each) for each in _CAPABILITIES)


def _under(media: WireMedia, account_id: int) -> list[Post | None]:
    return list(comments_of(media.comments.data, media_id=number(media.id), account_id=account_id))


def _page(said: Sequence[Post | None], further: Walk | None, quotas: tuple[Quota, ...]) -> PostPage:
    known = tuple(post for post in said if post is not None)
    return PostPage(known, further.cursor() if further else None, unavailable=len(said) - len(known), quotas=quotas)


def _after(cursor: str | None) -> dict[str, str]:
    return {} if cursor is None else {"after": cursor}


def _refuse_standstill(following: str | None, cursor: str | None) -> None:
    if following is not None and following == cursor:
        raise AnswerMalformed("Instagram's list does not move on")


_LOOKED_UP: Final = "Connected through Facebook, professional people who engage can be looked up."
_EXPORT: Final = "The client's official Instagram export names everybody who follows, with dates."
_CAPABILITIES: Final = (
    Capability(
        "mentioners",
        observable=False,
        reason="Instagram tells that somebody mentioned the account in a post or comment of theirs; signed in with Instagram,"
        " apps may not ask who.",
        remedy="Connect the account through Facebook, where Instagram answers; tags name who made them either way.",
    ),
    Capability(
        "followers",
        observable=False,
        reason="Instagram names no account's followers to any app.",
        remedy=_EXPORT,
    ),
    Capability(
        "following",
        observable=False,
        reason="Instagram names no app whom an account follows.",
        remedy="The client's official Instagram export names everybody whom the account follows, with dates.",
    ),
    Capability("posts", observable=True),
    Capability("comments", observable=True),
    Capability("mentions", observable=True),
    Capability("account_insights", observable=True),
    Capability(
        "reactions",
        observable=False,
        reason="Instagram names no app who liked a post.",
        remedy="Comments and messages tell who cares; an export shows whom the client liked.",
    ),
    Capability(
        "follow_times", observable=False, reason="Instagram tells no app when somebody followed.", remedy=_EXPORT
    ),
    Capability(
        "profile_facts",
        observable=False,
        reason="Instagram shows apps no profiles of private people.",
        remedy=_LOOKED_UP,
    ),
)
