import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from service.audience import roll

LARGEST = 2**63 - 1
rolls = st.sets(st.integers(0, LARGEST) | st.integers(0, 300), max_size=80).map(lambda ids: sorted_ids(*ids))


def sorted_ids(*ids: int) -> NDArray[np.int64]:
    return np.array(sorted(ids), np.int64)


class TestRoll:
    @settings(max_examples=200, deadline=None)
    @given(rolls)
    def test_gives_back_the_ids_it_was_given(self, ids: NDArray[np.int64]) -> None:
        assert roll.unpacked(roll.packed(ids)).tolist() == ids.tolist()

    def test_holds_the_smallest_and_largest_ids(self) -> None:
        ids = sorted_ids(0, 1, 127, 128, LARGEST - 1, LARGEST)
        assert roll.unpacked(roll.packed(ids)).tolist() == ids.tolist()

    @pytest.mark.parametrize("ids", [[2, 1], [1, 1], [-1, 4], [-5]])
    def test_refuses_ids_that_do_not_ascend_from_zero(self, ids: list[int]) -> None:
        with pytest.raises(roll.RollUnsorted, match="ascending"):
            roll.packed(np.array(ids, np.int64))

    @settings(max_examples=300, deadline=None)
    @given(st.binary(max_size=60))
    def test_any_bytes_are_read_or_refused_by_name(self, noise: bytes) -> None:
        try:
            ids = roll.unpacked(noise)
        except roll.RollBroken:
            return
        assert (np.diff(ids) > 0).all()
        assert (ids >= 0).all()

    @settings(max_examples=200, deadline=None)
    @given(rolls.filter(lambda ids: ids.size > 0), st.data())
    def test_a_shortened_roll_is_refused(self, ids: NDArray[np.int64], data: st.DataObject) -> None:
        whole = roll.packed(ids)
        with pytest.raises(roll.RollBroken):
            roll.unpacked(whole[: data.draw(st.integers(0, len(whole) - 1))])

    def test_a_lengthened_roll_is_refused(self) -> None:
        with pytest.raises(roll.RollBroken, match="1 bytes too many"):
            roll.unpacked(roll.packed(sorted_ids(4, 9)) + b"\x05")

    def test_another_version_is_refused(self) -> None:
        with pytest.raises(roll.RollBroken, match="version 2"):
            roll.unpacked(b"\x02" + roll.packed(sorted_ids(4))[1:])

    def test_an_id_beyond_63_bits_is_refused(self) -> None:
        head = roll.packed(sorted_ids(4))[:9]
        with pytest.raises(roll.RollBroken, match="do not ascend"):
            roll.unpacked(head + b"\xff" * 9 + b"\x01")

    def test_a_promise_of_many_ids_takes_no_memory(self) -> None:
        with pytest.raises(roll.RollBroken, match="cannot fit"):
            roll.unpacked(b"\x01" + (2**60).to_bytes(8, "little") + b"\x01")

    def test_takes_less_than_three_bytes_a_person_on_instagram(self) -> None:
        # A million people among seventy thousand million ids, at a fiftieth of the size.
        ids = np.unique(np.random.default_rng(3).integers(0, 1_400_000_000, 20_000))
        assert len(roll.packed(ids)) < 3 * ids.size


class TestChanges:
    @settings(max_examples=200, deadline=None)
    @given(rolls, rolls)
    def test_are_those_of_sets(self, before: NDArray[np.int64], after: NDArray[np.int64]) -> None:
        changes = roll.compare(before, after)
        assert changes.came.tolist() == sorted(set(after.tolist()) - set(before.tolist()))
        assert changes.left.tolist() == sorted(set(before.tolist()) - set(after.tolist()))

    @settings(max_examples=100, deadline=None)
    @given(rolls)
    def test_of_the_same_people_are_none(self, ids: NDArray[np.int64]) -> None:
        changes = roll.compare(ids, ids.copy())
        assert changes.came.size == changes.left.size == 0


class TestLookingForIds:
    @settings(max_examples=100, deadline=None)
    @given(rolls, rolls, st.integers(0, 2))
    def test_finds_who_a_set_finds_however_long_the_list_that_is_asked_for(
        self, people: NDArray[np.int64], among: NDArray[np.int64], stretches: int
    ) -> None:
        long = np.zeros(stretches * 65_536, np.int64)
        asked = np.concatenate([people[::-1], long, among, people])
        there = set(among.tolist())
        assert roll.is_among(asked, among).tolist() == [each in there for each in asked.tolist()]
