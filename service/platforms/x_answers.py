"""X's answers in our words: bytes in, people and posts out, in either of its two spellings.

The older description (2.159) speaks of tweets and retweets, the newer (2.167) of posts and reposts; both name the same
facts, so both are read whatever was asked for.
"""

import contextlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final, Literal, TypeVar

import msgspec

from service.platforms.contract import Post, PostKind, PostPage, Profile, ProfilePage, Profiles, Reaction, ReactionPage
from service.platforms.failures import AnswerMalformed, PlatformFailure
from service.platforms.x_failures import Problem, problem_failure
from service.platforms.x_ids import posted_at_ms
from service.platforms.x_shapes import (
    HIGHEST_ID,
    Metrics,
    PageMeta,
    PostsAnswer,
    User,
    UserAnswer,
    UsersAnswer,
    WirePost,
)

LONGEST_TEXT: Final = 4096
"""Characters kept of any text; far above X's own limits for profiles and posts."""
MOST_OBJECTS: Final = 200_000
"""Opening braces in one answer, several times what the fullest page has; many empty objects would fill the memory."""
DEFAULT_PICTURE: Final = "/default_profile_images/"
_UNAVAILABLE: Final = frozenset({"resource-not-found", "resource-unavailable", "not-authorized-for-resource"})


def profile_in(body: bytes) -> Profile:
    """The one person that an answer shows.

    Raises:
        PlatformFailure: the answer names a problem instead, or is malformed.
    """
    answer = _decoded(body, UserAnswer)
    if answer.data is None:
        raise _named_failure(answer.errors) or AnswerMalformed("X's answer holds no person")
    return _profile(answer.data)


def profile_page_in(body: bytes, *, account_id: int) -> ProfilePage:
    """One page of people; someone listed twice on it is kept once.

    Raises:
        PlatformFailure: the account itself is closed or gone, or the answer is malformed.
    """
    answer = _decoded(body, UsersAnswer)
    meta = _meta_of(answer.meta, answer.errors, account_id, is_empty=answer.data is None)
    return _people_of(answer, meta.next_token)


def people_in(body: bytes) -> ProfilePage:
    """The people who were asked for by number; there is no next page.

    Raises:
        AnswerMalformed: it holds something else.
    """
    return _people_of(_decoded(body, UsersAnswer), None)


def reaction_page_in(body: bytes, *, post_id: int, kind: Literal["like", "repost"]) -> ReactionPage:
    """One page of people who reacted to a post in this way.

    Raises:
        PlatformFailure: the post itself is closed or gone, or the answer is malformed.
    """
    page = profile_page_in(body, account_id=post_id)
    people = [page.profiles.row(index) for index in range(len(page.profiles))]
    return ReactionPage(
        tuple(Reaction(post_id, each.id, kind) for each in people),
        page.next_cursor,
        tuple(people),
        unavailable=page.unavailable,
    )


def post_page_in(body: bytes, *, asked: int, kind: PostKind) -> PostPage:
    """One page of posts.

    Args:
        body: As received.
        asked: The account whose page was asked for, or the post that was quoted.
        kind: Of what was asked for; of an account's own posts (`POST`) the author may be left out.

    Raises:
        PlatformFailure: what was asked about is closed or gone, or the answer is malformed.
    """
    answer = _decoded(body, PostsAnswer)
    meta = _meta_of(answer.meta, answer.errors, asked, is_empty=answer.data is None)
    handles = {user.id: user.username for user in answer.includes.users}
    posts = tuple(_post(each, handles, asked if kind is PostKind.POST else None, kind) for each in answer.data or ())
    wrote = {post.author_id for post in posts}
    authors = tuple(profile for profile in map(_profile, answer.includes.users) if profile.id in wrote)
    return PostPage(posts, meta.next_token, authors)


_Answer = TypeVar("_Answer", bound=msgspec.Struct)


def _decoded(body: bytes, shape: type[_Answer]) -> _Answer:
    if body.count(b"{") > MOST_OBJECTS:
        raise AnswerMalformed(f"X's answer holds more than {MOST_OBJECTS} objects")
    try:
        return msgspec.json.decode(body, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError) as malformed:
        raise AnswerMalformed(f"X's answer is not as described: {malformed}") from malformed
    except RecursionError:
        raise AnswerMalformed("X's answer is nested too deeply") from None


def _people_of(answer: UsersAnswer, next_cursor: str | None) -> ProfilePage:
    people = {profile.id: profile for profile in map(_profile, answer.data or ())}
    return ProfilePage(Profiles.of(list(people.values())), next_cursor, unavailable=_count_unavailable(answer.errors))


