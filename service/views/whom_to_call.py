"""Whom a coach should call, and about what: the few things that a call can change, the most pressing first. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from service.audience.reasons import Reason
from service.views.cohort import Movement

QUIET_AFTER: Final = timedelta(days=14)
"""Nothing done for so long, though something was offered: the habit is slipping. Ours."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of one client today."""

    alarms: int
    """Open findings that put an account of theirs at risk with its network."""
    to_reconnect: int
    warnings: int
    """Other open findings about their own account."""
    waiting_long: int
    """People who wrote a week ago or more, and got no answer."""
    weed_outs_to_approve: int
    movement: Movement
    change: int | None
    offered_since: datetime | None
    """When the oldest task was offered; `None` before the first."""
    last_done_at: datetime | None


def about(situation: Situation, *, at: datetime) -> tuple[Reason, ...]:
    """What to call about, the most pressing first; nothing for whom all runs by itself."""
    change = situation.change or 0
    days = _quiet_days(situation, at)
    reasons = (
        _if(situation.alarms, "alarm", {"findings": situation.alarms}, "Their account is at risk with its network."),
        _if(situation.to_reconnect, "reconnect", {"accounts": situation.to_reconnect}, "An account can no longer be read."),
        _if(
            situation.warnings, "warning", {"findings": situation.warnings},
            "Something was seen of their own account that is worth talking about.",
        ),
        _if(
            situation.movement is Movement.DECLINES, "declines", {"change": change},
            f"{-change} quality followers fewer than four weeks ago.",
        ),
        _if(days > QUIET_AFTER.days, "quiet", {"days": days}, f"Nothing was done for {days} days."),
        _if(
            situation.waiting_long, "waiting", {"people": situation.waiting_long},
            f"{situation.waiting_long} people wrote a week ago or more, and got no answer.",
        ),
        _if(
            situation.weed_outs_to_approve, "approve", {"weed_outs": situation.weed_outs_to_approve},
            "A weed-out waits for your approval.",
        ),
        _if(
            situation.movement is Movement.RISES, "rises", {"change": change},
            f"{change} quality followers more than four weeks ago: say so.",
        ),
    )  # fmt: skip
    return tuple(reason for reason in reasons if reason is not None)


PRESSING: Final = ("alarm", "reconnect", "warning", "declines", "quiet", "waiting", "approve", "rises")


def rank(reasons: tuple[Reason, ...]) -> int:
    """Where a client stands in the list: by the most pressing thing, and after everybody when there is none."""
    return PRESSING.index(reasons[0].code.removeprefix("call.")) if reasons else len(PRESSING)


def _quiet_days(situation: Situation, at: datetime) -> int:
    if situation.offered_since is None:
        return 0
    return (at - max(filter(None, (situation.last_done_at, situation.offered_since)))).days


def _if(holds: object, code: str, params: dict[str, str | int | float], text: str) -> Reason | None:
    return Reason(f"call.{code}", params, text) if holds else None
