"""Which clients a caller may see: an owner all of the practice, a coach or assistant those assigned, a client themself.

Writes take a `Client` that was found in reach. Hot reads pass a `Reach` as the first arguments of their function:

    Function(
        name="show_quality_v1",
        arguments=f"{REACH_ARGUMENTS}, p_client uuid",
        body=f"... WHERE c.practice_id = p_practice AND c.id = p_client AND {in_reach('c.id')} ...",
    )
    await reads.fetchrow("SELECT * FROM show_quality_v1($1, $2, $3, $4)", *reach, client_id)
"""

from typing import Annotated, Final, NamedTuple
from uuid import UUID

from litestar.di import NamedDependency, Provide
from litestar.params import PathParameter
from sqlalchemy import ColumnElement, and_, exists, select, true

from service.access.finders import Place
from service.access.identity import Identity
from service.access.roles import Role
from service.kit.problems import NotFound
from service.kit.work import Work
from service.roster.models import Assignment, Client

ClientInPath = Annotated[UUID, PathParameter(description="The client.")]


class Reach(NamedTuple):
    """The clients a caller may see; a member or a client narrows it, neither means the whole practice."""

    practice_id: UUID
    member_id: UUID | None
    client_id: UUID | None


REACH_ARGUMENTS: Final = "p_practice uuid, p_member uuid, p_own_client uuid"
"""How a database function that reads within reach begins its arguments."""


def reach_of(identity: NamedDependency[Identity]) -> Reach:
    """The reach that goes with this caller's role."""
    return reach_at(identity)


def reach_at(place: Place | Identity) -> Reach:
    """The reach that goes with a place in the practice."""
    return Reach(
        practice_id=place.practice_id,
        member_id=place.member_id if place.role in {Role.COACH, Role.ASSISTANT} else None,
        client_id=place.client_id,
    )


def in_reach(client: str) -> str:
    """The SQL condition that this column's client lies in the reach a function was given (`REACH_ARGUMENTS`)."""
    # The table under its own name: an alias that the caller's statement also uses would capture the caller's column.
    return (
        f"(p_own_client IS NULL OR {client} = p_own_client) AND (p_member IS NULL OR EXISTS (SELECT FROM assignment"
        " WHERE assignment.practice_id = p_practice AND assignment.member_id = p_member"
        f" AND assignment.client_id = {client}))"
    )


async def client_in_reach(
    work: NamedDependency[Work], identity: NamedDependency[Identity], client_id: ClientInPath
) -> Client:
    """The client with this id, who is not erased before this Work ends; somebody else may change them meanwhile.

    Raises:
        NotFound: when there is none, or it is out of the caller's reach.
    """
    reach = reach_of(identity)
    client: Client | None = await work.session.scalar(
        select(Client)
        .where(Client.practice_id == reach.practice_id, Client.id == client_id, _within(reach))
        .with_for_update(read=True, key_share=True)
    )
    if client is None:
        raise NotFound
    return client


async def has_in_reach(work: Work, reach: Reach, client_id: UUID) -> bool:
    """Whether there is such a client, and within this reach."""
    found = exists().where(Client.practice_id == reach.practice_id, Client.id == client_id, _within(reach))
    return bool(await work.session.scalar(select(found)))


def _within(reach: Reach) -> ColumnElement[bool]:
    if reach.client_id is not None:
        return Client.id == reach.client_id
    if reach.member_id is None:
        return true()
    return exists().where(
        and_(
            Assignment.practice_id == reach.practice_id,
            Assignment.member_id == reach.member_id,
            Assignment.client_id == Client.id,
        )
    )


DEPENDENCIES: Final = {
    "reach": Provide(reach_of, sync_to_thread=False),
    "client": Provide(client_in_reach),
}
"""Set once by the app: a door under `/clients/{client_id:uuid}` names `client`, a hot read names `reach`."""
