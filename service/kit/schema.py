"""The whole schema as statements: tables, both tenant walls, grants and functions, in the order Postgres needs.

Migrations freeze what this module says at their time; `drift` compares a migrated database with it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import asyncpg
from sqlalchemy import MetaData
from sqlalchemy import Table as SqlTable
from sqlalchemy.engine import make_url
from sqlalchemy.schema import CreateIndex, CreateTable

from service.kit.database import APP, FINDER, MAINT

OF_THIS_PRACTICE: Final = "practice_id = nullif(current_setting('app.practice', true), '')::uuid"


@dataclass(frozen=True, slots=True)
class Function:
    """A plpgsql function, versioned by its name, through which one hot read makes one round trip."""

    name: str
    arguments: str
    returns: str
    body: str

    @property
    def signature(self) -> str:
        """Name and argument types, as GRANT and DROP want them."""
        types = ", ".join(" ".join(each.split()[1:]) for each in self.arguments.split(",") if each.strip())
        return f"{self.name}({types})"


@dataclass(frozen=True, slots=True)
class Finder(Function):
    """An allow-listed function that may look across practices, and gives practices, ids and hashes only.

    It runs as the `rapport_finder` role, which sees just the columns named here, by table.
    """

    sees: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trigger(Function):
    """A function that Postgres itself runs for each row of one table that is written or deleted, in the same transaction."""

    on: str = ""
    """The table."""


def statements(metadata: MetaData, functions: Sequence[Function]) -> Iterator[str]:
    """Every statement that makes the schema from nothing, to be run as the owner."""
    dialect = make_url("postgresql+asyncpg://").get_dialect()()
    for table in metadata.sorted_tables:
        yield str(CreateTable(table).compile(dialect=dialect)).strip()
        for index in sorted(table.indexes, key=lambda each: str(each.name)):
            yield str(CreateIndex(index).compile(dialect=dialect)).strip()
        yield from _wall(table)
        yield from _grants(table)
    for function in functions:
        yield from _function(function)


def is_practice_table(table: SqlTable) -> bool:
    """Whether the rows of this table belong to one practice each."""
    return "practice_id" in table.columns


def _wall(table: SqlTable) -> Iterator[str]:
    if not is_practice_table(table):
        return
    yield f"ALTER TABLE {table.name} ENABLE ROW LEVEL SECURITY"
    yield f"ALTER TABLE {table.name} FORCE ROW LEVEL SECURITY"
    yield f"CREATE POLICY own_practice ON {table.name} USING ({OF_THIS_PRACTICE}) WITH CHECK ({OF_THIS_PRACTICE})"


def _grants(table: SqlTable) -> Iterator[str]:
    rights = table.info.get("app_may", "SELECT, INSERT, UPDATE, DELETE")
    yield f"GRANT {rights} ON {table.name} TO {APP}"
    yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table.name} TO {MAINT}"


def _function(function: Function) -> Iterator[str]:
    finder = isinstance(function, Finder)
    security = "SECURITY DEFINER" if finder else "SECURITY INVOKER"
    yield (
        f"CREATE FUNCTION {function.name}({function.arguments}) RETURNS {function.returns}\n"
        f"LANGUAGE plpgsql {security} SET search_path = pg_catalog, public, pg_temp AS $body$\n{function.body.strip()}\n$body$"
    )
    yield f"REVOKE ALL ON FUNCTION {function.signature} FROM PUBLIC"
    yield f"GRANT EXECUTE ON FUNCTION {function.signature} TO {APP}"
    if isinstance(function, Trigger):
        yield (
            f"CREATE TRIGGER {function.name} AFTER INSERT OR UPDATE OR DELETE ON {function.on}"
            f" FOR EACH ROW EXECUTE FUNCTION {function.signature}"
        )
    if isinstance(function, Finder):
        for table, columns in function.sees.items():
            yield f"GRANT SELECT ({', '.join(columns)}) ON {table} TO {FINDER}"
        yield f"ALTER FUNCTION {function.signature} OWNER TO {FINDER}"


CATALOGUE: Final = {
    "column": """
        SELECT c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null'
          ELSE '' END || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v')""",
    "constraint": """
        SELECT conrelid::regclass || '.' || conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND conrelid <> 0""",
    "index": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "policy": """
        SELECT tablename || '.' || policyname, coalesce(qual, '-') || ' / ' || coalesce(with_check, '-') || ' ' || cmd
        FROM pg_policies WHERE schemaname = 'public'""",
    "security": """
        SELECT relname, relrowsecurity || ' ' || relforcerowsecurity || ' ' || relowner::regrole FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v')""",
    "grant": """
        SELECT c.relname || ' to ' || g.grantee::regrole, string_agg(g.privilege_type, ', ' ORDER BY g.privilege_type)
        FROM pg_class c, aclexplode(c.relacl) g
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v') AND g.grantee <> 0
        GROUP BY c.relname, g.grantee""",
    "column grant": """
        SELECT c.relname || '.' || a.attname || ' to ' || g.grantee::regrole, string_agg(g.privilege_type, ', ')
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) g
        WHERE c.relnamespace = 'public'::regnamespace GROUP BY c.relname, a.attname, g.grantee""",
    "trigger": """
        SELECT tgrelid::regclass || '.' || tgname, pg_get_triggerdef(t.oid) FROM pg_trigger t
        JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace = 'public'::regnamespace AND NOT tgisinternal""",
    "function": """
        SELECT oid::regprocedure::text, pg_get_functiondef(oid) || ' owner ' || proowner::regrole || ' ' || coalesce(proacl::text, '')
        FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f'""",
}


async def drift(
    migrated: "asyncpg.Connection[asyncpg.Record]", intended: "asyncpg.Connection[asyncpg.Record]"
) -> list[str]:
    """What differs between a migrated database and one made straight from the models; empty when nothing does."""
    differences: list[str] = []
    for kind, query in CATALOGUE.items():
        have, want = dict(await migrated.fetch(query)), dict(await intended.fetch(query))
        differences.extend(
            f"{kind} {name}: migrations give {have.get(name)}, models say {want.get(name)}"
            for name in sorted(have.keys() | want.keys())
            if "alembic_version" not in name and have.get(name) != want.get(name)
        )
    return differences
