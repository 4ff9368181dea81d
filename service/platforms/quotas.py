"""How much of a network's patience is used up, as its answers' headers say it. Pure.

Three dialects: X counts calls in windows (`x-rate-limit-*`), Meta tells the share of an app's quota that is used
(`X-App-Usage`) and the share for each business account, with the minutes until access returns
(`X-Business-Use-Case-Usage`; Graph API, Rate Limits).
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final, TypeVar

import msgspec

FULL: Final = 100.0
"""Percent; at this share a network refuses."""
_META_WINDOW: Final = timedelta(hours=1)
"""Meta counts an app's calls over a sliding hour (Graph API, Rate Limits, Platform); what it says to be used is old by then."""
_BUSINESS_WINDOW: Final = timedelta(hours=24)
"""Calls about an Instagram account or a Page are counted over a sliding day (Graph API, Rate Limits, Business Use Case)."""
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
    """As Meta writes it; a value of another kind counts as not said, so that it hides none of the others."""

    call_count: object = None
    total_cputime: object = None
    total_time: object = None
    type: object = ""
    estimated_time_to_regain_access: object = None

    @property
    def used(self) -> float | None:
        """The fullest of the shares that are said; `None` where none is."""
        shares = [_share(each) for each in (self.call_count, self.total_cputime, self.total_time)]
        return max((each for each in shares if each is not None), default=None)


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
    if app is not None and app.used is not None:
        found.append(Quota("app", app.used, at + _META_WINDOW))
    for business, usages in (_decoded(headers.get("x-business-use-case-usage"), dict[str, msgspec.Raw]) or {}).items():
        for raw in _decoded(bytes(usages), list[msgspec.Raw]) or ():
            usage = _decoded(bytes(raw), _Usage) or _Usage()
            told = _of(usage, at)
            found += [Quota(f"{usage.type}:{business}", *told)] if told else []
    return tuple(found)


def _of(usage: _Usage, at: datetime) -> tuple[float, datetime] | None:
    minutes = min(_share(usage.estimated_time_to_regain_access) or 0.0, _LONGEST_REGAIN_MINUTES)
    if minutes > 0:
        # While a wait is named, access is gone whatever the shares say.
        return max(usage.used or 0.0, FULL), at + timedelta(minutes=minutes)
    return None if usage.used is None else (usage.used, at + _BUSINESS_WINDOW)


def _share(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return max(float(value), 0.0)


def _number(text: str | None) -> int | None:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(2**63)) else None


def _decoded(text: str | bytes | None, shape: type[_Shape]) -> _Shape | None:
    if not text:
        return None
    try:
        return msgspec.json.decode(text, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
