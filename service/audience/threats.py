"""Whether words of a threat are meant as one, by what stands before them. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from service.kit.plain_text import plain


def is_meant(threat: Sequence[str], before: Sequence[str]) -> bool:
    """Whether a threat is meant: not warned against, told of, nor said of effort ("you don't have to kill yourself").

    Args:
        threat: its words, in the form in which they stand there.
        before: what stands before it, as `words_before` gives it.
    """
    last = before[-1] if before else ""
    if last in _TURNED_ROUND:
        return False
    if last == "to":
        return not _TURNED_ROUND_FROM_AFAR.intersection(before) and before[-2:-1] != [] and before[-2] in _URGED
    of_effort = threat[0].endswith("ing") and threat[-1] in _ONESELF
    return not of_effort or last in _URGED_TO_DOING


def words_before(text: str, start: int) -> list[str]:
    """The last few words before this place, as far as no sign of the clause's end parts them from it."""
    clause = _CLAUSE_ENDS.split(plain(text[:start]).replace(_APOSTROPHE, "'"))[-1]
    return _WORD.findall(clause)[-_AS_FAR_AS:]


_APOSTROPHE: Final = "\u2019"
_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_CLAUSE_ENDS: Final = re.compile(r"[.,;:!?\n()|\u2022]")
_AS_FAR_AS: Final = 5
"""Words; ours, as are the lists."""
_TURNED_ROUND: Final = frozenset(
    {"don't", "dont", "not", "never", "no", "non", "nie", "niet", "nicht", "não", "не", "nunca", "jamais"}
)
"""Right before a threat, as "don't kill yourself" in bios about preventing suicide."""
_TURNED_ROUND_FROM_AFAR: Final = frozenset(
    {*_TURNED_ROUND, "doesn't", "didn't", "won't", "without", "nobody", "if", "when", "voices"}
)
"""Some words before it, as "you don't have to kill yourself to lose weight"."""
_URGED: Final = frozenset({"you", "u", "need", "have", "ought", "go", "time", "supposed", "better", "order", "beg"})
"""Before "to", words by which a threat is told to somebody; behind "want", "how" or "trying" it tells of distress."""
_URGED_TO_DOING: Final = frozenset({"try", "consider", "recommend", "suggest", "start"})
"""Likewise before a verb in -ing."""
_ONESELF: Final = frozenset({"yourself", "yourselves"})
