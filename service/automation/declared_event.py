"""What a coach or the client declares: that between two moments something ordinary brought many followers; and its bounds. Pure.

The bounds keep amnesty from becoming a way around findings: they are ours, since nobody has published how long such events last.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from service.kit.spoken_moments import spoken_day

LONGEST: Final = timedelta(days=14)
"""Of one event: giveaways run for days, challenges for a week or two. What lasts longer is no event but a way of working. Ours."""
FURTHEST_AHEAD: Final = timedelta(days=30)
"""In which an event may begin: it is declared once it is settled, not on the off-chance. Ours."""
FURTHEST_BACK: Final = timedelta(days=90)
"""In which it may have ended: a quarter is remembered, and what looks compare hardly reaches back further. Ours."""
MOST: Final = 12
"""Of an account at a time, those over for longer than that not counted: about one a week. Ours."""
WINDOW: Final = timedelta(days=90)
MOST_COVERED: Final = 0.5
"""Of any such stretch of time, events with their grace: an account that is mostly in an event has none. Ours."""
GRACE: Final = (timedelta(days=1), timedelta(days=2))
"""Before and after an event, the widest that any kind of finding has (`explainable.EXPLAINABLE`)."""


class EventKind(StrEnum):
    """What brought people."""

    GIVEAWAY = "giveaway"
    CHALLENGE = "challenge"
    PRESS = "press"
    """An article, a programme, a mention by somebody well known."""
    STARTER_PACK = "starter_pack"
    """A list of accounts that people follow at once."""


@dataclass(frozen=True, slots=True)
class DeclaredEvent:
    """One event as it was declared."""

    id: UUID
    kind: EventKind
    starts_at: datetime
    ends_at: datetime
    explains: frozenset[str]
    """Kinds of finding."""


@dataclass(frozen=True, slots=True)
class OutOfBounds:
    """Why such an event cannot be declared: the field, and what is wrong with it."""

    where: str
    what: str


def out_of_bounds(starts_at: datetime, ends_at: datetime, *, at: datetime) -> OutOfBounds | None:
    """Why an event of this time cannot be declared at this moment; `None` when it can."""
    if ends_at <= starts_at:
        return OutOfBounds("ends_at", "must be later than starts_at")
    if ends_at - starts_at > LONGEST:
        return OutOfBounds("ends_at", f"is more than {LONGEST.days} days after starts_at")
    if starts_at > at + FURTHEST_AHEAD:
        return OutOfBounds("starts_at", f"is more than {FURTHEST_AHEAD.days} days ahead")
    if ends_at < at - FURTHEST_BACK:
        return OutOfBounds("ends_at", f"is more than {FURTHEST_BACK.days} days ago")
    return None


def too_much(starts_at: datetime, ends_at: datetime, *, standing: Sequence[DeclaredEvent], at: datetime) -> str | None:
    """Why those that stand leave no room for another of this time, in words; `None` when they do."""
    if sum(each.ends_at >= at - FURTHEST_BACK for each in standing) >= MOST:
        return f"{MOST} events are declared that are to come or were within {FURTHEST_BACK.days} days."
    times = [(starts_at, ends_at), *((each.starts_at, each.ends_at) for each in standing)]
    if most_covered(times) > MOST_COVERED * WINDOW:
        return f"With this one, events and the days around them would cover more than half of {WINDOW.days} days."
    return None


def most_covered(times: Iterable[tuple[datetime, datetime]]) -> timedelta:
    """The longest time that these events, with their grace, cover in any window; what several cover counts once."""
    before, after = GRACE
    covered: list[tuple[datetime, datetime]] = []
    for since, until in sorted((starts - before, ends + after) for starts, ends in times):
        if covered and since <= covered[-1][1]:
            covered[-1] = (covered[-1][0], max(covered[-1][1], until))
        else:
            covered.append((since, until))
    # A window that holds the most begins where a stretch does, or ends where one does.
    begins = [since for since, _ in covered] + [until - WINDOW for _, until in covered]
    return max((_within(covered, since) for since in begins), default=timedelta(0))


def _within(covered: Iterable[tuple[datetime, datetime]], begins: datetime) -> timedelta:
    ends = begins + WINDOW
    inside = (min(until, ends) - max(since, begins) for since, until in covered)
    return sum((each for each in inside if each > timedelta(0)), timedelta(0))


def spoken_event(event: DeclaredEvent) -> str:
    """What it was and when, in days of UTC, as: giveaway, 3 to 5 May 2026."""
    first, last = event.starts_at.astimezone(UTC).date(), event.ends_at.astimezone(UTC).date()
    name = event.kind.replace("_", " ")
    if first == last:
        return f"{name}, {spoken_day(first)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{name}, {first.day} to {spoken_day(last)}"
    return f"{name}, {spoken_day(first)} to {spoken_day(last)}"