def _meta_of(meta: PageMeta | None, errors: Iterable[Problem], account_id: int, *, is_empty: bool) -> PageMeta:
    if is_empty:
        about_the_account = [each for each in errors if each.resource_id in {str(account_id), None}]
        failure = _named_failure(about_the_account)
        if failure is not None:
            raise failure
    if meta is None:
        # Without it the list would seem to end here, and a part would pass for the whole.
        raise AnswerMalformed("X's answer does not say whether the list goes on")
    return meta


def _named_failure(problems: Iterable[Problem]) -> PlatformFailure | None:
    for problem in problems:
        failure = problem_failure(problem, f"X showed nothing ({problem.title[:120] or problem.ending})")
        if failure is not None:
            return failure
    return None


def _count_unavailable(problems: Iterable[Problem]) -> int:
    return len(
        {
            problem.resource_id or index
            for index, problem in enumerate(problems)
            if problem.ending in _UNAVAILABLE and problem.resource_type in {"user", None}
        }
    )


def _profile(user: User) -> Profile:
    metrics = user.public_metrics or Metrics()
    newest = user.most_recent_post_id or user.most_recent_tweet_id
    picture = user.profile_image_url
    return Profile(
        id=_number(user.id),
        handle=_clean(user.username),
        name=_clean(user.name),
        bio=_clean_or_none(user.description),
        location=_clean_or_none(user.location),
        url=_clean_or_none(_link_of(user)),
        created_at=int(user.created_at.timestamp()) if user.created_at else None,
        last_posted_at=posted_at_ms(_number(newest)) // 1000 if newest else None,
        followers=metrics.followers_count,
        following=metrics.following_count,
        posts=metrics.post_count if metrics.post_count is not None else metrics.tweet_count,
        listed=metrics.listed_count,
        likes=metrics.like_count,
        protected=user.protected,
        verified=user.verified,
        default_picture=DEFAULT_PICTURE in picture if picture else None,
    )


def _link_of(user: User) -> str | None:
    links = user.entities.url.urls if user.entities and user.entities.url else None
    return (links[0].expanded_url if links else None) or user.url


def _post(post: WirePost, handles: dict[str, str], default_author: int | None, kind: PostKind) -> Post:
    author = _number(post.author_id) if post.author_id else default_author
    if author is None:
        raise AnswerMalformed("X's answer holds a post without its author")
    metrics = post.public_metrics or Metrics()
    refers = {each.type: each.id for each in post.referenced_posts or post.referenced_tweets or ()}
    handle = handles.get(str(author)) or post.username
    return Post(
        id=_number(post.id),
        author_id=author,
        author_handle=_clean_or_none(handle),
        text=_clean(post.text),
        posted_at=_moment(post.created_at)
        if post.created_at
        else datetime.fromtimestamp(posted_at_ms(_number(post.id)) / 1000, UTC),
        reply_to_post_id=_number(refers["replied_to"]) if "replied_to" in refers else None,
        reply_to_profile_id=_number(post.in_reply_to_user_id) if post.in_reply_to_user_id else None,
        reposts=metrics.repost_count if metrics.repost_count is not None else metrics.retweet_count,
        replies=metrics.reply_count,
        likes=metrics.like_count,
        quotes=metrics.quote_count,
        is_repost=not refers.keys().isdisjoint({"retweeted", "reposted"}),
        posted_with=_clean_or_none(post.source),
        kind=_kind(refers, kind),
    )


def _kind(refers: Mapping[str, str], kind: PostKind) -> PostKind:
    """How a post speaks, by what it refers to; a mention that quotes may quote anybody, and stays one."""
    if kind is PostKind.QUOTE:
        return kind
    if "replied_to" in refers:
        return PostKind.REPLY
    return PostKind.QUOTE if kind is PostKind.POST and "quoted" in refers else kind


def _moment(text: str) -> datetime:
    """When a post was made, also as the first API wrote it, which examples in X's description still do."""
    for form in (datetime.fromisoformat, _first_api_moment):
        with contextlib.suppress(ValueError, OverflowError):
            moment = form(text)
            if moment.tzinfo is not None:
                return moment.astimezone(UTC)
    raise AnswerMalformed("X's answer holds a post without a moment")


def _first_api_moment(text: str) -> datetime:
    return datetime.strptime(text, "%a %b %d %H:%M:%S %z %Y")


def _number(identifier: str) -> int:
    number = int(identifier)
    if not 0 < number <= HIGHEST_ID:
        raise AnswerMalformed("X's answer holds an id that no account or post can have")
    return number


def _clean_or_none(text: str | None) -> str | None:
    return None if text is None else _clean(text)


def _clean(text: str) -> str:
    # Postgres keeps no NUL in text, and nothing is lost with it.
    return text[:LONGEST_TEXT].replace("\x00", "")
