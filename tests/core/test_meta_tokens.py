from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from service.sandbox.meta.cast import BELLINI_COACHING, LENA, LENA_ON_INSTAGRAM, MARCO
from service.sandbox.meta.login_access import proof_of
from service.sandbox.meta.login_apps import Route
from tests.meta_logins import INSTAGRAM_SCOPES, Logins, open_logins

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
async def logins() -> AsyncIterator[Logins]:
    async with open_logins() as opened:
        yield opened


class TestInstagramTokens:
    async def test_says_what_was_granted_in_both_seen_shapes(self, logins: Logins) -> None:
        flat = (await logins.redeem(Route.INSTAGRAM, await logins.code(Route.INSTAGRAM, LENA.id))).json()
        assert flat["permissions"] == sorted(INSTAGRAM_SCOPES)
        await logins.hand(f"/apps/{logins.app.id}", {"wraps_codes": True}, method="PATCH")
        wrapped = (await logins.redeem(Route.INSTAGRAM, await logins.code(Route.INSTAGRAM, LENA.id))).json()
        assert wrapped["data"][0]["permissions"] == ",".join(sorted(INSTAGRAM_SCOPES))
        assert wrapped["data"][0]["user_id"] == str(flat["user_id"])
        assert flat["user_id"] != LENA_ON_INSTAGRAM.id

    async def test_lives_an_hour_and_can_be_made_to_live_sixty_days(self, logins: Logins) -> None:
        short = await logins.short(Route.INSTAGRAM)
        answer = (await logins.lengthen(Route.INSTAGRAM, short)).json()
        assert answer["expires_in"] == 60 * 86_400
        logins.advance(HOUR)
        assert logins.refusal(short, Route.INSTAGRAM) == (190, 463)
        logins.advance(60 * DAY - HOUR - SECOND)
        assert logins.refusal(answer["access_token"], Route.INSTAGRAM) is None
        logins.advance(SECOND)
        assert logins.refusal(answer["access_token"], Route.INSTAGRAM) == (190, 463)

    async def test_is_renewed_from_its_second_day_to_its_last(self, logins: Logins) -> None:
        token = await logins.long(Route.INSTAGRAM)
        logins.advance(DAY - SECOND)
        assert (await logins.refresh(token)).json()["error"]["code"] == 100
        logins.advance(59 * DAY)
        renewed = (await logins.refresh(token)).json()
        assert renewed["expires_in"] == 60 * 86_400
        logins.advance(DAY)
        assert (await logins.refresh(token)).json()["error"]["error_subcode"] == 463
        assert logins.refusal(renewed["access_token"], Route.INSTAGRAM) is None

    async def test_is_not_renewed_without_the_basic_permission(self, logins: Logins) -> None:
        token = await logins.long(Route.INSTAGRAM)
        logins.advance(2 * DAY)
        await logins.hand("/unticks", {"person": "lena", "route": "instagram", "scope": "instagram_business_basic"})
        assert (await logins.refresh(token)).json()["error"]["code"] == 10

    @pytest.mark.parametrize("asked", ["long as short", "short as long"])
    async def test_takes_each_kind_only_where_it_belongs(self, logins: Logins, asked: str) -> None:
        if asked == "long as short":
            answer = await logins.lengthen(Route.INSTAGRAM, await logins.long(Route.INSTAGRAM))
        else:
            answer = await logins.refresh(await logins.short(Route.INSTAGRAM))
        assert answer.json()["error"]["code"] == 452

    async def test_refuses_codes_in_its_own_flat_shape(self, logins: Logins) -> None:
        code = await logins.code(Route.INSTAGRAM, LENA.id)
        assert (await logins.redeem(Route.INSTAGRAM, f"{code}#_")).json()["error_type"] == "OAuthException"
        assert (await logins.redeem(Route.INSTAGRAM, code)).status_code == 200
        again = await logins.redeem(Route.INSTAGRAM, code)
        assert (again.status_code, again.json()["code"]) == (400, 400)
        assert "used" in again.json()["error_message"]


