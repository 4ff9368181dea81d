"""How well a profile fits a client's target market, with the words that matched."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from service.audience.accents import spellings_of
from service.audience.countries import other_names
from service.audience.languages import language_of
from service.audience.reasons import Reason
from service.audience.word_forms import forms_of, stems_of
from service.kit.plain_text import plain
from service.platforms.contract import Profile
from service.roster.market import TargetMarket
from service.roster.sensitive import sensitive_category

FIT_VERSION = "5"
"""Raised with whatever changes what fits; kept with each look, so that such a change is never told as one of the audience."""

FITS_FROM = 50
"""From this fit a person counts as one of the target market."""

INTEREST_MOST, PLACE_MOST, LANGUAGE_MOST = 70, 20, 10
"""What each kind of word weighs, where the market names it and the profile can show it; the rest is scaled to 100."""
INTEREST_WORTH = (0, 45, 60, 70)
"""What none, one, two, and three or more matched interests are worth: one clear interest makes somebody fit."""

SHORTEST_JOINED, SHORTEST_BESIDE = 6, 3
"""Letters of a word, and of what is joined to it, by which it is found in a hashtag: "#organicgardening", never "#party"."""

LONGEST_CODE = 2
"""Places of so few letters are codes, and looked for in the location alone."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The fit to a target market, 0 to 100; `None` when it cannot be observed, which is not a poor fit."""

    score: int | None
    matched: tuple[str, ...]
    """The client's words that were found, as the client wrote them."""
    reasons: tuple[Reason, ...]


def fit_of(profile: Profile, market: TargetMarket) -> Fit:
    """Look for the client's words in a profile's name, bio and location."""
    if market.is_empty:
        return _unseen("fit.no_market", "The target market has not been described yet.")
    bio = plain(_tags_parted(profile.bio or ""))
    language = language_of(profile.bio or "")
    languages = _read_in(market.languages, language)
    excluded = _found(f"{plain(profile.name)}\n{bio}", market.exclusions, languages)
    if excluded:
        return Fit(0, (), (_reason("excluded", "Says", _all_shown(excluded)),))
    if not profile.bio and not profile.location:
        return _unseen("fit.says_nothing", "The profile says nothing about the person.")
    interests = _found(bio, market.interests, languages)
    places = _places(plain(profile.location or ""), bio, market.places)
    spoken = tuple(tag for tag in dict.fromkeys(market.languages) if _primary(tag) == language)
    shown = [
        (INTEREST_WORTH[min(_different(interests, languages), 3)], INTEREST_MOST, bool(market.interests and bio)),
        (PLACE_MOST if places else 0, PLACE_MOST, bool(market.places and (profile.location or places))),
        (LANGUAGE_MOST if spoken else 0, LANGUAGE_MOST, bool(market.languages and language)),
    ]
    most = sum(part for _, part, can_show in shown if can_show)
    if not most:
        return _unseen("fit.not_shown", "The profile shows nothing that the target market names.")
    score = round(100 * sum(points for points, _, can_show in shown if can_show) / most)
    return Fit(score, (*interests, *places, *spoken), _reasons(_all_shown(interests), _all_shown(places), spoken))


def says(text: str, words: str) -> bool:
    """The words stand in this text, which is `plain` already, on their own and not inside another word.

    In scripts that do not part words by spaces they may stand anywhere.
    """
    wanted = _compared(words)
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        if _parted(text, start) and _parted(text, start + len(wanted)):
            return True
        start = text.find(wanted, start + 1)
    return False


@lru_cache(maxsize=4_096)
def _compared(words: str) -> str:
    """The same few words of a client are looked for in millions of profiles."""
    return plain(words).strip()


@lru_cache(maxsize=4_096)
def _as_tag(words: str) -> str:
    """A phrase as hashtags write it; empty where the phrase is one word."""
    parts = _compared(words).split()
    return f"#{''.join(parts)}" if len(parts) > 1 else ""


def _tags_parted(text: str) -> str:
    """The text, and behind it the words of each hashtag that parts them by capitals."""
    if "#" not in text:
        return text
    tags = (_TAG_PARTS.sub(" ", tag) for tag in _TAG.findall(text))
    return "\n".join((text, *(tag for tag in tags if " " in tag)))


_TAG = re.compile(r"#(\w+)")
_TAG_PARTS = re.compile(r"(?<=[a-z])(?=[A-Z])|_")


