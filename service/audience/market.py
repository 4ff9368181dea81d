"""The market by which fit is judged, from the words that a client's row keeps."""

from collections.abc import Mapping, Sequence

from service.audience.reasons import Reason
from service.roster.market import TargetMarket, harmless_places, is_language_tag
from service.roster.sensitive import SensitiveTrait, sensitive_category


def market_of(words: Mapping[str, Sequence[str]], interests: Sequence[str]) -> TargetMarket:
    """The market by which fit is judged, from a client's kept words; their own interests count as the market's.

    Words kept before they were checked, and that may not be looked for, are left out.
    """
    return TargetMarket(
        interests=harmless([*words.get("interests", ()), *interests])[0],
        places=harmless_places(words.get("places", ())),
        languages=tuple(filter(is_language_tag, words.get("languages", ()))),
        exclusions=harmless(words.get("exclusions", ()))[0],
    )


def harmless(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
    """The words that may be looked for, and a reason for each that may not; for words kept before they were checked."""
    refused = {word: category for word in words if (category := sensitive_category(word))}
    return tuple(word for word in words if word not in refused), tuple(
        Reason("market.sensitive_word", {"word": word, "category": category}, f"{SensitiveTrait(word, category)}.")
        for word, category in refused.items()
    )