class TestFacebookTokens:
    async def test_a_code_serves_once_and_soon_and_for_one_address(self, logins: Logins) -> None:
        code = await logins.code(Route.FACEBOOK, MARCO.id)
        elsewhere = await logins.redeem(Route.FACEBOOK, code, redirect_uri="http://127.0.0.1:9999/else")
        assert elsewhere.json()["error"]["error_subcode"] == 36008
        assert (await logins.redeem(Route.FACEBOOK, code)).json()["token_type"] == "bearer"
        assert (await logins.redeem(Route.FACEBOOK, code)).json()["error"]["error_subcode"] == 36009
        late = await logins.code(Route.FACEBOOK, MARCO.id)
        logins.advance(10 * MINUTE)
        assert (await logins.redeem(Route.FACEBOOK, late)).json()["error"]["error_subcode"] == 36007

    async def test_wants_the_right_secret(self, logins: Logins) -> None:
        code = await logins.code(Route.FACEBOOK, MARCO.id)
        wrong = await logins.redeem(Route.FACEBOOK, code, client_secret="another")
        assert wrong.json()["error"]["message"] == "Error validating client secret."
        assert (await logins.redeem(Route.FACEBOOK, code, client_id="1")).json()["error"]["code"] == 101

    async def test_a_long_token_lives_sixty_days_and_does_not_lengthen_itself(self, logins: Logins) -> None:
        token = await logins.long(Route.FACEBOOK)
        logins.advance(30 * DAY)
        again = (await logins.lengthen(Route.FACEBOOK, token)).json()
        assert again["expires_in"] == 30 * 86_400
        logins.advance(30 * DAY)
        assert logins.refusal(token, Route.FACEBOOK) == (190, 463)

    async def test_may_leave_out_when_a_long_token_expires(self, logins: Logins) -> None:
        await logins.hand(f"/apps/{logins.app.id}", {"tells_expiry": False}, method="PATCH")
        answer = await logins.lengthen(Route.FACEBOOK, await logins.short(Route.FACEBOOK))
        assert "expires_in" not in answer.json()

    async def test_a_page_token_taken_with_a_long_token_has_no_end(self, logins: Logins) -> None:
        endless = logins.page_token(await logins.long(Route.FACEBOOK))
        ending = logins.page_token(await logins.short(Route.FACEBOOK))
        assert (await logins.debug(endless))["expires_at"] == 0
        assert (await logins.debug(ending))["expires_at"] > 0
        logins.advance(365 * DAY)
        assert logins.refusal(endless, Route.FACEBOOK) is None
        assert logins.refusal(ending, Route.FACEBOOK) == (190, 463)

    async def test_a_page_has_one_token_for_each_person_and_app(self, logins: Logins) -> None:
        token = await logins.long(Route.FACEBOOK)
        assert logins.page_token(token) == logins.page_token(token)

    async def test_data_is_out_of_reach_ninety_days_after_the_last_login(self, logins: Logins) -> None:
        token = logins.page_token(await logins.long(Route.FACEBOOK))
        logins.advance(90 * DAY - SECOND)
        assert "pages_show_list" in logins.scopes(token, Route.FACEBOOK)
        logins.advance(SECOND)
        assert logins.scopes(token, Route.FACEBOOK) == {"public_profile"}
        await logins.code(Route.FACEBOOK, MARCO.id)
        assert "pages_show_list" in logins.scopes(token, Route.FACEBOOK)

    async def test_gives_an_app_its_own_token(self, logins: Logins) -> None:
        query = {"grant_type": "client_credentials", "client_id": logins.app.id, "client_secret": logins.app.secret}
        answer = await logins.http.get("/fb-graph/oauth/access_token", params=query)
        assert answer.json()["access_token"] == f"{logins.app.id}|{logins.app.secret}"


