"""Planning a client's day: gather what is known this morning, decide, keep the tasks.

A day is planned once in the morning and again whenever a checkup has brought news. Planning anew changes only what
nobody has touched today: an offer that is still worth it keeps its id, one that is not goes, new ones come. Once a week a
few cards to sort come with it.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Final, TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Row, delete, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert

from service.accounts.practice_time import ahead
from service.audience.hands import top_up
from service.engagement.drafting import draft_weed_outs
from service.engagement.facts import day_facts
from service.engagement.models import DayPlan, Task
from service.engagement.planning import plan_day
from service.engagement.tasks import PlannedTask
from service.kit.database import new_id
from service.kit.jobs import ask
from service.kit.work import Work, Works
from service.roster.models import Client

PLAN: Final = "plan_day"
"""The kind of job that plans one client's day; its subject is the client."""

MORNING: Final = time(5)
"""When the client's own day may be planned: before most people wake. Ours."""

OFFER_STANDS: Final = timedelta(days=3)
"""An offer that nobody touched for so many days lapses, so that a plan never silts up with yesterday's leftovers. Ours."""

PROMISE_STANDS: Final = timedelta(days=30)
"""Likewise what was accepted and not done. Ours."""

DUE_LIMIT: Final = 1000


async def ask_due_plans(works: Works, *, at: datetime) -> None:
    """Ask for the plan of every client whose morning has come, and of every new one at once."""
    due = await works.database.reads.fetch("SELECT * FROM due_plans_v1($1, $2)", at, DUE_LIMIT)
    for practice_id, rows in groupby(sorted(due, key=itemgetter("practice_id")), key=itemgetter("practice_id")):
        async with works.open(practice_id, at=at) as work:
            for row in rows:
                await ask(work, PLAN, subject_id=row["client_id"])


async def plan_today(work: Work, client_id: UUID) -> int:
    """Plan the rest of a client's day, keeping what was accepted or decided; returns how many tasks are offered for it.

    Does nothing for a client whose coaching has ended.
    """
    client = await _held(work, client_id)
    if client is None:
        return 0
    now = work.at + await ahead(work)
    zone = ZoneInfo(client.time_zone)
    day = now.astimezone(zone).date()
    await work.session.execute(text(_CLOSE_ANSWERED).bindparams(practice=work.practice_id, client=client_id))
    await _let_lapse(work, client_id, day)
    await _wake(work, client_id, day)
    tomorrow = datetime.combine(day + timedelta(1), time(), zone)
    await draft_weed_outs(work, client_id, month=day.replace(day=1), at=now)
    known = await _known_tasks(work, client_id)
    untouched = {row.task_key for row in known if row.state == "offered" and row.day == day}
    tasks = plan_day(
        await day_facts(work, client, until=tomorrow),
        minutes=client.daily_minutes,
        day=day,
        offered_before=frozenset(row.task_key for row in known) - untouched,
        open_minutes=_spoken_for(known, untouched, since=datetime.combine(day, time(), zone)),
    )
    await _withdraw(work, client_id, untouched - {task.key for task in tasks})
    await _offer(work, client_id, tasks, day=day, at=now)
    await top_up(work, client_id)
    await _note_planned(work, client_id, day=day, at=now, next_at=datetime.combine(day + timedelta(1), MORNING, zone))
    return len(tasks)


_Known: TypeAlias = Row[str, str, date, int, datetime | None]
"""A task's key, state, day, minutes, and when it was decided."""


async def _held(work: Work, client_id: UUID) -> Client | None:
    """The client, whose row is held so that two plans of one day never interleave."""
    client: Client | None = await work.session.scalar(
        select(Client)
        .where(Client.practice_id == work.practice_id, Client.id == client_id, Client.coaching_ended_at.is_(None))
        .with_for_update(key_share=True)
    )
    return client


