from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from service.audience.coefficients import PARTS, TABLE, Bands
from service.audience.columns import FollowerColumns
from service.audience.facts import facts_of
from service.audience.quality import assess
from service.audience.scoring import score_columns
from service.audience.weighing import FollowerClass, weigh
from service.platforms.contract import Profile, Profiles

TODAY = datetime(2026, 5, 1, 12, tzinfo=UTC)
NOW = int(TODAY.timestamp())
DAY = 86_400


MARIA = Profile(
    id=7,
    handle="maria.garden",
    bio="Gardening, bread and two dogs",
    url="",
    created_at=NOW - 2_000 * DAY,
    last_posted_at=NOW - 3 * DAY,
    followers=340,
    following=410,
    posts=620,
    default_picture=False,
)


def a_person(**said: object) -> Profile:
    return replace(MARIA, **said)


def a_bought_follower(**said: object) -> Profile:
    known = {
        "handle": "mariax83921",
        "bio": "",
        "followers": 2,
        "following": 1_210,
        "posts": 0,
        "default_picture": True,
        "last_posted_at": None,
    }
    return a_person(**(known | said))


counts = st.none() | st.integers(0, 60) | st.integers(0, 3_000) | st.integers(0, 2**40)
moments = st.none() | st.integers(NOW - 9_000 * DAY, NOW + 2 * DAY) | st.integers(-5, 5)
people = st.builds(
    Profile,
    id=st.integers(1, 2**62),
    handle=st.text("abc_019", max_size=12),
    bio=st.none() | st.sampled_from(["", "Bread and dogs", "I am a bot", "Automated account", "x" * 200]),
    url=st.none() | st.sampled_from(["", "https://example.org"]),
    created_at=moments,
    last_posted_at=moments,
    followers=counts,
    following=counts,
    posts=counts,
    protected=st.none() | st.booleans(),
    default_picture=st.none() | st.booleans(),
)
fits = st.none() | st.integers(0, 100)


class TestKernelAndExplainer:
    @settings(max_examples=150, deadline=None)
    @given(st.lists(st.tuples(people, fits), min_size=1, max_size=40))
    def test_agree_on_every_row(self, rows: list[tuple[Profile, int | None]]) -> None:
        columns = FollowerColumns.of(Profiles.of([person for person, _ in rows]))
        fit = np.array([-1 if fit is None else fit for _, fit in rows], np.int8)

        scored = score_columns(columns, at=TODAY, fit=fit)

        for row, (person, its_fit) in enumerate(rows):
            explained = assess(person, at=TODAY, fit=its_fit)
            assert scored.klass[row] == explained.klass
            if explained.score is None or explained.probability_fake is None:
                assert scored.score[row] == -1
                assert np.isnan(scored.probability_fake[row])
            else:
                assert scored.score[row] == explained.score
                assert scored.probability_fake[row] == pytest.approx(explained.probability_fake, abs=1e-5)

    def test_agree_at_and_around_every_threshold(self) -> None:
        edges = sorted(
            {
                start + step
                for bands in TABLE
                if isinstance(bands, Bands)
                for start in bands.starts
                for step in (-1, 0, 1)
            }
            | {1_499, 1_500, 1_501, 4_999, 5_000, 5_001, 32_766, 32_767, 32_768}
        )
        rows = [
            a_person(followers=followers, following=following, posts=posts)
            for followers in edges
            for following in edges
            for posts in (0, 2, 3, 49, 50, 199, 200, 400_000)
            if followers >= 0 and following >= 0
        ]
        scored = score_columns(FollowerColumns.of(Profiles.of(rows)), at=TODAY)
        weighed = [weigh(facts_of(row), at=TODAY) for row in rows]
        assert scored.klass.tolist() == [weighing.klass for weighing in weighed]
        assert scored.score.tolist() == [weighing.score for weighing in weighed]

    def test_agree_beyond_one_block(self) -> None:
        rows = [a_person(id=1, followers=0, following=900), a_bought_follower(), a_person(last_posted_at=None)] * 7_000
        scored = score_columns(FollowerColumns.of(Profiles.of(rows)), at=TODAY)
        assert scored.klass.tolist() == [weigh(facts_of(row), at=TODAY).klass for row in rows[:3]] * 7_000

    def test_nobody_is_an_empty_answer(self) -> None:
        assert score_columns(FollowerColumns.unseen(np.empty(0, np.int64)), at=TODAY).klass.size == 0


