import asyncio

import pytest

from service.kit.settings import Settings
from service.kit.work import Works
from service.roster.consent import ConsentKind, ConsentMissing, look
from service.roster.reach import client_in_reach
from tests.at_once import sharing_the_loop
from tests.callers import NOON, Caller, House, a_house, web


async def looks_at(works: Works, house: House, caller: Caller, kind: ConsentKind) -> None:
    async with works.open(house.practice_id, at=NOON) as work:
        client = await client_in_reach(work, caller.identity, house.client_id)
        await look(work, caller.identity, client, kind)


class TestConsents:
    async def test_stand_for_nothing_until_the_client_agrees(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            listed = await network.get(f"/v1/clients/{house.client_id}/consents", headers=house.coach.headers)

        assert listed.json()["items"] == [{"kind": kind, "granted_at": None} for kind in ("names", "notes", "exports")]

    async def test_open_one_kind_and_close_it_again(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        path = f"/v1/clients/{house.client_id}/consents/names"
        async with web(settings) as network:
            for _ in range(2):
                granted = await network.put(path, json={"granted": True}, headers=house.client.headers)
            await looks_at(works, house, house.coach, ConsentKind.NAMES)
            with pytest.raises(ConsentMissing, match="notes"):
                await looks_at(works, house, house.coach, ConsentKind.NOTES)
            withdrawn = await network.put(path, json={"granted": False}, headers=house.client.headers)

        assert granted.json() == {"kind": "names", "granted_at": "2026-11-02T12:00:00Z"}
        assert withdrawn.json() == {"kind": "names", "granted_at": None}
        with pytest.raises(ConsentMissing):
            await looks_at(works, house, house.owner, ConsentKind.NAMES)

    async def test_are_given_once_though_said_several_times_at_once(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        path = f"/v1/clients/{house.client_id}/consents/names"
        async with sharing_the_loop(settings) as network:
            said = [network.put(path, json={"granted": True}, headers=house.client.headers) for _ in range(8)]
            answers = await asyncio.gather(*said)

        assert [answer.status_code for answer in answers] == [200] * 8
        assert {answer.json()["granted_at"] for answer in answers} == {"2026-11-02T12:00:00Z"}

    async def test_are_the_clients_alone_to_give(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            answers = [
                await network.put(
                    f"/v1/clients/{house.client_id}/consents/names", json={"granted": True}, headers=caller.headers
                )
                for caller in (house.owner, house.coach, house.assistant)
            ]

        assert [answer.status_code for answer in answers] == [403, 403, 403]

    async def test_refuse_an_unknown_kind(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            answer = await network.put(
                f"/v1/clients/{house.client_id}/consents/income", json={"granted": True}, headers=house.client.headers
            )

        assert answer.status_code == 400


class TestLooks:
    async def test_are_noted_for_the_practice_and_not_for_the_client(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            await network.put(
                f"/v1/clients/{house.client_id}/consents/notes", json={"granted": True}, headers=house.client.headers
            )
        for caller in (house.coach, house.client):
            await looks_at(works, house, caller, ConsentKind.NOTES)
        async with works.open(house.practice_id, at=NOON) as work:
            connection = await work.session.connection()
            noted = (await connection.exec_driver_sql("SELECT actor, kind, at FROM look")).all()

        assert [tuple(row) for row in noted] == [(f"member:{house.coach.member_id}", "notes", NOON)]
