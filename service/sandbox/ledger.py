"""What was called, and what X would have charged for it."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Final, Literal

import msgspec

Resource = Literal["user", "post", "like", "follow_event"]

# X's published pay-per-use prices, in micro-dollars per resource returned or event delivered.
PRICES: Final[dict[Resource, int]] = {"user": 10_000, "post": 5_000, "like": 1_000, "follow_event": 10_000}


class LedgerView(msgspec.Struct, frozen=True):
    """The ledger so far."""

    calls: dict[str, int]
    """By endpoint, and for the token endpoint by grant type and outcome."""
    statuses: dict[str, int]
    """By endpoint and HTTP status, such as `followers 429`."""
    returned: dict[str, int]
    """Resources in answers, each time they came."""
    charged: dict[str, int]
    """Resources charged for: each one once per UTC day."""
    cost_micro_dollars: int
    cost_dollars: str


class Ledger:
    """Counts calls and charges each resource once per UTC day of the sandbox's clock."""

    def __init__(self) -> None:
        self._calls: Counter[str] = Counter()
        self._statuses: Counter[str] = Counter()
        self._returned: Counter[Resource] = Counter()
        self._charged: Counter[Resource] = Counter()
        self._day = date.min
        self._seen_today: set[tuple[Resource, int]] = set()

    def note_call(self, name: str, status: int) -> None:
        """Count one answered call."""
        self._calls[name] += 1
        self._statuses[f"{name} {status}"] += 1

    def charge(self, resource: Resource, identifiers: Iterable[int], on: date) -> None:
        """Count returned resources, and charge those not yet returned on this day."""
        if on != self._day:
            self._day, self._seen_today = on, set()
        for identifier in identifiers:
            self._returned[resource] += 1
            if (resource, identifier) not in self._seen_today:
                self._seen_today.add((resource, identifier))
                self._charged[resource] += 1

    def view(self) -> LedgerView:
        """The counts and the cost so far."""
        cost = sum(PRICES[resource] * count for resource, count in self._charged.items())
        return LedgerView(
            calls=dict(self._calls),
            statuses=dict(self._statuses),
            returned={str(resource): count for resource, count in self._returned.items()},
            charged={str(resource): count for resource, count in self._charged.items()},
            cost_micro_dollars=cost,
            cost_dollars=f"{cost / 1_000_000:.3f}",
        )
