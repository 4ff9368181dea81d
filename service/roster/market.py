"""Whom a client would like to reach, in the client's own words."""

from typing import Annotated, Any

import msgspec

_Word = Annotated[str, msgspec.Meta(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]*$")]


class TargetMarket(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The people a client is looking for. An empty market fits nobody and excludes nobody."""

    interests: Annotated[
        list[_Word],
        msgspec.Meta(
            max_length=50, description="What they care about.", examples=[["trail running", "plant-based cooking"]]
        ),
    ] = msgspec.field(default_factory=list)
    places: Annotated[
        list[_Word], msgspec.Meta(max_length=50, description="Where they live.", examples=[["Leeds", "Yorkshire"]])
    ] = msgspec.field(default_factory=list)
    languages: Annotated[
        list[_Word], msgspec.Meta(max_length=50, description="What they speak (BCP 47).", examples=[["en", "pl"]])
    ] = msgspec.field(default_factory=list)
    exclusions: Annotated[
        list[_Word],
        msgspec.Meta(max_length=50, description="Words that rule a person out.", examples=[["crypto signals"]]),
    ] = msgspec.field(default_factory=list)


def market_of(stored: dict[str, Any]) -> TargetMarket:
    """The market as kept in a client's row."""
    return msgspec.convert(stored, TargetMarket)
