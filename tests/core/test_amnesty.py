"""What declared events explain of findings, and what they never do."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.audience.reasons import Reason
from service.automation import boomerangs, explainable
from service.automation.amnesty import (
    Explained,
    PartlyExplained,
    Unexplained,
    explaining,
    judge,
    outside,
    settle,
    without_row,
)
from service.automation.declared_event import (
    FURTHEST_AHEAD,
    FURTHEST_BACK,
    GRACE,
    LONGEST,
    MOST,
    DeclaredEvent,
    EventKind,
    most_covered,
    out_of_bounds,
    spoken_event,
    too_much,
)
from service.automation.explainable import EXPLAINABLE, NEVER, explainable_by
from service.automation.signals import Boomerang
from service.automation.thresholds import DETECTORS
from service.automation.verdicts import Severity, Subject, Verdict, verdicts
from tests.core.declared import DAY, HOUR, MAY_3, PERMITS, an_event, stayed

ALL = frozenset(EXPLAINABLE)


def seen(*stays: Boomerang) -> tuple[Verdict, ...]:
    return verdicts([], stays, permits=PERMITS)


def about(code: str, *, since: datetime, until: datetime, evidence: tuple[Reason, ...] = (), **params: int) -> Verdict:
    return Verdict(
        code=code,
        subject=Subject.OWN_ACCOUNT,
        profile_id=None,
        severity=Severity.NOTICE,
        probability=None,
        reason=Reason(code, dict(params), "Seen."),
        evidence=evidence,
        first_seen_at=since,
        last_seen_at=until,
    )


class TestAGiveawayOfThreeDays:
    GIVEAWAY = an_event(days=3)

    def test_explains_who_came_for_it_and_went(self) -> None:
        (verdict,) = seen(stayed(7, MAY_3 + DAY))
        assert judge(verdict, [self.GIVEAWAY]) == Explained((self.GIVEAWAY,))

    @pytest.mark.parametrize(
        ("came", "explained"),
        [(-14 * HOUR, False), (-13 * HOUR, True), (3 * DAY + 30 * HOUR, True), (3 * DAY + 32 * HOUR, False)],
    )
    def test_has_the_grace_of_looks_half_a_day_apart(self, came: timedelta, explained: bool) -> None:  # noqa: FBT001 # a table's column
        # Six hours from the first look before to the last look after.
        (verdict,) = seen(stayed(7, MAY_3 + came))
        assert isinstance(judge(verdict, [self.GIVEAWAY]), Explained if explained else Unexplained)

    def test_leaves_what_somebody_did_again_afterwards_to_stand_by_itself(self) -> None:
        (verdict,) = seen(stayed(7, MAY_3 + DAY), stayed(7, MAY_3 + 9 * DAY))
        assert judge(verdict, [self.GIVEAWAY]) == PartlyExplained((self.GIVEAWAY,))

    def test_says_so_on_the_card(self) -> None:
        every = seen(stayed(7, MAY_3 + DAY), stayed(8, MAY_3 + DAY), stayed(8, MAY_3 + 9 * DAY))
        settled = settle(every, seen(stayed(8, MAY_3 + 9 * DAY)), [self.GIVEAWAY])
        (gone,), (left,) = settled.explained, settled.verdicts
        assert gone.profile_id == 7
        assert gone.evidence[-1].text == "Explained by a declared event (giveaway, 3 to 6 May 2026)."
        assert (left.profile_id, left.reason.params["times"]) == (8, 1)
        assert left.evidence[-1].text.startswith("More was seen during a declared event (giveaway, 3 to 6 May 2026)")

    def test_once_withdrawn_is_said_to_be_judged_anew(self) -> None:
        (gone,) = settle(seen(stayed(7, MAY_3 + DAY)), (), [self.GIVEAWAY]).explained
        other = without_row(gone, event_id=UUID(int=99))
        assert other == gone
        assert without_row(gone, event_id=self.GIVEAWAY.id).evidence[-1].code == "declared_event.withdrawn"

    def test_explains_what_kind_of_conduct_it_was_declared_for_alone(self) -> None:
        narrow = an_event(days=3, explains=frozenset({"copied_comments"}))
        (verdict,) = seen(stayed(7, MAY_3 + DAY))
        assert judge(verdict, [narrow]) == Unexplained()


class TestKindsOfFindings:
    def test_can_be_explained_or_never_and_all_are_named(self) -> None:
        assert {each.kind for each in DETECTORS} == set(EXPLAINABLE) | set(NEVER)
        assert not set(EXPLAINABLE) & set(NEVER)

    @pytest.mark.parametrize("code", sorted(NEVER))
    @pytest.mark.parametrize("kind", EventKind)
    def test_that_are_the_accounts_own_doing_are_explained_by_nothing(self, code: str, kind: EventKind) -> None:
        event = an_event(days=3, kind=kind, explains=ALL | {code})
        assert judge(about(code, since=MAY_3 + HOUR, until=MAY_3 + DAY), [event]) == Unexplained()

    def test_of_people_who_meet_under_posts_are_explained_by_a_challenge_alone(self) -> None:
        posts = tuple(
            Reason("engagement_pod.post", {"posted_at": (MAY_3 + day * DAY).isoformat(), "people": 4}, "Met.")
            for day in range(7)
        )
        pod = about("engagement_pod", since=MAY_3, until=MAY_3 + 6 * DAY, evidence=posts, posts=7)
        assert isinstance(judge(pod, [an_event(days=7, kind=EventKind.CHALLENGE)]), Explained)
        assert isinstance(judge(pod, [an_event(days=7, kind=EventKind.GIVEAWAY)]), Unexplained)
        # Four posts outside are no pod, five are.
        assert isinstance(judge(pod, [an_event(days=2, kind=EventKind.CHALLENGE)]), Explained)
        assert isinstance(judge(pod, [an_event(days=1, kind=EventKind.CHALLENGE)]), PartlyExplained)

    def test_of_followers_opened_together_need_looks_that_tell_when_they_came(self) -> None:
        press = an_event(days=2, kind=EventKind.PRESS)

        def a_stretch(**params: str | int) -> Verdict:
            row = Reason("opened_together.stretch", {"not_before": (MAY_3 - 12 * HOUR).isoformat(), **params}, "Came.")
            since, until = MAY_3 - 400 * DAY, MAY_3 + 60 * DAY
            return about("opened_together", since=since, until=until, evidence=(row,), stretches=1)

        assert isinstance(judge(a_stretch(came_by=(MAY_3 + 2 * DAY).isoformat()), [press]), Explained)
        assert isinstance(judge(a_stretch(came_by=(MAY_3 + 9 * DAY).isoformat()), [press]), Unexplained)
        assert isinstance(judge(a_stretch(), [press]), Unexplained)

    def test_whose_rows_do_not_tell_of_all_are_explained_whole_or_not(self) -> None:
        rows = tuple(
            Reason("copied_comments.comment", {"at": (MAY_3 + hour * HOUR).isoformat()}, "Wrote.") for hour in range(5)
        )
        within = about("copied_comments", since=MAY_3, until=MAY_3 + 2 * DAY, evidence=rows, times=12)
        beyond = about("copied_comments", since=MAY_3, until=MAY_3 + 20 * DAY, evidence=rows, times=12)
        assert isinstance(judge(within, [an_event(days=3)]), Explained)
        assert isinstance(judge(beyond, [an_event(days=3)]), Unexplained)


HOURS = st.integers(0, 40 * 24)
STAYS = st.lists(
    st.builds(stayed, st.integers(1, 4), HOURS.map(lambda hour: MAY_3 - 10 * DAY + hour * HOUR)), max_size=8
)
EVENTS = st.lists(
    st.builds(
        lambda number, day, days, kind: an_event(number, since=MAY_3 + day * DAY, days=days, kind=kind),
        st.integers(1, 6),
        st.integers(-12, 30),
        st.integers(1, LONGEST.days),
        st.sampled_from(EventKind),
    ),
    max_size=4,
    unique_by=lambda event: event.id,
)


def settled(stays: Sequence[Boomerang], events: Sequence[DeclaredEvent]) -> tuple[dict[str, int], set[str]]:
    left = outside("boomerang", stays, lambda each: (each.followed_between[0], each.left_between[1]), events)
    done = settle(seen(*stays), seen(*left), events)
    standing = {each.key: int(each.reason.params["times"]) for each in done.verdicts}
    return standing, {each.key for each in done.explained}


class TestDeclaredEvents:
    @given(STAYS, EVENTS)
    @settings(max_examples=150, deadline=None)
    def test_never_make_a_verdict_nor_a_stronger_one(self, stays: list[Boomerang], events: list[DeclaredEvent]) -> None:
        before = {each.key: int(each.reason.params["times"]) for each in seen(*stays)}
        standing, explained = settled(stays, events)
        assert set(standing) | explained == set(before)
        assert not set(standing) & explained
        assert all(times <= before[key] for key, times in standing.items())

    @given(STAYS, EVENTS)
    @settings(max_examples=100, deadline=None)
    def test_agree_on_what_was_found_before_they_were_declared(
        self, stays: list[Boomerang], events: list[DeclaredEvent]
    ) -> None:
        _, explained = settled(stays, events)
        assert {each.key for each in seen(*stays) if isinstance(judge(each, events), Explained)} == explained

    @given(STAYS, EVENTS, st.randoms())
    @settings(max_examples=100, deadline=None)
    def test_may_come_in_any_order_and_twice(
        self, stays: list[Boomerang], events: list[DeclaredEvent], random: Random
    ) -> None:
        again = [*events, *events]
        random.shuffle(again)
        assert [judge(each, again) for each in seen(*stays)] == [judge(each, events) for each in seen(*stays)]
        assert settled(stays, again) == settled(stays, events)

    @given(STAYS, EVENTS)
    @settings(max_examples=100, deadline=None)
    def test_leave_evidence_outside_as_it_counted_before(
        self, stays: list[Boomerang], events: list[DeclaredEvent]
    ) -> None:
        far = [
            each
            for each in stays
            if all(
                each.left_between[1] < event.starts_at - GRACE[0] or each.followed_between[0] > event.ends_at + GRACE[1]
                for event in events
            )
        ]
        expected = {each.key: int(each.reason.params["times"]) for each in seen(*far)}
        standing, explained = settled(far, events)
        assert (standing, explained) == (expected, set())
        assert set(expected) <= set(settled(stays, events)[0])

    @given(STAYS, EVENTS, st.integers(0, 3))
    @settings(max_examples=100, deadline=None)
    def test_explain_no_less_the_more_are_declared(
        self, stays: list[Boomerang], events: list[DeclaredEvent], fewer: int
    ) -> None:
        assert settled(stays, events[:fewer])[1] <= settled(stays, events)[1]

    def test_that_lie_side_by_side_make_no_longer_one(self) -> None:
        first, second = an_event(1, days=2), an_event(2, since=MAY_3 + 2 * DAY, days=2)
        whole = (MAY_3 + HOUR, MAY_3 + 4 * DAY - HOUR)
        assert explaining("shared_comments", whole, [first, second]) is None
        assert explaining("shared_comments", whole, [an_event(days=4)]) is not None


class TestTheBounds:
    @pytest.mark.parametrize(
        ("since", "days", "where"),
        [
            (0 * DAY, 0, "ends_at"),
            (0 * DAY, LONGEST.days + 1, "ends_at"),
            (FURTHEST_AHEAD + HOUR, 1, "starts_at"),
            (-FURTHEST_BACK - 2 * DAY, 1, "ends_at"),
        ],
    )
    def test_refuse_what_is_no_event(self, since: timedelta, days: int, where: str) -> None:
        refused = out_of_bounds(MAY_3 + since, MAY_3 + since + days * DAY, at=MAY_3)
        assert refused is not None
        assert refused.where == where

    def test_take_what_just_ended_or_is_about_to_begin(self) -> None:
        for since in (-FURTHEST_BACK, -3 * DAY, FURTHEST_AHEAD):
            assert out_of_bounds(MAY_3 + since, MAY_3 + since + 3 * DAY, at=MAY_3) is None

    def test_leave_half_of_any_three_months_without_an_event(self) -> None:
        long = [an_event(each, since=MAY_3 + 20 * each * DAY, days=14) for each in range(2)]
        again, late = MAY_3 + 40 * DAY, MAY_3 + 90 * DAY
        assert most_covered((each.starts_at, each.ends_at) for each in long) == 34 * DAY
        assert too_much(again, again + 14 * DAY, standing=long, at=MAY_3) is not None
        assert too_much(again, again + 7 * DAY, standing=long, at=MAY_3) is None
        assert too_much(late, late + 14 * DAY, standing=long, at=MAY_3) is None

    def test_count_time_once_that_several_events_share(self) -> None:
        same = [(MAY_3, MAY_3 + 3 * DAY)] * 5
        assert most_covered(same) == 6 * DAY

    def test_let_no_more_stand_than_one_a_week(self) -> None:
        many = [an_event(each, since=MAY_3, days=1) for each in range(MOST)]
        assert too_much(MAY_3, MAY_3 + HOUR, standing=many, at=MAY_3) is not None
        assert too_much(MAY_3, MAY_3 + HOUR, standing=many, at=MAY_3 + FURTHEST_BACK + 2 * DAY) is None

    def test_of_stays_are_those_of_the_detector(self) -> None:
        assert (explainable.STAY, explainable.WIDEST_EDGE) == (boomerangs.STAY, boomerangs.WIDEST_EDGE)

    def test_of_grace_are_as_wide_as_any_kinds(self) -> None:
        assert max(each.before for each in EXPLAINABLE.values()) == GRACE[0]
        assert max(each.after for each in EXPLAINABLE.values()) == GRACE[1]


class TestSpokenEvents:
    @pytest.mark.parametrize(
        ("since", "until", "kind", "spoken"),
        [
            (MAY_3, MAY_3 + 2 * DAY, EventKind.GIVEAWAY, "giveaway, 3 to 5 May 2026"),
            (MAY_3, MAY_3 + HOUR, EventKind.PRESS, "press, 3 May 2026"),
            (MAY_3 - 5 * DAY, MAY_3, EventKind.STARTER_PACK, "starter pack, 28 Apr 2026 to 3 May 2026"),
        ],
    )
    def test_name_days(self, since: datetime, until: datetime, kind: EventKind, spoken: str) -> None:
        assert since.tzinfo is UTC
        assert spoken_event(DeclaredEvent(UUID(int=1), kind, since, until, explainable_by(kind))) == spoken
