"""The time that a call asks about, `since` and `until`, and the days that Meta counts by."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from service.sandbox.meta import errors

DAY: Final = timedelta(days=1)
_DAYS_BEGIN: Final = timedelta(hours=8)
"""Meta's days are those of its home; midnight there is 08:00 UTC. The sandbox knows no summer time."""
_ALWAYS: Final = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Span:
    """From one moment up to another, which is no longer in it."""

    since: datetime
    until: datetime

    def __contains__(self, moment: datetime) -> bool:
        return self.since <= moment < self.until

    def up_to(self, moment: datetime) -> "Span":
        """What of it lies before this moment; nothing is left of one that begins later."""
        return Span(self.since, max(self.since, min(self.until, moment)))

    @property
    def length(self) -> timedelta:
        """How long it is; none when nothing is left of it."""
        return self.until - self.since

    def days(self) -> Iterator["Span"]:
        """Meta's days that end within it, the one in which it begins included."""
        begins = midnight_before(self.since)
        while begins + DAY <= self.until:
            yield Span(begins, begins + DAY)
            begins += DAY


def midnight_before(moment: datetime) -> datetime:
    """When the day of this moment began where Meta is."""
    shifted = moment - _DAYS_BEGIN
    return shifted.replace(hour=0, minute=0, second=0, microsecond=0) + _DAYS_BEGIN


def span_in(asked: Mapping[str, str], *, at: datetime, otherwise: Span | None = None) -> Span:
    """What a call asks about.

    Args:
        asked: its parameters.
        at: now, where a span without an end ends.
        otherwise: what is meant by a call that says nothing; all of time when not given.

    Raises:
        GraphError: it is no time.
    """
    since, until = (_moment(asked.get(name), at) for name in ("since", "until"))
    if since is None and until is None and otherwise is not None:
        return otherwise
    begins = (until or at) - otherwise.length if since is None and otherwise is not None else since or _ALWAYS
    return Span(begins, max(begins, until or at))


def _moment(text: str | None, at: datetime) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromtimestamp(int(text), UTC) if text.isdecimal() else datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        raise errors.parameter_wrong("since and until are Unix seconds or dates") from None
    # There is nothing to tell before or after, and at the ends of all dates no day could be added.
    return min(max(moment if moment.tzinfo else moment.replace(tzinfo=UTC), _ALWAYS), at)
