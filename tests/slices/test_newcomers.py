"""Each month's newcomers, told from the looks that saw them come, and what became of them."""

from datetime import timedelta
from typing import Any

from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import update

from service.accounts.models import SocialAccount
from service.audience.classes import FollowerClass
from service.audience.models import FollowerEvent, Snapshot
from service.kit.settings import Settings
from service.kit.work import Work, Works
from tests.audiences import a_conversation, a_follower, a_snapshot, an_account
from tests.callers import NOON, House, a_house, web

Network = AsyncTestClient[Litestar]


async def a_look(work: Work, account: SocialAccount, number: int, *, days_ago: int, came: tuple[int, ...]) -> None:
    await a_snapshot(work, account, number=number)
    when = update(Snapshot).where(Snapshot.account_id == account.id, Snapshot.number == number)
    await work.session.execute(when.values(taken_at=NOON - timedelta(days=days_ago)))
    for profile_id in came:
        work.session.add(
            FollowerEvent(
                practice_id=work.practice_id,
                account_id=account.id,
                side=0,
                number=number,
                profile_id=profile_id,
                change=1,
            )
        )


async def listed(network: Network, house: House, account: SocialAccount, **query: Any) -> Any:  # noqa: ANN401 # an answer
    path = f"/v1/accounts/{account.id}/newcomers"
    shown = await network.get(path, params=query, headers=house.coach.headers)
    assert shown.status_code == 200, shown.text
    return shown.json()


class TestNewcomers:
    async def test_are_counted_in_the_month_a_look_saw_them_come_and_once(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            await a_look(work, account, 1, days_ago=90, came=())
            stayed = await a_follower(work, account, "ines_bakes")
            program = await a_follower(work, account, "follow_4_follow", klass=FollowerClass.AUTOMATED)
            await a_conversation(work, account, "ines_bakes", profile_id=stayed)
            await a_look(work, account, 2, days_ago=40, came=(stayed, 1))
            await a_look(work, account, 3, days_ago=35, came=(1,))
            await a_look(work, account, 4, days_ago=0, came=(program,))
        async with web(settings) as network:
            told = await listed(network, house, account)
            first = await listed(network, house, account, limit=1)
            second = await listed(network, house, account, limit=1, cursor=first["next_cursor"])

        november, september = told["items"]
        assert (november["month"], november["came"], november["stayed"], november["genuine"]) == ("2026-11-01", 1, 1, 0)
        assert (september["month"], september["looks"], september["came"]) == ("2026-09-01", 2, 2)
        assert (september["stayed"], september["genuine"], september["spoke"]) == (1, 1, 1)
        assert [*first["items"], *second["items"]] == told["items"]
        assert (told["next_cursor"], second["next_cursor"]) == (None, None)

    async def test_of_an_account_that_was_looked_at_once_are_not_known(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            await a_look(work, account, 1, days_ago=3, came=())
        async with web(settings) as network:
            assert (await listed(network, house, account))["items"] == []
