"""Days and moments as sentences say them, alike everywhere."""

from datetime import date, datetime


def spoken_day(day: date) -> str:
    """The day, as 7 Aug 2026."""
    return f"{day.day} {day:%b %Y}"


def spoken_moment(moment: datetime) -> str:
    """The moment to the minute, as 7 Aug 2026 18:42; whose clock it is by is for the sentence to say."""
    return f"{spoken_day(moment)} {moment:%H:%M}"
