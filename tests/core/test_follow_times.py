from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from service.automation.follow_times import Automated, Suspected, Unreadable, Unremarkable, judge_follow_times

MORNING = 1_700_038_800  # 2023-11-15 09:00 UTC
DAY = 86_400
Gap = Callable[[np.random.Generator, int], float]


def a_tool(gap: Gap, *, a_day: int, days: int, seed: int) -> NDArray[np.int64]:
    """A tool that starts every morning and follows so many people, waiting `gap` before each."""
    dice = np.random.default_rng(seed)
    gaps = [[gap(dice, place) for place in range(a_day)] for _ in range(days)]
    times = [MORNING + day * DAY + np.cumsum(row) for day, row in enumerate(gaps)]
    return np.concatenate(times).astype(np.int64)


def by_hand(sittings: int, follows: int, *, seed: int, median: float = 6, spread: float = 1.0) -> NDArray[np.int64]:
    """A person: sittings of some follows, days apart, with gaps that spread over powers of ten."""
    dice = np.random.default_rng(seed)
    times = []
    start = float(MORNING)
    for _ in range(sittings):
        times.append(start + np.cumsum(dice.lognormal(np.log(median), spread, follows)))
        start += DAY * dice.exponential(4) + DAY
    return np.concatenate(times).astype(np.int64)


TOOLS: dict[str, tuple[Gap, int]] = {
    "300 to 600 seconds": (lambda dice, _: dice.uniform(300, 600), 60),
    "10 to 60 seconds": (lambda dice, _: dice.uniform(10, 60), 120),
    "ten and a sleep": (lambda dice, place: 600.0 if place % 10 == 9 else dice.uniform(20, 60), 150),
    "around the clock": (lambda dice, _: dice.uniform(500, 1_200), 100),
}


class TestAutoFollowTools:
    @pytest.mark.parametrize(("gap", "a_day"), TOOLS.values(), ids=TOOLS.keys())
    @pytest.mark.parametrize("seed", range(5))
    def test_are_recognised_with_evidence(self, gap: Gap, a_day: int, seed: int) -> None:
        times = a_tool(gap, a_day=a_day, days=10, seed=seed)
        verdict = judge_follow_times(times)
        assert isinstance(verdict, Automated)
        for sign in verdict.signs:
            for stretch in sign.evidence:
                seen = (times >= stretch.starts_at.timestamp()) & (times <= stretch.ends_at.timestamp())
                assert np.count_nonzero(seen) == stretch.follows
                assert stretch.first[0] == stretch.starts_at

    def test_are_recognised_among_years_of_follows_by_hand(self) -> None:
        tool = a_tool(TOOLS["300 to 600 seconds"][0], a_day=60, days=14, seed=1)
        verdict = judge_follow_times(np.concatenate([by_hand(60, 8, seed=1) - 900 * DAY, tool]))
        assert isinstance(verdict, Automated)

    def test_that_never_rest_are_told_by_that_alone(self) -> None:
        times = MORNING + np.cumsum(np.random.default_rng(3).lognormal(np.log(1_500), 0.9, 80)).astype(np.int64)
        verdict = judge_follow_times(times)
        assert isinstance(verdict, Suspected)
        assert [sign.reason.code for sign in verdict.signs] == ["no_rest"]


class TestPeople:
    @pytest.mark.parametrize("seed", range(20))
    def test_who_follow_in_clumps_raise_no_alarm(self, seed: int) -> None:
        assert isinstance(judge_follow_times(by_hand(80, 10, seed=seed)), Unremarkable)

    @pytest.mark.parametrize("seed", range(20))
    @pytest.mark.parametrize("median", [2, 6, 15])
    def test_who_follow_everybody_at_an_event_raise_no_alarm(self, seed: int, median: float) -> None:
        event = by_hand(3, 120, seed=seed, median=median, spread=0.8)
        usual = by_hand(50, 4, seed=seed) - 500 * DAY
        assert isinstance(judge_follow_times(np.concatenate([usual, event])), Unremarkable)

    def test_who_have_a_zealous_fortnight_are_not_called_automated(self) -> None:
        times = np.concatenate([by_hand(1, 70, seed=day, spread=1.1) + day * DAY for day in range(8)])
        verdict = judge_follow_times(times)
        assert isinstance(verdict, Suspected)
        assert [sign.reason.code for sign in verdict.signs] == ["busy_days"]


class TestCoverage:
    def test_too_few_dates_give_no_verdict(self) -> None:
        assert isinstance(judge_follow_times(np.arange(39, dtype=np.int64) * 30 + MORNING), Unreadable)

    def test_short_gaps_rounded_to_minutes_are_not_called_even(self) -> None:
        times = a_tool(lambda dice, _: dice.uniform(40, 80), a_day=40, days=10, seed=0) // 60 * 60
        assert isinstance(judge_follow_times(times, precision=60), Unremarkable)

    def test_long_gaps_rounded_to_minutes_still_show(self) -> None:
        times = a_tool(TOOLS["300 to 600 seconds"][0], a_day=60, days=10, seed=0) // 60 * 60
        assert isinstance(judge_follow_times(times, precision=60), Automated)

    def test_the_order_of_the_list_does_not_matter(self) -> None:
        times = a_tool(TOOLS["10 to 60 seconds"][0], a_day=120, days=10, seed=0)
        assert judge_follow_times(times[::-1]) == judge_follow_times(times)
