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
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import asyncpg
from litestar import Litestar
from sqlalchemy import insert

from bench.ground import Ground
from bench.people import NOW
from bench.rounds import AtMost, Line, Unequal, in_turns, middle, ratios
from bench.wire import counted_wire
from service.access.finders import Place, find_identity
from service.access.models import Person
from service.access.practices import open_practice
from service.access.roles import Role
from service.access.signing_in import open_session
from service.access.tokens import hash_of
from service.accounts.models import SocialAccount
from service.app import create_app
from service.audience.models import AudienceReport, Conversation
from service.audience.shapes import QUALITY_EXAMPLE
from service.automation.models import Finding
from service.checkups.models import Checkup
from service.engagement.models import DayPlan, Task
from service.kit.database import Database, new_id, open_database
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.work import Work
from service.roster.models import Assignment, Client
from service.views.queries import FUNCTIONS, OVERVIEW

_SEES = "SELECT * FROM {}($1, $2, $3, $4, $5)"
_OURS, _BARE = _SEES.format("show_overview_v1"), _SEES.format("bench_overview")
_PRACTICES, _CLIENTS = 20, 25
_WARM, _SLICE = 5, 40

Reads = Callable[[int], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Coach:
    """Somebody with a session, and the clients they coach."""

    practice_id: UUID
    member_id: UUID
    token: Secret
    clients: Sequence[UUID]


async def run(ground: Ground) -> list[Line]:
    """The bench."""
    coaches = [await _a_coach(ground) for _ in range(2 if ground.sizes.quick else _PRACTICES)]
    await ground.admin.execute(_bare_function())
    await ground.admin.execute("ANALYZE")
    looks = [(coach, client) for coach in coaches for client in coach.clients]
    random.Random(1).shuffle(looks)
    async with AsyncExitStack() as stack:
        unbound = await stack.enter_async_context(
            asyncpg.create_pool(ground.servers.database_url, min_size=1, max_size=1)
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


async def _a_coach(ground: Ground) -> Coach:
    practice_id = new_id()
    async with ground.works.open(practice_id, at=NOW) as work:
        email = f"{practice_id.hex}@bench.example"
        person = Person(id=new_id(), email=email, name="Robin", password_hash="", created_at=NOW)
        work.session.add(person)
        await work.session.flush()
        member = await open_practice(work, name="Bench", person_id=person.id, owner="Robin", email=email)
        member.role = Role.COACH
        token, _ = await open_session(work, Place(practice_id, Role.COACH, member.id, None), person.id)
        clients = [new_id() for _ in range(5 if ground.sizes.quick else _CLIENTS)]
        await _fill(work, member.id, clients)
    # As used a moment ago, so that nobody notes its use in between.
    await ground.admin.execute("UPDATE token SET last_used_at = $1", NOW)
    return Coach(practice_id, member.id, token, clients)


async def _fill(work: Work, member: UUID, clients: Sequence[UUID]) -> None:
    """Clients as they look after a few months: reports, findings, conversations, tasks."""
    accounts = dict(zip(clients, (new_id() for _ in clients), strict=True))
    rows: dict[type[Any], list[dict[str, object]]] = {
        Client: [
            {
                "id": client, "name": "Maya", "time_zone": "Europe/Berlin", "language": "en", "goal": "be known",
                "goal_quality_followers": 500, "daily_minutes": 20, "interests": [], "target_market": {},
                "is_sample": False, "created_at": NOW,
            }
            for client in clients
        ],
        Assignment: [{"id": new_id(), "client_id": each, "member_id": member, "created_at": NOW} for each in clients],
        SocialAccount: [
            {
                "id": account, "client_id": client, "platform": "x", "platform_account_id": number, "handle": "maya",
                "name": "Maya", "source": "api", "state": "connected", "missing_permissions": [], "state_since": NOW,
                "monthly_budget_micros": 0, "created_at": NOW,
            }
            for number, (client, account) in enumerate(accounts.items())
        ],
        AudienceReport: [
            {
                "id": new_id(), "account_id": account, "taken_at": NOW - timedelta(days=7 * week), "model_version": "1",
                "quality": QUALITY_EXAMPLE, "picture": None,
            }
            for account in accounts.values()
            for week in range(20)
        ],
        Checkup: [
            {
                "id": new_id(), "account_id": account, "asked_by": "bench", "asked_at": NOW - timedelta(days=7 * week),
                "source": "api", "state": "done", "stage": "done", "people_read": 400, "spent_micros": 0,
            }
            for account in accounts.values()
            for week in range(20)
        ],
        Finding: [
            {
                "id": new_id(), "account_id": account, "client_id": client, "kind": "follow_burst", "subject": "own_account",
                "recognition_key": str(number), "verdict": _VERDICT, "state": "open", "first_seen_at": NOW,
                "last_seen_at": NOW, "state_since": NOW, "coach_from": NOW,
            }
            for client, account in accounts.items()
            for number in range(4)
        ],
        Conversation: [
            {
                "id": new_id(), "account_id": account, "profile_id": number, "handle": "ann", "turns_theirs": 2,
                "turns_ours": 1, "last_theirs_at": NOW, "awaiting_since": NOW if number % 2 else None,
            }
            for account in accounts.values()
            for number in range(20)
        ],
        DayPlan: [
            {"id": new_id(), "client_id": client, "day": NOW.date(), "planned_at": NOW, "next_at": NOW} for client in clients
        ],
        Task: [
            {
                "id": new_id(), "client_id": client, "account_id": accounts[client], "kind": "reply", "task_key": str(number),
                "day": NOW.date() - timedelta(days=number % 3), "rank": number, "minutes": 3, "params": {"handle": "ann", "since": "1 November"},
                "state": "offered", "offered_at": NOW,
            }
            for client in clients
            for number in range(8)
        ],
    }  # fmt: skip
    for model, values in rows.items():
        await work.session.execute(insert(model), [{"practice_id": work.practice_id, **row} for row in values])


_VERDICT = {
    "severity": "warning",
    "reason": {"code": "follow_burst", "params": {"follows": 180}, "text": "Followed 180 accounts within an hour."},
}
