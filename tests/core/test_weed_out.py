"""Whom a weed-out proposes, in which steps, and what it leads to."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.audience.classes import FollowerClass
from service.engagement.weed_out import A_DAY, MOST, Because, Candidate, Proposal, forecast, propose

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)


def candidate(number: int = 1, **seen: Any) -> Candidate:  # noqa: ANN401 # what each test varies
    facts = {"klass": FollowerClass.GENUINE, "fit": None, "silent_days": None} | seen
    return Candidate(profile_id=number, handle=f"friend{number}", **facts)


def reasons(*, talk_was_read: bool = True, **seen: Any) -> tuple[Because, ...]:  # noqa: ANN401 # likewise
    proposed = propose([candidate(**seen)], talk_was_read=talk_was_read, at=NOW)
    return proposed[0].because if proposed else ()


CANDIDATES = st.lists(
    st.builds(
        Candidate,
        profile_id=st.integers(1, 10**6),
        handle=st.just("somebody"),
        klass=st.sampled_from(FollowerClass),
        fit=st.none() | st.integers(0, 100),
        silent_days=st.none() | st.integers(0, 4000),
        flags=st.frozensets(st.sampled_from(["offensive.slur", "off_market.excluded", "offensive.profanity"])),
        followed_at=st.none() | st.datetimes(datetime(2016, 1, 1), datetime(2026, 11, 1), timezones=st.just(UTC)),  # noqa: DTZ001 # hypothesis wants them naive
        has_talked=st.booleans(),
    ),
    max_size=300,
    unique_by=lambda each: each.profile_id,
)


class TestAWeedOut:
    @pytest.mark.parametrize(
        ("seen", "because"),
        [
            ({"flags": frozenset({"offensive.slur"})}, Because.OFFENSIVE),
            ({"flags": frozenset({"off_market.excluded"})}, Because.EXCLUDED),
            ({"klass": FollowerClass.AUTOMATED}, Because.LIKE_A_PROGRAM),
            ({"klass": FollowerClass.SUSPECT}, Because.LIKE_A_PROGRAM),
            ({"klass": FollowerClass.DORMANT}, Because.AWOL),
            ({"silent_days": 91}, Because.AWOL),
            ({"fit": 19}, Because.OFF_MARKET),
            ({"followed_at": NOW - timedelta(days=181)}, Because.NO_TRACE),
        ],
    )
    def test_proposes_for_what_was_seen(self, seen: dict[str, Any], because: Because) -> None:
        assert reasons(**seen) == (because,)

    @pytest.mark.parametrize(
        "seen",
        [
            {},
            {"klass": FollowerClass.UNKNOWN},
            {"klass": FollowerClass.MASS_FOLLOWER},
            {"silent_days": 90, "fit": 20},
            {"followed_at": NOW - timedelta(days=180)},
            {"followed_at": NOW - timedelta(days=900), "has_talked": True},
            {"followed_at": NOW - timedelta(days=900), "talk_was_read": False},
        ],
    )
    def test_proposes_nobody_of_whom_too_little_is_seen(self, seen: dict[str, Any]) -> None:
        assert reasons(**seen) == ()

    def test_begins_with_the_gravest_reasons(self) -> None:
        people = [
            candidate(1, fit=3),
            candidate(2, klass=FollowerClass.DORMANT),
            candidate(3, flags=frozenset({"offensive.slur"})),
            candidate(4, klass=FollowerClass.DORMANT, fit=3),
        ]
        proposed = propose(people, talk_was_read=True, at=NOW)
        assert [each.profile_id for each in proposed] == [3, 4, 2, 1]

    @given(CANDIDATES, st.booleans())
    def test_is_never_larger_than_a_month_and_its_steps_never_than_a_day(
        self,
        people: list[Candidate],
        talk_was_read: bool,  # noqa: FBT001 # drawn
    ) -> None:
        proposed = propose(people, talk_was_read=talk_was_read, at=NOW)
        steps = [each.step for each in proposed]
        assert len(proposed) <= MOST
        assert steps == sorted(steps)
        assert all(steps.count(step) <= A_DAY for step in steps)
        assert len({each.profile_id for each in proposed}) == len(proposed)
        assert all(each.because for each in proposed)

    @given(CANDIDATES, st.integers(0, 5000), st.integers(0, 5000))
    def test_foretells_numbers_that_could_come_true(self, people: list[Candidate], others: int, quality: int) -> None:
        proposed = propose(people, talk_was_read=True, at=NOW)
        followers = len(proposed) + others
        told = forecast(proposed, followers=followers, quality=min(quality, followers))
        if not followers:
            assert told is None
            return
        assert told is not None
        assert 0 <= told.followers_low <= told.followers_before
        assert 0 <= told.quality_low <= told.quality_before
        assert 0 <= told.share_before <= told.share_high <= 1

    def test_that_touches_nobody_who_counts_leaves_quality_as_it_is_and_raises_its_share(self) -> None:
        weeds = [Proposal(number, "", (Because.AWOL,), 1) for number in range(10)]
        told = forecast(weeds, followers=100, quality=30)
        assert told is not None
        assert (told.quality_low, told.followers_low) == (30, 90)
        assert (told.share_before, round(told.share_high, 4)) == (0.3, 0.3333)
