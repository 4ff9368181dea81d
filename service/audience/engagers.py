"""Who engages with an account: everybody who commented, answered, mentioned, tagged or reacted, and how. Pure.

Where a network names no followers these are the only people to be seen. They are never called followers: most followers
are silent, and somebody who comments need not follow.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from service.audience.pods import Early, pods
from service.kit.plain_text import plain
from service.platforms.contract import Post, Reaction

REPEATED_FROM: Final = 3
"""The same words this often are repetition: twice is how people thank."""
SHORTEST_REPEATED: Final = 12
"""Characters; shorter ones ("so true!", hearts) are said alike by everybody."""
EARLY: Final = timedelta(minutes=30)
"""Pods ask their members for a comment within the first half hour (Weerasinghe et al., The Pod People, WWW 2020)."""


@dataclass(frozen=True, slots=True)
class Engager:
    """One person who engaged, over everything that was looked at."""

    profile_id: int
    handle: str
    comments: int
    """Comments, answers, mentions, tags and quotes."""
    reactions: int
    posts: int
    """How many of the account's posts they engaged with."""
    days: int
    """On how many days they said something."""
    last_at: datetime | None
    """`None` for somebody who only reacted, since networks do not say when."""
    repeated: int
    """How many of their comments were in words that are found again and again."""
    in_pod: bool
    """Comments early, together with the same people, under post after post."""


@dataclass(slots=True)
class _Seen:
    handle: str = ""
    said: int = 0
    reacted: int = 0
    repeated: int = 0
    last_at: datetime | None = None


def engagers(
    said: Iterable[Post], reactions: Iterable[Reaction], own: Sequence[Post], *, account_id: int
) -> tuple[Engager, ...]:
    """Everybody but the account itself, most recent first.

    Args:
        said: What was said to the account or under its posts, by anybody.
        reactions: Who liked or passed on its posts.
        own: The account's own posts.
        account_id: The account.
    """
    theirs = [post for post in {post.id: post for post in said}.values() if post.author_id != account_id]
    repeated = _repeated(theirs)
    people: defaultdict[int, _Seen] = defaultdict(_Seen)
    under: defaultdict[int, set[int]] = defaultdict(set)
    days: defaultdict[int, set[int]] = defaultdict(set)
    for post in theirs:
        seen = people[post.author_id]
        seen.said += 1
        seen.handle = post.author_handle or seen.handle
        seen.last_at = post.posted_at if seen.last_at is None else max(seen.last_at, post.posted_at)
        seen.repeated += plain(post.text) in repeated
        days[post.author_id].add(post.posted_at.toordinal())
        if post.reply_to_post_id is not None:
            under[post.author_id].add(post.reply_to_post_id)
    for reaction in set(reactions):
        people[reaction.profile_id].reacted += 1
        under[reaction.profile_id].add(reaction.post_id)
    together = {member for pod in pods(early_comments(theirs, own)) for member in pod.members}
    found = (
        Engager(
            profile_id=person,
            handle=seen.handle,
            comments=seen.said,
            reactions=seen.reacted,
            posts=len(under[person]),
            days=len(days[person]),
            last_at=seen.last_at,
            repeated=seen.repeated,
            in_pod=person in together,
        )
        for person, seen in people.items()
        if person != account_id
    )
    return tuple(
        sorted(found, key=lambda each: (each.last_at is None, -_seconds(each.last_at), -each.posts, each.profile_id))
    )


def early_comments(theirs: Iterable[Post], own: Iterable[Post]) -> tuple[Early, ...]:
    """Who of others commented within the first half hour, post by post."""
    posted = {post.id: post.posted_at for post in own}
    early: defaultdict[int, set[int]] = defaultdict(set)
    for post in theirs:
        at = posted.get(post.reply_to_post_id or 0)
        if at is not None and timedelta(0) <= post.posted_at - at <= EARLY:
            early[post.reply_to_post_id or 0].add(post.author_id)
    return tuple(Early(post_id, frozenset(people)) for post_id, people in early.items())


def _repeated(theirs: Sequence[Post]) -> frozenset[str]:
    """The words that one person, or several, used again and again."""
    used = Counter(words for post in theirs if len(words := plain(post.text)) >= SHORTEST_REPEATED)
    return frozenset(words for words, times in used.items() if times >= REPEATED_FROM)


def _seconds(at: datetime | None) -> float:
    return 0.0 if at is None else at.timestamp()
