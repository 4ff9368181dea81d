"""The operator's door to what works today on each network, and why not."""

import msgspec
from litestar import Response, get
from litestar.datastructures import State

from service.access.caller import AppDatabase
from service.kit.limits import AnyRequest
from service.views.operators import refuse_strangers
from service.views.readiness import Line, readiness
from service.views.standings import how_accounts_stand, what_is_withheld


class WorksToday(msgspec.Struct, frozen=True):
    """Every line."""

    lines: list[Line]


@get("/readiness", include_in_schema=False, opt={"anyone": True})
async def show_what_works(request: AnyRequest, state: State, database: AppDatabase) -> Response[WorksToday]:
    """What works today on each network, and why not; `/readyz` says whether this process can serve at all.

    Raises:
        NotFound: no token is set, and the caller is not on this machine.
        MetricsTokenNeeded: a token is set, and was not sent.
    """
    refuse_strangers(request, state.settings)
    standings, withheld = await how_accounts_stand(database), await what_is_withheld(database)
    return Response(WorksToday(readiness(state.settings, standings, withheld)))
