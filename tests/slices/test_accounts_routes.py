"""Connecting on Meta's routes: which button leads where, which account is let in, and what becomes of the others."""

from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import uuid4

import pytest

from service.accounts.choosing import CHOICE_LIVES
from service.accounts.queries import find_grants_of_person
from service.accounts.states import AccountState, Why
from service.kit.settings import Settings
from service.kit.work import Works
from service.platforms.contract import Profile, Route
from service.platforms.failures import (
    AccountUnsupported,
    AppBlocked,
    GrantRevoked,
    PermissionMissing,
    PlatformDown,
    PlatformFailure,
)
from tests.callers import a_client, a_house
from tests.networks_scripted import Parlour, a_parlour

STUDIO = Profile(id=501, handle="maya.studio", name="Maya's Studio", followers=1480)
SCHOOL = Profile(id=502, handle="maya.school", name="Maya's School", followers=12)
GALLERY = Profile(id=17_841_400_000_000_001, handle="maya.moves", name="Maya")


@pytest.fixture
async def parlour(settings: Settings, works: Works) -> AsyncIterator[Parlour]:
    async with a_parlour(settings, works) as opened:
        yield opened


class TestRoutes:
    async def test_are_offered_as_buttons_that_lead_to_their_own_network(self, parlour: Parlour) -> None:
        page = (await parlour.app.get(await parlour.link("instagram"))).text
        assert "Go on with Instagram" in page
        assert "with Facebook, if your account is linked to a Page" in page
        account = await parlour.connect(Route.INSTAGRAM_BY_FACEBOOK, GALLERY)
        assert account.route == Route.INSTAGRAM_BY_FACEBOOK
        assert (await parlour.shown(account))["route"] == "instagram_by_facebook"

    async def test_are_not_mixed_up_on_the_way_back(self, parlour: Parlour) -> None:
        parlour.routes[Route.INSTAGRAM].opens = [GALLERY]
        link = await parlour.link("instagram")
        sent_back = await parlour.set_out(link, Route.INSTAGRAM)
        for other in (Route.INSTAGRAM_BY_FACEBOOK, Route.FACEBOOK, Route.X):
            assert (await parlour.come_back(other, sent_back)).status_code == 400
        assert await parlour.accounts() == []
        assert (await parlour.come_back(Route.INSTAGRAM, sent_back)).status_code == 200

    async def test_to_the_same_account_are_one_account_and_the_older_consent_is_given_back(
        self, parlour: Parlour
    ) -> None:
        first = await parlour.connect(Route.INSTAGRAM_BY_FACEBOOK, GALLERY)
        again = await parlour.connect(Route.INSTAGRAM, GALLERY)
        assert (again.id, again.route, again.state) == (first.id, Route.INSTAGRAM, AccountState.CONNECTED)
        await parlour.work()
        [grant] = await parlour.grants()
        assert grant.route == Route.INSTAGRAM
        older = parlour.routes[Route.INSTAGRAM_BY_FACEBOOK]
        assert [each for each in older.asked if "subscribe" not in each] == [f"revoke person-{older.person}-1"]
        assert parlour.routes[Route.INSTAGRAM].asked == []

    async def test_do_not_let_two_clients_have_one_account(self, parlour: Parlour, works: Works) -> None:
        await parlour.connect(Route.INSTAGRAM, GALLERY)
        async with works.open(parlour.house.practice_id, at=parlour.clock()) as work:
            other = await a_client(work, parlour.house.coach)
        made = await parlour.app.post(
            f"/v1/clients/{other}/connect-links", json={"platform": "instagram"}, headers=parlour.house.coach.headers
        )
        parlour.routes[Route.INSTAGRAM_BY_FACEBOOK].opens = [GALLERY]
        path = made.json()["url"].removeprefix("http://127.0.0.1:8000")
        arrived = await parlour.come_back(
            Route.INSTAGRAM_BY_FACEBOOK, await parlour.set_out(path, Route.INSTAGRAM_BY_FACEBOOK)
        )
        assert (arrived.status_code, "for somebody else" in arrived.text) == (409, True)


