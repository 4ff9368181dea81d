"""What the compiled loop that scores an audience is handed, and what it fills."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from service.audience.grading import Parts


class People(NamedTuple):
    """The columns of `FollowerColumns` that are judged, and each person's fit; below zero is not said."""

    followers: NDArray[np.int32]
    following: NDArray[np.int32]
    posts: NDArray[np.int32]
    listed: NDArray[np.int32]
    likes: NDArray[np.int32]
    created_minute: NDArray[np.int32]
    last_posted_minute: NDArray[np.int32]
    bio_length: NDArray[np.int16]
    handle_digits: NDArray[np.int8]
    flags: NDArray[np.uint8]
    fit: NDArray[np.int8]


class Weights(NamedTuple):
    """What each code of each of `kernels.MEASURES` says of being sold and of being run by a program."""

    says: NDArray[np.int16]
    """Shape (`kernels.MEASURES`, 256, 4): evidence of both, and whether this measure helps either question to be answered."""
    per_unit: NDArray[np.float32]
    """Steps of each measure's scale in one of its units."""
    sold_before: int
    program_before: int


class Rules(NamedTuple):
    """Numbers that decide besides evidence, each named as where it is kept; handed in, for a compiled loop's own never change."""

    minute: int
    """The moment from which ages and silence are counted."""
    unsaid: int
    fewest_sold: int
    fewest_automated: int
    shown: int
    pace_a_day: int
    pace_from_days: int
    mass_following: int
    strained_following: int
    lively_days: int
    dormant_days: int
    fewest_posts: int
    not_real_from: int
    parts: Parts


class Seen(NamedTuple):
    """What is asked of one person besides evidence; no number where it is not said."""

    following: np.float32
    silent: np.float32
    posts: np.float32


class Verdicts(NamedTuple):
    """Filled row by row, and how often each measure was said."""

    klass: NDArray[np.int8]
    score: NDArray[np.int8]
    evidence: NDArray[np.int16]
    sold: NDArray[np.int16]
    said: NDArray[np.int64]
