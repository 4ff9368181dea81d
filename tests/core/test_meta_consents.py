import re
from collections.abc import AsyncIterator

import pytest

from service.sandbox.meta.cast import BELLINI_COACHING, IVY, LENA, MARCO, ROLES, TINY, TRATTORIA
from service.sandbox.meta.login_apps import Route
from tests.meta_logins import BACK, INSTAGRAM_SCOPES, Logins, open_logins, sent_back

INSIGHTS = "instagram_business_manage_insights"


@pytest.fixture
async def logins() -> AsyncIterator[Logins]:
    async with open_logins() as opened:
        yield opened


class TestInstagramDialog:
    async def test_offers_every_asked_permission_ticked(self, logins: Logins) -> None:
        page = (await logins.dialog(Route.INSTAGRAM)).text
        assert re.findall(r'name="scope" value="([^"]+)" checked', page) == list(INSTAGRAM_SCOPES)
        assert "@lena.moves.daily" in page

    async def test_sends_back_a_code_the_state_and_the_tail_of_two_signs(self, logins: Logins) -> None:
        answer = await logins.answer(Route.INSTAGRAM, (await logins.dialog(Route.INSTAGRAM)).text, LENA.id)
        assert answer.headers["location"].endswith("#_")
        assert set(sent_back(answer)) == {"code", "state"}

    async def test_sends_a_denial_back_with_its_reason(self, logins: Logins) -> None:
        page = (await logins.dialog(Route.INSTAGRAM)).text
        told = sent_back(await logins.answer(Route.INSTAGRAM, page, LENA.id, decision="deny"))
        assert (told["error"], told["error_reason"], told["state"]) == ("access_denied", "user_denied", "a-state")

    async def test_tells_the_owner_of_a_personal_account_to_switch_and_lets_them_choose_again(
        self, logins: Logins
    ) -> None:
        page = (await logins.dialog(Route.INSTAGRAM)).text
        refused = await logins.answer(Route.INSTAGRAM, page, IVY.id)
        assert refused.status_code == 400
        assert "professional account" in refused.text
        assert "code" in sent_back(await logins.answer(Route.INSTAGRAM, page, TINY.id))

    async def test_has_no_place_for_somebody_without_instagram(self, logins: Logins) -> None:
        page = (await logins.dialog(Route.INSTAGRAM)).text
        assert (await logins.answer(Route.INSTAGRAM, page, MARCO.id)).status_code == 400

    async def test_can_be_answered_once(self, logins: Logins) -> None:
        page = (await logins.dialog(Route.INSTAGRAM)).text
        sent_back(await logins.answer(Route.INSTAGRAM, page, LENA.id))
        assert (await logins.answer(Route.INSTAGRAM, page, LENA.id)).status_code == 400

    async def test_turns_people_without_a_role_away_from_an_app_that_is_not_reviewed(self, logins: Logins) -> None:
        path = f"/apps/{logins.app.id}"
        await logins.hand(path, {"standard_access": ["instagram_business_basic"], "roles": ["tiny"]}, method="PATCH")
        page = (await logins.dialog(Route.INSTAGRAM)).text
        refused = await logins.answer(Route.INSTAGRAM, page, LENA.id)
        assert "Insufficient developer role" in refused.text
        assert "code" in sent_back(await logins.answer(Route.INSTAGRAM, page, TINY.id))


