"""Whom a client would like to reach, in the client's own words."""

import re
from collections.abc import Iterable
from typing import Annotated, Any

import msgspec

from service.kit.plain_text import plain
from service.roster.sensitive import SensitiveTrait, sensitive_category

_NAMED_ALIKE = frozenset({"roma", "roma, italia", "roma, italy"})
"""Places that are written like a people."""
_TAG = re.compile(r"(?i:[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)")
_Word = Annotated[str, msgspec.Meta(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]*$(?!\n)")]


class NoLanguageTag(ValueError):
    """A market's language is not written as a tag; the message says which and how to mend it."""

    def __init__(self, written: str) -> None:
        super().__init__(
            f'languages: "{written}" is no language tag (BCP 47); write a code of two or three letters, '
            "with a script or region behind it if need be: en, pl, pt-BR, zh-Hant"
        )
        self.written = written


class TargetMarket(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The people a client is looking for. An empty market fits nobody and excludes nobody.

    Raises:
        SensitiveTrait: a word names a special category of personal data (GDPR, article 9).
        NoLanguageTag: a language is not written as a tag.
    """

    interests: Annotated[
        tuple[_Word, ...],
        msgspec.Meta(
            max_length=50, description="What they care about.", examples=[["trail running", "plant-based cooking"]]
        ),
    ] = ()
    places: Annotated[
        tuple[_Word, ...],
        msgspec.Meta(max_length=50, description="Where they live.", examples=[["Leeds", "Yorkshire"]]),
    ] = ()
    languages: Annotated[
        tuple[_Word, ...], msgspec.Meta(max_length=50, description="What they speak (BCP 47).", examples=[["en", "pl"]])
    ] = ()
    exclusions: Annotated[
        tuple[_Word, ...],
        msgspec.Meta(max_length=50, description="Words that rule a person out.", examples=[["crypto signals"]]),
    ] = ()

    def __post_init__(self) -> None:
        refuse_sensitive((*self.interests, *self.exclusions))
        for tag in self.languages:
            if not is_language_tag(tag):
                raise NoLanguageTag(tag)
        refuse_sensitive(place for place in self.places if not _is_named_alike(place))

    @property
    def is_empty(self) -> bool:
        """There is nothing to look for."""
        return not (self.interests or self.places or self.languages or self.exclusions)


def is_language_tag(written: str) -> bool:
    """A well-formed tag of RFC 5646 (section 2.1): language of two or three letters, then script, region and variants.

    Whether the code is a registered one is not looked up.
    """
    return _TAG.fullmatch(written) is not None


def refuse_sensitive(words: Iterable[str]) -> None:
    """Return when none of these words asks about a special category of personal data.

    Raises:
        SensitiveTrait: naming the word and what to write instead.
    """
    for word in words:
        if category := sensitive_category(word):
            raise SensitiveTrait(word, category)


def harmless_places(places: Iterable[str]) -> tuple[str, ...]:
    """The places that may be looked for, of places kept before they were checked."""
    return tuple(place for place in places if _is_named_alike(place) or not sensitive_category(place))


def _is_named_alike(place: str) -> bool:
    return plain(place).strip() in _NAMED_ALIKE


def market_of(stored: dict[str, Any]) -> TargetMarket:
    """The market as kept in a client's row; languages kept before they were checked, and that are no tags, are left out."""
    languages = [*filter(is_language_tag, stored.get("languages", ()))]
    return msgspec.convert({**stored, "languages": languages}, TargetMarket)
