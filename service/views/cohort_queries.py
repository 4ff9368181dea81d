"""Everybody in reach at once, in one round trip: a look now and one from four weeks before, and what a call could change."""

from typing import Final

from service.kit.schema import Function
from service.roster.reach import REACH_ARGUMENTS, in_reach

_LOOK: Final = (
    "r.taken_at, CAST(r.quality->>'quality_followers' AS bigint) AS quality,"
    " CAST(r.quality#>>'{coverage,total}' AS bigint) AS total, r.model_version, r.quality#>>'{coverage,source}' AS source"
)

FUNCTIONS: Final[tuple[Function, ...]] = (
    Function(
        name="list_cohort_v1",
        arguments=f"{REACH_ARGUMENTS}, p_now timestamptz",
        returns=(
            "TABLE (now timestamptz, client_id uuid, name text, account_id uuid, platform text, handle text,"
            " taken_at timestamptz, quality bigint, total bigint, model_version text, source text,"
            " before_at timestamptz, before_quality bigint, before_total bigint, before_model text, before_source text,"
            " alarms bigint, warnings bigint, waiting_long bigint, to_reconnect bigint, to_approve bigint, offered_since timestamptz, last_done_at timestamptz)"
        ),
        body=f"""
DECLARE
  v_now timestamptz;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT p_now + p.clock_offset INTO v_now FROM practice p WHERE p.practice_id = p_practice;
  RETURN QUERY
  SELECT v_now, c.id, c.name, best.account_id, best.platform, best.handle, best.taken_at, best.quality, best.total,
    best.model_version, best.source, was.taken_at, was.quality, was.total, was.model_version, was.source,
    coalesce(risk.alarms, 0), coalesce(risk.warnings, 0), coalesce(known.waiting_long, 0), coalesce(known.to_reconnect, 0), coalesce(known.to_approve, 0), work.offered_since,
    work.last_done_at
  FROM client c
    LEFT JOIN LATERAL (SELECT a.id AS account_id, a.platform, a.handle, newest.*
      FROM social_account a CROSS JOIN LATERAL (SELECT {_LOOK} FROM audience_report r
        WHERE r.practice_id = p_practice AND r.account_id = a.id AND r.quality IS NOT NULL
        ORDER BY r.taken_at DESC LIMIT 1) newest
      WHERE a.practice_id = p_practice AND a.client_id = c.id AND newest.quality IS NOT NULL
      ORDER BY newest.quality DESC, a.id LIMIT 1) best ON true
    LEFT JOIN LATERAL (SELECT {_LOOK} FROM audience_report r
      WHERE r.practice_id = p_practice AND r.account_id = best.account_id
        AND r.taken_at BETWEEN best.taken_at - interval '42 days' AND best.taken_at - interval '21 days'
        AND r.quality->>'quality_followers' IS NOT NULL
      ORDER BY r.taken_at DESC LIMIT 1) was ON true
    LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE a.state = 'needs_reconnect') AS to_reconnect,
        (SELECT count(*) FROM conversation v JOIN social_account o ON o.practice_id = p_practice AND o.id = v.account_id
          WHERE v.practice_id = p_practice AND o.client_id = c.id
            AND v.awaiting_since BETWEEN v_now - interval '30 days' AND v_now - interval '7 days') AS waiting_long,
        (SELECT count(*) FROM weed_out w JOIN social_account o ON o.practice_id = p_practice AND o.id = w.account_id
          WHERE w.practice_id = p_practice AND o.client_id = c.id AND w.state = 'awaiting_approval') AS to_approve
      FROM social_account a WHERE a.practice_id = p_practice AND a.client_id = c.id) known ON true
    LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE f.verdict->>'severity' = 'alarm') AS alarms,
        count(*) FILTER (WHERE f.verdict->>'severity' = 'warning' AND f.subject = 'own_account') AS warnings
      FROM finding f
      WHERE f.practice_id = p_practice AND f.client_id = c.id AND f.state = 'open' AND (p_own_client IS NOT NULL OR f.coach_from <= v_now)) risk ON true
    LEFT JOIN LATERAL (SELECT min(t.offered_at) AS offered_since, max(t.decided_at) FILTER (WHERE t.state = 'done') AS last_done_at
      FROM task t WHERE t.practice_id = p_practice AND t.client_id = c.id) work ON true
  WHERE c.practice_id = p_practice AND c.coaching_ended_at IS NULL AND NOT c.is_sample AND {in_reach("c.id")}
  ORDER BY c.id;
END""",
    ),
)
