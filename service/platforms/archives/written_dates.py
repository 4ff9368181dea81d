"""Dates as HTML exports write them for people, in the language of the account."""

import re
from datetime import UTC, datetime
from functools import lru_cache

from service.platforms.archives.dated_names import UNDATED, moment

# English, German, Dutch, Scandinavian, Indonesian, French, Spanish, Italian, Portuguese, Polish, Turkish, Russian
_MONTHS = (
    "jan january januar januari jänner janv janvier ene enero gen gennaio janeiro sty stycznia ocak oca янв января",
    "feb february februar februari févr fév février febrero febbraio fev fevereiro lut lutego şub şubat фев февр февраля",
    "mar march märz mär mrt maart mars maret marzo março marca mart марта мар",
    "apr april avr avril abr abril aprile kwi kwietnia nis nisan апр апреля",
    "may mai mei maj mayo mag maggio maio maja mayıs мая май",  # noqa: RUF001 (Turkish has a dotless i)
    "jun june juni juin junio giu giugno junho cze czerwca haz haziran июн июня",
    "jul july juli juil juillet julio lug luglio julho lip lipca tem temmuz июл июля",
    "aug august augustus augusti août aoû agustus agu ago agosto sie sierpnia ağu ağustos авг августа",
    "sep sept september septembre septiembre set settembre setembro wrz września eyl eylül сен сент сентября",
    "oct october okt oktober octobre octubre ott ottobre out outubro paź października eki ekim окт октября",
    "nov november novembre noviembre novembro lis listopada kas kasım ноя нояб ноября",  # noqa: RUF001 (Turkish has a dotless i)
    "dec december dez dezember des desember déc décembre dic diciembre dicembre dezembro gru grudnia ara aralık дек декабря",  # noqa: RUF001 (Turkish has a dotless i)
)
_MONTH = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}

_HALVES = {"a": 0, "p": 12, "午前": 0, "上午": 0, "오전": 0, "午後": 12, "下午": 12, "오후": 12}
_CLOCK = re.compile(
    r"(?P<before>午前|上午|오전|午後|下午|오후)?\s*(?<![\d.:])(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.]\d\d)?"
    r"(?:\s*(?P<after>[ap])\.?\s?m\.?)?(?:\s*(?:Uhr|h|UTC|GMT))?\s*$",
    re.IGNORECASE,
)
# 12/11/2025 is left out on purpose: nothing in it says which number is the month.
_DAYS = (
    re.compile(r"(?P<month>[^\W\d_]+)\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})\.?\s+(?:de\s+)?(?P<month>[^\W\d_]+)\.?,?\s+(?:de\s+)?(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})\s?[-年년.]\s?(?P<number>\d{1,2})\s?[-月월.]\s?(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>\d{4})"),
)
_LONGEST = 60


def written_moment(text: str) -> int:
    """Unix seconds of a text that is one date, or `UNDATED`; read as UTC, because HTML names no time zone."""
    if len(text) > _LONGEST or not any(character.isdecimal() for character in text):
        return UNDATED
    clock = _CLOCK.search(text)
    midnight = _midnight(text[: clock.start()] if clock else text)
    if midnight == UNDATED or clock is None:
        return midnight
    hour, minute = int(clock["hour"]), int(clock["minute"])
    half = clock["before"] or (clock["after"] or "").lower()
    if half:
        hour = hour % 12 + _HALVES[half]
    return midnight + hour * 3600 + minute * 60


@lru_cache(maxsize=20_000)
def _midnight(text: str) -> int:
    for shape in _DAYS:
        if (found := shape.search(text)) is None:
            continue
        parts = found.groupdict()
        month = int(parts["number"]) if "number" in parts else _MONTH.get(parts["month"].lower(), 0)
        try:
            return moment(datetime(int(parts["year"]), month, int(parts["day"]), tzinfo=UTC).timestamp())
        except ValueError:
            continue
    return UNDATED
