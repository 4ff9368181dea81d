"""Moving a practice's own time, for sandboxes and demonstrations: what takes days on a network is seen in minutes."""

from datetime import timedelta
from typing import Annotated, Final

import msgspec
from litestar import post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import JSONBody

from service.access.audit import Trail
from service.access.guard import may, refusals
from service.access.models import Practice
from service.access.roles import Permission
from service.kit.problems import FieldProblem, Problem, RequestInvalid
from service.kit.work import Work

FARTHEST: Final = timedelta(days=36_525)
"""A hundred years in all; dates end with the year 9999, and nobody demonstrates that long."""


class ClockFixed(Problem):
    """This deployment serves real practices, whose time cannot be moved."""

    status = 409
    title = "Time cannot be moved here"
    remedy = "Use a deployment whose RAPPORT_ENVIRONMENT is development."


class ClockStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far to move on."""

    advance_seconds: Annotated[
        int, msgspec.Meta(ge=1, le=31_536_000, description="Seconds, a year at the most.", examples=[14400])
    ]


class ClockView(msgspec.Struct, frozen=True):
    """How far the practice's own time runs ahead of real time."""

    offset_seconds: Annotated[int, msgspec.Meta(description="Seconds ahead.", examples=[14400])]


@post(
    "/v1/practice/clock-steps",
    operation_id="moveClock",
    summary="Move a sandbox practice's time",
    tags=["Access"],
    guards=[may(Permission.MOVE_CLOCK)],
    responses=refusals(ClockFixed),
)
async def move_clock(
    data: JSONBody[ClockStep], work: NamedDependency[Work], trail: NamedDependency[Trail], state: State
) -> ClockView:
    """Move the practice's time on; move its sandbox network's clock by as much, or tokens and limits disagree."""
    if state.settings.is_production:
        raise ClockFixed
    offset = await move_on(work, by=timedelta(seconds=data.advance_seconds))
    trail.note("clock.moved", work.practice_id)
    return ClockView(offset_seconds=int(offset.total_seconds()))


async def move_on(work: Work, *, by: timedelta) -> timedelta:
    """Move the practice's time on; returns how far ahead it is then.

    Raises:
        RequestInvalid: when that is farther than `FARTHEST`.
    """
    practice = await work.session.get_one(Practice, work.practice_id, with_for_update=True)
    offset = practice.clock_offset + by
    if offset > FARTHEST:
        too_far = FieldProblem(where="advance_seconds", what=f"leads more than {FARTHEST.days} days ahead of real time")
        raise RequestInvalid(errors=(too_far,))
    practice.clock_offset = offset
    return offset


DOORS: Final = (move_clock,)
