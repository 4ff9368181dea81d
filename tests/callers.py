"""Practices with people in every role, and sessions that speak to the web app as one of them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from argon2 import PasswordHasher
from litestar import Litestar
from litestar.testing import AsyncTestClient

from service.access.assurance import Assurance, Means
from service.access.finders import Place
from service.access.identity import Identity
from service.access.models import Member, OwnView, Person
from service.access.practices import open_practice
from service.access.roles import Role
from service.access.signing_in import open_session
from service.app import create_app
from service.kit.clock import Clock
from service.kit.database import new_id
from service.kit.settings import Settings
from service.kit.work import Work, Works
from service.roster.clients import Portrait, assign, take_on
from service.roster.reach import Reach, reach_of

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
PASSWORD = "quiet river, early lamp"
_WEAK_HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


@dataclass(frozen=True)
class Caller:
    """Somebody with a session."""

    role: Role
    place: Place
    person_id: UUID
    email: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    @property
    def identity(self) -> Identity:
        place = self.place
        return Identity(place.practice_id, self.person_id, place.member_id, place.client_id, self.role, new_id())

    @property
    def reach(self) -> Reach:
        return reach_of(self.identity)

    @property
    def member_id(self) -> UUID:
        assert self.place.member_id is not None
        return self.place.member_id


@dataclass(frozen=True)
class House:
    """A practice with one caller of each role; coach and assistant are assigned to the client."""

    practice_id: UUID
    client_id: UUID
    owner: Caller
    coach: Caller
    assistant: Caller
    client: Caller

    def as_role(self, role: Role) -> Caller:
        return {
            Role.OWNER: self.owner,
            Role.COACH: self.coach,
            Role.ASSISTANT: self.assistant,
            Role.CLIENT: self.client,
        }[role]


async def a_house(works: Works, *, at: datetime = NOON) -> House:
    """A fresh practice, committed."""
    practice_id = new_id()
    async with works.open(practice_id, at=at) as work:
        email = an_email()
        person_id = await a_person(work, email)
        member = await open_practice(work, name="North Star", person_id=person_id, owner="Dana", email=email)
        place = Place(practice_id, Role.OWNER, member_id=member.id, client_id=None)
        owner = await signed_in(work, place, person_id, email)
        coach = await a_member(work, Role.COACH)
        assistant = await a_member(work, Role.ASSISTANT)
        client_id = await a_client(work, coach, assistant)
        client = await an_own_view(work, client_id)
    return House(practice_id, client_id, owner, coach, assistant, client)


async def a_neighbour(works: Works, house: House, *, at: datetime = NOON) -> House:
    """Another client of the same practice, coached by others."""
    async with works.open(house.practice_id, at=at) as work:
        coach = await a_member(work, Role.COACH)
        assistant = await a_member(work, Role.ASSISTANT)
        client_id = await a_client(work, coach, assistant)
        client = await an_own_view(work, client_id)
    return House(house.practice_id, client_id, house.owner, coach, assistant, client)


async def a_member(work: Work, role: Role) -> Caller:
    """A new member of this role, with a session."""
    email, member_id = an_email(), new_id()
    person_id = await a_person(work, email)
    work.session.add(
        Member(
            practice_id=work.practice_id,
            id=member_id,
            person_id=person_id,
            role=role,
            name="Robin",
            email=email,
            created_at=work.at,
        )
    )
    await work.session.flush()
    return await signed_in(work, Place(work.practice_id, role, member_id=member_id, client_id=None), person_id, email)


async def a_client(work: Work, *coaches: Caller) -> UUID:
    """A new client, coached by these members."""
    client = await take_on(work, Portrait(name="Maya", time_zone="Europe/Stockholm"))
    for coach in coaches:
        await assign(work, client, coach.member_id)
    return client.id


async def an_own_view(work: Work, client_id: UUID) -> Caller:
    """The client with their own view and a session in it."""
    email = an_email()
    person_id = await a_person(work, email)
    work.session.add(
        OwnView(
            practice_id=work.practice_id,
            client_id=client_id,
            person_id=person_id,
            name="Maya",
            email=email,
            created_at=work.at,
        )
    )
    await work.session.flush()
    return await signed_in(
        work, Place(work.practice_id, Role.CLIENT, member_id=None, client_id=client_id), person_id, email
    )


async def a_person(work: Work, email: str) -> UUID:
    """A new person who signs in with `PASSWORD`."""
    person = Person(id=new_id(), email=email, name="Robin", password_hash=_WEAK_HASH, created_at=work.at)
    work.session.add(person)
    await work.session.flush()
    return person.id


async def signed_in(work: Work, place: Place, person_id: UUID, email: str) -> Caller:
    """The person with a fresh session in this place."""
    token, _ = await open_session(work, place, person_id, assurance=Assurance(Means.PROVIDER_FACTORS, work.at))
    return Caller(place.role, place, person_id, email, token.reveal())


def an_email() -> str:
    """An address nobody has yet."""
    return f"{new_id().hex}@northstar.example"


class MovableClock:
    """A clock that stands still until it is moved."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def move(self, by: timedelta) -> None:
        self.at += by


@asynccontextmanager
async def web(settings: Settings, clock: Clock | None = None) -> AsyncIterator[AsyncTestClient[Litestar]]:
    """The running web app, which believes that it is `NOON` unless given another clock."""
    app = _at_rest(settings) or create_app(settings)
    async with AsyncTestClient(app) as network:
        app.state.clock = clock or MovableClock()
        yield network
    _resting.append((settings, app))
    del _resting[:-_MOST_RESTING]


_resting: list[tuple[Settings, Litestar]] = []
"""Apps that no test uses now: building one takes longer than most tests, and each start makes its state anew."""
_MOST_RESTING: Final = 8


def _at_rest(settings: Settings) -> Litestar | None:
    place = next((place for place, (made_with, _) in enumerate(_resting) if made_with == settings), None)
    return None if place is None else _resting.pop(place)[1]
