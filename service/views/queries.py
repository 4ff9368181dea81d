"""What a coach sees in one look, in one round trip each, reach included.

Lists within a client are a handful of rows of several kinds, so Postgres hands each over as one JSON text, which is decoded
straight into its Struct. Nobody is named to members in a view: names need the client's agreement, and that look is noted where
they are shown, as in the list of contradictions.
"""

from typing import Final

from service.audience.classes import FollowerClass
from service.engagement.queries import masked
from service.kit.schema import Function
from service.roster.looking import LOOKING_ARGUMENTS, may_see_names, note_look
from service.roster.reach import REACH_ARGUMENTS, in_reach
from service.views import brief_queries, cohort_queries

HISTORY_POINTS: Final = 24
FINDINGS_SHOWN: Final = 3
TASKS_SHOWN: Final = 5

_IN_FORCE: Final = "f.state = 'open' AND (p_own_client IS NOT NULL OR f.coach_from <= p_now + p.clock_offset)"
"""Findings as this caller may see them: the client at once, members from the moment the practice chose."""

_OPEN_TASK: Final = "t.day BETWEEN d.day - 31 AND d.day AND t.state IN ('offered', 'accepted')"

_REPORT: Final = """
    SELECT json_build_object('id', r.id, 'taken_at', r.taken_at, 'model_version', r.model_version, 'quality', r.quality) AS kept
    FROM audience_report r WHERE r.practice_id = p_practice AND r.account_id = a.id AND r.quality IS NOT NULL
    ORDER BY r.taken_at DESC LIMIT 1"""

_ENGAGERS: Final = """
    SELECT json_build_object('id', r.id, 'taken_at', r.taken_at, 'seen', r.engagers) AS kept
    FROM audience_report r WHERE r.practice_id = p_practice AND r.account_id = a.id AND r.engagers IS NOT NULL
    ORDER BY r.taken_at DESC LIMIT 1"""

_HISTORY: Final = f"""
    SELECT json_agg(json_build_object('taken_at', h.taken_at, 'model_version', h.model_version, 'quality_followers', h.quality_followers, 'total', h.total,
      'engagers', h.engagers, 'genuine_engagers', h.genuine) ORDER BY h.taken_at) AS points
    FROM (SELECT r.taken_at, r.model_version, r.quality->'quality_followers' AS quality_followers, r.quality#>'{{coverage,total}}' AS total,
        r.engagers->'people' AS engagers, r.engagers->'genuine' AS genuine
      FROM audience_report r WHERE r.practice_id = p_practice AND r.account_id = a.id
      ORDER BY r.taken_at DESC LIMIT {HISTORY_POINTS}) h"""

_CHECKUP: Final = """
    SELECT json_build_object('id', k.id, 'state', k.state, 'stage', k.stage, 'asked_at', k.asked_at,
      'people_read', k.people_read, 'people_total', k.people_total, 'waiting_until', k.waiting_until,
      'finished_at', k.finished_at, 'failure', k.failure) AS kept
    FROM checkup k WHERE k.practice_id = p_practice AND k.account_id = a.id ORDER BY k.asked_at DESC LIMIT 1"""

_GRAVEST_FIRST: Final = (
    "array_position('{alarm,warning,notice}'::text[], f.verdict->>'severity'), f.last_seen_at DESC, f.id"
)
"""Notices about followers are many; an alarm about the client's own account must not drown in them."""

_FINDINGS: Final = f"""
    SELECT max(n.open) AS open, json_agg(json_build_object('id', n.id, 'kind', n.kind, 'subject', n.subject,
      'severity', n.verdict->'severity', 'reason', n.verdict->'reason',
      'first_seen_at', n.first_seen_at, 'last_seen_at', n.last_seen_at) ORDER BY n.place) AS gravest
    FROM (SELECT f.id, f.kind, f.subject, f.verdict, f.first_seen_at, f.last_seen_at, count(*) OVER () AS open,
        row_number() OVER (ORDER BY {_GRAVEST_FIRST}) AS place
      FROM finding f WHERE f.practice_id = p_practice AND f.client_id = p_client AND f.account_id = a.id AND {_IN_FORCE}
      ORDER BY place LIMIT {FINDINGS_SHOWN}) n"""

_WAITING: Final = """
    SELECT count(*) AS people, min(v.awaiting_since) AS oldest FROM conversation v
    WHERE v.practice_id = p_practice AND v.account_id = a.id AND v.awaiting_since IS NOT NULL"""

