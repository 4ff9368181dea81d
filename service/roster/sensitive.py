"""Words that ask about special categories of personal data (GDPR, article 9), which are never read out of a profile.

The list, `sensitive_words.json`, is our own.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

import msgspec

from service.kit.disguised_words import may_be_disguised, skeleton
from service.kit.plain_text import plain


class SensitiveTrait(ValueError):
    """A word asks about a special category of personal data; the message says which and what to write instead."""

    def __init__(self, word: str, category: str) -> None:
        super().__init__(
            f'"{word}" is about {category}, which is never read out of a profile; '
            "describe what people do or care about instead"
        )
        self.word = word
        self.category = category


class _Trait(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one category is asked for, all of it `plain`."""

    words: frozenset[str]
    """Words and pairs of words."""
    beginnings: tuple[str, ...]
    """Beginnings of words that no harmless word shares, so that plurals and endings are heard as well."""
    anywhere: tuple[str, ...]
    """Words of scripts that write without spaces."""
    of_people: frozenset[str]
    """A trait beside a word for people, or with nothing beside it: "black women", not "black coffee"."""


@lru_cache(maxsize=16_384)
def sensitive_category(words: str) -> str | None:
    """The special category that these words ask about, or `None`.

    Plain names in the languages clients write in, word by word, joined in hashtags and through the commonest disguises, and beginnings
    that no harmless word shares: it stops the honest mistake, and does not claim to stop a determined one. What people do ("fitness",
    "vegan cooking", "yoga", "charity") is never on it, and names and trades that merely sound alike ("Christian Dior",
    "conservative investing") are let through.
    """
    spoken = _words_of(_CAPITALS.sub(" ", words))
    pairs = [*pairwise(spoken)]
    said = {*spoken, *_words_of(words), *map(" ".join, pairs)}
    seen = frozenset(skeleton(words).text.split()) if may_be_disguised(words) else frozenset()
    joined = plain(words)
    for category, trait in _TRAITS.items():
        if (
            not said.isdisjoint(trait.words)
            or any(each.startswith(trait.beginnings) for each in said)
            or any(each in joined for each in trait.anywhere)
            or any(_are_people(first, second, trait.of_people) for first, second in pairs)
            or any(_are_joined(each, trait.of_people) for each in said)
            or (len(spoken) == 1 and spoken[0] in trait.of_people)
            or not seen.isdisjoint(_LOOKS[category])
        ):
            return category
    return None


def _words_of(text: str) -> list[str]:
    """The words that are compared, without names, places and trades that only sound alike."""
    return _HARMLESS.sub(" ", " ".join(_BETWEEN.sub(" ", _UNSEEN.sub("", plain(text))).split())).split()


def _unmarked(word: str) -> str:
    """The word without marks on its letters ("judios")."""
    parts = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(each for each in parts if not unicodedata.combining(each)))


def _are_people(first: str, second: str, traits: frozenset[str]) -> bool:
    """Romance languages put the trait behind."""
    return (first in traits and second in _PEOPLE) or (first in _PEOPLE and second in traits)


def _are_joined(word: str, traits: frozenset[str]) -> bool:
    return word.endswith(_ENDINGS) and any(word.removesuffix(people) in traits for people in _ENDINGS)


_CAPITALS: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BETWEEN: Final = re.compile(r"[\W_]+")
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""Signs within words that nobody sees, as pasted text has them."""
_HARMLESS: Final = re.compile(
    r"\b(?:christian (?:dior|louboutin|lacroix|bale|ronaldo|county)|cristiano ronaldo|gay (?:talese|lussac)|marvin gaye?"
    r"|conservative (?:invest\w*|estimates?|dentistry)|liberal arts|(?:as|via|in) roma|roma tomato\w*"
    r"|trans (?:fats?|siberian|am|europe)|cancer (?:zodiac|horoscope|season)|tropic of cancer|trump cards?"
    r"|great depression|islamabad|jew s harp|performance anxiety|golf handicap|hearing aids|visual aids|white lad(?:y|ies) cocktail\w*)\b"
)
"""What only sounds like a trait: names, places and trades."""
_PEOPLE: Final = frozenset(
    [
        "people",
        "folk",
        "folks",
        "man",
        "men",
        "woman",
        "women",
        "mum",
        "mums",
        "mom",
        "moms",
        "mommy",
        "mommies",
        "mama",
        "mamas",
        "mamás",
        "mother",
        "mothers",
        "dad",
        "dads",
        "father",
        "fathers",
        "parents",
        "girl",
        "girls",
        "boy",
        "boys",
        "guy",
        "guys",
        "lady",
        "ladies",
        "family",
        "families",
        "couple",
        "couples",
        "kids",
        "teens",
        "owned",
        "frauen",
        "männer",
        "mütter",
        "väter",
        "mädchen",
        "menschen",
        "leute",
        "familien",
        "paare",
        "mujeres",
        "hombres",
        "madres",
        "padres",
        "chicas",
        "familias",
        "femmes",
        "hommes",
        "filles",
        "mamans",
        "familles",
        "donne",
        "uomini",
        "ragazze",
        "famiglie",
        "mulheres",
        "homens",
        "mães",
        "famílias",
    ]
)
_ENDINGS: Final = tuple(sorted(_PEOPLE))
_SHORTEST_BARE: Final = 5


def _with_bare(words: frozenset[str]) -> frozenset[str]:
    """These words, and the longer ones without the marks that many keyboards lack."""
    return words | {_unmarked(word) for word in words if len(word) >= _SHORTEST_BARE}


_LIST: Final = msgspec.json.decode(
    plain(Path(__file__).with_name("sensitive_words.json").read_text(encoding="utf-8")), type=dict[str, _Trait]
)
_TRAITS: Final = {
    category: msgspec.structs.replace(trait, words=_with_bare(trait.words)) for category, trait in _LIST.items()
}
_SHORTEST_DISGUISED: Final = 5
_LOOKS: Final = {
    category: frozenset(
        skeleton(word).text
        for word in trait.words
        if " " not in word and word.isascii() and (len(word) >= _SHORTEST_DISGUISED or word == "gay")
    )
    for category, trait in _TRAITS.items()
}
"""What words look like through a disguise; of the shortest too many harmless ones look alike."""
