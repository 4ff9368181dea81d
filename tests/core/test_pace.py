"""Whether a call may be made: what is spared, who goes first, and what an answer tells."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from service.platforms.contract import Platform
from service.platforms.failures import Throttled
from service.platforms.graph_failures import graph_failure
from service.platforms.pace import (
    APP,
    META_MOST,
    X_MOST,
    Bucket,
    Call,
    Go,
    Told,
    WaitUntil,
    call_about,
    call_of_app,
    may_go,
    told_by,
    told_by_refusal,
    told_in_passing,
)
from service.platforms.quotas import Quota

AT = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
LATER = AT + timedelta(minutes=40)
META = call_about(Platform.INSTAGRAM, 17, "posts")
X = call_about(Platform.X, 17, "followers")
OWN = META.buckets[1]

shares = st.floats(0, 130)
counts = st.integers(0, 40)
practices = st.integers(1, 9)
moments = st.datetimes(datetime(2026, 11, 20, 11), datetime(2026, 11, 21, 12), timezones=st.just(UTC))  # noqa: DTZ001 # the strategy adds it
buckets = st.builds(
    Bucket,
    name=st.sampled_from([APP, OWN]),
    used=st.none() | shares,
    until=st.none() | moments,
    step=st.none() | st.floats(1, 60),
    on_their_way=counts,
    unseen=counts,
    calls=counts,
    mine=counts,
    practices=practices,
)


def is_spent(bucket: Bucket, most: float) -> bool:
    return bucket.used is not None and bucket.used >= most and bucket.until is not None and bucket.until > AT


class TestACall:
    @given(known=st.lists(buckets, max_size=2))
    def test_never_goes_when_three_quarters_of_a_meta_quota_it_touches_are_used(self, known: list[Bucket]) -> None:
        if any(is_spent(each, META_MOST) for each in known):
            assert may_go(META, known, at=AT) != Go()

    @given(known=st.lists(buckets, max_size=2))
    def test_never_goes_when_what_is_on_its_way_may_reach_three_quarters(self, known: list[Bucket]) -> None:
        if may_go(META, known, at=AT) == Go():
            for each in known:
                if each.until is not None and each.until > AT and each.used is not None and each.step is not None:
                    assert each.used + (each.on_their_way + each.unseen + 1) * each.step <= META_MOST + 1e-6

    @given(known=st.lists(buckets, min_size=1, max_size=2))
    def test_that_waits_is_told_a_moment_to_come(self, known: list[Bucket]) -> None:
        answer = may_go(META, known, at=AT)
        if isinstance(answer, WaitUntil):
            assert AT < answer.moment <= max(AT + timedelta(seconds=5), *(each.until or AT for each in known), AT)

    @given(bucket=buckets)
    def test_goes_once_what_was_used_counts_no_longer_and_nobody_is_on_the_way(self, bucket: Bucket) -> None:
        free = Bucket(name=bucket.name, used=bucket.used, until=AT, calls=bucket.calls, mine=bucket.mine)
        assert may_go(META, [free], at=AT) == Go()

    def test_on_a_bucket_nobody_has_seen_goes_alone(self) -> None:
        assert may_go(META, [Bucket(name=APP)], at=AT) == Go()
        assert isinstance(may_go(META, [Bucket(name=APP, on_their_way=1)], at=AT), WaitUntil)

    def test_of_x_waits_for_nobody_on_the_way_before_any_answer(self) -> None:
        assert may_go(X, [Bucket(name=X.buckets[0], on_their_way=1)], at=AT) == Go()

    def test_goes_alone_until_it_is_known_what_a_call_uses(self) -> None:
        first = Bucket(name=APP, used=20, until=LATER)
        assert may_go(META, [first], at=AT) == Go()
        assert isinstance(may_go(META, [Bucket(name=APP, used=20, until=LATER, on_their_way=1)], at=AT), WaitUntil)

    def test_of_x_goes_until_a_small_reserve_is_left(self) -> None:
        name = X.buckets[0]
        assert may_go(X, [Bucket(name=name, used=97.9, until=LATER)], at=AT) == Go()
        assert may_go(X, [Bucket(name=name, used=X_MOST, until=LATER)], at=AT) == WaitUntil(LATER)

    def test_of_several_questions_needs_room_for_all(self) -> None:
        ten = call_about(Platform.INSTAGRAM, 17, "insights", calls=10)
        own = Bucket(name=OWN, used=30, until=LATER, step=5)
        assert may_go(META, [own], at=AT) == Go()
        assert may_go(ten, [own], at=AT) == WaitUntil(LATER)


class TestACallThatAPersonWaitsFor:
    AWAITED = call_of_app(Platform.FACEBOOK, calls=3, awaited=True)

    def test_is_held_up_neither_by_probes_nor_by_other_practices(self) -> None:
        for busy in (
            Bucket(name=APP, on_their_way=2),
            Bucket(name=APP, used=20, until=LATER, on_their_way=2),
            Bucket(name=APP, used=60, until=LATER, step=1, calls=60, mine=55, practices=9),
            Bucket(name=APP, used=72, until=LATER, step=1, calls=71, mine=10, practices=9),
        ):
            assert may_go(META, [busy], at=AT) != Go()
            assert may_go(self.AWAITED, [busy], at=AT) == Go()

    @given(bucket=buckets)
    def test_goes_beyond_three_quarters_as_little_as_any_other(self, bucket: Bucket) -> None:
        if is_spent(bucket, META_MOST):
            assert may_go(self.AWAITED, [bucket], at=AT) != Go()
        elif may_go(self.AWAITED, [bucket], at=AT) == Go() and bucket.step and bucket.until and bucket.until > AT:
            ahead = (bucket.on_their_way + bucket.unseen + self.AWAITED.calls) * bucket.step
            assert bucket.used is None or bucket.used + ahead <= META_MOST + 1e-6


class TestFairness:
    def test_does_not_hold_back_while_there_is_enough(self) -> None:
        greedy = Bucket(name=APP, used=30, until=LATER, step=1, calls=30, mine=30, practices=3)
        assert may_go(META, [greedy], at=AT) == Go()

    def test_has_the_one_wait_who_had_more_than_its_share_and_not_the_others(self) -> None:
        def as_seen(mine: int) -> Bucket:
            return Bucket(name=APP, used=60, until=LATER, step=2, calls=30, mine=mine, practices=3)

        assert may_go(META, [as_seen(28)], at=AT) == WaitUntil(AT + timedelta(minutes=1))
        assert may_go(META, [as_seen(2)], at=AT) == Go()

    def test_keeps_the_last_calls_for_those_without_one(self) -> None:
        nearly = Bucket(name=APP, used=71, until=LATER, step=1, calls=71, mine=10, practices=9)
        assert may_go(META, [nearly], at=AT) == WaitUntil(LATER)
        newcomer = Bucket(name=APP, used=71, until=LATER, step=1, calls=71, mine=0, practices=9)
        assert may_go(META, [newcomer], at=AT) == Go()

    @given(had=st.lists(st.integers(1, 30), min_size=1, max_size=6), used=st.floats(1, 68), step=st.floats(1, 2))
    def test_never_has_everybody_wait_while_there_is_room(self, had: list[int], used: float, step: float) -> None:
        seen = [
            Bucket(name=APP, used=used, until=LATER, step=step, calls=sum(had), mine=mine, practices=len(had))
            for mine in had
        ]
        assert Go() in [may_go(META, [each], at=AT) for each in seen]

    @given(bucket=buckets)
    def test_lets_everybody_have_a_call_a_window(self, bucket: Bucket) -> None:
        newcomer = Bucket(
            name=APP, used=bucket.used, until=bucket.until, step=1, calls=bucket.calls, practices=bucket.practices
        )
        if bucket.used is None or bucket.used + 1 <= META_MOST:
            assert may_go(META, [newcomer], at=AT) == Go()


class TestAnAnswer:
    def test_tells_of_the_app_and_of_the_account_by_whatever_name(self) -> None:
        quotas = (Quota("app", 12, LATER), Quota("pages:990", 30, AT), Quota("instagram:991", 44, LATER))
        assert told_by(META, quotas, at=AT) == (Told(APP, 12, LATER), Told(OWN, 44, LATER))

    def test_that_is_silent_about_a_bucket_leaves_it_free(self) -> None:
        app, own = told_by(META, (Quota("instagram:17", 44, LATER),), at=AT)
        assert (app.used, own.used) == (0, 44)

    def test_heard_in_passing_tells_of_nothing_that_it_is_silent_about(self) -> None:
        assert told_in_passing(META, ()) == (Told(APP), Told(OWN))
        heard = (Quota("app", 12, LATER), Quota("app", 14, LATER), Quota("app", 13, LATER))
        assert told_in_passing(META, heard) == (Told(APP, 14, LATER), Told(OWN))

    def test_about_nobody_tells_of_the_app_alone(self) -> None:
        call = call_of_app(Platform.FACEBOOK)
        assert told_by(call, (Quota("app", 3, LATER), Quota("pages:1", 90, LATER)), at=AT) == (Told(APP, 3, LATER),)
        assert call_of_app(Platform.X) == Call(Platform.X, ())


class TestTooManyCalls:
    def test_closes_the_bucket_that_is_full_for_everybody(self) -> None:
        told = told_by_refusal(META, (Quota("app", 100, LATER), Quota("instagram:17", 20, LATER)), until=LATER)
        assert told == (Told(APP, 100, LATER), Told(OWN))
        assert may_go(META, [Bucket(name=APP, used=100, until=LATER)], at=AT) == WaitUntil(LATER)
        assert may_go(META, [Bucket(name=APP, used=100, until=LATER)], at=LATER) == Go()

    def test_closes_the_calls_own_where_no_header_says_which(self) -> None:
        assert told_by_refusal(META, (), until=LATER) == (Told(APP), Told(OWN, 100, LATER))
        assert told_by_refusal(X, (), until=LATER) == (Told(X.buckets[0], 100, LATER),)

    def test_of_the_whole_app_is_known_by_its_code(self) -> None:
        refusal = graph_failure(400, {}, b'{"error": {"message": "too many", "code": 4}}', at=AT)
        assert isinstance(refusal, Throttled)
        told = told_by_refusal(META, refusal.quotas, until=refusal.until)
        assert [each.bucket for each in told if each.used == 100] == [APP]
