from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.alerts.schedule import (
    FAILING_LIMIT,
    WAITS,
    Answered,
    Delivered,
    GiveUp,
    Outcome,
    ReceiverGone,
    RetryAt,
    Step,
    Unanswered,
    next_step,
)

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
DOWN = Unanswered("no answer within 20 seconds")


def step(outcome: Outcome, *, attempts: int = 1, failing_since: datetime | None = None, jitter: float = 0.0) -> Step:
    return next_step(outcome, attempts=attempts, failing_since=failing_since, at=AT, jitter=jitter)


class TestOneAttempt:
    @pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
    def test_any_2xx_delivers(self, status: int) -> None:
        assert step(Answered(status), attempts=8, failing_since=AT - timedelta(days=9)) == Delivered()

    @pytest.mark.parametrize("status", [100, 199, 301, 302, 303, 307, 308, 400, 404, 429, 500, 503])
    def test_everything_else_is_tried_again(self, status: int) -> None:
        assert isinstance(step(Answered(status)), RetryAt)

    def test_a_redirect_says_what_to_mend(self) -> None:
        decided = step(Answered(308))
        assert isinstance(decided, RetryAt)
        assert "redirect" in decided.why

    def test_410_switches_the_receiver_off_at_once(self) -> None:
        assert isinstance(step(Answered(410)), ReceiverGone)

    def test_a_wish_to_wait_longer_is_honoured(self) -> None:
        assert step(Answered(429, AT + timedelta(minutes=3))) == RetryAt(AT + timedelta(minutes=3), "answered 429")

    @pytest.mark.parametrize("status", [429, 502, 504])
    def test_an_overloaded_receiver_is_spared_the_first_quick_try(self, status: int) -> None:
        assert step(Answered(status)) == RetryAt(AT + WAITS[1], f"answered {status}")
        assert step(Answered(status), attempts=3) == RetryAt(AT + WAITS[2], f"answered {status}")
        assert step(Answered(503)) == RetryAt(AT + WAITS[0], "answered 503")

    def test_a_wish_to_come_sooner_is_not(self) -> None:
        assert step(Answered(503, AT + timedelta(seconds=1)), attempts=2) == RetryAt(
            AT + timedelta(minutes=5), "answered 503"
        )

    def test_a_wish_to_wait_for_weeks_ends_after_a_day(self) -> None:
        decided = step(Answered(503, AT + timedelta(days=30)))
        assert decided == RetryAt(AT + timedelta(days=1), "answered 503")


class TestTheSchedule:
    def test_is_the_published_one(self) -> None:
        waits = []
        for attempts in range(1, 8):
            decided = step(DOWN, attempts=attempts)
            assert isinstance(decided, RetryAt)
            waits.append(decided.at - AT)
        hours = timedelta(hours=1)
        assert waits == [
            timedelta(seconds=5),
            timedelta(minutes=5),
            timedelta(minutes=30),
            2 * hours,
            5 * hours,
            10 * hours,
            10 * hours,
        ]

    def test_ends_after_the_eighth_attempt(self) -> None:
        assert step(DOWN, attempts=8) == GiveUp(DOWN.why)

    @given(attempts=st.integers(1, len(WAITS)), jitter=st.floats(-1, 1))
    def test_strays_a_fifth_at_most(self, attempts: int, jitter: float) -> None:
        decided = step(DOWN, attempts=attempts, jitter=jitter)
        assert isinstance(decided, RetryAt)
        assert 0.8 <= (decided.at - AT) / WAITS[attempts - 1] <= 1.2

    def test_different_jitter_gives_different_moments(self) -> None:
        moments = [step(DOWN, attempts=3, jitter=each / 10) for each in range(-10, 11)]
        assert all(
            isinstance(one, RetryAt) and isinstance(other, RetryAt) and one.at < other.at
            for one, other in pairwise(moments)
        )


class TestAReceiverThatFailsForDays:
    def test_stays_on_until_the_fifth_day_is_over(self) -> None:
        almost = AT - FAILING_LIMIT + timedelta(seconds=1)
        assert isinstance(step(DOWN, failing_since=almost), RetryAt)
        assert isinstance(step(DOWN, attempts=8, failing_since=almost), GiveUp)

    def test_is_switched_off_then(self) -> None:
        decided = step(DOWN, failing_since=AT - timedelta(days=5))
        assert isinstance(decided, ReceiverGone)
        assert "5 days" in decided.why

    def test_a_fake_clock_over_six_days_ends_each_message_or_the_receiver(self) -> None:
        now, failing_since, attempts = AT, AT, 1
        ends: list[Step] = []
        while not any(isinstance(end, ReceiverGone) for end in ends):
            decided = next_step(DOWN, attempts=attempts, failing_since=failing_since, at=now, jitter=1.0)
            if isinstance(decided, RetryAt):
                now, attempts = decided.at, attempts + 1
            else:
                ends.append(decided)
                attempts = 1
        assert [type(end) for end in ends] == [GiveUp] * 3 + [ReceiverGone]
        assert FAILING_LIMIT <= now - AT < FAILING_LIMIT + timedelta(hours=12)
