"""What the practice was told, and everything it can be told."""

from typing import Annotated, Any, Final
from uuid import UUID

import msgspec
from litestar import get
from litestar.di import NamedDependency

from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.queries import page_by_id
from service.access.roles import Permission
from service.alerts.events import AnyEventType, Catalogue
from service.alerts.shapes import AlertView, Event
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, key_of
from service.roster.reach import Reach


class EventTypeView(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of event that a receiver can be told of."""

    name: Event
    version: Annotated[
        int, msgspec.Meta(description="What messages say as `version`: of the data's shape and meaning.", examples=[1])
    ]
    description: Annotated[
        str, msgspec.Meta(description="What it tells.", examples=["Signs that a program acts were found."])
    ]
    schema: Annotated[
        dict[str, Any],
        msgspec.Meta(
            description="JSON Schema of a message's `data`.",
            examples=[{"type": "object", "properties": {"receiver_id": {"type": "string", "format": "uuid"}}}],
        ),
    ]
    example: Annotated[
        dict[str, Any],
        msgspec.Meta(
            description="A true message's `data`.",
            examples=[{"receiver_id": "019a3c5e-9a41-7d02-8c55-6b1f0e2d3a49"}],
        ),
    ]


@get(
    "/v1/alerts",
    operation_id="listAlerts",
    summary="List alerts",
    tags=["Alerts"],
    guards=[may(Permission.READ_RECEIVERS)],
    responses=refusals(CursorInvalid),
)
async def list_alerts(
    reach: NamedDependency[Reach], database: AppDatabase, cursor: Cursor = None, limit: Limit = 50
) -> Page[AlertView]:
    """What the practice was told, newest first; of clients, only those in your reach."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_alerts_v1($1, $2, $3, $4, $5)", *reach, key_of(cursor, UUID), limit + 1
    )
    return page_by_id([msgspec.convert(dict(row), AlertView) for row in rows], limit)


@get(
    "/v1/event-types",
    operation_id="listEventTypes",
    summary="List event types",
    tags=["Alerts"],
    guards=[may(Permission.USE_OWN_SIGN_IN)],
    responses=refusals(),
)
async def list_event_types(event_types: NamedDependency[Catalogue]) -> Page[EventTypeView]:
    """Everything a receiver can be told of, by name; always one page.

    Within a version fields may join, and none goes or changes its meaning: leave alone what you do not know.
    """
    return Page(items=[_shown(each) for each in event_types.events])


def _shown(event: AnyEventType) -> EventTypeView:
    return EventTypeView(
        name=event.name,
        version=event.version,
        description=event.description,
        schema=msgspec.json.schema(event.payload),
        example=msgspec.to_builtins(event.example),
    )


DOORS: Final = (list_alerts, list_event_types)
