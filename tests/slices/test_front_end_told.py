"""What a front end is told of itself by a token, and by the refusal of one."""

from service.kit.settings import Settings
from service.kit.work import Works
from tests.approving import an_app, bearer, tokens
from tests.callers import a_house, web


class TestWhoAmI:
    async def test_names_the_person_the_practice_the_front_end_and_what_it_was_lent(
        self, settings: Settings, works: Works
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            board = await an_app(network, house.owner)
            lent = await tokens(board, house.coach, scope="clients:read")
            me = (await network.get("/v1/me", headers=bearer(lent["access_token"]))).json()
            own = (await network.get("/v1/me", headers=house.coach.headers)).json()
        assert me["front_end"] == {"id": board.client_id, "name": "Coach Board", "scopes": ["clients:read"]}
        assert {name: me[name] for name in ("practice_id", "practice_name", "name", "email", "role", "member_id")} == {
            name: own[name] for name in ("practice_id", "practice_name", "name", "email", "role", "member_id")
        }
        assert set(me["permissions"]) < set(own["permissions"])
        assert "read_clients" in me["permissions"]
        assert own["front_end"] is None


class TestARefusedToken:
    async def test_of_a_front_end_says_to_refresh_or_to_ask_the_person(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            board = await an_app(network, house.owner)
            lent = (await tokens(board, house.coach))["access_token"]
            await network.post("/oauth/revoke", data={"token": lent}, auth=(board.client_id, board.secret or ""))
            refused = (await network.get("/v1/me", headers=bearer(lent))).json()
            own = (await network.get("/v1/me", headers=bearer("rp_s_nothing"))).json()
            nothing = (await network.get("/v1/me")).json()
        assert refused["type"] == own["type"]
        assert ("/oauth/token" in refused["remedy"], "Sign in" in refused["remedy"]) == (True, False)
        assert "Sign in" in own["remedy"]
        assert "/oauth/token" in nothing["remedy"]
