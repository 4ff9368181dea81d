"""Both walls between practices, as they stand in the migrated database, and whether a gap in them is seen."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import pytest

from service.commands.schema import FUNCTIONS, tables
from service.kit.database import APP, FINDER, MAINT, OWNER, connect
from service.kit.schema import Finder, is_practice_table
from service.kit.wall import GLOBAL_TABLES, MASS_TABLES, WallBroken, gaps, refuse_gaps
from tests.conftest import Servers

OF_THIS_PRACTICE = "(practice_id = (NULLIF(current_setting('app.practice'::text, true), ''::text))::uuid)"
FINDERS = {
    "asking_practices_v1",
    "due_accounts_v1",
    "due_jobs_v1",
    "due_plans_v1",
    "due_renewals_v1",
    "due_subscriptions_v1",
    "find_code_v1",
    "find_connect_attempt_v1",
    "find_connect_link_v1",
    "find_deletion_requests_v1",
    "find_front_end_v1",
    "find_grants_of_person_v1",
    "find_identity_v2",
    "find_invitation_v1",
    "find_lent_token_v1",
    "find_listeners_v1",
    "find_passkey_v1",
    "find_person_v1",
    "find_places_v1",
    "find_read_accounts_v1",
    "how_accounts_stand_v1",
    "sealed_practice_v1",
    "what_is_withheld_v1",
}
"""Everything that may look across practices."""
NAMES_MANY = {
    "alert.subject_id",
    "change.client_id",
    "deletion_request.account_id",
    "deletion_request.client_id",
    "job.subject_id",
}
"""Columns that name rows of several tables, or one that goes while the row stays: no foreign key can hold them."""
SERVES_MANY = {"approval.front_end_id", "audit_entry.front_end_id"}
"""Columns that name a front end, which another practice may have registered: no foreign key leaves a practice."""
PRACTICE_TABLES = sorted(table.name for table in tables().sorted_tables if is_practice_table(table))


@pytest.fixture
async def admin(servers: Servers) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    connection = await asyncpg.connect(servers.database_url)
    yield connection
    await connection.close()


async def column(admin: "asyncpg.Connection[asyncpg.Record]", query: str, *arguments: object) -> list[Any]:
    return [row[0] for row in await admin.fetch(query, *arguments)]


class TestTheWall:
    async def test_has_no_gap(self, servers: Servers) -> None:
        connection = await connect(servers.database_url, role=APP)
        assert await gaps(connection, strict_login=False) == []
        await refuse_gaps(connection, strict_login=False)
        await connection.close()

    async def test_stands_around_every_table_but_the_global_ones(
        self, admin: "asyncpg.Connection[asyncpg.Record]"
    ) -> None:
        everything = await column(admin, "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'")
        assert set(everything) == set(PRACTICE_TABLES) | GLOBAL_TABLES
        assert set(PRACTICE_TABLES) >= MASS_TABLES

    async def test_is_the_same_policy_for_everybody_everywhere(
        self, admin: "asyncpg.Connection[asyncpg.Record]"
    ) -> None:
        policies = await admin.fetch("SELECT * FROM pg_policies WHERE schemaname = 'public'")
        assert sorted(each["tablename"] for each in policies) == PRACTICE_TABLES
        assert {
            (each["permissive"], *each["roles"], each["cmd"], each["qual"], each["with_check"]) for each in policies
        } == {("PERMISSIVE", "public", "ALL", OF_THIS_PRACTICE, OF_THIS_PRACTICE)}

    async def test_is_not_gone_around_by_a_view(self, admin: "asyncpg.Connection[asyncpg.Record]") -> None:
        views = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')"
        assert await column(admin, views) == []

    @pytest.mark.parametrize(
        ("change", "gap"),
        [
            ("CREATE TABLE stray (id uuid PRIMARY KEY)", "stray has no practice_id"),
            ("ALTER TABLE client NO FORCE ROW LEVEL SECURITY", "client lacks FORCE"),
            ("ALTER TABLE client DISABLE ROW LEVEL SECURITY", "client lacks FORCE"),
            ("DROP POLICY own_practice ON client", "client lacks its one policy"),
            ("ALTER POLICY own_practice ON client USING (true)", "client lacks its one policy"),
            ("ALTER POLICY own_practice ON client WITH CHECK (true)", "client lacks its one policy"),
            (
                """DROP POLICY own_practice ON client; CREATE POLICY own_practice ON client
                USING (practice_id::text = current_setting('app.practice', true))""",
                "client lacks its one policy",
            ),
            ("CREATE POLICY another ON client USING (true)", "client lacks its one policy"),
            (
                "ALTER TABLE job DROP CONSTRAINT pk_job; ALTER TABLE job ADD PRIMARY KEY (id)",
                "job is keyed by (id) instead of (practice_id, id)",
            ),
            (
                """ALTER TABLE standing DROP CONSTRAINT pk_standing;
                ALTER TABLE standing ADD PRIMARY KEY (account_id, profile_id)""",
                "standing is keyed by (account_id, profile_id)",
            ),
            ("ALTER TABLE client OWNER TO rapport_app", "client belongs to rapport_app"),
        ],
    )
    async def test_shows_a_gap(self, admin: "asyncpg.Connection[asyncpg.Record]", change: str, gap: str) -> None:
        async with undone(admin):
            await admin.execute(change)
            await admin.execute(f"SET LOCAL ROLE {APP}")
            found = await gaps(admin, strict_login=False)
            assert len(found) == 1
            assert gap in found[0]
            with pytest.raises(WallBroken, match="has gaps"):
                await refuse_gaps(admin, strict_login=False)

    @pytest.mark.parametrize("role", [OWNER, MAINT, FINDER, None])
    async def test_refuses_a_connection_that_it_does_not_bind(self, servers: Servers, role: str | None) -> None:
        url = servers.database_url
        connection = await connect(url, role=role) if role else await asyncpg.connect(url)
        [gap] = await gaps(connection, strict_login=False)
        assert "which row level security does not bind" in gap
        await connection.close()

    async def test_refuses_a_login_that_could_shed_its_role_where_that_is_asked(self, servers: Servers) -> None:
        connection = await connect(servers.database_url, role=APP)
        [gap] = await gaps(connection, strict_login=True)
        assert "log in as rapport_app" in gap
        await connection.close()


class TestARole:
    async def test_is_above_the_wall_only_to_back_up_and_to_find(
        self, admin: "asyncpg.Connection[asyncpg.Record]"
    ) -> None:
        roles = await admin.fetch("SELECT * FROM pg_roles WHERE rolname LIKE 'rapport\\_%' ORDER BY rolname")
        assert {each["rolname"]: (each["rolsuper"], each["rolbypassrls"]) for each in roles} == {
            APP: (False, False),
            FINDER: (False, True),
            MAINT: (False, True),
            OWNER: (False, False),
        }
        assert not any(each["rolcanlogin"] for each in roles if each["rolname"] in {FINDER, OWNER})

    async def test_of_the_app_can_take_no_other(self, admin: "asyncpg.Connection[asyncpg.Record]") -> None:
        assert await column(admin, "SELECT rolname FROM pg_roles WHERE pg_has_role($1, oid, 'MEMBER')", APP) == [APP]

    async def test_of_the_app_may_read_and_write_rows_and_no_more(
        self, admin: "asyncpg.Connection[asyncpg.Record]"
    ) -> None:
        granted = await admin.fetch(
            "SELECT grantee::text, privilege_type::text FROM information_schema.table_privileges"
            " WHERE table_schema = 'public' AND grantee IN ('PUBLIC', $1, $2)",
            APP,
            FINDER,
        )
        assert {tuple(each) for each in granted} == {(APP, each) for each in ("SELECT", "INSERT", "UPDATE", "DELETE")}

    async def test_of_the_finder_sees_the_declared_columns_alone(
        self, admin: "asyncpg.Connection[asyncpg.Record]"
    ) -> None:
        declared = {
            f"{table}.{name}"
            for function in FUNCTIONS
            if isinstance(function, Finder)
            for table, names in function.sees.items()
            for name in names
        }
        granted = await admin.fetch(
            "SELECT c.relname || '.' || a.attname AS name, g.privilege_type FROM pg_class c"
            " JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) g"
            " WHERE g.grantee = $1::text::regrole",
            FINDER,
        )
        assert {each["name"] for each in granted} == declared
        assert {each["privilege_type"] for each in granted} == {"SELECT"}


class TestAFunction:
    async def test_looks_across_practices_only_if_it_is_an_allowed_finder(
        self, admin: "asyncpg.Connection[asyncpg.Record]"
    ) -> None:
        definers = await admin.fetch(
            "SELECT proname::text AS name, proowner::regrole::text AS owner FROM pg_proc"
            " WHERE pronamespace = 'public'::regnamespace AND prosecdef"
        )
        assert {each["name"] for each in definers} == FINDERS
        assert {each["owner"] for each in definers} == {FINDER}

    async def test_is_the_apps_alone_and_finds_its_tables_where_they_are(
        self, admin: "asyncpg.Connection[asyncpg.Record]"
    ) -> None:
        functions = await admin.fetch(
            "SELECT proname, proconfig, proowner::regrole::text AS owner,"
            " array(SELECT grantee::regrole::text FROM aclexplode(proacl) WHERE privilege_type = 'EXECUTE') AS callers"
            " FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
        )
        assert {each["proname"] for each in functions} == {each.name for each in FUNCTIONS}
        for each in functions:
            assert each["proconfig"] == ["search_path=pg_catalog, public, pg_temp"], each["proname"]
            assert set(each["callers"]) == {APP, each["owner"]}, each["proname"]


class TestAnIndex:
    async def test_leads_with_the_practice_unless_it_is_used_before_the_practice_is_known(
        self, admin: "asyncpg.Connection[asyncpg.Record]"
    ) -> None:
        leading = await admin.fetch(
            "SELECT i.indexrelid::regclass::text AS name, a.attname::text AS first, i.indisunique AS is_unique"
            " FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid"
            " LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]"
            " WHERE c.relname = ANY($1)",
            PRACTICE_TABLES,
        )
        marked = {
            index.name
            for table in tables().sorted_tables
            for index in table.indexes
            if index.info.get("found_before_practice")
        }
        others = {each["name"]: each["is_unique"] for each in leading if each["first"] != "practice_id"}
        assert others == dict.fromkeys(marked, False)


class TestAForeignKey:
    async def test_cannot_leave_the_practice(self, admin: "asyncpg.Connection[asyncpg.Record]") -> None:
        keys = await admin.fetch(
            "SELECT conname, conrelid::regclass::text AS source, confrelid::regclass::text AS target,"
            " (SELECT attname FROM pg_attribute WHERE attrelid = conrelid AND attnum = conkey[1]) AS source_column,"
            " (SELECT attname FROM pg_attribute WHERE attrelid = confrelid AND attnum = confkey[1]) AS target_column"
            " FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace"
        )
        assert {
            (each["source_column"], each["target_column"]) for each in keys if each["target"] not in GLOBAL_TABLES
        } == {("practice_id", "practice_id")}
        assert not {each["source"] for each in keys} & (MASS_TABLES | GLOBAL_TABLES)

    async def test_holds_every_id_that_always_names_a_row_of_one_table(
        self, admin: "asyncpg.Connection[asyncpg.Record]"
    ) -> None:
        unheld = await column(
            admin,
            "SELECT c.relname || '.' || a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
            " WHERE c.relname = ANY($1) AND a.attname LIKE '%\\_id' AND a.attname <> 'practice_id'"
            " AND a.atttypid = 'uuid'::regtype AND NOT EXISTS (SELECT FROM pg_constraint k"
            "   WHERE k.contype = 'f' AND k.conrelid = c.oid AND a.attnum = ANY(k.conkey))",
            sorted(set(PRACTICE_TABLES) - MASS_TABLES),
        )
        assert set(unheld) == NAMES_MANY | SERVES_MANY


@asynccontextmanager
async def undone(admin: "asyncpg.Connection[asyncpg.Record]") -> AsyncIterator[None]:
    """Whatever is changed inside is as it was afterwards."""
    transaction = admin.transaction()
    await transaction.start()
    try:
        yield
    finally:
        await transaction.rollback()
