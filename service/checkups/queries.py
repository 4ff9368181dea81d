"""What doors read of checkups, one round trip each, and which accounts are due."""

from typing import Final

from service.checkups import kept_pages
from service.kit.schema import Finder, Function
from service.roster.reach import REACH_ARGUMENTS, in_reach

_CHECKUP: Final = (
    "id uuid, account_id uuid, asked_by text, asked_at timestamptz, source text, state text, stage text, plan jsonb,"
    " people_read integer, people_total integer, spent_micros bigint, waiting_until timestamptz, waiting_reason jsonb,"
    " started_at timestamptz, finished_at timestamptz, failure jsonb, report_id uuid, export jsonb"
)
_COLUMNS: Final = (
    ", ".join(f"k.{column.split()[0]}" for column in _CHECKUP.split(", ")[:-1])
    + ", (SELECT h.report FROM handed_in_export h WHERE h.practice_id = k.practice_id AND h.checkup_id = k.id)"
)
_EXPORT: Final = (
    "id uuid, client_id uuid, platform text, handle text, account_id uuid, checkup_id uuid, handed_in_at timestamptz,"
    " state text, failure jsonb"
)


FUNCTIONS: Final[tuple[Function, ...]] = (
    *kept_pages.FUNCTIONS,
    Finder(
        name="due_accounts_v1",
        arguments="p_now timestamptz, p_limit bigint",
        returns="TABLE (practice_id uuid, account_id uuid)",
        body="""
BEGIN
  RETURN QUERY
  SELECT a.practice_id, a.id FROM social_account a JOIN practice p ON p.practice_id = a.practice_id
    JOIN client c ON c.practice_id = a.practice_id AND c.id = a.client_id
  WHERE a.state = 'connected' AND a.next_checkup_at <= p_now + p.clock_offset AND c.coaching_ended_at IS NULL
    AND NOT EXISTS (SELECT FROM checkup k
      WHERE k.practice_id = a.practice_id AND k.account_id = a.id AND k.state NOT IN ('done', 'failed'))
  LIMIT p_limit;
END""",
        sees={
            "social_account": ("practice_id", "id", "client_id", "state", "next_checkup_at"),
            "practice": ("practice_id", "clock_offset"),
            "client": ("practice_id", "id", "coaching_ended_at"),
            "checkup": ("practice_id", "account_id", "state"),
        },
    ),
    Function(
        name="show_checkup_v3",
        arguments=f"{REACH_ARGUMENTS}, p_checkup uuid",
        returns=f"TABLE ({_CHECKUP})",
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT {_COLUMNS} FROM checkup k
    JOIN social_account a ON a.practice_id = k.practice_id AND a.id = k.account_id
  WHERE k.practice_id = p_practice AND k.id = p_checkup AND {in_reach("a.client_id")};
END""",
    ),
    Function(
        name="list_checkups_v3",
        arguments=f"{REACH_ARGUMENTS}, p_account uuid, p_before uuid, p_limit bigint",
        returns=f"TABLE ({_CHECKUP})",
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT {_COLUMNS} FROM social_account a
    LEFT JOIN checkup k ON k.practice_id = a.practice_id AND k.account_id = a.id
      AND (p_before IS NULL OR k.id < p_before)
  WHERE a.practice_id = p_practice AND a.id = p_account AND {in_reach("a.client_id")}
  ORDER BY k.id DESC LIMIT p_limit;
END""",
    ),
    # A client in reach who handed nothing in gives one row of nulls, a client out of reach gives none.
    Function(
        name="list_exports_v1",
        arguments=f"{REACH_ARGUMENTS}, p_client uuid, p_before uuid, p_limit bigint",
        returns=f"TABLE ({_EXPORT})",
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT h.id, h.client_id, h.platform, h.handle, h.account_id, h.checkup_id, h.handed_in_at,
    coalesce(k.state, 'failed'), coalesce(h.refusal, k.failure) FROM client c
    LEFT JOIN handed_in_export h ON h.practice_id = c.practice_id AND h.client_id = c.id
      AND (p_before IS NULL OR h.id < p_before)
    LEFT JOIN checkup k ON k.practice_id = h.practice_id AND k.id = h.checkup_id
  WHERE c.practice_id = p_practice AND c.id = p_client AND {in_reach("c.id")}
  ORDER BY h.id DESC LIMIT p_limit;
END""",
    ),
)
