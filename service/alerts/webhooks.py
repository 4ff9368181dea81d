"""The webhooks as the contract announces them: what a receiver is sent for each kind of event, and how it should answer."""

from typing import Any, Final, cast

import msgspec
from litestar.openapi.spec import (
    OpenAPIMediaType,
    OpenAPIResponse,
    OpenAPIType,
    Operation,
    Parameter,
    PathItem,
    RequestBody,
    Schema,
)

from service.alerts.events import AnyEventType, Catalogue
from service.alerts.jobs import SEND_WITHIN

_HEADERS: Final = {
    "webhook-id": "Names the message: the same for every attempt and replay, so that repeats can be dropped.",
    "webhook-timestamp": "When this attempt was made, in seconds since 1970; refuse what is more than five minutes off.",
    "webhook-signature": "`v1,` and the base64 of the HMAC-SHA256 of `id.timestamp.body` under your secret; while a secret"
    " changes there are two, with a space between.",
}
"""As Standard Webhooks 1.0 has them."""

_EXAMPLE_MOMENT: Final = "2026-11-02T12:00:00Z"


def webhooks(catalogue: Catalogue) -> dict[str, PathItem]:
    """What is sent to receivers, by the name of the event."""
    return {event.name: PathItem(post=_sent(event)) for event in catalogue.events}


def _sent(event: AnyEventType) -> Operation:
    words = event.name.replace("_", ".").split(".")
    return Operation(
        operation_id="receive" + "".join(word.capitalize() for word in words),
        summary=" ".join(words).capitalize(),
        description=f"{event.description} Signed as Standard Webhooks 1.0 says.",
        tags=["Alerts"],
        parameters=[
            Parameter(
                name=name, param_in="header", required=True, description=told, schema=Schema(type=OpenAPIType.STRING)
            )
            for name, told in _HEADERS.items()
        ],
        request_body=RequestBody(
            required=True, content={"application/json": OpenAPIMediaType(schema=cast("Schema", _message(event)))}
        ),
        responses={
            "2XX": OpenAPIResponse(description=f"Taken, when it comes within {SEND_WITHIN.seconds} seconds."),
            "410": OpenAPIResponse(description="No longer wanted: the receiver is switched off."),
            "default": OpenAPIResponse(description="Not taken: it is tried again, by the published schedule."),
        },
        security=[{}],
    )


def _message(event: AnyEventType) -> dict[str, Any]:
    _, shapes = msgspec.json.schema_components([event.payload])
    return {
        "title": event.payload.__name__,
        "type": "object",
        "required": ["type", "version", "timestamp", "data"],
        "properties": {
            "type": {"const": event.name, "description": "The event's name."},
            "version": {"const": event.version, "description": "Of the data's shape and meaning."},
            "timestamp": {
                "type": "string",
                "format": "date-time",
                "description": "When it happened; messages may overtake each other.",
            },
            "data": shapes[event.payload.__name__],
        },
        "examples": [
            {
                "type": event.name,
                "version": event.version,
                "timestamp": _EXAMPLE_MOMENT,
                "data": msgspec.to_builtins(event.example),
            }
        ],
    }
