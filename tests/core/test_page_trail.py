import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.platforms.failures import AnswerMalformed
from service.platforms.trail import EMPTY_IN_A_ROW, SURPLUS_ALLOWED, Trail


class TestAnHonestList:
    @given(sizes=st.lists(st.integers(0, 5), max_size=12))
    def test_is_followed_to_its_end(self, sizes: list[int]) -> None:
        trail, first = Trail(announced=sum(sizes)), 1
        for page, size in enumerate(sizes):
            trail.step(range(first, first + size), f"cursor {page}")
            first += size
        trail.step([first], None)

    def test_may_grow_while_it_is_read(self) -> None:
        trail = Trail(announced=0)
        trail.step(range(SURPLUS_ALLOWED), None)


class TestACircle:
    def test_of_cursors_is_seen_at_the_first_return(self) -> None:
        trail = Trail(announced=None)
        trail.step([1], "a")
        trail.step([2], "b")
        with pytest.raises(AnswerMalformed, match="already read"):
            trail.step([3], "a")

    def test_of_pages_is_seen_under_ever_new_cursors(self) -> None:
        trail = Trail(announced=None)
        trail.step([1, 2], "a")
        trail.step([3, 4], "b")
        with pytest.raises(AnswerMalformed, match="twice"):
            trail.step([1, 2], "c")


class TestAnEndlessList:
    def test_of_ever_new_people_ends_soon_after_the_announced_number(self) -> None:
        trail = Trail(announced=10_000)
        for page in range(17):
            trail.step(range(page * 1000, (page + 1) * 1000), str(page))
        with pytest.raises(AnswerMalformed, match="announced"):
            trail.step(range(17_000, 18_000), "17")

    def test_of_empty_pages_ends(self) -> None:
        trail = Trail(announced=None)
        for page in range(EMPTY_IN_A_ROW):
            trail.step([], str(page))
        with pytest.raises(AnswerMalformed, match="empty"):
            trail.step([], "one more")

    def test_of_posts_without_comments_may_be_longer_but_ends_too(self) -> None:
        trail = Trail(announced=None, empty_in_a_row=2 * EMPTY_IN_A_ROW)
        for page in range(2 * EMPTY_IN_A_ROW):
            trail.step([], str(page))
        with pytest.raises(AnswerMalformed, match="empty"):
            trail.step([], "one more")
