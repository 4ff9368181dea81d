from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from service.audience.intervals import share_interval
from service.audience.sorting import Answer, Tap, deal, latest, result

TODAY = datetime(2026, 5, 1, 12, tzinfo=UTC)


def ids(*numbers: int) -> NDArray[np.int64]:
    return np.array(numbers, np.int64)


class TestSorting:
    def test_deals_nobody_twice(self) -> None:
        followers = np.arange(0, 200, 2, dtype=np.int64)
        rng = np.random.default_rng(1)
        first = deal(followers, ids(), cards=60, rng=rng)
        second = deal(followers, np.sort(first), cards=60, rng=rng)
        assert len(second) == 40
        assert sorted([*first.tolist(), *second.tolist()]) == followers.tolist()

    def test_deals_everybody_equally_often(self) -> None:
        rng = np.random.default_rng(2)
        dealt = np.bincount(
            np.concatenate([deal(np.arange(20, dtype=np.int64), ids(3), cards=5, rng=rng) for _ in range(2_000)]),
            minlength=20,
        )
        assert dealt[3] == 0
        assert abs(np.delete(dealt, 3) - 10_000 / 19).max() < 5 * np.sqrt(10_000 / 19)

    def test_is_repeatable_by_its_seed(self) -> None:
        followers = np.arange(100, dtype=np.int64)
        one, other = (deal(followers, ids(), cards=9, rng=np.random.default_rng(5)) for _ in range(2))
        assert one.tolist() == other.tolist()

    def test_the_last_answer_holds_and_can_be_taken_back(self) -> None:
        minute = timedelta(minutes=1)
        taps = [
            Tap(1, Answer.FITS, TODAY),
            Tap(2, Answer.FRIEND, TODAY),
            Tap(1, Answer.NOT_FOR_ME, TODAY + 2 * minute),
            Tap(2, None, TODAY + minute),
            Tap(3, Answer.UNSURE, TODAY - minute),
        ]
        assert latest(taps) == {3: Answer.UNSURE, 1: Answer.NOT_FOR_ME}

    def test_without_answers_there_is_no_share(self) -> None:
        nothing = result({}, followers=300)
        assert (nothing.confirmed, nothing.peers, nothing.vouched) == (None, None, None)

    def test_fifty_taps_know_a_share_to_about_fourteen_points(self) -> None:
        confirmed = result(dict(enumerate([Answer.FITS] * 25 + [Answer.NOT_FOR_ME] * 25)), followers=20_000).confirmed
        assert confirmed is not None
        assert 0.12 < (confirmed.high - confirmed.low) / 2 < 0.15

    def test_who_sorted_everybody_knows_exactly(self) -> None:
        confirmed = result({1: Answer.FITS, 2: Answer.PEER, 3: Answer.UNSURE, 4: Answer.FRIEND}, followers=4).confirmed
        assert confirmed is not None
        assert (confirmed.low, confirmed.estimate, confirmed.high) == (0.5, 0.5, 0.5)

    @pytest.mark.parametrize(("followers", "fit"), [(400, 0.5), (400, 0.1), (5_000, 0.3), (60, 0.2)])
    def test_the_interval_holds_the_truth_as_often_as_it_says(self, followers: int, fit: float) -> None:
        rng = np.random.default_rng(11)
        audience = np.arange(followers, dtype=np.int64)
        fitting = round(followers * fit)
        held = 0
        for _ in range(600):
            cards = deal(audience, ids(), cards=50, rng=rng)
            answers = {int(card): Answer.FITS if card < fitting else Answer.NOT_FOR_ME for card in cards}
            confirmed = result(answers, followers=followers).confirmed
            assert confirmed is not None
            held += confirmed.low <= fitting / followers <= confirmed.high
        assert held / 600 >= 0.945


class TestIntervals:
    @settings(max_examples=60, deadline=None)
    @given(st.integers(1, 400), st.integers(0, 3_000), st.data())
    def test_hold_their_estimate_and_stay_within_bounds(self, drawn: int, more: int, data: st.DataObject) -> None:
        hits = data.draw(st.integers(0, drawn))
        found = share_interval(hits, drawn, population=drawn + more)
        assert 0 <= found.low <= found.estimate <= found.high <= 1

    def test_of_an_unknown_population_are_those_of_clopper_and_pearson(self) -> None:
        found = share_interval(0, 50)
        assert found.high == pytest.approx(0.0711, abs=0.0005)

    def test_change_little_where_the_method_changes(self) -> None:
        exact, wilson = (share_interval(drawn // 5, drawn, population=9_000) for drawn in (250, 255))
        assert exact.low == pytest.approx(wilson.low, abs=0.007)
        assert exact.high == pytest.approx(wilson.high, abs=0.007)

    @pytest.mark.parametrize(("hits", "drawn", "population"), [(1, 0, None), (3, 2, None), (1, 5, 4), (-1, 5, 9)])
    def test_of_an_impossible_draw_are_refused(self, hits: int, drawn: int, population: int | None) -> None:
        with pytest.raises(ValueError, match="drawn"):
            share_interval(hits, drawn, population=population)
