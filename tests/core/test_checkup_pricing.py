from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.checkups.pricing import BudgetSpent, plan_checkup
from service.checkups.progress import Progress
from service.platforms.contract import Platform, Price, Terms

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


class TestPricing:
    def test_reads_a_small_audience_whole_and_says_what_it_costs(self) -> None:
        plan = plan_checkup(followers=4200, following=800, posts=50, terms=X, budget_left_micros=100 * DOLLAR)
        assert plan.sampling == "full"
        assert plan.price_micros == (4284 + 816) * 10_000 + 51 * 5_000 + 400 * 15_000

    def test_has_room_for_growth_as_far_as_the_budget_goes(self) -> None:
        plan = plan_checkup(followers=413, following=0, posts=0, terms=X, budget_left_micros=4_150_000)
        assert (plan.followers.read, plan.followers.most, plan.price_micros) == (413, 415, 4_150_000)

    def test_reads_the_newest_whole_pages_when_the_budget_is_short(self) -> None:
        plan = plan_checkup(followers=50_000, following=800, posts=50, terms=X, budget_left_micros=25 * DOLLAR)
        assert plan.sampling == "newest_first"
        assert plan.followers.read == 2000
        assert plan.price_micros <= 25 * DOLLAR

    def test_waits_one_window_for_every_300_pages(self) -> None:
        plan = plan_checkup(followers=600_001, following=0, posts=0, terms=X, budget_left_micros=10_000 * DOLLAR)
        assert plan.seconds >= 2 * 15 * 60

    def test_refuses_to_start_when_not_one_page_can_be_paid(self) -> None:
        with pytest.raises(BudgetSpent):
            plan_checkup(followers=5000, following=0, posts=0, terms=X, budget_left_micros=9 * DOLLAR)

    @given(
        followers=st.integers(0, 3_000_000),
        following=st.integers(0, 10_000),
        posts=st.integers(0, 5000),
        budget=st.integers(0, 1000 * DOLLAR),
    )
    def test_never_plans_beyond_the_budget(self, followers: int, following: int, posts: int, budget: int) -> None:
        try:
            plan = plan_checkup(
                followers=followers, following=following, posts=posts, terms=X, budget_left_micros=budget
            )
        except BudgetSpent:
            assert budget < 10_000 * min(followers, 1000)
        else:
            assert plan.price_micros <= budget
            assert plan.followers.read <= followers


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
            plan = plan_checkup(followers=followers, following=0, posts=0, terms=X, budget_left_micros=budget)
        except BudgetSpent:
            return
        progress = Progress()
        for come in pages:
            if progress.next_list(plan) != "followers":
                break
            wanted = progress.wanted("followers", plan)
            read = min(come, 1000 if wanted is None else wanted)
            progress = progress.after_page("followers", read=read, next_cursor="on", plan=plan, page_size=1000)
        assert progress.followers.read <= plan.followers.most
        assert progress.followers.read * 10_000 <= plan.price_micros <= budget
