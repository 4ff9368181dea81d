"""How often to be in touch, how warm somebody is, and when business may be spoken of."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engagement.in_touch import Heat, Known, heat, next_touch

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)


def ago(days: int) -> datetime:
    return NOW - timedelta(days=days)


class TestTheNextTouch:
    @pytest.mark.parametrize(("stars", "days"), [(5, 30), (4, 60), (3, 90), (2, 120)])
    def test_comes_by_the_stars_after_the_last(self, stars: int, days: int) -> None:
        assert next_touch(Known(stars=stars, last_touch_at=ago(3)), at=NOW) == ago(3) + timedelta(days=days)

    def test_is_due_now_where_there_was_none_yet(self) -> None:
        assert next_touch(Known(stars=2), at=NOW) == NOW

    @pytest.mark.parametrize("stars", [None, 1])
    def test_never_comes_for_who_has_one_star_or_none(self, stars: int | None) -> None:
        assert next_touch(Known(stars=stars, last_touch_at=ago(300)), at=NOW) is None


class TestHeat:
    def test_is_not_told_of_who_never_spoke(self) -> None:
        assert heat(Known(turns_ours=5, last_touch_at=NOW), at=NOW) is None

    @pytest.mark.parametrize(
        ("days", "turns", "told"),
        [(14, 2, Heat.HOT), (14, 1, Heat.WARM), (15, 9, Heat.WARM), (60, 9, Heat.WARM), (61, 9, Heat.COLD)],
    )
    def test_falls_with_silence_and_needs_turns_of_both(self, days: int, turns: int, told: Heat) -> None:
        assert heat(Known(turns_theirs=9, turns_ours=turns, last_theirs_at=ago(days)), at=NOW) is told

    @given(st.integers(0, 50), st.integers(0, 50))
    def test_lets_nobody_speak_of_business_before_two_turns_each_way(self, theirs: int, ours: int) -> None:
        assert Known(turns_theirs=theirs, turns_ours=ours).business_welcome == (theirs >= 2 and ours >= 2)
