"""Pure. What a practice may have and do, by its tier. "Plan" is a client's daily plan, so the word for this is tier."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Tier(StrEnum):
    """How much a practice is given; the operator decides it, with `rapport tier`."""

    FREE = "free"
    COACH = "coach"
    TEAM = "team"
    UNLIMITED = "unlimited"


class Resource(StrEnum):
    """What is counted."""

    CLIENTS = "clients"
    """Who is coached now, the sample client aside."""
    ACCOUNTS = "accounts"
    """Social accounts known, until they are erased; the sample client's aside."""
    CHECKUPS = "checkups"
    """Looks through a network's API that were asked for in this calendar month (UTC), by anybody or by schedule."""
    CALLS = "calls"
    """Requests with a token on this day (UTC)."""


@dataclass(frozen=True, slots=True)
class Allotment:
    """The most of each resource; `None` where nothing bounds it."""

    clients: int | None
    accounts: int | None
    checkups: int | None
    calls: int | None

    def of(self, resource: Resource) -> int | None:
        """The most of this resource."""
        found: int | None = getattr(self, resource)
        return found


ALLOTMENTS: Final[Mapping[Tier, Allotment]] = {
    Tier.FREE: Allotment(clients=3, accounts=6, checkups=60, calls=5_000),
    Tier.COACH: Allotment(clients=40, accounts=120, checkups=2_000, calls=100_000),
    Tier.TEAM: Allotment(clients=1_000, accounts=3_000, checkups=50_000, calls=1_000_000),
    Tier.UNLIMITED: Allotment(clients=None, accounts=None, checkups=None, calls=None),
}
"""Sized by what a day of work takes: three accounts a client; about sixteen checkups an account each month; and a front end that
asks every minute of the day for each of two people on the free tier."""
