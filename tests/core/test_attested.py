"""Statements on settings against what was seen after their date, and after it alone."""

from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.audience.reasons import Reason
from service.automation.attested import Blind, Found, NotSeen, Seen, answered, judge, renewed, untested
from service.automation.attested_shapes import AttestedVerdict, LooksSince
from service.automation.stated_settings import Setting, Stated, Statement

START: Final = datetime(2026, 3, 2, tzinfo=UTC)
DAYS: Final = timedelta(days=1)
SIGN: Final = Reason("churn.busy_days", {}, "Followed 212 people in 14 days.")


def off(setting: Setting = Setting.AUTO_FOLLOW, *, value: Stated = Stated.OFF) -> Statement:
    return Statement(UUID(int=7), setting, value, START)


def watched(days: float) -> LooksSince:
    return LooksSince(
        looks=30, whole=30, first_at=START, last_at=START + days * DAYS, usual_hours=12.0, days=days, sources=("api",)
    )


def judged(found: Found, *, value: Stated = Stated.OFF, days: float = 20) -> AttestedVerdict:
    return judge(off(value=value), found, watched=watched(days), left_out=(), at=START + days * DAYS)


founds: Final = st.one_of(
    st.just(Seen((SIGN,))), st.just(NotSeen()), st.builds(Blind, st.just(SIGN), lasting=st.booleans())
)
testeds: Final = st.builds(
    judged, founds, value=st.sampled_from(Stated), days=st.floats(0, 60, allow_nan=False, allow_infinity=False)
)


class TestWhatIsSaidOfAStatement:
    @given(founds, st.sampled_from(Stated), st.floats(0, 60))
    def test_contradicts_only_what_was_said_to_be_off_and_was_seen(
        self, found: Found, value: Stated, days: float
    ) -> None:
        tested = judged(found, value=value, days=days)
        assert (tested.outcome == "contradicted") == (isinstance(found, Seen) and value is Stated.OFF)
        assert tested.reason.code == f"attested.{tested.outcome}"

    def test_speaks_of_behaviour_and_says_what_else_it_may_have_been(self) -> None:
        tested = judged(Seen((SIGN,)))
        assert tested.reason.text == (
            "Auto-follow was stated off as of 2 Mar 2026. Since then: Followed 212 people in 14 days."
            " A setting that is off does not explain that."
        )
        assert [each.code for each in tested.evidence] == [SIGN.code, "attested.also_possible"]

    def test_says_plainly_that_what_is_on_works(self) -> None:
        tested = judged(Seen((SIGN,)), value=Stated.ON)
        assert (tested.outcome, tested.seen) == ("consistent", True)
        assert tested.reason.text.endswith("That is how it looks when it is on.")

    @pytest.mark.parametrize(("days", "outcome"), [(13.9, "too_early"), (14, "consistent")])
    def test_counts_that_nothing_was_seen_after_two_weeks_of_looks(self, days: float, outcome: str) -> None:
        assert judged(NotSeen(), days=days).outcome == outcome

    @pytest.mark.parametrize(
        ("found", "days", "outcome"),
        [
            (Blind(SIGN), 13, "too_early"),
            (Blind(SIGN), 14, "not_observable"),
            (Blind(SIGN, lasting=True), 1, "not_observable"),
        ],
    )
    def test_waits_two_weeks_before_it_calls_something_not_observable(
        self, found: Found, days: float, outcome: str
    ) -> None:
        tested = judged(found, days=days)
        assert (tested.outcome, tested.seen, tested.evidence) == (outcome, None, [SIGN])

    @pytest.mark.parametrize("setting", list(Setting))
    def test_is_known_for_every_setting_and_source_before_any_look(self, setting: Setting) -> None:
        by_looks, by_export = (
            untested(off(setting), platform="x", by_looks=looks, at=START).outcome for looks in (True, False)
        )
        assert by_looks == ("not_observable" if setting is Setting.AUTO_MESSAGE else "too_early")
        assert by_export == ("too_early" if setting is Setting.AUTO_FOLLOW else "not_observable")


class TestALaterTest:
    @given(testeds, testeds)
    def test_takes_nothing_away_from_what_was_seen(self, before: AttestedVerdict, now: AttestedVerdict) -> None:
        stands = renewed(before, now)
        assert stands in (before, now)
        assert bool(stands.seen) == bool(before.seen or now.seen)

    @given(testeds, testeds)
    def test_counts_alone_once_somebody_has_answered(self, before: AttestedVerdict, now: AttestedVerdict) -> None:
        assert renewed(before, now, answered_at=before.judged_at) == now

    def test_is_awaited_from_the_answer_on(self) -> None:
        tested, later = judged(Seen((SIGN,))), START + 21 * DAYS
        assert answered(off(), tested, answered_at=START) == tested
        waiting = answered(off(), tested, answered_at=later)
        assert (waiting.outcome, waiting.seen, waiting.left_out[0].code) == ("too_early", None, "attested.answered")