class TestReasons:
    @settings(max_examples=150, deadline=None)
    @given(people, fits)
    def test_every_point_and_all_evidence_is_accounted_for(self, person: Profile, fit: int | None) -> None:
        found = assess(person, at=TODAY, fit=fit)
        weighed = weigh(facts_of(person), at=TODAY, fit=fit)
        points = [int(reason.params["points"]) for reason in found.reasons if reason.code.startswith("score.")]
        evidence = [int(reason.params["evidence"]) for reason in found.reasons if reason.code.startswith("evidence.")]
        if found.klass is FollowerClass.UNKNOWN:
            assert points == evidence == []
        else:
            assert sum(points) == found.score
            assert sum(evidence) == weighed.total

    def test_show_the_numbers_behind_them(self) -> None:
        texts = " ".join(reason.text for reason in assess(a_bought_follower(), at=TODAY).reasons)
        assert "Follows 1,210 and is followed by 2" in texts
        assert "The handle has 5 digits" in texts
        assert "Has no picture" in texts

    def test_say_what_could_not_be_observed(self) -> None:
        codes = {reason.code for reason in assess(a_person(last_posted_at=None), at=TODAY).reasons}
        assert "score.active.not_observable" in codes
        assert "score.fit.not_observable" in codes

    def test_a_fact_not_said_is_never_given_as_a_reason(self) -> None:
        found = assess(a_person(url=None, bio=None), at=TODAY)
        assert not {"evidence.link", "evidence.bio_length"} & {reason.code for reason in found.reasons}


class TestClasses:
    def test_an_ordinary_person_is_genuine(self) -> None:
        found = assess(a_person(), at=TODAY, fit=80)
        assert found.klass is FollowerClass.GENUINE
        assert found.score is not None
        assert found.score >= 90

    def test_a_bought_follower_is_suspect(self) -> None:
        found = assess(a_bought_follower(), at=TODAY)
        assert found.klass is FollowerClass.SUSPECT
        assert found.probability_fake is not None
        assert found.probability_fake > 0.9

    def test_following_more_than_fifteen_hundred_is_a_mass_follower(self) -> None:
        assert assess(a_person(following=1_500), at=TODAY).klass is FollowerClass.GENUINE
        assert assess(a_person(following=1_501), at=TODAY).klass is FollowerClass.MASS_FOLLOWER

    def test_ninety_days_of_silence_is_dormant(self) -> None:
        assert assess(a_person(last_posted_at=NOW - 90 * DAY), at=TODAY).klass is FollowerClass.GENUINE
        assert assess(a_person(last_posted_at=NOW - 91 * DAY), at=TODAY).klass is FollowerClass.DORMANT

    def test_hardly_any_posts_is_dormant_where_no_date_is_said(self) -> None:
        quiet = a_person(last_posted_at=None, posts=2)
        assert assess(quiet, at=TODAY).klass is FollowerClass.DORMANT

    def test_too_few_facts_is_unknown_and_has_no_numbers(self) -> None:
        found = assess(Profile(id=1, handle="maria"), at=TODAY)
        assert (found.klass, found.score, found.probability_fake) == (FollowerClass.UNKNOWN, None, None)

    @pytest.mark.parametrize(
        "bio", ["I am a bot", "A friendly bot by @ana", "Automated account run by Ana", "Ich bin ein Bot"]
    )
    def test_who_says_to_be_automated_is_believed(self, bio: str) -> None:
        assert assess(a_person(bio=bio), at=TODAY).klass is FollowerClass.AUTOMATED

    @pytest.mark.parametrize(
        "bio", ["I build bots", "Not a bot", "I'm not a bot", "Robotics teacher", "Botany lover", "I fight bots"]
    )
    def test_who_only_mentions_bots_is_not(self, bio: str) -> None:
        assert assess(a_person(bio=bio), at=TODAY).klass is FollowerClass.GENUINE

    def test_a_post_every_ten_minutes_for_a_whole_life_is_automated(self) -> None:
        month = TODAY - timedelta(days=60)
        machine = a_person(created_at=int(month.timestamp()), posts=60 * 144)
        assert assess(machine, at=TODAY).klass is FollowerClass.AUTOMATED

    def test_a_lively_first_week_is_no_machine(self) -> None:
        keen = a_person(created_at=NOW - 7 * DAY, posts=7 * 200)
        assert assess(keen, at=TODAY).klass is FollowerClass.GENUINE


class TestFairness:
    def test_no_single_fact_can_make_anybody_suspect(self) -> None:
        for bands in TABLE:
            if isinstance(bands, Bands):
                assert TABLE.prior + max(bands.points) < 0

    @settings(max_examples=150, deadline=None)
    @given(people, st.integers(0, 5_000), st.integers(0, 5_000))
    def test_more_followers_or_posts_never_speak_for_a_fake(self, person: Profile, some: int, more: int) -> None:
        few, many = sorted((some, more))
        for fact in ("followers", "posts"):
            with_few = weigh(facts_of(replace(person, **{fact: few})), at=TODAY).evidence
            with_many = weigh(facts_of(replace(person, **{fact: many})), at=TODAY).evidence
            assert with_many[fact] <= with_few[fact]
            assert with_many["doublings"] <= with_few["doublings"]

    @settings(max_examples=150, deadline=None)
    @given(people, st.integers(0, 9_000), st.integers(0, 9_000))
    def test_following_more_never_speaks_against_a_fake(self, person: Profile, some: int, more: int) -> None:
        few, many = sorted((some, more))
        with_few = weigh(facts_of(replace(person, following=few)), at=TODAY)
        with_many = weigh(facts_of(replace(person, following=many)), at=TODAY)
        assert with_few.total <= with_many.total

    def test_parts_of_the_score_make_a_hundred(self) -> None:
        assert PARTS.real + PARTS.active + PARTS.attention + PARTS.fit == 100
