"""Chance that always falls the same way: every draw is a function of the seed and of where it is used."""

from random import Random
from typing import Final

_MASK: Final = (1 << 64) - 1
_FACTOR: Final = 0xBF58476D1CE4E5B9  # the mixing constant of splitmix64


def dice(*coordinates: int) -> Random:
    """A source of chance for this place in the world, such as (seed, what for, which day)."""
    return Random(_mixed(coordinates))


def share(*coordinates: int) -> float:
    """One number in [0, 1) for this place in the world; cheaper than a whole source."""
    return (_mixed(coordinates) >> 11) / (1 << 53)


def _mixed(coordinates: tuple[int, ...]) -> int:
    mixed = 0x9E3779B97F4A7C15
    for coordinate in coordinates:
        mixed = (mixed ^ (coordinate & _MASK)) * _FACTOR & _MASK
        mixed ^= mixed >> 31
    return mixed
