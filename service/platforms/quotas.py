"""How much of a network's patience is used up, as its answers' headers say it. Pure.

Three dialects: X counts calls in windows (`x-rate-limit-*`), Meta tells the share of an app's quota that is used
(`X-App-Usage`) and the share for each business account, with the minutes until access returns
(`X-Business-Use-Case-Usage`; Graph API, Rate Limits).
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Annotated, Final, TypeVar

import msgspec
from msgspec import Meta

FULL: Final = 100.0
"""Percent; at this share a network refuses."""
_META_WINDOW: Final = timedelta(hours=1)
"""Meta counts an app's calls over a sliding hour (Graph API, Rate Limits, Platform); what it says to be used is old by then."""
_BUSINESS_WINDOW: Final = timedelta(hours=24)
"""Calls about an Instagram account or a Page are counted over a sliding day (Graph API, Rate Limits, Business Use Case)."""
_MOST_BUSINESSES: Final = 100
_LONGEST_REGAIN_MINUTES: Final = 24 * 60

_Shape = TypeVar("_Shape")


class Quota(msgspec.Struct, frozen=True):
    """The share of one quota that is used up, and when it is free again."""

    bucket: str
    """Who shares it: `app`, or the network's name of an endpoint, a person or a business."""
    used: float
    """0 to 100 and beyond; at 100 the network refuses."""
    until: datetime
    """When what is used counts no longer."""


class _Usage(msgspec.Struct, frozen=True):
    call_count: float = 0
    total_cputime: float = 0
    total_time: float = 0
    type: str = ""
    estimated_time_to_regain_access: float = 0

    @property
    def used(self) -> float:
        return max(self.call_count, self.total_cputime, self.total_time, 0.0)


_Usages = Annotated[list[_Usage], Meta(max_length=_MOST_BUSINESSES)]
_Businesses = Annotated[dict[str, _Usages], Meta(max_length=_MOST_BUSINESSES)]


def x_quotas(headers: Mapping[str, str], bucket: str) -> tuple[Quota, ...]:
    """The window in which X counts the calls to one endpoint; nothing where a header is missing or unreadable."""
    limit, remaining, reset = (_number(headers.get(f"x-rate-limit-{name}")) for name in ("limit", "remaining", "reset"))
    if not limit or remaining is None or reset is None:
        return ()
    try:
        until = datetime.fromtimestamp(reset, UTC)
    except (OverflowError, ValueError, OSError):
        return ()
    return (Quota(bucket, FULL * (limit - min(remaining, limit)) / limit, until),)


def meta_quotas(headers: Mapping[str, str], *, at: datetime) -> tuple[Quota, ...]:
    """Every share that Meta's headers name; the unreadable ones are passed over.

    Args:
        headers: With names in lower case.
        at: When the answer came.
    """
    found = []
    app = _decoded(headers.get("x-app-usage"), _Usage)
    if app is not None:
        found.append(Quota("app", app.used, at + _META_WINDOW))
    for business, usages in (_decoded(headers.get("x-business-use-case-usage"), _Businesses) or {}).items():
        found += [Quota(f"{each.type}:{business}", *_of(each, at)) for each in usages]
    return tuple(found)


def _of(usage: _Usage, at: datetime) -> tuple[float, datetime]:
    minutes = min(usage.estimated_time_to_regain_access, _LONGEST_REGAIN_MINUTES)
    if minutes <= 0:
        return usage.used, at + _BUSINESS_WINDOW
    # While a wait is named, access is gone whatever the shares say.
    return max(usage.used, FULL), at + timedelta(minutes=minutes)


def _number(text: str | None) -> int | None:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(2**63)) else None


def _decoded(text: str | None, shape: type[_Shape]) -> _Shape | None:
    if not text:
        return None
    try:
        return msgspec.json.decode(text, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
