"""What both tenant walls cost a coach's view of a client, and how many round trips it takes.

Ours is the view's function as the application role, bound by row level security. The peer is a function around the very same
statement, without the practice setting, called by an administrator whom no policy binds. The same comparison is made once
more through the whole door, token and all, called within this process. Cost is CPU of application and database.
"""

import dataclasses
import itertools
import random
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from typing import Any
from uuid import UUID

import asyncpg
from litestar import Litestar

from bench.coaches import Coach, a_coach
from bench.ground import Ground
from bench.people import NOW
from bench.rounds import AtMost, Line, Unequal, in_turns, middle, ratios
from bench.wire import counted_wire
from service.access.finders import find_identity
from service.access.tokens import hash_of
from service.app import create_app
from service.kit.database import Database, open_database
from service.kit.settings import Settings
from service.views.queries import FUNCTIONS, OVERVIEW

_SEES = "SELECT * FROM {}($1, $2, $3, $4, $5)"
_OURS, _BARE = _SEES.format("show_overview_v1"), _SEES.format("bench_overview")
_WARM, _SLICE = 5, 40

Reads = Callable[[int], Awaitable[None]]


async def run(ground: Ground) -> list[Line]:
    """The bench."""
    practices, clients = (2, 5) if ground.sizes.quick else (20, 25)
    coaches = [await a_coach(ground, clients=clients) for _ in range(practices)]
    await ground.admin.execute(_bare_function())
    await ground.admin.execute("ANALYZE")
    looks = [(coach, client) for coach in coaches for client in coach.clients]
    random.Random(1).shuffle(looks)
    async with AsyncExitStack() as stack:
        unbound = await stack.enter_async_context(
            asyncpg.create_pool(ground.servers.database_url, min_size=1, reset=_no_extra_trip, command_timeout=15)
        )
        reads = ground.works.database.reads
        await _must_agree(reads, unbound, looks)
        view = await in_turns(
            ground.sizes.rounds,
            _cost(ground, _reading(reads, _OURS, looks)),
            _cost(ground, _reading(unbound, _BARE, looks)),
            slices=_slices(ground),
        )
        settings = Settings(database_url=ground.servers.database_url, redis_url=ground.servers.redis_url)
        bound = await stack.enter_async_context(_running(settings))
        free = await stack.enter_async_context(_running(settings))
        works = free.state.works
        free.state.works = dataclasses.replace(works, database=Database(works.database.engine, unbound))
        door = await in_turns(
            ground.sizes.rounds,
            _cost(ground, _looking(bound, looks)),
            _cost(ground, _looking(free, looks)),
            slices=_slices(ground),
        )
    return [
        _line("client view, CPU against no row level security", view, _calls(ground), AtMost(1.15)),
        _line("  the same through the whole door", door, _calls(ground), None),
        *await _round_trips(ground, looks),
    ]


async def _no_extra_trip(_connection: object) -> None:
    """The peer's pool resets nothing either."""


def _line(what: str, costs: Sequence[tuple[float, float]], calls: int, goal: AtMost | None) -> Line:
    mine, theirs = (cost / calls * 1e6 for cost in middle(costs))
    return Line(what=what, ours=f"{mine:.0f} us", peer=f"{theirs:.0f} us", ratios=ratios(costs), goal=goal)


def _calls(ground: Ground) -> int:
    return _SLICE * _slices(ground)


def _slices(ground: Ground) -> int:
    return 1 if ground.sizes.quick else 10


def _cost(ground: Ground, read: Reads) -> Callable[[], Awaitable[float]]:
    """CPU seconds of application and database for so many calls, after a few that nobody counts."""

    async def cost() -> float:
        await read(_WARM)
        async with ground.cpu() as watch:
            await read(_SLICE)
        return watch.seconds

    return cost


def _reading(pool: "asyncpg.Pool[Any]", query: str, looks: Sequence[tuple[Coach, UUID]]) -> Reads:
    turns = itertools.cycle(looks)

    async def read(times: int) -> None:
        for coach, client in itertools.islice(turns, times):
            await pool.fetchrow(query, *_arguments(coach, client))

    return read


