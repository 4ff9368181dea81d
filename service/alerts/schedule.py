"""When a message is tried again, and when we stop: decided from one attempt's outcome and the story so far."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Final, TypeAlias

WAITS: Final = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=10),
)
"""Between one attempt and the next, the first attempt being made at once: the schedule Svix publishes, over 27 hours."""
JITTER: Final = 0.2
"""Each wait is stretched or shortened by up to this share, so that receivers are not hit by everyone at one moment."""
OVERLOADED: Final = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT})
"""Answers to which a sender slows down (Standard Webhooks 1.0, "Webhook delivery")."""
SHORTEST_WAIT_IF_OVERLOADED: Final = WAITS[1]
"""Unless it names a moment itself; five seconds would only add to its load. The length is our own choice."""
LONGEST_WAIT: Final = timedelta(hours=24)
"""However long a receiver asks us to stay away."""
FAILING_LIMIT: Final = timedelta(days=5)
"""A receiver that has answered nothing well for this long is switched off (Svix's published rule)."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The receiver replied."""

    status: int
    come_back_at: datetime | None = None
    """The moment it asked us to wait for."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Nothing came back: unreachable, refused by our own guard, broken off or too slow."""

    why: str


Outcome: TypeAlias = Answered | Unanswered


@dataclass(frozen=True, slots=True)
class Delivered:
    """The receiver took the message."""


@dataclass(frozen=True, slots=True)
class RetryAt:
    """Try again then."""

    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class GiveUp:
    """The schedule is used up; only a replay sends this message again. The receiver stays on."""

    why: str


@dataclass(frozen=True, slots=True)
class ReceiverGone:
    """Switch the receiver off, tell its owner once, and hold its messages for a replay."""

    why: str


Step: TypeAlias = Delivered | RetryAt | GiveUp | ReceiverGone


def next_step(outcome: Outcome, *, attempts: int, failing_since: datetime | None, at: datetime, jitter: float) -> Step:
    """What follows from an attempt.

    Only 2xx is success; a redirect is a failure like any other; 410 means gone for good (Standard Webhooks 1.0,
    "Webhook delivery").

    Args:
        outcome: What this attempt met.
        attempts: How many were made for this message, this one included; at least 1.
        failing_since: The receiver's first failure after its last success, whatever the message; `None` if this is the
            first.
        at: When the attempt ended.
        jitter: -1 to 1, drawn afresh for each attempt.
    """
    if isinstance(outcome, Answered) and _is_success(outcome.status):
        return Delivered()
    why = _reason(outcome)
    if isinstance(outcome, Answered) and outcome.status == HTTPStatus.GONE:
        return ReceiverGone(why)
    if failing_since is not None and at - failing_since >= FAILING_LIMIT:
        return ReceiverGone(f"nothing delivered for {FAILING_LIMIT.days} days; last: {why}")
    if attempts > len(WAITS):
        return GiveUp(why)
    asked = outcome.come_back_at if isinstance(outcome, Answered) else None
    wait = WAITS[attempts - 1]
    if asked is None and isinstance(outcome, Answered) and outcome.status in OVERLOADED:
        wait = max(wait, SHORTEST_WAIT_IF_OVERLOADED)
    planned = at + wait * (1 + JITTER * jitter)
    return RetryAt(min(max(planned, asked or planned), at + LONGEST_WAIT), why)


def _is_success(status: int) -> bool:
    return HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES


def _reason(outcome: Outcome) -> str:
    match outcome:
        case Answered(status) if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
            return f"answered {status}; redirects are not followed, register the final address"
        case Answered(status):
            return f"answered {status}"
        case Unanswered(why):
            return why
