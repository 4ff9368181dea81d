"""What somebody on trial was seen to do, and which verdict that speaks for."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.audience.classes import FollowerClass
from service.engagement.try_out import Leaning, Seen, leaning

BEGAN = datetime(2026, 10, 1, 9, tzinfo=UTC)
NOW = BEGAN + timedelta(days=30)


def leans(**seen: object) -> tuple[Leaning, list[str]]:
    to, reasons = leaning(Seen(BEGAN, **seen), at=NOW)  # type: ignore[arg-type] # what each test varies
    return to, [reason.code.removeprefix("try_out.") for reason in reasons]


class TestSomebodyOnTrial:
    def test_who_spoke_since_leans_to_staying_whatever_else_is_seen(self) -> None:
        assert leans(last_theirs_at=NOW, turns_theirs=2, turns_ours=1, fit=5, follows_back=False) == (
            Leaning.KEEP,
            ["spoke", "off_market", "does_not_follow_back"],
        )

    def test_who_spoke_before_the_try_out_alone_has_not_spoken_since(self) -> None:
        assert leans(last_theirs_at=BEGAN - timedelta(days=1), turns_theirs=4) == (Leaning.OPEN, ["nothing_seen"])

    def test_who_looks_like_a_program_leans_to_going_even_if_it_spoke(self) -> None:
        to, told = leans(klass=FollowerClass.AUTOMATED, follows_back=True, last_theirs_at=NOW, turns_theirs=9, fit=90)
        assert (to, told[0]) == (Leaning.DROP, "like_a_program")

    def test_who_fits_leans_to_staying_only_if_they_follow_back(self) -> None:
        assert leans(fit=50, follows_back=True)[0] is Leaning.KEEP
        assert leans(fit=100, follows_back=False)[0] is Leaning.OPEN
        assert leans(fit=100)[0] is Leaning.OPEN

    @pytest.mark.parametrize(("days", "to"), [(30, Leaning.OPEN), (31, Leaning.DROP)])
    def test_who_posted_nothing_for_a_month_leans_to_going(self, days: int, to: Leaning) -> None:
        assert leans(last_posted_at=NOW - timedelta(days=days))[0] is to

    def test_who_does_not_fit_leans_to_going_unless_they_follow_back(self) -> None:
        assert leans(fit=19)[0] is Leaning.DROP
        assert leans(fit=19, follows_back=True)[0] is Leaning.OPEN
        assert leans(fit=20)[0] is Leaning.OPEN

    def test_of_whom_nothing_is_seen_stays_open_and_says_so(self) -> None:
        assert leans() == (Leaning.OPEN, ["nothing_seen"])

    @given(
        st.builds(
            Seen,
            opened_at=st.just(BEGAN),
            follows_back=st.none() | st.booleans(),
            klass=st.none() | st.sampled_from(FollowerClass),
            posts=st.none() | st.integers(0, 10**6),
            last_posted_at=st.none() | st.datetimes(datetime(1990, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 # hypothesis wants them naive
            turns_theirs=st.integers(0, 100),
            turns_ours=st.integers(0, 100),
            last_theirs_at=st.none() | st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 # likewise
            fit=st.none() | st.integers(0, 100),
        )
    )
    def test_never_leans_to_anything_without_a_reason_that_says_why(self, seen: Seen) -> None:
        to, reasons = leaning(seen, at=NOW)
        assert all(reason.text.endswith(".") for reason in reasons)
        told = {reason.code.removeprefix("try_out.") for reason in reasons}
        if to is Leaning.KEEP:
            assert told & {"spoke", "fits"}
        if to is Leaning.DROP:
            assert told & {"like_a_program", "silent", "off_market"}
