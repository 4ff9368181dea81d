"""What an account of the sandbox posts, and what is said under it: a function of the seed and of the day alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final

from service.sandbox.dice import dice, share
from service.sandbox.meta.crowd import HABITS, REACTING, Crowd, Engaging, Member
from service.sandbox.meta.ids import Numbering
from service.sandbox.phrases import COACHED_POSTS, MARKET_POSTS, OTHER_POSTS

MEDIA: Final = Numbering(17_900_000_000_000_000)
COMMENTS: Final = Numbering(17_950_000_000_000_000)
DAYS_BEFORE: Final = 120
"""What was said before the founding begins this many days earlier."""
_POSTS, _SAID, _REACTED, _TAGS = 62, 63, 64, 65
_DAYS: Final = 4_096
_PEOPLE: Final = 16_384
_POSTING: Final = 0.6
_TAGGING: Final = 0.12
_ANSWERED: Final = 0.6
_DAY: Final = timedelta(days=1)

_POD_WORDS: Final = (
    "Love this!",
    "So inspiring!",
    "Amazing as always!",
    "This is everything!",
    "Wow, yes!",
    "Needed this!",
)
_PASTED: Final = (
    "Great content! Check my page if you want to earn from home",
    "Amazing post, send me a message for a collaboration offer",
    "This is so helpful, I share my secret in my profile link",
)
_OPENINGS: Final = (
    "I did this with my daughter", "Tried it after work", "My neighbour asked me about it", "We cooked it on Sunday",
    "Honest question", "I skipped two days and came back", "Day {n} here", "My mother started too", "At the office",
    "This morning before the bus", "With a bad knee", "Second week now",
)  # fmt: skip
_MIDDLES: Final = (
    "and she counted louder than me", "and my back says thank you", "so I sent her yesterday's video",
    "and nothing was left", "does it matter when in the day", "which is new for me", "and it felt short for once",
    "and we argued about the salt", "and nobody laughed", "is that normal", "and I wrote it down", "half of it at least",
)  # fmt: skip
_CLOSINGS: Final = (
    "{n} minutes in all.", "See you tomorrow.", "What would you change?", "Number {n} on my list.", "Greetings from the rain.",
    "I will try again on Friday.", "My record is {n}.", "Please do more of these.", "Is {n} too many?", "Thanks for the idea.",
)  # fmt: skip
_OWN_WORDS: Final = (_OPENINGS, _MIDDLES, _CLOSINGS)
_THANKS: Final = (
    "Thank you, {name}, tell me how it goes!",
    "That makes my day, {name}.",
    "Good question, {name}: start small.",
)


@dataclass(frozen=True, slots=True)
class Comment:
    """Something said under a post, or an answer to it."""

    id: int
    author: Member | None
    """`None` when the account itself answers."""
    text: str
    at: datetime
    answers: "tuple[Comment, ...]" = ()
    answers_to: int | None = None
    """The number of the comment that it answers."""


@dataclass(frozen=True, slots=True)
class Media:
    """A post, and everything that will have been said under it one day."""

    id: int
    author: Member | None
    """`None` for the account's own."""
    caption: str
    at: datetime
    hides_likes: bool
    comments: tuple[Comment, ...]
    reactors: tuple[tuple[datetime, Member], ...]

    def said(self, at: datetime) -> list[Comment]:
        """What was said by then, newest first."""
        return sorted((each for each in self.comments if each.at <= at), key=lambda each: each.at, reverse=True)

    def tapped(self, at: datetime) -> list[Member]:
        """Who reacted by then, newest first."""
        return [member for when, member in sorted(self.reactors, key=lambda each: each[0], reverse=True) if when <= at]


