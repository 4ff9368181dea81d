"""Who came month by month and what became of them, in one round trip."""

from typing import Final

from service.audience.classes import FollowerClass
from service.kit.schema import Function
from service.roster.reach import REACH_ARGUMENTS, in_reach

FUNCTIONS: Final[tuple[Function, ...]] = (
    # Without looks, one row says that the account is in reach.
    Function(
        name="list_newcomers_v1",
        arguments=f"{REACH_ARGUMENTS}, p_account uuid, p_before date, p_limit bigint",
        returns=(
            "TABLE (month date, looks bigint, whole_looks bigint, came bigint, stayed bigint, genuine bigint,"
            " followed_back bigint, spoke bigint)"
        ),
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT m.month, m.looks, m.whole_looks, coalesce(n.came, 0), coalesce(n.stayed, 0), coalesce(n.genuine, 0),
    coalesce(n.followed_back, 0), coalesce(n.spoke, 0)
  FROM social_account a
    LEFT JOIN LATERAL (SELECT date_trunc('month', l.taken_at AT TIME ZONE 'UTC')::date AS month, count(*) AS looks,
        count(*) FILTER (WHERE l.complete) AS whole_looks
      FROM snapshot l WHERE l.practice_id = p_practice AND l.account_id = a.id AND l.side = 'followers' AND l.number > 1
        AND (p_before IS NULL OR l.taken_at < p_before::timestamp AT TIME ZONE 'UTC')
      GROUP BY 1 ORDER BY 1 DESC LIMIT p_limit) m ON true
    LEFT JOIN LATERAL (SELECT count(*) AS came, count(s.profile_id) AS stayed,
        count(*) FILTER (WHERE s.klass = {FollowerClass.GENUINE:d}) AS genuine,
        count(*) FILTER (WHERE s.followed_back) AS followed_back, count(v.id) AS spoke
      FROM (SELECT DISTINCT e.profile_id FROM snapshot l
          JOIN follower_event e ON e.practice_id = p_practice AND e.account_id = a.id AND e.side = 0
            AND e.number = l.number AND e.change = 1
        WHERE l.practice_id = p_practice AND l.account_id = a.id AND l.side = 'followers' AND l.number > 1
          AND l.taken_at >= m.month::timestamp AT TIME ZONE 'UTC'
          AND l.taken_at < (m.month + interval '1 month') AT TIME ZONE 'UTC') newcomer
        LEFT JOIN standing s ON s.practice_id = p_practice AND s.account_id = a.id AND s.profile_id = newcomer.profile_id
        LEFT JOIN conversation v ON s.profile_id IS NOT NULL AND v.practice_id = p_practice AND v.account_id = a.id
          AND v.profile_id = newcomer.profile_id AND v.turns_theirs > 0) n ON m.month IS NOT NULL
  WHERE a.practice_id = p_practice AND a.id = p_account AND {in_reach("a.client_id")}
  ORDER BY m.month DESC;
END""",
    ),
)
