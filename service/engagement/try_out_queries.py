"""The list of try-outs in one round trip, with everything their evidence cards rest on."""

from typing import Final

from service.audience.queries import PROFILE_COLUMNS, PROFILE_TYPES
from service.kit.schema import Function
from service.roster.looking import LOOKING_ARGUMENTS, may_see_names, note_look
from service.roster.reach import in_reach

FUNCTIONS: Final[tuple[Function, ...]] = (
    # Without try-outs, one row says that the account is in reach.
    Function(
        name="list_try_outs_v1",
        arguments=(
            f"{LOOKING_ARGUMENTS}, p_account uuid, p_state text, p_due_atly boolean, p_after_due timestamptz, p_after uuid,"
            " p_limit bigint"
        ),
        returns=(
            "TABLE (named boolean, now timestamptz, platform text, target_market jsonb, interests jsonb, id uuid,"
            " profile_id bigint, seen_handle text, opened_at timestamptz, opened_because text, due_at timestamptz, extended integer,"
            " state text, decided_at timestamptz, klass smallint, lists_followers boolean, turns_theirs integer,"
            f" turns_ours integer, last_theirs_at timestamptz, {PROFILE_TYPES})"
        ),
        body=f"""
DECLARE
  v_client uuid;
  v_named boolean;
  v_now timestamptz;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT a.client_id, {may_see_names("a.client_id")}, p_now + p.clock_offset INTO v_client, v_named, v_now
  FROM social_account a JOIN practice p ON p.practice_id = a.practice_id
  WHERE a.practice_id = p_practice AND a.id = p_account AND {in_reach("a.client_id")};
  IF NOT FOUND THEN
    RETURN;
  END IF;{note_look("v_client")}
  RETURN QUERY
  SELECT v_named, v_now, a.platform, c.target_market, c.interests, t.id, t.profile_id, t.handle, t.opened_at,
    t.opened_because, t.due_at, t.extended, t.state, t.decided_at, s.klass,
    EXISTS (SELECT FROM snapshot n WHERE n.practice_id = p_practice AND n.account_id = p_account
      AND n.side = 'followers' AND n.complete),
    v.turns_theirs, v.turns_ours, v.last_theirs_at, {", ".join(f"f.{column}" for column in PROFILE_COLUMNS)}
  FROM social_account a
    JOIN client c ON c.practice_id = p_practice AND c.id = a.client_id
    LEFT JOIN LATERAL (SELECT * FROM try_out o WHERE o.practice_id = p_practice AND o.account_id = p_account
        AND o.state = p_state AND (NOT p_due_atly OR o.due_at <= v_now)
        AND (p_after_due IS NULL OR (o.due_at, o.id) > (p_after_due, p_after))
      ORDER BY o.due_at, o.id LIMIT p_limit) t ON true
    LEFT JOIN standing s ON s.practice_id = p_practice AND s.account_id = p_account AND s.profile_id = t.profile_id
    LEFT JOIN conversation v ON v.practice_id = p_practice AND v.account_id = p_account AND v.profile_id = t.profile_id
    LEFT JOIN profile f ON f.practice_id = p_practice AND f.platform = a.platform AND f.profile_id = t.profile_id
  WHERE a.practice_id = p_practice AND a.id = p_account
  ORDER BY t.due_at, t.id;
END""",
    ),
)
