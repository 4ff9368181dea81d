"""What doors read of accounts whose followers nobody names, in one round trip each, reach included."""

from typing import Final

from service.kit.schema import Function
from service.roster.looking import LOOKING_ARGUMENTS, may_see_names, note_look
from service.roster.reach import REACH_ARGUMENTS, in_reach

FUNCTIONS: Final[tuple[Function, ...]] = (
    # One row without a person for an account in reach with whom nobody was seen to engage; out of reach, none.
    Function(
        name="list_engagers_v1",
        arguments=f"{LOOKING_ARGUMENTS}, p_account uuid, p_last timestamptz, p_after bigint, p_limit bigint",
        returns=(
            "TABLE (named boolean, profile_id bigint, handle text, name text, comments integer, reactions integer,"
            " posts integer, days integer, first_seen_at timestamptz, last_at timestamptz, repeated integer, in_pod boolean)"
        ),
        body=f"""
DECLARE
  v_client uuid;
  v_platform text;
  v_named boolean;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT a.client_id, a.platform, {may_see_names("a.client_id")} INTO v_client, v_platform, v_named
  FROM social_account a WHERE a.practice_id = p_practice AND a.id = p_account AND {in_reach("a.client_id")};
  IF NOT FOUND THEN
    RETURN;
  END IF;{note_look("v_client")}
  RETURN QUERY
  SELECT v_named, e.profile_id, e.handle, f.name, e.comments, e.reactions, e.posts, e.days, e.first_seen_at, e.last_at,
    e.repeated, e.in_pod
  FROM (VALUES (p_account)) asked (account_id)
    LEFT JOIN engager e ON e.practice_id = p_practice AND e.account_id = asked.account_id
      AND (p_after IS NULL OR e.last_at < p_last OR p_last IS NOT NULL AND e.last_at IS NULL
        OR e.last_at IS NOT DISTINCT FROM p_last AND e.profile_id < p_after)
    LEFT JOIN profile f ON f.practice_id = p_practice AND f.platform = v_platform AND f.profile_id = e.profile_id
  ORDER BY e.last_at DESC NULLS LAST, e.profile_id DESC LIMIT p_limit;
END""",
    ),
    Function(
        name="list_counts_v1",
        arguments=f"{REACH_ARGUMENTS}, p_account uuid, p_before date, p_limit bigint",
        returns="TABLE (day date, followers bigint, following bigint, posts bigint, source text)",
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT n.day, n.followers, n.following, n.posts, n.source
  FROM social_account a LEFT JOIN account_count n ON n.practice_id = a.practice_id AND n.account_id = a.id
    AND (p_before IS NULL OR n.day < p_before)
  WHERE a.practice_id = p_practice AND a.id = p_account AND {in_reach("a.client_id")}
  ORDER BY n.day DESC LIMIT p_limit;
END""",
    ),
)
