from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.checkups.costs import cost_of_page
from service.checkups.pricing import LARGEST_WALK, MOST_SAMPLED, BudgetSpent, Plan, page_size, plan_checkup, terms_for
from service.checkups.progress import Progress, progress_in
from service.checkups.sampling import drawn
from service.platforms.contract import (
    ListName,
    Platform,
    PostPage,
    Price,
    Profile,
    ProfilePage,
    Profiles,
    Reaction,
    ReactionPage,
    Terms,
)
from service.platforms.meta_terms import FREE

X = Terms(
    platform=Platform.X,
    scopes=frozenset(),
    price=Price(
        follower=10_000,
        profile=10_000,
        post=5_000,
        reaction=1_000,
        page_size=1000,
        pages_per_window=300,
        window=timedelta(minutes=15),
    ),
)
DOLLAR = 1_000_000
PAGES = Terms(platform=Platform.FACEBOOK, scopes=frozenset(), price=FREE, audience="engagers")


def plan_on_x(*, followers: int, following: int, posts: int, budget_left_micros: int) -> Plan:
    owner = Profile(id=1, handle="maya_moves", followers=followers, following=following, posts=posts)
    lists: tuple[ListName, ...] = ("mentions", "posts", "following", "followers")
    return plan_checkup(owner, lists=lists, terms=X, budget_left_micros=budget_left_micros)


def plan_of_a_page(*, posts: int | None) -> Plan:
    owner = Profile(id=1, handle="Maya Moves", followers=900, posts=posts)
    return plan_checkup(owner, lists=("posts", "mentions", "reactions"), terms=PAGES, budget_left_micros=0)


class TestAnOwnedAccount:
    def test_is_read_at_its_owners_price_and_nobody_elses_is(self) -> None:
        owned = replace(X.price, follower=1_000, profile=1_000, post=1_000)
        terms = replace(X, owner=7, owned_price=owned)
        assert terms_for(7, terms).price == owned
        assert terms_for(8, terms).price == X.price
        assert terms_for(7, X).price == X.price


