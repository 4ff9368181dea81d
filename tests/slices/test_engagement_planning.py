from asyncio import gather
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from service.access.models import Practice
from service.audience.classes import FollowerClass
from service.engagement.daily import PLAN, ask_due_plans, plan_today
from service.engagement.jobs import JOBS
from service.engagement.models import CirclePlace, DayPlan, Task
from service.kit.jobs import Job
from service.kit.queue import Ringers
from service.kit.work import Works
from service.roster.models import Client
from service.roster.sample import add_sample_client
from tests.audiences import a_conversation, a_follower, a_snapshot, an_account
from tests.callers import NOON, House, MovableClock, a_house

MORNING = datetime(2026, 11, 2, 4, 0, tzinfo=UTC)
"""Five o'clock in Stockholm, where the clients of these tests live."""


async def plan(works: Works, house: House, at: datetime) -> int:
    async with works.open(house.practice_id, at=at) as work:
        return await plan_today(work, house.client_id)


async def tasks(works: Works, house: House, **where: str) -> list[Task]:
    async with works.open(house.practice_id, at=NOON) as work:
        found = await work.session.scalars(
            select(Task).where(Task.practice_id == house.practice_id).filter_by(**where).order_by(Task.day, Task.rank)
        )
        return list(found)


async def settle(works: Works, house: House, task_id: UUID, state: str, at: datetime) -> None:
    async with works.open(house.practice_id, at=at) as work:
        task = await work.session.get_one(Task, (house.practice_id, task_id))
        task.state, task.decided_at, task.decided_by = state, at, house.client.identity.caller


async def daily_minutes(works: Works, house: House, minutes: int) -> None:
    async with works.open(house.practice_id, at=NOON) as work:
        (await work.session.get_one(Client, (house.practice_id, house.client_id))).daily_minutes = minutes


async def due(works: Works, at: datetime) -> set[UUID]:
    rows = await works.database.reads.fetch("SELECT * FROM due_plans_v1($1, 100000)", at)
    return {row["client_id"] for row in rows}


class TestFirstDay:
    async def test_of_the_sample_client_needs_no_data(self, works: Works) -> None:
        house = await a_house(works, at=MORNING)
        async with works.open(house.practice_id, at=MORNING) as work:
            sample = await add_sample_client(work, time_zone="Europe/London")
            await plan_today(work, sample.id)
            first = list(await work.session.scalars(select(Task).where(Task.client_id == sample.id)))

        assert {task.kind for task in first} == {"market", "time", "setting", "name"}
        assert len([task for task in first if task.kind == "name"]) == 5
        assert len([task for task in first if task.kind == "setting"]) == 4
        assert sum(task.minutes for task in first) <= 20

    async def test_is_due_at_once_at_any_hour_and_planned_by_a_job(self, works: Works) -> None:
        midnight = datetime(2026, 11, 2, 23, 30, tzinfo=UTC)
        house = await a_house(works, at=midnight)
        await ask_due_plans(works, at=midnight)
        await ask_due_plans(works, at=midnight)
        async with works.open(house.practice_id, at=midnight) as work:
            asked = list(await work.session.scalars(select(Job).where(Job.kind == PLAN)))
        assert [job.subject_id for job in asked] == [house.client_id]

        ringers = Ringers(works, {kind.name: kind for kind in JOBS}, works.bell, MovableClock(midnight))
        await ringers.answer(house.practice_id, asked[0].id)

        assert {task.state for task in await tasks(works, house)} == {"offered"}
        assert house.client_id not in await due(works, midnight)

    async def test_is_not_planned_once_coaching_has_ended(self, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=MORNING) as work:
            (await work.session.get_one(Client, (house.practice_id, house.client_id))).coaching_ended_at = NOON

        assert house.client_id not in await due(works, NOON)
        assert await plan(works, house, NOON) == 0


class TestMornings:
    async def test_come_at_five_by_the_clients_own_clock(self, works: Works) -> None:
        house = await a_house(works)
        await plan(works, house, NOON)

        assert house.client_id not in await due(works, datetime(2026, 11, 3, 3, 59, tzinfo=UTC))
        assert house.client_id in await due(works, datetime(2026, 11, 3, 4, 0, tzinfo=UTC))

    async def test_come_at_five_on_the_day_the_clocks_change(self, works: Works) -> None:
        house = await a_house(works)
        await plan(works, house, datetime(2027, 3, 27, 12, tzinfo=UTC))

        assert house.client_id not in await due(works, datetime(2027, 3, 28, 2, 59, tzinfo=UTC))
        assert house.client_id in await due(works, datetime(2027, 3, 28, 3, 0, tzinfo=UTC))

    async def test_come_early_in_a_practice_whose_clock_runs_ahead(self, works: Works) -> None:
        house = await a_house(works)
        await plan(works, house, NOON)
        async with works.open(house.practice_id, at=NOON) as work:
            (await work.session.get_one(Practice, house.practice_id)).clock_offset = timedelta(days=3)

        assert house.client_id in await due(works, NOON)
        await plan(works, house, NOON)
        async with works.open(house.practice_id, at=NOON) as work:
            planned = await work.session.scalar(select(DayPlan).where(DayPlan.practice_id == house.practice_id))
        assert planned is not None
        assert (planned.day.isoformat(), planned.next_at) == ("2026-11-05", datetime(2026, 11, 6, 4, tzinfo=UTC))
        assert house.client_id not in await due(works, NOON)

    async def test_of_a_zone_this_database_does_not_know_stop_nobody_else(self, works: Works) -> None:
        odd, other = await a_house(works), await a_house(works)
        async with works.open(odd.practice_id, at=NOON) as work:
            (await work.session.get_one(Client, (odd.practice_id, odd.client_id))).time_zone = "Mars/Olympus_Mons"

        assert {odd.client_id, other.client_id} <= await due(works, NOON)


