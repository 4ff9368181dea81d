"""Planning a client's day: gather what is known this morning, decide, keep the tasks."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Row, delete, select, text
from sqlalchemy.dialects.postgresql import insert

from service.access.models import Practice
from service.engagement.models import DayPlan, Task
from service.engagement.planning import DayFacts, Newcomer, Person, PlannedTask, Waiting, plan_day
from service.engagement.queries import CIRCLE, CLOSEST, NEWCOMERS, WAITING
from service.kit.database import new_id
from service.kit.jobs import ask
from service.kit.work import Work, Works
from service.roster.models import Client

PLAN: Final = "plan_day"
"""The kind of job that plans one client's day."""

DUE_LIMIT: Final = 500


async def ask_due_plans(works: Works, *, at: datetime) -> None:
    """Ask for the plan of every client whose morning has come."""
    due = await works.database.reads.fetch("SELECT * FROM due_plans_v1($1, $2)", at, DUE_LIMIT)
    for row in due:
        async with works.open(row["practice_id"], at=at) as work:
            await ask(work, PLAN, subject_id=row["client_id"])


async def plan_today(work: Work, client_id: UUID) -> int:
    """Plan the rest of a client's day anew, keeping what was accepted or decided; returns how many tasks were added."""
    client = await work.session.get_one(Client, (work.practice_id, client_id))
    practice = await work.session.get_one(Practice, work.practice_id)
    now = work.at + practice.clock_offset
    day = now.astimezone(ZoneInfo(client.time_zone)).date()
    await _clear_unanswered(work, client_id, day)
    kept = (
        await work.session.execute(
            select(Task.task_key, Task.state, Task.minutes).where(
                Task.practice_id == work.practice_id, Task.client_id == client_id
            )
        )
    ).all()
    tasks = plan_day(
        await _facts(work, client),
        minutes=client.daily_minutes,
        day=day,
        offered_before=frozenset(row.task_key for row in kept),
        open_minutes=sum(row.minutes for row in kept if row.state in {"offered", "accepted"}),
    )
    await _keep(work, client_id, tasks, day=day, at=now)
    return len(tasks)


async def _clear_unanswered(work: Work, client_id: UUID, day: date) -> None:
    await work.session.execute(
        delete(Task).where(
            Task.practice_id == work.practice_id,
            Task.client_id == client_id,
            Task.day == day,
            Task.state == "offered",
        )
    )


async def _facts(work: Work, client: Client) -> DayFacts:
    async def rows(query: str) -> Sequence[Row[Any]]:
        found = await work.session.execute(text(query), {"practice": work.practice_id, "client": client.id})
        return found.all()

    circle = await rows(CIRCLE) or await rows(CLOSEST)
    return DayFacts(
        waiting=[Waiting(_person(row), row.awaiting_since, row.last_post_id) for row in await rows(WAITING)],
        newcomers=[Newcomer(_person(row), row.score, row.fit) for row in await rows(NEWCOMERS)],
        circle=[_person(row) for row in circle],
        interests=client.interests,
    )


def _person(row: Row[Any]) -> Person:
    return Person(row.account_id, row.profile_id, row.handle, row.platform)


async def _keep(work: Work, client_id: UUID, tasks: tuple[PlannedTask, ...], *, day: date, at: datetime) -> None:
    planned = insert(DayPlan).values(
        practice_id=work.practice_id, id=new_id(), client_id=client_id, day=day, planned_at=at
    )
    await work.session.execute(planned.on_conflict_do_nothing())
    work.session.add_all(
        Task(
            practice_id=work.practice_id,
            client_id=client_id,
            account_id=task.person.account_id if task.person else None,
            kind=task.kind,
            task_key=task.key,
            day=day,
            rank=rank,
            minutes=task.minutes,
            subject_profile_id=task.person.profile_id if task.person else None,
            params=dict(task.params),
            state="offered",
            offered_at=at,
        )
        for rank, task in enumerate(tasks)
    )
    await work.session.flush()
