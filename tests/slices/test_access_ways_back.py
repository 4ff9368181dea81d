"""What was handed out before opens no way back for who may do less now; tokens of odd forms open nothing."""

import asyncio
from datetime import timedelta

import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient
from sqlalchemy import select

from service.access.api.clock import move_on
from service.access.invitations import InvitationClosed, accept, invite, open_invitation
from service.access.membership import close_own_view
from service.access.models import Member, OwnView, Practice
from service.access.roles import Role
from service.kit.settings import Settings
from service.kit.work import Works
from tests.at_once import waits_for_a_lock
from tests.callers import NOON, PASSWORD, Caller, a_client, a_house, a_member, an_email, web

Network = AsyncTestClient[Litestar]


async def invited(network: Network, by: Caller, where: str = "", **words: str) -> str:
    made = await network.post(f"/v1{where}/invitations", json={"email": an_email()} | words, headers=by.headers)
    return str(made.json()["token"])


async def enter(network: Network, token: str) -> int:
    answer = await network.post(
        "/v1/invitation-acceptances", json={"token": token, "name": "Ines", "password": PASSWORD}
    )
    return answer.status_code


class TestInvitations:
    async def test_close_with_the_membership_they_come_from(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            partner = await a_member(work, Role.OWNER)
        async with web(settings) as network:
            way_back = await invited(network, partner, role="owner")
            ended = await network.delete(f"/v1/members/{partner.member_id}", headers=house.owner.headers)
            entered = await enter(network, way_back)
            listed = (await network.get("/v1/invitations", headers=house.owner.headers)).json()["items"]

        assert (ended.status_code, entered, listed) == (204, 410, [])

    async def test_written_while_their_membership_ends_open_nothing(self, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            partner = await a_member(work, Role.OWNER)
            member = await work.session.get_one(Member, (house.practice_id, partner.member_id))
            member.ended_at = NOON
        async with works.open(house.practice_id, at=NOON) as work:
            late, _ = await invite(work, partner.identity, role=Role.OWNER, email=an_email())
            with pytest.raises(InvitationClosed):
                await open_invitation(work, late.id)

    @pytest.mark.parametrize(("role", "entered"), [("coach", 410), ("owner", 201)])
    async def test_close_when_who_made_them_may_do_less(
        self, settings: Settings, works: Works, role: str, entered: int
    ) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            partner = await a_member(work, Role.OWNER)
        async with web(settings) as network:
            token = await invited(network, partner, role="owner")
            changed = await network.patch(
                f"/v1/members/{partner.member_id}", json={"role": role}, headers=house.owner.headers
            )
            assert changed.status_code == 200
            assert await enter(network, token) == entered

    async def test_to_a_clients_view_close_with_the_assignment_of_who_made_them(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            client_id = await a_client(work, house.coach, house.owner)
        where = f"/clients/{client_id}"
        async with web(settings) as network:
            tokens = [await invited(network, caller, where) for caller in (house.coach, house.owner)]
            for caller in (house.coach, house.owner):
                await network.delete(f"/v1{where}/assignments/{caller.member_id}", headers=house.owner.headers)
            assert [await enter(network, token) for token in tokens] == [410, 201]

    async def test_to_a_clients_view_that_are_just_accepted_close_with_it(self, works: Works) -> None:
        house = await a_house(works)

        async def close() -> None:
            async with works.open(house.practice_id, at=NOON) as work:
                await close_own_view(work, client_id)

        async with works.open(house.practice_id, at=NOON) as work:
            client_id = await a_client(work, house.coach)
            made, _ = await invite(work, house.coach.identity, role=Role.CLIENT, email=an_email(), client_id=client_id)
        async with works.open(house.practice_id, at=NOON) as work:
            invitation = await open_invitation(work, made.id)
            await accept(work, invitation, person_id=house.coach.person_id, name="Maya")
            closing = asyncio.create_task(close())
            async with asyncio.timeout(10):
                await waits_for_a_lock(work)
        await closing
        async with works.open(house.practice_id, at=NOON) as work:
            views = select(OwnView.ended_at).where(
                OwnView.practice_id == work.practice_id, OwnView.client_id == client_id
            )
            assert list(await work.session.scalars(views)) == [NOON]


class TestTokens:
    async def test_are_refused_in_pairs(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        both = [("Authorization", each.headers["Authorization"]) for each in (house.owner, house.coach)]
        async with web(settings) as network:
            assert (await network.get("/v1/me", headers=both)).status_code == 401
            assert (await network.get("/v1/me", headers=both[:1])).status_code == 200

    @pytest.mark.parametrize("moment", ["9999-12-31T23:59:59-14:00", "2300-01-01T00:00:00Z"])
    async def test_that_end_in_another_age_are_refused(self, settings: Settings, works: Works, moment: str) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            answer = await network.post(
                "/v1/api-keys", json={"label": "CRM", "expires_at": moment}, headers=house.owner.headers
            )
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["where"] == "expires_at"


class TestAPracticesOwnTime:
    async def test_is_moved_by_every_step_though_several_come_at_once(self, works: Works) -> None:
        house = await a_house(works)

        async def step() -> timedelta:
            async with works.open(house.practice_id, at=NOON) as work:
                return await move_on(work, by=timedelta(hours=1))

        offsets = await asyncio.gather(*(step() for _ in range(8)))
        assert sorted(offsets) == [timedelta(hours=n) for n in range(1, 9)]

    async def test_is_not_moved_where_dates_end(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        year = {"advance_seconds": 31_536_000}
        async with works.open(house.practice_id, at=NOON) as work:
            practice = await work.session.get_one(Practice, house.practice_id)
            practice.clock_offset = timedelta(days=36_500)
        async with web(settings) as network:
            refused = await network.post("/v1/practice/clock-steps", json=year, headers=house.owner.headers)
        assert refused.status_code == 400
        assert refused.json()["errors"][0]["where"] == "advance_seconds"


class TestNames:
    @pytest.mark.parametrize("odd", ["\x1b", "\x9b", "\u2028", "\u202e", "\u2066"])
    async def test_hold_nothing_that_rearranges_what_stands_beside_them(
        self, settings: Settings, works: Works, odd: str
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            answers = [
                await network.post(
                    "/v1/clients", json={"name": name, "time_zone": "Europe/Stockholm"}, headers=house.owner.headers
                )
                for name in (f"Maya{odd}Lind", "מאיה\u200f 🌱")
            ]
        assert [answer.status_code for answer in answers] == [400, 201]
