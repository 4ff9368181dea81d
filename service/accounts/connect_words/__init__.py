"""The words of the pages on the way to a connected account, in each language.

No native speaker has read any but English yet, and labels in the networks' own pages change.
"""

from collections.abc import Mapping
from typing import Final

from service.accounts.connect_words.english import ENGLISH
from service.accounts.connect_words.french import FRENCH
from service.accounts.connect_words.german import GERMAN
from service.accounts.connect_words.italian import ITALIAN
from service.accounts.connect_words.portuguese import PORTUGUESE
from service.accounts.connect_words.said import Words
from service.accounts.connect_words.spanish import SPANISH
from service.kit.spoken_languages import Language

WORDS: Final[Mapping[Language, Words]] = {
    Language.ENGLISH: ENGLISH,
    Language.GERMAN: GERMAN,
    Language.SPANISH: SPANISH,
    Language.FRENCH: FRENCH,
    Language.ITALIAN: ITALIAN,
    Language.PORTUGUESE: PORTUGUESE,
}
