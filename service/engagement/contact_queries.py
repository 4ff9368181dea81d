"""Contacts in one round trip: who they are, where they stand, when the client was in touch, and what was written down.

Names need the client's agreement, and what the client wrote needs another; a member's look is noted for each in the same trip.
"""

from typing import Final

from service.kit.schema import Function
from service.roster.looking import LOOKING_ARGUMENTS, may_see, note_look
from service.roster.reach import REACH_ARGUMENTS, in_reach

MOST_TOUCHES: Final = 50

_CONTACT: Final = (
    "profile_id bigint, handle text, platform text, stars smallint, stands_as text, in_circle boolean, follows boolean,"
    " klass smallint, turns_theirs integer, turns_ours integer, last_theirs_at timestamptz, last_touch_at timestamptz,"
    " learned text"
)
_LAST_TOUCH: Final = """
    (SELECT max(t.at) FROM touch t WHERE t.practice_id = p_practice AND t.account_id = p_account
      AND t.profile_id = w.profile_id AND t.kind <> 'note')"""
_COLUMNS: Final = f"""w.profile_id, coalesce(f.handle, nullif(c.handle, ''), nullif(v.handle, '')), a.platform, c.stars,
    c.stands_as, o.id IS NOT NULL, s.klass IS NOT NULL, s.klass, coalesce(v.turns_theirs, 0), coalesce(v.turns_ours, 0),
    v.last_theirs_at, greatest(v.last_ours_at, {_LAST_TOUCH}), CASE WHEN v_noted THEN c.learned END"""
_JOINED: Final = """
    LEFT JOIN contact c ON c.practice_id = p_practice AND c.account_id = p_account AND c.profile_id = w.profile_id
    LEFT JOIN circle_place o ON o.practice_id = p_practice AND o.account_id = p_account AND o.profile_id = w.profile_id
    LEFT JOIN standing s ON s.practice_id = p_practice AND s.account_id = p_account AND s.profile_id = w.profile_id
    LEFT JOIN conversation v ON v.practice_id = p_practice AND v.account_id = p_account AND v.profile_id = w.profile_id
    LEFT JOIN profile f ON f.practice_id = p_practice AND f.platform = a.platform AND f.profile_id = w.profile_id"""
_BEGIN: Final = f"""
DECLARE
  v_client uuid;
  v_named boolean;
  v_noted boolean;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT a.client_id, {may_see("names", "a.client_id")}, {may_see("notes", "a.client_id")} INTO v_client, v_named, v_noted
  FROM social_account a WHERE a.practice_id = p_practice AND a.id = p_account AND {in_reach("a.client_id")};
  IF NOT FOUND THEN
    RETURN;
  END IF;
  v_noted := v_named AND v_noted;{note_look("v_client")}{note_look("v_client", "notes")}"""

