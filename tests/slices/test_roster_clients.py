import asyncio
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete

from service.access.roles import Role
from service.kit.problems import NotFound
from service.kit.settings import Settings
from service.kit.work import Works
from service.roster.models import Client
from service.roster.reach import client_in_reach
from tests.at_once import sharing_the_loop, waits_for_a_lock
from tests.callers import NOON, PASSWORD, Caller, House, a_client, a_house, a_member, an_email, web

MAYA = {
    "name": "Maya",
    "time_zone": "Europe/Stockholm",
    "language": "sv",
    "interests": ["trail running"],
    "target_market": {"places": ["Malmö"]},
}


async def another_client(works: Works, house: House, *coaches: Caller) -> UUID:
    async with works.open(house.practice_id, at=NOON) as work:
        return await a_client(work, *coaches)


class TestTakingOnClients:
    async def test_keeps_what_is_known_and_fills_in_what_is_usual(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            added = await network.post("/v1/clients", json=MAYA, headers=house.owner.headers)
            shown = await network.get(f"/v1/clients/{added.json()['id']}", headers=house.owner.headers)

        assert added.status_code == 201, added.text
        assert shown.json() == added.json()
        assert shown.json() | MAYA | {"target_market": shown.json()["target_market"]} == shown.json()
        assert shown.json()["target_market"]["places"] == ["Malmö"]
        assert shown.json()["goal_quality_followers"] == 500
        assert shown.json()["daily_minutes"] == 20

    async def test_puts_a_coachs_new_client_into_their_own_reach(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            added = await network.post("/v1/clients", json=MAYA, headers=house.coach.headers)
            coaches = await network.get(f"/v1/clients/{added.json()['id']}/assignments", headers=house.coach.headers)

        assert [each["member_id"] for each in coaches.json()["items"]] == [str(house.coach.member_id)]

    @pytest.mark.parametrize(
        "wrong",
        [
            {"time_zone": "Mars/Olympus"},
            {"time_zone": "localtime"},
            {"time_zone": "Factory"},
            {"time_zone": "posixrules"},
            {"daily_minutes": 3},
            {"goal_quality_followers": 0},
            {"language": "Swedish, please"},
            {"interests": ["nul\x00"]},
            {"target_market": {"income": ["high"]}},
            {"is_sample": True},
        ],
    )
    async def test_refuses_what_does_not_fit_and_says_where(
        self, settings: Settings, works: Works, wrong: dict[str, object]
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            answer = await network.post("/v1/clients", json=MAYA | wrong, headers=house.owner.headers)

        assert answer.status_code == 400
        assert answer.json()["errors"], answer.text

    async def test_done_twice_under_one_key_takes_on_one_client(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            for _ in range(2):
                added = await network.post(
                    "/v1/clients", json=MAYA, headers=house.owner.headers | {"Idempotency-Key": "one"}
                )
            listed = (await network.get("/v1/clients", headers=house.owner.headers)).json()["items"]

        assert added.headers["idempotent-replayed"] == "true"
        assert len(listed) == 2


class TestChangingClients:
    async def test_changes_what_is_named_and_leaves_the_rest(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        path = f"/v1/clients/{house.client_id}"
        async with web(settings) as network:
            before = (await network.get(path, headers=house.coach.headers)).json()
            changed = await network.patch(
                path, json={"daily_minutes": 35, "goal": "Meet people"}, headers=house.client.headers
            )
            after = (await network.get(path, headers=house.coach.headers)).json()

        assert changed.status_code == 200, changed.text
        assert after == before | {"daily_minutes": 35, "goal": "Meet people"}

    async def test_ends_the_coaching_once_and_takes_it_up_again(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        path = f"/v1/clients/{house.client_id}"
        async with web(settings) as network:
            ended = await network.patch(path, json={"coaching_ended": True}, headers=house.coach.headers)
            resumed = await network.patch(path, json={"coaching_ended": False}, headers=house.coach.headers)

        assert datetime.fromisoformat(ended.json()["coaching_ended_at"]) == datetime(2026, 11, 2, 12, tzinfo=UTC)
        assert resumed.json()["coaching_ended_at"] is None


class TestReach:
    async def test_is_the_whole_practice_for_an_owner_the_assigned_for_others_and_oneself_for_a_client(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        coached_by_nobody = await another_client(works, house)
        async with web(settings) as network:
            seen = {}
            for caller in (house.owner, house.coach, house.assistant, house.client):
                page = (await network.get("/v1/clients", headers=caller.headers)).json()
                seen[caller.role] = {UUID(each["id"]) for each in page["items"]}

        assert seen == {
            Role.OWNER: {house.client_id, coached_by_nobody},
            Role.COACH: {house.client_id},
            Role.ASSISTANT: {house.client_id},
            Role.CLIENT: {house.client_id},
        }

    async def test_answers_alike_for_a_client_out_of_reach_and_one_that_does_not_exist(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        out_of_reach = await another_client(works, house)
        async with web(settings) as network:
            for caller in (house.coach, house.client):
                for ending in ("", "/assignments", "/consents"):
                    bodies = []
                    for client_id in (out_of_reach, uuid4()):
                        answer = await network.get(f"/v1/clients/{client_id}{ending}", headers=caller.headers)
                        assert answer.status_code == 404
                        bodies.append(answer.json() | {"request_id": ""})
                    assert bodies[0] == bodies[1]

    async def test_waits_for_an_erasure_that_has_begun_and_then_finds_nobody(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        wanted = {"invitations": {"email": an_email()}, "connect-links": {"platform": "x"}}
        async with sharing_the_loop(settings) as network:
            for door, body in wanted.items():
                client_id = await another_client(works, house)
                async with works.open(house.practice_id, at=NOON) as work:
                    await work.session.execute(delete(Client).where(Client.id == client_id))
                    address = f"/v1/clients/{client_id}/{door}"
                    asked = asyncio.create_task(network.post(address, json=body, headers=house.owner.headers))
                    async with asyncio.timeout(10):
                        await waits_for_a_lock(work)
                assert (await asked).status_code == 404

    async def test_follows_assignments_from_the_next_request_on(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        other = await another_client(works, house)
        path = f"/v1/clients/{other}"
        assignment = f"{path}/assignments/{house.coach.member_id}"
        async with web(settings) as network:
            codes = [(await network.get(path, headers=house.coach.headers)).status_code]
            for change in (network.put, network.put, network.delete, network.delete):
                codes.append((await change(assignment, headers=house.owner.headers)).status_code)
                codes.append((await network.get(path, headers=house.coach.headers)).status_code)

        assert codes == [404, 204, 200, 204, 200, 204, 404, 404, 404]

    async def test_is_not_given_to_somebody_who_has_left(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            await network.delete(f"/v1/members/{house.coach.member_id}", headers=house.owner.headers)
            answer = await network.put(
                f"/v1/clients/{house.client_id}/assignments/{house.coach.member_id}", headers=house.owner.headers
            )
            coaches = await network.get(f"/v1/clients/{house.client_id}/assignments", headers=house.owner.headers)

        assert answer.status_code == 404
        assert [each["member_id"] for each in coaches.json()["items"]] == [str(house.assistant.member_id)]

    async def test_gives_the_same_client_to_reads_and_writes(self, works: Works) -> None:
        house, foreign = await a_house(works), await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            stranger = await a_member(work, Role.COACH)
        async with works.open(house.practice_id, at=NOON) as work:
            for caller in (house.owner, house.coach, house.client, stranger):
                identity = caller.identity
                for client_id in (house.client_id, foreign.client_id):
                    row = await works.database.reads.fetchrow(
                        "SELECT id FROM show_client_v1($1, $2, $3, $4)", *caller.reach, client_id
                    )
                    try:
                        found = (await client_in_reach(work, identity, client_id)).id
                    except NotFound:
                        found = None
                    assert found == (row and row["id"])
                    assert (found is not None) == (client_id == house.client_id and caller is not stranger)


class TestOwnViews:
    async def test_let_the_invited_client_in_as_themself(self, settings: Settings, works: Works) -> None:
        house, email = await a_house(works), an_email()
        client_id = await another_client(works, house, house.coach)
        async with web(settings) as network:
            invited = await network.post(
                f"/v1/clients/{client_id}/invitations", json={"email": email}, headers=house.coach.headers
            )
            accepted = await network.post(
                "/v1/invitation-acceptances",
                json={"token": invited.json()["token"], "name": "Maya", "password": PASSWORD},
            )
            headers = {"Authorization": f"Bearer {accepted.json()['token']}"}
            me = (await network.get("/v1/me", headers=headers)).json()
            signed_in = await network.post("/v1/sessions", json={"email": email, "password": PASSWORD})

        assert (me["role"], me["client_id"], me["member_id"]) == ("client", str(client_id), None)
        assert signed_in.json()["role"] == "client"

    async def test_admit_one_person_each(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            invited = await network.post(
                f"/v1/clients/{house.client_id}/invitations", json={"email": an_email()}, headers=house.coach.headers
            )
            accepted = await network.post(
                "/v1/invitation-acceptances",
                json={"token": invited.json()["token"], "name": "Maya", "password": PASSWORD},
            )

        assert accepted.status_code == 409

    async def test_end_with_all_their_sessions_when_closed(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            closed = await network.delete(f"/v1/clients/{house.client_id}/own-view", headers=house.coach.headers)
            session = await network.get("/v1/me", headers=house.client.headers)
            back = await network.post("/v1/sessions", json={"email": house.client.email, "password": PASSWORD})
            client = await network.get(f"/v1/clients/{house.client_id}", headers=house.coach.headers)

        assert (closed.status_code, session.status_code, back.status_code, client.status_code) == (204, 401, 401, 200)

    async def test_take_their_open_invitations_along_when_closed(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        client_id = await another_client(works, house, house.coach)
        async with web(settings) as network:
            invited = await network.post(
                f"/v1/clients/{client_id}/invitations", json={"email": an_email()}, headers=house.coach.headers
            )
            await network.delete(f"/v1/clients/{client_id}/own-view", headers=house.coach.headers)
            accepted = await network.post(
                "/v1/invitation-acceptances",
                json={"token": invited.json()["token"], "name": "Maya", "password": PASSWORD},
            )

        assert accepted.status_code == 410


class TestSensitiveWords:
    @pytest.mark.parametrize(
        "words", [{"interests": ["diabetes"]}, {"target_market": {"interests": ["catholic families"]}}]
    )
    async def test_are_refused_with_what_to_write_instead(
        self, settings: Settings, works: Works, words: dict[str, object]
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            refused = await network.post("/v1/clients", json=MAYA | words, headers=house.owner.headers)
        assert refused.status_code == 400
        assert "describe what people do or care about instead" in refused.text
