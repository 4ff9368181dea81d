from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, select, update

from service.audience.cards import SortingCard
from service.audience.classes import FollowerClass
from service.audience.models import Standing
from service.engagement.daily import plan_today
from service.kit.settings import Settings
from service.kit.work import Works
from tests.audiences import a_conversation, a_follower, a_snapshot, an_account
from tests.callers import NOON, House, a_house, web


async def an_audience(works: Works, house: House, *, people: int) -> UUID:
    async with works.open(house.practice_id, at=NOON) as work:
        account = await an_account(work, house.client_id)
        await a_snapshot(work, account)
        for number in range(people):
            klass = FollowerClass.GENUINE if number % 2 else FollowerClass.DORMANT
            await a_follower(work, account, f"person{number}", klass=klass, arrival=number)
    return account.id


class TestSortingByTheClient:
    async def test_deals_nobody_twice_and_stops_when_all_are_dealt(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        path = f"/v1/accounts/{await an_audience(works, house, people=12)}/sorting/cards"
        async with web(settings) as network:
            hands = [
                [
                    card["profile_id"]
                    for card in (await network.post(path, json={"cards": 5}, headers=house.client.headers)).json()
                ]
                for _ in range(4)
            ]
        assert [len(hand) for hand in hands] == [5, 5, 2, 0]
        assert len({card for hand in hands for card in hand}) == 12

    async def test_deals_everybody_about_equally_often(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            accounts = [await an_account(work, house.client_id, handle=f"maya{number}") for number in range(40)]
            for account in accounts:
                for number in range(4):
                    await a_follower(work, account, f"person{number}", arrival=number)
        drawn = [0, 0, 0, 0]
        async with web(settings) as network:
            for account in accounts:
                cards = await network.post(
                    f"/v1/accounts/{account.id}/sorting/cards", json={"cards": 2}, headers=house.client.headers
                )
                for card in cards.json():
                    drawn[int(card["handle"].removeprefix("person"))] += 1
        # 20 of 40 are expected each; five standard deviations of a binomial are 15.8.
        assert all(4 < times < 36 for times in drawn)

    async def test_lets_the_last_answer_hold_and_be_taken_back(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account_id = await an_audience(works, house, people=2)
        async with web(settings) as network:
            cards = (
                await network.post(
                    f"/v1/accounts/{account_id}/sorting/cards", json={"cards": 2}, headers=house.client.headers
                )
            ).json()
            first, second = (f"/v1/accounts/{account_id}/sorting/cards/{card['profile_id']}" for card in cards)
            for path, answer in ((first, "fits"), (first, "peer"), (second, "friend"), (second, None)):
                done = await network.put(path, json={"answer": answer}, headers=house.client.headers)
                assert done.status_code == 204
            shown = (await network.get(f"/v1/accounts/{account_id}/sorting", headers=house.coach.headers)).json()
        assert shown["result"]["answered"] == 1
        assert shown["result"]["counts"]["peer"] == 1
        assert shown["result"]["confirmed"]["estimate"] == 0
        assert shown["open_cards"] == []

    async def test_goes_one_tap_back_and_then_another(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        base = f"/v1/accounts/{await an_audience(works, house, people=2)}/sorting"
        async with web(settings) as network:
            cards = (await network.post(f"{base}/cards", json={"cards": 2}, headers=house.client.headers)).json()
            for card, answer in zip(cards, ("fits", "friend"), strict=True):
                await network.put(
                    f"{base}/cards/{card['profile_id']}", json={"answer": answer}, headers=house.client.headers
                )
            once = {**house.client.headers, "Idempotency-Key": "thumb-1"}
            backs = [
                await network.post(f"{base}/undo", headers=headers) for headers in (once, once, house.client.headers)
            ]
            empty = await network.post(f"{base}/undo", headers=house.client.headers)
            shown = (await network.get(base, headers=house.client.headers)).json()
        assert [back.json()["profile_id"] for back in backs] == [cards[each]["profile_id"] for each in (1, 1, 0)]
        assert {back.json()["answer"] for back in backs} == {None}
        assert (empty.status_code, empty.json()["type"].rpartition("/")[2]) == (409, "nothing-to-take-back")
        assert (shown["result"]["answered"], len(shown["open_cards"])) == (0, 2)

    async def test_deals_from_what_is_known_and_asks_nobody_who_left(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            await a_snapshot(work, account)
            known = {
                await a_follower(work, account, "bot", klass=FollowerClass.AUTOMATED): "flagged",
                await a_follower(work, account, "pal", fit=80): "in_touch",
                await a_follower(work, account, "fan", fit=80): "fitting",
                await a_follower(work, account, "shy", klass=FollowerClass.DORMANT, fit=10): "quiet",
                await a_follower(work, account, "any"): "other",
            }
            await a_conversation(work, account, "pal", profile_id=list(known)[1])
        base = f"/v1/accounts/{account.id}/sorting"
        async with web(settings) as network:
            await network.post(f"{base}/cards", json={"cards": 50}, headers=house.client.headers)
            async with works.open(house.practice_id, at=NOON) as work:
                cards = await work.session.execute(select(SortingCard.profile_id, SortingCard.stratum))
                assert {card.profile_id: card.stratum for card in cards} == known
                late = await a_follower(work, account, "late")
                await work.session.execute(update(Standing).where(Standing.profile_id == late).values(first_seen=2))
                await work.session.execute(delete(Standing).where(Standing.profile_id == list(known)[4]))
            dealt = (await network.post(f"{base}/cards", json={"cards": 5}, headers=house.client.headers)).json()
            shown = (await network.get(base, headers=house.client.headers)).json()
            async with works.open(house.practice_id, at=NOON) as work:
                newcomer = await work.session.scalar(select(SortingCard.stratum).where(SortingCard.profile_id == late))
        assert ([card["handle"] for card in dealt], newcomer) == (["late"], "newcomer")
        assert {card["handle"] for card in shown["open_cards"]} == {"bot", "pal", "fan", "shy", "late"}
        assert shown["result"]["followers"] == 5

    async def test_knows_no_card_that_was_not_dealt(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account_id = await an_audience(works, house, people=1)
        async with works.open(house.practice_id, at=NOON) as work:
            follower = await work.session.scalar(select(func.max(Standing.profile_id)))
        async with web(settings) as network:
            for number in (follower, 0, 2**70):
                refused = await network.put(
                    f"/v1/accounts/{account_id}/sorting/cards/{number}",
                    json={"answer": "fits"},
                    headers=house.client.headers,
                )
                assert refused.status_code == 404

    async def test_is_dealt_a_few_more_every_week_and_never_those_who_were_sorted(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        account_id = await an_audience(works, house, people=60)
        base = f"/v1/accounts/{account_id}/sorting/cards"

        async def open_after(days: int) -> set[str]:
            async with works.open(house.practice_id, at=NOON + timedelta(days=days)) as work:
                await plan_today(work, house.client_id)
            async with web(settings) as network:
                shown = await network.get(f"/v1/accounts/{account_id}/sorting", headers=house.client.headers)
            return {card["profile_id"] for card in shown.json()["open_cards"]}

        assert await open_after(0) == set()
        async with web(settings) as network:
            cards = (await network.post(base, json={"cards": 4}, headers=house.client.headers)).json()
            for card in cards:
                await network.put(f"{base}/{card['profile_id']}", json={"answer": "fits"}, headers=house.client.headers)
        dealt = {card["profile_id"] for card in cards}
        assert await open_after(6) == set()
        first = await open_after(7)
        assert (len(first), first & dealt) == (5, set())
        assert await open_after(14) == first


class TestAClientsOwnOrder:
    async def test_follows_their_answers_and_nobody_elses(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        ours, others = [await an_audience(works, house, people=24) for _ in range(2)]
        client = house.client.headers
        async with web(settings) as network:
            for account, liked in ((ours, "dormant"), (others, "genuine")):
                before = (await network.get(f"/v1/accounts/{account}/followers", headers=client)).json()["items"]
                assert {each["likely"] for each in before} == {None}
                klass = {each["profile_id"]: each["klass"] for each in before}
                base = f"/v1/accounts/{account}/sorting/cards"
                for card in (await network.post(base, json={"cards": 12}, headers=client)).json():
                    answer = "fits" if klass[card["profile_id"]] == liked else "not_for_me"
                    await network.put(f"{base}/{card['profile_id']}", json={"answer": answer}, headers=client)
                listed: list[dict[str, Any]] = []
                query: dict[str, str | int] = {"order": "likely", "limit": 7}
                while len(listed) < 24:
                    page = await network.get(f"/v1/accounts/{account}/followers", params=query, headers=client)
                    listed += page.json()["items"]
                    query["cursor"] = page.json()["next_cursor"] or ""
                assert len({each["profile_id"] for each in listed}) == 24
                assert [each["likely"] for each in listed] == sorted((each["likely"] for each in listed), reverse=True)
                unsorted = [each["klass"] for each in listed if each["answer"] is None]
                assert unsorted == sorted(unsorted, key=lambda klass: klass != liked)
            seen = await network.get(
                f"/v1/accounts/{ours}/followers", params={"order": "likely"}, headers=house.coach.headers
            )
            assert {each["answer"] for each in seen.json()["items"]} == {None}
