"""Telling a practice: what is to be sent is written in the transaction of what happened, and sent once that stands.

Rolled back, nothing is ever sent; committed, every delivery is due until it is settled, though every bell is lost.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import func, select

from service.alerts.events import RECEIVER_TEST, EventType, ReceiverTest, Told
from service.alerts.models import Alert, Delivery, Receiver
from service.kit.database import new_id
from service.kit.jobs import ask
from service.kit.work import Work

DELIVER: Final = "deliver"
"""The kind of job that sends one delivery."""

LARGEST_PAYLOAD: Final = 20_000
"""Bytes of JSON; Standard Webhooks 1.0 ("Payload size") asks to stay below 20 KB."""


class PayloadTooLarge(Exception):
    """An event's data holds more than ids and kinds."""


async def tell(  # noqa: PLR0913 # an event has this many facets, each named at the call
    work: Work,
    event: EventType[Told],
    payload: Told,
    *,
    subject_id: UUID,
    client_id: UUID | None = None,
    at: datetime,
) -> Alert:
    """Tell every active receiver that wants this event, once this Work is committed.

    Args:
        work: The transaction of what happened.
        event: Which kind it is.
        payload: Its data, in the shape the event declares.
        subject_id: What it is about.
        client_id: Whom it is about; only members with this client in reach will see it.
        at: When it happened.

    Raises:
        PayloadTooLarge: when the data is not thin.
    """
    alert = await _write(work, event, payload, subject_id=subject_id, client_id=client_id, at=at)
    await _send(work, alert, await _interested(work, event.name))
    return alert


async def send_test(work: Work, receiver: Receiver) -> Delivery:
    """Send this receiver, and no other, a `receiver.test`."""
    payload = ReceiverTest(receiver_id=receiver.id, receiver=f"/v1/receivers/{receiver.id}")
    alert = await _write(work, RECEIVER_TEST, payload, subject_id=receiver.id, client_id=None, at=work.at)
    (delivery,) = await _send(work, alert, [receiver.id])
    return delivery


async def replay(work: Work, delivery: Delivery) -> Delivery:
    """Send the same message to the same receiver again: same id, same data, its own schedule.

    The receiver's row must be held (`SELECT … FOR UPDATE`), so that two replays get two numbers.
    """
    (again,) = await replay_alerts(work, [delivery.alert_id], delivery.receiver_id)
    return again


async def replay_alerts(
    work: Work, alerts: Sequence[UUID], receiver_id: UUID, *, replay_id: UUID | None = None
) -> list[Delivery]:
    """Send the messages about these alerts to a receiver, in this order, whether it was sent them before or not.

    Its row must be held, as for `replay`.
    """
    rows = await work.session.execute(
        select(Delivery.alert_id, func.max(Delivery.replay))
        .where(
            Delivery.practice_id == work.practice_id,
            Delivery.receiver_id == receiver_id,
            Delivery.alert_id.in_(alerts),
        )
        .group_by(Delivery.alert_id)
    )
    latest = {alert_id: number for alert_id, number in rows}  # noqa: C416 # `dict` would have to be told what a row is
    return [
        await _deliver(work, alert_id, receiver_id, replay=latest.get(alert_id, -1) + 1, replay_id=replay_id)
        for alert_id in alerts
    ]


async def _write(  # noqa: PLR0913 # as `tell`
    work: Work, event: EventType[Told], payload: Told, *, subject_id: UUID, client_id: UUID | None, at: datetime
) -> Alert:
    size = len(msgspec.json.encode(payload))
    if size > LARGEST_PAYLOAD:
        raise PayloadTooLarge(f"{event.name} carries {size} bytes; at most {LARGEST_PAYLOAD} are sent")
    alert = Alert(
        practice_id=work.practice_id,
        id=new_id(),
        event=event.name,
        version=event.version,
        subject_id=subject_id,
        client_id=client_id,
        payload=msgspec.to_builtins(payload),
        occurred_at=at,
        created_at=work.at,
    )
    work.session.add(alert)
    await work.session.flush()
    return alert


async def _interested(work: Work, event: str) -> list[UUID]:
    rows = await work.session.execute(
        select(Receiver.id, Receiver.events).where(Receiver.practice_id == work.practice_id, Receiver.state == "active")
    )
    return [receiver_id for receiver_id, wanted in rows if not wanted or event in wanted]


async def _send(work: Work, alert: Alert, receivers: Sequence[UUID]) -> list[Delivery]:
    return [await _deliver(work, alert.id, receiver_id, replay=0) for receiver_id in receivers]


async def _deliver(
    work: Work, alert_id: UUID, receiver_id: UUID, *, replay: int, replay_id: UUID | None = None
) -> Delivery:
    delivery = Delivery(
        practice_id=work.practice_id,
        id=new_id(),
        alert_id=alert_id,
        receiver_id=receiver_id,
        replay=replay,
        replay_id=replay_id,
        next_attempt_at=work.at,
        created_at=work.at,
    )
    work.session.add(delivery)
    await work.session.flush()
    await ask(work, DELIVER, subject_id=delivery.id)
    return delivery
