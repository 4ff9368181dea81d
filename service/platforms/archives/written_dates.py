"""Dates as HTML exports write them for people, in the language of the account."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final
from unicodedata import normalize

from service.platforms.archives.dated_names import UNDATED, moment
from service.platforms.archives.written_months import MONTH

# Those of the languages from Swedish on as the Unicode CLDR 48 writes them, without points and spaces; so the parts of the day
# that German, Turkish and Polish tell apart. A night is on both sides of midnight.
_NIGHT: Final = -1
_BEFORE: Final = {
    "午前": 0,
    "午後": 12,
    "上午": 0,
    "下午": 12,
    "오전": 0,
    "오후": 12,
    "öö": 0,
    "ös": 12,
    "de": 0,
    "du": 12,
    "gece": _NIGHT,
    "sabah": 0,
    "öğledenönce": 0,
    "öğledensonra": 12,
    "akşamüstü": 12,
    "akşam": 12,
}
_AFTER: Final = {"am": 0, "pm": 12, "fm": 0, "em": 12, "dop": 0, "odp": 12, "ap": 0, "ip": 12} | {
    "πμ": 0, "μμ": 12, "ص": 0, "م": 12, "sa": 0, "ch": 12,
    "nachts": 0, "morgens": 0, "vorm": 0, "vormittags": 0, "mittags": 12, "nachm": 12, "nachmittags": 12, "abends": 12,
    "wnocy": _NIGHT, "rano": 0, "przedpołudniem": 0, "przedpoł": 0, "popołudniu": 12, "popoł": 12, "wieczorem": 12, "wiecz": 12,
}  # fmt: skip
_HALVES: Final = _BEFORE | _AFTER
"""Words for a half or a part of the day, and the hours that it adds."""
_NIGHT_FROM: Final = 9
"""The first hour of the night in the evening, in Turkish and in Polish."""

_POINTS = re.compile(r"[.\s]")


def _any_of(halves: Mapping[str, int]) -> str:
    return "|".join(r"\.?\s?".join(half) + r"\.?" for half in halves)


_AT = (
    rf"(?:(?<!\w)(?P<before>{_any_of(_BEFORE)}))?\s*(?<![\d.:])(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?:[:.]\d\d)?"
    rf"(?:\s*(?P<after>{_any_of(_AFTER)})(?!\w))?(?:\s*(?:Uhr|h|UTC|GMT|น\.|बजे))?"
)
# Vietnamese begins with the time.
_CLOCKS = (re.compile(rf"{_AT}\s*$", re.IGNORECASE), re.compile(rf"^(?:lúc\s+)?{_AT}\s", re.IGNORECASE))
_MONTH = r"(?P<month>[^\W\d_][^\s\d,،]*)"
# 12/11/2025 is left out on purpose: nothing in it says which number is the month.
_DAYS = (
    re.compile(rf"{_MONTH}\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})"),
    re.compile(rf"(?P<day>\d{{1,2}})\.?\s+(?:de\s+)?{_MONTH},?\s+(?:de\s+)?(?P<year>\d{{4}})"),
    re.compile(rf"(?P<year>\d{{4}})\.?\s+{_MONTH}\s+(?P<day>\d{{1,2}})(?!\d)"),
    re.compile(r"(?P<day>\d{1,2})\s+(?:thg|tháng)\s+(?P<number>\d{1,2}),?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})\s?[-/年년.]\s?(?P<number>\d{1,2})\s?[-/月월.]\s?(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>\d{4})"),
)
_MARKS = str.maketrans("", "", "\u200e\u200f\u061c")
"""What tells the direction of writing, in Arabic dates."""

_BUDDHIST_FROM = 2400
_BUDDHIST_AHEAD = 543
"""Thai dates count the years of the Buddhist calendar (Unicode CLDR)."""

_LONGEST = 60


def written_moment(text: str) -> int:
    """Unix seconds of a text that is one date, or `UNDATED`; read as UTC, because HTML names no time zone."""
    if len(text) > _LONGEST or not any(character.isdecimal() for character in text):
        return UNDATED
    text = text.translate(_MARKS)
    clock = next((found for each in _CLOCKS if (found := each.search(text))), None)
    midnight = _midnight(text[: clock.start()] + text[clock.end() :] if clock else text)
    if midnight == UNDATED or clock is None:
        return midnight
    hour, minute = int(clock["hour"]), int(clock["minute"])
    half = _POINTS.sub("", clock["before"] or clock["after"] or "").lower()
    if half:
        hour %= 12
        adds = _HALVES[half]
        hour += 12 * (hour >= _NIGHT_FROM) if adds == _NIGHT else adds
    return midnight + hour * 3600 + minute * 60


@lru_cache(maxsize=20_000)
def _midnight(text: str) -> int:
    for shape in _DAYS:
        if (found := shape.search(text)) is None:
            continue
        parts = found.groupdict()
        month = int(parts["number"]) if "number" in parts else MONTH.get(_word(parts["month"]), 0)
        year = int(parts["year"])
        try:
            return moment(
                datetime(
                    year - _BUDDHIST_AHEAD * (year > _BUDDHIST_FROM), month, int(parts["day"]), tzinfo=UTC
                ).timestamp()
            )
        except ValueError:
            continue
    return UNDATED


def _word(month: str) -> str:
    return normalize("NFC", month.rstrip(".॰").lower())
