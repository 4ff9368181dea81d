"""What is tried to be let in as a front end, or to pass for another, line by line of a list of attacks."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pytest

from service.kit.settings import Settings
from service.kit.work import Works
from tests.approving import CALLBACK, an_app, basic, bearer, tokens
from tests.callers import a_house, web


class TestAFrontEnd:
    @pytest.mark.parametrize("address", ["/oauth/token", "/oauth/revoke", "/oauth/introspect"])
    async def test_proves_itself_as_it_registered_and_in_one_way(
        self, settings: Settings, works: Works, address: str
    ) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner)
            given = await tokens(app, house.coach)
            said = {
                "grant_type": "refresh_token",
                "refresh_token": given["refresh_token"],
                "token": given["access_token"],
            }
            named, right = {"client_id": app.client_id}, {"authorization": basic(app.client_id, app.secret or "")}
            wrong_ways: list[tuple[dict[str, str], dict[str, str], str]] = [
                (named, {}, ""),
                (named | {"client_secret": app.secret or ""}, {}, ""),
                ({}, {"authorization": basic(app.client_id, "rp_x_wrong")}, ""),
                ({}, {"authorization": "Basic !!"}, ""),
                ({}, {"authorization": "Basic /////w=="}, ""),
                ({}, {"authorization": basic("nobody", "x")}, ""),
                ({"client_secret": app.secret or ""}, right, ""),
                ({"client_id": "019a3c70-1a2b-7c3d-8e4f-5a6b7c8d9e0f"}, right, ""),
                (named, {}, "?" + urlencode({"client_secret": app.secret or ""})),
            ]
            for form, headers, query in wrong_ways:
                answer = await network.post(address + query, data=said | form, headers=headers)
                assert answer.status_code in {400, 401}, (form, headers, answer.text)
                assert answer.json()["error"] in {"invalid_client", "invalid_request"}, (form, headers, answer.text)
                assert answer.headers["cache-control"] == "no-store"
            assert (await app.refresh(given["refresh_token"])).status_code == 200

    async def test_guesses_secrets_until_it_is_told_to_wait(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner)
        app.secret = "rp_x_guessed"
        async with web(replace(settings, limit_token_requests=5)) as app.network:
            answers = [await app.refresh("rp_f_guessed") for _ in range(7)]
        assert [each.status_code for each in answers] == [401] * 5 + [429] * 2
        assert int(answers[-1].headers["retry-after"]) > 0


class TestRegistration:
    async def test_is_for_owners_and_whom_they_gave_leave_once(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        said = {"client_name": "Board", "redirect_uris": [CALLBACK]}
        async with web(settings) as network:
            for headers in ({}, house.coach.headers, house.client.headers, {"Authorization": "Bearer rp_r_x"}):
                assert (await network.post("/oauth/register", json=said, headers=headers)).status_code == 401
            leave = (await network.post("/v1/registration-tokens", headers=house.owner.headers)).json()
            by_leave = bearer(leave["token"])
            assert (await network.get("/v1/me", headers=by_leave)).status_code == 401
            assert (await network.post("/oauth/register", json={}, headers=by_leave)).status_code == 400
            assert (await network.post("/oauth/register", json=said, headers=by_leave)).status_code == 201
            assert (await network.post("/oauth/register", json=said, headers=by_leave)).status_code == 401

    async def test_cannot_be_done_by_a_front_end(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        async with web(settings) as network:
            app = await an_app(network, house.owner)
            headers = bearer((await tokens(app, house.owner))["access_token"])
            said = {"client_name": "Board", "redirect_uris": [CALLBACK]}
            assert (await network.post("/oauth/register", json=said, headers=headers)).status_code == 401
            assert (await network.post("/v1/registration-tokens", headers=headers)).status_code == 403
            assert (await network.post("/v1/api-keys", json={"label": "x"}, headers=headers)).status_code == 403
            assert (await network.get("/v1/approvals", headers=headers)).status_code == 403

    @pytest.mark.parametrize(
        ("changed", "error"),
        [
            ({"redirect_uris": ["http://coachboard.example/cb"]}, "invalid_redirect_uri"),
            ({"redirect_uris": ["javascript:alert(1)"]}, "invalid_redirect_uri"),
            ({"redirect_uris": ["https://a.example/#x"]}, "invalid_redirect_uri"),
            ({"redirect_uris": []}, "invalid_redirect_uri"),
            ({"redirect_uris": "https://a.example/"}, "invalid_client_metadata"),
            ({"client_name": "C\u043each Board"}, "invalid_client_metadata"),
            ({"client_name": "Board\u202e"}, "invalid_client_metadata"),
            ({"client_name": "Rapport Login"}, "invalid_client_metadata"),
            ({"client_name": ""}, "invalid_client_metadata"),
            ({"client_uri": "javascript:alert(1)"}, "invalid_client_metadata"),
            ({"grant_types": ["password"]}, "invalid_client_metadata"),
            ({"grant_types": ["implicit"]}, "invalid_client_metadata"),
            ({"grant_types": ["refresh_token"]}, "invalid_client_metadata"),
            ({"response_types": ["token"]}, "invalid_client_metadata"),
            ({"scope": "everything"}, "invalid_client_metadata"),
            ({"token_endpoint_auth_method": "private_key_jwt"}, "invalid_client_metadata"),
            (
                {"grant_types": ["client_credentials"], "token_endpoint_auth_method": "none"},
                "invalid_client_metadata",
            ),
        ],
    )
    async def test_refuses_what_would_harm(
        self, settings: Settings, works: Works, changed: dict[str, Any], error: str
    ) -> None:
        house = await a_house(works)
        said = {"client_name": "Coach Board", "redirect_uris": [CALLBACK]} | changed
        async with web(settings) as network:
            refused = await network.post("/oauth/register", json=said, headers=house.owner.headers)
            assert (refused.status_code, refused.json()["error"]) == (400, error)

    async def test_fetches_nothing_and_repeats_nothing_it_does_not_know(self, settings: Settings, works: Works) -> None:
        house = await a_house(works)
        unread = {
            "logo_uri": "http://169.254.169.254/",
            "jwks_uri": "http://127.0.0.1:1/",
            "software_statement": "x.y.z",
        }
        async with web(settings) as network:
            said = {"client_name": "Coach Board", "redirect_uris": [CALLBACK]} | unread
            told = await network.post("/oauth/register", json=said, headers=house.owner.headers)
            assert told.status_code == 201
            assert not told.json().keys() & unread.keys()
