"""Answers of clients who sort, made straight from numbers."""

from collections import Counter
from collections.abc import Sequence

from service.audience.sorting import Answer, Group, Sorted, result
from service.audience.strata import Stratum


def answered(answers: Sequence[Answer], *, followers: int) -> Group:
    """A stratum of so many followers, some of whom were sorted so."""
    return Group(unsorted=followers - len(answers), answers=Counter(answers), staying=Counter(answers))


def sorted_at_random(answers: Sequence[Answer], *, followers: int) -> Sorted:
    """What is shown where nothing told followers apart."""
    return result({Stratum.OTHER: answered(answers, followers=followers)})
