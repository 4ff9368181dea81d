"""One effect for each idempotency key, however many twins come, whatever dies, whoever else uses the same key."""

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import asyncpg
import httpx2
import pytest

from service.commands.processes import LOOPBACK, Part, as_environment, free_port, part, until_answers, web_arguments
from service.kit.clock import utc_now
from service.kit.database import open_database
from service.kit.settings import Settings
from service.kit.vault import Vault
from service.kit.work import Works
from tests.approving import an_app, bearer, tokens
from tests.at_once import sharing_the_loop
from tests.callers import House, a_house, web

SOAK = "RAPPORT_SOAK" in os.environ
KEYS = 200 if SOAK else 2
"""`make soak` tries as many keys as it takes to trust them."""
TWINS = 50
CLIENT = {"name": "Maya Torres", "time_zone": "Europe/London"}
OTHER = CLIENT | {"name": "Somebody Else"}
LOCK = 0x7261_7070_6B65_7973
PATIENCE_S = 60.0


class TestFiftyTwinsOfEachKey:
    async def test_have_one_effect_and_one_answer_byte_by_byte(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with sharing_the_loop(settings) as session:
            before = await clients(session, house)
            for _ in range(KEYS):
                headers = house.owner.headers | {"Idempotency-Key": uuid4().hex}
                kept = await twins(session, headers)
                assert len({each.content for each in kept}) == 1
                assert [each.headers.get("idempotent-replayed") for each in kept].count(None) == 1
                other = await session.post("/v1/clients", json=OTHER, headers=headers)
                assert (other.status_code, kind(other)) == (422, "key-used-for-another")
            assert await clients(session, house) == before + KEYS

    async def test_do_not_meet_those_of_another_front_end(self, settings: Settings, works: Works) -> None:
        house, key = await a_house(works), uuid4().hex
        scope = "clients:read clients:write"
        async with web(settings) as network:
            answers = []
            for name in ("Coach Board", "Follow Desk"):
                app = await an_app(network, house.owner, client_name=name, scope=scope)
                given = await tokens(app, house.owner, scope=scope)
                headers = bearer(given["access_token"]) | {"Idempotency-Key": key}
                body = CLIENT | {"name": name}
                answers += [await network.post("/v1/clients", json=body, headers=headers) for _ in range(2)]
        assert [each.status_code for each in answers] == [201] * 4, [each.text for each in answers]
        first, again, others, others_again = answers
        assert first.content == again.content
        assert others.content == others_again.content
        assert first.json()["id"] != others.json()["id"]
        assert [each.headers.get("idempotent-replayed") for each in answers] == [None, "true"] * 2


class TestAServerThatDies:
    async def test_between_the_commit_and_the_answer_has_done_it_once_and_says_so_later(self, stage: "Stage") -> None:
        """The server is stopped while Postgres commits, and killed once it has: nobody was told."""
        headers = stage.house.owner.headers | {"Idempotency-Key": uuid4().hex}
        async with stage.held_commit() as commit, stage.web() as (first, session):
            asked = asyncio.create_task(session.post("/v1/clients", json=CLIENT, headers=headers))
            await commit.is_reached()
            stop(first, signal.SIGSTOP)
            await commit.let_go()
            assert await stage.keys() == 1
            stop(first, signal.SIGKILL)
            with pytest.raises(httpx2.TransportError):
                await asked
        async with stage.web() as (_, session):
            before = await clients(session, stage.house)
            again = [await session.post("/v1/clients", json=CLIENT, headers=headers) for _ in range(2)]
            assert [each.status_code for each in again] == [201, 201]
            assert [each.headers.get("idempotent-replayed") for each in again] == ["true", "true"]
            assert again[0].content == again[1].content
            assert await clients(session, stage.house) == before
            other = await session.post("/v1/clients", json=OTHER, headers=headers)
            assert (other.status_code, kind(other)) == (422, "key-used-for-another")
            shown = await session.get(f"/v1/clients/{again[0].json()['id']}", headers=stage.house.owner.headers)
            assert shown.json()["name"] == CLIENT["name"]


@dataclass(frozen=True)
class Commit:
    """The next commit of a request with a key, which waits."""

    rows: "asyncpg.Connection[asyncpg.Record]"

    async def is_reached(self) -> None:
        """Return once it waits."""
        waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        async with asyncio.timeout(PATIENCE_S):
            while not await self.rows.fetchval(waiting):
                await self.rows.execute("SELECT pg_sleep(0.01)")

    async def let_go(self) -> None:
        """Let it happen, and return once it has."""
        await self.rows.execute("SELECT pg_advisory_unlock($1)", LOCK)
        async with asyncio.timeout(PATIENCE_S):
            while not await self.rows.fetchval("SELECT count(*) FROM idempotency_key"):
                await self.rows.execute("SELECT pg_sleep(0.01)")


@dataclass(frozen=True)
class Stage:
    """A practice in a database of its own, and servers over it."""

    settings: Settings
    house: House
    rows: "asyncpg.Connection[asyncpg.Record]"
    logs: Path

    @contextlib.asynccontextmanager
    async def web(self) -> AsyncIterator[tuple[Part, httpx2.AsyncClient]]:
        """A server as an operator starts it."""
        port = free_port()
        with part("web", web_arguments(LOOPBACK, port), as_environment(self.settings), self.logs) as server:
            url = f"http://{LOOPBACK}:{port}"
            until_answers(server, f"{url}/readyz")
            async with httpx2.AsyncClient(base_url=url, timeout=PATIENCE_S) as session:
                yield server, session

    @contextlib.asynccontextmanager
    async def held_commit(self) -> AsyncIterator[Commit]:
        """Hold the commits of requests with a key: a deferred trigger of Postgres waits there for a lock that is held."""
        await self.rows.execute("SELECT pg_advisory_lock($1)", LOCK)
        await self.rows.execute(
            "CREATE FUNCTION wait_there() RETURNS trigger LANGUAGE plpgsql AS"
            f" 'BEGIN PERFORM pg_advisory_xact_lock_shared({LOCK}); RETURN NULL; END'"
        )
        await self.rows.execute(
            "CREATE CONSTRAINT TRIGGER waits AFTER INSERT ON idempotency_key DEFERRABLE INITIALLY DEFERRED"
            " FOR EACH ROW EXECUTE FUNCTION wait_there()"
        )
        yield Commit(self.rows)
        await self.rows.execute("DROP TRIGGER waits ON idempotency_key")

    async def keys(self) -> int:
        """How many keys are kept."""
        return int(await self.rows.fetchval("SELECT count(*) FROM idempotency_key"))


@pytest.fixture
async def stage(settings: Settings, own_database: str, tmp_path: Path) -> AsyncIterator[Stage]:
    alone = replace(settings, database_url=own_database)

    async def ring(_practice: object, _job: object) -> None:
        """Nobody waits for these."""

    async with open_database(own_database) as database:
        works = Works(database=database, vault=Vault(alone.master_key_bytes), bell=ring)
        house = await a_house(works, at=utc_now())
    rows = await asyncpg.connect(own_database)
    yield Stage(alone, house, rows, tmp_path)
    await rows.close()


async def twins(session: httpx2.AsyncClient, headers: dict[str, str]) -> list[httpx2.Response]:
    """Fifty at once, each sent again for as long as a twin is running; nothing else may be answered."""
    kept: list[httpx2.Response] = []
    while len(kept) < TWINS:
        late = TWINS - len(kept)
        answers = await asyncio.gather(
            *(session.post("/v1/clients", json=CLIENT, headers=headers) for _ in range(late))
        )
        done = [each for each in answers if each.status_code == 201]
        refused = {(each.status_code, kind(each)) for each in answers if each.status_code != 201}
        assert done
        assert refused <= {(409, "request-still-running")}
        kept += done
    return kept


async def clients(session: httpx2.AsyncClient, house: House) -> int:
    """How many clients the practice has taken on."""
    count, cursor = 0, ""
    while True:
        page = await session.get(f"/v1/clients?limit=200{cursor}", headers=house.owner.headers)
        assert page.status_code == 200, page.text
        count += len(page.json()["items"])
        if (following := page.json()["next_cursor"]) is None:
            return count
        cursor = f"&cursor={following}"


def kind(answer: httpx2.Response) -> str:
    """The stable end of a problem's type."""
    return str(answer.json()["type"].rpartition("/")[2])


def stop(server: Part, how: signal.Signals) -> None:
    """Send this to the server and whatever it has started."""
    os.killpg(server.process.pid, how)
