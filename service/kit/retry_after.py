"""When to come back, as a `Retry-After` header says it."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

LONGEST_DIGITS: Final = 9


def come_back_at(header: str | None, *, at: datetime) -> datetime | None:
    """The moment that a `Retry-After` header asks us to wait for (RFC 9110 §10.2.3: seconds, or a date).

    Returns `None` for a missing or unreadable header, never a moment before `at`.
    """
    text = (header or "").strip()
    if text.isascii() and text.isdigit():
        return at + timedelta(seconds=int(text)) if len(text) <= LONGEST_DIGITS else None
    try:
        named = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(at, named if named.tzinfo else named.replace(tzinfo=UTC))
