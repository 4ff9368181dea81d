"""Whom a Facebook owner liked or answered: exports tell it in a sentence ("Anna liked Bob Smith's post")."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

import numpy as np

from service.platforms.archives.dated_names import DatedNames, key_of
from service.platforms.archives.export_records import NAME_LABELS, Record, objects, text
from service.platforms.archives.json_records import Json

LONGEST_NAMED: Final = 6
"""Words of a name looked for inside a sentence."""

LONGEST_SENTENCE: Final = 40
"""Words of a sentence that are looked at; the sentences that networks write have some ten."""

_OF_SOMEBODY = re.compile(
    r".*?\b(?:liked|likes|loved|reacted to|commented on|replied to)\s+"
    r"(?P<who>(?:[^'\u2019]|['\u2019](?!s\s))+)['\u2019]s\s.*",
    re.DOTALL,
)
_EDGES = " .,:;!?()\"'\u2019\u201c\u201d\u201e\u00ab\u00bb"
_GENITIVES = ("'s", "\u2019s", "s")


class KnownPeople:
    """Names by which the people around an owner are recognised in a sentence of any language."""

    def __init__(self, *lists: DatedNames | None) -> None:
        keys = [names.keys for names in lists if names is not None]
        # A set of a million numbers would take ten times as much.
        self._keys = array("q", np.unique(np.concatenate(keys)).tobytes() if keys else b"")

    def spoken_of(self, sentence: str, *, owner: str) -> str | None:
        """The one person besides the owner whom this sentence names; `None` where nobody, or more than one, fits.

        English sentences are taken at their word. In others only names that the export lists elsewhere are found.
        """
        rest = sentence.replace(owner, " ", 1) if owner else sentence
        if found := _OF_SOMEBODY.fullmatch(rest):
            return found["who"].strip()
        names = set(self._known_in(rest.split()[:LONGEST_SENTENCE]))
        return names.pop() if len(names) == 1 else None

    def _known_in(self, words: list[str]) -> Iterator[str]:
        start = 0
        while start < len(words):
            for end in range(min(len(words), start + LONGEST_NAMED), start, -1):
                if name := self._known(" ".join(words[start:end]).strip(_EDGES)):
                    yield name
                    start = end - 1
                    break
            start += 1

    def _known(self, written: str) -> str | None:
        spelled = (written, *(written.removesuffix(ending) for ending in _GENITIVES))
        # Keys know no case, and words written small throughout are rather a sentence's own than a name.
        return next((name for name in spelled if name and not name.islower() and self._has(key_of(name))), None)

    def _has(self, key: int) -> bool:
        place = bisect_left(self._keys, key)
        return place < len(self._keys) and self._keys[place] == key


def acting_name(raw: Json) -> str:
    """What the export calls its owner, who is the one who reacted or commented; empty where it does not say."""
    for item in objects(raw.get("data")):
        for key, role in (("reaction", "actor"), ("comment", "author")):
            inner = item.get(key)
            if isinstance(inner, dict):
                return text(inner.get(role))
    return ""


def addressed(record: Record, known: KnownPeople, *, owner: str) -> str | None:
    """Whom this reaction or comment went to; `None` where the export does not say, or it was the owner."""
    for field in record.fields:
        if field.label.lower() in NAME_LABELS and field.value:
            return field.value if field.value != owner else None
    return known.spoken_of(record.heading, owner=owner)
