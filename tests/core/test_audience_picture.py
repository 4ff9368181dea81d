from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from service.audience import fake_share
from service.audience.columns import FollowerColumns
from service.audience.coverage import Coverage, Sampling, Source
from service.audience.intervals import Interval
from service.audience.report import AudienceQuality, stage
from service.audience.scoring import score_columns
from service.audience.sorting import Answer
from service.audience.summary import Known, is_quality, summarise
from service.platforms.contract import Platform, Profile, Profiles
from tests.sorting_answers import sorted_at_random

TODAY = datetime(2026, 5, 1, 12, tzinfo=UTC)
NOW = int(TODAY.timestamp())
DAY = 86_400


def ids(*numbers: int) -> NDArray[np.int64]:
    return np.array(numbers, np.int64)


def a_coverage(read: int, total: int | None, *, sampling: Sampling = Sampling.FULL, complete: bool = True) -> Coverage:
    return Coverage(source=Source.API, sampling=sampling, read=read, total=total, taken_at=TODAY, complete=complete)


def people(genuine: int = 0, bought: int = 0, dormant: int = 0) -> FollowerColumns:
    def person(number: int, last: int | None, followers: int, posts: int, handle: str) -> Profile:
        return Profile(
            id=number, handle=handle, bio="" if followers < 10 else "Bread and dogs", followers=followers,
            following=900 if followers < 10 else 300, posts=posts, last_posted_at=last, default_picture=followers < 10,
        )  # fmt: skip

    rows = [person(number, NOW - DAY, 300, 400, "ana") for number in range(genuine)]
    rows += [person(10_000 + number, None, 1, 0, "ana839201") for number in range(bought)]
    rows += [person(20_000 + number, NOW - 400 * DAY, 300, 400, "bo") for number in range(dormant)]
    return FollowerColumns.joined([FollowerColumns.of(Profiles.of(rows))])


def known(  # noqa: PLR0913 # what tests vary, all named
    columns: FollowerColumns,
    *,
    fit: int = 80,
    engaged: int = 0,
    confirmed: int = 0,
    peers: int = 0,
    declined: int = 0,
) -> Known:
    place = np.arange(len(columns))
    return Known(
        fit=np.full(len(columns), fit, np.int8),
        engaged=place < engaged,
        confirmed=place < confirmed,
        peers=place < peers,
        declined=place < declined,
    )


def picture(columns: FollowerColumns, about: Known, coverage: Coverage | None = None) -> AudienceQuality:
    seen = coverage or a_coverage(len(columns), len(columns))
    return summarise(
        columns,
        score_columns(columns, platform=Platform.X, at=TODAY, fit=about.fit),
        about,
        platform=Platform.X,
        coverage=seen,
        at=TODAY,
    )


