"""Reading a call's query as X's description reads it, and refusing what the description refuses."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from service.sandbox.clock import in_ms
from service.sandbox.endpoints import Endpoint, Shows
from service.sandbox.follows import NEWEST
from service.sandbox.paging import TokenInvalid, key_in
from service.sandbox.refusals import invalid
from service.sandbox.spelling import Spelling, spelling_of

_ID: Final = re.compile(r"[0-9]{1,19}")
_MOST_IDS: Final = 100
_EXCLUDABLE: Final = frozenset({"replies", "retweets"})
# Accepted as X accepts them; the sandbox has no media, polls or places to show.
_ATTACHED: Final = frozenset({"media.fields", "poll.fields", "place.fields"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A valid question."""

    spelling: Spelling
    size: int
    before: int
    """Only entries with a smaller key."""
    after: int
    """Only entries with a larger key."""
    from_ms: int
    to_ms: int
    user_fields: frozenset[str]
    post_fields: frozenset[str]
    expansions: frozenset[str]
    exclude: frozenset[str]
    ids: tuple[str, ...]


def asked(endpoint: Endpoint, listed: str, subject: str, query: Mapping[str, str], setting: Spelling) -> Asked:
    """What a call asks for.

    Args:
        endpoint: the endpoint called.
        listed: the name of the list that its pagination tokens belong to.
        subject: the id in the path; empty where there is none.
        query: the query parameters.
        setting: the spelling to answer in when the words fit both.

    Raises:
        Refused: naming every parameter that breaks the description.
    """
    words = [word for value in query.values() for word in value.split(",")]
    reader = _Reader(endpoint, query, spelling_of([*query, *words], setting))
    if subject and not _ID.fullmatch(subject):
        reader.refuse("id", subject, f"The `id` query parameter value [{subject}] is not valid")
    reader.refuse_unknown()
    question = reader.question(listed)
    if reader.wrong:
        raise invalid(reader.spelling, reader.wrong)
    return question


class _Reader:
    def __init__(self, endpoint: Endpoint, query: Mapping[str, str], spelling: Spelling) -> None:
        self.spelling = spelling
        self.wrong: list[tuple[str, str, str]] = []
        self._endpoint = endpoint
        self._query = query

    def refuse(self, parameter: str, value: str, message: str) -> None:
        self.wrong.append((parameter, value, message))

    def refuse_unknown(self) -> None:
        known = self._endpoint.parameters | {"user.fields", "expansions", self.spelling.fields_parameter}
        if self._endpoint.shows is Shows.POSTS:
            known |= _ATTACHED
        for name in self._query:
            if name not in known:
                self.refuse(name, self._query[name], f"The query parameter [{name}] is not one of {sorted(known)}")

    def question(self, listed: str) -> Asked:
        spelling, posts = self.spelling, self._endpoint.shows is Shows.POSTS
        before = self._read("pagination_token", lambda token: key_in(listed, token), NEWEST)
        return Asked(
            spelling=spelling,
            size=self._size(),
            before=min(before, self._read("until_id", _identifier, NEWEST)),
            after=self._read("since_id", _identifier, -1),
            from_ms=self._read("start_time", _milliseconds, 0),
            to_ms=self._read("end_time", _milliseconds, NEWEST),
            user_fields=self._listed("user.fields", spelling.user_fields),
            post_fields=self._listed(spelling.fields_parameter, spelling.post_fields),
            expansions=self._listed("expansions", spelling.post_expansions if posts else spelling.user_expansions),
            exclude=self._listed("exclude", _EXCLUDABLE),
            ids=self._ids(),
        )

    def _size(self) -> int:
        if self._endpoint.sizes is None:
            return 0
        smallest, largest, usual = self._endpoint.sizes
        size = self._read("max_results", int, usual)
        if not smallest <= size <= largest:
            message = f"The `max_results` query parameter value [{size}] is not between {smallest} and {largest}"
            self.refuse("max_results", str(size), message)
        return size

    def _listed(self, parameter: str, allowed: frozenset[str]) -> frozenset[str]:
        if parameter not in self._query:
            return frozenset()
        values = self._query[parameter].split(",")
        for value in values:
            if value not in allowed:
                message = f"The `{parameter}` query parameter value [{value}] is not one of {sorted(allowed)}"
                self.refuse(parameter, value, message)
        return frozenset(values)

    def _ids(self) -> tuple[str, ...]:
        if "ids" not in self._endpoint.parameters:
            return ()
        values = self._query.get("ids", "").split(",")
        if len(values) > _MOST_IDS:
            self.refuse(
                "ids", str(len(values)), f"The number of values in the `ids` query parameter list exceeds {_MOST_IDS}"
            )
        for value in values:
            if not _ID.fullmatch(value):
                self.refuse("ids", value, f"The `ids` query parameter value [{value}] is not valid")
        return tuple(dict.fromkeys(values))

    def _read(self, parameter: str, read: Callable[[str], int], absent: int) -> int:
        if parameter not in self._query:
            return absent
        value = self._query[parameter]
        try:
            return read(value)
        except (ValueError, TokenInvalid):
            self.refuse(parameter, value, f"The `{parameter}` query parameter value [{value}] is not valid")
            return absent


def _identifier(value: str) -> int:
    if not _ID.fullmatch(value):
        raise ValueError(value)
    return min(int(value), NEWEST)


def _milliseconds(value: str) -> int:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError(value)
    return in_ms(moment)
