"""Why a checkup waits, in words a coach understands."""

from typing import Final

from service.audience.reasons import Reason
from service.platforms.failures import QuotaSpared, Throttled

REFUSED_ONCE: Final = Reason("access_refused_once", {}, "The network refused our access; it is asked once more.")
_THROTTLED: Final = Reason("throttled", {}, "The network asked us for a pause.")
_SPARED: Final = Reason(
    "quota_spared", {}, "The network's quota for this app is nearly used up; others are served too."
)


def reason_of(pause: Throttled) -> Reason:
    """Why nothing is asked for now."""
    return _SPARED if isinstance(pause, QuotaSpared) else _THROTTLED
