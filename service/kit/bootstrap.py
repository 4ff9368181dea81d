"""The four database roles, made once per server under a lock, and never by a migration.

`rapport_owner` owns the tables and runs migrations; `rapport_app` serves requests and jobs and is bound by row level
security; `rapport_finder` owns the few functions that may look across practices; `rapport_maint` backs up and erases.
"""

from typing import Final

import asyncpg

from service.kit.database import APP, CONNECT_TIMEOUT_S, FINDER, MAINT, OWNER, explained_absence
from service.kit.situations import Situation

_LOCK: Final = 0x7261_7070_6F72_7401

_ROLES: Final = {
    OWNER: "NOLOGIN NOSUPERUSER NOBYPASSRLS",
    APP: "NOLOGIN NOSUPERUSER NOBYPASSRLS",
    FINDER: "NOLOGIN NOSUPERUSER BYPASSRLS",
    MAINT: "NOLOGIN NOSUPERUSER BYPASSRLS",
}


class LoginTooWeak(Situation):
    """An administrator's login is needed."""


async def bootstrap(admin_url: str) -> None:
    """Make the roles and their place in this database; does nothing where they stand already.

    An operator who gives `rapport_app` a password and LOGIN keeps both.

    Raises:
        DatabaseUnreachable: when nothing answers there, or the login is refused.
        LoginTooWeak: when this login may not create roles.
    """
    connection = await _reach(admin_url)
    try:
        async with connection.transaction():
            await connection.execute("SELECT pg_advisory_xact_lock($1)", _LOCK)
            await _make_roles(connection)
            await _give_place(connection)
    except asyncpg.InsufficientPrivilegeError as weak:
        message = f"this login may not make the database roles ({weak}); give an administrator's as DATABASE_ADMIN_URL"
        raise LoginTooWeak(message) from weak
    finally:
        await connection.close()


async def _reach(admin_url: str) -> "asyncpg.Connection[asyncpg.Record]":
    with explained_absence("DATABASE_URL, and DATABASE_ADMIN_URL where it is set"):
        return await asyncpg.connect(admin_url, timeout=CONNECT_TIMEOUT_S)


async def _make_roles(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    standing = {row["rolname"] for row in await connection.fetch("SELECT rolname FROM pg_roles")}
    for role, attributes in _ROLES.items():
        if role not in standing:
            await connection.execute(f"CREATE ROLE {role} {attributes}")
    login = await connection.fetchval("SELECT quote_ident(session_user)")
    for role in _ROLES:
        if not await connection.fetchval("SELECT pg_has_role(session_user, $1, 'MEMBER')", role):
            await connection.execute(f"GRANT {role} TO {login}")
    await connection.execute(f"GRANT {FINDER} TO {OWNER}")


async def _give_place(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    database = await connection.fetchval("SELECT quote_ident(current_database())")
    await connection.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
    await connection.execute(f"REVOKE TEMPORARY ON DATABASE {database} FROM PUBLIC")
    await connection.execute(f"GRANT TEMPORARY ON DATABASE {database} TO {APP}, {OWNER}, {MAINT}")
    await connection.execute(f"GRANT USAGE ON SCHEMA public TO {APP}, {MAINT}, {FINDER}")
    await connection.execute(f"GRANT USAGE, CREATE ON SCHEMA public TO {OWNER}, {FINDER}")
