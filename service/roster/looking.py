"""Names in one round trip: the client sees them, a member only while the client agrees, and then the look is noted.

A hot read that may show names begins with a `Looking` and ends its checks with the look's own row:

    Function(
        name="show_people_v1",
        arguments=f"{LOOKING_ARGUMENTS}, p_client uuid",
        body=f"... SELECT {may_see_names('c.id')} INTO v_named ...; IF NOT FOUND THEN RETURN; END IF; {note_look('p_client')} ...",
    )
    await reads.fetch("SELECT * FROM show_people_v1($1, $2, $3, $4, $5, $6, $7)", *looking, client_id)
"""

from datetime import datetime
from typing import Final, Literal, NamedTuple
from uuid import UUID

from litestar.di import NamedDependency, Provide

from service.access.identity import Identity
from service.kit.database import new_id
from service.roster.reach import REACH_ARGUMENTS, Reach


class Looking(NamedTuple):
    """Within which reach somebody looks, who they are, and when."""

    practice_id: UUID
    member_id: UUID | None
    client_id: UUID | None
    caller: str
    look_id: UUID
    at: datetime


LOOKING_ARGUMENTS: Final = f"{REACH_ARGUMENTS}, p_caller text, p_look uuid, p_now timestamptz"
"""How a database function that may show names begins its arguments."""


def looking_of(
    reach: NamedDependency[Reach], identity: NamedDependency[Identity], at: NamedDependency[datetime]
) -> Looking:
    """The look that this request takes."""
    return Looking(*reach, identity.caller, new_id(), at)


Kind = Literal["names", "notes"]
"""What a client agrees to show, as `consent.ConsentKind` names it."""


def may_see(kind: Kind, client: str) -> str:
    """The SQL condition that whoever looks may see this of this column's client."""
    return (
        "(p_own_client IS NOT NULL OR EXISTS (SELECT FROM consent WHERE consent.practice_id = p_practice"
        f" AND consent.client_id = {client} AND consent.kind = '{kind}' AND consent.revoked_at IS NULL))"
    )


def may_see_names(client: str) -> str:
    """The SQL condition that whoever looks may see the names this column's client knows."""
    return may_see("names", client)


def note_look(client: str, kind: Kind = "names") -> str:
    """The statement that notes a member's look, when `v_named` says that they see names, or `v_noted` that they see notes."""
    seen, look = ("v_named", "p_look") if kind == "names" else ("v_noted", "gen_random_uuid()")
    return f"""
  IF {seen} AND p_own_client IS NULL THEN
    INSERT INTO look (practice_id, id, client_id, kind, actor, at)
    VALUES (p_practice, {look}, {client}, '{kind}', p_caller, p_now);
  END IF;"""


DEPENDENCIES: Final = {"looking": Provide(looking_of, sync_to_thread=False)}
"""For doors that may show names."""
