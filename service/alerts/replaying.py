"""Sending a receiver again what it missed: a range of time, taken up step by step, in the order of telling.

What was never sent counts as missed too: a receiver that was switched off, or added later, is caught up the same way.
Messages keep their ids (as with Svix's recovery of failed messages), so that a receiver which drops repeats may ask for too much.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated, Final
from uuid import UUID

import msgspec
from msgspec import UNSET, UnsetType
from sqlalchemy import ColumnElement, Select, exists, func, select, tuple_

from service.alerts.events import RECEIVER_TEST
from service.alerts.models import Alert, Delivery, Receiver, Replay
from service.alerts.outbox import replay_alerts
from service.alerts.receivers import Events
from service.alerts.setbacks import REPLAY_STOPPED
from service.kit.database import new_id
from service.kit.jobs import Done, JobKind, Later, Outcome, Run, ask
from service.kit.problems import FieldProblem, Problem
from service.kit.work import Work

LONGEST_RANGE: Final = timedelta(days=31)
MOST_MESSAGES: Final = 10_000
"""Of one replay; longer outages are taken in several."""
PENDING_AT_ONCE: Final = 100
"""Messages of one replay that wait to be taken, so that a receiver which has just come back is not buried."""
PAUSE: Final = timedelta(seconds=1)
REPLAY: Final = "replay"
"""The kind of job that puts the messages of one replay on their way."""


class NewReplay(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What to send again."""

    since: Annotated[
        datetime,
        msgspec.Meta(
            tz=True,
            description="From this moment on; what counts is when you were told, not when it happened.",
            examples=["2026-11-02T12:00:00Z"],
        ),
    ]
    until: Annotated[
        Annotated[datetime, msgspec.Meta(tz=True)] | UnsetType,
        msgspec.Meta(
            description="Up to this moment, which is no longer part of it; now when left out. At most 31 days in all.",
            examples=["2026-11-02T18:00:00Z"],
        ),
    ] = UNSET
    events: Events = msgspec.field(default_factory=list)
    undelivered_only: Annotated[
        bool,
        msgspec.Meta(
            description="Only what this receiver has not taken: what failed, and what it was never sent. False for everything.",
            examples=[True],
        ),
    ] = True


class ReplayRangeInvalid(Problem):
    """The range is empty, too long, or not over; `errors` says which."""

    status = 422
    title = "This range cannot be replayed"
    remedy = f"Give a since before until, at most {LONGEST_RANGE.days} days apart, and not in the future."


class ReplayTooLarge(Problem):
    """There are more messages in the range than one replay sends."""

    status = 422
    title = f"A replay sends at most {MOST_MESSAGES:,} messages"
    remedy = "Ask for a shorter range or for fewer event types, and for the rest when it is done."


class ReplayRunning(Problem):
    """The receiver is being sent another range just now."""

    status = 409
    title = "One range is replayed at a time"
    remedy = "GET /v1/receivers/{receiver_id}/replays shows it; ask again once it is done."


async def start_replay(work: Work, receiver: Receiver, new: NewReplay) -> Replay:
    """Have a held, active receiver sent this range again.

    Raises:
        ReplayRangeInvalid: the range is no range of the past, or too long.
        ReplayTooLarge: there are too many messages in it.
        ReplayRunning: another one of this receiver is under way.
    """
    replay = Replay(
        practice_id=work.practice_id,
        id=new_id(),
        receiver_id=receiver.id,
        since=new.since,
        until=_end_of(new, at=work.at),
        events=sorted(set(new.events)) or receiver.events,
        undelivered_only=new.undelivered_only,
        found=0,
        created_at=work.at,
    )
    running = select(Replay.id).where(
        Replay.practice_id == work.practice_id, Replay.receiver_id == receiver.id, Replay.state == "running"
    )
    if await work.session.scalar(running) is not None:
        raise ReplayRunning
    wanted = _wanted(replay).limit(MOST_MESSAGES + 1).subquery()
    replay.found = await work.session.scalar(select(func.count()).select_from(wanted)) or 0
    if replay.found > MOST_MESSAGES:
        raise ReplayTooLarge
    work.session.add(replay)
    await work.session.flush()
    await ask(work, REPLAY, subject_id=replay.id)
    return replay


