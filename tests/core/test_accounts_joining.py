from html import escape
from itertools import chain
from typing import Final
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.accounts.arrival import Connected, NotConnected
from service.accounts.capabilities import OF_EXPORTS, capabilities_of
from service.accounts.choosing import Choice, Offered
from service.accounts.connect_pages import choice_page, connected_page, link_page, refusal_page
from service.accounts.connect_words import WORDS
from service.accounts.grants import Networks, routes_to
from service.accounts.joining import Known, NewAccount, OthersAccount, SameAccount, UnexpectedAccount, join
from service.accounts.links import OpenLink
from service.accounts.refusals import Refusal
from service.accounts.states import AccountState, Why, reason_of
from service.kit.outbound import GuardedSession
from service.kit.secrets import Secret
from service.kit.settings import Settings
from service.kit.spoken_languages import Language
from service.platforms.contract import Platform, Profile, Route
from service.platforms.registry import networks

EN: Final = Language.ENGLISH
MAYA, TOMAS = uuid4(), uuid4()
HANDLES = ("maya_moves", "MAYA_moves", "tomas_kitchen")
SHE = Profile(id=7, handle="maya_moves", name="Maya")


def known(client_id: UUID = MAYA, *, number: int | None = SHE.id, handle: str = SHE.handle) -> Known:
    return Known(account_id=uuid4(), client_id=client_id, platform_account_id=number, handle=handle)


class TestJoining:
    def test_makes_a_new_account_of_one_nobody_has(self) -> None:
        assert join(SHE, client_id=MAYA, expected=None, known=[]) == NewAccount()

    def test_goes_on_with_the_account_of_the_same_number_whatever_its_handle_was(self) -> None:
        hers = known(handle="maya_before")
        assert join(SHE, client_id=MAYA, expected=None, known=[hers]) == SameAccount(hers.account_id)

    def test_never_takes_an_account_from_another_client(self) -> None:
        assert join(SHE, client_id=TOMAS, expected=None, known=[known()]) == OthersAccount()

    def test_takes_an_account_from_exports_by_its_handle(self) -> None:
        hers = known(number=None, handle="Maya_Moves")
        assert join(SHE, client_id=MAYA, expected=None, known=[hers]) == SameAccount(hers.account_id)
        assert join(SHE, client_id=MAYA, expected=hers.account_id, known=[hers]) == SameAccount(hers.account_id)

    def test_takes_no_account_that_another_client_has_from_exports(self) -> None:
        assert join(SHE, client_id=TOMAS, expected=None, known=[known(number=None)]) == OthersAccount()

    def test_does_not_mistake_a_handle_that_changed_hands(self) -> None:
        before = known(number=8)
        assert join(SHE, client_id=MAYA, expected=None, known=[before]) == NewAccount()

    @pytest.mark.parametrize("number", [8, None])
    def test_lets_in_only_the_account_that_was_asked_for(self, number: int | None) -> None:
        asked_for = known(number=number, handle="maya_works")
        answer = join(SHE, client_id=MAYA, expected=asked_for.account_id, known=[asked_for, known()])
        assert answer == UnexpectedAccount("maya_works")

    @given(
        st.lists(
            st.builds(
                known,
                st.sampled_from([MAYA, TOMAS]),
                number=st.sampled_from([7, 8, None]),
                handle=st.sampled_from(HANDLES),
            ),
            max_size=4,
        ),
        st.integers(0, 4),
    )
    def test_lets_in_none_but_the_clients_own_account(self, everyone: list[Known], place: int) -> None:
        expected = everyone[place].account_id if place < len(everyone) else None
        match join(SHE, client_id=MAYA, expected=expected, known=everyone):
            case SameAccount(account_id=account_id):
                [taken] = [each for each in everyone if each.account_id == account_id]
                assert taken.client_id == MAYA
                assert taken.platform_account_id in {SHE.id, None}
            case NewAccount():
                assert SHE.id not in {each.platform_account_id for each in everyone}


class TestReasons:
    @pytest.mark.parametrize("why", Why)
    def test_say_what_mends_them(self, why: Why) -> None:
        reason = reason_of(why, [])
        assert reason is not None
        assert (reason.code, reason.params) == (why, {})
        assert reason.text.endswith(".")
        assert reason.remedy.endswith(".")

    def test_name_the_missing_permissions(self) -> None:
        reason = reason_of(Why.PERMISSION_MISSING, ["follows.read"])
        assert reason is not None
        assert reason.params == {"permissions": ["follows.read"]}
        assert "follows.read" in reason.text

    def test_are_none_while_connected(self) -> None:
        assert reason_of(None, []) is None


@pytest.fixture
async def known_networks() -> Networks:
    settings = Settings(x_client_id="app", instagram_client_id="app", facebook_client_id="app")
    async with GuardedSession(allow_loopback=False) as session:
        return networks(session, settings)


