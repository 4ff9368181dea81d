"""What doors read of findings, one round trip each, reach included; and who listens to a network, in whatever practice.

Members see a finding from when it is the coach's to see, and whom it is about only while the client agrees to show names;
that look is noted in the same trip.
"""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from service.kit.database import Database
from service.kit.schema import Finder, Function
from service.roster.looking import LOOKING_ARGUMENTS, may_see_names, note_look
from service.roster.reach import in_reach

_FINDING: Final = (
    "id uuid, account_id uuid, client_id uuid, kind text, subject text, profile_id bigint, handle text, verdict jsonb,"
    " state text, first_seen_at timestamptz, last_seen_at timestamptz, state_since timestamptz, cleared_because text,"
    " dismissal_reason text, named boolean"
)
_COLUMNS: Final = """f.id, f.account_id, f.client_id, f.kind, f.subject, CASE WHEN v_named THEN f.subject_profile_id END,
    CASE WHEN v_named THEN coalesce(
      (SELECT nullif(p.handle, '') FROM profile p WHERE p.practice_id = p_practice AND p.platform = a.platform
        AND p.profile_id = f.subject_profile_id),
      (SELECT nullif(e.handle, '') FROM engager e WHERE e.practice_id = p_practice AND e.account_id = f.account_id
        AND e.profile_id = f.subject_profile_id)) END,
    f.verdict, f.state, f.first_seen_at, f.last_seen_at, f.state_since, f.cleared_because,
    f.dismissal_reason, v_named
  FROM finding f JOIN social_account a ON a.practice_id = f.practice_id AND a.id = f.account_id
    JOIN practice pr ON pr.practice_id = f.practice_id"""
_VISIBLE: Final = "(p_own_client IS NOT NULL OR f.coach_from <= p_now + pr.clock_offset)"


async def find_listeners(database: Database, platform: str, numbers: Sequence[int]) -> list[tuple[UUID, UUID, int]]:
    """The practice and id of each account that listens under one of these numbers of its network, and the number."""
    rows = await database.reads.fetch("SELECT * FROM find_listeners_v1($1, $2)", platform, list(numbers))
    return [(row["practice_id"], row["account_id"], row["number"]) for row in rows]


FUNCTIONS: Final[tuple[Function, ...]] = (
    Function(
        name="show_finding_v3",
        arguments=f"{LOOKING_ARGUMENTS}, p_finding uuid",
        returns=f"TABLE ({_FINDING})",
        body=f"""
DECLARE
  v_client uuid;
  v_named boolean;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT f.client_id, f.subject_profile_id IS NOT NULL AND {may_see_names("f.client_id")} INTO v_client, v_named
  FROM finding f JOIN practice pr ON pr.practice_id = f.practice_id
  WHERE f.practice_id = p_practice AND f.id = p_finding AND {_VISIBLE} AND {in_reach("f.client_id")};
  IF NOT FOUND THEN
    RETURN;
  END IF;{note_look("v_client")}
  RETURN QUERY
  SELECT {_COLUMNS}
  WHERE f.practice_id = p_practice AND f.id = p_finding;
END""",
    ),
    Function(
        name="list_findings_v3",
        arguments=f"{LOOKING_ARGUMENTS}, p_client uuid, p_state text, p_before uuid, p_limit bigint",
        returns=f"TABLE ({_FINDING})",
        body=f"""
DECLARE
  v_named boolean;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT {may_see_names("c.id")} AND EXISTS (SELECT FROM finding f
    WHERE f.practice_id = p_practice AND f.client_id = c.id AND f.subject_profile_id IS NOT NULL) INTO v_named
  FROM client c WHERE c.practice_id = p_practice AND c.id = p_client AND {in_reach("c.id")};
  IF NOT FOUND THEN
    RETURN;
  END IF;{note_look("p_client")}
  RETURN QUERY
  SELECT found.* FROM (SELECT 1) AS one LEFT JOIN (
    SELECT {_COLUMNS}
    WHERE f.practice_id = p_practice AND f.client_id = p_client AND {_VISIBLE}
      AND (p_state IS NULL OR f.state = p_state) AND (p_before IS NULL OR f.id < p_before)
    ORDER BY f.id DESC LIMIT p_limit
  ) AS found ON true;
END""",
    ),
    Function(
        name="show_evidence_v3",
        arguments=f"{LOOKING_ARGUMENTS}, p_finding uuid",
        returns=(
            f"TABLE ({_FINDING}, platform text, report jsonb, looks jsonb, answers jsonb, source text, stated jsonb,"
            " programs jsonb, now timestamptz)"
        ),
        body="""
DECLARE
  v_account uuid;
  v_first timestamptz;
  v_until timestamptz;
  v_report jsonb;
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  SELECT f.account_id, f.first_seen_at, coalesce(r.taken_at, f.last_seen_at), r.seen
  INTO v_account, v_first, v_until, v_report
  FROM finding f LEFT JOIN LATERAL (
    SELECT r.taken_at, coalesce(r.quality, r.engagers) AS seen FROM audience_report r
    WHERE r.practice_id = p_practice AND r.account_id = f.account_id AND r.taken_at >= f.last_seen_at
    ORDER BY r.taken_at LIMIT 1) r ON true
  WHERE f.practice_id = p_practice AND f.id = p_finding;
  RETURN QUERY
  SELECT shown.*, a.platform, v_report,
    (SELECT jsonb_build_object('many', count(*), 'complete', count(*) FILTER (WHERE s.complete), 'first', min(s.taken_at),
        'last', max(s.taken_at), 'sources', coalesce(jsonb_agg(DISTINCT s.source), '[]'),
        'samplings', coalesce(jsonb_agg(DISTINCT s.sampling), '[]'))
      FROM snapshot s WHERE s.practice_id = p_practice AND s.account_id = v_account AND s.side = 'followers'
        AND s.taken_at BETWEEN v_first AND v_until),
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'answer', n.answer, 'words', n.words, 'given_at', n.given_at,
        'by_client', n.by_client) ORDER BY n.given_at DESC, n.id DESC), '[]')
      FROM finding_answer n WHERE n.practice_id = p_practice AND n.finding_id = p_finding),
    a.source,
    (SELECT coalesce(jsonb_agg(to_jsonb(s)), '[]') FROM (
      SELECT DISTINCT ON (s.setting) s.* FROM settings_attestation s
      WHERE s.practice_id = p_practice AND s.account_id = v_account ORDER BY s.setting, s.id DESC) s),
    (SELECT jsonb_build_object('as_of', r.taken_at, 'programs', r.picture -> 'own_automation' -> 'apps') FROM audience_report r
      WHERE r.practice_id = p_practice AND r.account_id = v_account AND r.picture -> 'own_automation' IS NOT NULL
      ORDER BY r.taken_at DESC LIMIT 1),
    p_now + pr.clock_offset
  FROM show_finding_v3(p_practice, p_member, p_own_client, p_caller, p_look, p_now, p_finding) AS shown
    JOIN social_account a ON a.practice_id = p_practice AND a.id = shown.account_id
    JOIN practice pr ON pr.practice_id = p_practice;
END""",
    ),
    Finder(
        name="find_listeners_v1",
        arguments="p_platform text, p_numbers bigint[]",
        returns="TABLE (practice_id uuid, account_id uuid, number bigint)",
        body="""
BEGIN
  RETURN QUERY
  SELECT l.practice_id, l.account_id, l.number FROM listening l
  WHERE l.until IS NULL AND l.platform = p_platform AND l.number = ANY(p_numbers);
END""",
        sees={"listening": ("practice_id", "account_id", "platform", "number", "until")},
    ),
)
