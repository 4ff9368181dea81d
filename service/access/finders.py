"""What must be found before the practice is known: by token hash, by sign-in, by invitation.

These are the slice's only reads across practices. They run as the finder role, which sees just the listed columns.
"""

from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from service.access.assurance import Assurance, Means
from service.access.identity import Identity, caller_name
from service.access.roles import Role
from service.access.scopes import known_scopes
from service.access.tiers import Tier
from service.kit.database import Database
from service.kit.schema import Finder


class KnownCaller(NamedTuple):
    """Whom a token belongs to, and when it was last seen."""

    identity: Identity
    last_used_at: datetime | None


class KnownPerson(NamedTuple):
    """A person found by e-mail address."""

    person_id: UUID
    password_hash: str | None


class Place(NamedTuple):
    """Where a person may sign in, and as what."""

    practice_id: UUID
    role: Role
    member_id: UUID | None
    client_id: UUID | None

    @property
    def caller(self) -> str:
        """What the person is known by there."""
        return caller_name(member_id=self.member_id, client_id=self.client_id)


async def find_identity(database: Database, token_hash: bytes, *, at: datetime) -> KnownCaller | None:
    """Whom this token speaks for at this moment; `None` when expired, revoked, unknown, or its holder has left."""
    row = await database.reads.fetchrow("SELECT * FROM find_identity_v2($1, $2)", token_hash, at)
    if row is None:
        return None
    (
        practice_id, person_id, member_id, client_id, role, token_id, last_used_at, tier, front_end_id, scopes,
        kind, proven_by, proven_at, has_factor, demanded_of,
    ) = row  # fmt: skip
    return KnownCaller(
        Identity(
            practice_id,
            person_id,
            member_id,
            client_id,
            Role(role),
            token_id,
            front_end_id,
            known_scopes(scopes),
            Tier(tier),
            is_session=kind in {"session", "browser"},
            assurance=None if proven_by is None else Assurance(Means(proven_by), proven_at),
            has_factor=has_factor,
            demanded_of=demanded_of,
        ),
        last_used_at,
    )


async def find_person(database: Database, email: str) -> KnownPerson | None:
    """The person who signs in with this address, given in lower case."""
    row = await database.reads.fetchrow("SELECT * FROM find_person_v1($1)", email)
    return None if row is None else KnownPerson(*row)


async def find_places(database: Database, person_id: UUID) -> list[Place]:
    """Everywhere this person may sign in."""
    rows = await database.reads.fetch("SELECT * FROM find_places_v1($1)", person_id)
    return [Place(practice_id, Role(role), member_id, client_id) for practice_id, role, member_id, client_id in rows]


async def find_invitation(database: Database, token_hash: bytes) -> tuple[UUID, UUID] | None:
    """The practice and id of the invitation with this token, open or not."""
    row = await database.reads.fetchrow("SELECT * FROM find_invitation_v1($1)", token_hash)
    return None if row is None else (row["practice_id"], row["invitation_id"])


FUNCTIONS: Final = (
    Finder(
        name="find_identity_v2",
        arguments="p_hash bytea, p_now timestamptz",
        returns=(
            "TABLE (practice_id uuid, person_id uuid, member_id uuid, client_id uuid, role text, token_id uuid,"
            " last_used_at timestamptz, tier text, front_end_id uuid, scopes text[], kind text, proven_by text,"
            " proven_at timestamptz, has_factor boolean, demanded_of text)"
        ),
        body="""
BEGIN
  RETURN QUERY
  SELECT t.practice_id, t.person_id, t.member_id, t.client_id, coalesce(m.role, 'client'), t.id, t.last_used_at,
    p.tier, f.id, t.scopes, t.kind, t.proven_by, t.proven_at,
    EXISTS (SELECT FROM authenticator_app g
      WHERE g.practice_id = t.practice_id AND g.person_id = t.person_id AND g.confirmed_at IS NOT NULL)
    OR EXISTS (SELECT FROM passkey k WHERE k.practice_id = t.practice_id AND k.person_id = t.person_id),
    p.second_factor
  FROM token t
  JOIN practice p ON p.practice_id = t.practice_id
  LEFT JOIN approval a ON a.practice_id = t.practice_id AND a.id = t.approval_id
  LEFT JOIN front_end f ON f.practice_id = a.registered_in AND f.id = a.front_end_id
  LEFT JOIN member m ON m.practice_id = t.practice_id AND m.id = t.member_id AND m.ended_at IS NULL
  LEFT JOIN own_view v ON v.practice_id = t.practice_id AND v.client_id = t.client_id AND v.person_id = t.person_id
    AND v.ended_at IS NULL
  WHERE t.hash = p_hash AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > p_now)
    AND (m.id IS NOT NULL OR v.id IS NOT NULL)
    AND (t.approval_id IS NULL OR a.ended_at IS NULL AND f.retired_at IS NULL);
END""",
        sees={
            "token": (
                "practice_id", "id", "hash", "person_id", "member_id", "client_id", "expires_at", "last_used_at", "revoked_at",
                "approval_id", "scopes", "kind", "proven_by", "proven_at",
            ),
            "practice": ("practice_id", "tier", "second_factor"),
            "authenticator_app": ("practice_id", "person_id", "confirmed_at"),
            "passkey": ("practice_id", "person_id"),
            "approval": ("practice_id", "id", "front_end_id", "registered_in", "ended_at"),
            "front_end": ("practice_id", "id", "retired_at"),
            "member": ("practice_id", "id", "person_id", "role", "ended_at"),
            "own_view": ("practice_id", "id", "client_id", "person_id", "ended_at"),
        },
    ),
    Finder(
        name="find_person_v1",
        arguments="p_email text",
        returns="TABLE (person_id uuid, password_hash text)",
        body="""
BEGIN
  RETURN QUERY SELECT p.id, p.password_hash FROM person p WHERE p.email = p_email;
END""",
        sees={"person": ("id", "email", "password_hash")},
    ),
    Finder(
        name="find_places_v1",
        arguments="p_person uuid",
        returns="TABLE (practice_id uuid, role text, member_id uuid, client_id uuid)",
        body="""
BEGIN
  RETURN QUERY
  SELECT m.practice_id, m.role, m.id, NULL::uuid FROM member m WHERE m.person_id = p_person AND m.ended_at IS NULL
  UNION ALL
  SELECT v.practice_id, 'client', NULL::uuid, v.client_id FROM own_view v
  WHERE v.person_id = p_person AND v.ended_at IS NULL
  ORDER BY 1, 2;
END""",
        sees={},
    ),
    Finder(
        name="find_invitation_v1",
        arguments="p_hash bytea",
        returns="TABLE (practice_id uuid, invitation_id uuid)",
        body="""
BEGIN
  RETURN QUERY SELECT i.practice_id, i.id FROM invitation i WHERE i.token_hash = p_hash;
END""",
        sees={"invitation": ("practice_id", "id", "token_hash")},
    ),
)  # fmt: skip
