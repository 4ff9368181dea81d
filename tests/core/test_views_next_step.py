from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.accounts.states import TROUBLES, Why, reason_of
from service.views.forecast import Point
from service.views.next_step import Standing, next_step
from service.views.road import road

ACCOUNT = UUID("019a3c5e-0000-7000-8000-000000000001")


def an_account(  # noqa: PLR0913 # what a step depends on, all named
    *,
    handle: str = "maya_moves",
    source: str = "api",
    state: str = "connected",
    report_age: timedelta | None = timedelta(hours=5),
    is_being_looked_at: bool = False,
    failure: str = "",
    why: Why | None = None,
    alarm: str = "",
) -> Standing:
    in_the_way = reason_of(why, [])
    return Standing(handle, source, state, report_age, is_being_looked_at, failure, in_the_way, alarm)


def code(*accounts: Standing) -> str | None:
    step = next_step(accounts, is_sample=False)
    return None if step is None else step.code


class TestNextStep:
    def test_is_a_first_client_while_looking_at_the_sample(self) -> None:
        step = next_step([], is_sample=True)
        assert step is not None
        assert step.code == "take_on_client"

    def test_is_to_connect_when_nothing_is_known(self) -> None:
        assert code() == "connect_account"

    def test_is_nothing_when_everything_runs_by_itself(self) -> None:
        assert code(an_account(), an_account(source="export", state="disconnected")) is None

    def test_is_to_connect_again_an_account_that_was_lost(self) -> None:
        step = next_step([an_account(), an_account(handle="maya.rides", state="needs_reconnect")], is_sample=False)
        assert step is not None
        assert (step.code, step.params) == ("reconnect_account", {"handle": "maya.rides"})
        assert "maya.rides" in step.text

    @pytest.mark.parametrize("why", [*TROUBLES, Why.ACCESS_ENDS_SOON])
    def test_is_what_mends_whatever_is_in_the_way_said_to_who_asks(self, why: Why) -> None:
        reason = reason_of(why, [])
        assert reason is not None
        accounts = [an_account(), an_account(handle="maya.rides", why=why, failure="Wait.", is_being_looked_at=True)]
        for is_owner, remedy in ((False, reason.remedy), (True, reason.client_remedy)):
            step = next_step(accounts, is_sample=False, is_owner=is_owner)
            assert step is not None
            assert (step.code, step.params) == (why, {"handle": "maya.rides"})
            assert step.text == f"maya.rides: {reason.text} {remedy}"

    def test_sends_a_lost_page_to_somebody_who_may_open_it(self) -> None:
        step = next_step([an_account(state="needs_reconnect", why=Why.ROLE_LOST)], is_sample=False)
        assert step is not None
        assert step.code == "reconnect_account"
        assert "admin of the Page" in step.text

    def test_is_to_talk_about_an_alarm_before_anything_else(self) -> None:
        risky = an_account(handle="maya.rides", alarm="Follows of this account look made by a program (95% likely).")
        step = next_step([an_account(state="needs_reconnect"), risky], is_sample=False)
        assert step is not None
        assert (step.code, step.params) == ("talk_about_alarm", {"handle": "maya.rides"})
        assert "look made by a program (95% likely)." in step.text

    def test_is_the_first_look_in_the_way_the_account_allows(self) -> None:
        assert code(an_account(report_age=None)) == "start_checkup"
        assert code(an_account(report_age=None, source="export", state="disconnected")) == "hand_in_export"
        assert code(an_account(report_age=None, state="disconnected")) == "reconnect_account"
        assert code(an_account(report_age=None, is_being_looked_at=True)) == "wait_for_checkup"

    def test_is_what_mends_a_failed_checkup(self) -> None:
        step = next_step([an_account(failure="Hand in an official export.")], is_sample=False)
        assert step is not None
        assert (step.code, step.text.endswith("Hand in an official export.")) == ("mend_checkup", True)

    def test_is_a_fresh_export_once_the_last_is_older_than_a_month(self) -> None:
        old = an_account(source="export", state="disconnected", report_age=timedelta(days=31))
        young = an_account(source="export", state="disconnected", report_age=timedelta(days=30))
        assert (code(old), code(young)) == ("hand_in_fresh_export", None)


class TestRoad:
    def test_leads_by_stages_to_the_clients_own_goal(self) -> None:
        place = road(300, [(ACCOUNT, 251, [])])
        assert place is not None
        assert (place.reached, place.next, place.missing) == (250, 300, 49)

    def test_ends_at_the_goal(self) -> None:
        place = road(500, [(ACCOUNT, 612, [])])
        assert place is not None
        assert (place.reached, place.next, place.missing) == (500, None, 0)

    def test_is_not_known_before_anybody_was_counted(self) -> None:
        assert road(500, []) is None

    @given(goal=st.integers(1, 1_000_000), counts=st.lists(st.integers(0, 2_000_000), min_size=1, max_size=4))
    def test_is_led_by_the_best_account_and_adds_nobody_up(self, goal: int, counts: list[int]) -> None:
        counted = [(uuid4(), people, list[Point]()) for people in counts]
        place = road(goal, counted)
        assert place is not None
        assert place.quality_followers == max(counts)
        assert (place.account_id, place.quality_followers, []) in counted
        assert place.reached <= place.quality_followers
        assert (place.next is None) == (place.quality_followers >= goal)
        if place.next is not None:
            assert place.next == place.quality_followers + place.missing <= goal
