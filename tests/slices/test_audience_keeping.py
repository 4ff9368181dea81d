from asyncio import create_task, timeout, wait_for
from collections.abc import AsyncIterator, Iterable
from typing import Any

import numpy as np
from sqlalchemy import text

from service.accounts.models import SocialAccount
from service.audience import keeping
from service.audience.classes import FollowerClass
from service.checkups.judging import judge, staged_rows
from service.kit.work import Work, Works
from service.platforms.contract import Platform, Profile, Profiles
from tests.at_once import waits_for_a_lock
from tests.audiences import an_account
from tests.callers import NOON, House, a_house

NOBODY = np.empty(0, np.int64)


def people(*ids: int, name: str = "Ann") -> list[Profiles]:
    return [Profiles.of([Profile(id=number, handle=f"p{number}", name=name) for number in ids])]


async def merge(work: Work, account: SocialAccount, pages: list[Profiles], *, number: int = 1) -> None:
    async def read() -> AsyncIterator[Profiles]:
        for page in pages:
            yield page

    async def rows() -> AsyncIterator[Iterable[tuple[Any, ...]]]:
        async for batch in staged_rows(read(), judged, following=NOBODY):
            yield batch

    judged = await judge(read(), platform=Platform.X, fit_of=None, at=NOON)
    connection = await keeping.connection_of(work.session)
    await keeping.stage(connection, rows())
    await keeping.merge_staged(connection, work.practice_id, account.id, platform="x", number=number)


async def account_of(works: Works, house: House, handle: str) -> SocialAccount:
    async with works.open(house.practice_id, at=NOON) as work:
        return await an_account(work, house.client_id, handle=handle)


async def kept(works: Works, house: House, query: str) -> list[tuple[Any, ...]]:
    async with works.open(house.practice_id, at=NOON) as work:
        return [tuple(row) for row in await work.session.execute(text(query))]


class TestMerging:
    async def test_keeps_who_was_staged_newest_follower_with_the_highest_arrival(self, works: Works) -> None:
        house = await a_house(works)
        account = await account_of(works, house, "maya")
        async with works.open(house.practice_id, at=NOON) as work:
            await merge(work, account, [*people(30, 10), *people(20)])
        assert await kept(works, house, "SELECT profile_id, handle FROM profile ORDER BY 1") == [
            (10, "p10"),
            (20, "p20"),
            (30, "p30"),
        ]
        standings = "SELECT profile_id, first_seen, klass FROM standing ORDER BY arrival DESC"
        assert await kept(works, house, standings) == [(each, 1, FollowerClass.UNKNOWN) for each in (30, 10, 20)]

    async def test_takes_somebody_who_came_twice_as_first_read(self, works: Works) -> None:
        house = await a_house(works)
        account = await account_of(works, house, "maya")
        async with works.open(house.practice_id, at=NOON) as work:
            await merge(work, account, [*people(7, name="Newer"), *people(7, name="Older")])
        assert await kept(works, house, "SELECT name FROM profile") == [("Newer",)]

    async def test_writes_only_rows_whose_values_differ(self, works: Works) -> None:
        house = await a_house(works)
        account = await account_of(works, house, "maya")
        async with works.open(house.practice_id, at=NOON) as work:
            await merge(work, account, people(1, 2))
        before = dict(await kept(works, house, "SELECT profile_id, xmin::text FROM profile"))
        async with works.open(house.practice_id, at=NOON) as work:
            await merge(work, account, [*people(1), *people(2, name="Renamed")], number=2)
        after = dict(await kept(works, house, "SELECT profile_id, xmin::text FROM profile"))
        assert after[1] == before[1]
        assert after[2] != before[2]

    async def test_keeps_how_somebody_arrived_and_puts_newcomers_above(self, works: Works) -> None:
        house = await a_house(works)
        account = await account_of(works, house, "maya")
        async with works.open(house.practice_id, at=NOON) as work:
            await merge(work, account, people(2, 1))
        async with works.open(house.practice_id, at=NOON) as work:
            await merge(work, account, people(3, 2, 1), number=2)
        ranks = "SELECT profile_id, first_seen FROM standing ORDER BY arrival"
        assert await kept(works, house, ranks) == [(1, 1), (2, 1), (3, 2)]

    async def test_lets_two_accounts_that_share_followers_merge_at_the_same_time(self, works: Works) -> None:
        house = await a_house(works)
        one, other = await account_of(works, house, "maya"), await account_of(works, house, "lena")

        async def merge_other() -> None:
            async with works.open(house.practice_id, at=NOON) as work:
                await merge(work, other, people(2, 3))

        async with works.open(house.practice_id, at=NOON) as work:
            await merge(work, one, people(1, 2))
            meanwhile = create_task(merge_other())
            async with timeout(10):
                await waits_for_a_lock(work)
        await wait_for(meanwhile, 10)
        assert await kept(works, house, "SELECT profile_id FROM profile ORDER BY 1") == [(1,), (2,), (3,)]
