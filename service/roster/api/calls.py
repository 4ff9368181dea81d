"""Calls between a coach and a client: when they were, so that a brief can tell what happened since."""

from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

import msgspec
from litestar import post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from service.access.audit import Trail
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.models import Practice
from service.access.roles import Permission
from service.kit.database import new_id
from service.kit.problems import FieldProblem, NotFound, RequestInvalid
from service.kit.work import Work
from service.roster.models import Client, CoachCall


class NewCall(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A call that was held."""

    held_at: (
        Annotated[
            datetime, msgspec.Meta(tz=True, description="When; now if left out.", examples=["2026-10-05T15:00:00Z"])
        ]
        | None
    ) = None


class CallView(msgspec.Struct, frozen=True, kw_only=True):
    """A call that was held."""

    id: Annotated[UUID, msgspec.Meta(description="The call.", examples=["019a3c80-2b6d-7e90-8f1a-4c5d6e7f8091"])]
    client_id: Annotated[
        UUID, msgspec.Meta(description="With whom.", examples=["019a3c5e-7d12-7b10-9c8d-7e6f5a4b3c2d"])
    ]
    held_at: Annotated[datetime, msgspec.Meta(description="When.", examples=["2026-10-05T15:00:00Z"])]


@post(
    "/v1/clients/{client_id:uuid}/calls",
    operation_id="noteCall",
    summary="Note that a call was held",
    tags=["Clients"],
    guards=[may(Permission.CHANGE_CLIENTS)],
    responses=refusals(NotFound, RequestInvalid),
)
async def note_call(
    client: NamedDependency[Client],
    data: JSONBody[NewCall],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> CallView:
    """The next brief tells what happened since the last call."""
    practice = await work.session.get_one(Practice, work.practice_id)
    now = work.at + practice.clock_offset
    if data.held_at is not None and data.held_at > now:
        raise RequestInvalid(errors=(FieldProblem(where="held_at", what="lies ahead: note a call once it was held"),))
    call = CoachCall(
        practice_id=work.practice_id,
        id=new_id(),
        client_id=client.id,
        held_at=data.held_at or now,
        noted_by=identity.caller,
    )
    work.session.add(call)
    await work.session.flush()
    trail.note("call.noted", call.id)
    return CallView(id=call.id, client_id=client.id, held_at=call.held_at)


DOORS: Final = (note_call,)
