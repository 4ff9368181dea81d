"""What doors read of findings, one round trip each, reach included; members see a finding from when it is the coach's to see."""

from typing import Final

from service.kit.schema import Function
from service.roster.reach import REACH_ARGUMENTS, in_reach

_FINDING: Final = (
    "id uuid, account_id uuid, client_id uuid, kind text, subject text, profile_id bigint, handle text, verdict jsonb,"
    " state text, first_seen_at timestamptz, last_seen_at timestamptz, state_since timestamptz, dismissal_reason text"
)
_COLUMNS: Final = """f.id, f.account_id, f.client_id, f.kind, f.subject, f.subject_profile_id,
    CASE WHEN p_own_client IS NOT NULL OR EXISTS (SELECT FROM consent c WHERE c.practice_id = p_practice
        AND c.client_id = f.client_id AND c.kind = 'names' AND c.revoked_at IS NULL)
      THEN (SELECT p.handle FROM profile p WHERE p.practice_id = p_practice AND p.platform = a.platform
        AND p.profile_id = f.subject_profile_id) END,
    f.verdict, f.state, f.first_seen_at, f.last_seen_at, f.state_since, f.dismissal_reason
  FROM finding f JOIN social_account a ON a.practice_id = f.practice_id AND a.id = f.account_id
    JOIN practice pr ON pr.practice_id = f.practice_id"""
_VISIBLE: Final = "(p_own_client IS NOT NULL OR f.coach_from <= p_now + pr.clock_offset)"

FUNCTIONS: Final[tuple[Function, ...]] = (
    Function(
        name="show_finding_v1",
        arguments=f"{REACH_ARGUMENTS}, p_finding uuid, p_now timestamptz",
        returns=f"TABLE ({_FINDING})",
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT {_COLUMNS}
  WHERE f.practice_id = p_practice AND f.id = p_finding AND {_VISIBLE} AND {in_reach("f.client_id")};
END""",
    ),
    Function(
        name="list_findings_v1",
        arguments=f"{REACH_ARGUMENTS}, p_client uuid, p_now timestamptz, p_state text, p_before uuid, p_limit bigint",
        returns=f"TABLE ({_FINDING})",
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  IF NOT EXISTS (SELECT FROM client c
      WHERE c.practice_id = p_practice AND c.id = p_client AND {in_reach("c.id")}) THEN
    RETURN;
  END IF;
  RETURN QUERY
  SELECT found.* FROM (SELECT 1) AS one LEFT JOIN (
    SELECT {_COLUMNS}
    WHERE f.practice_id = p_practice AND f.client_id = p_client AND {_VISIBLE}
      AND (p_state IS NULL OR f.state = p_state) AND (p_before IS NULL OR f.id < p_before)
    ORDER BY f.id DESC LIMIT p_limit
  ) AS found ON true;
END""",
    ),
)
