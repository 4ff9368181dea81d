from datetime import timedelta
from uuid import uuid4

from litestar.handlers import HTTPRouteHandler

from service.access.assurance import Means
from service.access.step_up import StepUp
from service.app import DOORS, create_app
from service.kit.settings import Settings
from service.kit.work import Works
from tests.approving import an_app, tokens
from tests.authenticators import PasskeyInHand
from tests.callers import PASSWORD, MovableClock, a_house, web
from tests.doors import doors_of
from tests.second_factors import adds, freshly, kind, public, with_app

DANGEROUS = {
    "addIdentityProvider",
    "changeIdentityProvider",
    "changeMemberRole",
    "demandSecondFactors",
    "endFormerSecrets",
    "endMembership",
    "eraseAccount",
    "eraseClient",
    "freeMemberOfFactors",
    "giveLeaveToRegister",
    "inviteMember",
    "makeApiKey",
    "removeIdentityProvider",
    "retireFrontEnd",
    "revokeApiKey",
    "rotateReceiverSecret",
    "suppressPerson",
    "tieProvider",
    "untieProvider",
}
"""What cannot be taken back, and what opens or shuts ways in."""
OF_FACTORS = {
    "addPasskey",
    "beginAuthenticatorApp",
    "beginPasskey",
    "confirmAuthenticatorApp",
    "removeAuthenticatorApp",
    "removePasskey",
    "renewRecoveryCodes",
}
"""What asks everybody, since a stolen session must not bring factors of its own."""


def guarded(*, everybody: bool) -> set[str]:
    return {
        str(door.operation_id)
        for door in DOORS
        if isinstance(door, HTTPRouteHandler)
        and any(isinstance(each, StepUp) and each.from_everybody is everybody for each in door.guards or ())
    }


class TestDangerousDoors:
    def test_are_these(self) -> None:
        assert guarded(everybody=False) == DANGEROUS
        assert guarded(everybody=True) == OF_FACTORS

    def test_say_in_the_contract_that_they_ask_for_it(self) -> None:
        contract = create_app(Settings()).openapi_schema.to_schema()
        told = {
            operation["operationId"]
            for item in contract["paths"].values()
            for operation in item.values()
            if "`step-up-needed`" in operation["responses"].get("403", {}).get("description", "")
        }
        assert told == DANGEROUS | OF_FACTORS

    async def test_each_ask_who_has_a_factor_and_has_not_shown_it_for_fifteen_minutes(
        self, settings: Settings, works: Works
    ) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.owner, clock)
            clock.move(timedelta(minutes=15))
            asked = {}
            for door in doors_of(network.app):
                if door.operation_id in DANGEROUS | OF_FACTORS:
                    answer = await network.request(**door.address({}), json={}, headers=theirs.caller.headers)
                    asked[door.operation_id] = (answer.status_code, kind(answer), answer.headers["www-authenticate"])

        assert asked.keys() == DANGEROUS | OF_FACTORS
        challenge = 'Bearer error="insufficient_user_authentication", max_age="900"'
        assert set(asked.values()) == {(403, "step-up-needed", challenge)}


