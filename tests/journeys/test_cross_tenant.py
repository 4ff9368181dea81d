"""What one practice owns does not exist for another: asked of every operation, every id it takes and every role."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

import pytest
from httpx import Response
from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import select

from service.access.roles import Role, holds
from service.app import create_app
from service.kit.database import Table, open_database
from service.kit.pages import cursor_of
from service.kit.settings import Settings
from service.kit.work import Works
from tests.audiences import names_agreed
from tests.callers import NOON, Caller, House, a_house, a_neighbour, web
from tests.doors import Door, doors_of
from tests.foreign_rows import BODIES, HEADERS, NETWORKS_OWN, OF_A_CLIENT, ROWS, NoRowFor, nothing_like, rows_for

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
Ids = Mapping[str, UUID | int]


@dataclass(frozen=True)
class Probe:
    """Two practices on one server, and a way to ask as somebody of one."""

    network: AsyncTestClient[Litestar]
    works: Works
    own: House
    foreign: House

    async def ids(self, door: Door, house: House) -> Ids:
        """A fresh row of this practice for every id the door takes."""
        async with self.works.open(house.practice_id, at=NOON) as work:
            return await rows_for(door.ids(), door.operation_id, work, house)

    async def ask(self, door: Door, caller: Caller, ids: Ids) -> Response:
        """The contract's own example with these ids, as this caller."""
        return await self._send(door, caller, ids, {})

    async def pages(self, door: Door) -> dict[str, Response]:
        """What a caller of the own practice gets from this list: from its start, and from foreign places of it."""
        role = next(role for role in Role if _allowed(door, role))
        ids = {whose: await self.ids(door, whose) for whose in (self.own, self.foreign) for _ in range(2)}
        cursors: list[dict[str, str]] = [{}]
        if door.takes_cursor():
            theirs = await self._page(door, role, self.foreign, ids[self.foreign], {"limit": "1"})
            given_out = theirs.json().get("next_cursor")
            cursors += [{"cursor": each} for each in (given_out, cursor_of(UUID(int=0))) if each is not None]
        return {
            f"{door.operation_id} as {role} with {cursor}": await self._page(
                door, role, self.own, ids[self.own], cursor
            )
            for cursor in cursors
        }

    async def _page(self, door: Door, role: Role, house: House, ids: Ids, query: Mapping[str, str]) -> Response:
        return await self._send(door, house.as_role(role), ids, query)

    async def _send(self, door: Door, caller: Caller, ids: Ids, query: Mapping[str, str]) -> Response:
        request = door.request({place: str(each) for place, each in ids.items()})
        request["params"] = {**request["params"], **query}
        if door.operation_id in BODIES:
            request["content"] = BODIES[door.operation_id]
        return await self.network.request(**request, headers={**caller.headers, **HEADERS.get(door.operation_id, {})})


async def an_open_house(works: Works) -> House:
    """A practice whose client shows names, so that nothing but the wall stands in the way."""
    house = await a_house(works)
    async with works.open(house.practice_id, at=NOON) as work:
        await names_agreed(work, house.client_id)
    return house


def doors_with_rows(app: Litestar) -> list[Door]:
    """Every door whose ids can all be made; the first test names the others."""
    return [door for door in doors_of(app) if all(place.rpartition(" ")[2] in ROWS for place in door.ids())]


class TestForeignIds:
    def test_can_be_made_for_every_id_the_contract_takes(self) -> None:
        missing = [
            str(NoRowFor(place, door.operation_id))
            for door in doors_of(create_app(Settings()))
            for place in door.ids()
            if place.rpartition(" ")[2] not in ROWS
        ]

        assert missing == []

    async def test_answer_like_ids_of_nothing_whoever_asks(self, settings: Settings, works: Works) -> None:
        wrong = []
        async with web(settings) as network:
            probe = Probe(network, works, own=await an_open_house(works), foreign=await an_open_house(works))
            for door in doors_with_rows(network.app):
                for place in door.ids():
                    own, foreign = await probe.ids(door, probe.own), await probe.ids(door, probe.foreign)
                    for role in Role:
                        caller = probe.own.as_role(role)
                        reached = await probe.ask(door, caller, {**own, place: foreign[place]})
                        nothing = await probe.ask(door, caller, {**own, place: nothing_like(foreign[place])})
                        asked = f"{door.operation_id} as {role} with a foreign {place}"
                        if reached.status_code != _expected(door, place, role, nothing):
                            wrong.append(f"{asked}: {reached.status_code} {reached.text}")
                        if _masked(reached) != _masked(nothing):
                            wrong.append(f"{asked} can be told from nothing: {reached.text} / {nothing.text}")

        assert wrong == []

    async def test_are_refused_where_own_ids_are_not(self, settings: Settings, works: Works) -> None:
        """Without this, a door that finds nothing at all would pass the test above."""
        unreached = []
        async with web(settings) as network:
            for door in doors_with_rows(network.app):
                if not door.ids() or door.anyone:
                    continue
                own = await an_open_house(works)
                probe = Probe(network, works, own=own, foreign=own)
                ids = await probe.ids(door, own)
                held = next(role for role in Role if _allowed(door, role))
                answer = await probe.ask(door, own.as_role(held), ids)
                if answer.status_code in {400, 403, 404} or answer.status_code >= 500:
                    unreached.append(f"{door.operation_id} as {held}: {answer.status_code} {answer.text}")

        assert unreached == []


