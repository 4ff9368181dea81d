"""Scoring a whole audience at once by a compiled loop, which says of everybody what `assessing` and `grading` say of one. Pure."""

from datetime import datetime
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from service.audience import facts
from service.audience.account_facts import SCALES, UNSAID
from service.audience.assessing import FEWEST_AUTOMATED, FEWEST_SOLD, SHOWN, SOLD_FACTS, sold_on
from service.audience.classes import (
    DORMANT_DAYS,
    FEWEST_POSTS,
    LIVELY_DAYS,
    MASS_FOLLOWING,
    PACE_A_DAY,
    PACE_FROM_DAYS,
    STRAINED_FOLLOWING,
    FollowerClass,
)
from service.audience.columns import FollowerColumns, Scored
from service.audience.evidence import Head, Tables, chance_of
from service.audience.grading import NOT_REAL_FROM, PARTS
from service.audience.kernels import MEASURES, judge_people
from service.audience.scoring_shapes import People, Rules, Verdicts, Weights
from service.audience.shipped_model import shipped
from service.platforms.contract import Platform

_Number = TypeVar("_Number", bound=np.integer)
BLOCK: Final = 65_536
"""People judged together, so that columns that say nothing need no memory of their own."""


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
    fit = np.full(size, facts.NOT_SAID, np.int8) if fit is None else fit
    head = sold_on(platform, model)
    weights, rules = _weights(head, model.automated), _rules(facts.minute_of(at))
    klass, score = np.empty(size, np.int8), np.empty(size, np.int8)
    chance, sold = np.empty(size, np.float32), np.empty(size, np.int16)
    evidence = np.empty(min(size, BLOCK), np.int16)
    said = np.zeros(len(MEASURES), np.int64)
    for start in range(0, size, BLOCK):
        rows = slice(start, start + BLOCK)
        speaks = evidence[: klass[rows].size]
        verdicts = Verdicts(klass[rows], score[rows], speaks, sold[rows], said)
        judge_people(_people(columns, fit, rows), weights, rules, verdicts)
        chance[rows] = np.where(klass[rows] == FollowerClass.UNKNOWN, np.float32(np.nan), chance_of(speaks))
    told = head.told({fact: many / max(size, 1) for fact, many in zip(MEASURES, said.tolist(), strict=True)})
    return Scored(klass, score, chance, sold, told)


def _people(columns: FollowerColumns, fit: NDArray[np.int8], rows: slice) -> People:
    """One layout for all, since a loop is compiled anew for each; only columns that are none of their own are copied."""
    return People(
        followers=_own(columns.followers[rows]),
        following=_own(columns.following[rows]),
        posts=_own(columns.posts[rows]),
        listed=_own(columns.listed[rows]),
        likes=_own(columns.likes[rows]),
        created_minute=_own(columns.created_minute[rows]),
        last_posted_minute=_own(columns.last_posted_minute[rows]),
        bio_length=_own(columns.bio_length[rows]),
        handle_digits=_own(columns.handle_digits[rows]),
        flags=_own(columns.flags[rows]),
        fit=_own(fit[rows]),
    )


def _own(column: NDArray[_Number]) -> NDArray[_Number]:
    return np.require(column, requirements=("C", "W"))


def _weights(sold: Head, automated: Head) -> Weights:
    says = np.zeros((len(MEASURES), UNSAID + 1, 4), np.int16)
    for place, fact in enumerate(MEASURES):
        for question, (head, helps) in enumerate(((sold, SOLD_FACTS), (automated, automated.steps))):
            says[place, :, question] = head.steps.get(fact, 0)
            says[place, :UNSAID, 2 + question] = fact in helps
    return Weights(
        says=says,
        per_unit=np.array([1 / SCALES[fact].unit for fact in MEASURES], np.float32),
        sold_before=sold.before,
        program_before=automated.before,
    )


def _rules(minute: int) -> Rules:
    return Rules(
        minute=minute,
        unsaid=UNSAID,
        fewest_sold=FEWEST_SOLD,
        fewest_automated=FEWEST_AUTOMATED,
        shown=SHOWN,
        pace_a_day=PACE_A_DAY,
        pace_from_days=PACE_FROM_DAYS,
        mass_following=MASS_FOLLOWING,
        strained_following=STRAINED_FOLLOWING,
        lively_days=LIVELY_DAYS,
        dormant_days=DORMANT_DAYS,
        fewest_posts=FEWEST_POSTS,
        not_real_from=int(NOT_REAL_FROM),
        parts=PARTS,
    )
