"""Workers killed in the middle of a checkup, over real HTTP, with nothing lost and nothing doubled."""

import asyncio
import random
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import asyncpg
import pytest

from service.audience import roll
from service.kit.database import open_database
from service.kit.queue import Bell, open_redis
from service.kit.settings import Settings
from service.kit.vault import Vault
from service.kit.work import Works
from service.platforms.contract import ListName
from service.sandbox.ledger import PRICES
from tests.conftest import Servers
from tests.connecting import on_x, scene
from tests.killing import Sight, Stage, killed
from tests.sandboxes import Ledger, sandbox_x_process

FOLLOWERS, SECOND_FOLLOWERS = 20_000, 6_000
PAGE = 1_000
KILLS, EMPTIED, SEED = 20, 5, 2026
KILLED_WHILE_JUDGING = 3
LONGEST_OFFSET_S = 0.15
"""About two pages, so that kills fall before, in and after the call and the commit of a page."""
SHORT_LEASE_S = 2
RESUMES_WITHIN_S = 30.0
READ_ALONE: tuple[ListName, ...] = ("followers", "following")
"""Lists of which each page is one answer of the endpoint of their name."""
READ: tuple[str, ...] = (
    "followers", "following", "tweets", "mentions", "quote_tweets", "retweeted_by", "liking_users",
)  # fmt: skip
"""Everything that pages are read from; the newest posts are named once more for quotes, and for reactions."""


@dataclass(frozen=True)
class Kill:
    """When a worker is killed, and whether the bell is emptied just before."""

    point: int | None
    """Pages of followers kept; after all reading when not given."""
    offset_s: float
    empties_the_bell: bool

    def is_near(self, sight: Sight) -> bool:
        """Whether the checkup has come this far."""
        if self.point is None:
            return sight.state == "judging"
        return sight.progress.of("followers").pages >= self.point


@pytest.fixture(scope="module")
def sandbox_url() -> Iterator[str]:
    options = ("--followers", str(FOLLOWERS), "--second-followers", str(SECOND_FOLLOWERS))
    with sandbox_x_process(options=options) as url:
        yield url


@pytest.fixture
async def stage(servers: Servers, own_database: str, sandbox_url: str, tmp_path: Path) -> AsyncIterator[Stage]:
    settings = Settings(database_url=own_database, redis_url=servers.redis_url)
    rows = await asyncpg.connect(own_database)
    async with open_redis(servers.redis_url) as redis, open_database(own_database) as database:
        works = Works(database=database, vault=Vault(settings.master_key_bytes), bell=Bell(redis))
        async with scene(settings, works, sandbox_url) as opened:
            yield Stage(opened, on_x(settings, sandbox_url), rows, tmp_path)
    await rows.close()


class TestACheckupWhoseWorkersAreKilled:
    async def test_loses_nobody_and_doubles_nothing_in_twenty_kills_and_five_emptied_bells(
        self, stage: Stage, servers: Servers
    ) -> None:
        person = stage.scene.people[0]
        account, checkup_id = await stage.ask(person=person)
        truth, books = await stage.scene.sandbox.truth(person), await stage.scene.sandbox.ledger()
        async with open_redis(servers.redis_url) as redis:
            with stage.nursery(lease_s=SHORT_LEASE_S) as nursery:
                fence = 0
                for kill in a_plan(random.Random(SEED)):
                    worker = nursery.worker()
                    sight = await stage.until(checkup_id, kill.is_near, after=fence)
                    fence = sight.fence
                    if kill.empties_the_bell:
                        await redis.flushdb()
                    await asyncio.sleep(kill.offset_s)
                    await killed(worker)
                assert (await stage.look(checkup_id)).job == "running"
                nursery.worker()
                done = await stage.until(checkup_id, lambda sight: sight.job == "done", after=fence)
        later, paid = await stage.scene.sandbox.truth(person), await stage.scene.sandbox.ledger()

        standing = await stage.column("SELECT profile_id::text FROM standing WHERE account_id = $1", account.id)
        # People of the sandbox come and go by the minute; whoever stayed throughout must be there.
        assert len(standing) == len(set(standing))
        assert truth.followers.keys() & later.followers.keys() <= set(standing)
        assert set(standing) <= truth.followers.keys() | later.followers.keys()
        assert len(await stage.column("SELECT profile_id FROM profile")) == len(standing)

        [looked] = await stage.rows_of("SELECT * FROM snapshot WHERE side = 'followers'")
        assert (looked["number"], looked["complete"], looked["read"]) == (1, True, len(standing))
        assert [str(each) for each in roll.unpacked(looked["ids"])] == sorted(standing, key=int)
        assert await stage.column("SELECT side FROM snapshot") == ["followers", "following"]
        for table, rows in {"audience_report": 1, "follower_event": 0, "kept_page": 0}.items():
            assert await stage.column(f"SELECT count(*) FROM {table}") == [rows], table
        findings = await stage.column("SELECT recognition_key FROM finding")
        assert len(findings) == len(set(findings)) == len(await stage.column("SELECT id FROM alert"))

        [checkup] = await stage.rows_of("SELECT * FROM checkup")
        assert checkup["people_read"] == len(standing)
        for name in READ_ALONE:
            pages = done.progress.of(name).pages
            assert pages <= paid.statuses[f"{name} 200"] <= pages + KILLS
        calls = sum(paid.statuses.get(f"{endpoint} 200", 0) for endpoint in READ)
        assert done.pages < calls <= done.pages + KILLS
        billed = paid.cost_micro_dollars - books.cost_micro_dollars
        assert billed <= checkup["spent_micros"] <= cost(paid) - cost(books)


class TestAKilledWorker:
    async def test_is_succeeded_within_thirty_seconds_and_from_the_last_page(self, stage: Stage) -> None:
        _, checkup_id = await stage.ask(person=stage.scene.people[1])
        with stage.worker() as worker:
            await stage.until(checkup_id, lambda sight: sight.progress.of("followers").pages >= 2)
            worker.process.kill()
            worker.process.wait()
            killed_at, left = monotonic(), await stage.look(checkup_id)
        with stage.worker():
            resumed = await stage.until(checkup_id, lambda sight: sight.pages > left.pages)
        assert monotonic() - killed_at <= RESUMES_WITHIN_S
        assert (resumed.fence, resumed.pages) == (left.fence + 1, left.pages + 1)


def a_plan(dice: random.Random) -> Iterator[Kill]:
    """Kills spread over the reading of followers, and a few after it."""
    points: list[int | None] = [*sorted(dice.sample(range(FOLLOWERS // PAGE), KILLS - KILLED_WHILE_JUDGING))]
    emptied = set(dice.sample(range(KILLS), EMPTIED))
    for number, point in enumerate([*points, *[None] * KILLED_WHILE_JUDGING]):
        yield Kill(point, dice.uniform(0, LONGEST_OFFSET_S), empties_the_bell=number in emptied)


def cost(books: Ledger) -> int:
    """What everything that was returned would cost if nothing were charged once a day only."""
    return sum(price * books.returned.get(resource, 0) for resource, price in PRICES.items())
