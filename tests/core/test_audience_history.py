from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from service.audience.keeping import applied
from service.audience.roll import compare

CROWDS = st.lists(st.sets(st.integers(0, 30)), min_size=1, max_size=8)


def roll(people: set[int]) -> NDArray[np.int64]:
    return np.array(sorted(people), np.int64)


class TestHistory:
    @settings(deadline=None)  # the first example may have to compile the comparison
    @given(CROWDS)
    def test_tells_every_crowd_again_from_the_first_and_the_changes(self, crowds: list[set[int]]) -> None:
        told = roll(crowds[0])
        for before, after in pairwise(crowds):
            changes = compare(roll(before), roll(after))
            told = applied(told, arrived=changes.came, left=changes.left)
            assert told.tolist() == sorted(after)

    @given(CROWDS)
    def test_finds_the_newest_crowd_from_each_persons_last_change_alone(self, crowds: list[set[int]]) -> None:
        last: dict[int, int] = {}
        for before, after in pairwise(crowds):
            last |= dict.fromkeys(after - before, 1) | dict.fromkeys(before - after, -1)
        arrived = roll({person for person, change in last.items() if change == 1})
        left = roll({person for person, change in last.items() if change == -1})
        assert applied(roll(crowds[0]), arrived=arrived, left=left).tolist() == sorted(crowds[-1])