class TestFacebookDialog:
    async def test_lets_a_person_choose_among_their_own_pages(self, logins: Logins) -> None:
        page = (await logins.dialog(Route.FACEBOOK)).text
        assert set(re.findall(r'name="page" value="(\d+)"', page)) >= {str(each.id) for each in ROLES[MARCO.id]}
        chosen = [BELLINI_COACHING.id, ROLES[LENA.id][0].id]
        await logins.answer(Route.FACEBOOK, page, MARCO.id, pages=chosen)
        standing = logins.login.consents.standing(logins.app, Route.FACEBOOK, MARCO.id)
        assert standing is not None
        assert standing.pages == {BELLINI_COACHING.id}

    async def test_grants_only_what_stays_ticked_and_the_public_profile_always(self, logins: Logins) -> None:
        token = await logins.long(Route.FACEBOOK, ticked=["pages_show_list"])
        assert logins.scopes(token, Route.FACEBOOK) == {"public_profile", "pages_show_list"}

    async def test_grants_nothing_that_was_not_asked_for(self, logins: Logins) -> None:
        token = await logins.long(Route.FACEBOOK, scope="pages_show_list", ticked=["pages_show_list", "ads_read"])
        assert logins.scopes(token, Route.FACEBOOK) == {"public_profile", "pages_show_list"}

    async def test_asks_for_a_declined_permission_again_only_when_told_to(self, logins: Logins) -> None:
        await logins.code(Route.FACEBOOK, MARCO.id, ticked=["pages_show_list"])
        token = await logins.long(Route.FACEBOOK)
        assert "instagram_basic" not in logins.scopes(token, Route.FACEBOOK)
        token = await logins.long(Route.FACEBOOK, auth_type="rerequest")
        assert "instagram_basic" in logins.scopes(token, Route.FACEBOOK)

    async def test_leaves_out_what_the_app_may_not_ask_of_others(self, logins: Logins) -> None:
        await logins.hand(f"/apps/{logins.app.id}", {"standard_access": ["instagram_basic"]}, method="PATCH")
        assert "instagram_basic" not in (await logins.dialog(Route.FACEBOOK)).text
        assert "instagram_basic" not in logins.scopes(await logins.long(Route.FACEBOOK), Route.FACEBOOK)
        await logins.hand(f"/apps/{logins.app.id}", {"roles": ["marco"]}, method="PATCH")
        assert "instagram_basic" in logins.scopes(await logins.long(Route.FACEBOOK), Route.FACEBOOK)

    async def test_ends_every_address_with_its_tail(self, logins: Logins) -> None:
        page = (await logins.dialog(Route.FACEBOOK)).text
        denied = await logins.answer(Route.FACEBOOK, page, MARCO.id, decision="deny")
        assert denied.headers["location"].endswith("#_=_")
        assert sent_back(denied)["error_code"] == "200"

    async def test_answers_without_a_version_too(self, logins: Logins) -> None:
        asked = (await logins.dialog(Route.FACEBOOK)).request.url.query.decode()
        assert (await logins.http.get(f"/fb-login/dialog/oauth?{asked}")).status_code == 200


class TestBothDialogs:
    @pytest.mark.parametrize("route", list(Route))
    @pytest.mark.parametrize(
        "changes",
        [
            {"client_id": "1"},
            {"redirect_uri": "https://elsewhere.example/back"},
            {"response_type": "token"},
            {"scope": "everything"},
        ],
    )
    async def test_shows_what_is_wrong_and_sends_nobody_back(
        self, logins: Logins, route: Route, changes: dict[str, str]
    ) -> None:
        answer = await logins.dialog(route, **changes)
        assert answer.status_code == 400
        assert "went wrong" in answer.text

    @pytest.mark.parametrize("route", list(Route))
    async def test_escapes_what_comes_from_outside(self, logins: Logins, route: Route) -> None:
        page = await logins.dialog(route, redirect_uri=f"{BACK}?<script>")
        assert page.status_code == 200
        assert "<script>" not in page.text


class TestRoles:
    async def test_a_lost_role_takes_the_page_out_of_the_next_dialog(self, logins: Logins) -> None:
        await logins.hand(f"/persons/marco/roles/{TRATTORIA.id}", method="DELETE")
        assert str(TRATTORIA.id) not in (await logins.dialog(Route.FACEBOOK)).text
        await logins.hand(f"/persons/marco/roles/{TRATTORIA.id}")
        assert str(TRATTORIA.id) in (await logins.dialog(Route.FACEBOOK)).text
