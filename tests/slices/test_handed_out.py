"""What a practice hands out for a client ends with the coaching, and with the standing of whoever handed it out."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from httpx import Response
from litestar import Litestar
from litestar.testing import AsyncTestClient

from service.access.invitations import InvitationClosed, invite, open_invitation
from service.access.roles import Role
from service.kit.settings import Settings
from service.kit.work import Works
from service.roster.coaching import CoachingEnded, end_coaching, require_coaching
from service.roster.models import Client
from tests.at_once import waits_for_a_lock
from tests.callers import NOON, PASSWORD, Caller, House, MovableClock, a_client, a_house, a_member, an_email, web

OF_THE_COACHING = "The coaching it was made for has ended"
OF_THE_MAKER = "no longer looks after your accounts here"


@dataclass(frozen=True)
class Front:
    house: House
    app: AsyncTestClient[Litestar]
    clock: MovableClock
    works: Works

    @property
    def address(self) -> str:
        return f"/v1/clients/{self.house.client_id}"

    async def coaching(self, *, ended: bool) -> None:
        changed = await self.app.patch(self.address, json={"coaching_ended": ended}, headers=self.house.coach.headers)
        assert changed.status_code == 200, changed.text

    async def link(self, maker: Caller) -> str:
        """Where a fresh link of theirs leads."""
        made = await self.app.post(f"{self.address}/connect-links", json={"platform": "x"}, headers=maker.headers)
        assert made.status_code == 201, made.text
        return str(made.json()["url"].removeprefix("http://127.0.0.1:8000"))

    async def invitation(self, maker: Caller, client_id: object) -> str:
        door = f"/v1/clients/{client_id}/invitations"
        return str((await self.app.post(door, json={"email": an_email()}, headers=maker.headers)).json()["token"])

    async def enter(self, token: str) -> Response:
        acceptance = {"token": token, "name": "Maya", "password": PASSWORD}
        return await self.app.post("/v1/invitation-acceptances", json=acceptance)


@pytest.fixture
async def front(settings: Settings, works: Works) -> AsyncIterator[Front]:
    clock = MovableClock()
    async with web(settings, clock) as app:
        yield Front(await a_house(works), app, clock, works)


class TestTheEndOfTheCoaching:
    async def test_lets_nothing_more_be_handed_out_until_it_is_taken_up_again(self, front: Front) -> None:
        wanted = {
            "connect-links": {"platform": "x"},
            "invitations": {"email": an_email()},
            "accounts": {"platform": "instagram", "handle": "maya.moves"},
        }

        async def ask(door: str) -> Response:
            return await front.app.post(f"{front.address}/{door}", json=wanted[door], headers=front.house.coach.headers)

        await front.coaching(ended=True)
        refused = [await ask(door) for door in wanted]
        await front.coaching(ended=False)
        taken = [await ask(door) for door in wanted]
        assert [(each.status_code, each.json()["type"].rpartition("/")[2]) for each in refused] == [
            (409, "coaching-ended")
        ] * 3
        assert all("coaching_ended" in each.json()["remedy"] for each in refused)
        assert [each.status_code for each in taken] == [201] * 3

    async def test_lets_no_export_be_handed_in_until_it_is_taken_up_again(self, front: Front) -> None:
        client, coach = front.house.client.headers, front.house.coach.headers
        wanted = {"platform": "instagram", "handle": "maya.moves"}
        added = (await front.app.post(f"{front.address}/accounts", json=wanted, headers=coach)).json()
        account = f"/v1/accounts/{added['id']}"

        async def send() -> tuple[int, int, str]:
            file = {"length": 9, "file_name": "export.zip"}
            begun = await front.app.post(f"{account}/uploads", json=file, headers=client)
            zipped = client | {"Content-Type": "application/zip"}
            whole = await front.app.post(f"{account}/exports", content=b"no export", headers=zipped)
            named = {"upload_ids": [begun.json().get("id") or str(UUID(int=1))], "with_messages": False}
            in_pieces = await front.app.post(f"{account}/uploaded-exports", json=named, headers=client)
            return begun.status_code, whole.status_code, in_pieces.json()["type"].rpartition("/")[2]

        await front.coaching(ended=True)
        assert await send() == (409, 409, "coaching-ended")
        await front.coaching(ended=False)
        assert await send() == (201, 202, "upload-unfinished")

    async def test_is_for_the_client_to_say_and_not_to_take_back(self, front: Front) -> None:
        async def say(caller: Caller, *, ended: bool) -> int:
            said = await front.app.patch(front.address, json={"coaching_ended": ended}, headers=caller.headers)
            return said.status_code

        client, coach = front.house.client, front.house.coach
        assert [await say(client, ended=ended) for ended in (False, True, False)] == [200, 200, 403]
        assert [await say(coach, ended=False), await say(client, ended=False)] == [200, 200]

    async def test_closes_for_good_what_was_handed_out_before(self, front: Front) -> None:
        async with front.works.open(front.house.practice_id, at=NOON) as work:
            unseen = await a_client(work, front.house.coach)
        path, token = await front.link(front.house.coach), await front.invitation(front.house.coach, unseen)
        for ended in (True, False):
            front.clock.move(timedelta(minutes=1))
            await front.coaching(ended=ended)
            await front.app.patch(
                f"/v1/clients/{unseen}", json={"coaching_ended": ended}, headers=front.house.coach.headers
            )
            for answer in (
                await front.app.get(path),
                await front.app.post(path),
                await front.app.get(f"{path}/export"),
            ):
                assert (answer.status_code, OF_THE_COACHING in answer.text) == (410, True)
            assert (await front.enter(token)).status_code == 410
        assert (await front.app.get(await front.link(front.house.coach))).status_code == 200

    async def test_said_to_somebody_who_is_coached_closes_nothing(self, front: Front) -> None:
        path = await front.link(front.house.coach)
        front.clock.move(timedelta(minutes=1))
        await front.coaching(ended=False)
        assert (await front.app.get(path)).status_code == 200

    async def test_waits_for_what_is_just_being_handed_out_and_closes_it_too(self, front: Front) -> None:
        house = front.house

        async def end() -> None:
            async with front.works.open(house.practice_id, at=NOON) as work:
                client = await work.session.get_one(Client, (house.practice_id, house.client_id))
                await end_coaching(work, client)

        async with front.works.open(house.practice_id, at=NOON) as work:
            await require_coaching(work, house.client_id)
            late, _ = await invite(
                work, house.coach.identity, role=Role.CLIENT, email=an_email(), client_id=house.client_id
            )
            ending = asyncio.create_task(end())
            async with asyncio.timeout(10):
                await waits_for_a_lock(work)
        await ending
        async with front.works.open(house.practice_id, at=NOON) as work:
            with pytest.raises(InvitationClosed):
                await open_invitation(work, late.id)
            with pytest.raises(CoachingEnded):
                await require_coaching(work, house.client_id)


class TestConnectLinks:
    async def test_end_with_the_membership_of_who_made_them(self, front: Front) -> None:
        path, owners = await front.link(front.house.coach), await front.link(front.house.owner)
        await front.app.delete(f"/v1/members/{front.house.coach.member_id}", headers=front.house.owner.headers)
        for answer in (await front.app.get(path), await front.app.post(path), await front.app.get(f"{path}/export")):
            assert (answer.status_code, OF_THE_MAKER in answer.text) == (410, True)
        assert (await front.app.get(owners)).status_code == 200

    async def test_end_when_who_made_them_coaches_the_client_no_longer(self, front: Front) -> None:
        path, assignment = (
            await front.link(front.house.coach),
            f"{front.address}/assignments/{front.house.coach.member_id}",
        )
        await front.app.delete(assignment, headers=front.house.owner.headers)
        assert (await front.app.get(path)).status_code == 410

    @pytest.mark.parametrize(("role", "status"), [("assistant", 410), ("owner", 200)])
    async def test_end_when_who_made_them_may_make_none_any_more(self, front: Front, role: str, status: int) -> None:
        path, member = await front.link(front.house.coach), f"/v1/members/{front.house.coach.member_id}"
        await front.app.patch(member, json={"role": role}, headers=front.house.owner.headers)
        assert (await front.app.get(path)).status_code == status

    async def test_of_a_client_end_with_their_own_view_and_revive_with_no_later_one(self, front: Front) -> None:
        path = await front.link(front.house.client)
        assert (await front.app.get(path)).status_code == 200
        await front.app.delete(f"{front.address}/own-view", headers=front.house.coach.headers)
        assert (await front.app.get(path)).status_code == 410
        front.clock.move(timedelta(minutes=1))
        entered = await front.enter(await front.invitation(front.house.coach, front.house.client_id))
        assert (entered.status_code, (await front.app.get(path)).status_code) == (201, 410)

    async def test_do_not_come_back_with_who_comes_back(self, front: Front) -> None:
        async with front.works.open(front.house.practice_id, at=NOON) as work:
            partner = await a_member(work, Role.OWNER)
        path = await front.link(partner)
        await front.app.delete(f"/v1/members/{partner.member_id}", headers=front.house.owner.headers)
        invited = await front.app.post(
            "/v1/invitations", json={"email": partner.email, "role": "owner"}, headers=front.house.owner.headers
        )
        assert (await front.enter(invited.json()["token"])).status_code == 201
        assert (await front.app.get(path)).status_code == 410
