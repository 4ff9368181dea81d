"""Words of the contract that several of the slice's doors share."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from litestar.params import PathParameter

from service.alerts.setbacks import Setback

ReceiverId = Annotated[
    UUID, msgspec.Meta(description="The receiver.", examples=["019a3c5e-9a41-7d02-8c55-6b1f0e2d3a49"])
]
ReceiverInPath = Annotated[UUID, PathParameter(description="The receiver.")]
AlertId = Annotated[
    UUID,
    msgspec.Meta(
        description="The alert; also the `webhook-id` of every message about it.",
        examples=["019a3c60-1f2e-7a4b-b5c6-d7e8f9a0b1c2"],
    ),
]
DeliveryId = Annotated[
    UUID, msgspec.Meta(description="The delivery.", examples=["019a3c60-1f30-7e11-a2b3-c4d5e6f70819"])
]
Event = Annotated[str, msgspec.Meta(description="An event type's name.", examples=["automation.detected"])]
Since = Annotated[datetime, msgspec.Meta(description="Since when.", examples=["2026-11-02T12:00:00Z"])]


class AttemptView(msgspec.Struct, frozen=True, kw_only=True):
    """One try to deliver."""

    at: Annotated[datetime, msgspec.Meta(description="When it was sent.", examples=["2026-11-02T12:00:00Z"])]
    outcome: Annotated[
        str,
        msgspec.Meta(
            description=(
                "`answered`; `no_answer` when the receiver could not be reached or was too slow; otherwise the code of our"
                " refusal to send there, such as `address_not_public`."
            ),
            examples=["answered"],
        ),
    ]
    status: Annotated[
        int | None, msgspec.Meta(description="HTTP status of the answer; only 2xx delivers.", examples=[503])
    ]
    reply_start: Annotated[
        str, msgspec.Meta(description="The start of the answer's body.", examples=["upstream is restarting"])
    ]
    duration_ms: Annotated[int, msgspec.Meta(description="How long it took, in milliseconds.", examples=[112])]


class RequestSent(msgspec.Struct, frozen=True, kw_only=True):
    """What was sent."""

    url: Annotated[str, msgspec.Meta(description="Where to.", examples=["https://crm.northstar.example/rapport"])]
    headers: Annotated[
        dict[str, str],
        msgspec.Meta(
            description="What was said of the message; of signatures, only how many there were.",
            examples=[
                {
                    "content-type": "application/json",
                    "webhook-id": "019a3c60-1f2e-7a4b-b5c6-d7e8f9a0b1c2",
                    "webhook-timestamp": "1793620800",
                    "webhook-signature": "v1,[redacted]",
                }
            ],
        ),
    ]
    body_start: Annotated[
        str, msgspec.Meta(description="The start of the body.", examples=['{"type":"receiver.test"}'])
    ]


class AttemptInFull(AttemptView, frozen=True, kw_only=True):
    """One try to deliver, with what went over the wire; kept for 30 days."""

    request: RequestSent
    reply_headers: Annotated[
        dict[str, str],
        msgspec.Meta(
            description="The first twenty headers of the answer, shortened, without cookies; none when none came.",
            examples=[{"content-type": "text/plain", "retry-after": "120"}],
        ),
    ]


class DeliveryView(msgspec.Struct, frozen=True, kw_only=True):
    """One alert on its way to one receiver."""

    id: DeliveryId
    alert_id: AlertId
    receiver_id: ReceiverId
    event: Event
    replay: Annotated[
        int, msgspec.Meta(description="0 for the first delivery, then 1, 2, … for replays.", examples=[0])
    ]
    replay_id: Annotated[
        UUID | None,
        msgspec.Meta(description="The replay of a range that it is part of; null for all others.", examples=[None]),
    ]
    state: Annotated[
        Literal["pending", "delivered", "failed"],
        msgspec.Meta(
            description="Failed is final: only a replay sends this alert to this receiver again.", examples=["pending"]
        ),
    ]
    reason: Annotated[
        Setback | None, msgspec.Meta(description="Why it is not delivered, once an attempt did not succeed.")
    ]
    attempts: Annotated[int, msgspec.Meta(description="How many were made.", examples=[1])]
    next_attempt_at: Annotated[
        datetime | None,
        msgspec.Meta(
            description="When the next one is due; null once it is settled.", examples=["2026-11-02T12:00:05Z"]
        ),
    ]
    created_at: Since


class DeliveryInList(DeliveryView, frozen=True, kw_only=True):
    """A delivery with its last attempt."""

    last_attempt: Annotated[AttemptView | None, msgspec.Meta(description="Null before the first.")]


class DeliveryInFull(DeliveryView, frozen=True, kw_only=True):
    """A delivery with everything that was tried."""

    attempts_made: Annotated[
        list[AttemptInFull], msgspec.Meta(description="Every attempt of the last 30 days, first to last.")
    ]


class AlertView(msgspec.Struct, frozen=True, kw_only=True):
    """Something the practice was told."""

    id: AlertId
    event: Event
    version: Annotated[int, msgspec.Meta(description="Version of the data's shape.", examples=[1])]
    subject_id: Annotated[
        UUID,
        msgspec.Meta(
            description="What it is about: a finding, an account, a receiver.",
            examples=["019a3c60-1e77-7c90-8d1f-0a2b3c4d5e6f"],
        ),
    ]
    client_id: Annotated[
        UUID | None,
        msgspec.Meta(description="Whom it is about, if anyone.", examples=["019a3c5e-7d12-7b10-9c8d-7e6f5a4b3c2d"]),
    ]
    payload: Annotated[
        dict[str, Any],
        msgspec.Meta(
            description="The message's `data`; its shape belongs to the event type.",
            examples=[{"finding_id": "019a3c60-1e77-7c90-8d1f-0a2b3c4d5e6f"}],
        ),
    ]
    occurred_at: Annotated[datetime, msgspec.Meta(description="When it happened.", examples=["2026-11-02T12:00:00Z"])]
    created_at: Since
