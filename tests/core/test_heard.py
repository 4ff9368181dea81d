from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.audience.coverage import Source
from service.automation.boomerangs import find_boomerangs
from service.automation.heard import BECAUSE, Heard, Notice, Stay, Stretch, stays, with_heard
from service.automation.heard_own import heard_signals
from service.automation.listening import Ended
from service.automation.observations import Look, Side
from service.automation.policy import Permits
from service.automation.signals import Boomerang, Kind
from service.checkups.detecting import detect
from service.kit.settings import XPolicy
from service.platforms.contract import Platform

START = datetime(2026, 11, 2, tzinfo=UTC)
LENA, NOOR, TOM = 11, 12, 13
PERMITS = Permits(Platform.X, Source.API, XPolicy.NEUTRAL)
AGES = Stretch(START - timedelta(days=400))


def hours(count: float) -> datetime:
    return START + timedelta(hours=count)


def look(at: float, followers: Iterable[int], following: Iterable[int] | None = (), *, complete: bool = True) -> Look:
    ids = [np.array(sorted(each), np.int64) if each is not None else None for each in (followers, following)]
    assert ids[0] is not None
    return Look(taken_at=hours(at), complete=complete, followers=ids[0], following=ids[1])


def notice(at: float, person: int, change: Literal[1, -1], side: Side = Side.FOLLOWERS) -> Notice:
    return Notice(hours(at), side, person, change)


def visit(person: int, came: float, left: float, side: Side = Side.FOLLOWERS) -> list[Notice]:
    return [notice(came, person, 1, side), notice(left, person, -1, side)]


def heard(*notices: Notice, since: float = 0, until: float | None = None) -> Heard:
    end = None if until is None else hours(until)
    return Heard(tuple(sorted(notices, key=lambda each: each.at)), (Stretch(hours(since), end),))


def found(told: Heard, looks: Sequence[Look]) -> tuple[Boomerang, ...]:
    return with_heard(find_boomerangs(looks), told, looks).found


FAR_APART = (look(-1, [1, 2]), look(72, [1, 2]), look(144, [1, 2]))
"""Three looks, three days apart: whoever came and left within a day stood in none of them."""


class TestABoomerangBetweenTwoLooks:
    def test_is_seen_thanks_to_what_was_told_and_by_nothing_else(self) -> None:
        told = heard(*visit(LENA, 20, 27))
        assert find_boomerangs(FAR_APART).found == ()
        [boomerang] = found(told, FAR_APART)
        assert boomerang.heard
        assert (boomerang.profile_id, boomerang.followed_between[1], boomerang.left_between[1]) == (
            LENA,
            hours(20),
            hours(27),
        )

    def test_shows_its_minutes_as_evidence(self) -> None:
        detection = detect(
            FAR_APART, owner=None, own_posts=[], written=[], permits=PERMITS, heard=heard(*visit(LENA, 20, 27.5))
        )
        [verdict] = detection.verdicts
        assert (verdict.code, verdict.profile_id) == ("boomerang", LENA)
        assert [each.code for each in verdict.evidence] == ["boomerang.heard"]
        assert "2 Nov 2026 20:00" in verdict.evidence[0].text
        assert "3 Nov 2026 03:30" in verdict.evidence[0].text

    def test_is_none_after_a_stay_of_more_than_a_day(self) -> None:
        assert found(heard(*visit(LENA, 20, 45)), FAR_APART) == ()

    @pytest.mark.parametrize("back", [19.0, 21.0, 26.9])
    def test_is_none_when_it_was_followed_back_or_had_been_followed(self, back: float) -> None:
        assert found(heard(*visit(LENA, 20, 27), notice(back, LENA, 1, Side.FOLLOWING)), FAR_APART) == ()

    def test_is_one_when_it_was_followed_only_after_it_left(self) -> None:
        assert found(heard(*visit(LENA, 20, 27), notice(28, LENA, 1, Side.FOLLOWING)), FAR_APART) != ()

    def test_is_none_when_looks_show_that_it_was_followed_all_along(self) -> None:
        looks = [look(-1, [1], [LENA]), look(72, [1], [LENA]), look(144, [1], [LENA])]
        assert found(heard(*visit(LENA, 20, 27)), looks) == ()

    def test_is_unresolved_where_nobody_saw_whom_the_account_follows(self) -> None:
        looks = [look(-1, [1], None), look(72, [1], None), look(144, [1], None)]
        seen = with_heard(find_boomerangs(looks), heard(*visit(LENA, 20, 27)), looks)
        assert (seen.found, seen.unresolved) == ((), 1)

    def test_is_none_when_half_of_it_fell_into_a_time_in_which_nothing_was_told(self) -> None:
        notices = tuple(visit(LENA, 20, 27))
        broken = Heard(notices, (Stretch(hours(0), hours(22)), Stretch(hours(23))))
        assert found(broken, FAR_APART) == ()

    def test_is_none_of_somebody_who_had_followed_for_days_and_flickers(self) -> None:
        looks = [look(-80, [1, LENA]), look(-1, [1, LENA]), look(72, [1]), look(144, [1])]
        assert found(heard(notice(2, LENA, -1), *visit(LENA, 20, 27)), looks) == ()

    def test_is_counted_each_time_and_redelivery_counts_nothing(self) -> None:
        told = heard(*visit(LENA, 20, 27), notice(21, LENA, 1), notice(28, LENA, -1), *visit(LENA, 60, 70))
        assert [each.left_between[1] for each in found(told, FAR_APART)] == [hours(27), hours(70)]