class TestSteppingUp:
    async def test_opens_what_is_dangerous_to_this_session_for_fifteen_minutes(
        self, settings: Settings, works: Works
    ) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.owner, clock)
            other = house.owner
            clock.move(timedelta(hours=1))
            asks = [await network.post("/v1/api-keys", json={"label": "CRM"}, headers=theirs.caller.headers)]
            up = await network.post("/v1/step-ups", json={"code": theirs.code(clock)}, headers=theirs.caller.headers)
            clock.move(timedelta(minutes=14, seconds=59))
            asks += [
                await network.post("/v1/api-keys", json={"label": "CRM"}, headers=caller.headers)
                for caller in (theirs.caller, other)
            ]
            clock.move(timedelta(seconds=1))
            asks.append(await network.post("/v1/api-keys", json={"label": "CRM"}, headers=theirs.caller.headers))

        assert up.json() == {
            "proven_by": "code",
            "proven_at": "2026-11-02T13:00:00Z",
            "good_until": "2026-11-02T13:15:00Z",
        }
        assert [each.status_code for each in asks] == [403, 201, 403, 403]
        assert "/v1/step-ups" in asks[0].json()["remedy"]

    async def test_takes_a_passkey(self, settings: Settings, works: Works) -> None:
        house, clock, passkey = await a_house(works), MovableClock(), PasskeyInHand()
        owner = await freshly(works, house.owner)
        async with web(public(settings), clock) as network:
            await adds(network, owner, passkey)
            clock.move(timedelta(hours=1))
            refused = await network.post("/v1/api-keys", json={"label": "CRM"}, headers=owner.headers)
            asked = (await network.post("/v1/step-up-challenges", headers=owner.headers)).json()
            up = await network.post("/v1/step-ups", json={"passkey": passkey.answer(asked)}, headers=owner.headers)
            made = await network.post("/v1/api-keys", json={"label": "CRM"}, headers=owner.headers)

        assert (refused.status_code, up.status_code, made.status_code) == (403, 201, 201)

    async def test_takes_a_password_of_those_alone_who_have_nothing_else(
        self, settings: Settings, works: Works
    ) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.owner, clock)
            answers = [
                await network.post("/v1/step-ups", json={"password": password}, headers=caller.headers)
                for caller in (theirs.caller, house.coach)
                for password in ("not this one", PASSWORD)
            ]
            begun = await network.post("/v1/authenticator-app-registrations", headers=house.coach.headers)

        assert [each.status_code for each in answers] == [400, 400, 403, 201]
        assert begun.status_code == 201

    async def test_is_not_asked_of_those_who_have_no_factor_except_before_they_set_one_up(
        self, settings: Settings, works: Works
    ) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            clock.move(timedelta(minutes=15))
            key = await network.post("/v1/api-keys", json={"label": "CRM"}, headers=house.owner.headers)
            app = await network.post("/v1/authenticator-app-registrations", headers=house.owner.headers)

        assert (key.status_code, app.status_code, kind(app)) == (201, 403, "step-up-needed")
        assert "password" in app.json()["detail"]

    async def test_is_not_for_a_password_that_opened_the_session_a_moment_ago(
        self, settings: Settings, works: Works
    ) -> None:
        """Their factor was set up in another session meanwhile."""
        house, clock = await a_house(works), MovableClock()
        by_password = await freshly(works, house.owner)
        by_provider = await freshly(works, house.owner, by=Means.PROVIDER)
        by_several = await freshly(works, house.owner, by=Means.PROVIDER_FACTORS)
        async with web(settings, clock) as network:
            await with_app(network, works, house.owner, clock)
            answers = [
                await network.post("/v1/api-keys", json={"label": "CRM"}, headers=caller.headers)
                for caller in (by_password, by_provider, by_several)
            ]

        assert [each.status_code for each in answers] == [403, 403, 201]

    async def test_is_nothing_an_api_key_can_do(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.owner, clock)
            made = await network.post("/v1/api-keys", json={"label": "CRM"}, headers=theirs.caller.headers)
            key = {"Authorization": f"Bearer {made.json()['token']}"}
            up = await network.post("/v1/step-ups", json={"code": theirs.code(clock)}, headers=key)
            another = await network.post("/v1/api-keys", json={"label": "CRM"}, headers=key)
            read = await network.get("/v1/clients", headers=key)

        assert (up.status_code, kind(up)) == (403, "no-session")
        assert (another.status_code, read.status_code) == (403, 200)
        assert "API key" in another.json()["detail"]

    async def test_is_not_asked_of_a_front_end_for_what_it_was_lent(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            app = await an_app(network, house.owner, scope="receivers:manage")
            lent = await tokens(app, house.owner, scope="receivers:manage")
            await with_app(network, works, house.owner, clock)
            where = f"/v1/receivers/{uuid4()}/secret-rotations"
            rotated = await network.post(where, headers={"Authorization": f"Bearer {lent['access_token']}"})

        assert rotated.status_code == 404

    async def test_stands_before_registering_a_front_end(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        said = {"client_name": "Coach Board", "redirect_uris": ["https://coachboard.example/callback"]}
        async with web(settings, clock) as network:
            theirs = await with_app(network, works, house.owner, clock)
            fresh = await network.post("/oauth/register", json=said, headers=theirs.caller.headers)
            clock.move(timedelta(minutes=15))
            stale = await network.post("/oauth/register", json=said, headers=theirs.caller.headers)

        assert (fresh.status_code, stale.status_code) == (201, 403)
        assert stale.json()["error"] == "insufficient_user_authentication"


class TestADemand:
    async def test_holds_sessions_up_until_a_factor_is_set_up(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            await network.put("/v1/second-factor-policy", json={"demanded_of": "members"}, headers=house.owner.headers)
            held = [
                await network.get("/v1/clients", headers=caller.headers)
                for caller in (house.owner, house.coach, house.assistant, house.client)
            ]
            who = await network.get("/v1/me", headers=house.coach.headers)
            theirs = await with_app(network, works, house.coach, clock)
            after = await network.get("/v1/clients", headers=house.coach.headers)
            kept = await network.delete(f"/v1/authenticator-apps/{theirs.app_id}", headers=theirs.caller.headers)

        assert [each.status_code for each in held] == [403, 403, 403, 200]
        assert kind(held[0]) == "second-factor-owed"
        assert (who.status_code, after.status_code) == (200, 200)
        assert (kept.status_code, kind(kept)) == (409, "factor-demanded")

    async def test_may_be_of_owners_alone(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            said = {"demanded_of": "owners"}
            told = await network.put("/v1/second-factor-policy", json=said, headers=house.owner.headers)
            held = [
                (await network.get("/v1/clients", headers=caller.headers)).status_code
                for caller in (house.owner, house.coach)
            ]

        assert (told.json(), held) == (said, [403, 200])
