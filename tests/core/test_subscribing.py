from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from service.automation.subscribing import changes
from service.platforms.x_events import FOLLOW_KINDS, Subscription

FOLLOW, UNFOLLOW = FOLLOW_KINDS
MAYA, TOMAS, REX = 1, 2, 3


def both(number: int, *, is_ours: bool = True) -> list[Subscription]:
    return [Subscription(f"{number}{kind}{is_ours}", kind, number, is_ours) for kind in FOLLOW_KINDS]


class TestWhatToAskFor:
    def test_is_both_kinds_for_whom_nothing_is_told(self) -> None:
        needed = changes([], wanted=[MAYA], of_others=(), most=1500)
        assert (needed.begin, needed.end) == (((MAYA, FOLLOW), (MAYA, UNFOLLOW)), ())

    def test_is_the_kind_that_got_lost(self) -> None:
        needed = changes(both(MAYA)[:1], wanted=[MAYA], of_others=(), most=1500)
        assert needed.begin == ((MAYA, UNFOLLOW),)
        assert needed.begun == {MAYA}

    def test_is_nothing_for_whom_another_practice_had_asked(self) -> None:
        needed = changes(both(MAYA), wanted=[MAYA], of_others=[MAYA], most=1500)
        assert (needed.begin, needed.end) == ((), ())

    def test_ends_for_whom_nobody_listens_and_not_for_whom_another_practice_does(self) -> None:
        needed = changes([*both(MAYA), *both(TOMAS)], wanted=[], of_others=[TOMAS], most=1500)
        assert set(needed.end) == {each.id for each in both(MAYA)}

    def test_leaves_alone_what_another_program_of_the_app_asked_for(self) -> None:
        needed = changes(both(MAYA, is_ours=False), wanted=[], of_others=(), most=1500)
        assert needed.end == ()

    def test_stops_where_the_plan_allows_no_more_and_takes_nobody_by_half(self) -> None:
        full = changes(both(REX, is_ours=False), wanted=[MAYA, TOMAS], of_others=(), most=5)
        assert full.begun == {MAYA}
        assert full.no_room == {TOMAS}

    def test_has_the_room_of_what_it_gives_up(self) -> None:
        assert changes(both(REX), wanted=[MAYA], of_others=(), most=2).no_room == set()

    @settings(max_examples=150)
    @given(
        st.lists(st.tuples(st.integers(1, 5), st.sampled_from(FOLLOW_KINDS), st.booleans()), max_size=14),
        st.lists(st.integers(1, 5), unique=True),
        st.sets(st.integers(1, 5)),
        st.integers(0, 12),
    )
    def test_leads_to_each_listened_account_told_of_once_within_the_plan(
        self, known: Sequence[tuple[int, str, bool]], wanted: list[int], of_others: set[int], most: int
    ) -> None:
        existing = [Subscription(str(place), kind, number, ours) for place, (number, kind, ours) in enumerate(known)]
        needed = changes(existing, wanted=wanted, of_others=of_others, most=most)
        left = [each for each in existing if each.id not in needed.end]
        ours = [(each.number, each.kind) for each in left if each.is_ours] + list(needed.begin)
        assert len(ours) == len(set(ours))
        assert {number for number, _ in ours} <= set(wanted) | of_others
        assert [each for each in existing if not each.is_ours] == [each for each in left if not each.is_ours]
        assert {(number, kind) for number in set(wanted) - needed.no_room for kind in FOLLOW_KINDS} <= set(ours)
        if needed.begin:
            assert len(left) + len(needed.begin) <= most
