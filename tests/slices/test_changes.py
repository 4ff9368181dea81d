"""What changed since: told once, in the order of what is committed, within reach, and never missed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import msgspec
import pytest
from litestar.response.sse import ServerSentEventMessage
from sqlalchemy import delete, update

from service.access.models import Token
from service.access.roles import AT_A_GLANCE
from service.access.tokens import hash_of
from service.automation.models import Finding
from service.automation.telling import tell_of
from service.changes.since import BEGINNING, Changed, Place, SyncTokenTooOld, changes_since, newest_place, place_of
from service.changes.streams import MOST_FOR_ONE, Listener, Streams, TooManyStreams, told
from service.kit.database import Database
from service.kit.pages import CursorInvalid
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.work import Work, Works
from service.roster.models import Client
from tests.audiences import a_finding, an_account
from tests.callers import NOON, Caller, House, MovableClock, a_client, a_house, a_neighbour, web

LONGEST = timedelta(hours=1)
TRIES, LOOK_EVERY_S = 2_000, 0.03
"""Other tests' transactions on the same server hold changes back for as long as they run."""


async def renamed(work: Work, client_id: UUID, name: str) -> None:
    await work.session.execute(update(Client).where(Client.id == client_id).values(name=name))


async def heard(
    works: Works, caller: Caller, since: Place, *ids: UUID, limit: int = 200
) -> tuple[list[Changed], Place]:
    """Everything after this place, as soon as it holds these ids."""
    for _ in range(TRIES):
        changes, place, is_last = list[Changed](), since, False
        while not is_last:
            read = await changes_since(works.database, caller.reach, place, limit=limit, at=NOON)
            changes, place, is_last = [*changes, *(change for change, _ in read.changes)], read.place, read.is_last
        if set(ids) <= {each.id for each in changes}:
            return changes, place
        await asyncio.sleep(LOOK_EVERY_S)
    raise TimeoutError


async def settled(works: Works, caller: Caller, *ids: UUID) -> Place:
    """The place after everything so far, these among it."""
    return (await heard(works, caller, BEGINNING, *ids))[1]


