"""Reading a Facebook Page: its posts, what was said to it, who reacted, and what Facebook tells of it as a whole."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final

from service.kit.secrets import Secret
from service.platforms.contract import (
    ListName,
    LookUp,
    PeopleReader,
    Post,
    PostPage,
    Profile,
    ReactionPage,
    Reader,
)
from service.platforms.facebook_answers import comment_of, own_post, person, reaction_of, tag_of
from service.platforms.facebook_insights import read_insights
from service.platforms.facebook_shapes import Comments, PostsPage, Reactions, Somebody, WireComment, WirePost
from service.platforms.failures import AnswerMalformed, ObjectUnseen, RequestRefused
from service.platforms.graph import Answer, Graph, number
from service.platforms.graph_failures import needing
from service.platforms.insights import Insight, InsightReader, PostInsightReader
from service.platforms.quotas import Quota
from service.platforms.walk import Under, Walk, walk_at

POST_PAGE: Final = 100
"""The most posts that Facebook gives in one answer (Page, Feed)."""
POSTS_LOOKED_UNDER: Final = 10
UNDER_PAGE: Final = 100

_POST_FIELDS: Final = "application,created_time,from,id,message,shares"
_COMMENT_FIELDS: Final = "created_time,from,id,message,parent{id,from}"
_COMMENTS: Final = f"comments.filter(stream).limit({UNDER_PAGE}){{{_COMMENT_FIELDS}}}"
_REACTIONS: Final = f"reactions.limit({UNDER_PAGE}){{id,name,type}}"
_COUNTS: Final = "comments.limit(0).summary(true),reactions.limit(0).summary(true)"
_COMMENTS_PART: Final = "comments"
_TAGS_PART: Final = "tags"
_REACTIONS_PART: Final = "reactions"


class FacebookReading:
    """Reads Pages through the Graph API."""

    def __init__(self, graph: Graph, *, posts: str, said: str) -> None:
        """Read through this host, where these are the names of the permissions for posts and for what others said."""
        self._graph = graph
        self._posts_permission = posts
        self._said_permission = said

    @property
    def lists(self) -> Mapping[ListName, Reader]:
        """Own posts, comments and tags, and reactions."""
        return {"posts": self.posts, "mentions": self.mentions, "reactions": self.reactions}

    @property
    def insights(self) -> InsightReader | None:
        """How the Page as a whole is read."""
        return self.read_insights

    @property
    def post_insights(self) -> PostInsightReader | None:
        """Not asked for: what happened under a post is counted with the post."""
        return None

    @property
    def by_number(self) -> PeopleReader | None:
        """Not offered: nobody is named by a number that can be asked about."""
        return None

    @property
    def look_up(self) -> LookUp | None:
        """Not offered: Facebook shows apps no profiles."""
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
        """Up to 100 of the Page's own posts; Facebook ranks about 600 a year and promises no order."""
        fields = f"{_POST_FIELDS},{_COUNTS}"
        with needing(self._posts_permission):
            answer, page = await self._posts(access_token, account_id, "posts", fields, POST_PAGE, cursor, at=at)
        return PostPage(
            tuple(own_post(each, account_id=account_id) for each in page.data), page.paging.after, quotas=answer.quotas
        )

    async def mentions(
        self,
        access_token: Secret,
        account_id: int,
        *,
        cursor: str | None,
        at: datetime,
        most: int | None = None,  # noqa: ARG002 # nothing costs
    ) -> PostPage:
        """One call's worth of comments on the Page's newest posts, then of posts that tag it."""
        walk = walk_at(cursor, first=_COMMENTS_PART)
        with needing(self._said_permission):
            if walk.waiting:
                return await self._more_comments(access_token, account_id, walk, at=at)
            if walk.part == _COMMENTS_PART:
                return await self._comments(access_token, account_id, walk, at=at)
            if walk.part == _TAGS_PART:
                return await self._tags(access_token, account_id, walk, at=at)
        raise RequestRefused("the cursor is none of ours")

    async def reactions(
        self,
        access_token: Secret,
        account_id: int,
        *,
        cursor: str | None,
        at: datetime,
        most: int | None = None,  # noqa: ARG002 # nothing costs
    ) -> ReactionPage:
        """One call's worth of reactions to the Page's newest posts."""
        walk = walk_at(cursor, first=_REACTIONS_PART)
        with needing(self._said_permission):
            if walk.waiting:
                return await self._more_reactions(access_token, walk, at=at)
            return await self._reactions(access_token, account_id, walk, at=at)

    async def read_insights(self, access_token: Secret, account_id: int, *, at: datetime) -> tuple[Insight, ...]:
        """What Facebook tells of the Page as a whole."""
        return await read_insights(self._graph, access_token, account_id, at=at)

    async def _more_reactions(self, access_token: Secret, walk: Walk, *, at: datetime) -> ReactionPage:
        under, *later = walk.waiting
        query = {"fields": "id,name,type", "limit": str(UNDER_PAGE)} | after(under.after)
        try:
            answer = await self._graph.get(f"{under.post}/reactions", query, access_token, at=at)
        except ObjectUnseen:
            return _reaction_page([], _unless_done(Walk(walk.part, walk.after, tuple(later))), ())
        found = answer.read(Reactions)
        reached = Walk(walk.part, walk.after, (*_again(under, found.paging.after), *later))
        return _reaction_page([(number(under.post), found)], _unless_done(reached), answer.quotas)

    async def _reactions(self, access_token: Secret, account_id: int, walk: Walk, *, at: datetime) -> ReactionPage:
        fields = f"id,created_time,{_REACTIONS}"
        answer, page = await self._posts(
            access_token, account_id, "posts", fields, POSTS_LOOKED_UNDER, walk.after, at=at
        )
        waiting = _waiting(page.data, lambda post: post.reactions.paging.after)
        reached = Walk(_REACTIONS_PART, page.paging.after, waiting)
        under_each = [(number(post.id), post.reactions) for post in page.data]
        return _reaction_page(under_each, _unless_done(reached), answer.quotas)

    async def _more_comments(self, access_token: Secret, account_id: int, walk: Walk, *, at: datetime) -> PostPage:
        under, *later = walk.waiting
        query = {"fields": _COMMENT_FIELDS, "filter": "stream", "limit": str(UNDER_PAGE)} | after(under.after)
        try:
            answer = await self._graph.get(f"{under.post}/comments", query, access_token, at=at)
        except ObjectUnseen:
            # The Page has taken the post down since; what is under the others is still to be read.
            return _posts_page([], Walk(walk.part, walk.after, tuple(later)), ())
        found = answer.read(Comments)
        reached = Walk(walk.part, walk.after, (*_again(under, found.paging.after), *later))
        return _posts_page(_comments_under(found.data, number(under.post), account_id), reached, answer.quotas)

    async def _comments(self, access_token: Secret, account_id: int, walk: Walk, *, at: datetime) -> PostPage:
        fields = f"id,created_time,{_COMMENTS}"
        answer, page = await self._posts(
            access_token, account_id, "posts", fields, POSTS_LOOKED_UNDER, walk.after, at=at
        )
        waiting = _waiting(page.data, lambda post: post.comments.paging.after)
        further = Walk(_COMMENTS_PART, page.paging.after) if page.paging.after else Walk(_TAGS_PART)
        said = [
            spoken for post in page.data for spoken in _comments_under(post.comments.data, number(post.id), account_id)
        ]
        return _posts_page(said, Walk(further.part, further.after, waiting), answer.quotas)

    async def _tags(self, access_token: Secret, account_id: int, walk: Walk, *, at: datetime) -> PostPage:
        answer, page = await self._posts(access_token, account_id, "tagged", _POST_FIELDS, POST_PAGE, walk.after, at=at)
        further = Walk(_TAGS_PART, page.paging.after) if page.paging.after else None
        return _posts_page([tag_of(each) for each in page.data], further, answer.quotas)

    async def _posts(  # noqa: PLR0913, PLR0917 # one call's facts
        self, token: Secret, account_id: int, edge: str, fields: str, limit: int, cursor: str | None, *, at: datetime
    ) -> tuple[Answer, PostsPage]:
        query = {"fields": fields, "limit": str(limit)} | after(cursor)
        answer = await self._graph.get(f"{account_id}/{edge}", query, token, at=at)
        page = answer.read(PostsPage)
        if page.paging.after is not None and page.paging.after == cursor:
            raise AnswerMalformed("Facebook's list does not move on")
        return answer, page


