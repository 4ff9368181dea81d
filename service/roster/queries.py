"""The slice's reads: one round trip each, reach included."""

from typing import Final

from service.kit.schema import Function
from service.roster.reach import REACH_ARGUMENTS, in_reach

_CLIENT: Final = (
    "id uuid, name text, time_zone text, language text, goal text, goal_quality_followers bigint, daily_minutes bigint,"
    " interests jsonb, target_market jsonb, is_sample boolean, coaching_ended_at timestamptz, created_at timestamptz"
)
_COLUMNS: Final = ", ".join(f"c.{column.split()[0]}" for column in _CLIENT.split(", "))

FUNCTIONS: Final[tuple[Function, ...]] = (
    Function(
        name="show_client_v1",
        arguments=f"{REACH_ARGUMENTS}, p_client uuid",
        returns=f"TABLE ({_CLIENT})",
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT {_COLUMNS} FROM client c WHERE c.practice_id = p_practice AND c.id = p_client AND {in_reach("c.id")};
END""",
    ),
    Function(
        name="list_clients_v1",
        arguments=f"{REACH_ARGUMENTS}, p_after uuid, p_limit bigint",
        returns=f"TABLE ({_CLIENT})",
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT {_COLUMNS} FROM client c
  WHERE c.practice_id = p_practice AND (p_after IS NULL OR c.id > p_after) AND {in_reach("c.id")}
  ORDER BY c.id LIMIT p_limit;
END""",
    ),
)
