"""What is tried with codes and tokens, line by line of a list of attacks on authorization servers: each ends as it says."""

import asyncio
import re
from datetime import timedelta

from service.kit.settings import Settings
from service.kit.work import Works
from tests.approving import ASKED, CALLBACK, Browser, a_code, an_app, bearer, tokens
from tests.at_once import sharing_the_loop
from tests.callers import MovableClock, a_house, web


class TestACode:
    async def test_used_twice_ends_what_it_brought(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner)
            code = await a_code(app, house.coach)
            given = (await app.redeem(code)).json()
            assert (await network.get("/v1/clients", headers=bearer(given["access_token"]))).status_code == 200
            assert (await app.redeem(code)).json()["error"] == "invalid_grant"
            assert (await network.get("/v1/clients", headers=bearer(given["access_token"]))).status_code == 401
            assert (await app.refresh(given["refresh_token"])).json()["error"] == "invalid_grant"

    async def test_brought_by_fifty_at_once_serves_one(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with sharing_the_loop(settings) as network:
            app = await an_app(network, house.owner)  # type: ignore[arg-type] # speaks alike
            code = await a_code(app, house.coach)
            answers = await asyncio.gather(*(app.redeem(code) for _ in range(50)))
            assert sorted(each.status_code for each in answers) == [200] + [400] * 49
            (winner,) = [each.json() for each in answers if each.status_code == 200]
            assert (await network.get("/v1/clients", headers=bearer(winner["access_token"]))).status_code == 401

    async def test_is_good_for_its_own_front_end_and_address_alone(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        second = "https://coachboard.example/second"
        async with web(settings) as network:
            app = await an_app(network, house.owner, redirect_uris=[CALLBACK, second])
            other = await an_app(network, house.owner)
            other.verifier = app.verifier
            code = await a_code(app, house.coach)
            assert (await other.redeem(code)).json()["error"] == "invalid_grant"
            assert (await app.redeem(code, redirect_uri=second)).json()["error"] == "invalid_grant"
            assert (await app.redeem(code, redirect_uri=None)).json()["error"] == "invalid_grant"
            assert (await app.redeem(code)).status_code == 200

    async def test_lasts_a_minute(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            app = await an_app(network, house.owner)
            code = await a_code(app, house.coach)
            clock.move(timedelta(seconds=60))
            assert (await app.redeem(code)).json()["error"] == "invalid_grant"

    async def test_is_worth_nothing_once_whom_it_speaks_for_has_left(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner)
            code, given = await a_code(app, house.coach), await tokens(app, house.coach)
            gone = await network.delete(f"/v1/members/{house.coach.member_id}", headers=house.owner.headers)
            assert gone.status_code == 204
            assert (await app.redeem(code)).json()["error"] == "invalid_grant"
            assert (await app.refresh(given["refresh_token"])).json()["error"] == "invalid_grant"
            assert (await network.get("/v1/clients", headers=bearer(given["access_token"]))).status_code == 401


class TestARefreshToken:
    async def test_is_rotated_and_the_old_one_ends_the_whole_family(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner)
            first = await tokens(app, house.coach)
            second = (await app.refresh(first["refresh_token"])).json()
            assert second["refresh_token"] != first["refresh_token"]
            assert (await network.get("/v1/clients", headers=bearer(second["access_token"]))).status_code == 200
            assert (await app.refresh(first["refresh_token"])).json()["error"] == "invalid_grant"
            assert (await app.refresh(second["refresh_token"])).json()["error"] == "invalid_grant"
            assert (await network.get("/v1/clients", headers=bearer(second["access_token"]))).status_code == 401

    async def test_brought_by_fifty_at_once_serves_one(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with sharing_the_loop(settings) as network:
            app = await an_app(network, house.owner)  # type: ignore[arg-type] # speaks alike
            given = await tokens(app, house.coach)
            answers = await asyncio.gather(*(app.refresh(given["refresh_token"]) for _ in range(50)))
            assert sorted(each.status_code for each in answers) == [200] + [400] * 49

    async def test_gives_no_more_than_was_agreed_to(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner)
            given = await tokens(app, house.coach)
            wider = await app.refresh(given["refresh_token"], scope=f"{ASKED} plan:read")
            assert wider.json()["error"] == "invalid_scope"
            narrower = (await app.refresh(given["refresh_token"], scope="audience:read")).json()
            assert narrower["scope"] == "audience:read"
            assert (await network.get("/v1/clients", headers=bearer(narrower["access_token"]))).status_code == 403
            again = (await app.refresh(narrower["refresh_token"])).json()
            assert again["scope"] == ASKED

    async def test_is_good_for_its_own_front_end_alone(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app, other = await an_app(network, house.owner), await an_app(network, house.owner)
            given = await tokens(app, house.coach)
            assert (await other.refresh(given["refresh_token"])).json()["error"] == "invalid_grant"
            assert (await app.refresh(given["refresh_token"])).status_code == 200

    async def test_ends_when_it_rests_and_however_often_it_is_used(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            app = await an_app(network, house.owner)
            rested, kept = await tokens(app, house.coach), await tokens(app, house.coach)
            for days in (29, 29, 29):
                clock.move(timedelta(days=days))
                kept = (await app.refresh(kept["refresh_token"])).json()
            assert (await app.refresh(rested["refresh_token"])).json()["error"] == "invalid_grant"
            clock.move(timedelta(days=3))
            assert (await app.refresh(kept["refresh_token"])).json()["error"] == "invalid_grant"

    async def test_is_dead_once_the_person_ends_the_approval(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner)
            given = await tokens(app, house.coach)
            (approval,) = (await network.get("/v1/approvals", headers=house.coach.headers)).json()["items"]
            ended = await network.delete(f"/v1/approvals/{approval['id']}", headers=house.coach.headers)
            assert ended.status_code == 204
            assert (await app.refresh(given["refresh_token"])).json()["error"] == "invalid_grant"
            assert (await network.get("/v1/clients", headers=bearer(given["access_token"]))).status_code == 401


class TestOthersTokens:
    async def test_are_neither_told_of_nor_ended(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app, other = await an_app(network, house.owner), await an_app(network, house.owner)
            given = await tokens(app, house.coach)
            for token in (given["access_token"], given["refresh_token"], house.coach.token, "nonsense"):
                assert (await other.ask("/oauth/introspect", {"token": token})).json() == {"active": False}
                assert (await other.ask("/oauth/revoke", {"token": token})).status_code == 200
            own = (await app.ask("/oauth/introspect", {"token": given["access_token"]})).json()
            assert (own["active"], own["scope"], own["client_id"]) == (True, ASKED, app.client_id)
            assert own["exp"] - own["iat"] == 900
            assert (await network.get("/v1/clients", headers=bearer(given["access_token"]))).status_code == 200

    async def test_of_its_own_end_as_they_are_named(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner)
            given = await tokens(app, house.coach)
            await app.ask("/oauth/revoke", {"token": given["access_token"], "token_type_hint": "refresh_token"})
            assert (await network.get("/v1/clients", headers=bearer(given["access_token"]))).status_code == 401
            given = (await app.refresh(given["refresh_token"])).json()
            await app.ask("/oauth/revoke", {"token": given["refresh_token"], "token_type_hint": "nonsense"})
            assert (await network.get("/v1/clients", headers=bearer(given["access_token"]))).status_code == 401
            assert (await app.ask("/oauth/introspect", {"token": given["access_token"]})).json() == {"active": False}

    async def test_are_not_told_of_to_who_keeps_no_secret(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner, token_endpoint_auth_method="none")
            given = await tokens(app, house.coach)
            refused = await app.ask("/oauth/introspect", {"token": given["access_token"]})
            assert (refused.status_code, refused.json()["error"]) == (401, "invalid_client")
            assert (await app.ask("/oauth/revoke", {"token": given["access_token"]})).status_code == 200
            assert (await network.get("/v1/clients", headers=bearer(given["access_token"]))).status_code == 401


class TestAnAccessToken:
    async def test_is_taken_from_the_header_alone_for_fifteen_minutes(self, settings: Settings, works: Works) -> None:
        house, clock = await a_house(works), MovableClock()
        async with web(settings, clock) as network:
            app = await an_app(network, house.owner)
            answer = await app.redeem(await a_code(app, house.coach))
            given = answer.json()
            assert (given["token_type"], given["expires_in"]) == ("Bearer", 900)
            assert answer.headers["cache-control"] == "no-store"
            assert (await network.get(f"/v1/clients?access_token={given['access_token']}")).status_code == 401
            assert (await network.get("/v1/clients", headers=bearer(given["refresh_token"]))).status_code == 401
            clock.move(timedelta(minutes=15))
            assert (await network.get("/v1/clients", headers=bearer(given["access_token"]))).status_code == 401

    async def test_does_no_more_than_its_scopes_and_its_person_may(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner, scope="clients:read clients:write receivers:manage")
            headers = bearer((await tokens(app, house.assistant, scope="clients:read clients:write"))["access_token"])
            assert (await network.get("/v1/clients", headers=headers)).status_code == 200
            unlent = await network.get(f"/v1/clients/{house.client_id}/accounts", headers=headers)
            assert (unlent.status_code, unlent.json()["type"].rsplit("/", 1)[-1]) == (403, "insufficient-scope")
            assert re.search(r'scope="accounts:read"', unlent.headers["www-authenticate"])
            glance = await network.get(f"/v1/clients/{house.client_id}/overview", headers=headers)
            assert glance.headers["www-authenticate"].endswith(
                'scope="clients:read accounts:read audience:read findings:read plan:read"'
            )
            above = await network.post(
                "/v1/clients", json={"name": "Maya", "time_zone": "Europe/Stockholm"}, headers=headers
            )
            assert (above.status_code, above.json()["type"].rsplit("/", 1)[-1]) == (403, "permission-missing")

    async def test_is_dead_with_its_front_end(self, settings: Settings, works: Works) -> None:
        house, elsewhere = await a_house(works), await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner)
            headers = bearer((await tokens(app, elsewhere.coach))["access_token"])
            assert (await network.get("/v1/clients", headers=headers)).status_code == 200
            by_others = await network.delete(f"/v1/front-ends/{app.client_id}", headers=elsewhere.owner.headers)
            assert by_others.status_code == 404
            retired = await network.delete(f"/v1/front-ends/{app.client_id}", headers=house.owner.headers)
            assert retired.status_code == 204
            assert (await network.get("/v1/clients", headers=headers)).status_code == 401
            assert (await Browser(network).open(f"/oauth/authorize?{app.question()}")).status_code == 400


class TestAMachine:
    async def test_acts_for_the_owner_who_registered_it_within_its_scopes(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            machine = await an_app(
                network,
                house.owner,
                grant_types=["client_credentials"],
                redirect_uris=[],
                scope="clients:read team:read",
            )
            said: dict[str, str | None] = {"grant_type": "client_credentials"}
            given = (await machine.ask("/oauth/token", said)).json()
            assert (given["scope"], "refresh_token" in given) == ("clients:read team:read", False)
            assert (await network.get("/v1/clients", headers=bearer(given["access_token"]))).status_code == 200
            wider = await machine.ask("/oauth/token", said | {"scope": "plan:read"})
            assert wider.json()["error"] == "invalid_scope"
            narrow = (await machine.ask("/oauth/token", said | {"scope": "team:read"})).json()
            assert (await network.get("/v1/clients", headers=bearer(narrow["access_token"]))).status_code == 403
            other = await an_app(network, house.owner)
            assert (await other.ask("/oauth/token", said)).json()["error"] == "unauthorized_client"