class TestNeighbours:
    async def test_do_not_exist_for_members_and_clients_of_the_same_practice_who_have_others(
        self, settings: Settings, works: Works
    ) -> None:
        wrong = []
        async with web(settings) as network:
            own = await an_open_house(works)
            neighbour = await a_neighbour(works, own)
            async with works.open(own.practice_id, at=NOON) as work:
                await names_agreed(work, neighbour.client_id)
            probe = Probe(network, works, own=own, foreign=neighbour)
            for door in doors_with_rows(network.app):
                for place in (each for each in door.ids() if each.rpartition(" ")[2] in OF_A_CLIENT):
                    mine, theirs = await probe.ids(door, own), await probe.ids(door, neighbour)
                    for role in (Role.COACH, Role.ASSISTANT, Role.CLIENT):
                        caller = own.as_role(role)
                        reached = await probe.ask(door, caller, {**mine, place: theirs[place]})
                        nothing = await probe.ask(door, caller, {**mine, place: nothing_like(theirs[place])})
                        if reached.status_code < 400 or _masked(reached) != _masked(nothing):
                            wrong.append(f"{door.operation_id} as {role} with a neighbour's {place}: {reached.text}")

        assert wrong == []


class TestLists:
    async def test_show_nothing_foreign_with_or_without_a_foreign_cursor(
        self, settings: Settings, works: Works, own_database: str
    ) -> None:
        """In a database of its own, so that one page would hold whatever leaks."""
        answers: dict[str, Response] = {}
        async with open_database(own_database, writers=2, readers=2) as database:
            works = replace(works, database=database)
            foreign, own = await an_open_house(works), await an_open_house(works)
            async with web(replace(settings, database_url=own_database)) as network:
                probe = Probe(network, works, own=own, foreign=foreign)
                for door in doors_with_rows(network.app):
                    if door.method == "get" and not door.anyone:
                        answers |= await probe.pages(door)
            secrets = await everything_of(works, foreign)

        assert {
            asked: answer.text for asked, answer in answers.items() if answer.status_code not in {200, 400, 409}
        } == {}
        assert {asked: found for asked, answer in answers.items() if (found := secrets & ids_in(answer.text))} == {}


class TestTheProbe:
    async def test_says_what_to_add_for_an_id_it_cannot_fill(self, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            with pytest.raises(NoRowFor, match=r"showMoon takes 'path moon_id'.*add a function and the line 'moon_id'"):
                await rows_for(["path moon_id"], "showMoon", work, house)


def _allowed(door: Door, role: Role) -> bool:
    return all(holds(role, permission) for permission in door.permissions)


def _expected(door: Door, place: str, role: Role, nothing: Response) -> int:
    if door.anyone or place.rpartition(" ")[2] in NETWORKS_OWN:
        return nothing.status_code if nothing.status_code < 500 else 404
    return 404 if _allowed(door, role) else 403


def _masked(answer: Response) -> dict[str, object]:
    body: dict[str, object] = answer.json() if answer.content else {}
    return body | {"request_id": ""}


async def everything_of(works: Works, house: House) -> set[str]:
    """The id of every row the practice owns."""
    ids = {str(house.practice_id)}
    async with works.open(house.practice_id, at=NOON) as work:
        for table in Table.metadata.tables.values():
            if "practice_id" in table.columns and "id" in table.columns:
                rows = await work.session.scalars(select(table.c.id).where(table.c.practice_id == house.practice_id))
                ids |= {str(each) for each in rows}
    return ids


def ids_in(text: str) -> set[str]:
    """Everything that looks like an id of ours."""
    return set(_UUID.findall(text))
