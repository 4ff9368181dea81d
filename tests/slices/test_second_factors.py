from datetime import timedelta

from service.access.roles import Role
from service.kit.settings import Settings
from service.kit.work import Works
from tests.authenticators import code
from tests.callers import NOON, PASSWORD, MovableClock, a_house, a_member, web
from tests.second_factors import first_step, freshly, kind, with_app


class TestAnAuthenticatorApp:
    async def test_counts_once_it_has_shown_a_code(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        owner = await freshly(works, house.owner)
        async with web(settings, clock) as network:
            begun = (await network.post("/v1/authenticator-app-registrations", headers=owner.headers)).json()
            before = await network.post("/v1/sessions", json={"email": owner.email, "password": PASSWORD})
            where = f"/v1/authenticator-apps/{begun['id']}/confirmations"
            wrong = await network.post(where, json={"code": "000000"}, headers=owner.headers)
            shown = await network.post(where, json={"code": code(begun["secret"], NOON)}, headers=owner.headers)
            after = await network.post("/v1/sessions", json={"email": owner.email, "password": PASSWORD})
            known = (await network.get("/v1/second-factors", headers=owner.headers)).json()

        assert begun["otpauth_uri"].startswith("otpauth://totp/Rapport:")
        assert f"secret={begun['secret']}" in begun["otpauth_uri"]
        assert (before.status_code, wrong.status_code, shown.status_code, after.status_code) == (201, 409, 201, 202)
        assert len(set(shown.json()["recovery_codes"])) == 10
        assert known["authenticator_app"]["id"] == begun["id"]
        assert known["recovery_codes_left"] == 10
        assert begun["secret"] not in str(known)

    async def test_keeps_its_secret_sealed(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.owner, clock)
        async with works.open(house.practice_id, at=NOON) as work:
            connection = await work.session.connection()
            rows = (await connection.exec_driver_sql("SELECT * FROM authenticator_app")).all()
            marks = (await connection.exec_driver_sql("SELECT * FROM recovery_code")).all()

        assert len(rows) == 1
        assert theirs.secret.encode() not in rows[0].secret
        assert len(marks) == 10
        assert not any(each in str(marks) for each in theirs.recovery_codes)

    async def test_gives_way_to_a_new_one_only_when_that_one_has_shown_a_code(
        self, settings: Settings, works: Works
    ) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            older = await with_app(network, works, house.owner, clock)
            begun = (await network.post("/v1/authenticator-app-registrations", headers=older.caller.headers)).json()
            still = await network.post("/v1/step-ups", json={"code": older.code(clock)}, headers=older.caller.headers)
            where = f"/v1/authenticator-apps/{begun['id']}/confirmations"
            given = {"code": code(begun["secret"], clock())}
            shown = await network.post(where, json=given, headers=older.caller.headers)
            over = await network.post(
                "/v1/step-ups", json={"code": older.code(clock, steps=1)}, headers=older.caller.headers
            )

        assert (still.status_code, shown.status_code, over.status_code) == (201, 201, 403)
        assert shown.json()["recovery_codes"] == []

    async def test_is_forgotten_when_it_shows_no_code_within_an_hour(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.coach, clock)
            begun = (await network.post("/v1/authenticator-app-registrations", headers=theirs.caller.headers)).json()
            clock.move(timedelta(hours=1))
            await network.post("/v1/step-ups", json={"code": theirs.code(clock)}, headers=theirs.caller.headers)
            where = f"/v1/authenticator-apps/{begun['id']}/confirmations"
            shown = {"code": code(begun["secret"], clock())}
            late = await network.post(where, json=shown, headers=theirs.caller.headers)

        assert late.status_code == 404


class TestSigningInWithAnApp:
    async def test_takes_a_password_and_a_code(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.coach, clock)
            owed = await first_step(network, theirs.caller)
            as_token = {"Authorization": f"Bearer {owed['token']}"}
            too_early = await network.get("/v1/me", headers=as_token)
            opened = await network.post("/v1/second-steps", json={"token": owed["token"], "code": theirs.code(clock)})
            session = {"Authorization": f"Bearer {opened.json()['token']}"}
            me = (await network.get("/v1/me", headers=session)).json()

        assert owed["ways"] == ["code", "recovery_code"]
        assert too_early.status_code == 401
        assert (opened.status_code, opened.json()["role"]) == (201, "coach")
        assert (me["proven_by"], me["proven_at"]) == ("code", "2026-11-02T12:00:00Z")

    async def test_takes_a_code_of_half_a_minute_ago_or_ahead_and_none_older(
        self, settings: Settings, works: Works
    ) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.coach, clock)
            clock.move(timedelta(minutes=5))
            owed = await first_step(network, theirs.caller)
            answers = []
            for steps in (-2, 2, -1, 1):
                given = {"token": owed["token"], "code": theirs.code(clock, steps=steps)}
                answers.append(await network.post("/v1/second-steps", json=given))
                if answers[-1].status_code == 201:
                    owed = await first_step(network, theirs.caller)

        assert [each.status_code for each in answers] == [403, 403, 201, 201]

    async def test_is_open_for_ten_minutes_and_to_one_second_step(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.coach, clock)
            owed = await first_step(network, theirs.caller)
            once = await network.post("/v1/second-steps", json={"token": owed["token"], "code": theirs.code(clock)})
            given = {"token": owed["token"], "code": theirs.code(clock, steps=1)}
            twice = await network.post("/v1/second-steps", json=given)
            late = await first_step(network, theirs.caller)
            clock.move(timedelta(minutes=10))
            given = {"token": late["token"], "code": theirs.code(clock)}
            over = await network.post("/v1/second-steps", json=given)

        assert (once.status_code, twice.status_code, over.status_code) == (201, 401, 401)
        assert kind(twice) == kind(over) == "second-step-closed"

    async def test_takes_a_recovery_code_however_it_is_typed_and_only_once(
        self, settings: Settings, works: Works
    ) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.coach, clock)
            typed = theirs.recovery_codes[0].upper().replace("-", " ")
            answers = []
            for _ in range(2):
                owed = await first_step(network, theirs.caller)
                given = {"token": owed["token"], "recovery_code": typed}
                answers.append(await network.post("/v1/second-steps", json=given))
            left = (await network.get("/v1/second-factors", headers=theirs.caller.headers)).json()

        assert [each.status_code for each in answers] == [201, 403]
        assert left["recovery_codes_left"] == 9

    async def test_wants_one_proof_and_no_more(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.coach, clock)
            owed = await first_step(network, theirs.caller)
            both = {"code": theirs.code(clock), "recovery_code": theirs.recovery_codes[0]}
            answers = [
                await network.post("/v1/second-steps", json={"token": owed["token"]} | given) for given in ({}, both)
            ]

        assert [kind(each) for each in answers] == ["one-proof", "one-proof"]