class TestPlanningAnew:
    async def test_offers_nothing_twice_and_keeps_the_ids_of_what_stands(self, works: Works) -> None:
        house = await a_house(works)
        await plan(works, house, MORNING)
        before = {task.task_key: task.id for task in await tasks(works, house)}
        await plan(works, house, NOON)

        assert {task.task_key: task.id for task in await tasks(works, house)} == before

    async def test_by_several_at_once_makes_one_plan(self, works: Works) -> None:
        house = await a_house(works)
        await gather(*(plan(works, house, MORNING) for _ in range(5)))

        keys = [task.task_key for task in await tasks(works, house)]
        assert len(set(keys)) == len(keys) > 0

    async def test_makes_room_for_news_and_keeps_what_was_touched(self, works: Works) -> None:
        house = await a_house(works)
        await daily_minutes(works, house, 30)
        await plan(works, house, MORNING)
        accepted, skipped, *_ = await tasks(works, house)
        await settle(works, house, accepted.id, "accepted", MORNING)
        await settle(works, house, skipped.id, "skipped", MORNING)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            for number in range(4):
                await a_conversation(work, account, f"friend{number}", waiting_since=NOON - timedelta(hours=number + 1))
        await plan(works, house, NOON)

        after = await tasks(works, house)
        assert {accepted.id: "accepted", skipped.id: "skipped"}.items() <= {
            task.id: task.state for task in after
        }.items()
        assert [task.params["handle"] for task in after if task.kind == "reply"] == [f"friend{n}" for n in (3, 2, 1, 0)]
        assert sum(task.minutes for task in after if task.state in {"offered", "accepted"}) <= 30

    async def test_counts_the_minutes_that_were_spent_today(self, works: Works) -> None:
        house = await a_house(works)
        await daily_minutes(works, house, 5)
        await plan(works, house, MORNING)
        for task in await tasks(works, house):
            await settle(works, house, task.id, "done", MORNING + timedelta(hours=1))

        assert await plan(works, house, NOON) == 0
        assert await plan(works, house, NOON + timedelta(days=1)) > 0

    async def test_counts_what_is_carried_over_against_the_minutes(self, works: Works) -> None:
        house = await a_house(works)
        await plan(works, house, MORNING)
        open_minutes = sum(task.minutes for task in await tasks(works, house))
        await plan(works, house, MORNING + timedelta(days=1))

        new = [task for task in await tasks(works, house) if task.day.isoformat() == "2026-11-03"]
        assert sum(task.minutes for task in new) <= 20 - open_minutes

    async def test_lets_untouched_offers_lapse_after_three_days(self, works: Works) -> None:
        house = await a_house(works)
        await plan(works, house, MORNING)
        await plan(works, house, MORNING + timedelta(days=3))
        assert await tasks(works, house, state="lapsed") == []
        await plan(works, house, MORNING + timedelta(days=4))
        lapsed = await tasks(works, house, state="lapsed")

        assert {task.day.isoformat() for task in lapsed} == {"2026-11-02"}
        assert len({task.task_key for task in await tasks(works, house)}) == len(await tasks(works, house))

    async def test_closes_replies_that_the_client_gave_on_the_network(self, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=MORNING) as work:
            account = await an_account(work, house.client_id)
            conversation = await a_conversation(work, account, "lena_runs", waiting_since=MORNING - timedelta(days=1))
        await plan(works, house, MORNING)
        async with works.open(house.practice_id, at=NOON) as work:
            answered = await work.session.merge(conversation)
            answered.awaiting_since, answered.last_ours_at = None, NOON - timedelta(hours=1)
        await plan(works, house, NOON)

        [reply] = await tasks(works, house, kind="reply")
        assert (reply.state, reply.decided_by, reply.decided_at) == ("done", "checkup", NOON - timedelta(hours=1))


class TestWhomADayIsAbout:
    async def test_leaves_out_who_looks_like_a_program(self, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            await a_snapshot(work, account)
            promoter = await a_follower(work, account, "follow4follow", klass=FollowerClass.AUTOMATED)
            await a_conversation(
                work, account, "follow4follow", waiting_since=NOON - timedelta(days=3), profile_id=promoter
            )
            await a_follower(work, account, "lena_runs")
        await plan(works, house, NOON)

        about = {task.params["handle"] for task in await tasks(works, house) if "handle" in task.params}
        assert about == {"lena_runs"}

    async def test_is_the_circle_before_those_who_talk_the_most(self, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            await a_conversation(work, account, "talks_a_lot", turns_ours=9)
            chosen = await a_conversation(work, account, "chosen")
            work.session.add(
                CirclePlace(
                    practice_id=house.practice_id,
                    client_id=house.client_id,
                    account_id=account.id,
                    profile_id=chosen.profile_id,
                    chosen_at=NOON,
                )
            )
        await plan(works, house, NOON)

        assert [task.params["handle"] for task in await tasks(works, house, kind="comment")] == ["chosen"]
