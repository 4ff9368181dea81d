"""How X's archives write ids and moments."""

from datetime import UTC, datetime

from service.platforms.archives.dated_names import UNDATED, moment
from service.platforms.archives.json_records import Json

_MONTHS = {
    "Jan": 1,
    "Feb": 2,
    "Mar": 3,
    "Apr": 4,
    "May": 5,
    "Jun": 6,
    "Jul": 7,
    "Aug": 8,
    "Sep": 9,
    "Oct": 10,
    "Nov": 11,
    "Dec": 12,
}
_LARGEST_ID = (1 << 63) - 1
_ID_DIGITS = 19


def member(record: Json, key: str) -> Json:
    """The object under this key; an empty one where there is none."""
    value = record.get(key)
    return value if isinstance(value, dict) else {}


def account_id(value: object) -> int | None:
    """An id, which X writes as text; `None` where it is none."""
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= _ID_DIGITS:
        number = int(value)
        return number if 0 < number <= _LARGEST_ID else None
    return None


def iso_time(value: object) -> datetime | None:
    """A moment such as `2022-11-22T02:08:40.412Z`, in UTC."""
    try:
        return datetime.fromisoformat(value).astimezone(UTC) if isinstance(value, str) else None
    except (ValueError, OverflowError):
        return None


def written_time(value: object) -> int:
    """Unix seconds of a moment such as `Sat Feb 18 19:45:15 +0000 2023`, or `UNDATED`."""
    # strptime would read the month in the machine's language.
    words = value.split() if isinstance(value, str) else []
    try:
        _, month, day, clock, _, year = words
        hour, minute, second = (int(number) for number in clock.split(":"))
        written = datetime(int(year), _MONTHS[month], int(day), hour, minute, second, tzinfo=UTC)
    except (ValueError, KeyError):
        return UNDATED
    return moment(written.timestamp())
