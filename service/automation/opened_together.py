"""What is told of followers who came one after another with accounts opened together, and when they came. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from math import ceil
from types import MappingProxyType
from typing import Final, TypeAlias

import numpy as np

from service.audience.reasons import Reason
from service.automation.lots import MOST_LOOKED_AT, NOT_SAID, OPENED_WITHIN, Arrivals, Lot, lots
from service.automation.signals import Kind
from service.automation.verdicts import Severity, Subject, Verdict
from service.kit.spoken_moments import spoken_moment

SHOWN: Final = 5
BUT_FOR: Final = 0.1
"""Of those opened then, who may have come at another time than the rest: strangers of the same age stand in any stretch. Ours."""

CameBetween: TypeAlias = tuple[datetime | None, datetime]
"""The looks between which somebody came: the last without them, where there is one, and the first with them."""
NOT_KNOWN: Final[Mapping[int, CameBetween]] = MappingProxyType({})


def opened_together(arrivals: Arrivals, *, at: datetime) -> Verdict | Reason | None:
    """What is told of such stretches; `None` where there are none, and a reason where it cannot be told."""
    found = lots(arrivals)
    return found if isinstance(found, Reason) else told_of(found, of=arrivals, at=at)


def told_of(
    found: Sequence[Lot], *, of: Arrivals, at: datetime, known: Mapping[int, CameBetween] = NOT_KNOWN
) -> Verdict | None:
    """What is told of these lots; `None` where there are none.

    Args:
        found: Lots.
        of: The followers among whom they are.
        at: When this is.
        known: Between which looks people came, as far as looks tell; whoever is not named has come by now.
    """
    if not found:
        return None
    people = sum(each.people.size for each in found)
    times = "a stretch" if len(found) == 1 else f"{len(found)} stretches"
    came = [came_between(each, known, at=at) for each in found]
    looked_at = min(MOST_LOOKED_AT, int(np.count_nonzero(of.created_minute != NOT_SAID)))
    return Verdict(
        code=str(Kind.OPENED_TOGETHER),
        subject=Subject.OWN_ACCOUNT,
        profile_id=None,
        severity=Severity.NOTICE,
        probability=None,
        reason=Reason(
            str(Kind.OPENED_TOGETHER),
            {"people": people, "stretches": len(found), "of": looked_at},
            f"{people} followers arrived in {times}, with accounts opened within {OPENED_WITHIN.days} days of each other, as hardly"
            " any of those who came before or after. Lots of followers look like this, and so may a school class or a campaign"
            " that brought new people; ask the client what it was.",
        ),
        evidence=tuple(_row(each, *between) for each, between in zip(found[:SHOWN], came, strict=False)),
        first_seen_at=min(*(since for since, _ in came), at),
        last_seen_at=at,
    )


def came_between(lot: Lot, known: Mapping[int, CameBetween], *, at: datetime) -> tuple[datetime, datetime]:
    """Between which moments nearly all of them came, by looks that are known of and by the age of accounts."""
    between = [known.get(person, (None, at)) for person in lot.people.tolist()]
    since = sorted(after or lot.not_before for after, _ in between)[int(BUT_FOR * len(between))]
    until = sorted(by for _, by in between)[ceil((1 - BUT_FOR) * len(between)) - 1]
    return max(since, lot.not_before), until


def _row(lot: Lot, since: datetime, until: datetime) -> Reason:
    return Reason(
        "opened_together.stretch",
        {
            "people": int(lot.people.size),
            "of": lot.size,
            "opened_from": lot.opened_from.isoformat(),
            "beside_percent": round(100 * lot.beside),
            "one_post_at_most": lot.one_post_at_most,
            "not_before": since.isoformat(),
            "came_by": until.isoformat(),
        },
        f"Of {lot.size} in a row, {lot.people.size} opened their account in the {OPENED_WITHIN.days} days from"
        f" {spoken_moment(lot.opened_from)} UTC, beside them {lot.beside:.0%}; {lot.one_post_at_most} have posted once at most. They"
        f" came after {spoken_moment(since)} and by {spoken_moment(until)} UTC.",
    )