async def _let_lapse(work: Work, client_id: UUID, day: date) -> None:
    await work.session.execute(
        update(Task)
        .where(
            Task.practice_id == work.practice_id,
            Task.client_id == client_id,
            or_(
                (Task.state == "offered") & (Task.day < day - OFFER_STANDS),
                (Task.state == "accepted") & (Task.day < day - PROMISE_STANDS),
            ),
        )
        .values(state="lapsed", decided_at=None, decided_by=None)
    )


async def _wake(work: Work, client_id: UUID, day: date) -> None:
    await work.session.execute(
        update(Task)
        .where(
            Task.practice_id == work.practice_id,
            Task.client_id == client_id,
            Task.state == "snoozed",
            Task.snoozed_until <= day,
        )
        .values(state="offered", day=day, snoozed_until=None, decided_at=None, decided_by=None)
    )


async def _known_tasks(work: Work, client_id: UUID) -> Sequence[_Known]:
    found = await work.session.execute(
        select(Task.task_key, Task.state, Task.day, Task.minutes, Task.decided_at).where(
            Task.practice_id == work.practice_id, Task.client_id == client_id
        )
    )
    return found.all()


def _spoken_for(known: Sequence[_Known], untouched: set[str], *, since: datetime) -> int:
    """Minutes of what is still open from before, accepted for today, or done since the day began."""
    return sum(
        row.minutes
        for row in known
        if row.state == "accepted"
        or (row.state == "offered" and row.task_key not in untouched)
        or (row.state == "done" and row.decided_at >= since)
    )


async def _withdraw(work: Work, client_id: UUID, keys: set[str]) -> None:
    await work.session.execute(
        delete(Task).where(
            Task.practice_id == work.practice_id,
            Task.client_id == client_id,
            Task.task_key.in_(keys),
            Task.state == "offered",
        )
    )


async def _offer(work: Work, client_id: UUID, tasks: tuple[PlannedTask, ...], *, day: date, at: datetime) -> None:
    if not tasks:
        return
    offers = insert(Task).values(
        [
            {
                "practice_id": work.practice_id,
                "id": new_id(),
                "client_id": client_id,
                "account_id": task.person.account_id if task.person else None,
                "kind": task.kind,
                "task_key": task.key,
                "day": day,
                "rank": rank,
                "minutes": task.minutes,
                "subject_profile_id": task.person.profile_id if task.person else None,
                "params": dict(task.params),
                "state": "offered",
                "offered_at": at,
            }
            for rank, task in enumerate(tasks)
        ]
    )
    # An offer that somebody answered while this plan was made stays as it was answered.
    again = offers.on_conflict_do_update(
        index_elements=["practice_id", "client_id", "task_key"],
        set_={name: offers.excluded[name] for name in ("rank", "minutes", "params")},
        where=Task.state == "offered",
    )
    await work.session.execute(again)


async def _note_planned(work: Work, client_id: UUID, *, day: date, at: datetime, next_at: datetime) -> None:
    planned = {"day": day, "planned_at": at, "next_at": next_at}
    await work.session.execute(
        insert(DayPlan)
        .values(practice_id=work.practice_id, id=new_id(), client_id=client_id, **planned)
        .on_conflict_do_update(index_elements=["practice_id", "client_id"], set_=planned)
    )


_CLOSE_ANSWERED: Final = """
UPDATE task t SET state = 'done', decided_at = v.last_ours_at, decided_by = 'checkup'
FROM conversation v
WHERE t.practice_id = :practice AND t.client_id = :client AND t.kind = 'reply' AND t.state IN ('offered', 'accepted')
  AND v.practice_id = t.practice_id AND v.account_id = t.account_id AND v.profile_id = t.subject_profile_id
  AND v.last_ours_at IS NOT NULL AND (v.awaiting_since IS NULL OR v.awaiting_since > t.offered_at)
"""
"""Replies that the client has given on the network itself; nobody is asked for what is done."""
