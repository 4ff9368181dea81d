from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.audience.assessing import Assessed, assess, share_among
from service.audience.classes import FollowerClass
from service.audience.prevalence import FEWEST, share_of
from service.audience.shipped_model import shipped
from service.platforms.contract import Platform

MODEL = shipped()
PERSON = {"followers": 240, "following": 310, "posts": 85, "bio_len": 60, "has_pic": 1, "digits": 0}
SOLD = {"followers": 1, "following": 1_900, "posts": 0, "bio_len": 0, "has_pic": 0, "digits": 6}
platforms = st.sampled_from([Platform.X, Platform.INSTAGRAM])
counts = st.one_of(st.none(), st.integers(0, 10_000_000))
profiles = st.fixed_dictionaries(
    {
        "followers": counts,
        "following": counts,
        "posts": counts,
        "listed": counts,
        "favourites": counts,
        "bio_len": st.one_of(st.none(), st.integers(0, 500)),
        "has_pic": st.one_of(st.none(), st.integers(0, 1)),
        "digits": st.one_of(st.none(), st.integers(0, 20)),
        "age_days": st.one_of(st.none(), st.integers(0, 8_000)),
    }
)


def judged(*people: Mapping[str, float | None], platform: Platform = Platform.X) -> Assessed:
    names = sorted({name for person in people for name in person})
    said = {
        name: np.array([np.nan if (told := person.get(name)) is None else told for person in people], np.float32)
        for name in names
    }
    return assess(said, platform=platform, tables=MODEL)


class TestAnAccount:
    @pytest.mark.parametrize("platform", [Platform.X, Platform.INSTAGRAM])
    def test_that_is_like_those_sold_is_suspect_and_a_person_is_not(self, platform: Platform) -> None:
        told = judged(PERSON, SOLD, platform=platform)
        assert told.klass.tolist() == [FollowerClass.GENUINE, FollowerClass.SUSPECT]
        assert told.probability[0] < 0.2
        assert told.probability[1] > 0.5

    def test_of_which_too_little_is_said_is_unknown(self) -> None:
        told = judged({"followers": 3, "following": 4_000}, {"has_pic": 0})
        assert not told.known.any()
        assert list(told.reasons()) == [(), ()]

    def test_that_follows_thousands_and_posts_is_a_mass_follower(self) -> None:
        assert judged(PERSON | {"following": 1_900, "followers": 2_500}).klass.tolist() == [FollowerClass.MASS_FOLLOWER]

    def test_that_never_posted_but_is_known_by_many_is_dormant_not_fake(self) -> None:
        told = judged(PERSON | {"posts": 1, "followers": 400, "following": 200}, platform=Platform.INSTAGRAM)
        assert told.klass.tolist() == [FollowerClass.DORMANT]

    def test_that_posts_by_an_automatic_program_all_day_is_automated(self) -> None:
        month = {
            "user_tweeted": 900, "user_retweeted": 0, "user_replied": 0, "user_favourited": 0, "urls_count": 900,
            "tweet_frequency": 30, "age_of_account": 900, "sources_count": 5, "cdn_content_in_kb": 0,
            "n_source_types": 1, **{f"src_type_{kind}": float(kind == 0) for kind in range(6)},
        }  # fmt: skip
        assert judged({name: told for name, told in month.items() if name != "age_of_account"}).klass.tolist() == [
            FollowerClass.AUTOMATED
        ]

    @given(profile=profiles, platform=platforms, more=st.integers(1, 10_000))
    def test_is_never_more_suspect_for_having_more_followers(
        self, profile: dict[str, int | None], platform: Platform, more: int
    ) -> None:
        grown = profile | {"followers": (profile["followers"] or 0) + more}
        before, after = judged(profile | {"followers": profile["followers"] or 0}, grown, platform=platform).probability
        assert after <= before + 1e-12

    @given(profile=profiles, platform=platforms)
    def test_is_judged_the_same_in_any_company(self, profile: dict[str, int | None], platform: Platform) -> None:
        alone, among = judged(profile, platform=platform), judged(SOLD, profile, PERSON, profile, platform=platform)
        assert among.klass[1] == among.klass[3] == alone.klass[0]
        assert among.probability[1] == among.probability[3] == pytest.approx(alone.probability[0])

    @given(profile=profiles, platform=platforms)
    def test_has_reasons_that_point_the_way_of_its_verdict(
        self, profile: dict[str, int | None], platform: Platform
    ) -> None:
        told = judged(profile, platform=platform)
        [reasons] = told.reasons()
        assert all((evidence > 0) == bool(told.flagged[0]) for _, evidence in reasons)


class TestAShare:
    @staticmethod
    def audience(fakes: int, of: int, seed: int) -> Assessed:
        dice = np.random.default_rng(seed)
        people = [
            {name: told * dice.uniform(0.4, 2.5) if told > 1 else told for name, told in each.items()}
            for each in [SOLD] * fakes + [PERSON] * (of - fakes)
        ]
        return judged(*people, platform=Platform.INSTAGRAM)

    def share(self, told: Assessed) -> tuple[float, float, float]:
        share = share_among([told.sold], platform=Platform.INSTAGRAM, tables=MODEL)
        assert share is not None
        return share.low, share.estimate, share.high

    def test_of_nobody_includes_nobody(self) -> None:
        low, estimate, _ = self.share(self.audience(0, 300, 1))
        assert low == 0
        assert estimate < 0.03

    @pytest.mark.parametrize("fakes", [30, 90, 150])
    def test_is_held_by_its_interval(self, fakes: int) -> None:
        low, estimate, high = self.share(self.audience(fakes, 300, fakes))
        assert low <= fakes / 300 <= high
        assert estimate == pytest.approx(fakes / 300, abs=0.13)

    def test_is_not_told_of_too_few(self) -> None:
        few = self.audience(3, FEWEST - 1, 2)
        assert share_among([few.sold], platform=Platform.INSTAGRAM, tables=MODEL) is None

    @settings(max_examples=20)
    @given(evidence=st.lists(st.integers(-2_000, 2_000), min_size=FEWEST, max_size=200))
    def test_does_not_depend_on_order_and_stands_within_its_bounds(self, evidence: list[int]) -> None:
        shuffled = np.random.default_rng(1).permutation(np.array(evidence, np.int16))
        densities = MODEL.instagram.densities
        assert densities is not None
        told = share_of(np.array(evidence, np.int16), densities)
        assert told is not None
        assert told == share_of(shuffled, densities)
        assert 0 <= told.low <= told.estimate <= told.high <= 1
