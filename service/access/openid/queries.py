"""What is read of identity providers: by the practice, by people who are about to sign in, and of who is tied."""

from typing import Final

from service.kit.schema import Function

_ROW: Final = (
    "TABLE (id uuid, name text, issuer text, known_as text, has_secret boolean, email_domains jsonb, return_addresses jsonb,"
    " tied bigint, created_at timestamptz, changed_at timestamptz)"
)

FUNCTIONS: Final[tuple[Function, ...]] = (
    Function(
        name="list_identity_providers_v1",
        arguments="p_practice uuid, p_only uuid, p_after uuid, p_limit bigint",
        returns=_ROW,
        body="""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT i.id, i.name, i.issuer, i.known_as, i.secret IS NOT NULL, i.email_domains, i.return_addresses,
    (SELECT count(*) FROM provider_tie t WHERE t.practice_id = i.practice_id AND t.provider_id = i.id),
    i.created_at, i.changed_at
  FROM identity_provider i
  WHERE i.practice_id = p_practice AND (p_only IS NULL OR i.id = p_only) AND (p_after IS NULL OR i.id > p_after)
  ORDER BY i.id LIMIT p_limit;
END""",
    ),
    Function(
        name="list_provider_ties_v1",
        arguments="p_practice uuid, p_member uuid, p_client uuid, p_after uuid, p_limit bigint",
        returns=(
            "TABLE (id uuid, provider_id uuid, provider_name text, member_id uuid, client_id uuid, created_at timestamptz,"
            " last_used_at timestamptz)"
        ),
        body="""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN QUERY
  SELECT t.id, t.provider_id, i.name, t.member_id, t.client_id, t.created_at, t.last_used_at
  FROM provider_tie t JOIN identity_provider i ON i.practice_id = t.practice_id AND i.id = t.provider_id
  WHERE t.practice_id = p_practice AND (p_member IS NULL OR t.member_id = p_member)
    AND (p_client IS NULL OR t.client_id = p_client) AND (p_after IS NULL OR t.id > p_after)
  ORDER BY t.id LIMIT p_limit;
END""",
    ),
)
