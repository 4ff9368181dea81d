"""People and posts as X writes them: the default fields, and of the others only those that were asked for."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cached_property
from typing import Final

from service.sandbox.asking import Asked
from service.sandbox.dice import dice
from service.sandbox.people import Person
from service.sandbox.posts import Post
from service.sandbox.world import World

NO_PICTURE: Final = "https://abs.twimg.com/sticky/default_profile_images/default_profile_normal.png"
_TAGGED: Final = re.compile(r"(?P<mention>@\w{1,15})|(?P<hashtag>#\w+)|(?P<url>https://\S+)")


class Writing:
    """Writes one answer: what the question asked for, as it is at one moment, seen by one person."""

    def __init__(self, world: World, question: Asked, at_ms: int, viewer: Person) -> None:
        self.world = world
        self.at_ms = at_ms
        self.spelling = question.spelling
        self.viewer = viewer
        self._expansions = question.expansions
        wanted = question.user_fields | question.expansions
        self._person_writers = [(name, write) for name, write in _PERSON_FIELDS.items() if name in wanted]
        self._shows_newest = self.spelling.newest_post in wanted
        self._post_writers = [(name, write) for name, write in _POST_FIELDS.items() if name in question.post_fields]
        related = question.post_fields | question.expansions
        self._post_relations = [(name, write) for name, write in _POST_RELATIONS.items() if name in related]
        self._shows_references = any(name.startswith(self.spelling.references) for name in related)

    def person(self, person: Person) -> dict[str, object]:
        """One person."""
        written: dict[str, object] = {"id": str(person.id), "name": person.name, "username": person.handle}
        for name, write in self._person_writers:
            value = write(self, person)
            if value is not None:
                written[name] = value
        if self._shows_newest and (newest := self.world.newest_post_id(person, self.at_ms)) is not None:
            written[self.spelling.newest_post] = str(newest)
        return written

    def post(self, post: Post) -> dict[str, object]:
        """One post."""
        written: dict[str, object] = {
            "id": str(post.id),
            "text": post.text,
            self.spelling.edit_history: [str(post.id)],
        }
        for name, write in (*self._post_writers, *self._post_relations):
            value = write(self, post)
            if value is not None:
                written[name] = value
        if self._shows_references and (references := _references(post)):
            written[self.spelling.references] = references
        return written

    def person_includes(self, people: Iterable[Person]) -> list[Post]:
        """The posts that the expansions of people bring along."""
        if self.spelling.newest_post not in self._expansions:
            return []
        newest = (self.world.newest_post_id(person, self.at_ms) for person in people)
        found = (self.world.post(identifier, self.at_ms) for identifier in newest if identifier is not None)
        return [post for post in found if post is not None]

    def post_includes(self, posts: list[Post]) -> tuple[list[Person], list[Post]]:
        """The people and posts that the expansions of posts bring along, each once."""
        people: list[int] = []
        referred: list[Post] = []
        if self.spelling.reference_expansion in self._expansions:
            identifiers = (identifier for post in posts for identifier in (post.answers, post.quotes) if identifier)
            found = (self.world.post(identifier, self.at_ms) for identifier in identifiers)
            referred = list({post.id: post for post in found if post is not None}.values())
        if "author_id" in self._expansions:
            people += [post.author for post in posts]
        if "referenced_tweets.id.author_id" in self._expansions:
            people += [post.author for post in referred]
        if "in_reply_to_user_id" in self._expansions:
            people += [post.speaks_to for post in posts if post.answers is not None and post.speaks_to is not None]
        if "entities.mentions.username" in self._expansions:
            people += [post.speaks_to for post in posts if post.speaks_to is not None]
        return [self.world.people.person(index) for index in dict.fromkeys(people)], referred

    @cached_property
    def followers_of_viewer(self) -> set[int]:
        """Who follows the person who asks."""
        return self.world.followers(self.viewer.index).indexes(self.at_ms)

    @cached_property
    def followed_by_viewer(self) -> set[int]:
        """Whom the person who asks follows."""
        return self.world.following(self.viewer.index).indexes(self.at_ms)


def _moment(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _picture(_: Writing, person: Person) -> str:
    return f"https://images.sandbox.invalid/{person.id}_normal.jpg" if person.has_picture else NO_PICTURE


def _person_counts(writing: Writing, person: Person) -> dict[str, int]:
    counts = writing.world.counts(person, writing.at_ms)
    return {
        "followers_count": counts.followers,
        "following_count": counts.following,
        writing.spelling.post_count: counts.posts,
        "listed_count": person.listed,
        "like_count": person.likes,
        "media_count": counts.posts // 9,
    }


def _connection(writing: Writing, person: Person) -> list[str]:
    return [
        word
        for word, circle in (("followed_by", writing.followers_of_viewer), ("following", writing.followed_by_viewer))
        if person.index in circle
    ]


def _person_entities(_: Writing, person: Person) -> dict[str, object] | None:
    written: dict[str, object] = {}
    if person.url:
        written["url"] = {"urls": [_link(0, person.url)]}
    if found := _tagged(person.bio):
        written["description"] = found
    return written or None


def _link(start: int, url: str) -> dict[str, object]:
    shown = url.removeprefix("https://")
    return {"start": start, "end": start + len(url), "url": url, "expanded_url": url, "display_url": shown}


def _tagged(text: str) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = {}
    for match in _TAGGED.finditer(text):
        span: dict[str, object] = {"start": match.start(), "end": match.end()}
        match match.lastgroup:
            case "mention":
                found.setdefault("mentions", []).append({**span, "username": match.group()[1:]})
            case "hashtag":
                found.setdefault("hashtags", []).append({**span, "tag": match.group()[1:]})
            case _:
                found.setdefault("urls", []).append(_link(match.start(), match.group()))
    return found


def _references(post: Post) -> list[dict[str, str]]:
    told = (("replied_to", post.answers), ("quoted", post.quotes))
    return [{"type": kind, "id": str(identifier)} for kind, identifier in told if identifier is not None]


def _post_counts(writing: Writing, post: Post) -> dict[str, int]:
    world, at_ms = writing.world, writing.at_ms
    if post.author in world.hosted:
        likes, reposts = len(world.reactions(post, "like", at_ms)), len(world.reactions(post, "repost", at_ms))
        quotes, replies = len(world.quotes(post, at_ms)), len(world.replies(post, at_ms))
    else:
        audience = world.people.person(post.author).followers
        likes = int(audience * dice(post.id).uniform(0, 0.04))
        reposts, quotes, replies = likes // 8, likes // 40, likes // 6
    return {
        writing.spelling.repost_count: reposts,
        "reply_count": replies,
        "like_count": likes,
        "quote_count": quotes,
        "bookmark_count": likes // 20,
        "impression_count": (likes + 1) * 31,
    }


def _replied_to(writing: Writing, post: Post) -> str | None:
    if post.answers is None or post.speaks_to is None:
        return None
    return str(writing.world.people.person(post.speaks_to).id)


_PERSON_FIELDS: Final[dict[str, Callable[[Writing, Person], object]]] = {
    "connection_status": _connection,
    "created_at": lambda _, person: _moment(person.created_ms),
    "description": lambda _, person: person.bio,
    "entities": _person_entities,
    "is_identity_verified": lambda _, __: False,
    "location": lambda _, person: person.place or None,
    "parody": lambda _, __: False,
    "profile_image_url": _picture,
    "protected": lambda _, person: person.protected,
    "public_metrics": _person_counts,
    "receives_your_dm": lambda _, __: False,
    "subscription_type": lambda _, person: "Premium" if person.verified else "None",
    "url": lambda _, person: person.url,
    "verified": lambda _, person: person.verified,
    "verified_followers_count": lambda _, person: person.followers // 50,
    "verified_type": lambda _, person: "blue" if person.verified else "none",
}
_POST_FIELDS: Final[dict[str, Callable[[Writing, Post], object]]] = {
    "conversation_id": lambda _, post: str(post.conversation),
    "created_at": lambda _, post: _moment(post.at_ms),
    "entities": lambda _, post: _tagged(post.text) or None,
    "lang": lambda _, post: post.language,
    "possibly_sensitive": lambda _, __: False,
    "public_metrics": _post_counts,
    "reply_settings": lambda _, __: "everyone",
    "source": lambda _, post: post.posted_with,
}
# Fields in tweet words, expansions in both.
_POST_RELATIONS: Final[dict[str, Callable[[Writing, Post], object]]] = {
    "author_id": lambda writing, post: str(writing.world.people.person(post.author).id),
    "in_reply_to_user_id": _replied_to,
}
