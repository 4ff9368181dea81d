"""Sending one delivery: read what is due, send it with no transaction open, then write down what came of it.

A worker that dies after sending and before writing leaves the delivery due: it is sent again under the same message id.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import SystemRandom
from time import perf_counter
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import select

from service.alerts import schedule
from service.alerts.attempts import JOBS as ATTEMPTS
from service.alerts.attempts import Sent, keep_attempt
from service.alerts.events import RECEIVER_DISABLED, ReceiverDisabled
from service.alerts.message import Message, message_body, message_id
from service.alerts.models import Alert, Delivery, Receiver
from service.alerts.outbox import DELIVER, tell
from service.alerts.replaying import JOBS as REPLAYS
from service.alerts.setbacks import RECEIVER_NOT_ACTIVE, SECRET_LOST, Setback, why_disabled, why_undelivered
from service.alerts.signature import signed_headers
from service.alerts.signing_secrets import JOBS as SECRETS
from service.alerts.signing_secrets import secrets_to_sign_with
from service.kit.destinations import AddressRefused
from service.kit.jobs import Done, JobKind, Later, Outcome, Run
from service.kit.outbound import GuardedSession, NoAnswer
from service.kit.retry_after import come_back_at
from service.kit.secrets import Secret
from service.kit.vault import SealBroken
from service.kit.work import Work

SEND_WITHIN: Final = timedelta(seconds=20)
"""From connecting to the end of the answer; Standard Webhooks 1.0 ("Timeouts") asks for 15 to 30 seconds."""
AT_ONCE: Final = 4
"""Deliveries to one receiver that a worker process has under way, so that a slow receiver cannot fill the process."""
BUSY_WAIT: Final = timedelta(seconds=2)
TRIES_AFTER_OUR_FAULTS: Final = 100
"""At up to 15 minutes each this is a day: a fault of ours must not cost a practice its alert."""

_DICE: Final = SystemRandom()


def delivery_jobs(session: GuardedSession) -> tuple[JobKind, ...]:
    """The slice's jobs, which send through this session; one session serves a whole worker process."""
    return (
        JobKind(
            DELIVER,
            Courier(session).deliver,
            attempts=TRIES_AFTER_OUR_FAULTS,
            timeout=SEND_WITHIN + timedelta(minutes=1),
        ),
        *SECRETS,
        *REPLAYS,
        *ATTEMPTS,
    )


@dataclass(frozen=True, slots=True)
class _Parcel:
    receiver_id: UUID
    url: str
    secrets: Sequence[Secret]
    message_id: str
    body: bytes


class Courier:
    """Carries deliveries to receivers."""

    def __init__(self, session: GuardedSession) -> None:
        self._session = session
        self._under_way: Counter[UUID] = Counter()

    async def deliver(self, run: Run) -> Outcome:
        """Make the next attempt at a delivery, if it is still due."""
        parcel = await _pack(run)
        if not isinstance(parcel, _Parcel):
            return parcel
        if self._under_way[parcel.receiver_id] >= AT_ONCE:
            return Later(run.clock() + BUSY_WAIT, "enough is under way to this receiver")
        self._under_way[parcel.receiver_id] += 1
        try:
            sent = await self._send(parcel, run)
        finally:
            self._under_way[parcel.receiver_id] -= 1
        return await _settle(run, sent)

    async def _send(self, parcel: _Parcel, run: Run) -> Sent:
        at, started = run.clock(), perf_counter()
        signed = signed_headers(parcel.secrets, message_id=parcel.message_id, at=at, body=parcel.body)
        headers = {"content-type": "application/json", **signed}
        outcome: schedule.Outcome
        code, reply = "answered", None
        try:
            reply = await self._session.post(parcel.url, body=parcel.body, headers=headers, within=SEND_WITHIN)
            outcome = schedule.Answered(reply.status, come_back_at(reply.headers.get("retry-after"), at=run.clock()))
        except AddressRefused as refused:
            outcome, code = schedule.Unanswered(str(refused)), refused.code
        except NoAnswer as nothing:
            outcome, code = schedule.Unanswered(str(nothing)), "no_answer"
        return Sent(
            at=at,
            url=parcel.url,
            headers=headers,
            body=parcel.body,
            secrets=parcel.secrets,
            outcome=outcome,
            code=code,
            duration_ms=round((perf_counter() - started) * 1000),
            reply_headers=reply.headers if reply else {},
            reply_start=reply.body_start if reply else b"",
        )


