"""What doors read of flags, one round trip each, reach included."""

from typing import Final

from service.kit.schema import Function
from service.roster.looking import LOOKING_ARGUMENTS, may_see_names, note_look
from service.roster.reach import REACH_ARGUMENTS, in_reach

TEXT_MARK: Final = "hashtextextended(concat_ws(E'\\n', f.name, f.bio), 0)"
"""The mark of the text of a profile `f`, kept here beside the text itself."""

FUNCTIONS: Final[tuple[Function, ...]] = (
    Function(
        name="show_flags_v1",
        arguments=f"{REACH_ARGUMENTS}, p_account uuid",
        returns="TABLE (taken_at timestamptz, texts jsonb, platform text, counts jsonb)",
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT r.taken_at, r.texts, a.platform,
    (SELECT jsonb_agg(jsonb_build_array(c.found_in, c.code, c.people, c.dismissed) ORDER BY c.found_in, c.code) FROM (
      SELECT g.found_in, g.code, count(*) FILTER (WHERE g.dismissed_at IS NULL) AS people,
        count(*) FILTER (WHERE g.dismissed_at IS NOT NULL) AS dismissed
      FROM kept_flag g WHERE g.practice_id = p_practice AND g.account_id = p_account GROUP BY g.found_in, g.code) c)
  FROM social_account a
    LEFT JOIN LATERAL (SELECT t.taken_at, t.texts FROM audience_report t
      WHERE t.practice_id = p_practice AND t.account_id = a.id AND jsonb_typeof(t.texts) = 'object'
      ORDER BY t.taken_at DESC LIMIT 1) r ON true
  WHERE a.practice_id = p_practice AND a.id = p_account AND {in_reach("a.client_id")};
END""",
    ),
    Function(
        name="list_comment_flags_v1",
        arguments=f"{LOOKING_ARGUMENTS}, p_account uuid, p_before uuid, p_limit bigint",
        returns=(
            "TABLE (named boolean, id uuid, profile_id bigint, handle text, code text, masked text, sureness text,"
            " said_at timestamptz, dismissed boolean)"
        ),
        body=f"""
DECLARE
  v_client uuid;
  v_named boolean;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT a.client_id, {may_see_names("a.client_id")} INTO v_client, v_named FROM social_account a
  WHERE a.practice_id = p_practice AND a.id = p_account AND {in_reach("a.client_id")};
  IF NOT FOUND THEN
    RETURN;
  END IF;{note_look("v_client")}
  RETURN QUERY
  SELECT v_named, g.id, g.profile_id, coalesce(e.handle, c.handle), g.code, g.masked, g.sureness, g.last_seen_at,
    g.dismissed_at IS NOT NULL
  FROM social_account a
    LEFT JOIN kept_flag g ON g.practice_id = p_practice AND g.account_id = a.id AND g.found_in = 'comment'
      AND (p_before IS NULL OR g.id < p_before)
    LEFT JOIN engager e ON e.practice_id = p_practice AND e.account_id = a.id AND e.profile_id = g.profile_id
    LEFT JOIN conversation c ON c.practice_id = p_practice AND c.account_id = a.id AND c.profile_id = g.profile_id
  WHERE a.practice_id = p_practice AND a.id = p_account
  ORDER BY g.id DESC LIMIT p_limit;
END""",
    ),
)
