"""Follow-back language: "follow me, I follow back" in bios, posts and comments, with the words that say it."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from service.audience.reasons import Reason
from service.automation.follow_back_phrases import DISGUISED, PLAIN, STEMS
from service.automation.signals import QUOTED, Kind, Signal
from service.kit.disguised_words import is_disguised, may_be_disguised, skeleton
from service.kit.plain_text import plain

WEIGHT = 1.5
"""In log-odds. People write it by hand too: of follow-back accounts few are suspended (#TeamFollowBack, ICWSM 2024)."""
SHOWN = 5


class Said(msgspec.Struct, frozen=True):
    """Something a person wrote, and where."""

    where: str
    """`bio`, `post` or `comment`."""
    text: str
    at: datetime


def follow_back_language(said: Sequence[Said], *, profile_id: int | None) -> Signal | None:
    """The signal when any of these texts offers or asks for mutual following; `None` when none does."""
    found = [(each, words) for each in said if (words := follow_back_words(each.text))]
    if not found:
        return None
    places = ", ".join(sorted({each.where for each, _ in found}))
    return Signal(
        kind=Kind.FOLLOW_BACK_LANGUAGE,
        profile_id=profile_id,
        weight=WEIGHT,
        reason=Reason(
            "follow_back_language",
            {"times": len(found), "where": places},
            f"Wrote {len(found)} times about following back ({places}).",
        ),
        evidence=tuple(
            Reason(f"follow_back_language.{each.where}", {QUOTED: words}, f'Wrote "{words}" in a {each.where}.')
            for each, words in found[:SHOWN]
        ),
        first_seen_at=min(each.at for each, _ in found),
        last_seen_at=max(each.at for each, _ in found),
    )


def follow_back_words(text: str) -> str | None:
    """The words in which a text offers or asks for mutual following, or `None`."""
    compared = plain(text)
    if any(stem in compared for stem in STEMS) and (match := PLAIN.search(compared)):
        return match.group(0).strip()
    return _disguised(text) if may_be_disguised(text) else None


def _disguised(text: str) -> str | None:
    """Likewise for words that are spaced out, spelled with digits or in letters of another script; as they were written."""
    seen = skeleton(text)
    for match in DISGUISED.finditer(seen.text):
        written = seen.written(text, *match.span())
        if is_disguised(written, match.group(0)):
            return written
    return None
