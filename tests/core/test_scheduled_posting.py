from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from service.automation.scheduled_posting import FEWEST_POSTS, luck, scheduled_posting

MONDAY = datetime(2026, 11, 2, tzinfo=UTC)
moments = st.lists(st.integers(0, 30 * 86_400).map(lambda seconds: MONDAY + timedelta(seconds=seconds)), max_size=60)


def days(*clock: tuple[int, int], of: int = 10, seconds: int = 20) -> list[datetime]:
    return [
        MONDAY + timedelta(days=day, hours=hour, minutes=minute, seconds=seconds)
        for day in range(of)
        for hour, minute in clock
    ]


class TestPlannedPosts:
    def test_go_out_at_set_times(self) -> None:
        found = scheduled_posting(days((9, 0), (17, 30)))
        assert found is not None
        assert (found.is_planned, found.on_the_mark, found.usual) == (True, 20, ("09:00", "17:30"))

    def test_are_planned_though_some_are_sent_by_hand(self) -> None:
        found = scheduled_posting([*days((9, 0), of=14), *days((12, 3), of=5)])
        assert found is not None
        assert found.is_planned

    def test_are_told_from_the_habit_of_posting_at_lunch(self) -> None:
        chance = Random(4)
        lunches = [each + timedelta(minutes=chance.uniform(-12, 12)) for each in days((12, 30), of=30)]
        found = scheduled_posting(lunches)
        assert found is not None
        assert not found.is_planned

    def test_are_seldom_seen_where_people_press_the_button(self) -> None:
        chance = Random(11)
        people = (
            scheduled_posting(MONDAY + timedelta(seconds=chance.uniform(0, 30 * 86_400)) for _ in range(20))
            for _ in range(2_000)
        )
        assert sum(each is not None and each.is_planned for each in people) <= 2

    def test_cannot_be_told_from_a_few(self) -> None:
        assert scheduled_posting(days((9, 0), of=FEWEST_POSTS - 1)) is None
        assert scheduled_posting(days((9, 0), of=1) * 40) is None

    @given(moments, st.randoms())
    def test_do_not_depend_on_order_or_repetition(self, posts: list[datetime], chance: Random) -> None:
        shuffled = posts + posts[:7]
        chance.shuffle(shuffled)
        assert scheduled_posting(shuffled) == scheduled_posting(posts)

    @given(st.integers(1, 60).flatmap(lambda posts: st.tuples(st.integers(1, posts), st.just(posts))))
    def test_are_less_by_luck_the_more_are_on_the_mark(self, counted: tuple[int, int]) -> None:
        on_the_mark, posts = counted
        assert 0 < luck(on_the_mark, posts) <= luck(on_the_mark - 1, posts) <= 1 + 1e-9
