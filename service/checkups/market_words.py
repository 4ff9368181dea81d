"""A client's target market in plain words, and where an export shows them."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

import msgspec

from service.audience.fit import says
from service.kit.plain_text import plain
from service.kit.visible_text import shortened, visible
from service.roster.market import NoLanguageTag, TargetMarket
from service.roster.sensitive import SensitiveTrait

MOST_WORDS: Final = 500
"""Words in one market; more say nothing more."""

SHORTEST_INSIDE: Final = 4
"""Letters of a word that may be found inside a handle; shorter ones must stand alone ("spa", not "spain")."""

LONGEST_WORD: Final = 80
"""Characters of a word or phrase, as for a market that is told by JSON."""

HOW_TO_WRITE: Final = (
    "one word or phrase a line, with - before what does not fit, or JSON with interests, places, languages, exclusions"
)

_NO_LETTERS: Final = re.compile(r"[\W\d_]+")


class MarketUnreadable(Exception):
    """The market file is neither a list of words nor the JSON that is asked for; the text says how to write it."""


def read_market(text: str) -> TargetMarket:
    """The market written in this text.

    Raises:
        MarketUnreadable: there is no word in it, too many, or JSON of another shape.
    """
    try:
        market = msgspec.json.decode(text, type=TargetMarket) if text.lstrip().startswith("{") else _from_lines(text)
    except (SensitiveTrait, NoLanguageTag) as problem:
        raise MarketUnreadable(f"the market file: {visible(str(problem))}") from problem
    except msgspec.DecodeError as problem:
        raise MarketUnreadable(f"the market file: {shortened(str(problem))}; write {HOW_TO_WRITE}") from problem
    words = sum(map(len, (market.interests, market.places, market.languages, market.exclusions)))
    if not 0 < words <= MOST_WORDS:
        raise MarketUnreadable(f"the market file holds {words:,} words; write 1 to {MOST_WORDS}: {HOW_TO_WRITE}")
    return market


class Matcher:
    """Finds words of a market in handles and in texts."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = {letters: word for word in words if (letters := _letters(word))}
        alternatives = "|".join(
            re.escape(letters) if len(letters) >= SHORTEST_INSIDE else rf"(?<![^\W\d_]){re.escape(letters)}(?![^\W\d_])"
            for letters in sorted(self._words, key=len, reverse=True)
        )
        self._pattern = re.compile(alternatives) if alternatives else None

    def in_handle(self, handle: str) -> tuple[str, ...]:
        """The market's words found in a handle, spelled as the client wrote them."""
        spoken = _without_accents(handle)
        joined = _NO_LETTERS.sub("", spoken)
        found = self._found(spoken)
        return found if joined == spoken else tuple(dict.fromkeys((*found, *self._found(joined))))

    def in_text(self, text: str) -> tuple[str, ...]:
        """The market's words found as whole words in a text."""
        spoken = plain(text)
        return tuple(word for word in self._words.values() if says(spoken, word))

    def _found(self, text: str) -> tuple[str, ...]:
        if self._pattern is None:
            return ()
        return tuple(dict.fromkeys(self._words[match] for match in self._pattern.findall(text)))


def _from_lines(text: str) -> TargetMarket:
    lines = [line.strip() for line in text.splitlines()]
    words = [line for line in lines if line and not line.startswith("#")]
    for word in words:
        if visible(word) != word:
            raise MarketUnreadable(f"the market file holds characters that are no text, in {shortened(word)!r}")
        if len(word) > LONGEST_WORD:
            raise MarketUnreadable(
                f"the market file holds a line longer than {LONGEST_WORD} characters: {shortened(word)!r}"
            )
    return TargetMarket(
        interests=tuple(word for word in words if not word.startswith("-")),
        exclusions=tuple(word.removeprefix("-").strip() for word in words if word.startswith("-")),
    )


def _without_accents(text: str) -> str:
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", _without_accents(text))
