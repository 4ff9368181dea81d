"""The slice's reads within one practice: one round trip each, rows straight into what the doors answer."""

from typing import Final, Protocol, TypeVar
from uuid import UUID

from service.access import finders
from service.access.factors import queries as factors
from service.access.openid import queries as openid
from service.kit.pages import Page, cursor_of
from service.kit.schema import Function

FUNCTIONS: Final[tuple[Function, ...]] = (
    *finders.FUNCTIONS,
    *openid.FUNCTIONS,
    *factors.FUNCTIONS,
    Function(
        name="touch_token_v1",
        arguments="p_practice uuid, p_token uuid, p_now timestamptz",
        returns="boolean",
        body="""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  UPDATE token SET last_used_at = p_now WHERE practice_id = p_practice AND id = p_token
    AND (last_used_at IS NULL OR last_used_at <= p_now - interval '1 minute');
  RETURN FOUND;
END""",
    ),
    Function(
        name="name_practices_v1",
        arguments="p_practices uuid[]",
        returns="TABLE (practice_id uuid, name text)",
        body="""
DECLARE
  v_practice uuid;
BEGIN
  FOREACH v_practice IN ARRAY p_practices LOOP
    PERFORM set_config('app.practice', v_practice::text, true);
    RETURN QUERY SELECT p.practice_id, p.name FROM practice p WHERE p.practice_id = v_practice;
  END LOOP;
END""",
    ),
    Function(
        name="show_me_v2",
        arguments="p_practice uuid, p_token uuid",
        returns="TABLE (practice_name text, name text, email text, expires_at timestamptz, front_end_name text)",
        body="""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT p.name, coalesce(m.name, v.name), coalesce(m.email, v.email), t.expires_at, a.front_end_name
  FROM token t JOIN practice p ON p.practice_id = t.practice_id
  LEFT JOIN approval a ON a.practice_id = t.practice_id AND a.id = t.approval_id
  LEFT JOIN member m ON m.practice_id = t.practice_id AND m.id = t.member_id
  LEFT JOIN own_view v ON v.practice_id = t.practice_id AND v.client_id = t.client_id AND v.ended_at IS NULL
  WHERE t.practice_id = p_practice AND t.id = p_token;
END""",
    ),
    Function(
        name="list_members_v1",
        arguments="p_practice uuid, p_after uuid, p_limit bigint",
        returns="TABLE (id uuid, name text, email text, role text, created_at timestamptz)",
        body="""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT m.id, m.name, m.email, m.role, m.created_at FROM member m
  WHERE m.practice_id = p_practice AND m.ended_at IS NULL AND (p_after IS NULL OR m.id > p_after)
  ORDER BY m.id LIMIT p_limit;
END""",
    ),
    Function(
        name="list_invitations_v1",
        arguments="p_practice uuid, p_now timestamptz, p_after uuid, p_limit bigint",
        returns="TABLE (id uuid, role text, client_id uuid, email text, created_at timestamptz, expires_at timestamptz)",
        body="""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT i.id, i.role, i.client_id, i.email, i.created_at, i.expires_at FROM invitation i
  WHERE i.practice_id = p_practice AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > p_now
    AND (p_after IS NULL OR i.id > p_after)
  ORDER BY i.id LIMIT p_limit;
END""",
    ),
    Function(
        name="list_sessions_v1",
        arguments="p_practice uuid, p_person uuid, p_now timestamptz, p_after uuid, p_limit bigint",
        returns="TABLE (id uuid, kind text, created_at timestamptz, last_used_at timestamptz, expires_at timestamptz)",
        body="""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT t.id, t.kind, t.created_at, t.last_used_at, t.expires_at FROM token t
  WHERE t.practice_id = p_practice AND t.person_id = p_person AND t.kind IN ('session', 'browser')
    AND t.revoked_at IS NULL AND t.expires_at > p_now AND (p_after IS NULL OR t.id > p_after)
  ORDER BY t.id LIMIT p_limit;
END""",
    ),
    Function(
        name="list_api_keys_v1",
        arguments="p_practice uuid, p_member uuid, p_after uuid, p_limit bigint",
        returns=(
            "TABLE (id uuid, member_id uuid, label text, created_at timestamptz, expires_at timestamptz,"
            " last_used_at timestamptz)"
        ),
        body="""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT t.id, t.member_id, t.label, t.created_at, t.expires_at, t.last_used_at FROM token t
  WHERE t.practice_id = p_practice AND t.kind = 'api_key' AND t.revoked_at IS NULL
    AND (p_member IS NULL OR t.member_id = p_member) AND (p_after IS NULL OR t.id > p_after)
  ORDER BY t.id LIMIT p_limit;
END""",
    ),
)

_Item = TypeVar("_Item", bound="_WithId")


class _WithId(Protocol):
    @property
    def id(self) -> UUID: ...


def page_by_id(found: list[_Item], limit: int) -> Page[_Item]:
    """A page out of `limit + 1` rows in the order of their ids; the extra row only tells that there is more."""
    items = found[:limit]
    return Page(items=items, next_cursor=cursor_of(items[-1].id) if len(found) > limit else None)
