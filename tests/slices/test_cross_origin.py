"""Front ends that run in a browser, on a site of their own."""

from service.kit.settings import Settings
from service.kit.work import Works
from tests.approving import an_app, bearer, tokens
from tests.callers import a_house, web

SITE = {"Origin": "https://coachboard.example"}


class TestAFrontEndInABrowser:
    async def test_may_ask_with_a_token_and_read_what_it_is_answered(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner, token_endpoint_auth_method="none")
            lent = bearer((await tokens(app, house.coach))["access_token"])
            wish = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "authorization"}
            asked = await network.options("/v1/clients", headers=SITE | wish)
            read = await network.get("/v1/clients", headers=SITE | lent)
            refused = await network.get("/v1/clients", headers=SITE)
        assert asked.status_code == 204
        assert "authorization" in asked.headers["access-control-allow-headers"].lower()
        assert (read.status_code, refused.status_code) == (200, 401)
        for answer in (asked, read, refused):
            assert answer.headers["access-control-allow-origin"] == "*"
            assert "access-control-allow-credentials" not in answer.headers
        assert "x-request-id" in refused.headers["access-control-expose-headers"].lower()

    async def test_reads_no_page_that_a_cookie_opens(self, settings: Settings) -> None:
        async with web(settings) as network:
            page = await network.get("/apps", headers=SITE | {"cookie": "rapport_signed_in=x"})
        assert "access-control-allow-credentials" not in page.headers


class TestTheContract:
    async def test_asks_browsers_for_no_header_that_they_may_not_send(self, settings: Settings) -> None:
        async with web(settings) as network:
            paths = (await network.get("/docs/openapi.json")).json()["paths"]
            told = [each for item in paths.values() for said in item.values() for each in said.get("parameters", ())]
            headers = {each["name"].lower() for each in told if each["in"] == "header"}
            wish = {"Access-Control-Request-Method": "PATCH", "Access-Control-Request-Headers": ", ".join(headers)}
            asked = await network.options("/v1/clients", headers=SITE | wish)
        assert "upload-offset" in headers
        assert headers <= set(asked.headers["access-control-allow-headers"].lower().split(", "))

    async def test_says_which_scope_opens_each_door(self, settings: Settings) -> None:
        async with web(settings) as network:
            paths = (await network.get("/docs/openapi.json")).json()["paths"]
        assert paths["/v1/clients"]["get"]["security"] == [{"bearer": []}, {"oauth2": ["clients:read"]}]
        (_, glance) = paths["/v1/today"]["get"]["security"]
        assert glance == {"oauth2": ["clients:read", "accounts:read", "audience:read", "findings:read", "plan:read"]}
        assert paths["/v1/me"]["get"]["security"] == [{"bearer": []}, {"oauth2": []}]
        assert paths["/v1/api-keys"]["post"]["security"] == [{"bearer": []}]
        assert paths["/v1/sessions"]["post"]["security"] == [{}]
