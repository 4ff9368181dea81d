"""Whether both tenant walls stand in this very database; a server that finds a gap does not start."""

from typing import Final

import asyncpg

from service.kit.database import APP, OWNER
from service.kit.situations import Situation


class WallBroken(Situation):
    """The database would let practices see each other; each gap is one line."""

    def __init__(self, gaps: list[str]) -> None:
        super().__init__("the wall between practices has gaps:\n  " + "\n  ".join(gaps))
        self.gaps = gaps


MASS_TABLES: Final = frozenset(
    {"engager", "follower_event", "kept_page", "profile", "quota_share", "standing", "upload_chunk"}
)
"""Tables keyed by the network's own ids instead of a row id; an orphan test guards what composite keys would."""

GLOBAL_TABLES: Final = frozenset({"person", "platform_quota", "alembic_version"})
"""The only tables without a practice."""

_TABLES: Final = """
SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced, c.relowner::regrole::text AS owner,
  EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'practice_id' AND NOT a.attisdropped) AS of_practice,
  EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL
    AND p.polcmd = '*' AND pg_get_expr(p.polqual, c.oid) LIKE '%app.practice%'
    AND pg_get_expr(p.polwithcheck, c.oid) LIKE '%app.practice%') AS guarded,
  (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid) AS policies,
  coalesce((SELECT array_agg(a.attname::text ORDER BY k.place) FROM pg_index i,
    unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, place), pg_attribute a
    WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid AND a.attnum = k.attnum), '{}') AS key
FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1
"""

_ROLE: Final = """
SELECT current_user::text AS name, r.rolsuper AS super, r.rolbypassrls AS bypasses,
  (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = session_user) AS login_bypasses
FROM pg_roles r WHERE r.rolname = current_user
"""


async def gaps(connection: "asyncpg.Connection[asyncpg.Record]", *, strict_login: bool) -> list[str]:
    """Every reason why this connection must not serve; `strict_login` also refuses a login that could shed its role."""
    found = [gap for row in await connection.fetch(_TABLES) for gap in _table_gaps(row)]
    role = await connection.fetchrow(_ROLE)
    if role is None or role["name"] != APP or role["super"] or role["bypasses"]:
        found.append(f"this connection acts as {role and role['name']}, which row level security does not bind")
    if strict_login and role is not None and role["login_bypasses"]:
        found.append(f"the login behind DATABASE_URL may bypass row level security; log in as {APP}")
    return found


async def refuse_gaps(connection: "asyncpg.Connection[asyncpg.Record]", *, strict_login: bool) -> None:
    """Return only when both walls stand.

    Raises:
        WallBroken: naming every table and role at fault.
    """
    if found := await gaps(connection, strict_login=strict_login):
        raise WallBroken(found)


def _table_gaps(row: asyncpg.Record) -> list[str]:
    name = row["name"]
    if not row["of_practice"]:
        return [] if name in GLOBAL_TABLES else [f"{name} has no practice_id and is not a listed global table"]
    found = []
    if row["owner"] != OWNER:
        found.append(f"{name} belongs to {row['owner']}, not {OWNER}")
    if not (row["enabled"] and row["forced"]):
        found.append(f"{name} lacks FORCE ROW LEVEL SECURITY")
    if not row["guarded"] or row["policies"] != 1:
        found.append(f"{name} lacks its one policy with USING and WITH CHECK on app.practice")
    key = list(row["key"])
    fits = key[:1] == ["practice_id"] if name in MASS_TABLES | {"practice"} else key == ["practice_id", "id"]
    if not fits:
        found.append(f"{name} is keyed by ({', '.join(key)}) instead of (practice_id, id)")
    return found
