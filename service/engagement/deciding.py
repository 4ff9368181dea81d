"""What becomes of a task: accepted, done or skipped."""

from uuid import UUID

from sqlalchemy import select

from service.access.identity import Identity
from service.accounts.practice_time import ahead
from service.engagement.models import Task
from service.engagement.shapes import Decision
from service.kit.problems import NotFound, Problem
from service.kit.work import Work
from service.roster.reach import client_in_reach

_FINAL = frozenset({"done", "skipped"})


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
    """
    task: Task | None = await work.session.scalar(
        select(Task).where(Task.practice_id == work.practice_id, Task.id == task_id).with_for_update()
    )
    if task is None:
        raise NotFound
    await client_in_reach(work, identity, task.client_id)
    if task.state == decision.decision:
        return task
    if task.state in _FINAL:
        raise TaskSettled(f"This task was {task.state}.")
    task.state = decision.decision
    task.skip_reason = decision.reason
    task.decided_at = work.at + await ahead(work)
    task.decided_by = identity.caller
    await work.session.flush()
    return task