def _found(text: str, words: tuple[str, ...], languages: tuple[str, ...]) -> dict[str, str]:
    """The words that were found, each with how it stands there: as it is, joined in a hashtag, or in another form."""
    if not text or not words:
        return {}
    in_forms = [forms_of(words, language).found_in(text) for language in languages]
    in_forms += [spellings_of(words, language).found_in(text) for language in languages]
    tags = _TAG.findall(text) if "#" in text else []
    found: dict[str, str] = {}
    for word in words:
        if says(text, word) or (tags and says(text, _as_tag(word))):
            found[word] = word
        elif written := next((form[word] for form in in_forms if word in form), None) or (tags and _within(tags, word)):
            found[word] = written
    return found


def _within(tags: list[str], words: str) -> str | None:
    """The hashtag that begins or ends with these words and joins another to them; never one that names a sensitive trait."""
    wanted = "".join(_compared(words).split())
    if len(wanted) < SHORTEST_JOINED:
        return None
    beside = ((tag, tag.removeprefix(wanted) if tag.startswith(wanted) else tag.removesuffix(wanted)) for tag in tags)
    return next(
        (f"#{tag}" for tag, rest in beside if SHORTEST_BESIDE <= len(rest) < len(tag) and not sensitive_category(rest)),
        None,
    )


def _read_in(wanted: tuple[str, ...], told: str | None) -> tuple[str, ...]:
    """The languages in whose forms a bio is read: its own if the market speaks it, the market's where it does not tell."""
    spoken = tuple(sorted({*map(_primary, wanted)}))
    if told is None:
        return spoken or ("en",)
    return (told,) if told in spoken or not spoken else ()


def _primary(tag: str) -> str:
    return tag.partition("-")[0].casefold()


def _different(found: dict[str, str], languages: tuple[str, ...]) -> int:
    """How many different words these are; forms of one count once."""
    language = languages[0] if languages else ""
    return len({stems_of(word, language) or (_compared(word),) for word in found})


def _places(location: str, bio: str, places: tuple[str, ...]) -> dict[str, str]:
    """The places that were found, each with the name under which it stands there."""
    found: dict[str, str] = {}
    for place in places:
        # In a sentence "us", "in" and "it" are no countries.
        if says(location if len(place) <= LONGEST_CODE and place.isascii() else f"{location}\n{bio}", place):
            found[place] = place
        elif other := next((name for name in _other_names(place) if says(location, name)), None):
            found[place] = other
        elif len(place) > LONGEST_CODE and says(unmarked(location), unmarked(place)):
            found[place] = location.strip()
    return found


@lru_cache(maxsize=4_096)
def _other_names(place: str) -> tuple[str, ...]:
    return other_names(place)


@lru_cache(maxsize=65_536)
def unmarked(text: str) -> str:
    """Text without marks, as names of places are written by those whose keyboards lack them ("Sao Paulo", "Lodz")."""
    if text.isascii():
        return plain(text)
    letters = unicodedata.normalize("NFKD", plain(text).translate(_STROKES))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_STROKES = str.maketrans("łøđ\u0131", "lodi")


def _all_shown(found: dict[str, str]) -> tuple[str, ...]:
    return tuple(word if word == written else f'{word} ("{written}")' for word, written in found.items())


def _parted(text: str, place: int) -> bool:
    """No word runs across this place."""
    if place in {0, len(text)}:
        return True
    before, after = text[place - 1], text[place]
    return not (_spells(before) and _spells(after)) or _unspaced(before) or _unspaced(after)


def _spells(letter: str) -> bool:
    """A letter, a digit, or a mark that belongs to the letter before it."""
    return unicodedata.category(letter)[0] in "LNM"


def _unspaced(letter: str) -> bool:
    code = ord(letter)
    return any(first <= code <= last for first, last in _UNSPACED)


_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x2E80, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
"""Scripts that write words without spaces: Thai, Lao, Burmese, Khmer, and those of East Asia."""


def _unseen(code: str, text: str) -> Fit:
    return Fit(None, (), (Reason(code, {}, text),))


def _reasons(interests: tuple[str, ...], places: tuple[str, ...], languages: tuple[str, ...]) -> tuple[Reason, ...]:
    kinds = (("interests", "Cares about", interests), ("places", "Is in", places), ("languages", "Writes", languages))
    found = tuple(_reason(kind, verb, words) for kind, verb, words in kinds if words)
    return found or (Reason("fit.no_words", {}, "None of the target market's words were found."),)


def _reason(kind: str, verb: str, words: tuple[str, ...]) -> Reason:
    return Reason(f"fit.{kind}", {"words": ", ".join(words)}, f"{verb}: {', '.join(words)}.")