async def _pack(run: Run) -> _Parcel | Outcome:
    async with run.work() as work:
        delivery, receiver = await _delivery(work, run.subject_id)
        if delivery.state != "pending":
            return Done()
        if delivery.next_attempt_at is not None and delivery.next_attempt_at > work.at:
            return Later(delivery.next_attempt_at)
        if receiver.state != "active":
            return _give_up(delivery, RECEIVER_NOT_ACTIVE)
        try:
            secrets = await secrets_to_sign_with(work, receiver)
        except SealBroken:
            return _give_up(delivery, SECRET_LOST)
        alert = (
            await work.session.scalars(
                select(Alert).where(Alert.practice_id == work.practice_id, Alert.id == delivery.alert_id)
            )
        ).one()
        message = Message(type=alert.event, version=alert.version, timestamp=alert.occurred_at, data=alert.payload)
        return _Parcel(receiver.id, receiver.url, secrets, message_id(alert.id), message_body(message))


async def _settle(run: Run, sent: Sent) -> Outcome:
    async with run.work() as work:
        delivery, receiver = await _delivery(work, run.subject_id, hold_receiver=True)
        delivery.attempts += 1
        await keep_attempt(work, delivery, sent)
        step = schedule.next_step(
            sent.outcome,
            attempts=delivery.attempts,
            failing_since=receiver.failing_since,
            at=work.at,
            jitter=_DICE.uniform(-1, 1),
        )
        match step:
            case schedule.Delivered():
                delivery.state, delivery.next_attempt_at, delivery.reason = "delivered", None, None
                receiver.failing_since = None
                return Done()
            case schedule.RetryAt(at=again, why=why):
                receiver.failing_since = receiver.failing_since or work.at
                delivery.next_attempt_at = again
                delivery.reason = msgspec.to_builtins(why_undelivered(sent.outcome, why))
                return Later(again, why)
            case schedule.GiveUp(why=why):
                receiver.failing_since = receiver.failing_since or work.at
                return _give_up(delivery, why_undelivered(sent.outcome, why))
            case schedule.ReceiverGone(why=why):
                await _disable(work, receiver, why_disabled(sent.outcome, why))
                return _give_up(delivery, why_undelivered(sent.outcome, why))


async def _delivery(work: Work, delivery_id: UUID, *, hold_receiver: bool = False) -> tuple[Delivery, Receiver]:
    query = (
        select(Delivery, Receiver)
        .join(Receiver, (Receiver.practice_id == Delivery.practice_id) & (Receiver.id == Delivery.receiver_id))
        .where(Delivery.practice_id == work.practice_id, Delivery.id == delivery_id)
    )
    # Deliveries to one receiver end side by side; holding its row lets them write its story one after the other.
    row = await work.session.execute(query.with_for_update(of=Receiver) if hold_receiver else query)
    delivery, receiver = row.one()
    return delivery, receiver


def _give_up(delivery: Delivery, setback: Setback) -> Outcome:
    delivery.state, delivery.next_attempt_at = "failed", None
    delivery.reason = msgspec.to_builtins(setback)
    return Done()


async def _disable(work: Work, receiver: Receiver, setback: Setback) -> None:
    if receiver.state != "active":
        return
    receiver.state, receiver.state_since = "disabled", work.at
    receiver.reason = msgspec.to_builtins(setback)
    await work.session.flush()
    payload = ReceiverDisabled(receiver_id=receiver.id, receiver=f"/v1/receivers/{receiver.id}", reason=setback.code)
    await tell(work, RECEIVER_DISABLED, payload, subject_id=receiver.id, at=work.at)
