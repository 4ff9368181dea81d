"""The languages that pages speak, which of them somebody is spoken to in, and how each writes a number. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from service.kit.preferences import preferred


class Language(StrEnum):
    """A language that every page speaks."""

    ENGLISH = "en"
    GERMAN = "de"
    SPANISH = "es"
    FRENCH = "fr"
    ITALIAN = "it"
    PORTUGUESE = "pt"


_GROUPING: Final[Mapping[Language, tuple[str, int]]] = {
    Language.ENGLISH: (",", 4),
    Language.GERMAN: (".", 4),
    Language.SPANISH: (".", 5),
    Language.FRENCH: ("\N{NARROW NO-BREAK SPACE}", 4),
    Language.ITALIAN: (".", 5),
    Language.PORTUGUESE: (".", 4),
}
"""What stands between groups of three digits, and from how many digits on: Unicode CLDR 48, `group` and
`minimumGroupingDigits` of each language's numbers."""


def language_for(own: str, *, accepted: str = "") -> Language:
    """The language in which to speak to somebody.

    Args:
        own: theirs as a BCP 47 tag; empty while nobody knows who it is.
        accepted: what their browser says (`Accept-Language`), for whom nothing better is known of.
    """
    return next((each for tag in (own, *preferred(accepted)) if (each := _spoken(tag))), Language.ENGLISH)


def counted(number: int, language: Language) -> str:
    """A number of people or things, as this language writes it."""
    separator, fewest = _GROUPING[language]
    return f"{number:,}".replace(",", separator) if len(str(abs(number))) >= fewest else str(number)


def _spoken(tag: str) -> Language | None:
    primary = tag.partition("-")[0].lower()
    return Language(primary) if primary in set(Language) else None
