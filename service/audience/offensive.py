"""Offensive words in texts that may be read, by kind, with the words that were found. Pure.

The list, `offensive_words.json`, is our own and holds only what can hardly be meant otherwise; README.md tells why. Words
are compared whole, so that names of places hold none.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Final

import msgspec

from service.audience.reasons import Reason
from service.audience.threats import is_meant, words_before
from service.audience.word_forms import stems_of
from service.kit.disguised_words import may_be_disguised, skeleton
from service.kit.plain_text import plain


class Offence(StrEnum):
    """What kind of offence words give."""

    SLUR = "slur"
    """Against what somebody is."""
    SEXUAL = "sexual"
    """Offers of sex or pornography."""
    THREAT = "threat"
    """A threat, or the wish that somebody die."""
    PROFANITY = "profanity"
    """Coarse, but against nobody; alone no reason to part from anyone."""


class Sureness(StrEnum):
    """How sure it is that these words are meant."""

    CLEAR = "clear"
    """They stand there as such words are written."""
    PERHAPS = "perhaps"
    """They stand in quotation marks, or are read behind a disguise."""


@dataclass(frozen=True, slots=True)
class Found:
    """Words of the list in a text: the part of it from `start` to `end`."""

    offence: Offence
    words: str
    """As the text has them."""
    start: int
    end: int
    language: str
    """The language whose list holds them, which need not be the text's."""
    sureness: Sureness

    @property
    def masked(self) -> str:
        """The words with all but the first letter of each hidden: enough to recognise, nothing to be read over a shoulder."""
        parts = self.words.split()
        parts = ["".join(parts)] if max(map(len, parts)) == 1 else parts
        return " ".join(each[0] + "*" * (len(each) - 1) for each in parts)


@dataclass(frozen=True, slots=True)
class _Entry:
    offence: Offence
    language: str
    words: list[str]
    stems: list[tuple[str, str] | None]
    """Of each word that counts in any form its language and stem; in the list such words end with `~`."""


def offensive_words(text: str) -> tuple[Found, ...]:
    """The words of the list in this text, in its order, each place once."""
    found = list(_written(text))
    if may_be_disguised(text):
        found += [each for each in _disguised(text) if not any(_overlap(each, other) for other in found)]
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def reasons_of(found: tuple[Found, ...], where: str, *, shown: bool) -> tuple[Reason, ...]:
    """One reason for each kind of offence, gravest first, its words masked, or left out where they are not `shown`."""
    return tuple(
        _reason(kind, those, where, shown=shown)
        for kind in Offence
        if (those := [each for each in found if each.offence is kind])
    )


def _reason(kind: Offence, those: list[Found], where: str, *, shown: bool) -> Reason:
    sure = Sureness.CLEAR if any(each.sureness is Sureness.CLEAR for each in those) else Sureness.PERHAPS
    words = ", ".join(dict.fromkeys(each.masked for each in those))
    doubt = "" if sure is Sureness.CLEAR else " They are quoted, or read behind a disguise, and may be meant otherwise."
    languages = ", ".join(dict.fromkeys(each.language for each in those))
    params: dict[str, str | int | float] = {"where": where, "languages": languages, "sureness": sure.value}
    text = f"The {where} has words of the list of {_CALLED[kind]}{f': {words}' if shown else ''}.{doubt}"
    return Reason(f"offensive.{kind}", {**params, "words": words} if shown else params, text)


def _written(text: str) -> Iterator[Found]:
    """Words as they are written. What was last matched is passed over, so that nothing is counted twice."""
    words = [(plain(match.group()).replace(_APOSTROPHE, "'"), *match.span()) for match in _WORD.finditer(text)]
    passed = 0
    for place, (word, start, _) in enumerate(words):
        if place < passed or not (entries := _beginning_with(word)):
            continue
        for entry in entries:
            stand = [each for each, _, _ in words[place : place + len(entry.words)]]
            if len(stand) < len(entry.words) or not all(map(_is_form, stand, entry.words, entry.stems)):
                continue
            if entry.offence is not Offence.THREAT or is_meant(stand, words_before(text, start)):
                end = words[place + len(entry.words) - 1][2]
                sure = Sureness.PERHAPS if _is_quoted(text, start, end) else Sureness.CLEAR
                yield Found(entry.offence, text[start:end], start, end, entry.language, sure)
                passed = place + len(entry.words)
            break


