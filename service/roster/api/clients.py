"""Whom the practice coaches."""

from datetime import datetime
from typing import Annotated, Any, Final
from uuid import UUID

import msgspec
from litestar import get, patch, post
from litestar.di import NamedDependency
from litestar.params import JSONBody
from msgspec import UNSET, UnsetType

from service.access.allotments import AllotmentSpent
from service.access.audit import Trail
from service.access.caller import AppDatabase
from service.access.guard import PermissionMissing, may, refusals
from service.access.identity import Identity
from service.access.queries import page_by_id
from service.access.roles import Permission, Role
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, key_of
from service.kit.problems import NotFound
from service.kit.work import Work
from service.roster.clients import (
    Goal,
    GoalFollowers,
    Interests,
    Language,
    Minutes,
    Name,
    Portrait,
    TimeZone,
    assign,
    require_time_zone,
    take_on,
)
from service.roster.coaching import end_coaching, take_up_coaching
from service.roster.market import TargetMarket, market_of, refuse_sensitive
from service.roster.models import Client
from service.roster.reach import ClientInPath, Reach


class ClientView(msgspec.Struct, frozen=True):
    """A person being coached."""

    id: Annotated[UUID, msgspec.Meta(description="The client.", examples=["019a3c5e-7d12-7b10-9c8d-7e6f5a4b3c2d"])]
    name: Name
    time_zone: TimeZone
    language: Language | None
    goal: Goal
    goal_quality_followers: GoalFollowers
    daily_minutes: Minutes
    interests: Interests
    target_market: TargetMarket
    is_sample: Annotated[bool, msgspec.Meta(description="Whether this is the sample client.", examples=[False])]
    coaching_ended_at: Annotated[
        datetime | None, msgspec.Meta(description="When the coaching ended; null while it goes on.", examples=[None])
    ]
    created_at: Annotated[datetime, msgspec.Meta(description="Since when.", examples=["2026-11-02T12:00:00Z"])]


class ClientChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to change; what is left out stays."""

    name: Name | UnsetType = UNSET
    time_zone: TimeZone | UnsetType = UNSET
    language: Language | UnsetType | None = UNSET
    goal: Goal | UnsetType = UNSET
    goal_quality_followers: GoalFollowers | UnsetType = UNSET
    daily_minutes: Minutes | UnsetType = UNSET
    interests: Interests | UnsetType = UNSET
    target_market: Annotated[TargetMarket, msgspec.Meta(description="Whom the client hopes to meet.")] | UnsetType = (
        UNSET
    )
    coaching_ended: (
        Annotated[bool, msgspec.Meta(description="True ends the coaching, false takes it up again.", examples=[True])]
        | UnsetType
    ) = UNSET

    def __post_init__(self) -> None:
        if self.time_zone is not UNSET:
            require_time_zone(self.time_zone)
        if self.interests is not UNSET:
            refuse_sensitive(self.interests)


@post(
    "/v1/clients",
    operation_id="addClient",
    summary="Take on a client",
    tags=["Clients"],
    guards=[may(Permission.ADD_CLIENTS)],
    responses=refusals(AllotmentSpent),
)
async def add_client(
    data: JSONBody[Portrait],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> ClientView:
    """Take on a client. A coach who does so coaches them; an owner assigns a coach afterwards."""
    client = await take_on(work, data)
    if identity.role is Role.COACH and identity.member_id is not None:
        await assign(work, client, identity.member_id)
    trail.note("client.added", client.id)
    return _view(client)


@get(
    "/v1/clients",
    operation_id="listClients",
    summary="List clients in reach",
    tags=["Clients"],
    guards=[may(Permission.READ_CLIENTS)],
    responses=refusals(CursorInvalid),
)
async def list_clients(
    reach: NamedDependency[Reach], database: AppDatabase, cursor: Cursor = None, limit: Limit = 50
) -> Page[ClientView]:
    """The clients you may see, in the order they were taken on: an owner all, others those they coach."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_clients_v1($1, $2, $3, $4, $5)", *reach, key_of(cursor, UUID), limit + 1
    )
    return page_by_id([_from_row(row) for row in rows], limit)


@get(
    "/v1/clients/{client_id:uuid}",
    operation_id="showClient",
    summary="Show a client",
    tags=["Clients"],
    guards=[may(Permission.READ_CLIENTS)],
    responses=refusals(NotFound),
)
async def show_client(client_id: ClientInPath, reach: NamedDependency[Reach], database: AppDatabase) -> ClientView:
    """The client's goal, minutes, interests and target market."""
    row = await database.reads.fetchrow("SELECT * FROM show_client_v1($1, $2, $3, $4)", *reach, client_id)
    if row is None:
        raise NotFound
    return _from_row(row)


@patch(
    "/v1/clients/{client_id:uuid}",
    operation_id="changeClient",
    summary="Change a client",
    tags=["Clients"],
    guards=[may(Permission.CHANGE_CLIENTS)],
    responses=refusals(NotFound, AllotmentSpent),
)
async def change_client(
    client: NamedDependency[Client],
    data: JSONBody[ClientChange],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> ClientView:
    """Change what is known of a client, or end the coaching; what is left out stays.

    The end of the coaching closes the client's open invitations and connect links for good; the client's own view stays.
    Only the practice takes a coaching up again.
    """
    changes: dict[str, Any] = msgspec.to_builtins(data)
    if (ended := changes.pop("coaching_ended", None)) is not None:
        if not ended and identity.role is Role.CLIENT and client.coaching_ended_at is not None:
            raise PermissionMissing("Only the practice takes a coaching up again.")
        await (end_coaching if ended else take_up_coaching)(work, client)
    for column, value in changes.items():
        setattr(client, column, value)
    await work.session.flush()
    trail.note("client.changed", client.id)
    return _view(client)


def _view(client: Client) -> ClientView:
    return ClientView(
        client.id,
        client.name,
        client.time_zone,
        client.language,
        client.goal,
        client.goal_quality_followers,
        client.daily_minutes,
        client.interests,
        market_of(client.target_market),
        client.is_sample,
        client.coaching_ended_at,
        client.created_at,
    )


def _from_row(row: Any) -> ClientView:  # noqa: ANN401 # asyncpg is published without types
    return msgspec.convert(dict(row), ClientView)


DOORS: Final = (add_client, list_clients, show_client, change_client)
