"""Observations of many accounts, one to a line of JSON, as looks that detectors understand. Pure.

A line says what was seen of an account at one moment: `{"account", "taken_at", "complete", "followers": [ids],
"following": [ids]}`, ids as text, and optionally `"posts"` of the account and `"comments"` of others,
each a text or `{"text", "author", "posted_at", "post"}`. Accounts may alternate, and lines stand in any order. A line that
does not say that it is complete proves nobody's absence.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated, Final

import msgspec
import numpy as np
from msgspec import Meta

from service.audience.roll import Changes, Ids, compare, is_among
from service.automation.follow_back import Said
from service.automation.observations import Look, Side

LONGEST_LINE: Final = 64 << 20
"""Bytes of one line; a list of some three million ids."""
_NAMED_FROM: Final = 2**62
"""Numbers from which ids stand that are no plain numbers; the networks' own lie below."""
_LONGEST_NUMBER: Final = 18
"""Digits that are always below that."""

_NOBODY: Final[Ids] = np.empty(0, np.int64)

_Id = Annotated[str, Meta(min_length=1, max_length=200)]


class LineUnreadable(ValueError):
    """A line is no observation; says which and why."""


class _Words(msgspec.Struct, frozen=True):
    text: str = ""
    author: str | None = None
    posted_at: datetime | None = None
    post: str | None = None


class _Observation(msgspec.Struct, frozen=True):
    account: _Id
    taken_at: datetime
    followers: list[_Id]
    complete: bool = False
    following: list[_Id] | None = None
    posts: list[_Words | str] = []
    comments: list[_Words | str] = []


@dataclass(frozen=True, slots=True)
class _Seen:
    """A line's lists, as what changed since the line before: the same people many times over would fill the memory."""

    taken_at: datetime
    complete: bool
    followers: Changes
    following: Changes | None


@dataclass(slots=True)
class Observed:
    """All that was seen of one account."""

    account: str
    posts: dict[Said, None] = field(default_factory=dict)
    """The account's own words, each once, however often they were seen."""
    comments: dict[tuple[str | None, Said], None] = field(default_factory=dict)
    """Others' words, with who wrote them where a line says it."""
    under: dict[tuple[str, str, str, datetime], None] = field(default_factory=dict)
    """Comments of which a line says who wrote them and when: author, the post (or the moment), text and time, each once."""
    _numbers: dict[str, int] = field(default_factory=dict)
    _names: list[str] = field(default_factory=list)
    _seen: list[_Seen] = field(default_factory=list)
    _last: dict[Side, Ids] = field(default_factory=lambda: dict.fromkeys(Side, _NOBODY))

    @property
    def looks(self) -> list[Look]:
        """Every line's lists, put together anew; lists that nothing changed are one."""
        before = dict.fromkeys(Side, _NOBODY)
        looks = []
        for seen in self._seen:
            before[Side.FOLLOWERS] = _applied(before[Side.FOLLOWERS], seen.followers)
            if seen.following is not None:
                before[Side.FOLLOWING] = _applied(before[Side.FOLLOWING], seen.following)
            following = None if seen.following is None else before[Side.FOLLOWING]
            looks.append(Look(seen.taken_at, seen.complete, before[Side.FOLLOWERS], following))
        return looks

    def see(self, line: _Observation) -> None:
        """Take in what a line says."""
        self._seen.append(
            _Seen(
                _utc(line.taken_at),
                line.complete,
                self._changes(Side.FOLLOWERS, line.followers),
                None if line.following is None else self._changes(Side.FOLLOWING, line.following),
            )
        )
        self.posts |= dict.fromkeys(_said("post", words, line.taken_at) for words in line.posts)
        self.comments |= dict.fromkeys(
            (None if isinstance(words, str) else words.author, _said("comment", words, line.taken_at))
            for words in line.comments
        )
        self.under |= dict.fromkeys(
            (words.author, words.post or str(words.posted_at), words.text, _utc(words.posted_at))
            for words in line.comments
            if isinstance(words, _Words) and words.author is not None and words.posted_at is not None
        )

    def name_of(self, number: int) -> str:
        """The id as the lines had it."""
        return str(number) if number < _NAMED_FROM else self._names[number - _NAMED_FROM]

    def number_of(self, name: str) -> int:
        """The number that stands for this id in the looks."""
        if name.isascii() and name.isdigit() and name[0] != "0" and len(name) <= _LONGEST_NUMBER:
            return int(name)
        if name not in self._numbers:
            self._numbers[name] = _NAMED_FROM + len(self._names)
            self._names.append(name)
        return self._numbers[name]

    def _changes(self, side: Side, names: list[str]) -> Changes:
        now = np.unique(np.fromiter(map(self.number_of, names), np.int64, len(names)))
        changes = compare(self._last[side], now)
        self._last[side] = now
        return changes


def observed(lines: Iterable[bytes]) -> dict[str, Observed]:
    """Everything that the lines tell, by account in the order of their first lines; empty lines are passed over.

    Raises:
        LineUnreadable: at the first line that is no observation.
    """
    accounts: dict[str, Observed] = {}
    for line in _observations(lines):
        accounts.setdefault(line.account, Observed(line.account)).see(line)
    return accounts


def _observations(lines: Iterable[bytes]) -> Iterator[_Observation]:
    decoder = msgspec.json.Decoder(_Observation)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if len(line) > LONGEST_LINE:
            raise LineUnreadable(f"line {number} is longer than {LONGEST_LINE:,} bytes")
        try:
            yield decoder.decode(line.removeprefix(b"\xef\xbb\xbf"))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
            raise LineUnreadable(f"line {number} is no observation: {problem}") from problem


def _applied(before: Ids, changes: Changes) -> Ids:
    if not changes.came.size and not changes.left.size:
        return before
    return np.sort(np.concatenate([before[~is_among(before, changes.left)], changes.came]))


def _said(where: str, words: _Words | str, taken_at: datetime) -> Said:
    if isinstance(words, str):
        return Said(where, words, _utc(taken_at))
    return Said(where, words.text, _utc(words.posted_at or taken_at))


def _utc(moment: datetime) -> datetime:
    """The moment in UTC; one without a zone is taken for UTC."""
    try:
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError as beyond:
        raise LineUnreadable(f"{moment.isoformat()} is no moment of the calendar in UTC") from beyond
