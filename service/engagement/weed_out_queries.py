"""Weed-outs, whom they propose, and the keep-list, one round trip each."""

from typing import Final

from service.kit.schema import Function
from service.roster.looking import LOOKING_ARGUMENTS, may_see_names, note_look
from service.roster.reach import REACH_ARGUMENTS, in_reach

_WEED_OUT: Final = (
    "id uuid, account_id uuid, month date, state text, drafted_at timestamptz, seen_at timestamptz, forecast jsonb,"
    " proposed bigint, spared bigint, unfollowed bigint, gone bigint, steps bigint, approved_at timestamptz,"
    " closed_at timestamptz"
)
_COLUMNS: Final = """w.id, w.account_id, w.month, w.state, w.drafted_at, w.seen_at, w.forecast,
    coalesce(n.proposed, 0), coalesce(n.spared, 0), coalesce(n.unfollowed, 0), coalesce(n.gone, 0), coalesce(n.steps, 0),
    w.approved_at, w.closed_at"""
_COUNTED: Final = """
    LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE p.state = 'proposed') AS proposed,
        count(*) FILTER (WHERE p.state = 'spared') AS spared,
        count(*) FILTER (WHERE p.state = 'unfollowed') AS unfollowed, count(*) FILTER (WHERE p.state = 'gone') AS gone,
        max(p.step)::bigint AS steps
      FROM weed_out_person p WHERE p.practice_id = p_practice AND p.weed_out_id = w.id) n ON true"""

_LOOKING: Final = """
DECLARE
  v_client uuid;
  v_named boolean;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);"""

FUNCTIONS: Final[tuple[Function, ...]] = (
    # Without weed-outs, one row says that the account is in reach.
    Function(
        name="list_weed_outs_v1",
        arguments=f"{REACH_ARGUMENTS}, p_account uuid, p_before date, p_limit bigint",
        returns=f"TABLE ({_WEED_OUT})",
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT {_COLUMNS}
  FROM social_account a
    LEFT JOIN weed_out w ON w.practice_id = p_practice AND w.account_id = a.id
      AND (p_before IS NULL OR w.month < p_before){_COUNTED}
  WHERE a.practice_id = p_practice AND a.id = p_account AND {in_reach("a.client_id")}
  ORDER BY w.month DESC LIMIT p_limit;
END""",
    ),
    Function(
        name="show_weed_out_v1",
        arguments=f"{REACH_ARGUMENTS}, p_weed_out uuid",
        returns=f"TABLE ({_WEED_OUT})",
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT {_COLUMNS}
  FROM weed_out w JOIN social_account a ON a.practice_id = p_practice AND a.id = w.account_id{_COUNTED}
  WHERE w.practice_id = p_practice AND w.id = p_weed_out AND {in_reach("a.client_id")};
END""",
    ),
    # Likewise one row without a person.
    Function(
        name="list_weeds_v1",
        arguments=(
            f"{LOOKING_ARGUMENTS}, p_weed_out uuid, p_state text, p_step integer, p_after_step integer, p_after uuid,"
            " p_limit bigint"
        ),
        returns=(
            "TABLE (named boolean, platform text, id uuid, profile_id bigint, handle text, klass smallint, because jsonb,"
            " step integer, state text, state_since timestamptz)"
        ),
        body=f"""{_LOOKING}
  SELECT a.client_id, {may_see_names("a.client_id")} INTO v_client, v_named
  FROM weed_out w JOIN social_account a ON a.practice_id = p_practice AND a.id = w.account_id
  WHERE w.practice_id = p_practice AND w.id = p_weed_out AND {in_reach("a.client_id")};
  IF NOT FOUND THEN
    RETURN;
  END IF;{note_look("v_client")}
  RETURN QUERY
  SELECT v_named, a.platform, p.id, p.profile_id, coalesce(f.handle, nullif(p.handle, '')), s.klass, p.because, p.step,
    p.state, p.state_since
  FROM weed_out w JOIN social_account a ON a.practice_id = p_practice AND a.id = w.account_id
    LEFT JOIN weed_out_person p ON p.practice_id = p_practice AND p.weed_out_id = w.id
      AND (p_state IS NULL OR p.state = p_state) AND (p_step IS NULL OR p.step = p_step)
      AND (p_after IS NULL OR (p.step, p.id) > (p_after_step, p_after))
    LEFT JOIN standing s ON s.practice_id = p_practice AND s.account_id = w.account_id AND s.profile_id = p.profile_id
    LEFT JOIN profile f ON f.practice_id = p_practice AND f.platform = a.platform AND f.profile_id = p.profile_id
  WHERE w.practice_id = p_practice AND w.id = p_weed_out
  ORDER BY p.step, p.id LIMIT p_limit;
END""",
    ),
    Function(
        name="list_kept_v1",
        arguments=f"{LOOKING_ARGUMENTS}, p_account uuid, p_before uuid, p_limit bigint",
        returns=("TABLE (named boolean, platform text, id uuid, profile_id bigint, handle text, kept_at timestamptz)"),
        body=f"""{_LOOKING}
  SELECT a.client_id, {may_see_names("a.client_id")} INTO v_client, v_named
  FROM social_account a WHERE a.practice_id = p_practice AND a.id = p_account AND {in_reach("a.client_id")};
  IF NOT FOUND THEN
    RETURN;
  END IF;{note_look("v_client")}
  RETURN QUERY
  SELECT v_named, a.platform, k.id, k.profile_id, coalesce(f.handle, nullif(k.handle, '')), k.kept_at
  FROM social_account a
    LEFT JOIN kept_person k ON v_named AND k.practice_id = p_practice AND k.account_id = a.id
      AND (p_before IS NULL OR k.id < p_before)
    LEFT JOIN profile f ON f.practice_id = p_practice AND f.platform = a.platform AND f.profile_id = k.profile_id
  WHERE a.practice_id = p_practice AND a.id = p_account
  ORDER BY k.id DESC LIMIT p_limit;
END""",
    ),
)
