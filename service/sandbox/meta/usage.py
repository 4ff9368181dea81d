"""Meta's limits: what share of each quota is used, told with every answer, and the refusal when it is all used up.

An app has so many calls an hour, an account so many a day, told in percent (Graph API, Rate Limits). Meta reckons them
from how many people use the app and see the account; here they are plain numbers that the stage hand sets.
"""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil
from typing import Final, Literal

import msgspec

from service.sandbox.meta import errors

Kind = Literal["instagram", "pages"]

APP_CALLS: Final = 4_000
ACCOUNT_CALLS: Final = 4_800
HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(hours=24)
_CODES: Final = {"instagram": 80002, "pages": 80001}


@dataclass(slots=True)
class Window:
    """Calls within a sliding span."""

    span: timedelta
    calls: deque[datetime] = field(default_factory=deque)

    def count(self, at: datetime) -> int:
        """How many are still within it."""
        while self.calls and self.calls[0] <= at - self.span:
            self.calls.popleft()
        return len(self.calls)

    def note(self, at: datetime) -> None:
        """One more."""
        self.calls.append(at)

    def frees_at(self) -> datetime:
        """When the oldest call counts no longer."""
        return self.calls[0] + self.span


@dataclass(slots=True)
class Usage:
    """Who has called how often."""

    app_calls: int = APP_CALLS
    """Calls an hour that an app has."""
    account_calls: int = ACCOUNT_CALLS
    """Calls a day about one account."""
    _apps: dict[str, Window] = field(default_factory=dict)
    _accounts: dict[tuple[str, int, Kind], Window] = field(default_factory=dict)

    def take(self, app: str, account: int | None, kind: Kind, at: datetime) -> dict[str, str]:
        """Count a call, and the headers that tell of it.

        Args:
            app: who calls.
            account: the account or Page it is about; none for calls about a person.
            kind: which of Meta's business limits counts it.
            at: the moment of the call.

        Raises:
            GraphError: a limit is reached; the headers say so too.
        """
        mine = self._apps.setdefault(app, Window(HOUR))
        its = None if account is None else self._accounts.setdefault((app, account, kind), Window(DAY))
        headers = self._headers(mine, its, account, kind, at)
        if mine.count(at) >= self.app_calls:
            raise Exhausted(errors.throttled(4), headers)
        if its is not None and its.count(at) >= self.account_calls:
            raise Exhausted(errors.throttled(_CODES[kind]), headers)
        mine.note(at)
        if its is not None:
            its.note(at)
        return self._headers(mine, its, account, kind, at)

    def _headers(
        self, mine: Window, its: Window | None, account: int | None, kind: Kind, at: datetime
    ) -> dict[str, str]:
        app = min(100, ceil(100 * mine.count(at) / self.app_calls))
        headers = {
            "x-app-usage": msgspec.json.encode(
                {"call_count": app, "total_cputime": app // 2, "total_time": app // 2}
            ).decode()
        }
        if its is not None:
            used = min(100, ceil(100 * its.count(at) / self.account_calls))
            wait = ceil((its.frees_at() - at) / timedelta(minutes=1)) if used >= 100 and its.calls else 0  # noqa: PLR2004 # percent
            told = {
                "type": kind,
                "call_count": used,
                "total_cputime": used // 2,
                "total_time": used // 2,
                "estimated_time_to_regain_access": wait,
            }
            headers["x-business-use-case-usage"] = msgspec.json.encode({str(account): [told]}).decode()
        return headers


@dataclass(slots=True)
class Exhausted(Exception):
    """A limit is reached; the refusal, and the headers that go with it."""

    refusal: errors.GraphError
    headers: dict[str, str]
