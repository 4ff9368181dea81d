"""Where people are signed in, and signing out elsewhere."""

from service.kit.settings import Settings
from service.kit.work import Works
from tests.approving import Browser, an_app, bearer, tokens
from tests.callers import PASSWORD, a_house, web


class TestOnesSessions:
    async def test_are_listed_with_the_one_in_hand_and_end_one_by_one(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            said = {"email": house.coach.email, "password": PASSWORD}
            other = bearer((await network.post("/v1/sessions", json=said)).json()["token"])
            browser = Browser(network)
            await browser.sign_in(house.coach)
            listed = (await network.get("/v1/sessions", headers=house.coach.headers)).json()["items"]
            assert [(each["kind"], each["is_current"]) for each in listed] == [
                ("session", True),
                ("session", False),
                ("browser", False),
            ]
            for each in listed[1:]:
                ended = await network.delete(f"/v1/sessions/{each['id']}", headers=house.coach.headers)
                assert ended.status_code == 204
            again = await network.delete(f"/v1/sessions/{listed[1]['id']}", headers=house.coach.headers)
            assert again.status_code == 404
            assert (await network.get("/v1/me", headers=other)).status_code == 401
            assert 'action="/oauth/sign-in"' in (await browser.open("/apps")).text
            assert (await network.get("/v1/me", headers=house.coach.headers)).status_code == 200

    async def test_are_nobody_elses_and_no_front_ends(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner)
            lent = bearer((await tokens(app, house.coach))["access_token"])
            assert (await network.get("/v1/sessions", headers=lent)).status_code == 403
            (of_owner, *_) = (await network.get("/v1/sessions", headers=house.owner.headers)).json()["items"]
            theirs = await network.delete(f"/v1/sessions/{of_owner['id']}", headers=house.coach.headers)
            assert theirs.status_code == 404