_ACCOUNTS: Final = f"""
  SELECT json_agg(json_build_object('id', a.id, 'platform', a.platform, 'handle', a.handle, 'source', a.source,
    'state', a.state, 'state_reason', a.state_reason, 'missing_permissions', a.missing_permissions,
    'state_since', a.state_since, 'report', report.kept, 'engagers', engagers.kept, 'checkup', checkup.kept,
    'findings', json_build_object('open', coalesce(findings.open, 0), 'gravest', coalesce(findings.gravest, '[]')),
    'waiting', json_build_object('people', waiting.people, 'oldest_since', waiting.oldest),
    'history', coalesce(history.points, '[]')) ORDER BY a.id) AS kept
  FROM social_account a
    LEFT JOIN LATERAL ({_REPORT}) report ON true
    LEFT JOIN LATERAL ({_ENGAGERS}) engagers ON true
    LEFT JOIN LATERAL ({_CHECKUP}) checkup ON true
    CROSS JOIN LATERAL ({_FINDINGS}) findings
    CROSS JOIN LATERAL ({_WAITING}) waiting
    CROSS JOIN LATERAL ({_HISTORY}) history
  WHERE a.practice_id = p_practice AND a.client_id = p_client"""

_TASKS: Final = f"""
  SELECT json_agg(json_build_object('id', n.id, 'code', n.kind, 'params', n.params, 'minutes', n.minutes, 'state', n.state,
      'day', n.day, 'decided_at', n.decided_at, 'skip_reason', n.skip_reason) ORDER BY n.day, n.rank, n.id) AS kept,
    max(n.open_tasks) AS open_tasks, max(n.open_minutes) AS open_minutes
  FROM (SELECT t.id, t.kind, CASE WHEN p_own_client IS NULL THEN {masked("t.params")} ELSE t.params END AS params,
      t.minutes, t.state, t.day, t.rank, t.decided_at, t.skip_reason, count(*) OVER () AS open_tasks,
      sum(t.minutes) OVER () AS open_minutes
    FROM task t WHERE t.practice_id = p_practice AND t.client_id = p_client AND {_OPEN_TASK}
    ORDER BY t.day, t.rank, t.id LIMIT {TASKS_SHOWN}) n"""

OVERVIEW: Final = f"""
SELECT c.name, c.goal, c.goal_quality_followers, c.daily_minutes, c.is_sample, c.coaching_ended_at, p_now + p.clock_offset,
  d.day, accounts.kept, coalesce(tasks.open_tasks, 0), coalesce(tasks.open_minutes, 0), tasks.kept
FROM client c JOIN practice p ON p.practice_id = c.practice_id
  LEFT JOIN day_plan d ON d.practice_id = p_practice AND d.client_id = c.id
  CROSS JOIN LATERAL ({_ACCOUNTS}) accounts
  CROSS JOIN LATERAL ({_TASKS}) tasks
WHERE c.practice_id = p_practice AND c.id = p_client AND {in_reach("c.id")}"""
"""The view's statement without what stands around it, for the benchmark that runs it beside row level security."""

