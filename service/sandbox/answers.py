"""What X answers to a valid question: a page of people or posts, or one person, with errors beside the data."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from service.sandbox import refusals
from service.sandbox.asking import Asked
from service.sandbox.paging import token_of
from service.sandbox.people import Person
from service.sandbox.posts import Post
from service.sandbox.reactions import Reaction
from service.sandbox.snowflakes import stamped_index
from service.sandbox.wire import Writing

# X shows no more than this of a timeline, counted from the newest.
NEWEST_POSTS: Final = 3200
NEWEST_MENTIONS: Final = 800
_REACTIONS: Final[dict[str, Reaction]] = {"liking_users": "like", "retweeted_by": "repost"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A body, and the people and posts in it that will be charged for."""

    body: dict[str, object]
    people: list[Person] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)


def answer(writing: Writing, question: Asked, endpoint: str, subject: str, listed: str) -> Answer:
    """The answer of one endpoint.

    Args:
        writing: how this answer is written.
        question: what was asked.
        endpoint: the endpoint's name.
        subject: the id in the path; empty where there is none.
        listed: the name of the list that pagination tokens belong to.
    """
    match endpoint:
        case "me":
            return _one_person(writing, writing.viewer, str(writing.viewer.id))
        case "user":
            return _one_person(writing, writing.world.people.with_id(int(subject)), subject)
        case "users":
            return _people_by_id(writing, question)
        case "followers" | "following" | "tweets" | "mentions":
            return _list_of_person(writing, question, endpoint, subject, listed)
        case _:
            return _list_of_post(writing, question, endpoint, subject, listed)


def _one_person(writing: Writing, person: Person | None, identifier: str) -> Answer:
    if person is None:
        return Answer({"errors": [refusals.user_not_found(writing.spelling, "id", identifier)]})
    if error := _unavailable(writing, person, "id"):
        return Answer({"errors": [error]})
    included = writing.person_includes([person])
    body: dict[str, object] = {"data": writing.person(person), **_includes(writing, [], included)}
    return Answer(body, [person], included)


def _people_by_id(writing: Writing, question: Asked) -> Answer:
    shown: list[Person] = []
    errors: list[dict[str, object]] = []
    for identifier in question.ids:
        person = writing.world.people.with_id(int(identifier))
        if person is None:
            errors.append(refusals.user_not_found(writing.spelling, "ids", identifier))
        elif error := _unavailable(writing, person, "ids"):
            errors.append(error)
        else:
            shown.append(person)
    return _people(writing, shown, errors, {})


def _list_of_person(writing: Writing, question: Asked, endpoint: str, subject: str, listed: str) -> Answer:
    world, at_ms = writing.world, writing.at_ms
    person = world.people.with_id(int(subject))
    if person is None:
        return Answer({"errors": [refusals.user_not_found(writing.spelling, "id", subject)]})
    if error := _unavailable(writing, person, "id") or _protected(writing, person):
        return Answer({"errors": [error]})
    match endpoint:
        case "followers":
            return _people_page(
                writing, question, world.followers(person.index).newest_first(at_ms, question.before), listed
            )
        case "following":
            return _people_page(
                writing, question, world.following(person.index).newest_first(at_ms, question.before), listed
            )
        case "tweets":
            oldest = _oldest(world.posts(person, at_ms), NEWEST_POSTS, world.counts(person, at_ms).posts)
            posts = world.posts(person, min(at_ms, question.to_ms), question.before)
        case _:
            oldest = _oldest(world.mentions(person, at_ms), NEWEST_MENTIONS)
            posts = world.mentions(person, min(at_ms, question.to_ms), question.before)
    return _post_page(writing, question, _wanted(question, posts, oldest), listed, names_ends=True)


def _list_of_post(writing: Writing, question: Asked, endpoint: str, subject: str, listed: str) -> Answer:
    post = writing.world.post(int(subject), writing.at_ms)
    if post is None:
        return Answer({"errors": [refusals.post_not_found(writing.spelling, subject)]})
    if endpoint == "quote_tweets":
        quotes = (quote for quote in writing.world.quotes(post, writing.at_ms) if quote.id < question.before)
        return _post_page(writing, question, _wanted(question, quotes, -1), listed, names_ends=False)
    keys = writing.world.reactions(post, _REACTIONS[endpoint], writing.at_ms)
    return _people_page(writing, question, (key for key in keys if key < question.before), listed)


def _people_page(writing: Writing, question: Asked, keys: Iterable[int], listed: str) -> Answer:
    page = list(islice(keys, question.size + 1))
    more = len(page) > question.size
    del page[question.size :]
    shown: list[Person] = []
    errors: list[dict[str, object]] = []
    for key in page:
        person = writing.world.people.person(stamped_index(key))
        if not writing.world.is_suspended(person, writing.at_ms):
            shown.append(person)
        elif writing.world.is_still_named(person, writing.at_ms):
            errors.append(refusals.user_suspended(writing.spelling, "id", str(person.id)))
    meta: dict[str, object] = {"result_count": len(shown)}
    if more:
        meta["next_token"] = token_of(listed, page[-1])
    return _people(writing, shown, errors, {"meta": meta})


def _people(writing: Writing, shown: list[Person], errors: list[dict[str, object]], rest: dict[str, object]) -> Answer:
    body: dict[str, object] = {}
    if shown:
        body["data"] = [writing.person(person) for person in shown]
    if errors:
        body["errors"] = errors
    included = writing.person_includes(shown)
    return Answer(body | _includes(writing, [], included) | rest, shown, included)


def _post_page(writing: Writing, question: Asked, posts: Iterable[Post], listed: str, *, names_ends: bool) -> Answer:
    page = list(islice(posts, question.size + 1))
    more = len(page) > question.size
    del page[question.size :]
    meta: dict[str, object] = {"result_count": len(page)}
    if more:
        meta["next_token"] = token_of(listed, page[-1].id)
    if not page:
        return Answer({"meta": meta})
    if names_ends:
        meta |= {"newest_id": str(page[0].id), "oldest_id": str(page[-1].id)}
    people, referred = writing.post_includes(page)
    body: dict[str, object] = {"data": [writing.post(post) for post in page]}
    return Answer(body | _includes(writing, people, referred) | {"meta": meta}, people, page + referred)


def _wanted(question: Asked, posts: Iterable[Post], oldest: int) -> Iterator[Post]:
    """The posts inside the asked range; `posts` come newest first."""
    for post in posts:
        if post.id <= question.after or post.id < oldest or post.at_ms < question.from_ms:
            return
        if not ("replies" in question.exclude and post.answers is not None):
            yield post


def _oldest(posts: Iterator[Post], reach: int, count: int | None = None) -> int:
    """The id of the oldest post within X's reach; -1 when all are."""
    if count is not None and count <= reach:
        return -1
    post = next(islice(posts, reach - 1, None), None)
    return post.id if post else -1


def _includes(writing: Writing, people: list[Person], posts: list[Post]) -> dict[str, object]:
    included: dict[str, object] = {}
    if people:
        included["users"] = [writing.person(person) for person in people]
    if posts:
        included[writing.spelling.included_posts] = [writing.post(post) for post in posts]
    return {"includes": included} if included else {}


def _unavailable(writing: Writing, person: Person, parameter: str) -> dict[str, object] | None:
    if writing.world.is_suspended(person, writing.at_ms):
        return refusals.user_suspended(writing.spelling, parameter, str(person.id))
    return None


def _protected(writing: Writing, person: Person) -> dict[str, object] | None:
    if person.protected and person.index not in writing.followed_by_viewer:
        return refusals.user_protected(writing.spelling, str(person.id))
    return None
