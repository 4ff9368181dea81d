"""Everything that happened with a client since a moment, in one round trip, without anybody's name."""

from typing import Final

from service.audience.classes import FollowerClass
from service.kit.schema import Function
from service.roster.reach import REACH_ARGUMENTS, in_reach

_BEST: Final = """
  SELECT a.id, a.platform, a.handle INTO v_account, v_platform, v_handle
  FROM social_account a CROSS JOIN LATERAL (SELECT CAST(r.quality->>'quality_followers' AS bigint) AS quality
    FROM audience_report r WHERE r.practice_id = p_practice AND r.account_id = a.id AND r.quality IS NOT NULL
    ORDER BY r.taken_at DESC LIMIT 1) newest
  WHERE a.practice_id = p_practice AND a.client_id = p_client AND newest.quality IS NOT NULL
  ORDER BY newest.quality DESC, a.id LIMIT 1;"""
_LOOKS: Final = """
    (SELECT json_agg(json_build_object('taken_at', r.taken_at, 'model_version', r.model_version,
        'quality_followers', r.quality->'quality_followers', 'total', r.quality#>'{coverage,total}') ORDER BY r.taken_at)
     FROM audience_report r WHERE r.practice_id = p_practice AND r.account_id = v_account AND r.quality IS NOT NULL
       AND r.taken_at > v_now - interval '180 days')"""
_LEDGERS: Final = """
    (SELECT json_agg(r.ledger ORDER BY r.taken_at) FROM audience_report r
     WHERE r.practice_id = p_practice AND r.account_id = v_account AND jsonb_typeof(r.ledger) = 'object'
       AND r.taken_at > v_since)"""
_FINDINGS: Final = """
    (SELECT json_agg(json_build_object('severity', f.verdict->'severity', 'subject', f.subject,
        'text', f.verdict#>'{reason,text}') ORDER BY f.first_seen_at, f.id)
     FROM (SELECT * FROM finding n WHERE n.practice_id = p_practice AND n.client_id = p_client AND n.state = 'open'
         AND n.subject = 'own_account'
         AND CASE WHEN p_own_client IS NULL THEN n.coach_from > v_since AND n.coach_from <= v_now ELSE n.state_since > v_since END
       ORDER BY n.coach_from DESC, n.id LIMIT 10) f)"""
_TASKS: Final = """
    (SELECT json_object_agg(t.state, t.tasks) FROM (SELECT o.state, count(*) AS tasks FROM task o
      WHERE o.practice_id = p_practice AND o.client_id = p_client
        AND coalesce(o.decided_at, o.offered_at) > v_since GROUP BY o.state) t)"""
_SKIPPED: Final = """
    (SELECT json_agg(t.skip_reason ORDER BY t.decided_at DESC) FROM (SELECT o.skip_reason, o.decided_at FROM task o
      WHERE o.practice_id = p_practice AND o.client_id = p_client AND o.state = 'skipped' AND o.skip_reason IS NOT NULL
        AND o.decided_at > v_since ORDER BY o.decided_at DESC LIMIT 5) t)"""
_TRY_OUTS: Final = """
    (SELECT json_build_object('opened', count(*) FILTER (WHERE t.opened_at > v_since),
        'kept', count(*) FILTER (WHERE t.state = 'kept' AND t.decided_at > v_since),
        'dropped', count(*) FILTER (WHERE t.state = 'dropped' AND t.decided_at > v_since),
        'due', count(*) FILTER (WHERE t.state = 'open' AND t.due_at <= v_now))
     FROM try_out t JOIN social_account a ON a.practice_id = p_practice AND a.id = t.account_id
     WHERE t.practice_id = p_practice AND a.client_id = p_client)"""
_WEEDED: Final = """
    (SELECT json_build_object('unfollowed', count(*) FILTER (WHERE w.state IN ('unfollowed', 'gone')),
        'spared', count(*) FILTER (WHERE w.state = 'spared'))
     FROM weed_out_person w JOIN social_account a ON a.practice_id = p_practice AND a.id = w.account_id
     WHERE w.practice_id = p_practice AND a.client_id = p_client AND w.state_since > v_since)"""
_NEWCOMERS: Final = f"""
    (SELECT json_build_object('came', count(*), 'stayed', count(s.profile_id),
        'genuine', count(*) FILTER (WHERE s.klass = {FollowerClass.GENUINE:d}))
     FROM snapshot n
       JOIN follower_event e ON e.practice_id = p_practice AND e.account_id = n.account_id AND e.side = 0
         AND e.number = n.number AND e.change = 1
       LEFT JOIN standing s ON s.practice_id = p_practice AND s.account_id = n.account_id AND s.profile_id = e.profile_id
     WHERE n.practice_id = p_practice AND n.account_id = v_account AND n.side = 'followers' AND n.taken_at > v_since)"""
_WAITING: Final = """
    (SELECT json_build_object('people', count(*), 'oldest_since', min(v.awaiting_since)) FROM conversation v
      JOIN social_account a ON a.practice_id = p_practice AND a.id = v.account_id
     WHERE v.practice_id = p_practice AND a.client_id = p_client AND v.awaiting_since IS NOT NULL)"""

FUNCTIONS: Final[tuple[Function, ...]] = (
    Function(
        name="show_brief_v1",
        arguments=f"{REACH_ARGUMENTS}, p_client uuid, p_since timestamptz, p_now timestamptz",
        returns=(
            "TABLE (name text, goal text, goal_quality_followers bigint, now timestamptz, since timestamptz, coached_since timestamptz,"
            " last_call_at timestamptz, account_id uuid, platform text, handle text, looks json, ledgers json,"
            " findings json, findings_open bigint, tasks json, skipped json, active_days bigint, try_outs json, weeded json,"
            " newcomers json, waiting json)"
        ),
        body=f"""
DECLARE
  v_now timestamptz;
  v_since timestamptz;
  v_called timestamptz;
  v_account uuid;
  v_platform text;
  v_handle text;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT p_now + p.clock_offset INTO v_now FROM client c JOIN practice p ON p.practice_id = c.practice_id
  WHERE c.practice_id = p_practice AND c.id = p_client AND {in_reach("c.id")};
  IF NOT FOUND THEN
    RETURN;
  END IF;
  SELECT max(k.held_at) INTO v_called FROM coach_call k WHERE k.practice_id = p_practice AND k.client_id = p_client;
  v_since := coalesce(p_since, v_called, v_now - interval '28 days');{_BEST}
  RETURN QUERY
  SELECT c.name, c.goal, c.goal_quality_followers::bigint, v_now, v_since, c.created_at, v_called, v_account, v_platform, v_handle,{_LOOKS},
    {_LEDGERS}, {_FINDINGS},
    (SELECT count(*) FROM finding f WHERE f.practice_id = p_practice AND f.client_id = p_client AND f.state = 'open'
      AND (p_own_client IS NOT NULL OR f.coach_from <= v_now)),
    {_TASKS}, {_SKIPPED},
    (SELECT count(DISTINCT floor(extract(epoch FROM v_now - t.decided_at) / 86400)) FROM task t
      WHERE t.practice_id = p_practice AND t.client_id = p_client AND t.state = 'done' AND t.decided_at > v_since),
    {_TRY_OUTS}, {_WEEDED}, {_NEWCOMERS}, {_WAITING}
  FROM client c WHERE c.practice_id = p_practice AND c.id = p_client;
END""",
    ),
)
