"""A client's own way in: inviting them to it, and closing it."""

from datetime import datetime
from typing import Annotated, Final
from uuid import UUID

import msgspec
from litestar import delete, post
from litestar.di import NamedDependency
from litestar.params import JSONBody

from service.access.audit import Trail
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.invitations import invite
from service.access.limits import TOKENS
from service.access.membership import close_own_view
from service.access.roles import Permission, Role
from service.access.shapes import Confidential, Email
from service.kit.limits import Limited, TooManyRequests
from service.kit.problems import NotFound
from service.kit.work import Work
from service.roster.coaching import CoachingEnded, require_coaching
from service.roster.models import Client


class ClientInvitation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the client reads their mail."""

    email: Email


class ClientInvited(Confidential, frozen=True, kw_only=True):
    """An open invitation. The token is shown this once: hand it to the client."""

    id: Annotated[UUID, msgspec.Meta(description="The invitation.", examples=["019a3c60-1a2b-7c4d-8e5f-60718293a4b5"])]
    token: Annotated[
        str,
        msgspec.Meta(
            description="What the client accepts with.",
            examples=["rp_i_0Yw1mVbT7r0m3kQ9xkq2yXhJ4v8n5pLc6dFgH1sAzEkPq3Zx"],
        ),
    ]
    expires_at: Annotated[
        datetime, msgspec.Meta(description="Until when it can be accepted.", examples=["2026-11-09T12:00:00Z"])
    ]


@post(
    "/v1/clients/{client_id:uuid}/invitations",
    operation_id="inviteClient",
    summary="Invite a client to their own view",
    tags=["Clients"],
    guards=[may(Permission.OPEN_OWN_VIEW), Limited(TOKENS)],
    responses=refusals(NotFound, CoachingEnded, TooManyRequests),
)
async def invite_client(
    client: NamedDependency[Client],
    data: JSONBody[ClientInvitation],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> ClientInvited:
    """Invite the client to see their own picture, do their tasks and decide what to show."""
    await require_coaching(work, client.id)
    invitation, token = await invite(work, identity, role=Role.CLIENT, email=data.email, client_id=client.id)
    trail.note("client.invited", client.id)
    return ClientInvited(id=invitation.id, token=token.reveal(), expires_at=invitation.expires_at)


@delete(
    "/v1/clients/{client_id:uuid}/own-view",
    operation_id="closeOwnView",
    summary="Close a client's own view",
    tags=["Clients"],
    guards=[may(Permission.OPEN_OWN_VIEW)],
    responses=refusals(NotFound),
)
async def close_client_view(
    client: NamedDependency[Client], work: NamedDependency[Work], trail: NamedDependency[Trail]
) -> None:
    """End the client's own way in, its sessions and open invitations, at once; what was kept stays."""
    await close_own_view(work, client.id)
    trail.note("client.own_view_closed", client.id)


DOORS: Final = (invite_client, close_client_view)
