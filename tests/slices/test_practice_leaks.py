"""Rows of one practice as another sees them: not at all, in any table, on any connection."""

import asyncio
import random
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from uuid import UUID, uuid4

import asyncpg
import pytest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from service.access.models import Member
from service.commands.schema import tables
from service.kit.database import APP, open_database
from service.kit.schema import is_practice_table
from service.kit.settings import Settings
from service.kit.vault import Vault
from service.kit.work import Works
from tests.callers import NOON, House, a_house
from tests.conftest import Servers

PRACTICE_TABLES = sorted(table.name for table in tables().sorted_tables if is_practice_table(table))
OURS, THEIRS = uuid4(), uuid4()
REQUESTS, CANCELLED_EVERY, SEED = 150, 7, 5

VALUES: Mapping[str, str] = {
    "bigint": "7",
    "boolean": "true",
    "bytea": "'\\x00'",
    "integer": "7",
    "interval": "'1 hour'",
    "date": "'2026-11-02'",
    "jsonb": "'{}'",
    "smallint": "7",
    "text": "'a'",
    "text[]": "'{a}'",
    "timestamp with time zone": "'2026-11-02T12:00:00Z'",
    "uuid": "gen_random_uuid()",
    "double precision": "7",
}
"""Something to put into a column of each type."""


@pytest.fixture
async def filled(servers: Servers) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    """A connection that sees one row of ours and one of theirs in every practice table, and undoes everything at the end."""
    connection = await asyncpg.connect(servers.database_url)
    transaction = connection.transaction()
    await transaction.start()
    # Neither checks nor keys between tables are tried here, so that any table can be filled without knowing it.
    await connection.execute("SET LOCAL session_replication_role = replica")
    checks = await connection.fetch(
        "SELECT conrelid::regclass::text AS name, conname FROM pg_constraint"
        " WHERE contype = 'c' AND connamespace = 'public'::regnamespace"
    )
    for check in checks:
        await connection.execute(f'ALTER TABLE {check["name"]} DROP CONSTRAINT "{check["conname"]}"')
    for table in PRACTICE_TABLES:
        columns = await connection.fetch(
            "SELECT attname::text AS name, format_type(atttypid, NULL) AS type FROM pg_attribute"
            " WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'practice_id'",
            table,
        )
        names = ", ".join(f'"{each["name"]}"' for each in columns)
        values = ", ".join(VALUES[each["type"]] for each in columns)
        separator = ", " if columns else ""
        for practice in (OURS, THEIRS):
            await connection.execute(
                f"INSERT INTO {table} (practice_id{separator}{names}) VALUES ($1{separator}{values})",
                practice,
            )
    await connection.execute(f"SET LOCAL ROLE {APP}")
    yield connection
    await transaction.rollback()
    await connection.close()


async def enter(connection: "asyncpg.Connection[asyncpg.Record]", practice: UUID) -> None:
    await connection.execute(f"SET LOCAL app.practice = '{practice}'")


@asynccontextmanager
async def tried(connection: "asyncpg.Connection[asyncpg.Record]") -> AsyncIterator[None]:
    """What is refused or done inside leaves no trace."""
    attempt = connection.transaction()
    await attempt.start()
    try:
        yield
    finally:
        await attempt.rollback()


