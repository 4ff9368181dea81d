from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise

import msgspec
import pytest

from service.sandbox.behaviours import boomerangs_of, followers_of_day
from service.sandbox.clock import in_ms
from service.sandbox.hosted import GURU, MAIN, SECOND
from service.sandbox.kinds import GENUINE_KINDS, TRAITS, Kind
from service.sandbox.people import DAY_MS, Person
from service.sandbox.plan import Plan
from service.sandbox.snowflakes import stamped_index
from service.sandbox.truth import Stay, Tool, Truth, truth_of
from service.sandbox.world import World
from tests.sandbox_doors import NOON

FOUNDED_MS = in_ms(NOON.replace(hour=0))
HOUR_MS = 3_600_000


def a_world(*, seed: int = 7, followers: int = 800, days: int = 0) -> World:
    plan = Plan.of(seed, followers=followers, second_followers=150, guru_followers=20_000, founded_ms=FOUNDED_MS)
    world = World(plan)
    world.grow(FOUNDED_MS + days * DAY_MS)
    return world


def followers_of(world: World, index: int, at_ms: int) -> list[Person]:
    return [world.people.person(stamped_index(key)) for key in world.followers(index).newest_first(at_ms)]


def the_truth(world: World, *, day: int, index: int = MAIN) -> Truth:
    return truth_of(world, world.hosted[index], FOUNDED_MS + day * DAY_MS)


def days_stayed(stay: Stay) -> float:
    assert stay.left_at is not None
    return (stay.left_at - stay.followed_at) / timedelta(days=1)


class TestWorld:
    def test_is_the_same_for_the_same_seed_however_it_is_looked_at(self) -> None:
        leapt, walked = a_world(days=20), a_world()
        for day in range(21):
            walked.grow(FOUNDED_MS + day * DAY_MS)
            walked.followers(MAIN).count(FOUNDED_MS + day * DAY_MS)
        assert msgspec.json.encode(the_truth(leapt, day=20)) == msgspec.json.encode(the_truth(walked, day=20))

    def test_is_another_for_another_seed(self) -> None:
        one, other = the_truth(a_world(seed=1), day=0), the_truth(a_world(seed=2), day=0)
        assert len(one.followers.keys() & other.followers.keys()) < 0.01 * len(one.followers)

    def test_never_rewrites_what_was(self) -> None:
        young, old = a_world(days=1), a_world(days=40)
        assert the_truth(young, day=1) == the_truth(old, day=1)

    @pytest.mark.parametrize("followers", [0, 1, 30, 5000])
    def test_comes_in_any_size(self, followers: int) -> None:
        planted = the_truth(a_world(followers=followers), day=0)
        present = len(planted.followers) + len(planted.suspended_followers)
        assert followers <= present <= followers + 400

    def test_sends_nobody_twice_even_to_a_large_audience(self) -> None:
        plan = Plan.of(7, followers=100_000, second_followers=0, guru_followers=0, founded_ms=FOUNDED_MS)
        main = plan.hosted[MAIN]
        visitors = set(boomerangs_of(plan.population, main))
        came = [follow.person for day in range(200) for follow in followers_of_day(plan, main, day)]
        stayed = [person for person in came if person not in visitors]
        assert len(stayed) == len(set(stayed)) > 200 * 40

    def test_knows_everybody_by_id_and_by_one_name(self) -> None:
        world = a_world(days=5)
        people = followers_of(world, MAIN, FOUNDED_MS + 5 * DAY_MS) + followers_of(world, SECOND, FOUNDED_MS)
        assert all(world.people.with_id(person.id) == person for person in people)
        assert len({person.handle for person in people}) == len({person.id for person in people})
        assert all(len(person.handle) <= 15 for person in people)


class TestTruth:
    def test_holds_every_kind_in_the_main_audience(self) -> None:
        planted = Counter(the_truth(a_world(), day=1).followers.values())
        assert set(planted) == {str(kind) for kind in TRAITS} | {Kind.GURU}

    def test_gives_the_coached_people_markets_and_the_genuine_words_that_fit(self) -> None:
        world = a_world()
        market = world.hosted[MAIN].market
        fitting = [each for each in followers_of(world, MAIN, FOUNDED_MS) if each.kind is Kind.GENUINE_FIT]
        english = [each.bio.lower() for each in fitting if each.language == "en" and each.bio]
        assert sum(any(word in bio for word in market) for bio in english) / len(english) > 0.6

    def test_shares_some_genuine_people_between_the_coached(self) -> None:
        world = a_world()
        main, second = the_truth(world, day=0), the_truth(world, day=0, index=SECOND)
        shared = main.followers.keys() & second.followers.keys()
        assert len(shared) > 10
        assert second.tool is None

    def test_names_those_who_wrote_and_got_no_answer(self) -> None:
        world = a_world(days=10)
        planted = the_truth(world, day=10)
        account = world.people.person(MAIN)
        answered = {str(post.answers) for post in world.posts(account, FOUNDED_MS + 10 * DAY_MS)}
        heard = list(world.mentions(account, FOUNDED_MS + 10 * DAY_MS))
        genuine = [each for each in planted.unanswered if each.kind in GENUINE_KINDS]
        assert not {each.post_id for each in planted.unanswered} & answered
        assert 0.1 < len(genuine) / len(heard) < 0.6


