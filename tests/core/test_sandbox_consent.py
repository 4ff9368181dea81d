import asyncio
import base64
import re
from collections.abc import AsyncIterator

import pytest

from tests.sandbox_doors import BACK, BASIC, SCOPES, VERIFIER, Doors, open_doors

HOUR = 3600


@pytest.fixture
async def doors() -> AsyncIterator[Doors]:
    async with open_doors() as opened:
        yield opened


class TestConsentPage:
    async def test_offers_the_coached_people_and_every_asked_permission_ticked(self, doors: Doors) -> None:
        page = (await doors.consent_page()).text
        assert "@maya_moves" in page
        assert "@tomas_kitchen" in page
        assert re.findall(r'name="scope" value="([^"]+)" checked', page) == list(SCOPES)

    async def test_is_the_same_at_both_addresses(self, doors: Doors) -> None:
        asked = (await doors.consent_page()).request.url.query.decode()
        assert (await doors.http.get(f"/i/oauth2/authorize?{asked}")).status_code == 200

    async def test_sends_a_denial_back_with_the_state(self, doors: Doors) -> None:
        page = (await doors.consent_page()).text
        sent_back = await doors.answer_page(page, decision="deny")
        assert sent_back == {"error": "access_denied", "state": "a-state"}

    async def test_grants_only_what_stays_ticked(self, doors: Doors) -> None:
        code = await doors.code(ticked=["users.read", "tweet.read"])
        tokens = (await doors.redeem(code)).json()
        assert tokens["scope"] == "users.read tweet.read"
        assert "refresh_token" not in tokens

    async def test_grants_nothing_that_was_not_asked_for(self, doors: Doors) -> None:
        page = (await doors.consent_page(scope="users.read tweet.read")).text
        sent_back = await doors.answer_page(page, ticked=["users.read", "tweet.read", "follows.read"])
        assert (await doors.redeem(sent_back["code"])).json()["scope"] == "users.read tweet.read"

    async def test_can_be_answered_once(self, doors: Doors) -> None:
        page = (await doors.consent_page()).text
        await doors.answer_page(page)
        question = re.findall(r'name="question" value="([^"]+)"', page)[0]
        again = await doors.http.post("/2/oauth2/authorize", data={"question": question, "decision": "approve"})
        assert again.status_code == 400

    @pytest.mark.parametrize(
        ("changes", "error"),
        [
            ({"response_type": "token"}, "unsupported_response_type"),
            ({"scope": "users.read everything"}, "invalid_scope"),
            ({"code_challenge": ""}, "invalid_request"),
            ({"code_challenge_method": "S512"}, "invalid_request"),
            ({"state": "x" * 501}, "invalid_request"),
        ],
    )
    async def test_sends_bad_questions_back_as_errors(self, doors: Doors, changes: dict[str, str], error: str) -> None:
        answer = await doors.consent_page(**changes)
        assert answer.status_code == 302
        assert f"error={error}" in answer.headers["location"]

    @pytest.mark.parametrize("changes", [{"client_id": "nobody"}, {"redirect_uri": "https://elsewhere.example/back"}])
    async def test_never_redirects_to_what_is_not_registered(self, doors: Doors, changes: dict[str, str]) -> None:
        answer = await doors.consent_page(**changes)
        assert answer.status_code == 400
        assert "location" not in answer.headers

    async def test_holds_an_app_to_its_registered_address_to_the_letter(self, doors: Doors) -> None:
        app = {"client_id": "strict", "name": "Strict", "redirect_uris": [BACK]}
        assert (await doors.http.post("/sandbox/apps", json=app)).status_code == 201
        assert (await doors.consent_page(client_id="strict")).status_code == 200
        assert (await doors.consent_page(client_id="strict", redirect_uri=BACK + "/")).status_code == 400


