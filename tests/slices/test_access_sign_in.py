from datetime import timedelta
from uuid import uuid4

from service.access.api.sessions import SignIn
from service.access.roles import Role
from service.kit.settings import Settings
from service.kit.work import Works
from tests.callers import NOON, PASSWORD, MovableClock, a_client, a_house, a_member, an_email, an_own_view, web


def a_sign_up(email: str) -> dict[str, str]:
    return {
        "practice_name": "North Star",
        "name": "Dana",
        "email": email,
        "password": PASSWORD,
        "time_zone": "Europe/London",
    }


class TestSigningUp:
    async def test_opens_a_practice_with_a_session_and_a_sample_client(self, settings: Settings) -> None:
        async with web(settings) as network:
            opened = await network.post("/v1/practices", json=a_sign_up(an_email()))
            assert opened.status_code == 201, opened.text
            headers = {"Authorization": f"Bearer {opened.json()['token']}"}
            me = (await network.get("/v1/me", headers=headers)).json()
            clients = (await network.get("/v1/clients", headers=headers)).json()["items"]

        assert (me["practice_name"], me["name"], me["role"]) == ("North Star", "Dana", "owner")
        assert me["member_id"] == opened.json()["member_id"]
        assert [client["is_sample"] for client in clients] == [True]
        assert clients[0]["id"] == opened.json()["sample_client_id"]
        assert clients[0]["target_market"]["places"] == ["Yorkshire", "Leeds"]

    async def test_done_twice_under_one_key_opens_one_practice(self, settings: Settings) -> None:
        sign_up, key = a_sign_up(an_email()), {"Idempotency-Key": uuid4().hex}
        async with web(settings) as network:
            first = await network.post("/v1/practices", json=sign_up, headers=key)
            second = await network.post("/v1/practices", json=sign_up, headers=key)
            without_key = await network.post("/v1/practices", json=sign_up)

        assert first.status_code == second.status_code == 201
        assert first.content == second.content
        assert second.headers["idempotent-replayed"] == "true"
        assert without_key.json()["practice_id"] != first.json()["practice_id"]

    async def test_takes_a_known_address_only_with_its_own_password(self, settings: Settings) -> None:
        sign_up = a_sign_up(an_email())
        async with web(settings) as network:
            await network.post("/v1/practices", json=sign_up)
            stolen = await network.post("/v1/practices", json=sign_up | {"password": "another long password"})

        assert stolen.status_code == 409
        assert stolen.json()["type"].endswith("/email-taken")

    async def test_refuses_short_passwords_odd_zones_and_unknown_fields(self, settings: Settings) -> None:
        sign_up = a_sign_up(an_email())
        async with web(settings) as network:
            answers = [
                await network.post("/v1/practices", json=sign_up | wrong)
                for wrong in (
                    {"password": "short"},
                    {"time_zone": "Mars/Olympus"},
                    {"email": "nobody"},
                    {"name": "nul\x00"},
                    {"role": "owner"},
                )
            ]

        assert [answer.status_code for answer in answers] == [400] * 5
        assert answers[0].json()["errors"][0]["where"] == "password"
        assert "IANA" in answers[1].text
        assert PASSWORD not in "".join(answer.text for answer in answers)


