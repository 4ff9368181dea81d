"""What everybody at once costs a coach of a thousand clients, beside a coach of a hundred.

Both sides are the same view, read and put together, one after the other. Cost is CPU of application and database.
"""

from collections.abc import Awaitable, Callable

from bench.coaches import Coach, a_coach
from bench.ground import Ground
from bench.people import NOW
from bench.rounds import AtMost, Line, Unequal, in_turns, middle, ratios
from service.views.cohort_views import cohort

_SEES = "SELECT * FROM list_cohort_v1($1, $2, $3, $4)"
_FEW, _MANY = 100, 1_000


async def run(ground: Ground) -> list[Line]:
    """The bench."""
    few, many = (10, 100) if ground.sizes.quick else (_FEW, _MANY)
    small, large = await a_coach(ground, clients=few), await a_coach(ground, clients=many)
    await ground.admin.execute("ANALYZE")
    costs = await in_turns(ground.sizes.rounds, _cost(ground, large), _cost(ground, small), slices=5)
    mine, theirs = (cost / 5 * 1e3 for cost in middle(costs))
    return [
        Line(
            what=f"cohort of {many} clients against one of {few}",
            ours=f"{mine:.0f} ms",
            peer=f"{theirs:.0f} ms",
            ratios=ratios(costs),
            goal=AtMost(6),
        )
    ]


def _cost(ground: Ground, coach: Coach) -> Callable[[], Awaitable[float]]:
    reads = ground.works.database.reads

    async def cost() -> float:
        async with ground.cpu() as watch:
            told = cohort(await reads.fetch(_SEES, coach.practice_id, coach.member_id, None, NOW), at=NOW)
        if len(told.clients) != len(coach.clients):
            raise Unequal(f"{len(told.clients)} of {len(coach.clients)} clients were told")
        return watch.seconds

    return cost
