"""Which language a short text is written in, from its script or its smallest words; silence where neither tells."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

FEWEST_WORDS = 2
"""Different small words of one language that must appear before it is named; a single one may be a name or a loan."""


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, or `None` when it is too short or too mixed to tell."""
    if not text.isascii() and (by_script := _by_script(text)):
        return by_script
    told = _TELLING.keys() & _WORDS.findall(text.casefold())
    if len(told) < FEWEST_WORDS:
        return None
    (first, most), *others = Counter(code for word in told for code in _TELLING[word]).most_common(2)
    return first if most >= FEWEST_WORDS and (not others or most > others[0][1]) else None


def _by_script(text: str) -> str | None:
    scripts = Counter(map(_script, filter(str.isalpha, text)))
    if scripts["HIRAGANA"] + scripts["KATAKANA"]:
        return "ja"
    if not scripts:
        return None
    script, most = scripts.most_common(1)[0]
    return _ONE_LANGUAGE.get(script) if most * 2 > scripts.total() else None


@lru_cache(maxsize=4_096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ", 1)[0]


_WORDS = re.compile(r"\w+")
_ONE_LANGUAGE = {
    "HANGUL": "ko",
    "CJK": "zh",
    "GREEK": "el",
    "HEBREW": "he",
    "THAI": "th",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "TAMIL": "ta",
    "BENGALI": "bn",
}
"""Scripts that nearly always mean one language; Cyrillic, Arabic and Devanagari do not, and stay unnamed."""

_WRITTEN = {
    "en": "the and of to in is my for with on you we are your about from i",
    "de": "und der die das ist ich für mit ein eine auf nicht von zu im wir aus",
    "fr": "et le la les des est je pour avec un une dans sur mon ma du au",
    "es": "y el la los las es de para con un una en mi por soy del al",
    "it": "e il la gli di è per con un una mio mia sono del della che nel",
    "pt": "e o a os as de é para com um uma meu minha sou do da em",
    "nl": "en de het een van is ik voor met op mijn niet wij uit bij aan",
    "pl": "i w z na jest nie do się o od po moja mój dla jestem",
    "sv": "och att det en ett är jag för med på av min inte som från",
    "tr": "ve bir bu için ile ben benim da de çok var olan",
}
_TELLING = {
    word: tuple(code for code, words in _WRITTEN.items() if word in words.split())
    for word in " ".join(_WRITTEN.values()).split()
}
"""By each small word, the languages that have it."""
