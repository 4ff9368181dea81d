"""The road to the client's goal, by stages that a small account can reach. Pure."""

from collections.abc import Iterable, Sequence
from typing import Annotated
from uuid import UUID

import msgspec

from service.audience.report import STAGES
from service.views.forecast import Forecast, Point, forecast


class Road(msgspec.Struct, frozen=True, kw_only=True):
    """Where the client stands on the road to their goal, by the account with the most quality followers."""

    goal: Annotated[int, msgspec.Meta(description="Quality followers that the road leads to.", examples=[500])]
    account_id: Annotated[
        UUID, msgspec.Meta(description="The account.", examples=["019a3c70-4f1b-7a60-8d2e-5c3b1a09f8e7"])
    ]
    quality_followers: Annotated[
        int, msgspec.Meta(description="Counted among those read there, so the least there are.", examples=[61])
    ]
    reached: Annotated[int, msgspec.Meta(description="The last step passed; 0 before the first.", examples=[50])]
    next: Annotated[int | None, msgspec.Meta(description="The step ahead; null past the goal.", examples=[100])]
    missing: Annotated[int, msgspec.Meta(description="Quality followers until then.", examples=[39])]
    forecast: Annotated[
        Forecast | None,
        msgspec.Meta(
            description="When the goal may be reached; null before four looks of one model, three weeks apart in all."
        ),
    ]


def road(goal: int, counted: Iterable[tuple[UUID, int, Sequence[Point]]]) -> Road | None:
    """The road by the quality followers of each account, with its looks so far; `None` before any were counted.

    Accounts are not added up: the same people may follow on two networks, and contacts are never joined across them.
    """
    best = max(counted, key=lambda each: each[1], default=None)
    if best is None:
        return None
    account_id, people, points = best
    steps = (*(step for step in STAGES if step < goal), goal)
    ahead = next((step for step in steps if step > people), None)
    return Road(
        goal=goal,
        account_id=account_id,
        quality_followers=people,
        reached=max((step for step in steps if step <= people), default=0),
        next=ahead,
        missing=0 if ahead is None else ahead - people,
        forecast=forecast(points, goal=goal),
    )