class TestAConsentThatOpensNothing:
    @pytest.mark.parametrize(
        ("route", "says"),
        [
            (Route.FACEBOOK, "No Facebook Page came"),
            (Route.INSTAGRAM_BY_FACEBOOK, "No Instagram account came"),
            (Route.X, "No account came"),
        ],
    )
    async def test_says_what_would_help(self, parlour: Parlour, route: Route, says: str) -> None:
        arrived = await parlour.agree(route)
        assert (arrived.status_code, says in arrived.text) == (403, True)
        assert await parlour.accounts() == []

    async def test_of_a_personal_account_says_how_to_switch(self, parlour: Parlour) -> None:
        parlour.routes[Route.INSTAGRAM].refuses = AccountUnsupported("personal")
        arrived = await parlour.agree(Route.INSTAGRAM)
        assert arrived.status_code == 403
        assert "Switch to a professional account (free, two taps" in arrived.text
        assert "hand in your export" in arrived.text

    async def test_is_not_mistaken_for_a_network_that_fails(self, parlour: Parlour) -> None:
        parlour.routes[Route.FACEBOOK].refuses = PlatformDown("503")
        assert (await parlour.agree(Route.FACEBOOK)).status_code == 502

    async def test_because_our_app_is_refused_is_no_matter_of_theirs(self, parlour: Parlour) -> None:
        parlour.routes[Route.FACEBOOK].refuses = AppBlocked("client secret")
        link = await parlour.link("facebook")
        arrived = await parlour.come_back(Route.FACEBOOK, await parlour.set_out(link, Route.FACEBOOK))
        assert (arrived.status_code, "nothing to do with you" in arrived.text) == (502, True)
        parlour.routes[Route.FACEBOOK].refuses = None
        parlour.routes[Route.FACEBOOK].opens = [STUDIO]
        assert (await parlour.come_back(Route.FACEBOOK, await parlour.set_out(link, Route.FACEBOOK))).status_code == 200


class TestSeveralAccounts:
    async def to_choose(self, parlour: Parlour) -> str:
        parlour.routes[Route.FACEBOOK].opens = [STUDIO, SCHOOL]
        sent_back = await parlour.set_out(await parlour.link("facebook"), Route.FACEBOOK)
        page = await parlour.come_back(Route.FACEBOOK, sent_back)
        assert page.status_code == 200
        assert "maya.studio, followers: 1,480" in page.text
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert await parlour.accounts() == []
        return sent_back["state"]

    async def test_are_chosen_from_once(self, parlour: Parlour) -> None:
        state = await self.to_choose(parlour)
        chosen = await parlour.choose(state, SCHOOL.id)
        assert (chosen.status_code, "@maya.school" in chosen.text) == (200, True)
        [account] = await parlour.accounts()
        assert (account.platform_account_id, account.state) == (SCHOOL.id, AccountState.CONNECTED)
        again = await parlour.choose(state, STUDIO.id)
        assert (again.status_code, len(await parlour.accounts())) == (410, 1)
        assert [each.opened for each in await parlour.attempts()] == [None]

    async def test_wait_for_an_answer_that_is_one(self, parlour: Parlour) -> None:
        state = await self.to_choose(parlour)
        for number in (GALLERY.id, "", "-1", "one", "9" * 40):
            assert (await parlour.choose(state, number)).status_code == 400
        assert (await parlour.choose("made-up", STUDIO.id)).status_code == 400
        assert (await parlour.choose("", STUDIO.id)).status_code == 400
        assert (await parlour.choose(state, STUDIO.id)).status_code == 200

    async def test_are_for_the_browser_that_set_out_and_its_own_page(self, parlour: Parlour) -> None:
        state = await self.to_choose(parlour)
        crossed = await parlour.choose(state, STUDIO.id, **{"Sec-Fetch-Site": "cross-site"})
        assert crossed.status_code == 403
        own = dict(parlour.app.cookies)
        for theirs in ({}, {"rapport_browser": "somebody else's"}):
            parlour.app.cookies.clear()
            for name, value in theirs.items():
                parlour.app.cookies.set(name, value)
            refused = await parlour.choose(state, STUDIO.id)
            assert (refused.status_code, "another browser" in refused.text) == (403, True)
        parlour.app.cookies.clear()
        for name, value in own.items():
            parlour.app.cookies.set(name, value)
        assert (await parlour.choose(state, STUDIO.id)).status_code == 200

    async def test_are_forgotten_after_ten_minutes_and_the_consent_given_back(self, parlour: Parlour) -> None:
        state = await self.to_choose(parlour)
        [attempt] = await parlour.attempts()
        assert attempt.opened is not None
        assert b"token-canary" not in attempt.opened
        parlour.clock.move(CHOICE_LIVES - timedelta(seconds=1))
        await parlour.work()
        assert [each.opened is None for each in await parlour.attempts()] == [False]
        parlour.clock.move(timedelta(seconds=1))
        late = await parlour.choose(state, STUDIO.id)
        assert (late.status_code, "longer than ten minutes" in late.text) == (410, True)
        await parlour.work()
        assert [each.opened for each in await parlour.attempts()] == [None]
        facebook = parlour.routes[Route.FACEBOOK]
        assert facebook.asked == [f"revoke person-{facebook.person}-1"]
        assert await parlour.grants() == []

    async def test_need_no_choice_when_the_link_is_for_one_of_them(self, parlour: Parlour) -> None:
        account = await parlour.connect(Route.FACEBOOK, SCHOOL)
        facebook = parlour.routes[Route.FACEBOOK]
        facebook.opens = [STUDIO, SCHOOL]
        again = await parlour.agree(Route.FACEBOOK, account_id=account.id)
        assert (again.status_code, "@maya.school" in again.text) == (200, True)
        facebook.opens = [STUDIO, GALLERY]
        other = await parlour.agree(Route.FACEBOOK, account_id=account.id)
        assert (other.status_code, "@maya.school" in other.text) == (409, True)
        assert len(await parlour.accounts()) == 1