FUNCTIONS: Final[tuple[Function, ...]] = (
    # Without contacts, or without the client's agreement to names, one row says that the account is in reach.
    Function(
        name="list_contacts_v1",
        arguments=f"{LOOKING_ARGUMENTS}, p_account uuid, p_after bigint, p_limit bigint",
        returns=f"TABLE (named boolean, now timestamptz, {_CONTACT})",
        body=f"""{_BEGIN}
  RETURN QUERY
  SELECT v_named, p_now + p.clock_offset, {_COLUMNS}
  FROM social_account a JOIN practice p ON p.practice_id = a.practice_id
    LEFT JOIN (
      SELECT k.profile_id FROM contact k WHERE v_named AND k.practice_id = p_practice AND k.account_id = p_account
      UNION SELECT k.profile_id FROM circle_place k
      WHERE v_named AND k.practice_id = p_practice AND k.account_id = p_account
    ) w ON p_after IS NULL OR w.profile_id > p_after{_JOINED}
  WHERE a.practice_id = p_practice AND a.id = p_account
  ORDER BY w.profile_id LIMIT p_limit;
END""",
    ),
    Function(
        name="show_contact_v1",
        arguments=f"{LOOKING_ARGUMENTS}, p_account uuid, p_profile bigint",
        returns=(f"TABLE (named boolean, noted boolean, now timestamptz, touches json, handles text[], {_CONTACT})"),
        body=f"""{_BEGIN}
  RETURN QUERY
  SELECT v_named, v_noted, p_now + p.clock_offset,
    (SELECT coalesce(json_agg(json_build_object('id', n.id, 'kind', n.kind, 'at', n.at,
        'words', CASE WHEN v_noted THEN n.words END) ORDER BY n.at DESC, n.id DESC), '[]')
     FROM (SELECT * FROM touch t WHERE t.practice_id = p_practice AND t.account_id = p_account
         AND t.profile_id = p_profile ORDER BY t.at DESC, t.id DESC LIMIT {MOST_TOUCHES}) n),
    ARRAY[nullif(c.handle, ''), nullif(v.handle, '')], {_COLUMNS}
  FROM social_account a JOIN practice p ON p.practice_id = a.practice_id
    CROSS JOIN (VALUES (p_profile)) w (profile_id){_JOINED}
  WHERE a.practice_id = p_practice AND a.id = p_account
    AND (NOT v_named OR c.id IS NOT NULL OR o.id IS NOT NULL OR s.klass IS NOT NULL OR v.id IS NOT NULL);
END""",
    ),
    Function(
        name="list_acquaintance_v1",
        arguments=f"{REACH_ARGUMENTS}, p_client uuid, p_now timestamptz",
        returns=(
            "TABLE (account_id uuid, genuine bigint, known bigint, touched_30_days bigint, touched_60_days bigint,"
            " touched_90_days bigint, in_conversation bigint, in_conversation_this_week bigint, read_at timestamptz)"
        ),
        body=f"""
DECLARE
  v_now timestamptz;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT p_now + p.clock_offset INTO v_now FROM client c JOIN practice p ON p.practice_id = c.practice_id
  WHERE c.practice_id = p_practice AND c.id = p_client AND {in_reach("c.id")};
  IF NOT FOUND THEN
    RETURN;
  END IF;
  RETURN QUERY
  SELECT a.id, CASE WHEN look.read_at IS NOT NULL THEN coalesce(g.genuine, 0) END, coalesce(g.known, 0),
    coalesce(g.touched_30, 0), coalesce(g.touched_60, 0), coalesce(g.touched_90, 0), coalesce(k.deep, 0),
    coalesce(k.this_week, 0), look.read_at
  FROM (VALUES (p_client)) asked (client_id)
    LEFT JOIN social_account a ON a.practice_id = p_practice AND a.client_id = asked.client_id
    LEFT JOIN LATERAL (SELECT max(n.taken_at) AS read_at FROM snapshot n
      WHERE n.practice_id = p_practice AND n.account_id = a.id AND n.side = 'followers') look ON true
    LEFT JOIN LATERAL (SELECT count(*) AS genuine, count(c.learned) AS known,
        count(*) FILTER (WHERE greatest(v.last_ours_at, t.touched_at) >= v_now - interval '30 days') AS touched_30,
        count(*) FILTER (WHERE greatest(v.last_ours_at, t.touched_at) >= v_now - interval '60 days') AS touched_60,
        count(*) FILTER (WHERE greatest(v.last_ours_at, t.touched_at) >= v_now - interval '90 days') AS touched_90
      FROM standing s
        LEFT JOIN contact c ON c.practice_id = p_practice AND c.account_id = a.id AND c.profile_id = s.profile_id
        LEFT JOIN conversation v ON v.practice_id = p_practice AND v.account_id = a.id AND v.profile_id = s.profile_id
        LEFT JOIN (SELECT u.profile_id, max(u.at) AS touched_at FROM touch u
          WHERE u.practice_id = p_practice AND u.account_id = a.id AND u.kind <> 'note' GROUP BY u.profile_id) t
          ON t.profile_id = s.profile_id
      WHERE s.practice_id = p_practice AND s.account_id = a.id AND s.klass = 1) g ON true
    LEFT JOIN LATERAL (SELECT count(*) AS deep,
        count(*) FILTER (WHERE v.last_theirs_at >= v_now - interval '7 days') AS this_week
      FROM conversation v WHERE v.practice_id = p_practice AND v.account_id = a.id
        AND v.turns_theirs >= 2 AND v.turns_ours >= 2) k ON true
  ORDER BY a.id;
END""",
    ),
)