class TestWhatLooksAndWordSayOfTheSameStay:
    EVERY_SIX: tuple[Look, ...] = (look(0, [1]), look(6, [1]), look(12, [1, LENA]), look(18, [1]), look(24, [1]))

    def test_is_one_boomerang_at_the_times_that_were_told(self) -> None:
        assert len(find_boomerangs(self.EVERY_SIX).found) == 1
        [boomerang] = found(heard(*visit(LENA, 9, 14)), self.EVERY_SIX)
        assert (boomerang.heard, boomerang.left_between[1]) == (True, hours(14))

    def test_is_none_when_it_is_known_to_have_been_longer(self) -> None:
        twice_a_day = [look(0, [1]), look(12, [1]), look(24, [1, LENA]), look(36, [1, LENA]), look(48, [1])]
        assert len(find_boomerangs(twice_a_day).found) == 1
        assert found(heard(*visit(LENA, 13, 47)), twice_a_day) == ()

    def test_is_left_to_looks_where_nothing_was_told(self) -> None:
        assert found(Heard(), self.EVERY_SIX) == find_boomerangs(self.EVERY_SIX).found


class TestWhatCannotBeObserved:
    BY_LOOKS_ALONE = "auto_follow_back.too_few_newcomers"

    def codes(self, told: Heard) -> set[str]:
        detection = detect(FAR_APART, owner=None, own_posts=[], written=[], permits=PERMITS, heard=told)
        return {reason.code for reason in detection.not_observable}

    def test_is_named_as_before_where_nothing_is_told(self) -> None:
        assert self.codes(Heard()) == {
            "boomerangs.looks_too_far_apart",
            "churn.too_few_looks",
            self.BY_LOOKS_ALONE,
        }

    def test_is_only_the_time_before_while_everything_is_told(self) -> None:
        assert self.codes(heard()) == {"boomerangs.heard_since", "churn.heard_since", self.BY_LOOKS_ALONE}

    def test_is_everything_outside_of_a_stretch_that_is_over(self) -> None:
        assert self.codes(heard(until=60)) == {
            "boomerangs.looks_too_far_apart",
            "boomerangs.heard_until",
            "churn.too_few_looks",
            "churn.heard_until",
            self.BY_LOOKS_ALONE,
        }

    def test_says_why_nothing_is_told_any_more(self) -> None:
        spent = Heard((), (Stretch(hours(0), hours(60), "budget_spent"),))
        [reason] = [
            e for e in with_heard(find_boomerangs(FAR_APART), spent, FAR_APART).not_observable if "heard" in e.code
        ]
        assert reason.params["because"] == "budget_spent"
        assert "share of the month's budget" in reason.text

    def test_has_words_for_every_end(self) -> None:
        assert BECAUSE.keys() == set(Ended)

    @pytest.mark.parametrize(("days", "could"), [(5, False), (31, True)])
    def test_may_be_cleared_once_a_month_was_told_without_a_break(self, days: int, could: bool) -> None:  # noqa: FBT001 # a table's column
        told = heard(since=144 - 24 * days)
        detection = detect(FAR_APART, owner=None, own_posts=[], written=[], permits=PERMITS, heard=told)
        assert ("boomerang" in detection.observable) == ("own_automation" in detection.observable) == could