class TestRecoveryCodes:
    async def test_are_made_anew_in_place_of_the_old(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.coach, clock)
            renewed = await network.post("/v1/recovery-codes", headers=theirs.caller.headers)
            old = await network.post(
                "/v1/step-ups", json={"recovery_code": theirs.recovery_codes[0]}, headers=theirs.caller.headers
            )
            new = await network.post(
                "/v1/step-ups",
                json={"recovery_code": renewed.json()["recovery_codes"][0]},
                headers=theirs.caller.headers,
            )

        assert (renewed.status_code, old.status_code, new.status_code) == (201, 403, 201)

    async def test_are_for_those_alone_who_have_a_factor(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        coach = await freshly(works, house.coach)
        async with web(settings) as network:
            refused = await network.post("/v1/recovery-codes", headers=coach.headers)

        assert (refused.status_code, kind(refused)) == (409, "no-factor")


class TestRemoving:
    async def test_the_last_factor_takes_the_recovery_codes_along_and_leaves_the_password(
        self, settings: Settings, works: Works
    ) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.coach, clock)
            where = f"/v1/authenticator-apps/{theirs.app_id}"
            gone = await network.delete(where, headers=theirs.caller.headers)
            known = (await network.get("/v1/second-factors", headers=theirs.caller.headers)).json()
            opened = await network.post("/v1/sessions", json={"email": theirs.caller.email, "password": PASSWORD})

        assert (gone.status_code, opened.status_code) == (204, 201)
        assert known == {
            "is_demanded": False,
            "authenticator_app": None,
            "passkeys": [],
            "recovery_codes_left": 0,
        }

    async def test_reaches_nobody_elses(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        owner = await freshly(works, house.owner)
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.coach, clock)
            refused = await network.delete(f"/v1/authenticator-apps/{theirs.app_id}", headers=owner.headers)

        assert refused.status_code == 404

    async def test_happens_by_itself_when_the_person_leaves_and_not_while_they_have_another_place(
        self, settings: Settings, works: Works
    ) -> None:
        house, clock = await a_house(works), MovableClock()
        async with works.open(house.practice_id, at=NOON) as work:
            leaving = await a_member(work, Role.COACH)
        async with web(settings, clock) as network:
            await with_app(network, works, leaving, clock)
            await with_app(network, works, house.assistant, clock)
            await network.delete(f"/v1/members/{leaving.member_id}", headers=house.owner.headers)
        async with works.open(house.practice_id, at=NOON) as work:
            connection = await work.session.connection()
            left = (await connection.exec_driver_sql("SELECT person_id FROM authenticator_app")).scalars().all()

        assert left == [house.assistant.person_id]


class TestAnOwner:
    async def test_frees_a_member_who_has_lost_everything(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.coach, clock)
            where = f"/v1/members/{house.coach.member_id}/second-factors"
            freed = await network.delete(where, headers=house.owner.headers)
            session = await network.get("/v1/me", headers=theirs.caller.headers)
            opened = await network.post("/v1/sessions", json={"email": house.coach.email, "password": PASSWORD})

        assert (freed.status_code, session.status_code, opened.status_code) == (204, 401, 201)
