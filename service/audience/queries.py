"""What doors read of an audience, one round trip each, reach included."""

from typing import Final

from service.audience import engager_queries, flag_queries, newcomer_queries
from service.audience.calibrating import TOLD_FROM
from service.audience.flag_queries import TEXT_MARK
from service.audience.sorting_queries import LIKELY, answered, began, open_cards, unsorted
from service.kit.schema import Function
from service.roster.looking import LOOKING_ARGUMENTS, may_see_names, note_look
from service.roster.reach import REACH_ARGUMENTS, in_reach

PROFILE_TYPES: Final = (
    "handle text, name text, bio text, location text, url text, created_at bigint, last_posted_at bigint, followers bigint,"
    " following bigint, posts bigint, listed bigint, likes bigint, protected boolean, verified boolean,"
    " default_picture boolean"
)
PROFILE_COLUMNS: Final = tuple(column.split()[0] for column in PROFILE_TYPES.split(", "))


def _list_followers(name: str, *, rank: str) -> Function:
    """Followers in falling order of a rank, with how likely the client would confirm them once enough answers tell."""
    return Function(
        name=name,
        arguments=(
            f"{LOOKING_ARGUMENTS}, p_account uuid, p_klass smallint, p_flag text, p_rank integer, p_after bigint, p_limit bigint"
        ),
        returns=(
            "TABLE (named boolean, target_market jsonb, interests jsonb, judged_at timestamptz, platform text,"
            " rank integer, likely integer, answer text, profile_id bigint, klass smallint, score smallint, fit smallint,"
            f" followed_back boolean, followed_at bigint, {PROFILE_TYPES}, kept_flags jsonb)"
        ),
        body=f"""
DECLARE
  v_client uuid;
  v_named boolean;
  v_began integer;
  v_weights jsonb;
  v_per_score integer;
  v_per_fit integer;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT a.client_id, {may_see_names("a.client_id")} INTO v_client, v_named FROM social_account a
  WHERE a.practice_id = p_practice AND a.id = p_account AND {in_reach("a.client_id")};
  IF NOT FOUND THEN
    RETURN;
  END IF;{note_look("v_client")}
  SELECT b.look INTO v_began FROM ({began("p_practice", "p_account")}) b;
  SELECT m.by_facets, m.per_score, m.per_fit INTO v_weights, v_per_score, v_per_fit FROM calibration m
  WHERE m.practice_id = p_practice AND m.account_id = p_account AND m.answers >= {TOLD_FROM};
  RETURN QUERY
  SELECT v_named, cl.target_market, cl.interests,
    (SELECT max(r.taken_at) FROM audience_report r WHERE r.practice_id = p_practice AND r.account_id = p_account),
    a.platform, found.rank, CASE WHEN v_weights IS NOT NULL THEN {LIKELY} END, k.answer,
    s.profile_id, s.klass, s.score, s.fit, s.followed_back, s.followed_at,
    {", ".join(f"f.{column}" for column in PROFILE_COLUMNS)},
    (SELECT jsonb_agg(jsonb_build_array(g.code, g.id, g.dismissed_at IS NOT NULL AND g.text_mark = {TEXT_MARK}))
     FROM kept_flag g WHERE g.practice_id = p_practice AND g.account_id = p_account AND g.profile_id = s.profile_id
       AND g.found_in = 'profile')
  FROM client cl
    LEFT JOIN (SELECT s.profile_id, {rank} AS rank FROM standing s
      LEFT JOIN sorting_card k ON k.practice_id = p_practice AND k.account_id = p_account AND k.profile_id = s.profile_id
      WHERE s.practice_id = p_practice AND s.account_id = p_account AND (p_klass IS NULL OR s.klass = p_klass)
        AND (p_flag IS NULL OR s.profile_id IN (SELECT g.profile_id FROM kept_flag g WHERE g.practice_id = p_practice
          AND g.account_id = p_account AND g.found_in = 'profile' AND g.dismissed_at IS NULL
          AND split_part(g.code, '.', 1) = p_flag))
        AND (p_rank IS NULL OR {rank} < p_rank OR {rank} = p_rank AND s.profile_id < p_after)
      ORDER BY rank DESC, s.profile_id DESC LIMIT p_limit) found ON true
    LEFT JOIN standing s ON s.practice_id = p_practice AND s.account_id = p_account AND s.profile_id = found.profile_id
    LEFT JOIN sorting_card k ON k.practice_id = p_practice AND k.account_id = p_account AND k.profile_id = s.profile_id
    LEFT JOIN social_account a ON a.practice_id = p_practice AND a.id = s.account_id
    LEFT JOIN profile f ON f.practice_id = p_practice AND f.platform = a.platform AND f.profile_id = s.profile_id
  WHERE cl.practice_id = p_practice AND cl.id = v_client
  ORDER BY found.rank DESC, found.profile_id DESC;
END""",
    )