class TestTheAccountsOwnFollows:
    def own(self, *notices: Notice) -> dict[Kind, str]:
        told = Heard(tuple(sorted(notices, key=lambda each: each.at)), (AGES,))
        return {signal.kind: signal.reason.text for signal in heard_signals(told, FAR_APART)}

    def tool(self, days: int, *, gap: float = 300, stays_hours: float = 48) -> list[Notice]:
        made = []
        for day in range(days):
            for place in range(45):
                came = 24 * day + 9 + place * gap / 3600
                made += visit(1_000 * day + place + 100, came, came + stays_hours + place % 3 / 60, Side.FOLLOWING)
        return made

    def test_in_even_steps_and_dropped_after_a_fixed_time_are_signs_of_a_tool(self) -> None:
        assert self.own(*self.tool(8)).keys() >= {Kind.EVEN_GAPS, Kind.FOLLOW_DROP_CYCLES, Kind.FIXED_DELAY}

    def test_are_told_as_one_alarm_though_looks_are_three_days_apart(self) -> None:
        told = Heard(tuple(sorted(self.tool(8), key=lambda each: each.at)), (AGES,))
        [verdict] = detect(FAR_APART, owner=None, own_posts=[], written=[], permits=PERMITS, heard=told).verdicts
        assert (verdict.code, verdict.severity, verdict.subject) == ("own_automation", "alarm", "own_account")

    def test_by_hand_are_no_sign(self) -> None:
        random = np.random.default_rng(7)
        clumps = (24 * day + 18 + random.lognormal(-2.5, 1.0, 6).cumsum() for day in range(20))
        by_hand = [
            notice(float(at), 100 * day + place, 1, Side.FOLLOWING)
            for day, clump in enumerate(clumps)
            for place, at in enumerate(clump)
        ]
        assert self.own(*by_hand) == {}

    def newcomers(self, count: int, *, answered: int, after_hours: float) -> list[Notice]:
        came = [notice(5 * place, 500 + place, 1) for place in range(count)]
        back = [notice(5 * place + after_hours, 500 + place, 1, Side.FOLLOWING) for place in range(answered)]
        return came + back

    def test_that_answer_every_newcomer_within_minutes_are_a_sign(self) -> None:
        signs = self.own(*self.newcomers(20, answered=20, after_hours=0.05))
        assert "within 3 minutes" in signs[Kind.FOLLOWS_BACK_EVERYBODY]

    def test_that_answer_some_or_late_are_none(self) -> None:
        assert self.own(*self.newcomers(20, answered=12, after_hours=0.05)) == {}
        assert self.own(*self.newcomers(20, answered=20, after_hours=30)) == {}


class TestAnythingTold:
    @settings(max_examples=150)
    @given(
        st.lists(
            st.tuples(
                st.integers(0, 60), st.sampled_from([LENA, NOOR, TOM]), st.sampled_from([1, -1]), st.sampled_from(Side)
            ),
            max_size=25,
        ),
        st.integers(0, 30),
        st.integers(31, 60),
    )
    def test_yields_only_stays_that_were_told_whole(
        self, told: list[tuple[int, int, Literal[1, -1], Side]], since: int, until: int
    ) -> None:
        everything = heard(*(notice(at, who, change, side) for at, who, change, side in told), since=since, until=until)
        facts = {(each.at, each.profile_id, each.change) for each in everything.notices if each.side is Side.FOLLOWERS}
        for stay in stays(everything, Side.FOLLOWERS):
            assert {(stay.came, stay.profile_id, 1), (stay.left, stay.profile_id, -1)} <= facts
            assert hours(since) <= stay.came <= stay.left <= hours(until)
            others = (s for s in stays(everything, Side.FOLLOWERS) if s.profile_id == stay.profile_id and s != stay)
            assert all(_apart(stay, other) for other in others)
        heard_signals(everything, FAR_APART)
        assert all(each.heard for each in found(everything, FAR_APART))


def _apart(one: Stay, other: Stay) -> bool:
    return one.left <= other.came or other.left <= one.came