class TestSigningIn:
    async def test_opens_a_session_for_the_right_password_in_any_capitals_of_the_address(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        credentials = {"email": house.coach.email.upper(), "password": PASSWORD}
        async with web(settings) as network:
            opened = await network.post("/v1/sessions", json=credentials)
            again = await network.post("/v1/sessions", json=credentials)

        assert opened.status_code == again.status_code == 201, opened.text
        assert opened.json()["role"] == "coach"
        assert opened.json()["practice_id"] == str(house.practice_id)
        assert opened.json()["token"] != again.json()["token"]

    async def test_renews_a_hash_made_with_older_parameters(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            await network.post("/v1/sessions", json={"email": house.coach.email, "password": PASSWORD})

        row = await works.database.reads.fetchrow("SELECT * FROM find_person_v1($1)", house.coach.email)
        assert "$m=65536,t=3,p=4$" in row["password_hash"]

    async def test_answers_alike_for_a_wrong_password_and_an_unknown_address(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            wrong = await network.post("/v1/sessions", json={"email": house.coach.email, "password": "not this one"})
            unknown = await network.post("/v1/sessions", json={"email": an_email(), "password": PASSWORD})
            elsewhere = await network.post(
                "/v1/sessions",
                json={"email": house.coach.email, "password": PASSWORD, "practice_id": str(uuid4())},
            )

        assert wrong.status_code == unknown.status_code == elsewhere.status_code == 401
        bodies = [answer.json() | {"request_id": ""} for answer in (wrong, unknown, elsewhere)]
        assert bodies[0] == bodies[1] == bodies[2]

    async def test_asks_somebody_of_several_practices_which_one_and_only_after_the_password(
        self, settings: Settings
    ) -> None:
        sign_up = a_sign_up(an_email())
        credentials = {"email": sign_up["email"], "password": PASSWORD}
        async with web(settings) as network:
            first = (await network.post("/v1/practices", json=sign_up)).json()
            await network.post("/v1/practices", json=sign_up | {"practice_name": "South Star"})
            unproven = await network.post("/v1/sessions", json=credentials | {"password": "not this one"})
            unclear = await network.post("/v1/sessions", json=credentials)
            chosen = await network.post("/v1/sessions", json=credentials | {"practice_id": first["practice_id"]})

        assert unproven.status_code == 401
        assert unclear.status_code == 409
        assert {each["what"] for each in unclear.json()["errors"]} == {"North Star", "South Star"}
        assert chosen.json()["practice_id"] == first["practice_id"]

    def test_never_shows_the_password_in_a_log(self) -> None:
        assert PASSWORD not in repr(SignIn(email=an_email(), password=PASSWORD))


class TestTokens:
    async def test_end_at_once_when_signed_out(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            out = await network.delete("/v1/sessions/current", headers=house.coach.headers)
            after = await network.get("/v1/me", headers=house.coach.headers)

        assert (out.status_code, after.status_code) == (204, 401)
        assert after.headers["www-authenticate"] == 'Bearer error="invalid_token"'

    async def test_end_after_thirty_days(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            clock.move(timedelta(days=30) - timedelta(seconds=1))
            last = await network.get("/v1/me", headers=house.coach.headers)
            clock.move(timedelta(seconds=1))
            over = await network.get("/v1/me", headers=house.coach.headers)

        assert (last.status_code, over.status_code) == (200, 401)

    async def test_note_their_last_use_once_a_minute(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            made = await network.post("/v1/api-keys", json={"label": "CRM"}, headers=house.coach.headers)
            key = {"Authorization": f"Bearer {made.json()['token']}"}
            seen = []
            for wait in (0, 59, 1):
                clock.move(timedelta(seconds=wait))
                await network.get("/v1/me", headers=key)
                listed = await network.get("/v1/api-keys", headers=house.coach.headers)
                seen.append(listed.json()["items"][0]["last_used_at"])

        assert seen == ["2026-11-02T12:00:00Z", "2026-11-02T12:00:00Z", "2026-11-02T12:01:00Z"]

    async def test_are_kept_as_hashes_alone(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            opened = await network.post("/v1/sessions", json={"email": house.owner.email, "password": PASSWORD})
        async with works.open(house.practice_id, at=NOON) as work:
            connection = await work.session.connection()
            rows = (await connection.exec_driver_sql("SELECT t::text FROM token t")).all()

        assert len(rows) == 5
        assert not any(token in str(rows) for token in (opened.json()["token"], house.owner.token))


class TestApiKeys:
    async def test_act_as_their_member_until_revoked(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            made = (await network.post("/v1/api-keys", json={"label": "CRM"}, headers=house.coach.headers)).json()
            key = {"Authorization": f"Bearer {made['token']}"}
            me = (await network.get("/v1/me", headers=key)).json()
            revoked = await network.delete(f"/v1/api-keys/{made['id']}", headers=house.coach.headers)
            after = await network.get("/v1/me", headers=key)

        assert (me["member_id"], me["role"], me["expires_at"]) == (str(house.coach.member_id), "coach", None)
        assert (revoked.status_code, after.status_code) == (204, 401)

    async def test_are_seen_and_revoked_by_their_member_and_by_owners_only(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            made = (await network.post("/v1/api-keys", json={"label": "CRM"}, headers=house.coach.headers)).json()
            path = f"/v1/api-keys/{made['id']}"
            others = (await network.get("/v1/api-keys", headers=house.assistant.headers)).json()["items"]
            refused = await network.delete(path, headers=house.assistant.headers)
            owners = (await network.get("/v1/api-keys", headers=house.owner.headers)).json()["items"]
            revoked = await network.delete(path, headers=house.owner.headers)

        assert others == []
        assert [key["id"] for key in owners] == [made["id"]]
        assert (refused.status_code, revoked.status_code) == (404, 204)

    async def test_cannot_begin_expired(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            answer = await network.post(
                "/v1/api-keys", json={"label": "CRM", "expires_at": "2026-11-02T12:00:00Z"}, headers=house.owner.headers
            )

        assert answer.status_code == 400
        assert answer.json()["errors"] == [{"where": "expires_at", "what": "lies in the past"}]


class TestPlaces:
    async def test_somebody_who_coaches_and_is_coached_says_as_what_they_come(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        async with works.open(house.practice_id, at=NOON) as work:
            both = await a_member(work, Role.COACH)
            client_id = await a_client(work)
            other = await an_own_view(work, client_id)
            connection = await work.session.connection()
            await connection.exec_driver_sql(
                f"UPDATE own_view SET person_id = '{both.person_id}' WHERE client_id = '{client_id}'"
            )
        async with web(settings) as network:
            credentials = {"email": both.email, "password": PASSWORD}
            unclear = await network.post("/v1/sessions", json=credentials)
            as_client = await network.post("/v1/sessions", json=credentials | {"role": "client"})
            unseated = await network.get("/v1/me", headers=other.headers)

        assert unclear.status_code == 409
        assert as_client.json()["role"] == "client"
        assert unseated.status_code == 401
