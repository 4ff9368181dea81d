"""Having X tell of just those accounts that are read and can be paid for, over real HTTP to its sandbox."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from service.accounts.life import LISTEN
from service.accounts.models import SocialAccount
from service.automation.listening import listening_jobs
from service.automation.models import Listening
from service.kit.outbound import GuardedSession
from service.kit.queue import Ringers
from service.kit.secrets import Secret
from service.kit.settings import Settings, XPolicy
from service.kit.work import Works
from service.platforms.x_activity import XActivity
from tests.callers import House, a_house
from tests.connecting import Scene, scene
from tests.loopback import listening
from tests.sandboxes import sandbox_x_process
from tests.x_telling import ProvenAddress, a_notice

BEARER = Secret("sandbox-bearer-token")


@pytest.fixture(scope="module")
def sandbox_url() -> Iterator[str]:
    with sandbox_x_process(options=("--followers", "60", "--second-followers", "20")) as url:
        yield url


@dataclass
class Ears:
    """A stage with a job that listens, and an address at which X tells."""

    stage: Scene
    activity: XActivity

    async def listen(
        self, *, activity: XActivity | None = None, policy: XPolicy = XPolicy.NEUTRAL, off: bool = False
    ) -> None:
        """Do the listening jobs of the practice that were asked for, as a worker does."""
        known = None if off else activity or self.activity
        kinds = {kind.name: kind for kind in listening_jobs(self.stage.networks, known, policy)}
        ringers = Ringers(self.stage.works, kinds, self.stage.works.bell, self.stage.clock)
        waiting = [job for job in await self.stage.jobs() if job.kind == LISTEN and job.state == "queued"]
        assert waiting
        for job in waiting:
            await ringers.answer(self.stage.house.practice_id, job.id)
        assert await self.is_all_done()

    async def listen_at_once(self, *houses: House) -> None:
        """Do every listening job of these practices at the same time, as a worker may."""
        kinds = {kind.name: kind for kind in listening_jobs(self.stage.networks, self.activity, XPolicy.NEUTRAL)}
        ringers = Ringers(self.stage.works, kinds, self.stage.works.bell, self.stage.clock)
        waiting = []
        for house in houses:
            self.go_to(house)
            waiting += [job for job in await self.stage.jobs() if job.kind == LISTEN and job.state == "queued"]
        await asyncio.gather(*(ringers.answer(job.practice_id, job.id) for job in waiting))

    async def fault_is_to_come(self) -> bool:
        """Whether nobody has met the planted failure yet."""
        planted = await self.stage.sandbox.http.get(f"{self.stage.sandbox.url}/sandbox/faults")
        return bool(planted.raise_for_status().json())

    async def is_all_done(self) -> bool:
        return {job.state for job in await self.stage.jobs() if job.kind == LISTEN} == {"done"}

    async def told_of(self) -> set[int]:
        """Of whom X tells."""
        address = await self.activity.registered(at=self.stage.clock())
        found = await self.activity.subscriptions(address, at=self.stage.clock())
        return {each.number or 0 for each in found if each.is_ours}

    async def stretches(self) -> list[Listening]:
        async with self.stage.works.open(self.stage.house.practice_id, at=self.stage.clock()) as work:
            mine = select(Listening).where(Listening.practice_id == work.practice_id)
            return list(await work.session.scalars(mine.order_by(Listening.asked_at)))

    async def ask(self) -> None:
        """Have somebody change the account's budget, which has listening looked at."""
        account = await self.stage.account()
        changed = await self.stage.app.patch(
            f"/v1/accounts/{account.id}",
            json={"monthly_budget_micros": account.monthly_budget_micros},
            headers=self.stage.house.owner.headers,
        )
        assert changed.status_code == 200

    async def disconnect(self) -> None:
        account = await self.stage.account()
        path = f"/v1/accounts/{account.id}/disconnection"
        assert (await self.stage.app.post(path, headers=self.stage.house.owner.headers)).status_code == 200

    def go_to(self, house: House) -> None:
        self.stage.house = house