FUNCTIONS: Final[tuple[Function, ...]] = (
    *brief_queries.FUNCTIONS,
    *cohort_queries.FUNCTIONS,
    Function(
        name="show_overview_v1",
        arguments=f"{REACH_ARGUMENTS}, p_client uuid, p_now timestamptz",
        returns=(
            "TABLE (name text, goal text, goal_quality_followers bigint, daily_minutes bigint, is_sample boolean,"
            " coaching_ended_at timestamptz, looked_at timestamptz, day date, accounts json, open_tasks bigint,"
            " open_minutes bigint, tasks json)"
        ),
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY {OVERVIEW};
END""",
    ),
    Function(
        name="show_usage_v1",
        arguments="p_practice uuid, p_month timestamptz",
        returns="TABLE (tier text, clients bigint, accounts bigint, checkups bigint)",
        body="""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT p.tier,
    (SELECT count(*) FROM client c
      WHERE c.practice_id = p_practice AND c.coaching_ended_at IS NULL AND NOT c.is_sample),
    (SELECT count(*) FROM social_account a JOIN client c ON c.practice_id = p_practice AND c.id = a.client_id
      WHERE a.practice_id = p_practice AND NOT c.is_sample),
    (SELECT count(*) FROM checkup k
      WHERE k.practice_id = p_practice AND k.source = 'api' AND k.asked_at >= p_month)
  FROM practice p WHERE p.practice_id = p_practice;
END""",
    ),
    Function(
        name="list_today_v1",
        arguments=f"{REACH_ARGUMENTS}, p_now timestamptz, p_after uuid, p_limit bigint",
        returns=(
            "TABLE (id uuid, name text, is_sample boolean, accounts bigint, accounts_to_reconnect bigint,"
            " findings_open bigint, findings_new bigint, people_waiting bigint, waiting_since timestamptz, day date,"
            " tasks_open bigint)"
        ),
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT c.id, c.name, c.is_sample, accounts.known, accounts.to_reconnect, findings.open, findings.new,
    waiting.people, waiting.oldest, d.day, tasks.open
  FROM client c JOIN practice p ON p.practice_id = c.practice_id
    LEFT JOIN day_plan d ON d.practice_id = p_practice AND d.client_id = c.id
    CROSS JOIN LATERAL (SELECT count(*) AS known, count(*) FILTER (WHERE a.state = 'needs_reconnect') AS to_reconnect
      FROM social_account a WHERE a.practice_id = p_practice AND a.client_id = c.id) accounts
    CROSS JOIN LATERAL (SELECT count(*) AS open,
        count(*) FILTER (WHERE f.first_seen_at > p_now + p.clock_offset - interval '7 days') AS new
      FROM finding f WHERE f.practice_id = p_practice AND f.client_id = c.id AND {_IN_FORCE}) findings
    CROSS JOIN LATERAL (SELECT count(*) AS people, min(v.awaiting_since) AS oldest
      FROM social_account a JOIN conversation v ON v.practice_id = p_practice AND v.account_id = a.id
      WHERE a.practice_id = p_practice AND a.client_id = c.id AND v.awaiting_since IS NOT NULL) waiting
    CROSS JOIN LATERAL (SELECT count(*) AS open FROM task t
      WHERE t.practice_id = p_practice AND t.client_id = c.id AND {_OPEN_TASK}) tasks
  WHERE c.practice_id = p_practice AND c.coaching_ended_at IS NULL AND (p_after IS NULL OR c.id > p_after)
    AND {in_reach("c.id")}
  ORDER BY c.id LIMIT p_limit;
END""",
    ),
    # Without contradictions, one row tells that the account is in reach.
    Function(
        name="list_contradictions_v1",
        arguments=f"{LOOKING_ARGUMENTS}, p_account uuid",
        returns=(
            "TABLE (named boolean, profile_id bigint, handle text, name text, answer text, answered_at timestamptz,"
            " tap integer, earlier jsonb, klass smallint, in_circle boolean)"
        ),
        body=f"""
DECLARE
  v_client uuid;
  v_platform text;
  v_named boolean;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT a.client_id, a.platform, {may_see_names("a.client_id")} INTO v_client, v_platform, v_named FROM social_account a
  WHERE a.practice_id = p_practice AND a.id = p_account AND {in_reach("a.client_id")};
  IF NOT FOUND THEN
    RETURN;
  END IF;{note_look("v_client")}
  RETURN QUERY
  SELECT v_named, k.profile_id, f.handle, f.name, k.answer, k.answered_at, k.tap, k.earlier, coalesce(s.klass, 0::smallint),
    o.profile_id IS NOT NULL
  FROM (VALUES (p_account)) asked (account_id)
    LEFT JOIN sorting_card k ON k.practice_id = p_practice AND k.account_id = asked.account_id AND k.answer IS NOT NULL
    LEFT JOIN standing s ON s.practice_id = p_practice AND s.account_id = p_account AND s.profile_id = k.profile_id
    LEFT JOIN circle_place o ON o.practice_id = p_practice AND o.account_id = p_account AND o.profile_id = k.profile_id
    LEFT JOIN profile f ON f.practice_id = p_practice AND f.platform = v_platform AND f.profile_id = k.profile_id
  WHERE k.profile_id IS NULL OR k.earlier <> '[]' OR o.profile_id IS NOT NULL OR s.klass IN ({FollowerClass.SUSPECT:d}, {FollowerClass.AUTOMATED:d})
  ORDER BY k.tap DESC;
END""",
    ),
)