class TestCapabilities:
    @pytest.mark.parametrize("route", Route)
    def test_of_a_connected_account_are_its_networks(self, known_networks: Networks, route: Route) -> None:
        terms = known_networks[route].terms
        found = capabilities_of(terms.platform, route, AccountState.CONNECTED, None, [], known_networks)
        assert found == terms.capabilities

    def test_shrink_with_what_was_left_unticked(self, known_networks: Networks) -> None:
        unticked = ["instagram_business_manage_insights"]
        reason = reason_of(Why.PERMISSIONS_UNTICKED, unticked)
        found = capabilities_of(
            Platform.INSTAGRAM, Route.INSTAGRAM, AccountState.CONNECTED, reason, unticked, known_networks
        )
        seen = {each.code for each in found if each.observable}
        whole = {each.code for each in known_networks[Route.INSTAGRAM].terms.capabilities if each.observable}
        assert whole - seen == {"account_insights"}

    def test_of_a_lost_connection_say_why_nothing_is_seen_now(self, known_networks: Networks) -> None:
        reason = reason_of(Why.REVOKED, [])
        found = capabilities_of(Platform.X, Route.X, AccountState.NEEDS_RECONNECT, reason, [], known_networks)
        assert [each.code for each in found] == [each.code for each in known_networks[Route.X].terms.capabilities]
        assert not any(each.observable for each in found)
        assert all(each.reason and each.remedy for each in found)

    @pytest.mark.parametrize("platform", Platform)
    def test_of_an_account_of_which_no_export_was_read_are_none_but_say_which_could_be(
        self, known_networks: Networks, platform: Platform
    ) -> None:
        reason = reason_of(Why.EXPORT_ONLY, [])
        found = capabilities_of(platform, None, AccountState.DISCONNECTED, reason, [], known_networks)
        assert [each.code for each in found] == [each.code for each in OF_EXPORTS[platform]]
        assert not any(each.observable for each in found)
        could_be = {each.code for each in found if "No official export" in each.reason}
        assert could_be == {each.code for each in OF_EXPORTS[platform] if each.observable}

    def test_are_never_unobservable_without_a_reason_and_a_remedy(self, known_networks: Networks) -> None:
        everything = [each for network in known_networks.values() for each in network.capabilities(frozenset())]
        for each in (*chain.from_iterable(OF_EXPORTS.values()), *everything):
            assert each.observable != bool(each.reason and each.remedy), each.code


class TestPages:
    def test_say_who_asks_and_what_never_happens_and_run_nothing_of_theirs(self, known_networks: Networks) -> None:
        link = OpenLink(uuid4(), MAYA, Platform.X, None, practice_name="<script>North</script>", client_name="M&M")
        page = link_page(link, {Route.X: known_networks[Route.X].terms}, EN, export_path="/connect/secret/export")
        assert "&lt;script&gt;North&lt;/script&gt;" in page
        assert "M&amp;M" in page
        assert "<script" not in page
        assert "who follows you" in page
        assert "read your private messages" in page

    def test_offer_a_button_for_each_way(self, known_networks: Networks) -> None:
        link = OpenLink(uuid4(), MAYA, Platform.INSTAGRAM, None, practice_name="North Star", client_name="Maya")
        ways = routes_to(known_networks, Platform.INSTAGRAM)
        assert ways == (Route.INSTAGRAM, Route.INSTAGRAM_BY_FACEBOOK)
        page = link_page(
            link, {way: known_networks[way].terms for way in ways}, EN, export_path="/connect/secret/export"
        )
        assert [f'value="{way}"' in page for way in ways] == [True, True]
        assert "with Facebook, if your account is linked to a Page" in page
        assert "who follows you" not in page

    def test_list_accounts_to_choose_from_and_run_nothing_of_theirs(self) -> None:
        offered = (
            Offered(Profile(id=7, handle="maya<b>", name="<i>Maya</i>", followers=1480), None),
            Offered(Profile(id=8, handle="studio"), None),
        )
        page = choice_page(Choice(Platform.FACEBOOK, "North", offered, Secret('"state')), EN, path="/connect/choice")
        assert "maya&lt;b&gt;, followers: 1,480" in page
        assert "&lt;i&gt;Maya&lt;/i&gt;" in page
        assert page.count('type="radio"') == 2
        assert 'value="&quot;state"' in page

    def test_say_beside_an_account_why_it_cannot_be_chosen(self) -> None:
        offered = (
            Offered(Profile(id=7, handle="kitchen"), None),
            Offered(Profile(id=8, handle="club"), Refusal.ROLE_TOO_SMALL),
        )
        page = choice_page(Choice(Platform.FACEBOOK, "North", offered, Secret("state")), EN, path="/connect/choice")
        kitchen, club = page.split('type="radio"')[1:]
        assert " disabled" not in kitchen
        assert " disabled" in club
        assert escape(WORDS[EN].refusals[Refusal.ROLE_TOO_SMALL].remedy) in club

    @pytest.mark.parametrize("refusal", Refusal)
    def test_of_refusals_say_what_mends_them(self, refusal: Refusal) -> None:
        page = refusal_page(NotConnected(refusal, ("<b>follows.read</b>",)), EN)
        assert WORDS[EN].refusals[refusal].title in page
        assert 'class="remedy"' in page
        assert "&lt;b&gt;" in page

    def test_name_the_connected_account(self) -> None:
        assert "@maya_moves" in connected_page(Connected(uuid4(), Platform.X, "maya_moves", "North Star"), EN)
