"""The sandbox's world at a moment: who is there, who follows whom, and what has been said.

It grows by whole days as it is looked at later and later; what happened never changes, so a look at the same moment of
the same seed and founding always shows the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from typing import Final

from service.sandbox.circle import Circle
from service.sandbox.conversations import DAYS_OF_POSTS, Conversations, said_on
from service.sandbox.follows import NEWEST, Follow, FollowList
from service.sandbox.hosted import Hosted
from service.sandbox.kinds import TRAITS
from service.sandbox.people import DAY_MS, Person
from service.sandbox.plan import Plan
from service.sandbox.population import LAST_NEWCOMER, newcomer
from service.sandbox.posts import Post, post_by_formula, posts_by_formula
from service.sandbox.reactions import Reaction, quote_of, reactions
from service.sandbox.snowflakes import index_in, post_id, stamp, stamped_index, stamped_ms

# X goes on naming a suspended follower for a while, as a partial error, before the list forgets them.
_STILL_NAMED_MS: Final = 7 * DAY_MS


@dataclass(frozen=True, slots=True)
class Counts:
    """What a profile's numbers are at a moment."""

    followers: int
    following: int
    posts: int


class World:
    """Everything the doors can show, for one seed and one founding."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.people = plan.people
        self.hosted = plan.hosted
        self._conversations = Conversations()
        self._next_spoken_day = -DAYS_OF_POSTS
        self._suspensions: dict[int, int] = {}
        self._circles: dict[int, Circle] = {}
        self._next_day = 0
        self.planted: set[int] = set()
        """Those whom the stage hand had come and go."""

    def grow(self, at_ms: int) -> None:
        """Let everything happen that begins on the days up to this moment."""
        while self.plan.start_of(self._next_day) <= at_ms:
            self._next_day += 1

    def followers(self, index: int) -> FollowList:
        """Who follows this person, as far as the sandbox holds it (whole for hosted accounts)."""
        if index in self.hosted:
            return self._circle(index).followers
        return _seen_from(index, {hosted: self._circle(hosted).following for hosted in self.hosted})

    def following(self, index: int) -> FollowList:
        """Whom this person follows, as far as the sandbox holds it (whole for hosted accounts)."""
        if index in self.hosted:
            return self._circle(index).following
        return _seen_from(index, {hosted: self._circle(hosted).followers for hosted in self.hosted})

    def counts(self, person: Person, at_ms: int) -> Counts:
        """The numbers of a profile now: real lists for hosted accounts, a story for everybody else."""
        said = self._spoken.count(person.index, stamp(at_ms, 0))
        posts = person.rhythm.count(at_ms) + said
        followers, following = person.followers, person.following
        if person.index in self.hosted:
            followers = self.followers(person.index).count(at_ms)
            following = self.following(person.index).count(at_ms)
        return Counts(followers, following, posts)

    def newest_post_id(self, person: Person, at_ms: int) -> int | None:
        """The id of what this person posted last; `None` when they never did."""
        said = next(self._spoken.by(person.index, stamp(at_ms, 0)), None)
        told = person.rhythm.count(at_ms)
        ids = [said.id] if said else []
        if told:
            ids.append(post_id(person.rhythm.moment(told - 1), person.index))
        return max(ids, default=None)

    def posts(self, person: Person, at_ms: int, before: int = NEWEST) -> Iterator[Post]:
        """What this person posted by then, before an id, newest first."""
        before = min(before, stamp(at_ms, 0))
        said = self._spoken.by(person.index, before)
        if person.kind not in TRAITS:
            return said
        told = posts_by_formula(self.plan.seed, person, min(at_ms, stamped_ms(before)))
        return merge(said, (post for post in told if post.id < before), key=lambda post: post.id, reverse=True)

    def mentions(self, person: Person, at_ms: int, before: int = NEWEST) -> Iterator[Post]:
        """What others said to this person by then, before an id, newest first."""
        return self._spoken.to(person.index, min(before, stamp(at_ms, 0)))

    def post(self, identifier: int, at_ms: int) -> Post | None:
        """The post with this id, if it was made by then."""
        if stamped_ms(identifier) > at_ms:
            return None
        said = self._spoken.post(identifier)
        index = index_in(identifier)
        if said is not None or self.plan.population.kind_of(index) not in TRAITS:
            return said
        return post_by_formula(self.plan.seed, self.people.person(index), identifier)

    def reactions(self, post: Post, reaction: Reaction, at_ms: int) -> list[int]:
        """The stamps of those who reacted to a post by then, newest first; known for hosted accounts' posts only."""
        return reactions(self.plan, post, reaction, at_ms)

    def quotes(self, post: Post, at_ms: int) -> list[Post]:
        """The posts that quote this one, newest first."""
        return [quote_of(post, stamped_index(key), stamped_ms(key)) for key in self.reactions(post, "quote", at_ms)]

    def replies(self, post: Post, at_ms: int) -> list[Post]:
        """The replies to this post."""
        return self._spoken.replies(post.id, stamp(at_ms, 0))

    def plant_visit(self, hosted: Hosted, at_ms: int, until_ms: int) -> Person:
        """Somebody whom nobody has met follows a hosted account at this moment, and leaves at another."""
        self.grow(at_ms)
        # From the end of a day's room for newcomers, of which those who come by themselves take the beginning.
        visitor = newcomer(hosted, self._next_day - 1, LAST_NEWCOMER - len(self.planted))
        self.planted.add(visitor)
        self.followers(hosted.index).plant(Follow(at_ms, visitor, until_ms))
        return self.people.person(visitor)

    def plant_post(self, hosted: Hosted, text: str, posted_with: str, at_ms: int) -> Post:
        """A hosted account has posted this at that moment, by this program."""
        self.grow(at_ms)
        planted = Post(post_id(at_ms, hosted.index), hosted.index, text, posted_with=posted_with)
        self._spoken.extend([planted])
        return planted

    def suspend(self, person: Person, at_ms: int) -> None:
        """Take an account down, as X does."""
        self._suspensions[person.index] = at_ms

    def reinstate(self, person: Person) -> None:
        """Lift a suspension."""
        self._suspensions[person.index] = NEWEST

    def is_suspended(self, person: Person, at_ms: int) -> bool:
        """Whether the account is down at this moment."""
        return self._suspensions.get(person.index, person.suspended_ms) <= at_ms

    def is_still_named(self, person: Person, at_ms: int) -> bool:
        """Whether lists still name this suspended person, with an error in place of a profile."""
        return at_ms - self._suspensions.get(person.index, person.suspended_ms) < _STILL_NAMED_MS

    def _circle(self, index: int) -> Circle:
        """Founded at the first look, because most looks need but one of the circles."""
        if index not in self._circles:
            self._circles[index] = Circle(self.plan, self.hosted[index])
        self._circles[index].grow(self._next_day)
        return self._circles[index]

    @property
    def _spoken(self) -> Conversations:
        """Everything said so far; like the circles, nobody speaks before somebody listens."""
        for day in range(self._next_spoken_day, self._next_day):
            for hosted in self.hosted.values():
                self._conversations.extend(said_on(self.plan, hosted, day))
        self._next_spoken_day = self._next_day
        return self._conversations


def _seen_from(index: int, lists: dict[int, FollowList]) -> FollowList:
    seen = FollowList()
    seen.extend(follow._replace(person=hosted) for hosted, each in lists.items() for follow in each.of(index))
    return seen
