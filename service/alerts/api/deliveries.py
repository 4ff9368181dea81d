"""What became of each message, and sending it again."""

from datetime import timedelta
from typing import Annotated, Any, Final
from uuid import UUID

import msgspec
from litestar import Request, get, post
from litestar.di import NamedDependency
from litestar.params import PathParameter
from sqlalchemy import select

from service.access.audit import Trail
from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.queries import page_by_id
from service.access.roles import Permission
from service.alerts.models import Alert, Delivery
from service.alerts.outbox import replay, send_test
from service.alerts.receivers import ReceiverNotActive, active_receiver
from service.alerts.shapes import DeliveryInFull, DeliveryInList, DeliveryView, ReceiverInPath
from service.kit.counts import Allowance
from service.kit.limits import TooManyRequests, count
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, key_of
from service.kit.problems import NotFound
from service.kit.work import Work
from service.roster.reach import Reach

SENDINGS: Final = Allowance("sendings", timedelta(minutes=15), quota=lambda _settings: 100)
"""Tests and replays to one receiver, whoever asks: what an outage has missed is sent again soon, and nobody is flooded by
way of us."""

_DeliveryInPath = Annotated[UUID, PathParameter(description="The delivery.")]


@post(
    "/v1/receivers/{receiver_id:uuid}/tests",
    operation_id="testReceiver",
    summary="Send a test",
    tags=["Alerts"],
    status_code=202,
    guards=[may(Permission.MANAGE_RECEIVERS)],
    responses=refusals(NotFound, ReceiverNotActive, TooManyRequests),
)
async def test(
    request: Request[Any, Any, Any],
    receiver_id: ReceiverInPath,
    work: NamedDependency[Work],
    trail: NamedDependency[Trail],
) -> DeliveryView:
    """Send this receiver a `receiver.test`, whatever events it wants. Follow its delivery to see what came of it."""
    receiver = await active_receiver(work, receiver_id)
    await count(request, (SENDINGS, str(receiver.id)))
    delivery = await send_test(work, receiver)
    trail.note("receiver.tested", receiver_id)
    return await _shown(work, delivery)


@get(
    "/v1/receivers/{receiver_id:uuid}/deliveries",
    operation_id="listDeliveries",
    summary="List a receiver's deliveries",
    tags=["Alerts"],
    guards=[may(Permission.READ_RECEIVERS)],
    responses=refusals(NotFound, CursorInvalid),
)
async def list_of_receiver(
    receiver_id: ReceiverInPath,
    reach: NamedDependency[Reach],
    database: AppDatabase,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[DeliveryInList]:
    """What was and will be sent to this receiver, newest first, with the last attempt of each."""
    rows = await database.reads.fetch(
        "SELECT * FROM list_deliveries_v1($1, $2, $3, $4, $5, $6)", *reach, receiver_id, key_of(cursor, UUID), limit + 1
    )
    if not rows:
        raise NotFound
    return page_by_id([msgspec.convert(dict(row), DeliveryInList) for row in rows if row["id"]], limit)


@get(
    "/v1/deliveries/{delivery_id:uuid}",
    operation_id="showDelivery",
    summary="Show a delivery",
    tags=["Alerts"],
    guards=[may(Permission.READ_RECEIVERS)],
    responses=refusals(NotFound),
)
async def show(delivery_id: _DeliveryInPath, reach: NamedDependency[Reach], database: AppDatabase) -> DeliveryInFull:
    """One delivery with every attempt and what the receiver answered."""
    row = await database.reads.fetchrow("SELECT * FROM show_delivery_v1($1, $2, $3, $4)", *reach, delivery_id)
    if row is None:
        raise NotFound
    return msgspec.convert(dict(row), DeliveryInFull)


@post(
    "/v1/deliveries/{delivery_id:uuid}/replay",
    operation_id="replayDelivery",
    summary="Send a delivery again",
    tags=["Alerts"],
    status_code=202,
    guards=[may(Permission.MANAGE_RECEIVERS)],
    responses=refusals(NotFound, ReceiverNotActive, TooManyRequests),
)
async def send_again(
    request: Request[Any, Any, Any],
    delivery_id: _DeliveryInPath,
    work: NamedDependency[Work],
    trail: NamedDependency[Trail],
) -> DeliveryView:
    """Send the same message to the same receiver again, under the same `webhook-id`, as a new delivery."""
    delivery: Delivery | None = await work.session.scalar(
        select(Delivery).where(Delivery.practice_id == work.practice_id, Delivery.id == delivery_id)
    )
    if delivery is None:
        raise NotFound
    receiver = await active_receiver(work, delivery.receiver_id)
    await count(request, (SENDINGS, str(receiver.id)))
    again = await replay(work, delivery)
    trail.note("delivery.replayed", delivery_id)
    return await _shown(work, again)


async def _shown(work: Work, delivery: Delivery) -> DeliveryView:
    event = await work.session.scalar(
        select(Alert.event).where(Alert.practice_id == work.practice_id, Alert.id == delivery.alert_id)
    )
    facts: dict[str, Any] = {
        name: getattr(delivery, name) for name in DeliveryView.__struct_fields__ if name != "event"
    }
    return msgspec.convert(facts | {"event": event}, DeliveryView)


DOORS: Final = (test, list_of_receiver, show, send_again)
