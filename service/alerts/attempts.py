"""What is kept of one try to deliver, and for how long: enough for builders to see what went over the wire, and no secret."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, func, select

from service.alerts import schedule
from service.alerts.message import shown_headers, shown_text, without_signatures
from service.alerts.models import Attempt, Delivery
from service.kit.jobs import JobKind, Later, Outcome, Run, ask
from service.kit.secrets import Secret
from service.kit.work import Work

KEPT_FOR: Final = timedelta(days=30)
"""As long as Nango keeps what it has sent; what became of the delivery itself stays."""
FORGET: Final = "forget_attempts"
"""The kind of job that deletes a practice's attempts once they are that old."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One try as it went: the request, what was met, and what came back."""

    at: datetime
    url: str
    headers: Mapping[str, str]
    body: bytes
    secrets: Sequence[Secret]
    """What it was signed with: none of it is kept, though a receiver echoes it."""
    outcome: schedule.Outcome
    code: str
    duration_ms: int
    reply_headers: Mapping[str, str]
    reply_start: bytes


async def keep_attempt(work: Work, delivery: Delivery, sent: Sent) -> None:
    """Write down what went over the wire, until it is `KEPT_FOR` old."""
    work.session.add(
        Attempt(
            practice_id=work.practice_id,
            delivery_id=delivery.id,
            at=sent.at,
            url=sent.url,
            request_headers=without_signatures(sent.headers),
            request_start=shown_text(sent.body, without=()),
            outcome=sent.code,
            status=sent.outcome.status if isinstance(sent.outcome, schedule.Answered) else None,
            reply_headers=shown_headers(sent.reply_headers, without=sent.secrets),
            reply_start=shown_text(sent.reply_start, without=sent.secrets),
            duration_ms=sent.duration_ms,
        )
    )
    await ask(work, FORGET, subject_id=work.practice_id, due_at=work.at + KEPT_FOR)


async def _forget(run: Run) -> Outcome:
    """Goes on for as long as the practice does: an attempt that is being written just now is seen the next time."""
    async with run.work() as work:
        ours = Attempt.practice_id == work.practice_id
        await work.session.execute(delete(Attempt).where(ours, Attempt.at <= work.at - KEPT_FOR))
        oldest = await work.session.scalar(select(func.min(Attempt.at)).where(ours))
        return Later((oldest or work.at) + KEPT_FOR)


JOBS: Final = (JobKind(FORGET, _forget),)