class TestCodes:
    async def test_live_for_thirty_seconds(self, doors: Doors) -> None:
        code = await doors.code()
        await doors.advance(29)
        assert (await doors.redeem(code)).status_code == 200
        late = await doors.code()
        await doors.advance(30)
        refused = await doors.redeem(late)
        assert refused.status_code == 400
        assert refused.json()["error"] == "invalid_request"

    async def test_used_twice_end_what_they_gave(self, doors: Doors) -> None:
        code = await doors.code()
        first = (await doors.redeem(code)).json()
        assert (await doors.redeem(code)).status_code == 400
        assert (await doors.refresh(first["refresh_token"])).status_code == 400

    async def test_need_the_verifier_they_were_asked_with(self, doors: Doors) -> None:
        code = await doors.code()
        assert (await doors.redeem(code, code_verifier=VERIFIER + "x")).status_code == 400
        assert (await doors.redeem(code)).status_code == 200

    async def test_need_the_address_they_were_sent_to(self, doors: Doors) -> None:
        assert (await doors.redeem(await doors.code(), redirect_uri=BACK + "2")).status_code == 400

    async def test_are_no_use_to_an_app_without_its_secret(self, doors: Doors) -> None:
        code = await doors.code()
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": BACK, "code_verifier": VERIFIER}
        wrong = base64.b64encode(f"{BASIC[0]}:wrong".encode()).decode()
        for authorization, more in ((f"Basic {wrong}", {}), ("", {"client_id": BASIC[0]}), ("Basic ?", {}), ("", {})):
            headers = {"authorization": authorization}
            refused = await doors.http.post("/2/oauth2/token", data=form | more, headers=headers)
            assert (refused.status_code, refused.json()["error"]) == (401, "unauthorized_client")

    async def test_let_a_public_app_name_itself(self, doors: Doors) -> None:
        page = (await doors.consent_page(client_id="sandbox-public-app")).text
        code = (await doors.answer_page(page))["code"]
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": BACK, "code_verifier": VERIFIER}
        tokens = await doors.http.post("/2/oauth2/token", data=form | {"client_id": "sandbox-public-app"})
        assert tokens.json()["expires_in"] == 7200


class TestTokens:
    async def test_give_access_for_two_hours(self, doors: Doors) -> None:
        reader = await doors.reader()
        await doors.advance(2 * HOUR - 1)
        assert (await reader.get("/2/users/me")).status_code == 200
        await doors.advance(1)
        assert (await reader.get("/2/users/me")).status_code == 401

    async def test_are_renewed_by_a_refresh(self, doors: Doors) -> None:
        reader = await doors.reader()
        await doors.advance(3 * HOUR)
        tokens = (await doors.refresh(reader.refresh_token)).json()
        assert tokens["refresh_token"] != reader.refresh_token
        headers = {"authorization": f"Bearer {tokens['access_token']}"}
        assert (await doors.http.get("/2/users/me", headers=headers)).status_code == 200

    async def test_end_as_a_family_when_a_spent_refresh_token_returns(self, doors: Doors) -> None:
        reader = await doors.reader()
        renewed = (await doors.refresh(reader.refresh_token)).json()
        replayed = await doors.refresh(reader.refresh_token)
        assert (replayed.status_code, replayed.json()["error"]) == (400, "invalid_request")
        headers = {"authorization": f"Bearer {renewed['access_token']}"}
        assert (await doors.http.get("/2/users/me", headers=headers)).status_code == 401
        assert (await doors.refresh(renewed["refresh_token"])).status_code == 400

    async def test_refreshed_by_many_at_once_go_to_one(self, doors: Doors) -> None:
        reader = await doors.reader()
        answers = await asyncio.gather(*(doors.refresh(reader.refresh_token) for _ in range(20)))
        assert sorted(answer.status_code for answer in answers) == [200] + [400] * 19
        statuses = (await doors.http.get("/sandbox/ledger")).json()["statuses"]
        assert statuses["token refresh_token 200"] == 1
        assert statuses["token refresh_token 400"] == 19

    async def test_stop_when_the_app_gives_one_back(self, doors: Doors) -> None:
        reader = await doors.reader()
        answer = await doors.http.post("/2/oauth2/revoke", data={"token": reader.refresh_token}, auth=BASIC)
        assert answer.json() == {"revoked": True}
        assert (await reader.get("/2/users/me")).status_code == 401

    async def test_stop_when_the_person_removes_the_app(self, doors: Doors) -> None:
        reader, other = await doors.reader(), await doors.reader(person=1)
        ended = await doors.http.post("/sandbox/revocations", json={"account_id": reader.account_id})
        assert ended.json() == {"consents_ended": 1}
        assert (await reader.get("/2/users/me")).status_code == 401
        assert (await doors.refresh(reader.refresh_token)).status_code == 400
        assert (await other.get("/2/users/me")).status_code == 200

    async def test_without_the_permission_are_not_enough(self, doors: Doors) -> None:
        reader = await doors.reader(ticked=["users.read", "tweet.read"])
        assert (await reader.get(f"/2/users/{reader.account_id}/followers")).status_code == 403
        assert (await reader.get(f"/2/users/{reader.account_id}/tweets")).status_code == 200