class Talk:
    """One account's posts and what hangs under them."""

    def __init__(
        self,
        seed: int,
        place: int,
        founded: datetime,
        followers: int,
        captions: tuple[str, ...] = COACHED_POSTS + MARKET_POSTS,
    ) -> None:
        """Begin the talk around an account.

        Args:
            seed: of the world.
            place: the account's place in it, which keeps its numbers apart from others'.
            founded: the first moment of the founding day.
            followers: how many followed then.
            captions: what its posts say.
        """
        self._captions = captions
        self._seed, self._place, self.founded = seed, place, founded
        self.crowd = Crowd(seed, place, followers)
        self._on_day = lru_cache(maxsize=None)(self._posted_on)
        self._tagged_on_day = lru_cache(maxsize=None)(self._tagged_on)

    def media(self, at: datetime) -> list[Media]:
        """The account's own posts by then, newest first."""
        return [post for day in self._days(at) if (post := self._on_day(day)) and post.at <= at]

    def posted(self, since: datetime, until: datetime) -> list[Media]:
        """The account's own posts between two moments, newest first."""
        last, first = ((moment - self.founded) // _DAY for moment in (until, since))
        days = range(last, max(first, 1 - DAYS_BEFORE) - 1, -1)
        return [post for day in days if (post := self._on_day(day)) and since <= post.at < until]

    def tags(self, at: datetime) -> list[Media]:
        """Posts of others that tag the account, newest first."""
        return [post for day in self._days(at) if (post := self._tagged_on_day(day)) and post.at <= at]

    def with_id(self, media_id: int, at: datetime) -> Media | None:
        """The own post with this number, if it was made by then."""
        place = MEDIA.place_of(media_id)
        if place is None or place // _DAYS != self._place:
            return None
        post = self._on_day(place % _DAYS - DAYS_BEFORE)
        return post if post and post.id == media_id and post.at <= at else None

    def comment_with_id(self, comment_id: int, at: datetime) -> tuple[Media, Comment] | None:
        """The comment or answer with this number, if it was said by then, and the post it stands under."""
        place = COMMENTS.place_of(comment_id)
        post = None if place is None else self.with_id(MEDIA.id_of(place // 2 // _PEOPLE), at)
        said = [each for comment in post.said(at) for each in (comment, *comment.answers)] if post else []
        found = next((each for each in said if each.id == comment_id and each.at <= at), None)
        return (post, found) if post and found else None

    def _days(self, at: datetime) -> Iterator[int]:
        return iter(range((at - self.founded) // _DAY, -DAYS_BEFORE, -1))

    def _posted_on(self, day: int) -> Media | None:
        chance = dice(self._seed, _POSTS, self._place, day)
        if chance.random() > _POSTING:
            return None
        at = self.founded + day * _DAY + timedelta(minutes=chance.randrange(7 * 60, 20 * 60))
        number = self._place * _DAYS + day + DAYS_BEFORE
        caption = chance.choice(self._captions).format(n=chance.randrange(2, 40))
        return Media(
            id=MEDIA.id_of(number),
            author=None,
            caption=caption,
            at=at,
            hides_likes=chance.random() < 0.1,  # noqa: PLR2004 # one post in ten
            comments=tuple(self._comments(number, at)),
            reactors=tuple(self._reactors(number, at)),
        )

    def _tagged_on(self, day: int) -> Media | None:
        chance = dice(self._seed, _TAGS, self._place, day)
        if chance.random() > _TAGGING:
            return None
        at = self.founded + day * _DAY + timedelta(minutes=chance.randrange(8 * 60, 22 * 60))
        # Above every number of an own post, so that the two never meet.
        number = self._place * _DAYS + day + DAYS_BEFORE + (_DAYS << 20)
        words = chance.choice(OTHER_POSTS).format(n=chance.randrange(2, 40))
        return Media(
            MEDIA.id_of(number),
            chance.choice(self.crowd.members),
            words,
            at,
            hides_likes=False,
            comments=(),
            reactors=(),
        )

    def _comments(self, number: int, at: datetime) -> Iterator[Comment]:
        for member in self.crowd.members:
            # The draw's last coordinate is stirred least: one more, or every fourth regular would always come together.
            if share(self._seed, _SAID, number, member.number, _SAID) >= HABITS[member.kind]:
                continue
            chance = dice(self._seed, _SAID, number, member.number, 1)
            said_at = at + _delay(member, chance.random())
            place = (number * _PEOPLE + member.number) * 2
            own = COMMENTS.id_of(place)
            answers: tuple[Comment, ...] = ()
            if member.kind is Engaging.REGULAR and chance.random() < _ANSWERED:
                thanks = chance.choice(_THANKS).format(name=member.name.partition(" ")[0])
                after = timedelta(minutes=chance.randrange(40, 9 * 60))
                answers = (Comment(COMMENTS.id_of(place + 1), None, thanks, said_at + after, answers_to=own),)
            yield Comment(own, member, _words(member, chance.random(), chance.randrange(2, 90)), said_at, answers)

    def _reactors(self, number: int, at: datetime) -> Iterator[tuple[datetime, Member]]:
        for member in self.crowd.members:
            tapped = share(self._seed, _REACTED, number, member.number, _REACTED)
            if tapped < HABITS[member.kind] * REACTING:
                yield at + timedelta(minutes=1 + 2_000 * tapped), member


def _delay(member: Member, drawn: float) -> timedelta:
    if member.kind is Engaging.POD:
        return timedelta(minutes=2 + 20 * drawn)
    # Most come on the same day, some days later.
    return timedelta(minutes=20 + 4_000 * drawn**3)


def _words(member: Member, drawn: float, number: int) -> str:
    match member.kind:
        case Engaging.POD:
            return _POD_WORDS[int(drawn * len(_POD_WORDS))]
        case Engaging.COPY_PASTER:
            return _PASTED[member.number % len(_PASTED)]
        case _:
            drawn_three = (int(drawn * 1_000_003) // divisor for divisor in (1, 97, 9_409))
            parts = (words[each % len(words)] for words, each in zip(_OWN_WORDS, drawn_three, strict=True))
            return " ".join(parts).format(n=number)


def founding(founded_ms: int) -> datetime:
    """The first moment of the founding day."""
    return datetime.fromtimestamp(founded_ms / 1000, UTC)
