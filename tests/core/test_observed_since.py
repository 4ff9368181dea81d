"""What detectors find of a setting after a date: nothing from before it counts, and only what that setting would bring about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.audience.coverage import Source
from service.automation.attested import Blind, Found, NotSeen, Seen
from service.automation.heard import Heard, Notice, Stretch
from service.automation.looking_since import looked_in_export, looked_since
from service.automation.observations import Look, Side
from service.automation.observed_since import Exported, Observed, found_since
from service.automation.policy import Permits
from service.automation.stated_settings import Setting, Stated, Statement
from service.automation.thresholds import thresholds, told_from
from service.kit.settings import XPolicy
from service.platforms.archives.dated_names import UNDATED
from service.platforms.contract import Platform, Post
from tests.core.follow_worlds import BEGIN, DAY, FOREVER, HOUR, World, a_person, a_tool

PERMITS: Final = Permits(Platform.X, Source.API, XPolicy.NEUTRAL)
BARS: Final = told_from(thresholds([]))
START: Final = datetime.fromtimestamp(BEGIN, UTC)
DAYS: Final = timedelta(days=1)
ANSWERED: Final = 5
"""Somebody who spoke to the account."""
BEFORE: Final = START - DAYS
BY_LOOKS: Final = (Setting.AUTO_FOLLOW, Setting.AUTO_UNFOLLOW, Setting.FOLLOW_BACK, Setting.AUTO_COMMENT)
SAME: Final = ["What a lovely post, thank you so much for sharing this"] * 14
DIFFERENT: Final = [
    " ".join(letter * 3 + word for word in ("we", "met", "there", "again", "last", "week"))
    for letter in "bcdfghjklmnpqr"
]


def observed(looks: Sequence[Look], *, heard: Heard | None = None, posts: Sequence[Post] = ()) -> Observed:
    return Observed(looks, heard or Heard(), posts, frozenset({ANSWERED}), PERMITS, BARS)


def found(setting: Setting, world: World, *, hours: float = 6) -> Found:
    return found_since(setting, BEFORE, observed(world.looks(hours=hours)))


def comments(texts: Sequence[str], *, begins: datetime = START, to: int | None = None) -> list[Post]:
    """One under a post of somebody else every three hours."""
    return [
        Post(
            id=number,
            author_id=1,
            text=text,
            posted_at=begins + number * timedelta(hours=3),
            reply_to_post_id=1_000 + number,
            reply_to_profile_id=to or 2_000 + number,
        )
        for number, text in enumerate(texts, 1)
    ]


def heard_of(world: World) -> Heard:
    """All follows and unfollows of the account as its network tells of them."""
    told = [
        notice
        for person, came, left in world.following
        for notice in (_notice(person, came, 1), _notice(person, left, -1))
        if notice is not None
    ]
    return Heard(tuple(sorted(told, key=lambda each: each.at)), (Stretch(START),))


def _notice(person: int, moment: float, change: int) -> Notice | None:
    if not 0 <= moment < 14 * DAY:
        return None
    return Notice(START + timedelta(seconds=moment), Side.FOLLOWING, person, 1 if change > 0 else -1)


def following_back() -> World:
    """An account that follows back whoever comes, fifty a day and at any hour, and nobody else."""
    world = World(np.random.default_rng(3))
    world.settle(60)
    for _ in range(700):
        came, person = float(world.rng.uniform(0, world.days * DAY)), world.somebody()
        world.followers.append((person, came, FOREVER))
        world.following.append((person, came + 0.5 * HOUR, FOREVER))
    return world


class TestBeforeTheDate:
    @settings(deadline=None, max_examples=12)
    @given(
        seed=st.integers(0, 50),
        day=st.integers(1, 12),
        kept=st.integers(0, 20),
        setting=st.sampled_from(BY_LOOKS),
        texts=st.sampled_from([SAME, DIFFERENT]),
    )
    def test_nothing_changes_what_is_found(
        self, seed: int, day: int, kept: int, setting: Setting, texts: list[str]
    ) -> None:
        moment = START + day * DAYS
        world = a_tool(np.random.default_rng(seed), hours_delay=20, a_day=40)
        looks, posts, told = world.looks(hours=8), comments(SAME), heard_of(world)
        after = [look for look in looks if look.taken_at > moment]
        changed = [
            replace(look, followers=look.followers[:kept], following=look.followers[kept:])
            for look in looks
            if look.taken_at <= moment
        ]
        later = [post for post in posts if post.posted_at > moment]
        other = [post for post in comments(texts, begins=moment - 5 * DAYS) if post.posted_at <= moment]
        whole = found_since(setting, moment, observed(looks, heard=told, posts=posts))
        alone = observed(after, heard=told.after(moment), posts=later)
        assert whole == found_since(setting, moment, alone)
        assert whole == found_since(setting, moment, observed([*changed, *after], heard=told, posts=[*other, *later]))

    def test_a_tool_counts_for_nothing_that_was_switched_off_then(self) -> None:
        world = a_tool(np.random.default_rng(1), hours_delay=22, a_day=60)
        world.following = [(person, came, left) for person, came, left in world.following if came < 5 * DAY]
        looks = observed(world.looks(hours=6))
        assert isinstance(found_since(Setting.AUTO_FOLLOW, BEFORE, looks), Seen)
        assert isinstance(found_since(Setting.AUTO_FOLLOW, START + 5 * DAYS, looks), NotSeen)

    def test_there_is_nothing_to_say_without_a_look_after_it(self) -> None:
        looks = observed(a_tool(np.random.default_rng(1), hours_delay=22, a_day=60).looks(hours=6))
        late = found_since(Setting.AUTO_FOLLOW, START + 30 * DAYS, looks)
        assert isinstance(late, Blind)
        assert late.reason.code == "attested.no_look"


class TestWhatIsFound:
    def test_of_a_tool_is_that_it_follows_and_that_it_drops_again(self) -> None:
        world = a_tool(np.random.default_rng(1), hours_delay=48, a_day=60)
        follows, drops = found(Setting.AUTO_FOLLOW, world), found(Setting.AUTO_UNFOLLOW, world)
        assert isinstance(follows, Seen)
        assert isinstance(drops, Seen)
        assert {each.code for each in drops.evidence} <= {"churn.follow_drop_cycles", "churn.fixed_delay"}
        assert isinstance(found(Setting.FOLLOW_BACK, world), NotSeen | Blind)

    def test_of_a_tool_that_only_follows_is_nothing_about_dropping(self) -> None:
        world = a_tool(np.random.default_rng(2), hours_delay=10_000, a_day=90)
        assert isinstance(found(Setting.AUTO_FOLLOW, world), Seen)
        assert isinstance(found(Setting.AUTO_UNFOLLOW, world), NotSeen)

    def test_of_lists_tidied_up_in_two_sittings_beside_a_tool_is_nothing_about_dropping(self) -> None:
        world = a_tool(np.random.default_rng(2), hours_delay=10_000, a_day=90)
        sittings = {0: 5 * DAY, 1: 9 * DAY}
        world.following = [
            (person, came, min(left, sittings.get(place % 4, FOREVER)) if came < 5 * DAY else left)
            for place, (person, came, left) in enumerate(world.following)
        ]
        assert isinstance(found(Setting.AUTO_UNFOLLOW, world), NotSeen)

    def test_of_following_back_is_nothing_about_following_strangers(self) -> None:
        world = following_back()
        assert isinstance(found(Setting.FOLLOW_BACK, world, hours=2), Seen)
        assert isinstance(found(Setting.AUTO_FOLLOW, world, hours=2), NotSeen)
        looks = world.looks(hours=12)
        came = [
            Notice(START + timedelta(seconds=when), Side.FOLLOWERS, person, 1)
            for person, when, _ in world.followers
            if when >= 0
        ]
        told = heard_of(world)
        told = replace(told, notices=tuple(sorted((*told.notices, *came), key=lambda each: each.at)))
        assert not isinstance(found_since(Setting.AUTO_FOLLOW, BEFORE, observed(looks, heard=told)), Seen)

    @pytest.mark.parametrize("seed", range(6))
    def test_of_a_person_is_nothing(self, seed: int) -> None:
        world = a_person(np.random.default_rng(seed))
        for setting in (Setting.AUTO_FOLLOW, Setting.AUTO_UNFOLLOW, Setting.FOLLOW_BACK):
            assert not isinstance(found(setting, world), Seen)

    @settings(deadline=None, max_examples=10)
    @given(
        people=st.integers(0, 80), looks=st.integers(1, 60), hours=st.floats(0.5, 80), setting=st.sampled_from(BY_LOOKS)
    )
    def test_of_looks_that_are_all_alike_is_never_anything(
        self, people: int, looks: int, hours: float, setting: Setting
    ) -> None:
        ids = np.arange(1, people + 1, dtype=np.int64)
        alike = [Look(START + number * timedelta(hours=hours), True, ids, ids) for number in range(looks)]  # noqa: FBT003 # read to its end
        assert not isinstance(found_since(setting, BEFORE, observed(alike)), Seen)

    @pytest.mark.parametrize(("texts", "kind"), [(SAME, Seen), (DIFFERENT, NotSeen), (DIFFERENT[:6], Blind)])
    def test_of_comments_is_whether_most_are_in_the_same_words_without_repeating_them(
        self, texts: list[str], kind: type
    ) -> None:
        looks = World(np.random.default_rng(1), days=2).looks(hours=12)
        told = found_since(Setting.AUTO_COMMENT, BEFORE, observed(looks, posts=comments(texts)))
        assert isinstance(told, kind)
        assert "lovely" not in str(told)

    def test_of_answers_is_nothing_however_alike_they_are(self) -> None:
        looks = World(np.random.default_rng(1), days=2).looks(hours=12)
        told = found_since(Setting.AUTO_COMMENT, BEFORE, observed(looks, posts=comments(SAME, to=ANSWERED)))
        assert isinstance(told, Blind)

    def test_needs_the_strength_from_which_the_practice_is_told(self) -> None:
        looks = a_tool(np.random.default_rng(1), hours_delay=48, a_day=60).looks(hours=6)
        strict = Observed(looks, Heard(), (), frozenset(), PERMITS, {"own_automation": 1.1})
        assert isinstance(found_since(Setting.AUTO_FOLLOW, BEFORE, strict), NotSeen)


class TestEverythingThatIsStated:
    def test_lets_dropping_that_is_on_speak_for_nothing_else(self) -> None:
        world = a_tool(np.random.default_rng(1), hours_delay=22, a_day=24)
        follow = Statement(UUID(int=1), Setting.AUTO_FOLLOW, Stated.OFF, BEFORE)
        seen = {}
        for value in Stated:
            drop = Statement(UUID(int=2), Setting.AUTO_UNFOLLOW, value, BEFORE)
            looked = looked_since([follow, drop], observed(world.looks(hours=6)), cleared={})
            seen[value] = isinstance(looked[follow.id].found, Seen)
        assert seen == {Stated.OFF: True, Stated.ON: False, Stated.UNSURE: False}

    def test_begins_anew_where_somebody_answered_and_leaves_out_what_no_look_shows(self) -> None:
        stated = [Statement(UUID(int=number), each, Stated.OFF, BEFORE) for number, each in enumerate(Setting)]
        looks = observed(a_tool(np.random.default_rng(1), hours_delay=22, a_day=60).looks(hours=6))
        looked = looked_since(stated, looks, cleared={"own_automation": START + 12.5 * DAYS})
        by_setting = {each.setting: looked[each.id] for each in stated if each.id in looked}
        assert set(by_setting) == set(BY_LOOKS)
        assert isinstance(by_setting[Setting.AUTO_FOLLOW].found, Blind)
        assert by_setting[Setting.FOLLOW_BACK].since == BEFORE


class TestAnExport:
    def looked(self, follows: Sequence[float], *, back: bool = False, as_of: datetime = START) -> Found | None:
        ids = np.arange(len(follows), dtype=np.int64)
        since = np.array([BEGIN + each if each >= 0 else UNDATED for each in follows], np.int64)
        theirs = (ids, since - 60) if back else (ids[:0], since[:0])
        exported = Exported((ids, since), theirs, 1, START + 20 * DAYS, PERMITS, BARS)
        follow = Statement(UUID(int=1), Setting.AUTO_FOLLOW, Stated.OFF, as_of)
        looked = looked_in_export([follow], exported, cleared={})
        return looked[follow.id].found if looked else None

    def test_shows_follows_at_even_steps_unless_they_are_answers_or_came_before(self) -> None:
        even = [day * DAY + number * 300.0 for day in range(8) for number in range(120)]
        assert isinstance(self.looked(even), Seen)
        assert isinstance(self.looked(even, back=True), NotSeen)
        assert isinstance(self.looked(even, as_of=START + 8 * DAYS), NotSeen)

    def test_shows_nothing_where_it_dates_nothing_or_was_made_before(self) -> None:
        undated = self.looked([-1.0] * 90)
        assert isinstance(undated, Blind)
        assert undated.lasting
        assert self.looked([1.0], as_of=START + 21 * DAYS) is None
