from collections import Counter
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.sorting import Tally, clients, told
from service.audience.classes import FollowerClass
from service.audience.intervals import share_interval
from service.audience.sorting import CONFIDENCE, PROMISED, Answer, Group, hand, result, weekly_hand
from service.audience.strata import STRATA, Facets, Stratum, facets_code, stratum_of
from service.audience.stratified import Part, allotted, share_of
from service.audience.taps import SLIP, CardTaps
from tests.sorting_answers import answered, sorted_at_random

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)

parts = st.builds(
    lambda asked, hits, unasked, stayed: Part(
        unasked, asked, round(hits * asked), round(stayed * asked), round(hits * round(stayed * asked))
    ),
    st.integers(0, 60),
    st.floats(0, 1),
    st.integers(0, 900),
    st.floats(0, 1),
)


class TestSorting:
    def test_without_answers_there_is_no_share_and_no_guess(self) -> None:
        nothing = sorted_at_random([], followers=300)
        assert (nothing.confirmed, nothing.peers, nothing.vouched, nothing.unsorted) == (None, None, None, None)
        assert 30 < nothing.more_answers <= 50

    def test_fifty_taps_know_any_share_to_fourteen_points_and_keep_the_promise(self) -> None:
        for hits in range(51):
            found = sorted_at_random([Answer.FITS] * hits + [Answer.NOT_FOR_ME] * (50 - hits), followers=20_000)
            assert found.confirmed is not None
            assert (found.confirmed.high - found.confirmed.low) / 2 <= PROMISED < 0.14
            assert found.more_answers == 0

    def test_who_sorted_everybody_knows_exactly(self) -> None:
        found = sorted_at_random([Answer.FITS, Answer.PEER, Answer.UNSURE, Answer.FRIEND], followers=4)
        assert found.confirmed is not None
        assert (found.confirmed.low, found.confirmed.estimate, found.confirmed.high) == (0.5, 0.5, 0.5)
        assert (found.more_answers, found.unsorted and found.unsorted.high) == (0, 0)

    def test_peers_are_a_share_of_their_own_and_never_confirmed(self) -> None:
        found = sorted_at_random([Answer.PEER] * 50, followers=400)
        assert found.confirmed is not None
        assert found.peers is not None
        assert (found.confirmed.estimate, found.peers.estimate) == (0, 1)

    def test_weighs_strata_by_their_people_and_not_by_their_cards(self) -> None:
        found = result(
            {
                Stratum.IN_TOUCH: answered([Answer.FRIEND] * 20, followers=20),
                Stratum.OTHER: answered([Answer.NOT_FOR_ME] * 18 + [Answer.FITS] * 2, followers=380),
            }
        )
        assert found.confirmed is not None
        assert found.unsorted is not None
        assert found.confirmed.estimate == pytest.approx((20 + 38) / 400)
        assert (found.unsorted.people, found.unsorted.estimate) == (360, 36)

    def test_who_left_tells_of_people_like_them_and_is_not_counted(self) -> None:
        stayed, left = [Answer.FITS] * 10, [Answer.FITS] * 10
        found = result({Stratum.OTHER: Group(90, Counter(stayed + left), Counter(stayed))})
        assert (found.answered, found.followers) == (20, 100)
        assert found.confirmed is not None
        assert found.confirmed.estimate == 1

    @pytest.mark.parametrize("options", [{"known": "an export alone"}, {"known": "profiles too", "changing": True}])
    def test_holds_the_truth_as_often_as_it_says_and_no_oftener(self, options: dict[str, object]) -> None:
        """Two standard deviations of 300 clients' coverage are 3.5 points."""
        tally = Tally()
        for client in clients(300, seed=11, **options):  # type: ignore[arg-type] # the options above
            for _ in range(5):
                client.sort(10)
            tally.add(told(client)[1], client.truth, 50)
        assert 0.865 <= tally.coverage <= 0.935
        assert max(tally.half) <= 0.14
        assert abs(np.mean(tally.off)) < 0.01


class TestShares:
    @settings(max_examples=150, deadline=None)
    @given(st.lists(parts, min_size=1, max_size=7))
    def test_hold_their_estimate_and_what_is_known(self, seen: list[Part]) -> None:
        share = share_of(seen, confidence=CONFIDENCE)
        people = sum(part.unasked + part.here for part in seen)
        assert (share is None) == (not people or not any(part.asked for part in seen))
        if share is not None:
            known = sum(part.hits_here for part in seen)
            assert 0 <= known / people <= share.low <= share.estimate <= share.high <= 1
            assert share.high <= (known + sum(part.unasked for part in seen)) / people + 1e-9

    @settings(max_examples=60, deadline=None)
    @given(st.integers(1, 200), st.data())
    def test_tighten_as_more_are_asked(self, asked: int, data: st.DataObject) -> None:
        hits = data.draw(st.integers(0, asked))
        once, twice = (
            share_of(
                [Part(1_000 - times * asked, times * asked, times * hits, times * asked, times * hits)], confidence=0.9
            )
            for times in (1, 2)
        )
        assert once is not None
        assert twice is not None
        assert twice.high - twice.low < once.high - once.low

    def test_of_one_stratum_are_those_of_a_simple_sample(self) -> None:
        found = share_of([Part(9_600, 400, 120, 400, 120)], confidence=0.95)
        simple = share_interval(120, 400, population=10_000)
        assert found is not None
        assert (found.low, found.high) == pytest.approx((simple.low, simple.high), abs=0.002)


