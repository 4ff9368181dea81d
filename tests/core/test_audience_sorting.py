import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.audience.intervals import share_interval
from service.audience.sorting import Answer, result


class TestSorting:
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
            cards = rng.choice(audience, 50, replace=False)
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

    def test_hold_their_estimate_when_all_but_one_were_drawn(self) -> None:
        found = share_interval(1, 80, population=81)
        assert (found.low, found.high) == (1 / 81, 1 / 80)

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
