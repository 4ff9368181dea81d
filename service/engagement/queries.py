"""The slice's reads in one round trip, reach included, and whose morning has come.

Whom a task or a place in the circle is about is a name: the client sees it, a member only while the client agrees to show
names, and then the look is noted in the same trip.
"""

from typing import Final

from service.engagement import contact_queries, try_out_queries, weed_out_queries
from service.kit.schema import Finder, Function
from service.roster.looking import LOOKING_ARGUMENTS, may_see_names, note_look
from service.roster.reach import in_reach


def masked(params: str) -> str:
    """The SQL of a task's parameters without whom it is about, for those who may not see names."""
    return f"{params} - '{{handle,link}}'::text[]"


_TASK: Final = (
    "id uuid, code text, params jsonb, minutes bigint, state text, day date, decided_at timestamptz, skip_reason text"
)
_TASK_COLUMNS: Final = (
    f"t.id, t.kind, CASE WHEN v_named THEN t.params ELSE {masked('t.params')} END, t.minutes::bigint, t.state, t.day,"
    " t.decided_at, t.skip_reason"
)

FUNCTIONS: Final[tuple[Function, ...]] = (
    *contact_queries.FUNCTIONS,
    *try_out_queries.FUNCTIONS,
    *weed_out_queries.FUNCTIONS,
    Finder(
        name="due_plans_v1",
        arguments="p_now timestamptz, p_limit bigint",
        returns="TABLE (practice_id uuid, client_id uuid)",
        body="""
BEGIN
  RETURN QUERY
  (SELECT c.practice_id, c.id FROM client c
     LEFT JOIN day_plan d ON d.practice_id = c.practice_id AND d.client_id = c.id
   WHERE c.coaching_ended_at IS NULL AND d.next_at IS NULL)
  UNION ALL
  (SELECT d.practice_id, d.client_id FROM day_plan d
     JOIN practice p ON p.practice_id = d.practice_id
     JOIN client c ON c.practice_id = d.practice_id AND c.id = d.client_id
   WHERE d.next_at <= p_now + p.clock_offset AND c.coaching_ended_at IS NULL)
  LIMIT p_limit;
END""",
        sees={
            "client": ("practice_id", "id", "coaching_ended_at"),
            "practice": ("practice_id", "clock_offset"),
            "day_plan": ("practice_id", "client_id", "next_at"),
        },
    ),
    # Without tasks, one row tells of the day; out of reach, none.
    Function(
        name="show_plan_v2",
        arguments=f"{LOOKING_ARGUMENTS}, p_client uuid",
        returns=(
            "TABLE (plan_day date, planned_at timestamptz, daily_minutes bigint, names_shown boolean, active_days bigint,"
            " carried_over boolean,"
            f" {_TASK})"
        ),
        body=f"""
DECLARE
  v_day date;
  v_planned_at timestamptz;
  v_began_at timestamptz;
  v_minutes bigint;
  v_named boolean;
  v_active bigint;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT d.day, d.planned_at, d.next_at - interval '1 day', c.daily_minutes, {may_see_names("c.id")}
  INTO v_day, v_planned_at, v_began_at, v_minutes, v_named
  FROM client c LEFT JOIN day_plan d ON d.practice_id = c.practice_id AND d.client_id = c.id
  WHERE c.practice_id = p_practice AND c.id = p_client AND {in_reach("c.id")};
  IF NOT FOUND THEN
    RETURN;
  END IF;{note_look("p_client")}
  SELECT count(DISTINCT floor(extract(epoch FROM v_began_at - t.decided_at) / 86400)) INTO v_active
  FROM task t WHERE t.practice_id = p_practice AND t.client_id = p_client AND t.state = 'done'
    AND t.decided_at > v_began_at - interval '29 days';
  RETURN QUERY
  SELECT v_day, v_planned_at, v_minutes, v_named, v_active, t.day < v_day, {_TASK_COLUMNS}
  FROM (VALUES (p_client)) asked (client_id)
    LEFT JOIN task t ON t.practice_id = p_practice AND t.client_id = asked.client_id
      AND t.day BETWEEN v_day - 31 AND v_day
      AND (t.day = v_day OR t.state IN ('offered', 'accepted') OR t.decided_at >= v_began_at)
  ORDER BY t.day, t.rank, t.id;
END""",
    ),
    # Likewise one row without a task for a client in reach who has none.
    Function(
        name="list_tasks_v1",
        arguments=f"{LOOKING_ARGUMENTS}, p_client uuid, p_day date, p_before uuid, p_limit bigint",
        returns=f"TABLE ({_TASK})",
        body=f"""
DECLARE
  v_named boolean;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT {may_see_names("c.id")} INTO v_named
  FROM client c WHERE c.practice_id = p_practice AND c.id = p_client AND {in_reach("c.id")};
  IF NOT FOUND THEN
    RETURN;
  END IF;{note_look("p_client")}
  RETURN QUERY
  SELECT {_TASK_COLUMNS}
  FROM (VALUES (p_client)) asked (client_id)
    LEFT JOIN task t ON t.practice_id = p_practice AND t.client_id = asked.client_id
      AND (p_day IS NULL OR (t.day, t.id) < (p_day, p_before))
  ORDER BY t.day DESC, t.id DESC LIMIT p_limit;
END""",
    ),
    # Likewise one row without a person for an empty circle, or for one whose names the client does not show.
    Function(
        name="list_circle_v1",
        arguments=f"{LOOKING_ARGUMENTS}, p_account uuid",
        returns="TABLE (names_shown boolean, profile_id text, handle text, chosen_at timestamptz)",
        body=f"""
DECLARE
  v_client uuid;
  v_platform text;
  v_named boolean;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT s.client_id, s.platform, {may_see_names("s.client_id")} INTO v_client, v_platform, v_named
  FROM social_account s WHERE s.practice_id = p_practice AND s.id = p_account AND {in_reach("s.client_id")};
  IF NOT FOUND THEN
    RETURN;
  END IF;{note_look("v_client")}
  RETURN QUERY
  SELECT v_named, c.profile_id::text, coalesce(f.handle, v.handle), c.chosen_at
  FROM (VALUES (p_account)) asked (account_id)
    LEFT JOIN circle_place c ON v_named AND c.practice_id = p_practice AND c.account_id = asked.account_id
    LEFT JOIN profile f ON f.practice_id = p_practice AND f.platform = v_platform AND f.profile_id = c.profile_id
    LEFT JOIN conversation v ON v.practice_id = p_practice AND v.account_id = c.account_id
      AND v.profile_id = c.profile_id
  ORDER BY c.chosen_at, c.profile_id;
END""",
    ),
)
