"""Words in their other forms: gardens and gardener where gardening is looked for, each only in its language. Pure."""

import re
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import snowballstemmer

from service.kit.plain_text import plain
from service.roster.sensitive import sensitive_category

SHORTEST_STEM: Final = 3
"""Letters of a stem by which other forms are looked for; of shorter ones too many words are alike."""

STEMMED: Final = MappingProxyType(
    {
        "ca": "catalan",
        "cs": "czech",
        "da": "danish",
        "de": "german",
        "en": "english",
        "es": "spanish",
        "et": "estonian",
        "fi": "finnish",
        "fr": "french",
        "hu": "hungarian",
        "it": "italian",
        "nb": "norwegian",
        "nl": "dutch",
        "nn": "norwegian",
        "no": "norwegian",
        "pl": "polish",
        "pt": "portuguese",
        "ro": "romanian",
        "ru": "russian",
        "sv": "swedish",
        "tr": "turkish",
    }
)
"""The stemmers of the Snowball project (snowballstem.org/algorithms) for scripts that part words by spaces."""


@lru_cache(maxsize=65_536)
def stems_of(words: str, language: str) -> tuple[str, ...]:
    """The stems of these words; the words themselves in a language without stemmer."""
    spoken = _WORD.findall(plain(words))
    if (name := STEMMED.get(language)) is None:
        return tuple(spoken)
    # A stemmer keeps the word at work in itself, and checkups judge in several threads.
    stemmer = snowballstemmer.stemmer(name)
    return tuple(stemmer.stemWord(word) for word in spoken)


@dataclass(frozen=True, slots=True)
class Forms:
    """Words and phrases ready to be found in any form of one language."""

    language: str
    begins: re.Pattern[str] | None
    """Every word of a text that may begin one of them; few enough to look at their stems."""
    by_first: dict[str, tuple[tuple[str, tuple[str, ...]], ...]]
    """By its first stem, each word as it was given, and all its stems."""

    def found_in(self, text: str) -> dict[str, str]:
        """The words found in this text, which is `plain` already, each as it stands there first; never a sensitive trait."""
        found: dict[str, str] = {}
        for start in self.begins.finditer(text) if self.begins else ():
            stem = stems_of(start[0], self.language)[:1]
            for word, stems in self.by_first.get("".join(stem), ()):
                if word in found:
                    continue
                written = " ".join(_following(text, start.start(), len(stems)))
                # "Conservative" is a form of conservation only to a stemmer.
                if stems_of(written, self.language) == stems and not _is_sensitive(written):
                    found[word] = written
        return found


@lru_cache(maxsize=1_024)
def forms_of(words: tuple[str, ...], language: str) -> Forms:
    """What to look for when these words are wanted in a text of this language."""
    by_first: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
    beginnings: set[str] = set()
    for word in words if language in STEMMED else ():
        stems = stems_of(word, language)
        if all(stems) and any(len(stem) >= SHORTEST_STEM for stem in stems):
            by_first[stems[0]] = (*by_first.get(stems[0], ()), (word, stems))
            beginnings.add("".join(_ALIKE.get(letter, re.escape(letter)) for letter in stems[0][:_SHARED]))
    begins = re.compile(rf"\b(?:{'|'.join(sorted(beginnings))})\w*") if beginnings else None
    return Forms(language=language, begins=begins, by_first=by_first)


@lru_cache(maxsize=65_536)
def _is_sensitive(written: str) -> bool:
    return sensitive_category(written) is not None


def _following(text: str, start: int, count: int) -> list[str]:
    """So many words of the text from here on, as far as only spaces and hyphens part them."""
    found: list[str] = []
    place: int | None = start
    while place is not None and len(found) < count and (word := _WORD.match(text, place)):
        found.append(word[0])
        gap = _GAP.match(text, word.end())
        place = gap.end() if gap else None
    return found


_WORD: Final = re.compile(r"\w+")
_GAP: Final = re.compile(r"[ \-]+")
_SHARED: Final = 2
"""Letters in which forms of a word agree but for accents."""
_ALIKE: Final = {
    letter: f"[{letters}]" for letters in ("aäáàâãå", "eéèêë", "iíìî", "oöóòôõ", "uüúùû") for letter in letters
}
"""Letters that change into each other between forms of a word (Garten, Gärten)."""
