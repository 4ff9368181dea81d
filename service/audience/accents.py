"""Words with and without their accents, where leaving accents out makes no other word of the language. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from service.kit.plain_text import plain
from service.roster.sensitive import sensitive_category

SHORTEST: Final = 4
"""Letters of a word that is looked for so; accents tell too many shorter ones apart (año, père)."""

ACCENTS: Final = MappingProxyType(
    {
        "ca": {"a": "à", "e": "éè", "i": "íï", "o": "óò", "u": "úü", "c": "ç"},
        "de": {"ae": "ä", "oe": "ö", "ue": "ü"},
        "en": {"a": "áàâ", "e": "éèêë", "i": "íîï", "o": "óô", "u": "úû", "c": "ç"},
        "es": {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "úü"},
        "fr": {"a": "àâ", "e": "éèêë", "i": "îï", "o": "ô", "u": "ùûü", "c": "ç", "oe": "œ"},
        "it": {"a": "à", "e": "éè", "i": "ìí", "o": "òó", "u": "ùú"},
        "nl": {"a": "áä", "e": "éèêë", "i": "íï", "o": "óö", "u": "úü"},
        "pt": {"a": "áàâã", "e": "éê", "i": "í", "o": "óôõ", "u": "ú", "c": "ç"},
    }
)
"""What people write instead of a letter with its mark, as their keyboards lack it.

Languages in which marks make letters of their own (ñ, å, ø, ł, ş, and ä and ö in the north) are left out, as are those letters.
"""

OTHER_WORDS: Final = MappingProxyType(
    {
        "es": frozenset(["papa", "papas", "publico", "practico", "termino", "animo", "calculo"]),
        "fr": frozenset(
            [
                "marche",
                "sale",
                "sales",
                "sucre",
                "tache",
                "taches",
                "peche",
                "peches",
                "jeune",
                "jeunes",
                "mais",
                "cote",
                "cotes",
                "ferme",
                "cure",
                "pates",
                "colle",
            ]
        ),
        "it": frozenset(["meta", "papa", "faro", "pero", "casino"]),
        "pt": frozenset(["coco", "pais", "sabia", "secretaria", "publica"]),
    }
)
"""Common words that mean another thing with an accent: potato and dad, dirty and salted. Ours."""


@dataclass(frozen=True, slots=True)
class Spellings:
    """Words ready to be found with the accents that they lack, or without theirs."""

    in_marked: tuple[tuple[str, re.Pattern[str]], ...]
    """For texts that bear accents: each word as it was given, and how it may stand there."""
    in_bare: tuple[tuple[str, re.Pattern[str]], ...]
    """For texts without any, whose writers leave them out."""

    def found_in(self, text: str) -> dict[str, str]:
        """The words found in this text, which is `plain` already, each as it stands there first; never a sensitive trait."""
        wanted = self.in_bare if text.isascii() else self.in_marked if _MARK.search(text) else ()
        stands = ((word, pattern.search(text)) for word, pattern in wanted)
        return {word: match[0] for word, match in stands if match and sensitive_category(match[0]) is None}


@lru_cache(maxsize=1_024)
def spellings_of(words: tuple[str, ...], language: str) -> Spellings:
    """How these words may be spelled in a text of this language; in no other way where its marks are letters."""
    accents = ACCENTS.get(language, {})
    bare = {mark: letters for letters, marks in accents.items() for mark in marks}
    marked, unmarked = [], []
    for word in words if accents else ():
        wanted = plain(word).strip()
        without = "".join(bare.get(letter, letter) for letter in wanted)
        if len(without) < SHORTEST or OTHER_WORDS.get(language, frozenset()).intersection(without.split()):
            continue
        if without == wanted or language in _SPELLED_OUT:
            marked.append((word, _alone("".join(_with_marks(without, accents)))))
        if without != wanted:
            unmarked.append((word, _alone(re.escape(without))))
    return Spellings(tuple(marked), tuple(unmarked))


def _with_marks(without: str, accents: dict[str, str]) -> Iterator[str]:
    for part in re.split(f"({'|'.join(sorted(accents, key=len, reverse=True))})", without):
        yield f"(?:{'|'.join((part, *accents[part]))})" if part in accents else re.escape(part)


def _alone(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern}(?!\w)")


_SPELLED_OUT: Final = frozenset({"de"})
"""Languages that write two letters for one with a mark, which are known among marks, too."""
_MARK: Final = re.compile(
    f"[{''.join(sorted({mark for each in ACCENTS.values() for mark in ''.join(each.values())}))}]"
)
