"""Words of strangers as they may stand on a terminal."""

import unicodedata
from typing import Final

LONGEST_SHOWN: Final = 80
"""Characters of a name in a line of words; it is cut after them."""

_STEERING: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode's categories of what is not seen, but may steer a terminal or turn the direction of reading around."""
_JOINERS: Final = frozenset("\u200c\u200d")
"""What spells Persian and Hindi, and holds an emoji of several people together."""


def visible(text: str) -> str:
    """The text with U+FFFD for each character that steers instead of being seen.

    Compilers show their users' sources likewise since such characters were found to hide code ("Trojan Source",
    CVE-2021-42574).
    """
    if text.isprintable():
        return text
    return "".join("\ufffd" if _steers(character) else character for character in text)


def shortened(text: str, longest: int = LONGEST_SHOWN) -> str:
    """The text in view, with an ellipsis for what is beyond its `longest` first characters."""
    return visible(text if len(text) <= longest else f"{text[:longest]}…")


def _steers(character: str) -> bool:
    return unicodedata.category(character) in _STEERING and character not in _JOINERS
