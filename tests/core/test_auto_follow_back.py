from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.audience.coverage import Source
from service.audience.reasons import Reason
from service.automation import auto_follow_back as knows
from service.automation.auto_follow_back import auto_follow_back
from service.automation.card_words import words_of
from service.automation.policy import Permits
from service.automation.signals import Kind
from service.automation.thresholds import BY_KIND
from service.automation.verdicts import Verdict
from service.checkups.detecting import detect
from service.kit.settings import XPolicy
from service.platforms.contract import Platform
from tests.core.follow_worlds import DAY, FOREVER, HOUR, World

PERMITS = Permits(Platform.INSTAGRAM, Source.API, XPolicy.NEUTRAL)
EVENING, AWAKE = (20,), tuple(range(8, 24))


def account(seed: int = 1, *, newcomers: int = 160, days: int = 14) -> World:
    world = World(np.random.default_rng(seed), days=days)
    world.following = [(person, -FOREVER, FOREVER) for person in world.settle(60)]
    for _ in range(newcomers):
        world.followers.append((world.somebody(), float(world.rng.uniform(0, days * DAY)), FOREVER))
    return world


def answered_at(world: World, hours: Sequence[float], *, share: float = 1.0) -> World:
    """Newcomers are followed back at the next of these hours of the day."""
    moments = np.sort([day * DAY + hour * HOUR for day in range(world.days + 1) for hour in hours])
    for person, came, _ in list(world.followers):
        if came >= 0 and world.rng.random() < share:
            world.following.append((person, float(moments[np.searchsorted(moments, came)]), FOREVER))
    return world


def by_a_program(seed: int = 1, *, newcomers: int = 160) -> World:
    return answered_at(account(seed, newcomers=newcomers), np.arange(0, 24, 0.5).tolist())


class TestAProgram:
    @pytest.mark.parametrize("hours", [2, 3])
    def test_that_follows_back_at_every_hour_is_told_with_what_it_rests_on(self, hours: float) -> None:
        found = auto_follow_back(by_a_program().looks(hours=hours, incomplete=0.03))
        assert isinstance(found, Verdict)
        assert (found.code, found.subject, found.profile_id) == ("auto_follow_back", "own_account", None)
        assert int(found.reason.params["times"]) >= BY_KIND["auto_follow_back"].told_from
        assert [each.code for each in found.evidence] == ["auto_follow_back.least", "auto_follow_back.coverage"]

    def test_is_told_of_in_a_checkup_whatever_else_is_found(self) -> None:
        told = detect(by_a_program().looks(hours=2), owner=None, own_posts=[], written=[], permits=PERMITS)
        assert "auto_follow_back" in {each.key for each in told.verdicts}
        assert "auto_follow_back" in told.observable


class TestAPolitePerson:
    @pytest.mark.parametrize("hours", [EVENING, (8, 21), AWAKE])
    @pytest.mark.parametrize("seed", range(2))
    def test_who_follows_back_everybody_while_awake_is_left_in_peace(self, hours: Sequence[int], seed: int) -> None:
        assert auto_follow_back(answered_at(account(seed), hours).looks(hours=2)) is None

    def test_who_chooses_is_left_in_peace(self) -> None:
        world = answered_at(account(), np.arange(0, 24, 0.5).tolist(), share=0.7)
        assert auto_follow_back(world.looks(hours=2)) is None

    def test_who_is_awake_for_one_night_is_not_told_of(self) -> None:
        world = account(newcomers=0)
        world.event_day(80)
        found = auto_follow_back(answered_at(world, np.arange(0, 24, 0.5).tolist()).looks(hours=1))
        assert isinstance(found, Reason)
        assert found.code == "auto_follow_back.not_at_every_hour"


class TestWhatCannotBeSeen:
    def test_is_said_where_looks_lie_further_apart_or_few_people_came(self) -> None:
        for looks in (by_a_program().looks(hours=6), by_a_program(newcomers=10).looks(hours=2), []):
            found = auto_follow_back(looks)
            assert isinstance(found, Reason)
            assert found.code == "auto_follow_back.too_few_newcomers"

    def test_is_said_of_identical_and_of_truncated_looks(self) -> None:
        looks = by_a_program().looks(hours=2)
        same = [replace(each, followers=looks[0].followers, following=looks[0].following) for each in looks]
        cut = [replace(each, complete=False) for each in looks]
        unread = [replace(each, following=None) for each in looks]
        assert all(isinstance(auto_follow_back(each), Reason) for each in (same, cut, unread))


class TestTheAnswer:
    @settings(max_examples=15, deadline=None)
    @given(seed=st.integers(0, 5), program=st.booleans(), mixed=st.integers(0, 99))
    def test_does_not_hang_on_order_or_on_looks_handed_in_twice(self, seed: int, program: bool, mixed: int) -> None:  # noqa: FBT001 # drawn
        world = by_a_program(seed) if program else answered_at(account(seed), EVENING)
        looks = world.looks(hours=3)
        shuffled = looks + looks[:: 1 + mixed % 5]
        Random(mixed).shuffle(shuffled)
        assert auto_follow_back(shuffled) == auto_follow_back(looks)

    def test_does_not_hang_on_the_time_zone(self) -> None:
        for world in (by_a_program(), answered_at(account(), AWAKE)):
            looks = world.looks(hours=2)
            moved = [replace(each, taken_at=each.taken_at + timedelta(hours=7)) for each in looks]
            assert isinstance(auto_follow_back(moved), Verdict) == isinstance(auto_follow_back(looks), Verdict)

    def test_goes_by_what_is_published(self) -> None:
        (rests,) = words_of(Kind.AUTO_FOLLOW_BACK).rests_on
        assert rests.params == {"newcomers": knows.FEWEST, "hours": knows.WIDEST}
        assert BY_KIND["auto_follow_back"].told_from == np.ceil(knows.FEWEST * knows.ANSWERED)
