"""Whom a client would like to reach, in the client's own words."""

from collections.abc import Iterable
from typing import Annotated, Any

import msgspec

from service.kit.plain_text import plain
from service.roster.sensitive import SensitiveTrait, sensitive_category

_NAMED_ALIKE = frozenset({"roma", "roma, italia", "roma, italy"})
"""Places that are written like a people."""
_Word = Annotated[str, msgspec.Meta(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]*$(?!\n)")]


class TargetMarket(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The people a client is looking for. An empty market fits nobody and excludes nobody.

    Raises:
        SensitiveTrait: a word names a special category of personal data (GDPR, article 9).
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
        refuse_sensitive(place for place in self.places if not _is_named_alike(place))

    @property
    def is_empty(self) -> bool:
        """There is nothing to look for."""
        return not (self.interests or self.places or self.languages)


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
    """The market as kept in a client's row."""
    return msgspec.convert(stored, TargetMarket)
