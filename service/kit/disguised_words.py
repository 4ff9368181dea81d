"""Words hidden from filters ("f 0 l l o w", letters of other alphabets, squared letters), read as a person reads them. Pure.

A skeleton stands for everything that looks the same, as in Unicode Technical Standard 39, section 4 ("confusable detection"): two
texts look alike when their skeletons are equal. Its table has thousands of rows for every script; here are those rows of it that
imitate small Latin letters from Cyrillic, Greek, Armenian and the small capitals, with what people do beside: digits for
letters, single letters set apart, letters doubled.
"""
# ruff: noqa: RUF001 # letters of other alphabets are what this is about

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from service.kit.plain_text import plain


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A text as it looks, and where each of its signs stood."""

    text: str
    places: tuple[int, ...]

    def written(self, original: str, start: int, end: int) -> str:
        """The part of the original from which this part of the skeleton was made."""
        return original[self.places[start] : self.places[end - 1] + 1].strip()


def skeleton(text: str) -> Skeleton:
    """What this text looks like to somebody who reads over its disguise."""
    joined = _joined([(sign, place) for place, each in enumerate(text) for sign in _seen(each)])
    kept = [pair for number, pair in enumerate(joined) if not number or pair[0] != joined[number - 1][0]]
    return Skeleton("".join(sign for sign, _ in kept), tuple(place for _, place in kept))


def is_disguised(written: str, looks: str) -> bool:
    """Whether what is written differs from these looks by more than case and letters that words double anyway."""
    return "*" in looks or _DOUBLED.sub(r"\1", plain(written)).replace("l", "i") != looks


def may_be_disguised(text: str) -> bool:
    """Whether it is worth a look: nobody can hide words in plain letters that stand together."""
    return not text.isascii() or _HINT.search(text) is not None


@lru_cache(maxsize=4096)
def _seen(sign: str) -> str:
    """One sign as it looks: letters without marks, spaces for everything between; nothing for what cannot be seen."""
    if sign in _SIGNS:
        return _SIGNS[sign]
    code = ord(sign)
    for first in _SQUARED_FROM:
        if first <= code < first + _ALPHABET:
            return _letter(chr(ord("a") + code - first))
    return "".join(map(_letter, unicodedata.normalize("NFKD", plain(sign))))


def _letter(sign: str) -> str:
    category = unicodedata.category(sign)
    if category[0] == "M" or category == "Cf":
        return ""
    looks = _LOOKS.get(sign, sign)
    return looks if looks.isalnum() or looks in _KEPT else " "


def _joined(signs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The same signs, with letters that were set apart one by one moved together."""
    text = "".join(sign for sign, _ in signs)
    dropped = {
        place
        for run in _SET_APART.finditer(text)
        for place in range(run.start(), run.end())
        # Two spaces part words also where letters stand apart.
        if text[place] in " *" and " " not in {text[place - 1], text[place + 1]}
    }
    return [pair for place, pair in enumerate(signs) if place not in dropped]


_ALPHABET: Final = 26
_SQUARED_FROM: Final = (0x1F130, 0x1F150, 0x1F170, 0x1F1E6)
"""Where the squared, the circled and the regional capital letters begin, which no normal form turns into letters."""
_KEPT: Final = frozenset(" #*")
_SET_APART: Final = re.compile(r"(?<![^\W_])[^\W_](?:[ *]{1,3}[^\W_]){3,}(?![^\W_])")
_DOUBLED: Final = re.compile(r"(.)\1")
_HINT: Final = re.compile(r"[A-Za-z][0-9@$*=]|[0-9@$*=][A-Za-z]|[A-Za-z]([^A-Za-z])[A-Za-z0-9]\1|([A-Za-z])\2\2")
_SIGNS: Final = {"🔙": " back ", "🔁": " for ", "🔄": " for ", "↔": " for ", "=": " for "}
"""Pictures that stand for a word."""
_LOOKS: Final = (
    dict(zip("асеорхукмтвнѕіјԁɡһԛԝո", "aceopxykmtbhsijdghqwn", strict=True))
    | dict(zip("αοτκνρεβιυω", "aotkvpebiuw", strict=True))
    | dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢƒ", "abcdefghijkimnoprstuvwyzf", strict=True))
    | dict(zip("013457@$", "oieastas", strict=True))
    | {"l": "i", "ł": "i", "ı": "i", "ӏ": "i", "ø": "o"}
)
"""Letters by what they look like; of those that look like a stroke, all are one."""