class TestWhatCannotBeRead:
    async def test_stands_in_the_list_with_its_reason_and_is_refused_all_the_same(self, parlour: Parlour) -> None:
        facebook = parlour.routes[Route.FACEBOOK]
        facebook.opens, facebook.out_of_role = [STUDIO, SCHOOL], frozenset({SCHOOL.id})
        link = await parlour.link("facebook")
        sent_back = await parlour.set_out(link, Route.FACEBOOK)
        page = (await parlour.come_back(Route.FACEBOOK, sent_back)).text
        assert page.count(" disabled") == 1
        assert "Your role on that Page does not let it be read" in page.partition("maya.school")[2]
        chosen = await parlour.choose(sent_back["state"], SCHOOL.id)
        assert (chosen.status_code, "Have an admin of the Page" in chosen.text) == (403, True)
        assert (await parlour.accounts(), await parlour.grants()) == ([], [])
        assert facebook.asked == [f"revoke person-{facebook.person}-1"]
        facebook.out_of_role = frozenset()
        again = await parlour.set_out(link, Route.FACEBOOK)
        await parlour.come_back(Route.FACEBOOK, again)
        assert (await parlour.choose(again["state"], SCHOOL.id)).status_code == 200

    async def test_is_no_choice_when_there_is_nothing_else(self, parlour: Parlour) -> None:
        facebook = parlour.routes[Route.FACEBOOK]
        facebook.opens, facebook.out_of_role = [STUDIO, SCHOOL], frozenset({STUDIO.id, SCHOOL.id})
        arrived = await parlour.agree(Route.FACEBOOK)
        assert (arrived.status_code, "Your role on that Page" in arrived.text) == (403, True)
        assert [each.opened for each in await parlour.attempts()] == [None]

    @pytest.mark.parametrize(
        ("failure", "status", "says"),
        [
            (PermissionMissing("(#200)", {"pages_read_engagement"}), 403, "pages_read_engagement"),
            (AccountUnsupported("none is linked"), 403, "professional account"),
            (GrantRevoked("190"), 400, "did not confirm it"),
            (PlatformDown("503"), 502, "not answering"),
        ],
    )
    async def test_shows_at_a_look_with_its_own_token_before_anything_is_kept(
        self, parlour: Parlour, failure: PlatformFailure, status: int, says: str
    ) -> None:
        facebook = parlour.routes[Route.FACEBOOK]
        facebook.opens, facebook.hides = [STUDIO], failure
        link = await parlour.link("facebook")
        arrived = await parlour.come_back(Route.FACEBOOK, await parlour.set_out(link, Route.FACEBOOK))
        assert (arrived.status_code, says in arrived.text) == (status, True)
        assert (await parlour.accounts(), await parlour.grants()) == ([], [])
        assert facebook.asked == [f"revoke person-{facebook.person}-1"]
        facebook.hides = None
        assert (await parlour.come_back(Route.FACEBOOK, await parlour.set_out(link, Route.FACEBOOK))).status_code == 200


class TestUntickedPermissions:
    async def test_that_are_not_needed_leave_the_account_connected_with_less_to_see(self, parlour: Parlour) -> None:
        parlour.routes[Route.INSTAGRAM].unticked = frozenset({"instagram_business_manage_insights"})
        account = await parlour.connect(Route.INSTAGRAM, GALLERY)
        shown = await parlour.shown(account)
        assert shown["state"] == "connected"
        reason = shown["state_reason"]
        assert isinstance(reason, dict)
        assert (reason["code"], reason["params"]) == (
            Why.PERMISSIONS_UNTICKED,
            {"permissions": ["instagram_business_manage_insights"]},
        )
        assert "every box ticked" in reason["remedy"]
        capabilities = shown["capabilities"]
        assert isinstance(capabilities, list)
        seen = {each["code"]: each["observable"] for each in capabilities}
        assert (seen["account_insights"], seen["comments"]) == (False, True)

    async def test_that_are_needed_refuse_the_account_and_say_which(self, parlour: Parlour) -> None:
        instagram = parlour.routes[Route.INSTAGRAM]
        instagram.unticked = frozenset({"instagram_business_basic"})
        instagram.opens = [GALLERY]
        arrived = await parlour.agree(Route.INSTAGRAM)
        assert (arrived.status_code, "instagram_business_basic" in arrived.text) == (403, True)
        assert await parlour.grants() == []
        assert [each["reason"] for each in await parlour.told("account.needs_reconnect")] == ["permission_missing"]


