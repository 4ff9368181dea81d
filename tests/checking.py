"""Checkups asked for at the doors and carried out when a test says so, at the moment its clock says."""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from httpx import Response
from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import func, select

from service.accounts.grants import Networks
from service.audience.models import FollowerEvent, Snapshot, Standing
from service.checkups.asking import CHECK_UP
from service.checkups.checkup import jobs
from service.checkups.models import HandedInExport, UploadChunk
from service.kit.jobs import Job, JobKind
from service.kit.queue import Ringers
from service.kit.settings import Settings, XPolicy
from service.kit.work import Works
from service.sandbox.instagram_export import instagram_export
from tests.callers import Caller, House, MovableClock, a_house, web

FOLLOWERS = 260
_SEED = 7


@dataclass(frozen=True)
class Surgery:
    """A practice whose checkups no other worker carries out."""

    app: AsyncTestClient[Litestar]
    house: House
    works: Works
    networks: Networks
    clock: MovableClock

    async def ask(self, account_id: UUID, caller: Caller | None = None) -> Response:
        """Ask for a checkup at the door."""
        headers = (caller or self.house.coach).headers
        return await self.app.post(f"/v1/accounts/{account_id}/checkups", headers=headers)

    async def hand_in(
        self, account_id: UUID, archive: bytes, caller: Caller | None = None, **said: str | bool
    ) -> Response:
        """Hand an export in at the door, saying this of it."""
        headers = (caller or self.house.client).headers | {"Content-Type": "application/zip"}
        return await self.app.post(f"/v1/accounts/{account_id}/exports", content=archive, params=said, headers=headers)

    def kinds(self) -> Iterable[JobKind]:
        """What its jobs do."""
        return jobs(self.networks, XPolicy.NEUTRAL)

    async def work(self) -> None:
        """Answer every checkup job of this practice that is due now."""
        kinds = {kind.name: kind for kind in self.kinds()}
        ringers = Ringers(self.works, kinds, self.works.bell, self.clock)
        for job in await self.jobs():
            if job.due_at <= self.clock():
                await ringers.answer(self.house.practice_id, job.id)

    async def look(self, account_id: UUID) -> Mapping[str, Any]:
        """A whole checkup; returns how it ended."""
        asked = await self.ask(account_id)
        assert asked.status_code == 202, asked.text
        await self.work()
        return await self.shown(asked)

    async def read_export(self, account_id: UUID, archive: bytes, **said: str | bool) -> Mapping[str, Any]:
        """A whole checkup of an export of which this is said; returns how it ended."""
        asked = await self.hand_in(account_id, archive, None, **said)
        assert asked.status_code == 202, asked.text
        await self.work()
        return await self.shown(asked)

    async def shown(self, asked: Response) -> Mapping[str, Any]:
        """The checkup that was asked for, as the coach sees it."""
        return await self.get(asked.json()["checkup"])

    async def get(self, path: str, **query: str | int) -> Mapping[str, Any]:
        """What the coach sees there."""
        answer = await self.app.get(path, params=query, headers=self.house.coach.headers)
        assert answer.status_code == 200, answer.text
        body: Mapping[str, Any] = answer.json()
        return body

    async def jobs(self) -> list[Job]:
        """The checkup jobs that are not over."""
        async with self.works.open(self.house.practice_id, at=self.clock()) as work:
            found = await work.session.scalars(
                select(Job).where(
                    Job.practice_id == work.practice_id,
                    Job.kind == CHECK_UP,
                    Job.state.in_(["queued", "running"]),
                )
            )
            return list(found)

    async def standing(self, account_id: UUID) -> set[int]:
        """Who follows the account now, as it is kept."""
        async with self.works.open(self.house.practice_id, at=self.clock()) as work:
            query = select(Standing.profile_id).where(
                Standing.practice_id == work.practice_id, Standing.account_id == account_id
            )
            return set(await work.session.scalars(query))

    async def snapshots(self, account_id: UUID) -> list[Snapshot]:
        """The looks at the account's followers, in order."""
        async with self.works.open(self.house.practice_id, at=self.clock()) as work:
            query = select(Snapshot).where(
                Snapshot.practice_id == work.practice_id,
                Snapshot.account_id == account_id,
                Snapshot.side == "followers",
            )
            return list(await work.session.scalars(query.order_by(Snapshot.number)))

    async def changes(self, account_id: UUID, number: int) -> tuple[set[int], set[int]]:
        """Who had come and who had gone at the look of this number."""
        async with self.works.open(self.house.practice_id, at=self.clock()) as work:
            query = select(FollowerEvent).where(
                FollowerEvent.practice_id == work.practice_id,
                FollowerEvent.account_id == account_id,
                FollowerEvent.side == 0,
                FollowerEvent.number == number,
            )
            events = list(await work.session.scalars(query))
        came, left = ({each.profile_id for each in events if each.change == change} for change in (1, -1))
        return came, left


@dataclass(frozen=True)
class PersonalProfile:
    """A personal Instagram profile, and the practice that coaches its owner."""

    surgery: Surgery
    account_id: UUID

    def export(self, *, followers: int = FOLLOWERS) -> bytes:
        """What the network gives out now; fewer followers are the same people without the last ones."""
        return instagram_export(_SEED, followers=followers, taken_at=self.surgery.clock() - timedelta(hours=6))

    async def kept(self) -> tuple[int, int]:
        """How many exports were handed in, and how many bytes of their files are still here."""
        house = self.surgery.house
        async with self.surgery.works.open(house.practice_id, at=self.surgery.clock()) as work:
            exports = select(func.count()).where(HandedInExport.practice_id == work.practice_id)
            kept = select(func.coalesce(func.sum(func.length(UploadChunk.content)), 0)).where(
                UploadChunk.practice_id == work.practice_id
            )
            return await work.session.scalar(exports) or 0, int(await work.session.scalar(kept) or 0)


@asynccontextmanager
async def personal_profile(settings: Settings, works: Works) -> AsyncIterator[PersonalProfile]:
    """Such a profile of a fresh practice's client."""
    clock = MovableClock()
    house = await a_house(works)
    async with web(settings, clock) as app:
        added = await app.post(
            f"/v1/clients/{house.client_id}/accounts",
            json={"platform": "instagram", "handle": "elena.at.home"},
            headers=house.coach.headers,
        )
        assert added.status_code == 201, added.text
        yield PersonalProfile(Surgery(app, house, works, {}, clock), UUID(added.json()["id"]))