def _looking(app: Litestar, looks: Sequence[tuple[Coach, UUID]]) -> Reads:
    turns = itertools.cycle(looks)

    async def read(times: int) -> None:
        for coach, client in itertools.islice(turns, times):
            await _look(app, coach, client)

    return read


def _arguments(coach: Coach, client: UUID) -> tuple[object, ...]:
    return coach.practice_id, coach.member_id, None, client, NOW


async def _must_agree(
    bound: "asyncpg.Pool[Any]", free: "asyncpg.Pool[Any]", looks: Sequence[tuple[Coach, UUID]]
) -> None:
    for coach, client in looks:
        ours = await bound.fetchrow(_OURS, *_arguments(coach, client))
        theirs = await free.fetchrow(_BARE, *_arguments(coach, client))
        if ours is None or tuple(ours) != tuple(theirs):
            raise Unequal(f"client {client} looks different without row level security")


async def _round_trips(ground: Ground, looks: Sequence[tuple[Coach, UUID]]) -> list[Line]:
    coach, client = looks[0]

    async def authenticate(database: Database) -> None:
        await find_identity(database, hash_of(coach.token), at=NOW)

    async def view(database: Database) -> None:
        await database.reads.fetchrow(_OURS, *_arguments(coach, client))

    lines = []
    async with counted_wire(ground.servers.database_url) as wire:
        async with open_database(wire.url, readers=1) as database:
            for what, act in (("authentication", authenticate), ("the view", view)):
                await act(database)
                before = wire.round_trips
                await act(database)
                lines.append(_trips(f"  round trips of {what}", wire.round_trips - before, 1))
        settings = Settings(database_url=wire.url, redis_url=ground.servers.redis_url)
        async with _running(settings) as app:
            await _look(app, coach, client)
            before = wire.round_trips
            for each in looks[:10]:
                await _look(app, coach, each[1] if each[0] is coach else client)
            lines.append(_trips("  round trips of the whole door", (wire.round_trips - before) / 10, 2))
    return lines


def _trips(what: str, trips: float, goal: int) -> Line:
    return Line(what=what, ours=f"{trips:g}", peer=f"{goal}", ratios=[trips / goal], goal=AtMost(1))


def _running(settings: Settings) -> "_App":
    return _App(create_app(settings))


class _App:
    """An app that has started; entering gives it, leaving shuts it down."""

    def __init__(self, app: Litestar) -> None:
        self._app = app
        self._lifespan = app.lifespan()

    async def __aenter__(self) -> Litestar:
        await self._lifespan.__aenter__()
        self._app.state.clock = lambda: NOW
        return self._app

    async def __aexit__(self, *_left: object) -> None:
        await self._lifespan.__aexit__(None, None, None)


async def _look(app: Litestar, coach: Coach, client: UUID) -> None:
    """Open the view by calling the app as a server would."""
    answers: list[Any] = []

    async def receive() -> Any:  # noqa: ANN401 # an ASGI message
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:  # noqa: ANN401 # an ASGI message
        answers.append(message)

    path = f"/v1/clients/{client}/overview"
    scope: Any = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http", "path": path,
        "raw_path": path.encode(), "root_path": "", "query_string": b"", "client": ("127.0.0.1", 1), "server": ("bench", 80),
        "headers": [(b"authorization", b"Bearer " + coach.token.reveal().encode()), (b"host", b"bench")],
    }  # fmt: skip
    await app(scope, receive, send)
    if answers[0]["status"] != 200:
        raise Unequal(f"the door answered {answers[0]['status']} to {path}")


def _bare_function() -> str:
    [ours] = (each for each in FUNCTIONS if each.name == "show_overview_v1")
    return (
        f"CREATE OR REPLACE FUNCTION bench_overview({ours.arguments}) RETURNS {ours.returns} LANGUAGE plpgsql"
        f" SET search_path = pg_catalog, public AS $body$ BEGIN RETURN QUERY {OVERVIEW}; END $body$"
    )
