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
from typing import Final, NamedTuple
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


def may_see_names(client: str) -> str:
    """The SQL condition that whoever looks may see the names this column's client knows."""
    return (
        "(p_own_client IS NOT NULL OR EXISTS (SELECT FROM consent WHERE consent.practice_id = p_practice"
        f" AND consent.client_id = {client} AND consent.kind = 'names' AND consent.revoked_at IS NULL))"
    )


def note_look(client: str) -> str:
    """The statement that notes a member's look at names, when `v_named` says that they see them."""
    return f"""
  IF v_named AND p_own_client IS NULL THEN
    INSERT INTO look (practice_id, id, client_id, kind, actor, at)
    VALUES (p_practice, p_look, {client}, 'names', p_caller, p_now);
  END IF;"""


DEPENDENCIES: Final = {"looking": Provide(looking_of, sync_to_thread=False)}
"""For doors that may show names."""
