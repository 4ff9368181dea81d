"""The slice's reads in one round trip, and what must be found before the practice is known: links and states."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from service.kit.database import Database
from service.kit.schema import Finder, Function
from service.platforms.contract import Route
from service.roster.reach import REACH_ARGUMENTS, in_reach

_ROW: Final = (
    "TABLE (id uuid, client_id uuid, platform text, handle text, name text, source text, state text, state_reason text,"
    " missing_permissions jsonb, state_since timestamptz, monthly_budget_micros bigint, created_at timestamptz,"
    " next_checkup_at timestamptz, route text, unticked jsonb, from_exports jsonb,"
    " handle_changes jsonb)"
)
_COLUMNS: Final = (
    "s.id, s.client_id, s.platform, s.handle, s.name, s.source, s.state, s.state_reason, s.missing_permissions,"
    " s.state_since, s.monthly_budget_micros, s.created_at, s.next_checkup_at, s.route, s.unticked, s.from_exports,"
    " (SELECT coalesce(jsonb_agg(jsonb_build_object('old_handle', h.old_handle, 'new_handle', h.new_handle,"
    " 'taken_over', h.taken_over_by IS NOT NULL, 'seen_at', h.seen_at, 'source', h.source) ORDER BY h.id), '[]')"
    " FROM handle_change h WHERE h.practice_id = s.practice_id AND h.account_id = s.id)"
)


async def find_link(database: Database, token_hash: bytes) -> tuple[UUID, UUID] | None:
    """The practice and id of the connect link with this token, open or not."""
    row = await database.reads.fetchrow("SELECT * FROM find_connect_link_v1($1)", token_hash)
    return None if row is None else (row["practice_id"], row["link_id"])


async def find_attempt(database: Database, state_hash: bytes) -> tuple[UUID, UUID] | None:
    """The practice and id of the attempt with this state, open or not."""
    row = await database.reads.fetchrow("SELECT * FROM find_connect_attempt_v1($1)", state_hash)
    return None if row is None else (row["practice_id"], row["attempt_id"])


async def find_grants_of_person(
    database: Database, route: Route, granted_by: str, *, only_live: bool = False
) -> list[tuple[UUID, UUID]]:
    """The practice and id of every account that this person has ever agreed to being read on this route.

    With `only_live`, of those alone that are read by this person's consent now.
    """
    rows = await database.reads.fetch(
        "SELECT * FROM find_grants_of_person_v1($1, $2, $3)", route, granted_by, only_live
    )
    return [(row["practice_id"], row["account_id"]) for row in rows]


async def find_read_accounts(
    database: Database, routes: Sequence[Route], numbers: Sequence[int]
) -> list[tuple[UUID, UUID, int]]:
    """The practice, id and number of each account that is read on one of these routes under one of these numbers."""
    query = "SELECT * FROM find_read_accounts_v1($1, $2)"
    rows = await database.reads.fetch(query, list(routes), list(numbers))
    return [(row["practice_id"], row["account_id"], row["number"]) for row in rows]


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
    Finder(
        name="find_grants_of_person_v1",
        arguments="p_route text, p_person text, p_only_live boolean",
        returns="TABLE (practice_id uuid, account_id uuid)",
        body="""
BEGIN
  RETURN QUERY
  SELECT r.practice_id, r.account_id FROM account_grantor r
  WHERE r.route = p_route AND r.person = p_person AND (NOT p_only_live OR EXISTS (
    SELECT FROM account_grant g WHERE g.practice_id = r.practice_id AND g.account_id = r.account_id
      AND g.route = r.route AND g.granted_by = r.person AND g.ended_at IS NULL));
END""",
        sees={
            "account_grantor": ("practice_id", "account_id", "route", "person"),
            "account_grant": ("practice_id", "account_id", "route", "granted_by", "ended_at"),
        },
    ),
    Finder(
        name="due_renewals_v1",
        arguments="p_now timestamptz, p_limit bigint",
        returns="TABLE (practice_id uuid, account_id uuid)",
        body="""
BEGIN
  RETURN QUERY
  SELECT g.practice_id, g.account_id FROM account_grant g JOIN practice p ON p.practice_id = g.practice_id
  WHERE g.ended_at IS NULL AND g.renew_at <= p_now + p.clock_offset
  ORDER BY g.renew_at LIMIT p_limit;
END""",
        sees={
            "account_grant": ("practice_id", "account_id", "renew_at", "ended_at"),
            "practice": ("practice_id", "clock_offset"),
        },
    ),
    Finder(
        name="find_read_accounts_v1",
        arguments="p_routes text[], p_numbers bigint[]",
        returns="TABLE (practice_id uuid, account_id uuid, number bigint)",
        body="""
BEGIN
  RETURN QUERY
  SELECT a.practice_id, a.id, a.platform_account_id FROM social_account a
    JOIN client c ON c.practice_id = a.practice_id AND c.id = a.client_id
  WHERE a.state = 'connected' AND a.platform_account_id = ANY(p_numbers) AND a.route = ANY(p_routes)
    AND c.coaching_ended_at IS NULL;
END""",
        sees={
            "social_account": ("practice_id", "id", "client_id", "platform_account_id", "route", "state"),
            "client": ("practice_id", "id", "coaching_ended_at"),
        },
    ),
    Finder(
        name="due_subscriptions_v1",
        arguments="p_now timestamptz, p_limit bigint",
        returns="TABLE (practice_id uuid, account_id uuid)",
        body="""
BEGIN
  RETURN QUERY
  SELECT a.practice_id, a.id FROM social_account a JOIN practice p ON p.practice_id = a.practice_id
    JOIN client c ON c.practice_id = a.practice_id AND c.id = a.client_id
  WHERE a.state = 'connected' AND a.subscribe_again_at <= p_now + p.clock_offset AND c.coaching_ended_at IS NULL
  ORDER BY a.subscribe_again_at LIMIT p_limit;
END""",
        sees={
            "social_account": ("practice_id", "id", "client_id", "state", "subscribe_again_at"),
            "practice": ("practice_id", "clock_offset"),
            "client": ("practice_id", "id", "coaching_ended_at"),
        },
    ),
    Function(
        name="show_account_v3",
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
        name="list_accounts_v3",
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