class TestHands:
    def test_are_dealt_by_size_where_nothing_is_known_yet(self) -> None:
        groups = {Stratum.IN_TOUCH: Group(unsorted=100), Stratum.MUTUAL: Group(unsorted=100), Stratum.OTHER: Group(800)}
        assert hand(10, groups) == {Stratum.IN_TOUCH: 1, Stratum.MUTUAL: 1, Stratum.OTHER: 8}

    def test_go_where_the_least_is_known(self) -> None:
        settled = answered([Answer.NOT_FOR_ME] * 60, followers=560)
        torn = answered([Answer.FITS, Answer.NOT_FOR_ME] * 30, followers=560)
        dealt = hand(40, {Stratum.QUIET: settled, Stratum.OTHER: torn})
        assert dealt[Stratum.OTHER] > 3 * dealt.get(Stratum.QUIET, 0)

    @settings(max_examples=80, deadline=None)
    @given(st.lists(parts, min_size=1, max_size=7), st.integers(1, 50))
    def test_never_hold_more_than_are_left(self, seen: list[Part], cards: int) -> None:
        dealt = allotted(cards, dict(enumerate(seen)))
        assert all(dealt[key] <= seen[key].unasked for key in dealt)
        assert sum(dealt.values()) == min(cards, sum(part.unasked for part in seen))

    def test_of_a_week_are_newcomers_and_what_the_promise_still_needs(self) -> None:
        settled = answered([Answer.FITS] * 25 + [Answer.PEER] * 35, followers=900)
        unsettled = answered([Answer.FITS] * 5 + [Answer.PEER] * 5, followers=900)
        nobody_new = dict.fromkeys([Stratum.NEWCOMER], Group())
        assert weekly_hand({Stratum.OTHER: settled, **nobody_new}) == {}
        assert weekly_hand({Stratum.OTHER: unsettled, **nobody_new}) == {Stratum.OTHER: 5}
        assert weekly_hand({Stratum.OTHER: unsettled, Stratum.NEWCOMER: Group(40)}) == {
            Stratum.OTHER: 2,
            Stratum.NEWCOMER: 3,
        }


class TestStrata:
    def test_are_the_same_one_by_one_and_over_columns(self) -> None:
        bools = np.array([False, True])
        for klass in FollowerClass:
            for fit in (-1, 0, 49, 50, 100):
                for code, (followed_back, in_touch, newcomer) in enumerate(np.ndindex(2, 2, 2)):
                    facets = Facets(
                        klass, None if fit < 0 else fit >= 50, *map(bool, (followed_back, in_touch, newcomer))
                    )
                    number = facets_code(
                        np.array([klass], np.int8),
                        np.array([fit], np.int8),
                        followed_back=bools[[followed_back]],
                        in_touch=bools[[in_touch]],
                        newcomer=bools[[newcomer]],
                    )
                    assert STRATA[int(number[0])] is stratum_of(facets), code

    def test_keep_automated_profiles_apart_whatever_else_is_known(self) -> None:
        assert stratum_of(Facets(FollowerClass.AUTOMATED, *[True] * 4)) is Stratum.FLAGGED


class TestTaps:
    def test_keep_an_answer_that_stood_and_tell_that_it_changed(self) -> None:
        card = CardTaps().answered(Answer.FITS, at=NOON, number=1)
        card = card.answered(Answer.NOT_FOR_ME, at=NOON + timedelta(days=7), number=9)
        assert card.now is not None
        assert card.now.answer is Answer.NOT_FOR_ME
        assert card.thought_before is not None
        assert card.thought_before.answer is Answer.FITS

    def test_do_not_take_a_slip_for_a_change_of_mind(self) -> None:
        card = CardTaps().answered(Answer.FITS, at=NOON, number=1)
        card = card.answered(Answer.PEER, at=NOON + SLIP / 2, number=2)
        assert (card.thought_before, len(card.earlier)) == (None, 1)

    def test_go_back_one_by_one_and_forget_nothing(self) -> None:
        card = CardTaps().answered(Answer.FITS, at=NOON, number=1)
        card = card.answered(Answer.NOT_FOR_ME, at=NOON + timedelta(days=1), number=2)
        back = card.taken_back()
        assert back.now is not None
        assert (back.now.answer, back.now.number, back.thought_before) == (Answer.FITS, 1, None)
        assert back.taken_back().now is None
        assert {tap.number for tap in back.taken_back().earlier} == {1, 2}

    def test_count_the_same_answer_once(self) -> None:
        card = CardTaps().answered(Answer.FITS, at=NOON, number=1)
        assert card.answered(Answer.FITS, at=NOON + timedelta(days=1), number=2) == card


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
