from service.kit.settings import Settings
from service.kit.work import Works
from tests.authenticators import PasskeyInHand, unpacked
from tests.callers import PASSWORD, MovableClock, a_house, web
from tests.second_factors import adds, first_step, freshly, kind, public, with_app, with_passkey


class TestAPasskey:
    async def test_is_asked_for_with_what_a_browser_needs(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(public(settings)) as network:
            coach, _ = await with_passkey(network, works, house.coach)
            wanted = (await network.post("/v1/passkey-registrations", headers=coach.headers)).json()

        assert wanted["rp"] == {"id": "rapport.example", "name": "Rapport"}
        assert wanted["authenticatorSelection"]["userVerification"] == "required"
        assert wanted["authenticatorSelection"]["residentKey"] == "required"
        assert (wanted["attestation"], len(wanted["excludeCredentials"])) == ("none", 1)
        assert coach.email not in str(unpacked(wanted["user"]["id"]))

    async def test_signs_in_by_itself(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(public(settings)) as network:
            _, passkey = await with_passkey(network, works, house.coach)
            asked = (await network.post("/v1/passkey-challenges", json={})).json()
            opened = await network.post("/v1/passkey-sessions", json={"passkey": passkey.answer(asked)})
            session = {"Authorization": f"Bearer {opened.json()['token']}"}
            me = (await network.get("/v1/me", headers=session)).json()
            known = (await network.get("/v1/second-factors", headers=session)).json()

        assert (opened.status_code, opened.json()["role"]) == (201, "coach")
        assert (me["member_id"], me["proven_by"]) == (str(house.coach.member_id), "passkey")
        assert [(each["name"], each["last_used_at"]) for each in known["passkeys"]] == [
            ("Phone", "2026-11-02T12:00:00Z")
        ]
        assert known["recovery_codes_left"] == 10

    async def test_is_a_second_step_after_the_password_too(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(public(settings)) as network:
            coach, passkey = await with_passkey(network, works, house.coach)
            owed = await first_step(network, coach)
            asked = (await network.post("/v1/passkey-challenges", json={"token": owed["token"]})).json()
            given = {"token": owed["token"], "passkey": passkey.answer(asked)}
            opened = await network.post("/v1/second-steps", json=given)

        assert owed["ways"] == ["passkey", "recovery_code"]
        assert opened.status_code == 201, opened.text

    async def test_is_one_of_several_that_are_removed_each_by_itself(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(public(settings)) as network:
            coach, lost = await with_passkey(network, works, house.coach)
            kept = PasskeyInHand()
            added = await adds(network, coach, kept)
            first = (await network.get("/v1/second-factors", headers=coach.headers)).json()["passkeys"][0]["id"]
            gone = await network.delete(f"/v1/passkeys/{first}", headers=coach.headers)
            answers = []
            for passkey in (lost, kept):
                asked = (await network.post("/v1/passkey-challenges", json={})).json()
                answers.append(await network.post("/v1/passkey-sessions", json={"passkey": passkey.answer(asked)}))

        assert (added.status_code, added.json()["recovery_codes"], gone.status_code) == (201, [], 204)
        assert [each.status_code for each in answers] == [403, 201]

    async def test_may_keep_no_count(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(public(settings)) as network:
            _, passkey = await with_passkey(network, works, house.coach, counts=False)
            answers = []
            for _ in range(2):
                asked = (await network.post("/v1/passkey-challenges", json={})).json()
                answers.append(await network.post("/v1/passkey-sessions", json={"passkey": passkey.answer(asked)}))

        assert [each.status_code for each in answers] == [201, 201]

    async def test_is_added_once(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(public(settings)) as network:
            coach, passkey = await with_passkey(network, works, house.coach)
            again = await adds(network, coach, passkey)

        assert (again.status_code, kind(again)) == (409, "passkey-known")

    async def test_is_as_many_as_twenty(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        coach = await freshly(works, house.coach)
        async with web(public(settings)) as network:
            answers = [await adds(network, coach, PasskeyInHand()) for _ in range(21)]

        assert [each.status_code for each in answers] == [201] * 20 + [409]
        assert kind(answers[-1]) == "too-many-passkeys"


class TestBoth:
    async def test_do_beside_each_other(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(public(settings), clock) as network:
            theirs = await with_app(network, works, house.coach, clock)
            await adds(network, theirs.caller, PasskeyInHand())
            owed = await network.post("/v1/sessions", json={"email": house.coach.email, "password": PASSWORD})
            gone = await network.delete(f"/v1/authenticator-apps/{theirs.app_id}", headers=theirs.caller.headers)
            left = await network.post("/v1/sessions", json={"email": house.coach.email, "password": PASSWORD})

        assert owed.json()["ways"] == ["code", "passkey", "recovery_code"]
        assert (gone.status_code, left.status_code) == (204, 202)
        assert left.json()["ways"] == ["passkey", "recovery_code"]
