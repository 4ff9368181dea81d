from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from service.sandbox.meta.ids import Numbering, app_scoped, page_scoped

PAGE = 102_884_311_904_217
NEAR = 10**12
"""A millionth of the room that scoped numbers have."""


class TestNumbering:
    @settings(deadline=None, max_examples=200)
    @given(place=st.integers(0, 2**40))
    def test_leads_back_to_the_thing_it_names(self, place: int) -> None:
        numbering = Numbering(17_900_000_000_000_000)
        assert numbering.place_of(numbering.id_of(place)) == place

    def test_knows_the_numbers_of_other_kinds(self) -> None:
        assert Numbering(17_900_000_000_000_000).place_of(17_899_999_999_999_999) is None
        assert Numbering(17_900_000_000_000_000).place_of(18_000_000_000_000_000) is None


class TestScopedNumbers:
    def test_have_sixteen_or_seventeen_digits(self) -> None:
        assert {len(str(page_scoped(PAGE, person))) for person in range(500)} <= {16, 17}

    def test_are_each_persons_own_before_one_page(self) -> None:
        assert len({page_scoped(PAGE, person) for person in range(20_000)}) == 20_000

    def test_are_others_before_another_page_or_app(self) -> None:
        assert page_scoped(PAGE, 7) != page_scoped(PAGE + 1, 7)
        assert app_scoped("4711", 7) != app_scoped("4712", 7)
        assert app_scoped(str(PAGE), 7) != page_scoped(PAGE, 7)

    def test_do_not_tell_which_persons_were_numbered_in_a_row(self) -> None:
        told = [page_scoped(PAGE, person) for person in range(500)]
        gaps = {(later - earlier) // NEAR for earlier, later in pairwise(told)}
        assert len(gaps) > 490
