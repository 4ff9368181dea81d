"""What is read of second factors: by their person, at sign-in, and by a passkey that names nobody."""

from typing import Final

from service.kit.schema import Finder, Function

FUNCTIONS: Final[tuple[Function, ...]] = (
    Function(
        name="show_factors_v1",
        arguments="p_practice uuid, p_person uuid",
        returns=(
            "TABLE (kind text, id uuid, name text, is_synced boolean, created_at timestamptz, last_used_at timestamptz)"
        ),
        body="""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT 'app', g.id, ''::text, false, g.created_at, g.last_used_at FROM authenticator_app g
  WHERE g.practice_id = p_practice AND g.person_id = p_person AND g.confirmed_at IS NOT NULL
  UNION ALL
  SELECT 'passkey', k.id, k.name, k.is_synced, k.created_at, k.last_used_at FROM passkey k
  WHERE k.practice_id = p_practice AND k.person_id = p_person
  UNION ALL
  SELECT 'recovery_code', c.id, ''::text, false, c.created_at, NULL::timestamptz FROM recovery_code c
  WHERE c.practice_id = p_practice AND c.person_id = p_person
  ORDER BY 1, 2;
END""",
    ),
    Finder(
        name="find_passkey_v1",
        arguments="p_credential bytea, p_handle bytea",
        returns="TABLE (practice_id uuid, passkey_id uuid)",
        body="""
BEGIN
  RETURN QUERY
  SELECT k.practice_id, k.id FROM passkey k WHERE k.credential_id = p_credential AND k.user_handle = p_handle;
END""",
        sees={"passkey": ("practice_id", "id", "credential_id", "user_handle", "person_id")},
    ),
)