def _beginning_with(word: str) -> list[_Entry]:
    entries = _BY_FIRST.get(word, [])
    if word[:_SHARED] not in _BEGIN_IN_FORMS:
        return entries
    return [
        *entries,
        *(each for each in _IN_FORMS if each not in entries and _is_form(word, each.words[0], each.stems[0])),
    ]


def _is_form(word: str, wanted: str, stem: tuple[str, str] | None) -> bool:
    return word == wanted or (stem is not None and stems_of(word, stem[0]) == (stem[1],))


def _disguised(text: str) -> Iterator[Found]:
    """Single words of the list behind digits, signs, spaces, stretched letters and letters of other alphabets."""
    seen = skeleton(text)
    for match in _WORD.finditer(seen.text):
        entry = _BY_LOOKS.get(match.group())
        if entry is None:
            continue
        start, end = seen.places[match.start()], seen.places[match.end() - 1] + 1
        while end < len(text) and seen.text[match.end() - 1] == skeleton(text[end]).text:
            end += 1
        if _hides(text[start:end], entry.words[0]):
            yield Found(entry.offence, text[start:end], start, end, entry.language, Sureness.PERHAPS)


def _hides(written: str, word: str) -> bool:
    """Whether this is the word in disguise, and no honest word: "Níger" lacks a g, and accents alone are spelling."""
    unmarked = "".join(
        each for each in unicodedata.normalize("NFKD", plain(written)) if not unicodedata.combining(each)
    )
    if unmarked.isascii() and unmarked.isalpha() and not _STRETCHED.search(unmarked):
        return False
    looks = "".join(skeleton(each).text.strip() for each in written)
    wanted = "".join(skeleton(each).text for each in word)
    runs, least = _runs(looks), _runs(wanted)
    return len(runs) == len(least) and all(
        sign == other and times >= fewest for (sign, times), (other, fewest) in zip(runs, least, strict=True)
    )


def _runs(text: str) -> list[tuple[str, int]]:
    return [(sign, len(list(same))) for sign, same in groupby(text)]


def _overlap(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether quotation marks stand somewhere before and somewhere behind."""
    return bool(_OPENS.search(text[:start]) and _CLOSES.search(text[end:]))


def _entries() -> list[_Entry]:
    kept = msgspec.json.decode(
        Path(__file__).with_name("offensive_words.json").read_bytes(), type=dict[Offence, dict[str, list[str]]]
    )
    return [
        _entry_of(offence, language, plain(phrase).split())
        for offence, by_language in kept.items()
        for language, phrases in by_language.items()
        for phrase in phrases
    ]


def _entry_of(offence: Offence, language: str, words: list[str]) -> _Entry:
    spoken = [word.removesuffix("~") for word in words]
    stems = [
        (language, stems_of(each, language)[0]) if word.endswith("~") else None
        for word, each in zip(words, spoken, strict=True)
    ]
    return _Entry(offence, language, spoken, stems)


_ENTRIES: Final = _entries()
_BY_FIRST: Final[dict[str, list[_Entry]]] = {}
for _entry in sorted(_ENTRIES, key=lambda each: -len(each.words)):
    _BY_FIRST.setdefault(_entry.words[0], []).append(_entry)
_SHARED: Final = 2
"""Letters in which forms of one word agree."""
_IN_FORMS: Final = [each for each in _ENTRIES if each.stems[0]]
_BEGIN_IN_FORMS: Final = frozenset(each.words[0][:_SHARED] for each in _IN_FORMS)
_SHORTEST_DISGUISED: Final = 4
"""Of shorter looks too many stand for something else. Ours."""
_BY_LOOKS: Final = {
    looks: entry
    for entry in _ENTRIES
    if len(entry.words) == 1 and len(looks := skeleton(entry.words[0]).text) >= _SHORTEST_DISGUISED
}
_APOSTROPHE: Final = "\u2019"
_WORD: Final = re.compile(rf"[^\W_]+(?:['{_APOSTROPHE}][^\W_]+)*")
_STRETCHED: Final = re.compile(r"(.)\1\1")
_OPENS: Final = re.compile('["“„«「]')
_CLOSES: Final = re.compile('["”“»」]')
_CALLED: Final = {
    Offence.SLUR: "slurs",
    Offence.SEXUAL: "sexual offers",
    Offence.THREAT: "threats and abuse",
    Offence.PROFANITY: "coarse words",
}
