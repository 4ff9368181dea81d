"""What a client agrees to show; only the client decides."""

from datetime import datetime
from typing import Annotated, Final, Literal

import msgspec
from litestar import get, put
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter

from service.access.audit import Trail
from service.access.guard import may, refusals
from service.access.roles import Permission
from service.kit.pages import Page
from service.kit.problems import NotFound
from service.kit.work import Work
from service.roster.consent import ConsentKind, grant, standing_consents, withdraw
from service.roster.models import Client


class ConsentView(msgspec.Struct, frozen=True):
    """Whether the client agrees to show one kind of data; counts and findings need no agreement."""

    kind: Annotated[
        Literal["names", "notes", "exports"],
        msgspec.Meta(
            description="Followers' names, the client's notes, or taking data out in bulk.", examples=["names"]
        ),
    ]
    granted_at: Annotated[
        datetime | None,
        msgspec.Meta(
            description="Since when; null while the client does not agree.", examples=["2026-11-02T12:00:00Z"]
        ),
    ]


class ConsentDecision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The client's decision."""

    granted: Annotated[bool, msgspec.Meta(description="True agrees, false takes it back.", examples=[True])]


@get(
    "/v1/clients/{client_id:uuid}/consents",
    operation_id="listConsents",
    summary="What does this client agree to show?",
    tags=["Clients"],
    guards=[may(Permission.READ_CONSENTS)],
    responses=refusals(NotFound),
)
async def list_consents(client: NamedDependency[Client], work: NamedDependency[Work]) -> Page[ConsentView]:
    """Each kind of data that needs the client's agreement, and whether it stands; always one page."""
    standing = await standing_consents(work, client)
    return Page(items=[ConsentView(kind.value, standing.get(kind)) for kind in ConsentKind])


@put(
    "/v1/clients/{client_id:uuid}/consents/{kind:str}",
    operation_id="decideConsent",
    summary="Agree to show something, or take it back",
    tags=["Clients"],
    guards=[may(Permission.GIVE_CONSENT)],
    responses=refusals(NotFound),
)
async def decide_consent(
    client: NamedDependency[Client],
    kind: Annotated[ConsentKind, PathParameter(description="What the client decides about.")],
    data: JSONBody[ConsentDecision],
    work: NamedDependency[Work],
    trail: NamedDependency[Trail],
) -> ConsentView:
    """The client agrees, or takes it back from the practice's next look on."""
    await (grant if data.granted else withdraw)(work, client, kind)
    trail.note(f"consent.{kind}_{'granted' if data.granted else 'withdrawn'}", client.id)
    return ConsentView(kind.value, (await standing_consents(work, client)).get(kind))


DOORS: Final = (list_consents, decide_consent)
