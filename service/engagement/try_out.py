"""What is known of somebody on trial, and which verdict it leans to, by a published rule. Pure.

The rule, first match wins. Whoever looks like a program leans to dropping. Whoever has spoken with the client since the
try-out began leans to keeping, and so does whoever follows back and fits the market. Whoever has posted nothing for 30 days,
or plainly does not fit and does not follow back, leans to dropping. Of everybody else too little is seen: it stays open.
Whatever it leans to, the client decides.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from service.audience.classes import LIVELY_DAYS, FollowerClass
from service.audience.fit import FITS_FROM
from service.audience.reasons import Reason
from service.kit.spoken_moments import spoken_day

LASTS: Final = timedelta(days=30)
"""How long a try-out lasts until somebody says otherwise: the month after which the weed-out comes round."""
SHORTEST: Final = 7
LONGEST: Final = 90
"""Days by which one may be extended."""
OFF_MARKET: Final = 20
"""A fit below this says that nearly nothing of what the profile shows is what the client looks for. Ours."""


class Leaning(StrEnum):
    """The verdict that what was seen speaks for."""

    KEEP = "keep"
    DROP = "drop"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the newest looks show of somebody on trial; `None` means that nothing shows it."""

    opened_at: datetime
    follows_back: bool | None = None
    klass: FollowerClass | None = None
    """Of a follower; nobody else has one."""
    posts: int | None = None
    last_posted_at: datetime | None = None
    turns_theirs: int = 0
    turns_ours: int = 0
    last_theirs_at: datetime | None = None
    fit: int | None = None
    """0 to 100."""

    @property
    def has_spoken_since(self) -> bool:
        """Whether they spoke to the client after the try-out began."""
        return self.last_theirs_at is not None and self.last_theirs_at >= self.opened_at


def leaning(seen: Seen, *, at: datetime) -> tuple[Leaning, tuple[Reason, ...]]:
    """The verdict that speaks for itself, and everything seen that bears on one, what decides first."""
    silent_days = None if seen.last_posted_at is None else (at - seen.last_posted_at).days
    signs = (
        (_program(seen), Leaning.DROP),
        (_spoke(seen), Leaning.KEEP),
        (_fits(seen), Leaning.KEEP if seen.follows_back else None),
        (_silent(silent_days), Leaning.DROP),
        (_off_market(seen), None if seen.follows_back else Leaning.DROP),
        (_follows_back(seen), None),
        (_lively(silent_days), None),
    )
    told = tuple(reason for reason, _ in signs if reason is not None)
    decided = next((leans for reason, leans in signs if reason is not None and leans is not None), Leaning.OPEN)
    return decided, told or (_NOTHING_SEEN,)


_NOTHING_SEEN: Final = Reason(
    "try_out.nothing_seen", {}, "Nothing that Rapport can read shows what has become of them: have a look yourself."
)


def _program(seen: Seen) -> Reason | None:
    if seen.klass not in {FollowerClass.SUSPECT, FollowerClass.AUTOMATED}:
        return None
    return Reason(
        "try_out.like_a_program", {}, "The account's public figures look more like a program than like a person."
    )


def _spoke(seen: Seen) -> Reason | None:
    if not seen.has_spoken_since or seen.last_theirs_at is None:
        return None
    day = seen.last_theirs_at.date()
    params: dict[str, str | int | float] = {
        "day": day.isoformat(), "turns_theirs": seen.turns_theirs, "turns_ours": seen.turns_ours,
    }  # fmt: skip
    said = f"They spoke with you last on {spoken_day(day)}: {seen.turns_theirs} turns of theirs, {seen.turns_ours} of yours."
    return Reason("try_out.spoke", params, said)


def _fits(seen: Seen) -> Reason | None:
    if seen.fit is None or seen.fit < FITS_FROM:
        return None
    return Reason("try_out.fits", {"fit": seen.fit}, f"Their profile fits your target market ({seen.fit} of 100).")


def _silent(days: int | None) -> Reason | None:
    if days is None or days <= LIVELY_DAYS:
        return None
    return Reason("try_out.silent", {"days": days}, f"They have posted nothing for {days} days.")


def _off_market(seen: Seen) -> Reason | None:
    if seen.fit is None or seen.fit >= OFF_MARKET:
        return None
    said = f"Their profile shows next to nothing of your target market ({seen.fit} of 100)."
    return Reason("try_out.off_market", {"fit": seen.fit}, said)


def _follows_back(seen: Seen) -> Reason | None:
    if seen.follows_back is None:
        return None
    if seen.follows_back:
        return Reason("try_out.follows_back", {}, "They follow you, too.")
    return Reason("try_out.does_not_follow_back", {}, "They do not follow you.")


def _lively(days: int | None) -> Reason | None:
    if days is None or days > LIVELY_DAYS:
        return None
    return Reason(
        "try_out.posts",
        {"days": max(days, 0)},
        f"Their newest post is {max(days, 0)} {'day' if days == 1 else 'days'} old.",
    )
