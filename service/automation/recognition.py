"""What a checkup's verdicts mean for the findings already kept: new, seen again, or cleared."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from service.automation.verdicts import Verdict

CLEARED_AFTER = timedelta(days=30)
"""How long a behaviour must stay away, while it could have been seen, before its finding is cleared: one monthly weed-out."""


class FindingState(StrEnum):
    """What became of a finding."""

    OPEN = "open"
    DISMISSED = "dismissed"
    """Somebody said, with a reason, that it is wrong or does not matter; it stays so when seen again."""
    CLEARED = "cleared"
    """The behaviour has stopped; it opens again when it comes back."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A finding as it is kept."""

    key: str
    code: str
    state: FindingState
    last_seen_at: datetime


@dataclass(frozen=True, slots=True)
class Recognition:
    """What to do: keep and tell the new and the reopened, renew what was seen again, clear what stayed away."""

    new: tuple[Verdict, ...]
    reopened: tuple[Verdict, ...]
    seen_again: tuple[Verdict, ...]
    cleared: tuple[str, ...]
    """Keys."""


def recognise(
    kept: Iterable[Kept], seen: Iterable[Verdict], *, observable: frozenset[str], at: datetime
) -> Recognition:
    """Compare this checkup's verdicts with the findings kept.

    `observable` names the codes that this checkup could have seen; only these can be cleared by not being seen. A verdict
    that shows nothing later than a cleared finding's last sight does not open it again.
    """
    known = {finding.key: finding for finding in kept}
    now = {verdict.key: verdict for verdict in seen}
    return Recognition(
        new=tuple(verdict for key, verdict in now.items() if key not in known),
        reopened=tuple(verdict for key, verdict in now.items() if key in known and _reopens(known[key], verdict)),
        seen_again=tuple(
            verdict for key, verdict in now.items() if key in known and known[key].state is not FindingState.CLEARED
        ),
        cleared=tuple(
            finding.key
            for finding in known.values()
            if finding.key not in now
            and finding.state is FindingState.OPEN
            and finding.code in observable
            and at - finding.last_seen_at >= CLEARED_AFTER
        ),
    )


def _reopens(finding: Kept, verdict: Verdict) -> bool:
    return finding.state is FindingState.CLEARED and verdict.last_seen_at > finding.last_seen_at
