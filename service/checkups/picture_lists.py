"""Lists of people as a picture shows them: how many there are, some of them, and what the number rests on."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from service.audience.coverage import Coverage
from service.audience.reasons import Reason
from service.kit.spoken_moments import spoken_day
from service.platforms.archives.dated_names import UNDATED, DatedNames

_HANDLE: Final = re.compile(r"[A-Za-z0-9._]{1,30}")
SHOWN: Final = 20
"""People shown of each list; the total counts all."""


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """One person in a list, with why they are in it."""

    who: str
    """What to call them: `@handle`, a name, or an id."""
    handle: str | None = None
    id: str | None = None
    at: datetime | None = None
    """The moment that put them in the list; `None` where the export gives none."""
    reasons: tuple[Reason, ...] = ()


class PeopleList(msgspec.Struct, frozen=True, kw_only=True):
    """How many people, the first of them, and what the number rests on.

    `total` is `None` when the list cannot be known from this export; `not_observable` then says why.
    """

    total: int | None
    shown: tuple[Person, ...] = ()
    at_most: bool = False
    """The true number may be smaller, because part of what would rule people out is not in the export."""
    coverage: Coverage
    not_observable: Reason | None = None


def listed(
    people: DatedNames,
    order: NDArray[np.int64],
    why: Callable[[int], tuple[Reason, ...]],
    *,
    coverage: Coverage,
    at_most: bool = False,
) -> PeopleList:
    """The people at these places, in this order, each with the reasons that `why` gives for the place."""
    shown = tuple(person(people, int(place), why(int(place))) for place in order[:SHOWN])
    return PeopleList(total=len(order), shown=shown, at_most=at_most, coverage=coverage)


def unknown(code: str, text: str, *, coverage: Coverage) -> PeopleList:
    """A list that this export cannot give, with the reason."""
    return PeopleList(total=None, coverage=coverage, not_observable=Reason(code, {}, text))


def person(people: DatedNames, place: int, reasons: Iterable[Reason] = ()) -> Person:
    """The person at this place."""
    name, at = people.name(place), moment_of(int(people.at[place]))
    if people.names_are_ids:
        return Person(who=f"X id {name}", id=name, at=at, reasons=tuple(reasons))
    return Person(who=shown_name(name), handle=name, at=at, reasons=tuple(reasons))


def shown_name(name: str) -> str:
    """A handle with its @; what no network takes for a handle, as it is: Facebook's exports hold names alone."""
    return f"@{name}" if _HANDLE.fullmatch(name) else name


def moment_of(seconds: int) -> datetime | None:
    """The moment of these Unix seconds; `None` where the export gave none."""
    return None if seconds == UNDATED else datetime.fromtimestamp(seconds, UTC)


def day(seconds: int) -> str:
    """The day of these Unix seconds, as 3 May 2024."""
    return spoken_day(datetime.fromtimestamp(seconds, UTC))
