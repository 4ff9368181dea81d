"""When a goal may be reached, told from looks so far, with an interval that holds."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.views.forecast import Point, forecast

BEGAN = datetime(2026, 8, 3, 9, tzinfo=UTC)


def weekly(*people: int) -> list[Point]:
    return [Point(BEGAN + timedelta(weeks=week), count) for week, count in enumerate(people)]


POINTS = st.lists(st.tuples(st.integers(1, 40), st.integers(0, 5000)), min_size=1, max_size=24).map(
    lambda steps: [
        Point(BEGAN + timedelta(days=sum(days for days, _ in steps[: place + 1])), people)
        for place, (_, people) in enumerate(steps)
    ]
)


class TestAForecast:
    @pytest.mark.parametrize("points", [[], weekly(10), weekly(10, 12, 14), weekly(10, 12, 14)[:3] * 2])
    def test_is_not_made_of_too_little(self, points: list[Point]) -> None:
        assert forecast(points, goal=500) is None

    def test_goes_on_at_the_pace_so_far_and_says_how_unsure_that_is(self) -> None:
        told = forecast(weekly(40, 47, 47, 57, 60, 66), goal=100)
        assert told is not None
        assert (told.a_week, told.in_four_weeks, told.looks, told.days) == (5.2, 87, 6, 35)
        assert told.in_four_weeks_low < 87 < told.in_four_weeks_high
        assert told.earliest_on is not None
        assert told.reached_on is not None
        assert told.earliest_on < told.reached_on
        assert told.latest_on is None or told.reached_on < told.latest_on

    def test_of_who_loses_people_may_never_reach_the_goal(self) -> None:
        told = forecast(weekly(90, 80, 74, 66, 58, 50), goal=500)
        assert told is not None
        assert (told.reached_on, told.latest_on) == (None, None)

    def test_of_a_goal_that_is_reached_is_today(self) -> None:
        points = weekly(90, 95, 99, 104, 110)
        told = forecast(points, goal=100)
        assert told is not None
        assert told.reached_on == told.latest_on == points[-1].at.date()

    def test_leaves_out_looks_from_long_ago(self) -> None:
        old = [Point(BEGAN - timedelta(days=300), 4000)]
        assert forecast(old + weekly(40, 47, 53, 57, 60), goal=100) == forecast(weekly(40, 47, 53, 57, 60), goal=100)

    @given(POINTS, st.integers(1, 2000))
    def test_is_always_ordered_and_never_below_nobody(self, points: list[Point], goal: int) -> None:
        told = forecast(points, goal=goal)
        if told is None:
            return
        assert 0 <= told.in_four_weeks_low <= told.in_four_weeks <= told.in_four_weeks_high
        days = [day for day in (told.earliest_on, told.reached_on, told.latest_on) if day is not None]
        assert days == sorted(days)

    @pytest.mark.parametrize("looks", [4, 8, 16])
    def test_holds_about_as_often_as_it_says_on_walks_of_its_own_kind(self, looks: int) -> None:
        dice = Random(20261102)
        held = 0
        for _ in range(600):
            people, points = 300.0, list[Point]()
            for day in range(7 * looks + 28):
                if day % 7 == 0 and len(points) < looks:
                    points.append(Point(BEGAN + timedelta(days=day), round(people)))
                    end = day + 28
                if points and day == end:
                    break
                people += dice.gauss(0.6, 2.5)
            told = forecast(points, goal=500)
            assert told is not None
            held += told.in_four_weeks_low <= people <= told.in_four_weeks_high
        assert 0.75 <= held / 600 <= 0.87
