"""What a checkup's verdicts mean for the findings already kept: new, seen again, or cleared. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from service.automation.states import FindingState
from service.automation.thresholds import strength
from service.automation.verdicts import Verdict

CLEARED_AFTER = timedelta(days=30)
"""How long a behaviour must stay away, while it could have been seen, before its finding is cleared: one monthly weed-out."""

AS_PUBLISHED: Final[Mapping[str, float]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Kept:
    """A finding as it is kept."""

    key: str
    code: str
    state: FindingState
    last_seen_at: datetime
    answered_at: datetime | None = None
    """When somebody cleared it; none where it only stayed away."""
    by_event: bool = False
    """A declared event cleared it."""
    strength: float = 0.0
    """As it was when somebody cleared it (`thresholds.strength`)."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """What to do: keep and tell the new and the reopened, renew what was seen again, clear what stayed away.

    What declared events explain is kept as cleared, and told to nobody.
    """

    new: tuple[Verdict, ...]
    reopened: tuple[Verdict, ...]
    seen_again: tuple[Verdict, ...]
    cleared: tuple[str, ...]
    """Keys."""
    explained: tuple[Verdict, ...]
    """Not kept so far."""
    explained_again: tuple[Verdict, ...]
    """Cleared already, by what was declared."""


def recognise(  # noqa: PLR0913 # what was and what is, all named
    kept: Iterable[Kept],
    seen: Iterable[Verdict],
    *,
    observable: frozenset[str],
    at: datetime,
    told_from: Mapping[str, float] = AS_PUBLISHED,
    explained: Iterable[Verdict] = (),
) -> Recognition:
    """Compare this checkup's verdicts with the findings kept.

    `observable` names the codes that this checkup could have seen; only these can be cleared by not being seen. A verdict
    that shows nothing later than a cleared finding's last sight does not open it again; where somebody cleared it, all of the
    verdict's evidence must be of later than that, and no weaker; where a declared event did, any verdict rests on more than that.
    `told_from` holds the practice's own thresholds by code: what is weaker is neither told anew nor opened again, while what is
    open stays so. `explained` are verdicts of which declared events leave too little; they close nothing that is open, since that
    rests on what was seen before.
    """
    known = {finding.key: finding for finding in kept}
    now = {verdict.key: verdict for verdict in seen}
    excused = tuple(explained)
    told = {key for key, verdict in now.items() if _strength(verdict) >= told_from.get(verdict.code, 0.0)}
    return Recognition(
        new=tuple(now[key] for key in now if key in told and key not in known),
        reopened=tuple(now[key] for key in now if key in told and key in known and _reopens(known[key], now[key])),
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
        explained=tuple(
            each for each in excused if each.key not in known and _strength(each) >= told_from.get(each.code, 0.0)
        ),
        explained_again=tuple(each for each in excused if each.key in known and known[each.key].by_event),
    )


def _reopens(finding: Kept, verdict: Verdict) -> bool:
    if finding.state is not FindingState.CLEARED:
        return False
    if finding.by_event:
        return True
    if finding.answered_at is None:
        return verdict.last_seen_at > finding.last_seen_at
    return verdict.first_seen_at > finding.answered_at and _strength(verdict) >= finding.strength


def _strength(verdict: Verdict) -> float:
    return strength(verdict.code, probability=verdict.probability, params=verdict.reason.params)
