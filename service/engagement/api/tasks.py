"""A client's day: what is worth a few minutes, and what became of it."""

from datetime import date
from typing import Annotated, Final
from uuid import UUID

from litestar import Response, get, put
from litestar.di import NamedDependency
from litestar.params import JSONBody, PathParameter

from service.access.audit import Trail
from service.access.caller import AppDatabase
from service.access.guard import may, refusals
from service.access.identity import Identity
from service.access.roles import Permission
from service.engagement.acquaintance import PersonNotKnown
from service.engagement.deciding import TaskSettled, decide
from service.engagement.shapes import Decision, DecisionView, PlanView, TaskView, plan_view, task_view
from service.kit.etags import TAGGED, UNCHANGED, IfNoneMatch, view
from service.kit.pages import Cursor, CursorInvalid, Limit, Page, cursor_of, key_of
from service.kit.problems import NotFound, RequestInvalid
from service.kit.work import Work
from service.roster.consent import ConsentMissing
from service.roster.looking import DEPENDENCIES, Looking
from service.roster.reach import ClientInPath


@get(
    "/v1/clients/{client_id:uuid}/plan",
    operation_id="showPlan",
    summary="What is worth a few minutes today?",
    tags=["Engagement"],
    guards=[may(Permission.READ_PLAN)],
    dependencies=DEPENDENCIES,
    responses=refusals(NotFound) | UNCHANGED,
    response_headers=TAGGED,
)
async def show_plan(
    client_id: ClientInPath,
    looking: NamedDependency[Looking],
    database: AppDatabase,
    if_none_match: IfNoneMatch = None,
) -> Response[PlanView]:
    """The client's day, within the minutes they set aside: what is still open from before, then today's tasks.

    Members of the practice see whom a task is about only while the client agrees to show names; each such look is noted.
    """
    rows = await database.reads.fetch("SELECT * FROM show_plan_v2($1, $2, $3, $4, $5, $6, $7)", *looking, client_id)
    if not rows:
        raise NotFound
    return view(plan_view(client_id, rows), if_none_match)


@get(
    "/v1/clients/{client_id:uuid}/tasks",
    operation_id="listTasks",
    summary="What became of earlier tasks?",
    tags=["Engagement"],
    guards=[may(Permission.READ_PLAN)],
    dependencies=DEPENDENCIES,
    responses=refusals(NotFound, CursorInvalid),
)
async def list_tasks(
    client_id: ClientInPath,
    looking: NamedDependency[Looking],
    database: AppDatabase,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Page[TaskView]:
    """Every task the client was offered, the newest day first."""
    day, before = key_of(cursor, tuple[date, UUID]) or (None, None)
    rows = await database.reads.fetch(
        "SELECT * FROM list_tasks_v1($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        *looking, client_id, day, before, limit + 1,
    )  # fmt: skip
    if not rows:
        raise NotFound
    tasks = [task_view(row) for row in rows[:limit] if row["id"]]
    return Page(items=tasks, next_cursor=cursor_of((tasks[-1].day, tasks[-1].id)) if len(rows) > limit else None)


@put(
    "/v1/tasks/{task_id:uuid}/decision",
    operation_id="decideTask",
    summary="Accept a task, put it off, or mark it done or skipped",
    tags=["Engagement"],
    guards=[may(Permission.DO_TASKS)],
    responses=refusals(NotFound, TaskSettled, RequestInvalid, PersonNotKnown, ConsentMissing),
)
async def decide_task(
    task_id: Annotated[UUID, PathParameter(description="The task.")],
    data: JSONBody[Decision],
    work: NamedDependency[Work],
    identity: NamedDependency[Identity],
    trail: NamedDependency[Trail],
) -> DecisionView:
    """Say what became of a task. The same decision again changes nothing; done and skipped are final."""
    task = await decide(work, identity, task_id, data)
    trail.note(f"task.{data.decision}", task.id)
    return DecisionView(
        task_id=task.id,
        state=data.decision,
        decided_at=task.decided_at or work.at,
        skip_reason=task.skip_reason,
        snoozed_until=task.snoozed_until,
    )


DOORS: Final = (show_plan, list_tasks, decide_task)
