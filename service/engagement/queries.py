"""What the daily plan reads: whose morning has come, what is known of a client today, and the plan itself."""

from typing import Final

from service.kit.schema import Finder, Function
from service.roster.reach import REACH_ARGUMENTS, in_reach

MORNING_HOUR: Final = 5
"""The hour of the client's own day from which it may be planned."""

FUNCTIONS: Final[tuple[Function, ...]] = (
    Finder(
        name="due_plans_v1",
        arguments="p_now timestamptz, p_limit bigint",
        returns="TABLE (practice_id uuid, client_id uuid)",
        body=f"""
BEGIN
  RETURN QUERY
  SELECT c.practice_id, c.id FROM client c JOIN practice p ON p.practice_id = c.practice_id,
    LATERAL (SELECT (p_now + p.clock_offset) AT TIME ZONE c.time_zone AS local) clock
  WHERE c.coaching_ended_at IS NULL
    AND NOT EXISTS (SELECT FROM day_plan d
      WHERE d.practice_id = c.practice_id AND d.client_id = c.id AND d.day >= clock.local::date)
    AND (extract(hour FROM clock.local) >= {MORNING_HOUR} OR NOT EXISTS (SELECT FROM day_plan d
      WHERE d.practice_id = c.practice_id AND d.client_id = c.id))
  LIMIT p_limit;
END""",
        sees={
            "client": ("practice_id", "id", "time_zone", "coaching_ended_at"),
            "practice": ("practice_id", "clock_offset"),
            "day_plan": ("practice_id", "client_id", "day"),
        },
    ),
    Function(
        name="show_plan_v1",
        arguments=f"{REACH_ARGUMENTS}, p_client uuid, p_now timestamptz",
        returns=(
            "TABLE (day date, daily_minutes bigint, id uuid, kind text, planned_for date, minutes integer, params jsonb,"
            " state text, skip_reason text, decided_at timestamptz)"
        ),
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT clock.today, c.daily_minutes, t.id, t.kind, t.day, t.minutes, t.params, t.state, t.skip_reason, t.decided_at
  FROM client c JOIN practice p ON p.practice_id = c.practice_id,
    LATERAL (SELECT ((p_now + p.clock_offset) AT TIME ZONE c.time_zone)::date AS today) clock
  LEFT JOIN task t ON t.practice_id = p_practice AND t.client_id = p_client
    AND (t.day = clock.today OR t.day < clock.today AND t.state IN ('offered', 'accepted'))
  WHERE c.practice_id = p_practice AND c.id = p_client AND {in_reach("c.id")}
  ORDER BY t.day, t.rank;
END""",
    ),
)

WAITING: Final = """
SELECT v.account_id, v.profile_id, v.handle, a.platform, v.awaiting_since, v.last_post_id
FROM conversation v JOIN social_account a ON a.practice_id = v.practice_id AND a.id = v.account_id
WHERE v.practice_id = :practice AND a.client_id = :client AND v.awaiting_since IS NOT NULL
ORDER BY v.awaiting_since LIMIT 50
"""

NEWCOMERS: Final = """
SELECT s.account_id, s.profile_id, f.handle, a.platform, s.score, s.fit
FROM social_account a
  JOIN LATERAL (SELECT max(number) AS newest FROM snapshot n
    WHERE n.practice_id = a.practice_id AND n.account_id = a.id AND n.side = 'followers') look ON look.newest IS NOT NULL
  JOIN LATERAL (SELECT * FROM standing s WHERE s.practice_id = a.practice_id AND s.account_id = a.id
      AND s.klass IN (0, 1) AND NOT s.followed_back AND (look.newest = 1 OR s.first_seen >= look.newest - 6)
    ORDER BY s.arrival DESC LIMIT 30) s ON true
  JOIN profile f ON f.practice_id = a.practice_id AND f.platform = a.platform AND f.profile_id = s.profile_id
WHERE a.practice_id = :practice AND a.client_id = :client
"""

CIRCLE: Final = """
SELECT c.account_id, c.profile_id, f.handle, a.platform FROM circle_place c
  JOIN social_account a ON a.practice_id = c.practice_id AND a.id = c.account_id
  JOIN profile f ON f.practice_id = c.practice_id AND f.platform = a.platform AND f.profile_id = c.profile_id
  LEFT JOIN conversation v ON v.practice_id = c.practice_id AND v.account_id = c.account_id AND v.profile_id = c.profile_id
WHERE c.practice_id = :practice AND c.client_id = :client
ORDER BY v.last_ours_at NULLS FIRST, c.profile_id LIMIT 60
"""

CLOSEST: Final = """
SELECT v.account_id, v.profile_id, v.handle, a.platform FROM conversation v
  JOIN social_account a ON a.practice_id = v.practice_id AND a.id = v.account_id
WHERE v.practice_id = :practice AND a.client_id = :client AND v.turns_theirs > 0
ORDER BY least(v.turns_theirs, v.turns_ours) DESC, v.turns_theirs DESC, v.profile_id LIMIT 10
"""
"""Who talks with the client the most: they stand in for the circle until the client has chosen one."""
