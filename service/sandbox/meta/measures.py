"""What happened around posts in a span of time: who saw them, and what was done; every figure is computed from this."""

from collections.abc import Iterable
from datetime import timedelta
from math import exp2, prod
from typing import Final, NamedTuple

from service.sandbox.dice import share
from service.sandbox.meta.spans import Span
from service.sandbox.meta.talk import Media, Talk

_LINGERS: Final = timedelta(days=7)
"""A post older than this is hardly seen any more."""
_HALF_SEEN: Final = timedelta(hours=12)
"""After this time half of those who will see a post have seen it."""
_ATTENTION: Final = 68
_SAVES, _SHARES = 11, 17
"""One in so many of those who react also saves the post, or passes it on."""


class Measured(NamedTuple):
    """What happened."""

    followers: int
    """So many followers saw something."""
    others: int
    """So many who do not follow did."""
    views: int
    likes: int
    comments: int
    shares: int
    saves: int
    engaged: int
    """So many people did something."""

    @property
    def reach(self) -> int:
        """How many saw something; whoever did something has seen it."""
        return max(self.followers + self.others, self.engaged)

    @property
    def interactions(self) -> int:
        """How often something was done."""
        return self.likes + self.comments + self.shares + self.saves


def around(talk: Talk, following: int, span: Span) -> Measured:
    """What happened around all posts of an account or Page."""
    return measured(talk.posted(span.since - _LINGERS, span.until), following, span)


def measured(posts: Iterable[Media], following: int, span: Span) -> Measured:
    """What happened around these posts.

    Args:
        posts: those that may have been seen then.
        following: how many people follow.
        span: when.
    """
    posts = tuple(posts)
    said = [comment for post in posts for comment in post.comments if comment.at in span and comment.author]
    tapped = [(post, member) for post in posts for when, member in post.reactors if when in span]
    seen = [_attention(post) * (_seen_by(span.until - post.at) - _seen_by(span.since - post.at)) for post in posts]
    followers, others = (
        round(crowd * (1 - prod(1 - each / rarer for each in seen)))
        for crowd, rarer in ((following, 1), (following * 0.6, 3))
    )
    people = {comment.author.number for comment in said if comment.author} | {member.number for _, member in tapped}
    return Measured(
        followers=followers,
        others=others,
        views=max(followers + others, round(1.5 * following * sum(seen))),
        likes=len(tapped),
        comments=len(said),
        shares=sum(member.number % _SHARES == post.id % _SHARES for post, member in tapped),
        saves=sum(member.number % _SAVES == post.id % _SAVES for post, member in tapped),
        engaged=len(people),
    )


def _attention(post: Media) -> float:
    """The chance that a follower will have seen the post one day."""
    return 0.2 + 0.3 * share(_ATTENTION, post.id, _ATTENTION)


def _seen_by(age: timedelta) -> float:
    """Of those who will see it, the share that has at this age."""
    return 1 - exp2(-max(age, timedelta(0)) / _HALF_SEEN)