class TestQualityFollowers:
    def test_are_genuine_active_and_fit(self) -> None:
        assert picture(people(genuine=30, bought=20, dormant=10), known(people(30, 20, 10))).quality_followers == 30

    def test_that_do_not_fit_do_not_count_unless_engaged(self) -> None:
        columns = people(genuine=30)
        assert picture(columns, known(columns, fit=10)).quality_followers == 0
        assert picture(columns, known(columns, fit=10, engaged=7)).quality_followers == 7

    def test_that_speak_with_the_client_count_though_they_never_post(self) -> None:
        columns = people(dormant=60)
        assert picture(columns, known(columns, engaged=4)).quality_followers == 4

    def test_are_never_bought_even_when_they_comment(self) -> None:
        columns = people(bought=60)
        assert picture(columns, known(columns, engaged=60)).quality_followers == 0

    def test_leave_out_peers_and_count_them_apart(self) -> None:
        columns = people(genuine=60)
        found = picture(columns, known(columns, peers=15))
        assert (found.quality_followers, found.peers) == (45, 15)

    def test_leave_out_whom_the_client_declined_whatever_the_profile_says(self) -> None:
        columns = people(genuine=60)
        assert picture(columns, known(columns, engaged=20, declined=15)).quality_followers == 45

    def test_are_not_known_and_not_zero_when_nothing_tells_of_anybody(self) -> None:
        unseen = FollowerColumns.unseen(np.arange(400, dtype=np.int64))
        found = picture(unseen, known(unseen, fit=-1))
        assert (found.quality_followers, found.stage, found.estimated) == (None, None, None)
        assert "quality_needs_sorting" in {reason.code for reason in found.not_observable}

    def test_of_an_export_are_the_least_there_are_until_the_client_sorts(self) -> None:
        unseen = FollowerColumns.unseen(np.arange(400, dtype=np.int64))
        found = picture(unseen, known(unseen, fit=-1, engaged=17))
        assert (found.quality_followers, found.estimated) == (17, None)
        [told] = [reason for reason in found.not_observable if reason.code == "quality_needs_sorting"]
        assert (told.params, told.text.startswith("At least 17 ")) == ({"least": 17}, True)

    def test_of_an_export_have_a_share_once_the_client_has_sorted(self) -> None:
        unseen = FollowerColumns.unseen(np.arange(400, dtype=np.int64))
        answers = [Answer.FITS] * 10 + [Answer.UNSURE] * 40
        found = picture(
            unseen, replace(known(unseen, fit=-1, confirmed=10), sorting=sorted_at_random(answers, followers=400))
        )
        assert found.quality_followers == 10
        assert found.estimated is not None
        assert found.estimated.low < 0.2 < found.estimated.high
        assert "quality_needs_sorting" not in {reason.code for reason in found.not_observable}

    def test_share_is_never_less_than_those_who_are_known(self) -> None:
        unseen = FollowerColumns.unseen(np.arange(60, dtype=np.int64))
        nobody_fits = sorted_at_random([Answer.NOT_FOR_ME] * 50, followers=60)
        estimated = picture(unseen, replace(known(unseen, fit=-1, engaged=30), sorting=nobody_fits)).estimated
        assert estimated is not None
        assert (estimated.low, estimated.estimate) == (0.5, 0.5)

    def test_of_a_part_that_was_sorted_say_nothing_of_all(self) -> None:
        unseen = FollowerColumns.unseen(np.arange(400, dtype=np.int64))
        answers = sorted_at_random([Answer.FITS] * 50, followers=400)
        coverage = a_coverage(400, 4_000, sampling=Sampling.NEWEST_FIRST, complete=False)
        assert picture(unseen, replace(known(unseen, fit=-1), sorting=answers), coverage).estimated is None

    def test_include_whom_the_client_confirmed(self) -> None:
        unseen = FollowerColumns.unseen(np.arange(400, dtype=np.int64))
        about = known(unseen, fit=-1, confirmed=12)
        assert (
            np.count_nonzero(is_quality(unseen, score_columns(unseen, platform=Platform.X, at=TODAY), about, at=TODAY))
            == 12
        )

    @pytest.mark.parametrize(
        ("quality", "reached", "ahead", "missing"),
        [(0, 0, 10, 10), (10, 10, 25, 15), (99, 50, 100, 1), (500, 500, None, 0)],
    )
    def test_stand_on_the_road_to_five_hundred(
        self, quality: int, reached: int, ahead: int | None, missing: int
    ) -> None:
        found = stage(quality)
        assert (found.reached, found.next, found.missing) == (reached, ahead, missing)


