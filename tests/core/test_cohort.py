"""Who rises, stalls or declines, how they stand among their like, and whom to call about what."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from statistics import median
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.views.cohort import LookThen, Movement, Stands, movement, peers
from service.views.whom_to_call import Situation, about, rank

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
QUIET = Situation(0, 0, 0, 0, 0, Movement.STALLS, 0, NOW - timedelta(days=90), NOW - timedelta(days=1))


def look(quality: int, total: int | None = 400, *, days: int = 0, model: str = "4", source: str = "api") -> LookThen:
    return LookThen(NOW - timedelta(days=days), quality, total, model, source)


def stands(now: LookThen | None, before: LookThen | None = None) -> Stands:
    return Stands(uuid4(), now, before)


class TestMovement:
    @pytest.mark.parametrize(
        ("before", "now", "went"),
        [
            (100, 105, (Movement.RISES, 5)),
            (100, 104, (Movement.STALLS, 4)),
            (100, 95, (Movement.DECLINES, -5)),
            (10, 11, (Movement.STALLS, 1)),
            (10, 12, (Movement.RISES, 2)),
            (0, 2, (Movement.RISES, 2)),
        ],
    )
    def test_counts_from_a_twentieth_and_from_two_people(
        self, before: int, now: int, went: tuple[Movement, int]
    ) -> None:
        assert movement(stands(look(now), look(before, days=28))) == went

    def test_is_not_told_across_models_or_sources(self) -> None:
        for other in (look(10, days=28, model="3"), look(10, days=28, source="export")):
            assert movement(stands(look(60), other)) == (Movement.NOT_COMPARABLE, None)

    def test_is_not_told_without_looks(self) -> None:
        assert movement(stands(None)) == (Movement.NOT_KNOWN, None)
        assert movement(stands(look(60))) == (Movement.TOO_EARLY, None)


class TestPeers:
    def test_are_accounts_of_the_same_size_and_never_fewer_than_five_others(self) -> None:
        small = [stands(look(number * 10, 299)) for number in range(5)]
        large = [stands(look(number * 10, 300)) for number in range(6)]
        told = peers([*small, *large])
        assert set(told) == {each.client_id for each in large}
        best = told[large[-1].client_id]
        assert (best.others, best.better_than, best.median_share) == (5, 1.0, round(20 / 300, 4))

    @given(st.lists(st.integers(0, 50), min_size=6, max_size=30))
    def test_leave_the_client_out_of_what_they_are_compared_with(self, counts: list[int]) -> None:
        everybody = [stands(look(count, 100)) for count in counts]
        told = peers(everybody)
        for place, each in enumerate(everybody):
            others = [count / 100 for other, count in enumerate(counts) if other != place]
            assert told[each.client_id].median_share == pytest.approx(median(others), abs=1e-4)
            lower = sum(count < counts[place] / 100 for count in others) / len(others)
            assert told[each.client_id].better_than == pytest.approx(lower, abs=1e-4)

    def test_are_not_told_of_accounts_whose_size_is_unknown(self) -> None:
        assert peers([stands(look(5, None)) for _ in range(9)]) == {}


class TestACall:
    def codes(self, situation: Situation) -> list[str]:
        return [reason.code for reason in about(situation, at=NOW)]

    def test_is_not_asked_for_while_all_runs_by_itself(self) -> None:
        assert self.codes(QUIET) == []

    def test_is_about_what_presses_most_first(self) -> None:
        everything = replace(
            QUIET, alarms=1, to_reconnect=2, warnings=1, waiting_long=3, weed_outs_to_approve=1, movement=Movement.DECLINES, change=-7,
            last_done_at=NOW - timedelta(days=15),
        )  # fmt: skip
        assert self.codes(everything) == [
            "call.alarm",
            "call.reconnect",
            "call.warning",
            "call.declines",
            "call.quiet",
            "call.waiting",
            "call.approve",
        ]
        assert about(everything, at=NOW)[3].text == "7 quality followers fewer than four weeks ago."

    def test_is_about_a_habit_that_slips_only_when_something_was_offered(self) -> None:
        never = replace(QUIET, last_done_at=None)
        assert self.codes(never) == ["call.quiet"]
        assert self.codes(replace(never, offered_since=None)) == []
        assert self.codes(replace(never, offered_since=NOW - timedelta(days=14))) == []

    def test_is_ranked_by_the_most_pressing_reason(self) -> None:
        situations = [
            QUIET,
            replace(QUIET, movement=Movement.RISES, change=9),
            replace(QUIET, to_reconnect=1),
            replace(QUIET, alarms=1, to_reconnect=1),
        ]
        ranks = [rank(about(each, at=NOW)) for each in situations]
        assert ranks == sorted(ranks, reverse=True)
