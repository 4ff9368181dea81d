from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from service.audience.classes import FollowerClass
from service.audience.shapes import QUALITY_EXAMPLE
from service.kit.settings import Settings
from service.kit.work import Works
from service.roster.models import Look
from tests.audiences import a_follower, a_report, an_account, names_agreed
from tests.callers import NOON, House, a_house, web

DRAWN: dict[str, Any] = {
    "newcomers": {
        "total": 2,
        "shown": [
            {
                "who": "@mara",
                "handle": "mara",
                "id": None,
                "at": None,
                "reasons": [{"code": "newcomer", "text": "New."}],
            },
            {"who": "X id 7", "handle": None, "id": "7", "at": None, "reasons": []},
        ],
    },
    "change": {"left": {"shown": [{"who": "mara b", "handle": None, "id": None, "at": None, "reasons": []}]}},
    "own_automation": {"apps": [{"name": "Scheduler", "active": True}]},
}
"""Lists of people as the pictures of exports hold them."""


async def looks(works: Works, house: House) -> int:
    """How many looks of members at names were noted."""
    async with works.open(house.practice_id, at=NOON) as work:
        query = select(func.count()).select_from(Look).where(Look.practice_id == house.practice_id)
        return int(await work.session.scalar(query) or 0)


async def an_audience(works: Works, house: House, *, people: int) -> UUID:
    async with works.open(house.practice_id, at=NOON) as work:
        account = await an_account(work, house.client_id)
        for number in range(people):
            klass = FollowerClass.GENUINE if number % 2 else FollowerClass.DORMANT
            await a_follower(work, account, f"person{number}", klass=klass, arrival=number)
        await a_report(work, account, QUALITY_EXAMPLE, taken_at=NOON)
    return account.id


class TestQuality:
    async def test_says_what_it_rests_on_in_a_sentence(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account_id = await an_audience(works, house, people=1)
        async with web(settings) as network:
            shown = await network.get(f"/v1/accounts/{account_id}/quality", headers=house.coach.headers)
        assert shown.json()["quality"] == QUALITY_EXAMPLE
        assert shown.json()["coverage_text"].startswith("Read 413 of 413 people (100%)")

    async def test_is_no_zero_before_the_first_checkup(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
        async with web(settings) as network:
            shown = await network.get(f"/v1/accounts/{account.id}/quality", headers=house.coach.headers)
        assert shown.status_code == 409
        assert "Start a checkup" in shown.json()["remedy"]


class TestAnExportsPicture:
    async def test_names_nobody_to_members_until_the_client_agrees_and_notes_who_looked(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            report = await a_report(work, account, QUALITY_EXAMPLE, taken_at=NOON)
            report.picture = DRAWN
        path = f"/v1/accounts/{account.id}/quality"
        async with web(settings) as network:
            masked = [
                (await network.get(path, headers=member.headers)).json()["picture"]
                for member in (house.owner, house.coach, house.assistant)
            ]
            own = (await network.get(path, headers=house.client.headers)).json()["picture"]
            assert await looks(works, house) == 0
            async with works.open(house.practice_id, at=NOON) as work:
                await names_agreed(work, house.client_id)
            named = (await network.get(path, headers=house.coach.headers)).json()["picture"]
        assert own == named == DRAWN
        assert await looks(works, house) == 1
        for picture in masked:
            assert "mara" not in str(picture)
            assert picture["newcomers"]["total"] == len(picture["newcomers"]["shown"]) == 2
            assert picture["newcomers"]["shown"][0]["reasons"] == DRAWN["newcomers"]["shown"][0]["reasons"]
            assert picture["own_automation"] == DRAWN["own_automation"]


class TestFollowers:
    async def test_are_nameless_to_a_coach_until_the_client_agrees(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account_id = await an_audience(works, house, people=3)
        path = f"/v1/accounts/{account_id}/followers"
        async with web(settings) as network:
            masked = (await network.get(path, headers=house.coach.headers)).json()["items"]
            own = (await network.get(path, headers=house.client.headers)).json()["items"]
            async with works.open(house.practice_id, at=NOON) as work:
                await names_agreed(work, house.client_id)
            named = (await network.get(path, headers=house.coach.headers)).json()["items"]
        assert {each[name] for each in masked for name in ("profile_id", "handle", "name")} == {None}
        assert "person" not in str(masked)
        assert [each["profile_id"] for each in own] == [each["profile_id"] for each in named]
        assert [{**each, "profile_id": None, "handle": None, "name": None} for each in named] == masked
        assert (
            {each["handle"] for each in own} == {each["handle"] for each in named} == {"person0", "person1", "person2"}
        )

    async def test_are_looked_at_with_a_note_of_who_looked(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account_id = await an_audience(works, house, people=1)
        async with works.open(house.practice_id, at=NOON) as work:
            await names_agreed(work, house.client_id)
        async with web(settings) as network:
            for caller in (house.coach, house.client):
                await network.get(f"/v1/accounts/{account_id}/followers", headers=caller.headers)
        async with works.open(house.practice_id, at=NOON) as work:
            looks = (await work.session.scalars(select(Look.actor))).all()
        assert looks == [f"member:{house.coach.member_id}"]

    async def test_come_page_by_page_to_those_who_may_not_see_who_they_are(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        path = f"/v1/accounts/{await an_audience(works, house, people=5)}/followers"
        async with web(settings) as network:
            whole = (await network.get(path, headers=house.coach.headers)).json()
            seen: list[dict[str, Any]] = []
            cursor: str | None = ""
            while cursor is not None:
                query: dict[str, str | int] = {"limit": 2} | ({"cursor": cursor} if cursor else {})
                page = (await network.get(path, params=query, headers=house.coach.headers)).json()
                seen, cursor = seen + page["items"], page["next_cursor"]
        assert seen == whole["items"]
        assert len(seen) == 5

    async def test_come_page_by_page_each_once_and_by_class(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        account_id = await an_audience(works, house, people=7)
        seen: list[str] = []
        query: dict[str, str | int] = {"limit": 2}
        async with web(settings) as network:
            while True:
                page = await network.get(
                    f"/v1/accounts/{account_id}/followers", params=query, headers=house.client.headers
                )
                seen += [each["profile_id"] for each in page.json()["items"]]
                if page.json()["next_cursor"] is None:
                    break
                query["cursor"] = page.json()["next_cursor"]
            dormant = await network.get(
                f"/v1/accounts/{account_id}/followers", params={"klass": "dormant"}, headers=house.client.headers
            )
        assert len(seen) == len(set(seen)) == 7
        assert {each["klass"] for each in dormant.json()["items"]} == {"dormant"}
        assert len(dormant.json()["items"]) == 4