FUNCTIONS: Final[tuple[Function, ...]] = (
    *engager_queries.FUNCTIONS,
    *flag_queries.FUNCTIONS,
    *newcomer_queries.FUNCTIONS,
    Function(
        name="show_quality_v2",
        arguments=f"{LOOKING_ARGUMENTS}, p_account uuid",
        returns=(
            "TABLE (id uuid, taken_at timestamptz, quality jsonb, picture jsonb, named boolean, now timestamptz,"
            " engagers_at timestamptz, engagers jsonb)"
        ),
        body=f"""
DECLARE
  v_client uuid;
  v_named boolean;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT a.client_id, {may_see_names("a.client_id")} AND EXISTS (SELECT FROM audience_report r
    WHERE r.practice_id = p_practice AND r.account_id = a.id AND jsonb_typeof(r.picture) = 'object')
  INTO v_client, v_named FROM social_account a
  WHERE a.practice_id = p_practice AND a.id = p_account AND {in_reach("a.client_id")};
  IF NOT FOUND THEN
    RETURN;
  END IF;{note_look("v_client")}
  RETURN QUERY
  SELECT r.id, r.taken_at, r.quality, r.picture, v_named, p_now + p.clock_offset, e.taken_at, e.engagers
  FROM social_account a JOIN practice p ON p.practice_id = a.practice_id
    LEFT JOIN LATERAL (SELECT * FROM audience_report r WHERE r.practice_id = p_practice AND r.account_id = a.id
      AND r.quality IS NOT NULL ORDER BY r.taken_at DESC LIMIT 1) r ON true
    LEFT JOIN LATERAL (SELECT * FROM audience_report r WHERE r.practice_id = p_practice AND r.account_id = a.id
      AND r.engagers IS NOT NULL ORDER BY r.taken_at DESC LIMIT 1) e ON true
  WHERE a.practice_id = p_practice AND a.id = p_account AND {in_reach("a.client_id")};
END""",
    ),
    Function(
        name="list_ledgers_v1",
        arguments=f"{REACH_ARGUMENTS}, p_account uuid, p_before timestamptz, p_limit bigint",
        returns="TABLE (id uuid, taken_at timestamptz, ledger jsonb)",
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT r.id, r.taken_at, r.ledger
  FROM social_account a LEFT JOIN audience_report r ON r.practice_id = a.practice_id AND r.account_id = a.id
    AND jsonb_typeof(r.ledger) = 'object' AND (p_before IS NULL OR r.taken_at < p_before)
  WHERE a.practice_id = p_practice AND a.id = p_account AND {in_reach("a.client_id")}
  ORDER BY r.taken_at DESC LIMIT p_limit;
END""",
    ),
    Function(
        name="list_reports_v2",
        arguments=f"{REACH_ARGUMENTS}, p_account uuid, p_before timestamptz, p_limit bigint",
        returns="TABLE (id uuid, taken_at timestamptz, quality jsonb, engagers jsonb)",
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT r.id, r.taken_at, r.quality, r.engagers
  FROM social_account a LEFT JOIN audience_report r ON r.practice_id = a.practice_id AND r.account_id = a.id
    AND (p_before IS NULL OR r.taken_at < p_before)
  WHERE a.practice_id = p_practice AND a.id = p_account AND {in_reach("a.client_id")}
  ORDER BY r.taken_at DESC LIMIT p_limit;
END""",
    ),
    _list_followers("list_followers_v3", rank="s.score::integer"),
    _list_followers("list_likely_followers_v2", rank=f"coalesce({LIKELY}, s.score)"),
    Function(
        name="show_sorting_v2",
        arguments=f"{REACH_ARGUMENTS}, p_account uuid",
        returns="TABLE (unsorted json, answered json, open_cards json)",
        body=f"""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT
    (SELECT coalesce(json_agg(json_build_array(u.facets, u.people, u.undealt)), '[]') FROM ({unsorted("p_practice", "p_account")}) u),
    (SELECT coalesce(json_agg(json_build_array(n.stratum, n.answer, n.given, n.staying)), '[]')
     FROM ({answered("p_practice", "p_account")}) n),
    (SELECT coalesce(json_agg(json_build_array(o.profile_id::text, o.handle, o.name) ORDER BY o.dealt_at, o.profile_id), '[]')
     FROM ({open_cards("p_practice", "p_account")}) o WHERE p_own_client IS NOT NULL)
  FROM social_account a
  WHERE a.practice_id = p_practice AND a.id = p_account AND {in_reach("a.client_id")};
END""",
    ),
)