class TestShares:
    def test_of_a_whole_audience_are_exact(self) -> None:
        columns = people(genuine=80, bought=20)
        shares = {each.klass: each for each in picture(columns, known(columns)).classes}
        assert shares["genuine"].share is not None
        assert shares["genuine"].share.low == shares["genuine"].share.high == 0.8

    def test_allow_for_people_whom_the_network_counts_and_does_not_show(self) -> None:
        columns = people(genuine=80, bought=20)
        found = picture(columns, known(columns), a_coverage(100, 125))
        genuine = {each.klass: each.share for each in found.classes}["genuine"]
        assert (genuine, found.estimated) == (Interval(0.8, 0.64, 0.84, 0.95), Interval(0.8, 0.64, 0.84, 0.95))

    @given(hidden=st.integers(0, 30), hidden_bought=st.integers(0, 30))
    @settings(max_examples=30, deadline=None)
    def test_of_a_list_with_gaps_hold_the_truth_whoever_is_in_them(self, hidden: int, hidden_bought: int) -> None:
        columns, unseen = people(genuine=80, bought=20), hidden + hidden_bought
        share = {
            each.klass: each.share for each in picture(columns, known(columns), a_coverage(100, 100 + unseen)).classes
        }
        genuine = share["genuine"]
        assert genuine is not None
        assert genuine.low <= (80 + hidden) / (100 + unseen) <= genuine.high
        assert (genuine.low == genuine.high) == (not unseen)

    def test_of_a_random_sample_carry_an_interval(self) -> None:
        columns = people(genuine=80, bought=20)
        coverage = a_coverage(100, 4_000, sampling=Sampling.RANDOM, complete=False)
        share = {each.klass: each.share for each in picture(columns, known(columns), coverage).classes}["suspect"]
        assert share is not None
        assert share.low < 0.2 < share.high

    def test_by_class_are_not_known_and_not_zero_where_names_alone_are_known(self) -> None:
        unseen = FollowerColumns.unseen(np.arange(400, dtype=np.int64))
        found = {each.klass: (each.people, each.share) for each in picture(unseen, known(unseen, fit=-1)).classes}
        assert found.pop("unknown")[0] == 400
        assert set(found.values()) == {(None, None)}

    def test_by_class_are_zero_where_others_were_judged_or_nobody_follows(self) -> None:
        for columns in (people(genuine=60), FollowerColumns.unseen(np.arange(0, dtype=np.int64))):
            found = {each.klass: each.people for each in picture(columns, known(columns)).classes}
            assert (found["suspect"], found["automated"]) == (0, 0)

    def test_of_the_newest_alone_claim_nothing_for_all(self) -> None:
        columns = people(genuine=80, bought=20)
        coverage = a_coverage(100, 4_000, sampling=Sampling.NEWEST_FIRST, complete=False)
        found = picture(columns, known(columns), coverage)
        assert all(each.share is None for each in found.classes)
        assert found.estimated is None

    def test_no_score_under_the_least_coverage(self) -> None:
        columns = people(genuine=30)
        found = picture(columns, known(columns), a_coverage(30, 4_000, sampling=Sampling.RANDOM, complete=False))
        assert found.score is None
        assert found.fake_share is None
        assert "not_observable.score" in {reason.code for reason in found.not_observable}

    def test_a_small_audience_read_whole_is_not_too_small(self) -> None:
        columns = people(genuine=30)
        assert picture(columns, known(columns)).score is not None

    def test_no_score_when_most_show_too_little(self) -> None:
        columns = FollowerColumns.joined(
            [people(genuine=100), FollowerColumns.unseen(np.arange(500, 700, dtype=np.int64))]
        )
        assert picture(columns, known(columns)).score is None

    def test_survive_being_written_down(self) -> None:
        columns = people(genuine=80, bought=20)
        found = picture(columns, known(columns))
        assert msgspec.json.decode(msgspec.json.encode(found), type=AudienceQuality) == found


class TestFakeShare:
    def test_of_an_export_alone_is_none_and_never_zero(self) -> None:
        unseen = FollowerColumns.unseen(np.arange(400, dtype=np.int64))
        found = picture(unseen, known(unseen, fit=-1))
        assert found.fake_share is None
        assert "not_observable.fake_share" in {reason.code for reason in found.not_observable}

    def test_of_an_export_is_bounded_by_taps_without_an_estimate(self) -> None:
        unseen = FollowerColumns.unseen(np.arange(400, dtype=np.int64))
        taps = [Answer.FRIEND] * 40 + [Answer.NOT_FOR_ME] * 10
        sorted_by_client = replace(known(unseen, fit=-1), sorting=sorted_at_random(taps, followers=400))
        share = picture(unseen, sorted_by_client).fake_share
        assert share is not None
        assert share.estimate is None
        assert 0.2 < share.high < 0.4

    def test_finds_what_was_mixed_in(self) -> None:
        columns = people(genuine=700, bought=300)
        share = fake_share.from_profiles(score_columns(columns, platform=Platform.X, at=TODAY), platform=Platform.X)
        assert share is not None
        assert share.low <= 0.3 <= share.high
        assert share.high - share.low < 0.3

    def test_of_the_newest_alone_is_only_bounded_by_whatever_the_others_are(self) -> None:
        columns = people(genuine=80, bought=20)
        coverage = a_coverage(100, 400, sampling=Sampling.NEWEST_FIRST, complete=False)
        part, share = picture(columns, known(columns)).fake_share, picture(columns, known(columns), coverage).fake_share
        assert part is not None
        assert share is not None
        assert (share.estimate, share.low) == (None, part.low / 4)
        assert share.high == pytest.approx(part.high / 4 + 0.75)

    def test_of_newest_among_nobody_knows_how_many_is_none(self) -> None:
        columns = people(genuine=80, bought=20)
        coverage = a_coverage(100, None, sampling=Sampling.NEWEST_FIRST, complete=False)
        assert picture(columns, known(columns), coverage).fake_share is None

    def test_of_nobody_judged_is_none(self) -> None:
        assert (
            fake_share.from_profiles(
                score_columns(FollowerColumns.unseen(np.arange(400, dtype=np.int64)), platform=Platform.X, at=TODAY),
                platform=Platform.X,
            )
            is None
        )