@pytest.fixture
async def ears(settings: Settings, works: Works, sandbox_url: str) -> AsyncIterator[Ears]:
    address = ProvenAddress(b"sandbox-consumer-secret")
    async with (
        listening(address) as host,
        scene(settings, works, sandbox_url) as stage,
        GuardedSession(allow_loopback=True) as session,
    ):
        heard = Ears(stage, XActivity(session, sandbox_url, BEARER, f"http://{host}/platforms/x/events", most=1500))
        yield heard
        # The next test has an address and practices of its own, and nobody listens any more to what this one asked for.
        known = await heard.activity.registered(at=stage.clock())
        found = await heard.activity.subscriptions(known, at=stage.clock())
        await heard.activity.unsubscribe([each.id for each in found], at=stage.clock())
        async with works.open(stage.house.practice_id, at=stage.clock()) as work:
            await work.session.execute(delete(Listening).where(Listening.practice_id == work.practice_id))


class TestListening:
    async def test_begins_when_an_account_is_connected_and_ends_with_it(self, ears: Ears) -> None:
        account = await ears.stage.connect()
        await ears.listen()
        assert await ears.told_of() == {account.platform_account_id}
        [stretch] = await ears.stretches()
        assert (stretch.account_id, stretch.until) == (account.id, None)
        assert stretch.since == pytest.approx(await ears.stage.sandbox.now(), abs=timedelta(minutes=1))
        await ears.disconnect()
        await ears.listen()
        assert await ears.told_of() == set()
        [stretch] = await ears.stretches()
        assert stretch.until is not None
        assert stretch.ended_because == "not_read"

    async def test_is_shared_by_practices_and_ends_on_x_with_the_last_of_them(self, ears: Ears) -> None:
        first, number = ears.stage.house, (await ears.stage.connect()).platform_account_id
        await ears.listen()
        ears.go_to(await a_house(ears.stage.works, at=ears.stage.clock()))
        await ears.stage.connect()
        await ears.listen()
        [second] = await ears.stretches()
        assert (second.since is not None, second.until) == (True, None)
        await ears.disconnect()
        await ears.listen()
        assert await ears.told_of() == {number}
        ears.go_to(first)
        assert [each.until for each in await ears.stretches()] == [None]
        await ears.disconnect()
        await ears.listen()
        assert await ears.told_of() == set()

    async def test_ends_for_the_month_when_events_have_used_up_their_share(self, ears: Ears) -> None:
        account = await ears.stage.connect()
        await ears.listen()
        async with ears.stage.works.open(ears.stage.house.practice_id, at=ears.stage.clock()) as work:
            row = await work.session.get_one(SocialAccount, (work.practice_id, account.id))
            row.monthly_budget_micros = 40_000
            await a_notice(work, row, 7_001)
        await ears.ask()
        await ears.listen()
        assert await ears.told_of() == set()
        assert [each.ended_because for each in await ears.stretches()] == ["budget_spent"]
        await ears.stage.app.patch(
            f"/v1/accounts/{account.id}",
            json={"monthly_budget_micros": 50_000_000},
            headers=ears.stage.house.owner.headers,
        )
        await ears.listen()
        assert [each.ended_because for each in await ears.stretches()] == ["budget_spent", None]
        assert await ears.told_of() == {account.platform_account_id}

    async def test_begins_once_when_many_jobs_begin_it_at_the_same_time(self, ears: Ears) -> None:
        first, number = ears.stage.house, (await ears.stage.connect()).platform_account_id
        await ears.ask()
        await ears.ask()
        ears.go_to(await a_house(ears.stage.works, at=ears.stage.clock()))
        await ears.stage.connect()
        await ears.ask()
        await ears.listen_at_once(first, ears.stage.house)
        assert await ears.told_of() == {number}
        for house in (first, ears.stage.house):
            ears.go_to(house)
            assert await ears.is_all_done()
            [stretch] = await ears.stretches()
            assert (stretch.since is not None, stretch.until) == (True, None)

    async def test_is_left_alone_by_a_job_that_looked_before_it_began(self, ears: Ears) -> None:
        first, second = ears.stage.people
        await ears.stage.connect(person=first)
        await ears.stage.sandbox.plant("/2/webhooks", "hang", seconds=0.5)
        async with asyncio.TaskGroup() as jobs:
            jobs.create_task(ears.listen_at_once(ears.stage.house))
            while await ears.fault_is_to_come():
                pass
            await ears.stage.connect(person=second)
            await ears.listen_at_once(ears.stage.house)
        assert await ears.is_all_done()
        assert await ears.told_of() == {first, second}
        assert [(each.since is not None, each.until) for each in await ears.stretches()] == [(True, None)] * 2

    async def test_has_a_gap_where_x_had_stopped_telling(self, ears: Ears) -> None:
        await ears.stage.connect()
        await ears.listen()
        [before] = await ears.stretches()
        address = await ears.activity.registered(at=ears.stage.clock())
        found = await ears.activity.subscriptions(address, at=ears.stage.clock())
        await ears.activity.unsubscribe([found[0].id], at=ears.stage.clock())
        ears.stage.clock.move(timedelta(hours=5))
        await ears.ask()
        await ears.listen()
        broken, now = await ears.stretches()
        assert (broken.id, broken.until, broken.ended_because) == (before.id, before.confirmed_at, "interrupted")
        assert now.until is None
        assert now.since is not None
        assert now.since - broken.since >= timedelta(hours=5) if broken.since else False

    @pytest.mark.parametrize("how", ["no bearer", "no room", "archive only", "switched off", "no settings"])
    async def test_does_not_begin_where_it_must_not_or_cannot(self, ears: Ears, how: str) -> None:
        await ears.stage.connect()
        match how:
            case "no bearer":
                await ears.listen(activity=replace(ears.activity, bearer=Secret("made-up")))
            case "no room":
                await ears.listen(activity=replace(ears.activity, most=1))
            case "archive only":
                await ears.listen(policy=XPolicy.ARCHIVE_ONLY)
            case "switched off":
                await ears.listen(activity=replace(ears.activity, most=0))
            case _:
                await ears.listen(off=True)
        assert await ears.stretches() == []
        assert await ears.told_of() == set()
        assert (await ears.stage.account()).state == "connected"

    async def test_waits_when_x_asks_for_a_pause_and_tries_again_when_it_is_down(self, ears: Ears) -> None:
        await ears.stage.connect()
        for kind in ("429", "503"):
            await ears.stage.sandbox.plant("/2/webhooks", kind)
        kinds = {each.name: each for each in listening_jobs(ears.stage.networks, ears.activity, XPolicy.NEUTRAL)}
        ringers = Ringers(ears.stage.works, kinds, ears.stage.works.bell, ears.stage.clock)
        [job] = [each for each in await ears.stage.jobs() if each.kind == LISTEN]
        for _ in range(3):
            await ringers.answer(ears.stage.house.practice_id, job.id)
            ears.stage.clock.move(timedelta(hours=1))
        [stretch] = await ears.stretches()
        assert stretch.since is not None

    async def test_of_an_erased_account_is_ended_by_whichever_job_comes_next(self, ears: Ears) -> None:
        # Nobody else listens to this person; practices of other tests still do to the other.
        account = await ears.stage.connect(person=ears.stage.people[1])
        await ears.listen()
        ears.go_to(await a_house(ears.stage.works, at=ears.stage.clock()))
        await ears.stage.connect()
        async with ears.stage.works.open(account.practice_id, at=ears.stage.clock()) as work:
            await work.session.execute(delete(Listening).where(Listening.practice_id == work.practice_id))
        await ears.listen()
        assert await ears.told_of() == {ears.stage.people[0]}