class TestBought:
    def test_were_made_together_and_arrived_together(self) -> None:
        world = a_world(followers=3000)
        arrivals = {stamped_index(key): key >> 22 for key in world.followers(MAIN).newest_first(FOUNDED_MS)}
        cohorts = [each for each in world.plan.population.cohorts_of(world.hosted[MAIN]) if each.kind is Kind.BOUGHT]
        assert len(cohorts) == 3
        for cohort in cohorts:
            came = [arrivals[index] for index in cohort.indexes]
            born = [world.people.created_ms(index) for index in cohort.indexes]
            assert max(came) - min(came) <= 36 * HOUR_MS
            assert max(born) - min(born) <= 10 * DAY_MS

    def test_lose_some_to_suspension_as_time_passes(self) -> None:
        world = a_world(followers=3000, days=60)
        soon, later = the_truth(world, day=0), the_truth(world, day=60)
        assert len(later.suspended_followers) > len(soon.suspended_followers)


class TestBoomerangs:
    def test_come_and_are_gone_within_a_day_again_and_again(self) -> None:
        planted = the_truth(a_world(days=15), day=15)
        finished = [stay for stay in planted.boomerangs if stay.left_at is not None]
        assert all(0.2 < days_stayed(stay) < 1 for stay in finished)
        visits = Counter(stay.id for stay in finished)
        assert len(visits) == 8
        assert min(visits.values()) >= 3

    def test_really_appear_in_and_vanish_from_the_list(self) -> None:
        world = a_world(days=15)
        boomerangs = {
            world.people.person(index).id for index in boomerangs_of(world.plan.population, world.hosted[MAIN])
        }
        seen = [
            boomerangs & {person.id for person in followers_of(world, MAIN, FOUNDED_MS + hour * HOUR_MS)}
            for hour in range(0, 240, 6)
        ]
        changes = sum(earlier != later for earlier, later in pairwise(seen))
        assert set().union(*seen) == boomerangs
        assert changes > 10
        assert not set.intersection(*seen)

    def test_are_never_followed_back(self) -> None:
        planted = the_truth(a_world(days=15), day=15)
        assert not {stay.id for stay in planted.boomerangs} & set(planted.following)


class TestTool:
    def the_tool(self, *, days: int) -> Tool:
        tool = the_truth(a_world(days=days), day=days).tool
        assert tool is not None
        return tool

    def test_follows_in_even_gaps(self) -> None:
        follows = [stay.followed_at for stay in self.the_tool(days=3).follows]
        gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(follows)]
        in_one_run = [gap for gap in gaps if gap < 3600]
        assert len(in_one_run) > 0.9 * len(gaps)
        assert all(74 < gap < 78 for gap in in_one_run)

    def test_unfollows_whoever_did_not_follow_back_after_a_fixed_delay(self) -> None:
        tool = self.the_tool(days=10)
        finished = [stay for stay in tool.follows if stay.left_at is not None]
        assert {days_stayed(stay) * 86_400 for stay in finished} == {tool.unfollow_after_seconds}
        assert len(finished) > 0.7 * len(tool.follows)

    def test_keeps_those_who_followed_back(self) -> None:
        world = a_world(days=10)
        planted = the_truth(world, day=10)
        assert planted.tool is not None
        kept = {stay.id for stay in planted.tool.follows if stay.left_at is None and days_before(stay, day=10) > 3}
        assert kept
        assert kept <= planted.followers.keys() & set(planted.following)


def days_before(stay: Stay, *, day: int) -> float:
    now: datetime = NOON.replace(hour=0) + timedelta(days=day)
    return (now - stay.followed_at) / timedelta(days=1)


class TestOthers:
    def test_newcomers_arrive_and_most_stay(self) -> None:
        world = a_world(days=30)
        before, after = the_truth(world, day=0), the_truth(world, day=30)
        assert len(after.followers.keys() - before.followers.keys()) > 30
        assert len(before.followers.keys() - after.followers.keys()) < 0.1 * len(before.followers)

    def test_the_dormant_stay_silent_while_the_others_go_on(self) -> None:
        world = a_world(days=60)
        later_ms = FOUNDED_MS + 60 * DAY_MS
        people = followers_of(world, MAIN, FOUNDED_MS)
        woken = [
            person.kind
            for person in people
            if world.newest_post_id(person, later_ms) != world.newest_post_id(person, FOUNDED_MS)
        ]
        assert Kind.DORMANT not in woken
        genuine = [person for person in people if person.kind in GENUINE_KINDS]
        assert sum(kind in GENUINE_KINDS for kind in woken) > 0.9 * len(genuine)

    def test_the_guru_speaks_of_himself_and_answers_nobody(self) -> None:
        world = a_world(days=5)
        guru, at_ms = world.people.person(GURU), FOUNDED_MS + 5 * DAY_MS
        posts = list(world.posts(guru, at_ms))
        assert 20 < len(posts) < 200
        assert all(post.answers is None and post.speaks_to is None for post in posts)
        assert len(list(world.mentions(guru, at_ms))) > 100
        assert 19_000 < world.counts(guru, at_ms).followers < 21_000

    def test_cross_posting_is_even_and_says_where_it_comes_from(self) -> None:
        world = a_world()
        shop = next(each for each in followers_of(world, MAIN, FOUNDED_MS) if each.kind is Kind.CROSS_POSTER)
        posts = list(world.posts(shop, FOUNDED_MS))[:20]
        gaps = {earlier.at_ms - later.at_ms for earlier, later in pairwise(posts)}
        assert len(gaps) == 1
        assert {post.posted_with for post in posts} == {"Facebook"}

    def test_follow_back_accounts_say_so(self) -> None:
        world = a_world()
        loud = [
            each for each in followers_of(world, MAIN, FOUNDED_MS) if each.kind is Kind.FOLLOW_BACK_BOT and each.bio
        ]
        said = ("follow", "f4f", "sdv", "sigo de volta")
        assert all(any(word in each.bio.lower() for word in said) for each in loud)