class TestARow:
    async def test_is_seen_by_nobody_while_no_practice_is_named(
        self, filled: "asyncpg.Connection[asyncpg.Record]"
    ) -> None:
        for nothing in ("SELECT 1", "RESET app.practice", "SET LOCAL app.practice = ''"):
            await filled.execute(nothing)
            for table in PRACTICE_TABLES:
                assert await filled.fetchval(f"SELECT count(practice_id) FROM {table}") == 0, table

    async def test_is_seen_by_its_own_practice_alone(self, filled: "asyncpg.Connection[asyncpg.Record]") -> None:
        await enter(filled, OURS)
        for table in PRACTICE_TABLES:
            assert await filled.fetch(f"SELECT practice_id FROM {table}") == [(OURS,)], table

    async def test_is_not_changed_from_another_practice(self, filled: "asyncpg.Connection[asyncpg.Record]") -> None:
        await enter(filled, OURS)
        for table in PRACTICE_TABLES:
            for change in (
                f"UPDATE {table} SET practice_id = practice_id WHERE practice_id = $1",
                f"DELETE FROM {table} WHERE practice_id = $1",
            ):
                async with tried(filled):
                    with suppress(asyncpg.InsufficientPrivilegeError):
                        assert (await filled.execute(change, THEIRS)).endswith(" 0"), table

    async def test_is_not_put_into_another_practice(self, filled: "asyncpg.Connection[asyncpg.Record]") -> None:
        await enter(filled, OURS)
        for table in PRACTICE_TABLES:
            async with tried(filled):
                await filled.execute(f"CREATE TEMPORARY TABLE copied ON COMMIT DROP AS SELECT * FROM {table}")
                await filled.execute("UPDATE copied SET practice_id = $1", THEIRS)
                with pytest.raises(asyncpg.InsufficientPrivilegeError, match=r"row-level security policy"):
                    await filled.execute(f"INSERT INTO {table} SELECT * FROM copied")

    async def test_is_not_moved_into_another_practice(self, filled: "asyncpg.Connection[asyncpg.Record]") -> None:
        await enter(filled, OURS)
        for table in PRACTICE_TABLES:
            async with tried(filled):
                with pytest.raises(asyncpg.InsufficientPrivilegeError):
                    await filled.execute(f"UPDATE {table} SET practice_id = $1", THEIRS)


class TestAPooledConnection:
    @pytest.fixture
    async def narrow(self, servers: Servers) -> AsyncIterator[Works]:
        """Works on a pool of one connection for writes and one for reads."""

        async def ring_nobody(_practice_id: UUID, _job_id: UUID) -> None:
            return

        async with open_database(servers.database_url, writers=1, readers=1) as database:
            yield Works(database=database, vault=Vault(Settings().master_key_bytes), bell=ring_nobody)

    async def test_forgets_the_practice_when_a_work_ends(self, narrow: Works) -> None:
        house = await a_house(narrow)
        async with narrow.open(house.practice_id, at=NOON) as work:
            assert await work.session.scalar(text("SELECT count(*) FROM client")) == 1
        work = await narrow.begin(house.practice_id, at=NOON)
        await work.session.close()
        async with AsyncSession(narrow.database.engine) as session:
            assert await session.scalar(text("SELECT count(*) FROM client")) == 0
            assert await session.scalar(text("SELECT current_setting('app.practice', true)")) in {"", None}

    async def test_forgets_the_practice_when_a_read_ends(self, narrow: Works) -> None:
        house = await a_house(narrow)
        assert len(await clients_of(narrow, house)) == 1
        assert await narrow.database.reads.fetchval("SELECT count(*) FROM client") == 0

    async def test_serves_practices_in_turn_and_mixes_none_also_when_requests_are_cut_off(self, narrow: Works) -> None:
        houses = [await a_house(narrow) for _ in range(4)]
        dice = random.Random(SEED)

        async def request(house: House) -> tuple[UUID, set[UUID]]:
            async with narrow.open(house.practice_id, at=NOON) as work:
                written = set(await work.session.scalars(select(Member.practice_id)))
            read = {each["id"] for each in await clients_of(narrow, house)}
            assert read == {house.client_id}
            return house.practice_id, written

        requests = [asyncio.create_task(request(dice.choice(houses))) for _ in range(REQUESTS)]
        for number, each in enumerate(requests):
            if number % CANCELLED_EVERY == 0:
                await asyncio.sleep(dice.uniform(0, 0.005))
                each.cancel()
        answers = await asyncio.gather(*requests, return_exceptions=True)
        done = [each for each in answers if not isinstance(each, BaseException)]
        assert len(done) >= REQUESTS - REQUESTS // CANCELLED_EVERY - 1
        for practice_id, seen in done:
            assert seen == {practice_id}


async def clients_of(works: Works, house: House) -> list[asyncpg.Record]:
    """What the owner's list of clients is made from, in the one round trip of the door."""
    rows: list[asyncpg.Record] = await works.database.reads.fetch(
        "SELECT * FROM list_clients_v1($1, $2, $3, $4, $5)", *house.owner.reach, None, 50
    )
    return rows