class TestHealing:
    async def test_is_told_once_and_keeps_the_history(self, parlour: Parlour) -> None:
        account = await parlour.connect(Route.INSTAGRAM, GALLERY)
        assert await parlour.told("account.reconnected") == []
        await parlour.let_pass(timedelta(days=61))
        await parlour.work()
        assert [each["reason"] for each in await parlour.told("account.needs_reconnect")] == ["expired"]
        again = await parlour.connect(Route.INSTAGRAM, GALLERY)
        await parlour.connect(Route.INSTAGRAM, GALLERY)
        assert (again.id, again.created_at) == (account.id, account.created_at)
        assert [each["account_id"] for each in await parlour.told("account.reconnected")] == [str(account.id)]


class TestHandles:
    async def test_are_followed_when_the_account_is_renamed(self, parlour: Parlour) -> None:
        await parlour.connect(Route.INSTAGRAM, GALLERY)
        renamed = Profile(id=GALLERY.id, handle="maya.dances", name="Maya")
        account = await parlour.connect(Route.INSTAGRAM, renamed)
        shown = await parlour.shown(account)
        assert shown["handle"] == "maya.dances"
        changes = shown["handle_changes"]
        assert isinstance(changes, list)
        [change] = changes
        assert (change["code"], change["params"]) == ("renamed", {"old": "maya.moves", "new": "maya.dances"})

    async def test_that_another_account_bears_now_are_noted_once_as_taken_over(self, parlour: Parlour) -> None:
        before = await parlour.connect(Route.INSTAGRAM, GALLERY)
        newcomer = Profile(id=77, handle="Maya.Moves", name="Somebody")
        after = await parlour.connect(Route.INSTAGRAM, newcomer)
        await parlour.connect(Route.INSTAGRAM, newcomer)
        assert before.id != after.id
        changes = (await parlour.shown(before))["handle_changes"]
        assert isinstance(changes, list)
        assert [each["code"] for each in changes] == ["taken_over"]
        assert (await parlour.shown(after))["handle_changes"] == []


class TestGivingBackToFacebook:
    async def test_waits_until_nobody_anywhere_is_read_by_the_same_consent(
        self, parlour: Parlour, works: Works
    ) -> None:
        elsewhere = await a_house(works)
        parlour.routes[Route.FACEBOOK].person = parlour.routes[Route.INSTAGRAM_BY_FACEBOOK].person = uuid4().hex
        studio = await parlour.connect(Route.FACEBOOK, STUDIO)
        await parlour.connect(Route.INSTAGRAM_BY_FACEBOOK, GALLERY, house=elsewhere)
        asked = parlour.routes[Route.FACEBOOK].asked
        await self.disconnect(parlour, studio.id)
        assert (asked, await parlour.grants()) == ([], [])
        again = await parlour.connect(Route.FACEBOOK, STUDIO)
        [gallery] = await parlour.accounts(elsewhere)
        headers = elsewhere.coach.headers
        await parlour.app.post(f"/v1/accounts/{gallery.id}/disconnection", headers=headers)
        await parlour.work(elsewhere)
        assert parlour.routes[Route.INSTAGRAM_BY_FACEBOOK].asked == []
        await self.disconnect(parlour, again.id)
        # Whether Facebook is to tell no more hangs on whether anybody else reads the Page, in any practice.
        assert [each.partition(" ")[0] for each in asked if not each.startswith("unsubscribe")] == ["revoke"]

    async def test_leaves_the_person_to_be_found_when_the_network_speaks_of_them(
        self, parlour: Parlour, works: Works
    ) -> None:
        ines = parlour.routes[Route.FACEBOOK].person
        account = await parlour.connect(Route.FACEBOOK, STUDIO)
        place = (parlour.house.practice_id, account.id)
        assert await find_grants_of_person(works.database, Route.FACEBOOK, ines, only_live=True) == [place]
        await self.disconnect(parlour, account.id)
        assert await find_grants_of_person(works.database, Route.FACEBOOK, ines, only_live=True) == []
        assert await find_grants_of_person(works.database, Route.FACEBOOK, ines) == [place]
        assert await find_grants_of_person(works.database, Route.INSTAGRAM, ines) == []

    async def disconnect(self, parlour: Parlour, account_id: object) -> None:
        headers = parlour.house.coach.headers
        await parlour.app.post(f"/v1/accounts/{account_id}/disconnection", headers=headers)
        await parlour.work()
