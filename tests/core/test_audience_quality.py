from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from service.audience.assessing import assess
from service.audience.classes import FollowerClass
from service.audience.columns import FollowerColumns
from service.audience.explaining import Assessment, explain
from service.audience.grading import PARTS
from service.audience.scoring import BLOCK, score_columns
from service.audience.shipped_model import shipped
from service.platforms.contract import Platform, Profile, Profiles

TODAY = datetime(2026, 5, 1, 12, tzinfo=UTC)
NOW = int(TODAY.timestamp())
DAY = 86_400
NETWORKS = (Platform.X, Platform.INSTAGRAM)


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


def judged(person: Profile, *, fit: int | None = None, platform: Platform = Platform.X) -> Assessment:
    [found] = explain([person], platform=platform, at=TODAY, fits=[fit])
    return found


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
    listed=counts,
    likes=counts,
    protected=st.none() | st.booleans(),
    verified=st.none() | st.booleans(),
    default_picture=st.none() | st.booleans(),
)
fits = st.none() | st.integers(0, 100)


class TestAnAudience:
    @settings(max_examples=100, deadline=None)
    @given(st.lists(st.tuples(people, fits), min_size=1, max_size=40), st.sampled_from(NETWORKS))
    def test_is_judged_as_each_of_its_people_is_alone(
        self, rows: list[tuple[Profile, int | None]], platform: Platform
    ) -> None:
        columns = FollowerColumns.of(Profiles.of([person for person, _ in rows]))
        fit = np.array([-1 if fit is None else fit for _, fit in rows], np.int8)

        scored = score_columns(columns, platform=platform, at=TODAY, fit=fit)

        for row, (person, its_fit) in enumerate(rows):
            alone = judged(person, fit=its_fit, platform=platform)
            assert scored.klass[row] == alone.klass
            if alone.score is None:
                assert scored.score[row] == -1
                assert np.isnan(scored.probability_fake[row])
            else:
                assert scored.score[row] == alone.score
                assert scored.probability_fake[row] == np.float32(alone.probability_fake or 0)

    def test_is_judged_alike_beyond_one_block(self) -> None:
        rows = [a_person(id=1, followers=0, following=900), a_bought_follower(), a_person(last_posted_at=None)]
        rows *= BLOCK // 3 + 2
        scored = score_columns(FollowerColumns.of(Profiles.of(rows)), platform=Platform.X, at=TODAY)
        assert scored.klass.tolist() == scored.klass[:3].tolist() * (len(rows) // 3)

    def test_of_nobody_is_an_empty_answer(self) -> None:
        nobody = FollowerColumns.unseen(np.empty(0, np.int64))
        assert score_columns(nobody, platform=Platform.X, at=TODAY).klass.size == 0

    def test_of_profiles_is_judged_like_the_same_facts_in_a_table(self) -> None:
        people = [a_person(), a_bought_follower(), a_person(listed=3, likes=900, verified=True)]
        table = {
            "followers": [340, 2, 340], "following": [410, 1_210, 410], "posts": [620, 0, 620],
            "bio_len": [29, 0, 29], "has_pic": [1, 0, 1], "digits": [0, 5, 0], "listed": [np.nan, np.nan, 3],
            "favourites": [np.nan, np.nan, 900], "verified": [np.nan, np.nan, 1], "age_days": [2_000, 2_000, 2_000],
        }  # fmt: skip
        columns = {name: np.array(told, np.float32) for name, told in table.items()}
        for platform in NETWORKS:
            told = assess(columns, platform=platform, tables=shipped())
            found = explain(people, platform=platform, at=TODAY, fits=[None] * 3)
            assert told.klass.tolist() == [each.klass for each in found]
            assert told.probability.tolist() == [each.probability_fake for each in found]


class TestReasons:
    @settings(max_examples=150, deadline=None)
    @given(people, fits, st.sampled_from(NETWORKS))
    def test_every_point_and_all_evidence_is_accounted_for(
        self, person: Profile, fit: int | None, platform: Platform
    ) -> None:
        found = judged(person, fit=fit, platform=platform)
        points = [int(reason.params["points"]) for reason in found.reasons if reason.code.startswith("score.")]
        evidence = [int(reason.params["evidence"]) for reason in found.reasons if reason.code.startswith("evidence.")]
        if found.probability_fake is None:
            assert found.klass is FollowerClass.UNKNOWN
            assert points == evidence == []
        else:
            assert sum(points) == found.score
            assert 1 / (1 + np.exp(-sum(evidence) / 100)) == pytest.approx(found.probability_fake, abs=1e-5)

    def test_show_the_numbers_behind_them(self) -> None:
        texts = " ".join(reason.text for reason in judged(a_bought_follower()).reasons)
        assert "Follows 403.7 accounts for each of its followers" in texts
        assert "5 digits in the handle" in texts
        assert "Has no picture" in texts

    def test_say_what_could_not_be_observed(self) -> None:
        codes = {reason.code for reason in judged(a_person(last_posted_at=None)).reasons}
        assert "score.active.not_observable" in codes
        assert "score.fit.not_observable" in codes

    def test_a_fact_not_said_is_never_given_as_a_reason(self) -> None:
        found = judged(a_person(bio=None, default_picture=None))
        assert not {"evidence.bio", "evidence.picture"} & {reason.code for reason in found.reasons}


class TestClasses:
    def test_an_ordinary_person_is_genuine(self) -> None:
        found = judged(a_person(), fit=80)
        assert found.klass is FollowerClass.GENUINE
        assert found.score is not None
        assert found.score >= 90

    @pytest.mark.parametrize("platform", NETWORKS)
    def test_a_bought_follower_is_suspect(self, platform: Platform) -> None:
        found = judged(a_bought_follower(), platform=platform)
        assert found.klass is FollowerClass.SUSPECT
        assert found.probability_fake is not None
        assert found.probability_fake > 0.9

    def test_following_more_than_fifteen_hundred_is_a_mass_follower(self) -> None:
        assert judged(a_person(following=1_500)).klass is FollowerClass.GENUINE
        assert judged(a_person(following=1_501)).klass is FollowerClass.MASS_FOLLOWER

    def test_ninety_days_of_silence_is_dormant(self) -> None:
        assert judged(a_person(last_posted_at=NOW - 90 * DAY)).klass is FollowerClass.GENUINE
        assert judged(a_person(last_posted_at=NOW - 91 * DAY)).klass is FollowerClass.DORMANT

    def test_hardly_any_posts_is_dormant_where_no_date_is_said(self) -> None:
        quiet = a_person(last_posted_at=None, posts=2)
        assert judged(quiet).klass is FollowerClass.DORMANT

    def test_too_few_facts_is_unknown_and_has_no_numbers(self) -> None:
        found = judged(Profile(id=1, handle="maria"))
        assert (found.klass, found.score, found.probability_fake) == (FollowerClass.UNKNOWN, None, None)

    @pytest.mark.parametrize(
        "bio", ["I am a bot", "A friendly bot by @ana", "Automated account run by Ana", "Ich bin ein Bot"]
    )
    def test_who_says_to_be_automated_is_believed(self, bio: str) -> None:
        assert judged(a_person(bio=bio)).klass is FollowerClass.AUTOMATED

    @pytest.mark.parametrize(
        "bio", ["I build bots", "Not a bot", "I'm not a bot", "Robotics teacher", "Botany lover", "I fight bots"]
    )
    def test_who_only_mentions_bots_is_not(self, bio: str) -> None:
        assert judged(a_person(bio=bio)).klass is FollowerClass.GENUINE

    def test_a_post_every_ten_minutes_for_a_whole_life_is_automated(self) -> None:
        month = TODAY - timedelta(days=60)
        machine = a_person(created_at=int(month.timestamp()), posts=60 * 144)
        assert judged(machine).klass is FollowerClass.AUTOMATED

    def test_a_lively_first_week_is_no_machine(self) -> None:
        keen = a_person(created_at=NOW - 7 * DAY, posts=7 * 200)
        assert judged(keen).klass is FollowerClass.GENUINE


class TestFairness:
    @pytest.mark.parametrize("platform", NETWORKS)
    @pytest.mark.parametrize(
        "fact",
        [
            {"followers": 20},
            {"following": 900},
            {"posts": 0},
            {"bio": ""},
            {"default_picture": True},
            {"handle": "maria839215"},
        ],
        ids=lambda fact: next(iter(fact)),
    )
    def test_no_single_fact_makes_an_ordinary_person_suspect(self, fact: dict[str, object], platform: Platform) -> None:
        assert judged(a_person(**fact), platform=platform).klass < FollowerClass.SUSPECT

    @settings(max_examples=150, deadline=None)
    @given(people, st.integers(0, 5_000), st.integers(0, 5_000), st.sampled_from(NETWORKS))
    def test_more_followers_never_speak_for_a_fake(
        self, person: Profile, some: int, more: int, platform: Platform
    ) -> None:
        few, many = sorted((some, more))
        pair = [replace(person, followers=few), replace(person, followers=many)]
        with_few, with_many = (judged(each, platform=platform).probability_fake for each in pair)
        assert (with_few is None) == (with_many is None)
        assert (with_many or 0) <= (with_few or 0)

    @settings(max_examples=150, deadline=None)
    @given(people, st.integers(0, 9_000), st.integers(0, 9_000), st.sampled_from(NETWORKS))
    def test_following_more_never_speaks_against_a_fake(
        self, person: Profile, some: int, more: int, platform: Platform
    ) -> None:
        few, many = sorted((some, more))
        pair = [replace(person, following=few), replace(person, following=many)]
        with_few, with_many = (judged(each, platform=platform).probability_fake for each in pair)
        assert (with_few is None) == (with_many is None)
        assert (with_few or 0) <= (with_many or 0)

    def test_parts_of_the_score_make_a_hundred(self) -> None:
        assert PARTS.real + PARTS.active + PARTS.attention + PARTS.fit == 100
