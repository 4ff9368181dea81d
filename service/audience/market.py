"""Whom a client hopes to meet, in the client's own words; and what such words may not ask about."""

import unicodedata
from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec

from service.audience.reasons import Reason


class SensitiveTrait(ValueError):
    """A word asks about a special category of personal data; the message says which and what to write instead."""

    def __init__(self, word: str, category: str) -> None:
        super().__init__(
            f'"{word}" is about {category}, which is never read out of a profile; '
            "describe what people do or care about instead"
        )
        self.word = word
        self.category = category


class TargetMarket(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A target market: what people care about, where they are, what they speak, and what rules them out.

    Raises:
        SensitiveTrait: a word names a special category of personal data (GDPR, article 9).
    """

    interests: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    """BCP 47 tags, of which the language counts ("en" of "en-GB")."""
    exclusions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for word in (*self.interests, *self.exclusions):
            if category := sensitive_category(word):
                raise SensitiveTrait(word, category)

    @property
    def is_empty(self) -> bool:
        """There is nothing to look for."""
        return not (self.interests or self.places or self.languages)


def market_of(words: Mapping[str, Sequence[str]], interests: Sequence[str]) -> TargetMarket:
    """The market by which fit is judged, from a client's kept words; their own interests count as the market's.

    Words kept before they were checked, and that may not be looked for, are left out.
    """
    return TargetMarket(
        interests=harmless([*words.get("interests", ()), *interests])[0],
        places=tuple(words.get("places", ())),
        languages=tuple(words.get("languages", ())),
        exclusions=harmless(words.get("exclusions", ()))[0],
    )


def harmless(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
    """The words that may be looked for, and a reason for each that may not; for words kept before they were checked."""
    refused = {word: category for word in words if (category := sensitive_category(word))}
    return tuple(word for word in words if word not in refused), tuple(
        Reason("market.sensitive_word", {"word": word, "category": category}, f"{SensitiveTrait(word, category)}.")
        for word, category in refused.items()
    )


def plain(text: str) -> str:
    """Text as it is compared: composed, and without case, whatever the script."""
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def sensitive_category(words: str) -> str | None:
    """The special category that these words ask about, or `None`.

    A short list of plain names, judged word by word: it stops the honest mistake, and does not claim to stop a determined
    one. What people do ("fitness", "vegan cooking", "yoga", "charity") is never on it.
    """
    spoken = plain(words).split()
    said = {*spoken, *(" ".join(pair) for pair in pairwise(spoken))}
    return next((category for category, names in _NAMES.items() if not said.isdisjoint(names)), None)


_WRITTEN = {
    "health": """
        cancer diabetes diabetic diabetics depression depressed hiv aids autism autistic adhd bipolar infertile
        infertility pregnant obese obesity disabled disability epilepsy dementia alzheimer anorexia bulimia alcoholic
        addict krebs krank schwanger behindert diabetiker enfermo embarazada enceinte malade диабет рак
        chronic-illness mental-illness eating-disorder chronic-pain weight-problem""",
    "religion or belief": """
        christian christians catholic catholics protestant protestants evangelical muslim muslims islam islamic jew jews
        jewish hindu hindus buddhist buddhists mormon mormons atheist atheists sikh sikhs christ katholisch muslimisch
        jüdisch musulmán musulman musulmane católico cristiano catholique juif""",
    "politics": """
        republican republicans democrat democrats conservative conservatives liberals socialist socialists communist
        maga trump biden tory tories leftist leftwing rightwing antifa afd cdu spd left-wing right-wing trade-union
        union-member""",
    "sexual orientation or sex life": """
        gay gays lesbian lesbians bisexual bisexuals queer homosexual homosexuals lgbt lgbtq transgender trans schwul
        lesbisch homosexuel gai polyamorous swingers""",
    "ethnic origin": """
        blacks whites black-people black-women black-men white-people white-women white-men latino latina latinos hispanic
        hispanics caucasian asians africans arabs roma gypsy gypsies indigenous ethnicity of-color of-colour""",
}
_NAMES = {
    category: frozenset(name.replace("-", " ") for name in written.split()) for category, written in _WRITTEN.items()
}