def _end_of(new: NewReplay, *, at: datetime) -> datetime:
    until = at if new.until is UNSET else new.until
    if until > at:
        raise _invalid("until", "it lies in the future")
    if new.since >= until:
        raise _invalid("since", "it is not before until")
    if until - new.since > LONGEST_RANGE:
        raise _invalid("since", f"it is more than {LONGEST_RANGE.days} days before until")
    return until


def _invalid(where: str, what: str) -> ReplayRangeInvalid:
    return ReplayRangeInvalid(errors=(FieldProblem(where=where, what=what),))


def _wanted(replay: Replay) -> "Select[datetime, UUID]":
    """What the replay sends, in the order of telling: the moment and the alert."""
    of_interest: list[ColumnElement[bool]] = [Alert.event.in_(replay.events)] if replay.events else []
    if replay.undelivered_only:
        taken = (
            Delivery.practice_id == replay.practice_id,
            Delivery.alert_id == Alert.id,
            Delivery.receiver_id == replay.receiver_id,
            Delivery.state != "failed",
        )
        of_interest.append(~exists().where(*taken))
    return (
        select(Alert.created_at, Alert.id)
        .where(
            Alert.practice_id == replay.practice_id,
            Alert.created_at >= replay.since,
            Alert.created_at < replay.until,
            Alert.event != RECEIVER_TEST.name,
            Alert.subject_id != replay.receiver_id,  # that it was switched off is for the others
            *of_interest,
        )
        .order_by(Alert.created_at, Alert.id)
    )


async def _step(run: Run) -> Outcome:
    """Put as many on their way as may wait; what was put there is kept with how far this has come, or neither is."""
    async with run.work() as work:
        replay, receiver = await _held(work, run.subject_id)
        if receiver.state != "active":
            replay.state, replay.reason = "stopped", msgspec.to_builtins(REPLAY_STOPPED)
            replay.finished_at = work.at
            return Done()
        pending, next_attempt_at = await _pending(work, replay)
        if pending >= PENDING_AT_ONCE:
            return Later(max(next_attempt_at or work.at, work.at + PAUSE))
        room = PENDING_AT_ONCE - pending
        alerts = await _next(work, replay, run.checkpoint, room)
        await replay_alerts(work, [alert_id for _, alert_id in alerts], receiver.id, replay_id=replay.id)
        if len(alerts) < room:
            replay.state, replay.finished_at = "done", work.at
            return Done()
        told_at, alert_id = alerts[-1]
        await run.keep_checkpoint(work, {"told_at": told_at.isoformat(), "alert_id": str(alert_id)})
        return Later(work.at + PAUSE)


async def _held(work: Work, replay_id: UUID) -> tuple[Replay, Receiver]:
    row = await work.session.execute(
        select(Replay, Receiver)
        .join(Receiver, (Receiver.practice_id == Replay.practice_id) & (Receiver.id == Replay.receiver_id))
        .where(Replay.practice_id == work.practice_id, Replay.id == replay_id)
        .with_for_update()
    )
    replay, receiver = row.one()
    return replay, receiver


async def _pending(work: Work, replay: Replay) -> tuple[int, datetime | None]:
    """How many wait to be taken, and when the next of them is tried."""
    row = await work.session.execute(
        select(func.count(), func.min(Delivery.next_attempt_at)).where(
            Delivery.practice_id == work.practice_id, Delivery.replay_id == replay.id, Delivery.state == "pending"
        )
    )
    pending, next_attempt_at = row.one()
    return pending, next_attempt_at


async def _next(
    work: Work, replay: Replay, checkpoint: dict[str, str] | None, limit: int
) -> Sequence[tuple[datetime, UUID]]:
    wanted = _wanted(replay).limit(limit)
    if checkpoint is not None:
        last = (datetime.fromisoformat(checkpoint["told_at"]), UUID(checkpoint["alert_id"]))
        wanted = wanted.where(tuple_(Alert.created_at, Alert.id) > last)
    return [(told_at, alert_id) for told_at, alert_id in await work.session.execute(wanted)]


JOBS: Final = (JobKind(REPLAY, _step),)
