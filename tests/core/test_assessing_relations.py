"""How answers must change when accounts change: whatever the model's numbers are."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.audience.account_facts import Columns
from service.audience.assessing import Assessed, assess, share_among
from service.audience.prevalence import FEWEST, Share
from service.audience.shipped_model import shipped
from service.platforms.contract import Platform

MODEL = shipped()
NETWORKS = (Platform.X, Platform.INSTAGRAM)
FACTS = ("followers", "following", "posts", "bio_len", "has_pic", "digits", "listed")


def an_audience(seed: int, *, fakes: float = 0.2, of: int = 300) -> Columns:
    """People, and fakes of the kind that is sold, all different."""
    dice = np.random.default_rng(seed)
    is_fake = dice.random(of) < fakes
    people = {
        "followers": np.where(is_fake, dice.integers(0, 15, of), dice.integers(80, 900, of)),
        "following": np.where(is_fake, dice.integers(400, 2_500, of), dice.integers(80, 800, of)),
        "posts": np.where(is_fake, dice.integers(0, 6, of), dice.integers(20, 900, of)),
        "bio_len": np.where(is_fake, 0, dice.integers(0, 150, of)),
        "has_pic": np.where(is_fake, dice.random(of) < 0.5, dice.random(of) < 0.98),
        "digits": np.where(is_fake, dice.integers(0, 8, of), dice.integers(0, 3, of)),
        "listed": np.where(is_fake, 0, dice.integers(0, 9, of)),
    }
    return {name: column.astype(np.float32) for name, column in people.items()}


def judged(said: Columns, platform: Platform) -> Assessed:
    return assess(said, platform=platform, tables=MODEL)


def share(said: Columns, platform: Platform) -> Share:
    found = share_among([judged(said, platform).sold], platform=platform, tables=MODEL)
    assert found is not None
    return found


seeds = st.integers(0, 10_000)


class TestAnAnswer:
    @settings(max_examples=25)
    @given(seed=seeds, platform=st.sampled_from(NETWORKS))
    def test_does_not_depend_on_order_or_on_blocks(self, seed: int, platform: Platform) -> None:
        people = an_audience(seed)
        order = np.random.default_rng(seed).permutation(300)
        shuffled = {name: column[order] for name, column in people.items()}
        assert judged(shuffled, platform).klass.tolist() == judged(people, platform).klass[order].tolist()
        halves = [
            judged({name: column[rows] for name, column in people.items()}, platform).sold
            for rows in (slice(0, 100), slice(100, 300))
        ]
        assert (
            share_among(halves, platform=platform, tables=MODEL) == share(shuffled, platform) == share(people, platform)
        )

    @settings(max_examples=25)
    @given(seed=seeds, platform=st.sampled_from(NETWORKS))
    def test_is_surer_and_not_another_when_everybody_is_there_twice(self, seed: int, platform: Platform) -> None:
        people = an_audience(seed)
        once, twice = (
            share(people, platform),
            share({name: np.tile(told, 2) for name, told in people.items()}, platform),
        )
        assert twice.estimate == pytest.approx(once.estimate, abs=0.03)
        assert twice.high - twice.low <= once.high - once.low + 0.005

    @settings(max_examples=20)
    @given(
        seed=seeds, platform=st.sampled_from(NETWORKS), left_out=st.sampled_from(["posts", "followers", "following"])
    )
    def test_is_less_sure_when_a_fact_that_matters_is_left_out(
        self, seed: int, platform: Platform, left_out: str
    ) -> None:
        people = an_audience(seed)
        fewer = {name: column for name, column in people.items() if name != left_out}
        whole, part = share(people, platform), share(fewer, platform)
        assert part.high - part.low > whole.high - whole.low

    @pytest.mark.parametrize("platform", NETWORKS)
    def test_is_none_of_those_who_show_too_little(self, platform: Platform) -> None:
        people = {name: column for name, column in an_audience(1).items() if name in {"followers", "has_pic"}}
        told = judged(people, platform)
        assert not told.known.any()
        assert share_among([told.sold], platform=platform, tables=MODEL) is None

    @settings(max_examples=25)
    @given(seed=seeds, platform=st.sampled_from(NETWORKS), more=st.integers(1, 60))
    def test_grows_when_fakes_are_bought(self, seed: int, platform: Platform, more: int) -> None:
        people, bought = an_audience(seed), an_audience(seed + 1, fakes=1.0, of=more)
        with_them = {name: np.concatenate([people[name], bought[name]]) for name in FACTS}
        before, after = share(people, platform), share(with_them, platform)
        assert after.estimate >= before.estimate - 0.005
        assert judged(with_them, platform).flagged.sum() >= judged(people, platform).flagged.sum()

    @pytest.mark.parametrize("platform", NETWORKS)
    def test_of_genuine_people_alone_includes_nobody(self, platform: Platform) -> None:
        found = share(an_audience(3, fakes=0.0, of=FEWEST * 10), platform)
        assert found.low == 0
        assert found.estimate < 0.03
