"""Why a message did not arrive, or a receiver is switched off, in a form for programs and for people."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Final

import msgspec

from service.alerts.schedule import FAILING_LIMIT, Answered, Outcome, Unanswered


class Setback(msgspec.Struct, frozen=True):
    """What stood in the way: a stable code, the numbers behind it, and a sentence in plain English."""

    code: Annotated[str, msgspec.Meta(description="Stable; safe to match on.", examples=["answered"])]
    params: Annotated[
        Mapping[str, str | int], msgspec.Meta(description="The numbers behind it.", examples=[{"status": 503}])
    ]
    text: Annotated[
        str, msgspec.Meta(description="A sentence in plain English.", examples=["The receiver answered 503."])
    ]


SWITCHED_OFF: Final = Setback("switched_off", {}, "A member of the practice switched this receiver off.")
REPLAY_STOPPED: Final = Setback(
    "receiver_not_active", {}, "The receiver was switched off or removed; ask for another replay once it is on."
)
REMOVED: Final = Setback("removed", {}, "A member of the practice removed this receiver.")
RECEIVER_NOT_ACTIVE: Final = Setback(
    "receiver_not_active", {}, "The receiver was not active when this was due; replay it once it is."
)
SECRET_LOST: Final = Setback(
    "secret_lost",
    {},
    "The receiver's signing secret cannot be read any more; ask for a new one: POST /v1/receivers/{receiver_id}/secret-rotations.",
)


def why_undelivered(outcome: Outcome, why: str) -> Setback:
    """Why one attempt did not deliver.

    Args:
        outcome: What it met.
        why: The schedule's sentence about it.
    """
    match outcome:
        case Answered(status=status):
            return Setback("answered", {"status": status}, f"The receiver {why}.")
        case Unanswered():
            return Setback("unanswered", {}, f"The receiver could not be told: {why}.")


def why_disabled(outcome: Outcome, why: str) -> Setback:
    """Why a receiver was switched off after an attempt with this outcome."""
    match outcome:
        case Answered(status=HTTPStatus.GONE):
            return Setback("gone", {"status": int(HTTPStatus.GONE)}, "The receiver answered 410: gone for good.")
        case _:
            return Setback("failing", {"days": FAILING_LIMIT.days}, f"The receiver failed: {why}.")
