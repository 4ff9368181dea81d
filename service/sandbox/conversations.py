"""What is said by and to the hosted accounts: their own posts, who speaks to them, and which of it they answer."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from random import Random
from typing import Final

from service.sandbox import phrases
from service.sandbox.dice import dice
from service.sandbox.follows import NEWEST
from service.sandbox.hosted import Hosted
from service.sandbox.kinds import GENUINE_KINDS, Kind
from service.sandbox.people import DAY_MS, Person
from service.sandbox.plan import Plan
from service.sandbox.population import newcomer
from service.sandbox.posts import Post, filled_in
from service.sandbox.snowflakes import post_id

DAYS_OF_POSTS: Final = 400
DAYS_OF_MENTIONS: Final = 120
_HOUR_MS: Final = 3_600_000
_SALT: Final = 501


class Conversations:
    """Everything said so far, by author and by whom it was said to; grows day by day."""

    def __init__(self) -> None:
        self._by_author: defaultdict[int, list[Post]] = defaultdict(list)
        self._to: defaultdict[int, list[Post]] = defaultdict(list)
        self._by_id: dict[int, Post] = {}
        self._replies: defaultdict[int, list[Post]] = defaultdict(list)

    def extend(self, posts: Iterable[Post]) -> None:
        """Add what was said on one more day."""
        for post in posts:
            self._by_id[post.id] = post
            insort(self._by_author[post.author], post)
            if post.speaks_to is not None:
                insort(self._to[post.speaks_to], post)
            if post.answers is not None:
                self._replies[post.answers].append(post)

    def by(self, author: int, before: int = NEWEST) -> Iterator[Post]:
        """What this person said in these conversations before an id, newest first."""
        return _older(self._by_author.get(author, []), before)

    def to(self, person: int, before: int = NEWEST) -> Iterator[Post]:
        """What was said to this person before an id, newest first."""
        return _older(self._to.get(person, []), before)

    def count(self, author: int, before: int) -> int:
        """How many posts this person made in these conversations before an id."""
        return bisect_left(self._by_author.get(author, []), before, key=lambda post: post.id)

    def post(self, identifier: int) -> Post | None:
        """The post with this id."""
        return self._by_id.get(identifier)

    def replies(self, identifier: int, before: int = NEWEST) -> list[Post]:
        """The replies to a post before an id."""
        return [post for post in self._replies.get(identifier, ()) if post.id < before]


def said_on(plan: Plan, hosted: Hosted, day: int) -> list[Post]:
    """Everything said by and to this account on one day, answers included."""
    chance = dice(plan.seed, _SALT, hosted.index, day)
    start_ms = plan.start_of(day)
    own = [_own_post(hosted, start_ms, chance) for _ in range(_drawn_count(chance, hosted.posts_a_day))]
    if day < -DAYS_OF_MENTIONS:
        return own
    said = list(own)
    for number in range(_drawn_count(chance, hosted.mentions_a_day)):
        speaker = plan.people.person(_speaker(plan, hosted, day, number, chance))
        at_ms = start_ms + chance.randrange(12 * _HOUR_MS, 21 * _HOUR_MS)
        heard = _mention(hosted, speaker, own, at_ms, chance)
        said.append(heard)
        if speaker.kind in GENUINE_KINDS and chance.random() < hosted.answers:
            said.append(_answer(hosted, heard, speaker.handle, start_ms + DAY_MS, chance))
    return said


def _older(posts: list[Post], before: int) -> Iterator[Post]:
    for place in range(bisect_left(posts, before, key=lambda post: post.id) - 1, -1, -1):
        yield posts[place]


def _drawn_count(chance: Random, mean: float) -> int:
    whole = int(mean * chance.uniform(0.3, 1.7))
    return whole + (chance.random() < mean - int(mean)) if whole or mean >= 1 else int(chance.random() < mean)


def _own_post(hosted: Hosted, start_ms: int, chance: Random) -> Post:
    at_ms = start_ms + chance.randrange(6 * _HOUR_MS, 12 * _HOUR_MS)
    said = phrases.GURU_POSTS if hosted.kind is Kind.GURU else phrases.COACHED_POSTS
    return Post(post_id(at_ms, hosted.index), hosted.index, filled_in(chance.choice(said), chance))


def _speaker(plan: Plan, hosted: Hosted, day: int, number: int, chance: Random) -> int:
    """Mostly people who follow with interest, some strangers, a few who want to be followed."""
    wanted = chance.choices((Kind.GENUINE_FIT, Kind.GENUINE, Kind.FOLLOW_BACK_BOT, None), (45, 25, 10, 20))[0]
    cohorts = [cohort for cohort in plan.population.cohorts_of(hosted) if cohort.kind is wanted and cohort.size]
    if not cohorts:
        return newcomer(hosted, day, 100 + number)
    cohort = cohorts[0]
    # Squared: a few people speak often.
    return cohort.start + int(chance.random() ** 2 * cohort.size)


def _mention(hosted: Hosted, speaker: Person, own: list[Post], at_ms: int, chance: Random) -> Post:
    identifier = post_id(at_ms, speaker.index)
    if speaker.kind is Kind.FOLLOW_BACK_BOT:
        text = f"@{hosted.handle} {filled_in(chance.choice(phrases.FOLLOW_BACK_POSTS), chance)}"
        return Post(identifier, speaker.index, text, posted_with="FollowBooster", speaks_to=hosted.index)
    text = chance.choice(phrases.QUESTIONS).format(handle=hosted.handle)
    answered = chance.choice(own).id if own and chance.random() < 0.7 else None  # noqa: PLR2004 # the rest starts afresh
    return Post(identifier, speaker.index, text, answers=answered, speaks_to=hosted.index)


def _answer(hosted: Hosted, heard: Post, handle: str, latest_ms: int, chance: Random) -> Post:
    at_ms = chance.randrange(heard.at_ms + 5 * 60_000, latest_ms)
    text = chance.choice(phrases.ANSWERS).format(handle=handle)
    return Post(post_id(at_ms, hosted.index), hosted.index, text, answers=heard.id, speaks_to=heard.author)
