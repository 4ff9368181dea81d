"""The words of the export page, in each language.

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
from service.kit.spoken_languages import Language

LANGUAGES: Final[Mapping[Language, Words]] = {
    Language.ENGLISH: ENGLISH,
    Language.GERMAN: GERMAN,
    Language.SPANISH: SPANISH,
    Language.FRENCH: FRENCH,
    Language.ITALIAN: ITALIAN,
    Language.PORTUGUESE: PORTUGUESE,
}