class TestChanges:
    async def test_are_told_once_with_the_newest_state_page_after_page(self, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            finding = await a_finding(work, account, "followed many at once")
        ids = house.client_id, account.id, finding.id
        changes, place = await heard(works, house.coach, BEGINNING, *ids, limit=1)
        told_of = [(each.kind.value, each.id) for each in changes]
        assert sorted(told_of) == sorted(zip(("client", "account", "finding"), ids, strict=True))
        assert {each.client_id for each in changes} == {house.client_id}
        for name in ("Ada", "Bea"):
            async with works.open(house.practice_id, at=NOON) as work:
                await renamed(work, house.client_id, name)
        later, after = await heard(works, house.coach, place, house.client_id)
        assert [(each.kind, each.is_gone) for each in later] == [("client", False)]
        assert (await changes_since(works.database, house.coach.reach, after, limit=9, at=NOON)).changes == []

    async def test_that_change_nothing_are_not_told(self, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            await renamed(work, house.client_id, "Ada")
            other = await a_client(work, house.coach)
        place = await settled(works, house.coach, house.client_id, other)
        async with works.open(house.practice_id, at=NOON) as work:
            await renamed(work, house.client_id, "Ada")
        async with works.open(house.practice_id, at=NOON) as work:
            await renamed(work, other, "Bea")
        assert [each.id for each in (await heard(works, house.coach, place, other))[0]] == [other]

    async def test_of_who_began_earlier_and_ended_later_are_not_missed(self, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            other = await a_client(work, house.coach)
        place = await settled(works, house.coach, house.client_id, other)
        async with works.open(house.practice_id, at=NOON) as slow:
            await renamed(slow, house.client_id, "Ada")
            async with works.open(house.practice_id, at=NOON) as quick:
                await renamed(quick, other, "Bea")
            meanwhile = await changes_since(works.database, house.coach.reach, place, limit=9, at=NOON)
            assert meanwhile.changes == []
        changes, _ = await heard(works, house.coach, meanwhile.place, house.client_id, other)
        assert {each.id for each in changes} == {house.client_id, other}

    async def test_of_other_peoples_clients_are_not_told(self, works: Works) -> None:
        house = await a_house(works)
        neighbour, stranger = await a_neighbour(works, house), await a_house(works)
        everything, _ = await heard(works, house.owner, BEGINNING, house.client_id, neighbour.client_id)
        assert stranger.client_id not in {each.id for each in everything}
        for caller in (house.coach, house.assistant, house.client):
            changes, _ = await heard(works, caller, BEGINNING, house.client_id)
            assert {each.client_id for each in changes} == {house.client_id}

    async def test_tell_members_what_is_gone_and_clients_only_what_was_theirs(self, works: Works) -> None:
        house = await a_house(works)
        neighbour = await a_neighbour(works, house)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
        ids = house.client_id, account.id
        places = [await settled(works, each, *ids) for each in (house.owner, house.coach, house.client)]
        theirs = await settled(works, neighbour.client, neighbour.client_id)
        async with works.open(house.practice_id, at=NOON) as work:
            await work.session.execute(delete(type(account)).where(type(account).id == account.id))
        for caller, place in zip((house.owner, house.coach, house.client), places, strict=True):
            changes, _ = await heard(works, caller, place, account.id)
            assert [(each.kind, each.id, each.is_gone) for each in changes] == [("account", account.id, True)]
        assert (await changes_since(works.database, neighbour.client.reach, theirs, limit=9, at=NOON)).changes == []

    async def test_that_are_the_clients_first_are_told_to_members_once_these_may_see_them(self, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            account = await an_account(work, house.client_id)
            finding = await a_finding(work, account, "followed many at once", coach_from=NOON + timedelta(days=2))
        place = await settled(works, house.coach, house.client_id, account.id)
        assert finding.id in {each.id for each in (await heard(works, house.client, BEGINNING, finding.id))[0]}
        assert finding.id not in {each.id for each in (await heard(works, house.coach, BEGINNING, account.id))[0]}
        async with works.open(house.practice_id, at=NOON) as work:
            due = await work.session.get_one(Finding, (house.practice_id, finding.id))
            due.coach_from = NOON
            await tell_of(work, due, at=NOON)
        assert [each.id for each in (await heard(works, house.coach, place, finding.id))[0]] == [finding.id]

    async def test_are_asked_for_through_a_door(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        await settled(works, house.coach, house.client_id)
        async with web(settings) as session:
            first = await session.get("/v1/changes", headers=house.coach.headers)
            assert [each["kind"] for each in first.json()["items"]] == ["client"]
            since = {"since": first.json()["next_since"]}
            again = await session.get("/v1/changes", params=since, headers=house.coach.headers)
            assert (again.json()["items"], again.json()["is_last"]) == ([], True)
            wrong = await session.get("/v1/changes", params={"since": "yesterday"}, headers=house.coach.headers)
            assert wrong.status_code == 400


class TestAToken:
    def test_of_a_month_ago_is_too_old(self) -> None:
        token = Place(7, told_at=int(NOON.timestamp())).token()
        assert place_of(token, at=NOON + timedelta(days=30)) == Place(7, told_at=int(NOON.timestamp()))
        with pytest.raises(SyncTokenTooOld):
            place_of(token, at=NOON + timedelta(days=30, seconds=1))

    async def test_of_a_database_that_was_put_back_is_too_old(self, works: Works) -> None:
        house = await a_house(works)
        with pytest.raises(SyncTokenTooOld):
            await changes_since(works.database, house.coach.reach, Place(2**62), limit=1, at=NOON)

    def test_that_nobody_gave_out_is_refused(self) -> None:
        with pytest.raises(CursorInvalid):
            place_of("e30", at=NOON)


@dataclass
class Listening:
    """Somebody who hears a stream, by a clock that each wait moves."""

    database: Database
    caller: Caller
    clock: MovableClock

    def since(self, place: Place) -> AsyncIterator[ServerSentEventMessage]:
        listener = Listener(hash_of(Secret(self.caller.token)), lambda known: all(map(known.may, AT_A_GLANCE)))
        return told(self.database, listener, place, longest=LONGEST, clock=self.clock, wait=self.wait)

    async def wait(self, span: timedelta) -> None:
        self.clock.move(span)


@pytest.fixture
async def house(works: Works) -> House:
    return await a_house(works)


@pytest.fixture
def listening(works: Works, house: House) -> Listening:
    return Listening(works.database, house.coach, MovableClock(NOON))


async def next_event(stream: AsyncIterator[ServerSentEventMessage]) -> ServerSentEventMessage:
    return await anext(each async for each in stream if each.event is not None)


def what(event: ServerSentEventMessage) -> Changed:
    assert isinstance(event.data, bytes)
    return msgspec.json.decode(event.data, type=Changed)


class TestAStream:
    async def test_tells_what_comes_and_goes_on_where_it_was_left(
        self, works: Works, house: House, listening: Listening
    ) -> None:
        place = await settled(works, house.coach, house.client_id)
        stream = listening.since(place)
        opened = await anext(stream)
        assert (opened.data, opened.retry, place_of(str(opened.id), at=NOON)) == (None, 1000, place)
        async with works.open(house.practice_id, at=NOON) as work:
            await renamed(work, house.client_id, "Ada")
        event = await next_event(stream)
        assert event.event == "client"
        assert what(event).id == house.client_id
        async with works.open(house.practice_id, at=NOON) as work:
            account = (await an_account(work, house.client_id)).id
        place_left = place_of(str(event.id), at=NOON)
        assert place_left is not None
        resumed = await next_event(listening.since(place_left))
        assert what(resumed).id == account

    async def test_says_now_and_then_that_there_is_nothing_and_ends_after_an_hour(
        self, works: Works, house: House, listening: Listening
    ) -> None:
        place = await settled(works, house.coach, house.client_id)
        comments = [each.comment async for each in listening.since(place) if each.comment]
        assert comments == ["nothing new"] * (LONGEST // timedelta(seconds=15) - 1)
        assert listening.clock() == NOON + LONGEST

    async def test_ends_once_the_token_does(self, works: Works, house: House, listening: Listening) -> None:
        stream = listening.since(await newest_place(works.database, house.coach.reach, at=NOON))
        await anext(stream)
        async with works.open(house.practice_id, at=NOON) as work:
            await work.session.execute(
                update(Token).where(Token.hash == hash_of(Secret(house.coach.token))).values(revoked_at=NOON)
            )
        assert [each.event async for each in stream if each.event][-1] == "ended"
        assert listening.clock() - NOON < timedelta(seconds=5)

    def test_is_one_of_few(self) -> None:
        streams = Streams()
        with ExitStack() as open_streams:
            for _ in range(MOST_FOR_ONE):
                streams.require_room("Ada")
                open_streams.enter_context(streams.one_more("Ada"))
            with pytest.raises(TooManyStreams):
                streams.require_room("Ada")
            streams.require_room("Bea")
        streams.require_room("Ada")