class TestASample:
    def plan(self, *, known: int, dollars: float, followers: int = 50_000) -> Plan:
        owner = Profile(id=1, handle="maya_moves", followers=followers, following=800, posts=50)
        return plan_checkup(
            owner,
            lists=("followers", "following", "posts"),
            terms=X,
            budget_left_micros=int(dollars * DOLLAR),
            known_followers=known,
        )

    def test_is_drawn_where_the_budget_is_short_and_the_numbers_are_known(self) -> None:
        part = self.plan(known=48_000, dollars=4).lists["followers"]
        assert (part.sampled, part.read, part.is_whole) == (True, 400, False)
        assert self.plan(known=48_000, dollars=400).lists["followers"].read == MOST_SAMPLED
        assert not self.plan(known=48_000, dollars=600).lists["followers"].sampled

    def test_is_none_where_nobody_is_known_or_it_would_be_too_small_to_say_anything(self) -> None:
        assert not self.plan(known=0, dollars=40).lists["followers"].sampled
        with pytest.raises(BudgetSpent):
            self.plan(known=48_000, dollars=0.5)

    @given(dollars=st.floats(0, 700), known=st.integers(0, 60_000))
    def test_never_costs_more_than_the_budget(self, dollars: float, known: int) -> None:
        try:
            plan = self.plan(known=known, dollars=dollars)
        except BudgetSpent:
            return
        assert plan.price_micros <= int(dollars * DOLLAR)
        assert not plan.lists["followers"].sampled or plan.lists["followers"].read <= known

    def test_is_the_same_for_one_checkup_and_another_for_the_next(self) -> None:
        known = np.arange(1, 5_001, dtype=np.int64) * 977
        one, two = UUID(int=1), UUID(int=2)
        assert drawn(known, 300, by=one) == drawn(known[::-1].copy(), 300, by=one)
        assert set(drawn(known, 300, by=one)) != set(drawn(known, 300, by=two))
        taken = [number // 977 <= 2_500 for seed in range(40) for number in drawn(known, 300, by=UUID(int=seed))]
        assert 0.47 < sum(taken) / len(taken) < 0.53


class TestPricing:
    def test_charges_for_nobody_who_was_paid_for_on_the_same_day(self) -> None:
        people = Profiles.of([Profile(id=number, handle=f"p{number}") for number in range(5)])
        assert cost_of_page(ProfilePage(people, None), X.price, {1, 3, 9}) == 3 * 10_000
        dearer = replace(X.price, follower=15_000)
        assert cost_of_page(ProfilePage(people, None), dearer, {1, 3, 9}) == 3 * 15_000 + 2 * 5_000

    def test_reads_a_small_audience_whole_and_says_what_it_costs(self) -> None:
        plan = plan_on_x(followers=4200, following=800, posts=50, budget_left_micros=100 * DOLLAR)
        assert plan.names == ("followers", "following", "posts", "mentions")
        assert all(plan.lists[name].is_whole for name in ("followers", "following", "posts"))
        assert plan.price_micros == (4284 + 816) * 10_000 + 51 * 5_000 + 400 * 15_000

    def test_has_room_for_growth_as_far_as_the_budget_goes(self) -> None:
        plan = plan_on_x(followers=413, following=0, posts=0, budget_left_micros=4_150_000)
        assert (plan.lists["followers"].read, plan.lists["followers"].most, plan.price_micros) == (413, 415, 4_150_000)

    def test_reads_the_newest_whole_pages_when_the_budget_is_short(self) -> None:
        plan = plan_on_x(followers=50_000, following=800, posts=50, budget_left_micros=25 * DOLLAR)
        assert not plan.lists["followers"].is_whole
        assert plan.lists["followers"].read == 2000
        assert plan.price_micros <= 25 * DOLLAR

    def test_waits_one_window_for_every_300_pages(self) -> None:
        plan = plan_on_x(followers=600_001, following=0, posts=0, budget_left_micros=10_000 * DOLLAR)
        assert plan.seconds >= 2 * 15 * 60

    def test_refuses_to_start_when_not_one_page_can_be_paid(self) -> None:
        with pytest.raises(BudgetSpent):
            plan_on_x(followers=5000, following=0, posts=0, budget_left_micros=9 * DOLLAR)

    @pytest.mark.parametrize("left", [0, -1, -100 * DOLLAR])
    def test_reads_nothing_on_a_budget_that_was_lowered_below_what_is_spent(self, left: int) -> None:
        with pytest.raises(BudgetSpent):
            plan_on_x(followers=5000, following=10, posts=50, budget_left_micros=left)
        nobody = plan_on_x(followers=0, following=800, posts=50, budget_left_micros=left)
        assert (nobody.price_micros, [each.most for each in nobody.lists.values()]) == (0, [0, 0, 0, 0])

    @given(
        followers=st.integers(0, 3_000_000),
        following=st.integers(0, 10_000),
        posts=st.integers(0, 5000),
        budget=st.integers(0, 1000 * DOLLAR),
    )
    def test_never_plans_beyond_the_budget(self, followers: int, following: int, posts: int, budget: int) -> None:
        try:
            plan = plan_on_x(followers=followers, following=following, posts=posts, budget_left_micros=budget)
        except BudgetSpent:
            assert budget < 10_000 * min(followers, 1000)
        else:
            assert plan.price_micros <= budget
            assert plan.lists["followers"].read <= followers


class TestReadingOn:
    @given(
        followers=st.integers(1, 5_000),
        budget=st.integers(0, 60 * DOLLAR),
        pages=st.lists(st.integers(0, 1000), max_size=40),
    )
    def test_never_pays_for_more_than_was_promised_however_a_list_grows(
        self, followers: int, budget: int, pages: list[int]
    ) -> None:
        try:
            plan = plan_on_x(followers=followers, following=0, posts=0, budget_left_micros=budget)
        except BudgetSpent:
            return
        progress = Progress()
        for come in pages:
            if progress.next_list(plan) != "followers":
                break
            wanted = progress.wanted("followers", plan)
            read = min(come, 1000 if wanted is None else wanted)
            progress = progress.after_page("followers", read=read, next_cursor="on", plan=plan, page_size=1000)
        assert progress.of("followers").read <= plan.lists["followers"].most
        assert progress.of("followers").read * 10_000 <= plan.price_micros <= budget


class TestAPlanWhereOnlyThoseWhoEngageAreNamed:
    def test_reads_what_is_said_and_costs_nothing(self) -> None:
        plan = plan_of_a_page(posts=120)
        assert plan.names == ("posts", "mentions", "reactions")
        assert {name: part.read for name, part in plan.lists.items()} == {
            "posts": 120,
            "mentions": 2_000,
            "reactions": 5_000,
        }
        assert plan.price_micros == 0

    @pytest.mark.parametrize("posts", [None, 10_000])
    def test_reads_no_more_than_the_newest_400_posts(self, posts: int | None) -> None:
        assert plan_of_a_page(posts=posts).lists["posts"].read == 400

    def test_goes_on_to_the_last_entry_where_a_page_costs_nothing(self) -> None:
        plan, progress = plan_of_a_page(posts=10_000), Progress()
        for number in range(8):
            assert progress.next_list(plan) == "posts", number
            progress = turned(progress, plan, "posts", read=50)
        assert progress.of("posts").read == 400
        assert progress.next_list(plan) == "mentions"

    def test_walks_over_posts_without_comments_but_not_for_ever(self) -> None:
        plan, progress = plan_of_a_page(posts=0), Progress()
        for _ in range(LARGEST_WALK):
            assert progress.next_list(plan) == "mentions"
            progress = turned(progress, plan, "mentions", read=0)
        assert progress.of("mentions").ended == "planned"
        assert progress.next_list(plan) == "reactions"

    def test_goes_on_in_the_order_of_reading_after_the_database_forgot_it(self) -> None:
        plan = plan_of_a_page(posts=120)
        kept = msgspec.to_builtins(plan)
        kept["lists"] = dict(reversed(kept["lists"].items()))
        progress = progress_in(msgspec.to_builtins(Progress().withheld("mentions", ["read_comments"])))
        assert msgspec.convert(kept, Plan).names == plan.names
        assert turned(progress, plan, "posts", read=120, cursor=None).next_list(plan) == "reactions"


def turned(progress: Progress, plan: Plan, name: ListName, *, read: int, cursor: str | None = "on") -> Progress:
    """The progress after one more page."""
    size = page_size(name, FREE)
    return progress.after_page(name, read=read, next_cursor=cursor, plan=plan, page_size=size)


class TestWhatHangsUnderPosts:
    """Likes cost little, reposts ten times as much, and the posts themselves are named, and paid for, once more."""

    terms = replace(X, price=replace(X.price, repost=10_000, looked_under=20))
    owner = Profile(id=1, handle="maya_moves", followers=400, following=0, posts=100)
    lists: tuple[ListName, ...] = ("followers", "posts", "mentions", "reactions")

    def plan(self, dollars: float) -> Plan:
        return plan_checkup(self.owner, lists=self.lists, terms=self.terms, budget_left_micros=int(dollars * DOLLAR))

    def test_is_read_last_and_priced_as_if_all_were_reposts(self) -> None:
        plan = self.plan(100)
        assert plan.names[-1] == "reactions"
        assert plan.lists["reactions"].read == 400
        named_again = 2 * 20 * 5_000
        assert plan.price_micros == 408 * 10_000 + 102 * 5_000 + 400 * 15_000 + 400 * 10_000 + named_again

    def test_leaves_reactions_out_where_they_would_take_much_of_what_is_left(self) -> None:
        plan = self.plan(15)
        assert plan.lists["mentions"].read == 400
        assert plan.lists["reactions"].read == 0
        assert plan.price_micros == 408 * 10_000 + 102 * 5_000 + 400 * 15_000 + 20 * 5_000

    @given(st.integers(0, 60 * DOLLAR))
    def test_never_costs_more_than_is_left(self, budget: int) -> None:
        try:
            plan = plan_checkup(self.owner, lists=self.lists, terms=self.terms, budget_left_micros=budget)
        except BudgetSpent:
            return
        assert plan.price_micros <= budget

    def test_costs_what_was_shown(self) -> None:
        given_so = (Reaction(5, 7, "like"), Reaction(5, 8, "like"), Reaction(5, 7, "repost"))
        assert cost_of_page(ReactionPage(given_so, None), self.terms.price) == 2 * 1_000 + 10_000
        assert cost_of_page(ReactionPage((), None, passed=20), self.terms.price) == 20 * 5_000
        assert cost_of_page(PostPage((), None, passed=20), self.terms.price) == 20 * 5_000
