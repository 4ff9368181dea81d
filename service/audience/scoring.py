"""Scoring a whole audience at once, block by block, so that what is in between stays in the processor's cache. Pure."""

from datetime import datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.audience.assessing import assess
from service.audience.columns import FollowerColumns, Scored
from service.audience.evidence import Tables
from service.audience.facts import NOT_SAID
from service.audience.grading import points, score_of
from service.audience.shipped_model import shipped
from service.platforms.contract import Platform

BLOCK: Final = 16_384
"""People judged together; a measure of them takes 128 kB."""


def score_columns(
    columns: FollowerColumns,
    *,
    platform: Platform,
    at: datetime,
    fit: NDArray[np.int8] | None = None,
    tables: Tables | None = None,
) -> Scored:
    """Class, score and probability of every row.

    Args:
        columns: the people.
        platform: the network whose people they are.
        at: the moment from which ages and silence are counted.
        fit: each person's fit to the target market, 0 to 100, or -1 where it cannot be observed.
        tables: the model; the shipped one when none is given.
    """
    size, model = len(columns), tables or shipped()
    fit = np.full(size, NOT_SAID, np.int8) if fit is None else fit
    klass, score = np.empty(size, np.int8), np.empty(size, np.int8)
    probability, sold = np.empty(size, np.float32), np.empty(size, np.int16)
    told = 0.0
    for start in range(0, size, BLOCK):
        rows = slice(start, min(start + BLOCK, size))
        said = columns.said(rows, at=at)
        assessed = assess(said, platform=platform, tables=model)
        klass[rows] = assessed.klass
        score[rows] = score_of(assessed, points(assessed, said, fit[rows]))
        probability[rows] = np.where(assessed.known, assessed.probability, np.float32(np.nan))
        sold[rows], _, part = assessed.everybody
        told += part * (rows.stop - rows.start) / size
    return Scored(klass, score, probability, sold, told)
