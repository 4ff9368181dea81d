"""Whom a client would like to reach, in the client's own words."""

from typing import Annotated, Any

import msgspec

MOST_WORDS = 50
_Word = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
_Words = Annotated[tuple[_Word, ...], msgspec.Meta(max_length=MOST_WORDS)]


class TargetMarket(msgspec.Struct, frozen=True):
    """The people a client is looking for. An empty market fits nobody and excludes nobody."""

    interests: Annotated[
        _Words, msgspec.Meta(description="What they care about.", examples=[["trail running", "plant-based cooking"]])
    ] = ()
    places: Annotated[_Words, msgspec.Meta(description="Where they live.", examples=[["Leeds", "Yorkshire"]])] = ()
    languages: Annotated[
        _Words, msgspec.Meta(description="What they speak, as BCP 47 tags.", examples=[["en", "pl"]])
    ] = ()
    exclusions: Annotated[
        _Words, msgspec.Meta(description="Words that rule a person out.", examples=[["crypto signals"]])
    ] = ()


def market_of(stored: dict[str, Any]) -> TargetMarket:
    """The market as kept in a client's row."""
    return msgspec.convert(stored, TargetMarket)
