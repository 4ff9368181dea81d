"""How much of its tier a practice uses."""

from datetime import datetime, timedelta
from typing import Annotated, Final

import msgspec
from litestar import get
from litestar.datastructures import State
from litestar.di import NamedDependency

from service.access.allotments import month_after, month_of
from service.access.caller import AppDatabase
from service.access.caller_limits import BY_TIER
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.roles import Permission
from service.access.tiers import ALLOTMENTS, Resource, Tier
from service.kit.counts import Share

_DAY: Final = timedelta(days=1)


class ResourceUsed(msgspec.Struct, frozen=True):
    """What the tier gives of one resource, and how much of it is taken."""

    resource: Annotated[
        Resource,
        msgspec.Meta(
            description="Clients coached now, accounts known, checkups asked for in this calendar month (UTC) through"
            " networks' APIs, or requests with a token on this day (UTC). The sample client counts for nothing.",
            examples=["clients"],
        ),
    ]
    used: Annotated[int | None, msgspec.Meta(description="How many; null while it cannot be counted.", examples=[12])]
    most: Annotated[int | None, msgspec.Meta(description="The most; null where nothing bounds it.", examples=[40])]
    begins_anew_at: Annotated[
        datetime | None,
        msgspec.Meta(description="When the count is zero again; null where things have to end first.", examples=[None]),
    ]


class Usage(msgspec.Struct, frozen=True):
    """The practice's tier and what is used of it."""

    tier: Annotated[
        Tier, msgspec.Meta(description="How much the practice is given; the operator decides it.", examples=["coach"])
    ]
    resources: Annotated[list[ResourceUsed], msgspec.Meta(description="Every resource that is counted.")]


@get(
    "/v1/usage",
    operation_id="showUsage",
    summary="How much of the tier is used?",
    tags=["Views"],
    guards=[may(Permission.READ_USAGE)],
    responses=refusals(),
)
async def show_usage(
    identity: NamedDependency[Identity], database: AppDatabase, at: NamedDependency[datetime], state: State
) -> Usage:
    """What the practice's tier gives and how much of it is taken. What is spent is refused with 402, calls with 429."""
    row = await database.reads.fetchrow("SELECT * FROM show_usage_v1($1, $2)", identity.practice_id, month_of(at))
    tier, clients, accounts, checkups = row
    allotment = ALLOTMENTS[Tier(tier)]
    limit = BY_TIER[Tier(tier)]
    calls = await state.counts.so_far(Share(limit, allotment.calls or 0, str(identity.practice_id)), at=at)
    taken = [
        (Resource.CLIENTS, clients, None),
        (Resource.ACCOUNTS, accounts, None),
        (Resource.CHECKUPS, checkups, month_after(at)),
        (Resource.CALLS, calls if allotment.calls else None, _next_day(at)),
    ]
    return Usage(
        Tier(tier), [ResourceUsed(resource, used, allotment.of(resource), anew) for resource, used, anew in taken]
    )


def _next_day(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0) + _DAY


DOORS: Final = (show_usage,)
