"""X's rate limits: so many calls per person and endpoint in a window that obeys the sandbox's clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from service.sandbox.endpoints import ENDPOINTS

WINDOW: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Allowance:
    """Where a caller stands after a call."""

    limit: int
    remaining: int
    """Below zero for a call too many."""
    resets_at: datetime

    @property
    def exceeded(self) -> bool:
        """Whether this call was one too many."""
        return self.remaining < 0

    @property
    def headers(self) -> dict[str, str]:
        """The three headers X sends with every answer."""
        return limit_headers(self.limit, max(0, self.remaining), self.resets_at)


def limit_headers(limit: int, remaining: int, resets_at: datetime) -> dict[str, str]:
    """X's rate-limit headers; the reset is in Unix seconds."""
    return {
        "x-rate-limit-limit": str(limit),
        "x-rate-limit-remaining": str(remaining),
        "x-rate-limit-reset": str(int(resets_at.timestamp())),
    }


class Windows:
    """Every caller's windows. A window opens with the first call and is forgotten when it closes."""

    def __init__(self, overrides: Mapping[str, int]) -> None:
        self._limits = {endpoint.name: endpoint.limit for endpoint in ENDPOINTS} | dict(overrides)
        self._open: dict[tuple[str, int], tuple[datetime, int]] = {}

    def take(self, endpoint: str, person: int, at: datetime) -> Allowance:
        """Count one call."""
        opened, used = self._open.get((endpoint, person), (at, 0))
        if at >= opened + WINDOW:
            opened, used = at, 0
        self._open[endpoint, person] = (opened, used + 1)
        limit = self._limits[endpoint]
        return Allowance(limit, limit - used - 1, opened + WINDOW)
