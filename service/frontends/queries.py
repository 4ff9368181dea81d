"""What must be found of front ends before a practice is known, and the slice's reads within one."""

from typing import Final
from uuid import UUID

from service.access.scopes import known_scopes
from service.frontends.front_end import FrontEndKnown
from service.kit.database import Database
from service.kit.schema import Finder, Function


async def find_front_end(database: Database, front_end_id: UUID) -> FrontEndKnown | None:
    """The front end of this id, whoever registered it; `None` when it is unknown or retired."""
    practice_id = await database.reads.fetchval("SELECT find_front_end_v1($1)", front_end_id)
    if practice_id is None:
        return None
    row = await database.reads.fetchrow("SELECT * FROM show_front_end_v1($1, $2)", practice_id, front_end_id)
    return FrontEndKnown(
        practice_id=practice_id,
        id=front_end_id,
        name=row["name"],
        home_page=row["home_page"],
        auth_method=row["auth_method"],
        secret_hash=row["secret_hash"],
        redirect_uris=tuple(row["redirect_uris"]),
        grant_types=frozenset(row["grant_types"]),
        scopes=known_scopes(row["scopes"]),
        registered_by=row["registered_by"],
        is_verified=row["verified_at"] is not None,
    )


async def find_code(database: Database, code_hash: bytes) -> tuple[UUID, UUID] | None:
    """The practice and id of the approval with this code, whatever became of it."""
    row = await database.reads.fetchrow("SELECT * FROM find_code_v1($1)", code_hash)
    return None if row is None else (row["practice_id"], row["approval_id"])


async def find_lent_token(database: Database, token_hash: bytes) -> tuple[UUID, UUID, UUID] | None:
    """The practice, approval and id of a front end's token, whatever became of it."""
    row = await database.reads.fetchrow("SELECT * FROM find_lent_token_v1($1)", token_hash)
    return None if row is None else (row["practice_id"], row["approval_id"], row["token_id"])


FUNCTIONS: Final[tuple[Function, ...]] = (
    Finder(
        name="find_front_end_v1",
        arguments="p_id uuid",
        returns="uuid",
        body="""
BEGIN
  RETURN (SELECT f.practice_id FROM front_end f WHERE f.id = p_id AND f.retired_at IS NULL);
END""",
        sees={"front_end": ("practice_id", "id", "retired_at")},
    ),
    Finder(
        name="find_code_v1",
        arguments="p_hash bytea",
        returns="TABLE (practice_id uuid, approval_id uuid)",
        body="""
BEGIN
  RETURN QUERY SELECT a.practice_id, a.id FROM approval a WHERE a.code_hash = p_hash;
END""",
        sees={"approval": ("practice_id", "id", "code_hash")},
    ),
    Finder(
        name="find_lent_token_v1",
        arguments="p_hash bytea",
        returns="TABLE (practice_id uuid, approval_id uuid, token_id uuid)",
        body="""
BEGIN
  RETURN QUERY SELECT t.practice_id, t.approval_id, t.id FROM token t
  WHERE t.hash = p_hash AND t.approval_id IS NOT NULL;
END""",
        sees={"token": ("practice_id", "id", "hash", "approval_id")},
    ),
    Function(
        name="show_front_end_v1",
        arguments="p_practice uuid, p_id uuid",
        returns=(
            "TABLE (name text, home_page text, auth_method text, secret_hash bytea, redirect_uris text[],"
            " grant_types text[], scopes text[], registered_by uuid, verified_at timestamptz)"
        ),
        body="""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT f.name, f.home_page, f.auth_method, f.secret_hash, f.redirect_uris, f.grant_types, f.scopes, f.registered_by,
    f.verified_at
  FROM front_end f WHERE f.practice_id = p_practice AND f.id = p_id AND f.retired_at IS NULL;
END""",
    ),
    Function(
        name="list_front_ends_v1",
        arguments="p_practice uuid, p_after uuid, p_limit bigint",
        returns=(
            "TABLE (id uuid, name text, home_page text, auth_method text, redirect_uris text[], grant_types text[],"
            " scopes text[], verified_at timestamptz, created_at timestamptz)"
        ),
        body="""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT f.id, f.name, f.home_page, f.auth_method, f.redirect_uris, f.grant_types, f.scopes, f.verified_at, f.created_at
  FROM front_end f
  WHERE f.practice_id = p_practice AND f.retired_at IS NULL AND (p_after IS NULL OR f.id > p_after)
  ORDER BY f.id LIMIT p_limit;
END""",
    ),
    Function(
        name="list_approvals_v1",
        arguments="p_practice uuid, p_person uuid, p_now timestamptz, p_after uuid, p_limit bigint",
        returns=(
            "TABLE (id uuid, front_end_id uuid, front_end_name text, caller text, scopes text[], created_at timestamptz,"
            " last_used_at timestamptz, expires_at timestamptz)"
        ),
        body="""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT a.id, a.front_end_id, a.front_end_name,
    CASE WHEN a.client_id IS NULL THEN 'member:' || a.member_id ELSE 'client:' || a.client_id END, a.scopes, a.created_at,
    (SELECT max(t.last_used_at) FROM token t WHERE t.practice_id = p_practice AND t.approval_id = a.id), a.expires_at
  FROM approval a
  LEFT JOIN member m ON m.practice_id = p_practice AND m.id = a.member_id AND m.ended_at IS NULL
  LEFT JOIN own_view v ON v.practice_id = p_practice AND v.client_id = a.client_id AND v.person_id = a.person_id
    AND v.created_at <= a.created_at AND v.ended_at IS NULL
  WHERE a.practice_id = p_practice AND (p_person IS NULL OR a.person_id = p_person) AND a.ended_at IS NULL
    AND (m.id IS NOT NULL OR v.id IS NOT NULL)
    AND (a.expires_at IS NULL OR a.expires_at > p_now) AND (a.code_hash IS NULL OR a.redeemed_at IS NOT NULL) AND (p_after IS NULL OR a.id > p_after)
  ORDER BY a.id LIMIT p_limit;
END""",
    ),
)
