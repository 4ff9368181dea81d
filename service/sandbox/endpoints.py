"""The part of X that the sandbox answers: paths, permissions, page sizes and limits, as X describes and documents them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Shows(StrEnum):
    """What an endpoint's `data` holds."""

    PERSON = "person"
    PEOPLE = "people"
    POSTS = "posts"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One GET of X."""

    name: str
    path: str
    shows: Shows
    scopes: frozenset[str]
    limit: int
    """Calls per person in 15 minutes (X's rate limit page)."""
    sizes: tuple[int, int, int] | None = None
    """Smallest, largest and usual `max_results`; none where there are no pages."""
    parameters: frozenset[str] = frozenset()
    """Query parameters beside fields and expansions."""


_READ: Final = frozenset({"users.read", "tweet.read"})
_FOLLOWS: Final = _READ | {"follows.read"}
_PAGED: Final = frozenset({"max_results", "pagination_token"})
_TIMED: Final = _PAGED | {"since_id", "until_id", "start_time", "end_time"}

ENDPOINTS: Final = (
    Endpoint("me", "/2/users/me", Shows.PERSON, _READ, 75),
    Endpoint("users", "/2/users", Shows.PEOPLE, _READ, 900, parameters=frozenset({"ids"})),
    Endpoint("user", "/2/users/{id:str}", Shows.PERSON, _READ, 900),
    Endpoint("followers", "/2/users/{id:str}/followers", Shows.PEOPLE, _FOLLOWS, 300, (1, 1000, 100), _PAGED),
    Endpoint("following", "/2/users/{id:str}/following", Shows.PEOPLE, _FOLLOWS, 300, (1, 1000, 100), _PAGED),
    Endpoint("tweets", "/2/users/{id:str}/tweets", Shows.POSTS, _READ, 900, (5, 100, 10), _TIMED | {"exclude"}),
    Endpoint("mentions", "/2/users/{id:str}/mentions", Shows.POSTS, _READ, 300, (5, 100, 10), _TIMED),
    Endpoint(
        "liking_users",
        "/2/tweets/{id:str}/liking_users",
        Shows.PEOPLE,
        _READ | {"like.read"},
        75,
        (1, 100, 100),
        _PAGED,
    ),
    Endpoint("retweeted_by", "/2/tweets/{id:str}/retweeted_by", Shows.PEOPLE, _READ, 75, (1, 100, 100), _PAGED),
    Endpoint(
        "quote_tweets", "/2/tweets/{id:str}/quote_tweets", Shows.POSTS, _READ, 75, (10, 100, 10), _PAGED | {"exclude"}
    ),
)