def after(cursor: str | None) -> dict[str, str]:
    """How a question asks for what follows this cursor."""
    return {} if cursor is None else {"after": cursor}


def _waiting(posts: Sequence[WirePost], cursor_of: Callable[[WirePost], str | None]) -> tuple[Under, ...]:
    return tuple(Under(post.id, cursor) for post in posts if (cursor := cursor_of(post)))


def _again(under: Under, cursor: str | None) -> tuple[Under, ...]:
    if cursor is not None and cursor == under.after:
        raise AnswerMalformed("Facebook's list does not move on")
    return (Under(under.post, cursor),) if cursor else ()


def _unless_done(walk: Walk) -> Walk | None:
    return walk if walk.after or walk.waiting else None


def _posts_page(said: Sequence[Post | None], further: Walk | None, quotas: tuple[Quota, ...]) -> PostPage:
    known = tuple(post for post in said if post is not None)
    return PostPage(known, further.cursor() if further else None, unavailable=len(said) - len(known), quotas=quotas)


def _comments_under(comments: Sequence[WireComment], post_id: int, account_id: int) -> list[Post | None]:
    return [comment_of(each, post_id=post_id, account_id=account_id) for each in comments]


def _reaction_page(
    under_each: Sequence[tuple[int, Reactions]], further: Walk | None, quotas: tuple[Quota, ...]
) -> ReactionPage:
    given = [(post_id, each) for post_id, reactions in under_each for each in reactions.data]
    people: dict[int, Profile] = {}
    for _, each in given:
        shown = person(Somebody(each.id, each.name))
        people[shown.id] = shown
    return ReactionPage(
        tuple(reaction_of(each, post_id=post_id) for post_id, each in given),
        further.cursor() if further else None,
        tuple(people.values()),
        quotas=quotas,
    )
