import asyncio
from datetime import timedelta

from sqlalchemy import select

from service.access.membership import LastOwner, change_role
from service.access.models import AuditEntry
from service.access.roles import Role
from service.kit.settings import Settings
from service.kit.work import Works
from tests.callers import NOON, PASSWORD, MovableClock, a_client, a_house, a_member, an_email, web


class TestInvitations:
    async def test_let_one_person_in_once_as_what_they_say(self, settings: Settings, works: Works) -> None:
        house, email = await a_house(works), an_email()
        async with web(settings) as network:
            made = await network.post(
                "/v1/invitations", json={"email": email, "role": "assistant"}, headers=house.owner.headers
            )
            acceptance = {"token": made.json()["token"], "name": "Ines", "password": PASSWORD}
            accepted = await network.post("/v1/invitation-acceptances", json=acceptance)
            again = await network.post("/v1/invitation-acceptances", json=acceptance)
            headers = {"Authorization": f"Bearer {accepted.json()['token']}"}
            me = (await network.get("/v1/me", headers=headers)).json()
            open_ones = (await network.get("/v1/invitations", headers=house.owner.headers)).json()["items"]

        assert (made.status_code, accepted.status_code, again.status_code) == (201, 201, 410)
        assert (me["role"], me["name"], me["email"]) == ("assistant", "Ines", email)
        assert open_ones == []

    async def test_answer_a_repetition_under_the_same_key_with_the_first_answer(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            made = await network.post(
                "/v1/invitations", json={"email": an_email(), "role": "coach"}, headers=house.owner.headers
            )
            acceptance = {"token": made.json()["token"], "name": "Ines", "password": PASSWORD}
            first, second = [
                await network.post("/v1/invitation-acceptances", json=acceptance, headers={"Idempotency-Key": "one"})
                for _ in range(2)
            ]

        assert first.status_code == second.status_code == 201
        assert first.content == second.content

    async def test_leave_a_trail_of_who_came_in_on_them(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            client_id = await a_client(work, house.coach)
        expected = set()
        async with web(settings) as network:
            for door in ("/v1/invitations", f"/v1/clients/{client_id}/invitations"):
                words = {"email": an_email()} | ({"role": "coach"} if door == "/v1/invitations" else {})
                made = (await network.post(door, json=words, headers=house.owner.headers)).json()
                acceptance = {"token": made["token"], "name": "Ines", "password": PASSWORD}
                entered = await network.post("/v1/invitation-acceptances", json=acceptance)
                session = {"Authorization": f"Bearer {entered.json()['token']}"}
                me = (await network.get("/v1/me", headers=session)).json()
                who = f"member:{me['member_id']}" if me["member_id"] else f"client:{client_id}"
                expected.add((who, made["id"], entered.headers["x-request-id"]))
        async with works.open(house.practice_id, at=NOON) as work:
            accepted = select(AuditEntry).where(AuditEntry.action == "invitation.accepted")
            trail = {(each.actor, each.object, each.request_id) for each in await work.session.scalars(accepted)}
        assert trail == expected

    async def test_close_after_a_week_and_when_taken_back(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            made = [
                (
                    await network.post(
                        "/v1/invitations", json={"email": an_email(), "role": "coach"}, headers=house.owner.headers
                    )
                ).json()
                for _ in range(2)
            ]
            taken = await network.delete(f"/v1/invitations/{made[0]['id']}", headers=house.owner.headers)
            clock.move(timedelta(days=7))
            answers = [
                await network.post(
                    "/v1/invitation-acceptances", json={"token": each["token"], "name": "Ines", "password": PASSWORD}
                )
                for each in made
            ]

        assert taken.status_code == 204
        assert [answer.status_code for answer in answers] == [410, 410]

    async def test_with_a_made_up_token_are_closed(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            answers = [
                await network.post(
                    "/v1/invitation-acceptances", json={"token": token, "name": "Ines", "password": PASSWORD}
                )
                for token in ("rp_i_made-up", house.owner.token, "")
            ]

        assert [answer.status_code for answer in answers] == [410, 410, 410]

    async def test_bring_somebody_with_a_sign_in_elsewhere_in_with_their_own_password(
        self, settings: Settings, works: Works
    ) -> None:
        here, elsewhere = await a_house(works), await a_house(works)
        async with web(settings) as network:
            made = await network.post(
                "/v1/invitations", json={"email": elsewhere.coach.email, "role": "coach"}, headers=here.owner.headers
            )
            acceptance = {"token": made.json()["token"], "name": "Robin", "password": "another long password"}
            refused = await network.post("/v1/invitation-acceptances", json=acceptance)
            accepted = await network.post("/v1/invitation-acceptances", json=acceptance | {"password": PASSWORD})
            places = await network.post("/v1/sessions", json={"email": elsewhere.coach.email, "password": PASSWORD})

        assert (refused.status_code, accepted.status_code) == (409, 201)
        assert len(places.json()["errors"]) == 2

    async def test_do_not_give_one_person_two_memberships(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            made = await network.post(
                "/v1/invitations", json={"email": house.coach.email, "role": "owner"}, headers=house.owner.headers
            )
            accepted = await network.post(
                "/v1/invitation-acceptances",
                json={"token": made.json()["token"], "name": "Robin", "password": PASSWORD},
            )

        assert accepted.status_code == 409
        assert accepted.json()["type"].endswith("/already-inside")


class TestMembers:
    async def test_are_listed_page_by_page_in_the_order_they_joined(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            seen: list[str] = []
            cursor: str | None = ""
            while cursor is not None:
                page = await network.get(f"/v1/members?limit=2{cursor}", headers=house.owner.headers)
                seen += [member["id"] for member in page.json()["items"]]
                cursor = page.json()["next_cursor"] and f"&cursor={page.json()['next_cursor']}"

        assert seen == [str(each.member_id) for each in (house.owner, house.coach, house.assistant)]

    async def test_hold_a_new_role_from_their_next_request_on(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            before = await network.get("/v1/invitations", headers=house.coach.headers)
            changed = await network.patch(
                f"/v1/members/{house.coach.member_id}", json={"role": "owner"}, headers=house.owner.headers
            )
            after = await network.get("/v1/invitations", headers=house.coach.headers)

        assert changed.json()["role"] == "owner"
        assert (before.status_code, after.status_code) == (403, 200)
        assert "manage_members, held by: owner. You are a coach." in before.json()["detail"]

    async def test_lose_every_session_and_key_at_once_when_they_leave(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            made = await network.post("/v1/api-keys", json={"label": "CRM"}, headers=house.coach.headers)
            ended = await network.delete(f"/v1/members/{house.coach.member_id}", headers=house.owner.headers)
            session = await network.get("/v1/me", headers=house.coach.headers)
            key = await network.get("/v1/me", headers={"Authorization": f"Bearer {made.json()['token']}"})
            back = await network.post("/v1/sessions", json={"email": house.coach.email, "password": PASSWORD})
            members = (await network.get("/v1/members", headers=house.owner.headers)).json()["items"]
            twice = await network.delete(f"/v1/members/{house.coach.member_id}", headers=house.owner.headers)

        assert (ended.status_code, session.status_code, key.status_code, back.status_code) == (204, 401, 401, 401)
        assert str(house.coach.member_id) not in {member["id"] for member in members}
        assert twice.status_code == 404

    async def test_come_back_without_their_old_clients(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            await network.delete(f"/v1/members/{house.coach.member_id}", headers=house.owner.headers)
            made = await network.post(
                "/v1/invitations", json={"email": house.coach.email, "role": "coach"}, headers=house.owner.headers
            )
            accepted = await network.post(
                "/v1/invitation-acceptances",
                json={"token": made.json()["token"], "name": "Robin", "password": PASSWORD},
            )
            headers = {"Authorization": f"Bearer {accepted.json()['token']}"}
            clients = await network.get("/v1/clients", headers=headers)

        assert clients.json() == {"items": [], "next_cursor": None}

    async def test_always_keep_an_owner(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        path = f"/v1/members/{house.owner.member_id}"
        async with web(settings) as network:
            stepping_down = await network.patch(path, json={"role": "coach"}, headers=house.owner.headers)
            leaving = await network.delete(path, headers=house.owner.headers)
            staying = await network.patch(path, json={"role": "owner"}, headers=house.owner.headers)

        assert (stepping_down.status_code, leaving.status_code, staying.status_code) == (409, 409, 200)

    async def test_keep_an_owner_when_two_step_down_at_the_same_moment(self, works: Works) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            second = await a_member(work, Role.OWNER)

        async def step_down(member_id: object) -> bool:
            try:
                async with works.open(house.practice_id, at=NOON) as work:
                    await change_role(work, member_id, Role.COACH)  # type: ignore[arg-type] # ids of the two
            except LastOwner:
                return False
            return True

        outcomes = await asyncio.gather(*(step_down(each) for each in (house.owner.member_id, second.member_id)))

        assert sorted(outcomes) == [False, True]

    async def test_leave_a_trail_that_cannot_be_rewritten(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            ended = await network.delete(f"/v1/members/{house.coach.member_id}", headers=house.owner.headers)
        async with works.open(house.practice_id, at=NOON) as work:
            connection = await work.session.connection()
            [entry] = (
                await connection.exec_driver_sql("SELECT actor, action, object, request_id FROM audit_entry")
            ).all()
            allowed = await connection.exec_driver_sql(
                "SELECT has_table_privilege('audit_entry', 'UPDATE'), has_table_privilege('audit_entry', 'DELETE'),"
                " has_table_privilege('audit_entry', 'TRUNCATE')"
            )

        assert tuple(entry) == (
            f"member:{house.owner.member_id}",
            "member.ended",
            str(house.coach.member_id),
            ended.headers["x-request-id"],
        )
        assert tuple(allowed.one()) == (False, False, False)


class TestPersons:
    async def test_cannot_be_read_by_the_web_app(self, works: Works) -> None:
        visible = await works.database.reads.fetch(
            "SELECT attname FROM pg_attribute WHERE attrelid = 'person'::regclass AND attnum > 0"
            " AND has_column_privilege('person', attname, 'SELECT')"
        )

        assert [row["attname"] for row in visible] == ["id"]