class TestChecks:
    @pytest.mark.parametrize("route", list(Route))
    async def test_knows_no_tokens_of_the_other_route(self, logins: Logins, route: Route) -> None:
        (other,) = set(Route) - {route}
        assert logins.refusal(await logins.long(route), other) == (190, None)
        assert logins.refusal("made-up", route) == (190, None)
        assert logins.refusal(f"{logins.app.id}|wrong", route) == (190, None)
        assert logins.refusal("", route) == (104, None)

    async def test_a_proof_must_hold_when_it_is_given_or_demanded(self, logins: Logins) -> None:
        token = await logins.long(Route.FACEBOOK)
        proof = proof_of(token, logins.app.secret)
        assert logins.refusal(token, Route.FACEBOOK, proof="wrong") == (100, None)
        assert logins.refusal(token, Route.FACEBOOK, proof=proof_of("other", logins.app.secret)) == (100, None)
        await logins.hand(f"/apps/{logins.app.id}", {"demands_proof": True}, method="PATCH")
        assert logins.refusal(token, Route.FACEBOOK) == (100, None)
        assert logins.refusal(token, Route.FACEBOOK, proof=proof) is None


class TestDebugToken:
    async def test_describes_a_token_with_the_pages_it_was_narrowed_to(self, logins: Logins) -> None:
        token = await logins.long(Route.FACEBOOK, pages=[BELLINI_COACHING.id])
        told = await logins.debug(token)
        assert told["is_valid"]
        assert told["app_id"] == logins.app.id
        assert told["data_access_expires_at"] - told["issued_at"] == 90 * 86_400
        granular = {each["scope"]: each.get("target_ids") for each in told["granular_scopes"]}
        assert granular["pages_show_list"] == [str(BELLINI_COACHING.id)]
        assert granular["public_profile"] is None

    async def test_says_why_a_token_does_not_hold(self, logins: Logins) -> None:
        token = await logins.long(Route.FACEBOOK)
        await logins.hand("/passwords", {"person": "marco", "route": "facebook"})
        told = await logins.debug(token)
        assert (told["is_valid"], told["error"]["subcode"], told["scopes"]) == (False, 460, [])
        assert (await logins.debug("made-up"))["error"]["code"] == 190

    async def test_is_for_the_app_and_those_who_have_a_role_on_it(self, logins: Logins) -> None:
        token = await logins.long(Route.FACEBOOK)
        query = {"input_token": token, "access_token": token}
        assert (await logins.http.get("/fb-graph/debug_token", params=query)).json()["error"]["code"] == 100
        await logins.hand(f"/apps/{logins.app.id}", {"roles": ["marco"]}, method="PATCH")
        assert (await logins.http.get("/fb-graph/debug_token", params=query)).json()["data"]["is_valid"]


class TestPermissions:
    async def test_lists_what_was_granted_and_declined(self, logins: Logins) -> None:
        token = await logins.long(Route.FACEBOOK, ticked=["pages_show_list"])
        answer = await logins.http.get("/fb-graph/v26.0/me/permissions", params={"access_token": token})
        told = {each["permission"]: each["status"] for each in answer.json()["data"]}
        assert told["pages_show_list"] == "granted"
        assert told["instagram_basic"] == "declined"

    async def test_can_be_given_back_one_by_one_and_all_together(self, logins: Logins) -> None:
        token = await logins.long(Route.FACEBOOK)
        bearer = {"authorization": f"Bearer {token}"}
        user_id = (await logins.debug(token))["user_id"]
        path = f"/fb-graph/v26.0/{user_id}/permissions"
        assert (await logins.http.delete(f"{path}/instagram_basic", headers=bearer)).json() == {"success": True}
        assert "instagram_basic" not in logins.scopes(token, Route.FACEBOOK)
        assert (await logins.http.delete(path, headers=bearer)).json() == {"success": True}
        assert logins.refusal(token, Route.FACEBOOK) == (190, 458)

    async def test_are_nobody_elses_business(self, logins: Logins) -> None:
        token = await logins.long(Route.FACEBOOK)
        answer = await logins.http.get("/fb-graph/12345/permissions", params={"access_token": token})
        assert answer.json()["error"]["error_subcode"] == 33
        own = {"access_token": f"{logins.app.id}|{logins.app.secret}"}
        assert (await logins.http.get("/fb-graph/me/permissions", params=own)).json()["error"]["code"] == 102
