"""The words of the export page, in each language it speaks; a language that is not here is answered in English.

No native speaker has read any but English yet, and labels in the networks' own pages change.
"""

from collections.abc import Mapping
from typing import Final

from service.checkups.export_words.english import ENGLISH
from service.checkups.export_words.french import FRENCH
from service.checkups.export_words.german import GERMAN
from service.checkups.export_words.italian import ITALIAN
from service.checkups.export_words.portuguese import PORTUGUESE
from service.checkups.export_words.spanish import SPANISH
from service.checkups.export_words.words import Words

LANGUAGES: Final[Mapping[str, Words]] = {
    "en": ENGLISH,
    "de": GERMAN,
    "es": SPANISH,
    "fr": FRENCH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
}


def language_for(tag: str) -> str:
    """The language that the page speaks to somebody with this BCP 47 tag."""
    primary = tag.partition("-")[0].lower()
    return primary if primary in LANGUAGES else "en"
