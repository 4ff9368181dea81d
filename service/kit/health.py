"""Whether this process lives, and whether it can serve; asked by supervisors and load balancers, answered to anyone."""

import asyncio
from typing import Annotated, Final, Literal

import msgspec
from litestar import Response, get
from litestar.datastructures import State

_DEADLINE_S: Final = 3.0

Condition = Literal["ok", "degraded", "down"]


class Liveness(msgspec.Struct, frozen=True):
    """The event loop turns; nothing else is asked."""

    status: Annotated[Literal["ok"], msgspec.Meta(description="Always this.", examples=["ok"])] = "ok"


class Readiness(msgspec.Struct, frozen=True):
    """Each thing this process needs. Without Redis it serves on, and jobs start a little later: degraded, not down."""

    status: Annotated[Condition, msgspec.Meta(description="Whether requests can be served.", examples=["degraded"])]
    postgres: Annotated[Condition, msgspec.Meta(description="Whether Postgres answers.", examples=["ok"])]
    redis: Annotated[Condition, msgspec.Meta(description="Whether Redis answers.", examples=["down"])]


@get(
    "/livez",
    operation_id="showLiveness",
    summary="Is the process alive?",
    tags=["Operations"],
    security=[{}],
    opt={"anyone": True},
)
async def show_liveness() -> Liveness:
    """Answer while the event loop turns; depends on nothing else."""
    return Liveness()


@get(
    "/readyz",
    operation_id="showReadiness",
    summary="Can the process serve?",
    tags=["Operations"],
    security=[{}],
    opt={"anyone": True},
)
async def show_readiness(state: State) -> Response[Readiness]:
    """Answer 200 when requests can be served and 503 when they cannot."""
    postgres, redis = await asyncio.gather(_postgres(state), _redis(state))
    status: Condition = "down" if postgres == "down" else "degraded" if redis == "down" else "ok"
    return Response(
        Readiness(status=status, postgres=postgres, redis=redis), status_code=503 if status == "down" else 200
    )


async def _postgres(state: State) -> Condition:
    try:
        async with asyncio.timeout(_DEADLINE_S):
            await state.works.database.reads.fetchval("SELECT 1")
    except Exception:  # noqa: BLE001 # a server that is away shows in many ways; all of them mean the same here
        return "down"
    return "ok"


async def _redis(state: State) -> Condition:
    try:
        async with asyncio.timeout(_DEADLINE_S):
            await state.redis.ping()
    except Exception:  # noqa: BLE001 # as above
        return "down"
    return "ok"
