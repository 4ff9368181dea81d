"""Noting every change by triggers, and reading what changed since.

Transactions commit in another order than they begin, so a reader who remembers the newest number seen would miss what an
older, slower one commits later. Only what is below the oldest transaction still running is told: nothing can come in
there any more (PostgreSQL manual, 9.27.9 "Transaction ID and Snapshot Information Functions").
"""

from typing import Final

from service.kit.schema import Function, Trigger
from service.roster.reach import REACH_ARGUMENTS, in_reach

TOLD_DAYS: Final = 30
"""How long it is told that something is gone."""
_PRUNED_AT_ONCE: Final = 100


def _noting(table: str, kind: str, client: str) -> Trigger:
    def noted(row: str, gone_at: str) -> str:
        return f"""
    INSERT INTO change (practice_id, id, kind, client_id, written_by, gone_at)
    VALUES ({row}.practice_id, {row}.id, '{kind}', {client.format(row=row)}, pg_current_xact_id()::text::bigint, {gone_at})
    ON CONFLICT (practice_id, id) DO UPDATE SET client_id = coalesce(excluded.client_id, change.client_id),
      written_by = excluded.written_by, gone_at = excluded.gone_at;"""

    return Trigger(
        name=f"note_{kind}_v1",
        arguments="",
        returns="trigger",
        on=table,
        body=f"""
BEGIN
  IF TG_OP = 'DELETE' THEN{noted("OLD", "now()")}
    DELETE FROM change WHERE (practice_id, id) IN (SELECT c.practice_id, c.id FROM change c
      WHERE c.practice_id = OLD.practice_id AND c.gone_at < now() - interval '{TOLD_DAYS} days'
      LIMIT {_PRUNED_AT_ONCE} FOR UPDATE SKIP LOCKED);
  ELSIF TG_OP = 'INSERT' OR NEW IS DISTINCT FROM OLD THEN{noted("NEW", "NULL")}
  END IF;
  RETURN NULL;
END""",
    )


_OF_ACCOUNT: Final = (
    "(SELECT a.client_id FROM social_account a WHERE a.practice_id = {row}.practice_id AND a.id = {row}.account_id)"
)

FUNCTIONS: Final[tuple[Function, ...]] = (
    _noting("client", "client", "{row}.id"),
    _noting("social_account", "account", "{row}.client_id"),
    _noting("checkup", "checkup", _OF_ACCOUNT),
    _noting("finding", "finding", "{row}.client_id"),
    _noting("task", "task", "{row}.client_id"),
    Function(
        name="list_changes_v1",
        arguments=f"{REACH_ARGUMENTS}, p_written_by bigint, p_id uuid, p_limit bigint, p_now timestamptz",
        returns="TABLE (told_below bigint, kind text, id uuid, client_id uuid, is_gone boolean, written_by bigint)",
        body=f"""
DECLARE
  v_below bigint := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT v_below, c.kind, c.id, c.client_id, c.gone_at IS NOT NULL, c.written_by
  FROM (SELECT) one LEFT JOIN LATERAL (
    SELECT * FROM change h
    WHERE h.practice_id = p_practice AND h.written_by < v_below AND (h.written_by, h.id) > (p_written_by, p_id)
      AND ((h.gone_at IS NOT NULL AND p_own_client IS NULL) OR ({in_reach("h.client_id")}))
      AND (p_own_client IS NOT NULL OR h.kind <> 'finding' OR NOT EXISTS (SELECT FROM finding f
        JOIN practice p ON p.practice_id = p_practice
        WHERE f.practice_id = p_practice AND f.id = h.id AND f.coach_from > p_now + p.clock_offset))
    ORDER BY h.written_by, h.id LIMIT p_limit) c ON true
  ORDER BY c.written_by, c.id;
END""",
    ),
)
