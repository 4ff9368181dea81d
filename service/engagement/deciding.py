"""What becomes of a task: accepted, done, skipped, or put off to another day."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select

from service.access.identity import Identity
from service.accounts.practice_time import ahead
from service.engagement.contact_shapes import TouchKind
from service.engagement.knowing import keep_learned, touched_by_task
from service.engagement.models import Task
from service.engagement.shapes import Decision
from service.engagement.tasks import TaskKind
from service.kit.problems import FieldProblem, NotFound, Problem, RequestInvalid
from service.kit.work import Work
from service.roster.models import Client
from service.roster.reach import client_in_reach

FARTHEST: Final = timedelta(days=90)
"""How far a task may be put off; whoever needs longer skips it. Ours."""

_FINAL: Final = frozenset({"done", "skipped"})
_TOUCHING: Final[Mapping[str, TouchKind]] = {
    TaskKind.REPLY: "message",
    TaskKind.TOUCH: "comment",
    TaskKind.COMMENT: "comment",
}
"""As what a task that is done is remembered."""


class TaskSettled(Problem):
    """The task was already done or skipped; `detail` says which."""

    status = 409
    title = "This task was already done or skipped"
    remedy = "Leave it; a new day brings new tasks."


async def decide(work: Work, identity: Identity, task_id: UUID, decision: Decision) -> Task:
    """Note what became of a task. Deciding the same again changes nothing.

    Raises:
        NotFound: when there is no such task, or its client is out of the caller's reach.
        TaskSettled: when it was done or skipped, and now something else is said.
        RequestInvalid: when it is put off to a day out of bounds, or learned from a task that teaches nothing.
        ConsentMissing: when a member says what was learned, and the client does not agree to show names and notes.
    """
    task: Task | None = await work.session.scalar(
        select(Task).where(Task.practice_id == work.practice_id, Task.id == task_id).with_for_update()
    )
    if task is None:
        raise NotFound
    client = await client_in_reach(work, identity, task.client_id)
    at = work.at + await ahead(work)
    _check(task, decision, client, at=at)
    if task.state == decision.decision and task.snoozed_until == decision.until:
        return task
    if task.state in _FINAL:
        raise TaskSettled(f"This task was {task.state}.")
    await _remember(work, identity, task, decision, at=at)
    task.state = decision.decision
    task.skip_reason = decision.reason
    task.snoozed_until = decision.until
    task.decided_at = at
    task.decided_by = identity.caller
    await work.session.flush()
    return task


def _check(task: Task, decision: Decision, client: Client, *, at: datetime) -> None:
    today = at.astimezone(ZoneInfo(client.time_zone)).date()
    if decision.until is not None and not today < decision.until <= today + FARTHEST:
        what = f"must lie after {today.isoformat()}, the client's own day, and within {FARTHEST.days} days of it"
        raise RequestInvalid(errors=(FieldProblem(where="until", what=what),))
    if decision.learned is not None and task.kind != TaskKind.LEARN:
        raise RequestInvalid(errors=(FieldProblem(where="learned", what="is for tasks of kind `learn` alone"),))


async def _remember(work: Work, identity: Identity, task: Task, decision: Decision, *, at: datetime) -> None:
    if decision.decision != "done" or task.account_id is None or task.subject_profile_id is None:
        return
    if decision.learned is not None:
        await keep_learned(work, identity, task.account_id, task.subject_profile_id, decision.learned)
    if task.kind in _TOUCHING:
        kind = _TOUCHING[task.kind]
        touched_by_task(work, task.account_id, task.subject_profile_id, kind=kind, at=at)
