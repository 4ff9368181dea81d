from datetime import timedelta

from sqlalchemy import select

from service.audience.cards import SortingCard
from service.audience.classes import FollowerClass
from service.audience.hands import answer, take_back
from service.audience.sorting import Answer
from service.engagement.circle import choose
from service.kit.settings import Settings
from service.kit.work import Works
from tests.audiences import a_follower, a_snapshot, an_account, names_agreed
from tests.callers import NOON, a_house, web


class TestContradictions:
    async def test_are_said_and_the_newest_answer_counts(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            await a_snapshot(work, account)
            pal, bot, torn, slip = [
                await a_follower(work, account, handle, klass=klass)
                for handle, klass in (
                    ("pal", FollowerClass.GENUINE),
                    ("bot", FollowerClass.SUSPECT),
                    ("torn", FollowerClass.GENUINE),
                    ("slip", FollowerClass.GENUINE),
                )
            ]
            await choose(work, house.client.identity, account, pal)
        base = f"/v1/accounts/{account.id}/sorting"
        async with web(settings) as network:
            await network.post(f"{base}/cards", json={"cards": 10}, headers=house.client.headers)
            for days, person, given in (
                (0, pal, Answer.NOT_FOR_ME),
                (0, bot, Answer.FRIEND),
                (0, torn, Answer.FITS),
                (0, slip, Answer.FITS),
                (0, slip, Answer.PEER),
                (9, torn, Answer.NOT_FOR_ME),
            ):
                async with works.open(house.practice_id, at=NOON + timedelta(days=days)) as work:
                    assert await answer(work, account.id, person, given)
            told = (await network.get(f"{base}/contradictions", headers=house.client.headers)).json()
            assert [(each["handle"], [reason["code"] for reason in each["reasons"]]) for each in told] == [
                ("torn", ["contradiction.changed"]),
                ("bot", ["contradiction.profile"]),
                ("pal", ["contradiction.circle"]),
            ]
            assert told[0]["reasons"][0]["text"] == (
                "Sorted as fits on 02 November 2026, and as not for me on 11 November 2026; the newer answer counts."
            )
            masked = (await network.get(f"{base}/contradictions", headers=house.coach.headers)).json()
            assert {(each["profile_id"], each["handle"], each["name"]) for each in masked} == {(None, None, None)}
            async with works.open(house.practice_id, at=NOON) as work:
                await names_agreed(work, house.client_id)
            named = (await network.get(f"{base}/contradictions", headers=house.coach.headers)).json()
            assert named == told
            async with works.open(house.practice_id, at=NOON + timedelta(days=10)) as work:
                await take_back(work, account.id)
            again = (await network.get(f"{base}/contradictions", headers=house.client.headers)).json()
            assert {each["handle"] for each in again} == {"bot", "pal"}
        async with works.open(house.practice_id, at=NOON) as work:
            card = await work.session.scalar(select(SortingCard).where(SortingCard.profile_id == torn))
        assert card is not None
        assert (card.answer, [each["answer"] for each in card.earlier]) == ("fits", ["not_for_me"])
