from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.automation.boomerangs import Boomerangs, find_boomerangs
from service.automation.observations import Look
from tests.core.follow_worlds import HOUR, World, ids

MORNING = datetime(2026, 3, 2, 6, tzinfo=UTC)


def looks(
    *followers: set[int], hours: float = 4, following: set[int] | None = None, incomplete: frozenset[int] = frozenset()
) -> list[Look]:
    return [
        Look(
            MORNING + timedelta(hours=hours * place),
            place not in incomplete,
            ids(people),
            ids(following if following is not None else set()),
        )
        for place, people in enumerate(followers)
    ]


def who(found: Boomerangs) -> set[int]:
    return {boomerang.profile_id for boomerang in found.found}


class TestBoomerangs:
    def test_counts_someone_who_came_and_left_between_looks(self) -> None:
        found = find_boomerangs(looks({1}, {1, 2}, {1, 2}, {1}))
        assert who(found) == {2}
        assert found.found[0].followed_between == (MORNING, MORNING + timedelta(hours=4))
        assert found.found[0].left_between == (MORNING + timedelta(hours=8), MORNING + timedelta(hours=12))

    def test_counts_each_time_of_a_repeat_offender(self) -> None:
        found = find_boomerangs(looks({1}, {1, 2}, {1}, {1, 2}, {1}))
        assert found.times == {2: 2}

    def test_does_not_count_someone_who_was_followed_back(self) -> None:
        assert who(find_boomerangs(looks({1}, {1, 2}, {1}, following={2}))) == set()

    def test_does_not_count_someone_who_stayed_for_days(self) -> None:
        assert who(find_boomerangs(looks({1}, *[{1, 2}] * 9, {1}))) == set()

    def test_does_not_count_someone_who_was_there_before_the_first_look(self) -> None:
        assert who(find_boomerangs(looks({1, 2}, {1, 2}, {1}))) == set()

    def test_does_not_count_whom_the_network_suspended_and_says_how_many(self) -> None:
        found = find_boomerangs(looks({1}, {1, 2}, {1}), suspended=ids({2}))
        assert (who(found), found.suspended) == (set(), 1)

    def test_does_not_count_an_old_follower_who_flickers(self) -> None:
        found = find_boomerangs(looks({1, 2}, {1}, {1, 2}, {1}))
        assert (who(found), found.unresolved) == (set(), 1)

    def test_cannot_tell_without_the_list_of_people_followed(self) -> None:
        blind = [Look(look.taken_at, look.complete, look.followers, None) for look in looks({1}, {1, 2}, {1})]
        found = find_boomerangs(blind)
        assert (who(found), found.unresolved) == (set(), 1)
        assert found.not_observable[0].code == "boomerangs.no_following"

    def test_says_that_looks_lie_too_far_apart(self) -> None:
        found = find_boomerangs(looks({1}, {1, 2}, {1}, {1}, hours=20))
        assert found.found == ()
        assert found.not_observable[0].code == "boomerangs.looks_too_far_apart"
        assert found.unresolved == 1

    def test_says_that_a_single_look_shows_nothing(self) -> None:
        assert find_boomerangs(looks({1})).not_observable[0].code == "boomerangs.too_few_looks"
        assert find_boomerangs([]).not_observable[0].code == "boomerangs.too_few_looks"

    def test_an_incomplete_list_proves_no_absence(self) -> None:
        assert who(find_boomerangs(looks({1}, {1, 2}, {1}, {1, 2}, incomplete=frozenset({2})))) == set()


class TestNoAlarm:
    @settings(max_examples=60, deadline=None)
    @given(st.sets(st.integers(1, 500), max_size=60), st.integers(3, 9))
    def test_for_identical_lists(self, people: set[int], times: int) -> None:
        found = find_boomerangs(looks(*[people] * times))
        assert (found.found, found.unresolved) == ((), 0)

    @pytest.mark.parametrize("place", range(6))
    @pytest.mark.parametrize("says_so", [True, False])
    def test_for_one_list_cut_short(self, place: int, says_so: bool) -> None:  # noqa: FBT001 -- a case of the table
        people = [set(range(200 + 3 * number)) for number in range(6)]
        people[place] = set(list(people[place])[:90])
        cut = frozenset({place}) if says_so else frozenset()
        assert find_boomerangs(looks(*people, incomplete=cut)).found == ()

    def test_for_an_outage_that_empties_two_lists_in_a_row(self) -> None:
        everybody = set(range(300))
        assert find_boomerangs(looks(everybody, everybody, set(), set(), everybody, everybody)).found == ()


class TestAccuracy:
    """Precision at least 0.95 and recall at least 0.90 at 1 to 6 hours between looks; both are our own demands."""

    @pytest.mark.parametrize("hours", [1, 2, 4, 6])
    def test_among_honest_look_alikes(self, hours: float) -> None:
        hits = alarms = planted = 0
        for seed in range(12):
            world = World(np.random.default_rng([seed, int(hours)]))
            world.settle(300)
            # Shorter stays can fall between two looks, where nobody can see them.
            world.boomerang(30, shortest=max(2.0, hours) * HOUR, longest=24 * HOUR)
            world.stay_a_while(120)
            world.followed_back(10)
            world.event_day(60)
            world.clean_up(40)
            world.suspend(8)
            seen = world.looks(hours=hours, cut_short=0.03, incomplete=0.03, gap=9)
            found = find_boomerangs(seen, suspended=ids(world.suspended))
            hits += len(who(found) & set(world.boomerangs))
            alarms += len(who(found))
            planted += len(world.boomerangs)
        assert hits / alarms >= 0.95
        assert hits / planted >= 0.90

    def test_every_interval_holds_the_truth(self) -> None:
        world = World(np.random.default_rng(4))
        world.settle(100)
        world.boomerang(40, shortest=6 * HOUR, longest=20 * HOUR)
        for boomerang in find_boomerangs(world.looks(hours=3)).found:
            stay = timedelta(seconds=world.boomerangs[boomerang.profile_id])
            assert boomerang.left_between[0] - boomerang.followed_between[1] <= stay
            assert stay <= boomerang.left_between[1] - boomerang.followed_between[0]
