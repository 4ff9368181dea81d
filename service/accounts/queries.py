"""The slice's reads in one round trip, and what must be found before the practice is known: links and states."""

from typing import Final
from uuid import UUID

from service.kit.database import Database
from service.kit.schema import Finder, Function
from service.roster.reach import REACH_ARGUMENTS, in_reach

_ROW: Final = (
    "TABLE (id uuid, client_id uuid, platform text, handle text, name text, source text, state text, state_reason text,"
    " missing_permissions jsonb, state_since timestamptz, monthly_budget_micros bigint, created_at timestamptz,"
    " next_checkup_at timestamptz)"
)
_COLUMNS: Final = (
    "s.id, s.client_id, s.platform, s.handle, s.name, s.source, s.state, s.state_reason, s.missing_permissions,"
    " s.state_since, s.monthly_budget_micros, s.created_at, s.next_checkup_at"
)


async def find_link(database: Database, token_hash: bytes) -> tuple[UUID, UUID] | None:
    """The practice and id of the connect link with this token, open or not."""
    row = await database.reads.fetchrow("SELECT * FROM find_connect_link_v1($1)", token_hash)
    return None if row is None else (row["practice_id"], row["link_id"])


async def find_attempt(database: Database, state_hash: bytes) -> tuple[UUID, UUID] | None:
    """The practice and id of the attempt with this state, open or not."""
    row = await database.reads.fetchrow("SELECT * FROM find_connect_attempt_v1($1)", state_hash)
    return None if row is None else (row["practice_id"], row["attempt_id"])


FUNCTIONS: Final[tuple[Function, ...]] = (
    Finder(
        name="find_connect_link_v1",
        arguments="p_hash bytea",
        returns="TABLE (practice_id uuid, link_id uuid)",
        body="""
BEGIN
  RETURN QUERY SELECT l.practice_id, l.id FROM connect_link l WHERE l.token_hash = p_hash;
END""",
        sees={"connect_link": ("practice_id", "id", "token_hash")},
    ),
    Finder(
        name="find_connect_attempt_v1",
        arguments="p_hash bytea",
        returns="TABLE (practice_id uuid, attempt_id uuid)",
        body="""
BEGIN
  RETURN QUERY SELECT a.practice_id, a.id FROM connect_attempt a WHERE a.state_hash = p_hash;
END""",
        sees={"connect_attempt": ("practice_id", "id", "state_hash")},
    ),
    Function(
        name="show_account_v1",
        arguments=f"{REACH_ARGUMENTS}, p_account uuid",
        returns=_ROW,
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT {_COLUMNS} FROM social_account s
  WHERE s.practice_id = p_practice AND s.id = p_account AND {in_reach("s.client_id")};
END""",
    ),
    # A client in reach without accounts gives one row of nulls, a client out of reach gives none.
    Function(
        name="list_accounts_v1",
        arguments=f"{REACH_ARGUMENTS}, p_client uuid, p_after uuid, p_limit bigint",
        returns=_ROW,
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT {_COLUMNS} FROM client c
  LEFT JOIN social_account s ON s.practice_id = c.practice_id AND s.client_id = c.id
    AND (p_after IS NULL OR s.id > p_after)
  WHERE c.practice_id = p_practice AND c.id = p_client AND {in_reach("c.id")}
  ORDER BY s.id LIMIT p_limit;
END""",
    ),
)
