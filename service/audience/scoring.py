"""Scoring a whole audience at once; `quality.assess` explains any single row of it, with the same numbers."""

from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from service.audience import kernels
from service.audience.coefficients import PARTS, TABLE, Table
from service.audience.columns import FollowerColumns, Scored
from service.audience.facts import NOT_SAID
from service.audience.weighing import minute_of

__all__ = ["Scored", "score_columns"]


def score_columns(
    columns: FollowerColumns, *, at: datetime, fit: NDArray[np.int8] | None = None, table: Table = TABLE
) -> Scored:
    """Class, score and probability of every row.

    `fit` is each person's fit to the target market, 0 to 100, or -1 where it cannot be observed. Releases the interpreter lock.
    """
    size = len(columns)
    scored = Scored(np.empty(size, np.int8), np.empty(size, np.int8), np.empty(size, np.float32))
    kernels.score_rows(
        columns.followers,
        columns.following,
        columns.posts,
        columns.created_minute,
        columns.last_posted_minute,
        columns.bio_length,
        columns.handle_digits,
        columns.flags,
        columns.facts_said,
        np.full(size, NOT_SAID, np.int8) if fit is None else fit,
        minute_of(at),
        table,
        PARTS,
        scored.klass,
        scored.score,
        scored.probability_fake,
    )
    return scored
