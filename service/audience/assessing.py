"""Whether accounts look fake or run by a program, from whatever public facts a source gives of them. Pure.

The same for one follower, a table of accounts and an audience of millions: everything is columns.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from service.audience.account_facts import SAYS_AUTOMATED, SILENT_DAYS, Codes, Column, Columns, coded, measured
from service.audience.classes import (
    DORMANT_DAYS,
    FEWEST_POSTS,
    MASS_FOLLOWING,
    PACE_A_DAY,
    PACE_FROM_DAYS,
    FollowerClass,
)
from service.audience.evidence import Evidence, Head, Tables, chance_of, unsaid
from service.audience.prevalence import Share, share_of
from service.platforms.contract import Platform

SOLD_FACTS: Final = ("followers", "following", "posts", "bio", "picture", "digits", "listed")
FEWEST_SOLD: Final = 4
"""Of those facts, how many must be said before an account is judged by them."""
FEWEST_AUTOMATED: Final = 2
"""Of the facts of liking and posting, how many must be said before an account is judged by them."""
SHOWN: Final = 150
"""The least evidence of an account that says it is automated, or posts at a machine's pace: odds of more than four to one."""
SPOKEN: Final = 20
"""Evidence below which a fact is not named among the reasons."""
REASONS: Final = 4

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One question put to all accounts."""

    head: Head
    parts: Mapping[str, Evidence]
    evidence: Evidence
    """All parts and what stood before them, zero at even odds."""


class Sold(NamedTuple):
    """Of accounts that could be judged, what tells the share of fakes among them."""

    evidence: Evidence
    """Evidence of being sold, or by their month's activity where that decides."""
    by_activity: Mask
    told: float
    """The part of what the facts can say that was said, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Assessed:
    """What is thought of each account, in columns."""

    klass: NDArray[np.int8]
    """`FollowerClass` numbers."""
    evidence: Evidence
    """That it is fake or automated, in hundredths of log-odds; even where it looks like one in ten that are, and nine that are not."""
    everybody: Sold
    """Evidence for the share of an audience, also of those who could not be judged."""
    decided: NDArray[np.int8]
    """Which of `questions` decided."""
    questions: Sequence[Judgement]
    measures: Columns
    shown: Mask
    """Who shows automation openly, whatever the evidence."""

    @property
    def probability(self) -> Column:
        """That it is fake or automated, 0 to 1."""
        return chance_of(self.evidence)

    @property
    def known(self) -> Mask:
        """Who could be judged."""
        return np.asarray(self.klass != FollowerClass.UNKNOWN)

    @property
    def sold(self) -> Sold:
        """What tells the share of fakes among those who could be judged."""
        evidence, by_activity, told = self.everybody
        return Sold(evidence[self.known], by_activity[self.known], told)

    @property
    def flagged(self) -> Mask:
        """Who looks fake or automated."""
        return np.asarray(self.klass >= FollowerClass.SUSPECT)

    def told(self, row: int) -> dict[str, int]:
        """What each fact says of one account, by the question that decided."""
        parts = self.questions[self.decided[row]].parts
        return {fact: int(says[row]) for fact, says in parts.items()}

    def reasons(self) -> Iterator[tuple[tuple[str, int], ...]]:
        """For each account, the facts that speak loudest in the way of its verdict, with their evidence."""
        tables = [(tuple(each.parts), np.array([*each.parts.values()]).T) for each in self.questions]
        loud = np.where(self.flagged, 1, -1)
        for row, known in enumerate(self.known.tolist()):
            names, says = tables[self.decided[row]]
            yield _loudest(names, says[row], int(loud[row])) if known else ()


def assess(said: Columns, *, platform: Platform, tables: Tables) -> Assessed:
    """Judge accounts by what is said of them.

    Whether an account was sold is one question, whether a program runs it another; the likelier answer counts. Where a month's
    activity is known, that alone decides, as people judged by it.

    Args:
        said: columns of one length, at least one, by the names in `account_facts.SAID`.
        platform: the network whose accounts they are.
        tables: the model.
    """
    size = next(iter(said.values())).size
    measures = measured(said)
    codes = coded(measures)
    questions = [_asked(head, codes, size) for head in (sold_on(platform, tables), tables.automated, tables.activity)]
    sold, program, month = (each.evidence for each in questions)
    nobody = np.zeros(size, np.bool_)
    by_activity = ~unsaid(codes["tweeted"]) if "tweeted" in codes else nobody
    enough_sold = _known(codes, SOLD_FACTS, size) >= FEWEST_SOLD
    enough_program = _known(codes, tables.automated.steps, size) >= FEWEST_AUTOMATED
    is_program = enough_program & (~enough_sold | (program > sold))
    decided = np.where(by_activity, 2, is_program).astype(np.int8)
    shown = _shown(said, size)
    evidence = np.where(is_program, program, sold)
    evidence[shown] = np.maximum(evidence[shown], SHOWN)
    evidence[by_activity] = month[by_activity]
    known = by_activity | enough_sold | enough_program | shown
    head = tables.activity if 2 * by_activity.sum() > size else sold_on(platform, tables)
    return Assessed(
        klass=_class(said, evidence, known=known, runs=shown | (decided > 0)),
        evidence=evidence,
        everybody=Sold(
            np.where(by_activity, month, sold) if by_activity.any() else sold,
            by_activity,
            head.told({fact: float(np.mean(~unsaid(codes[fact]))) for fact in head.spans if fact in codes}),
        ),
        decided=decided,
        questions=questions,
        measures=measures,
        shown=shown,
    )


def share_among(sold: Sequence[Sold], *, platform: Platform, tables: Tables) -> Share | None:
    """The share of fakes among accounts that could be judged; `None` for too few of them.

    Args:
        sold: of blocks of accounts.
        platform: the network whose accounts they are.
        tables: the model.
    """
    evidence = np.concatenate([np.empty(0, np.int16), *(block.evidence for block in sold)])
    by_activity = sum(int(block.by_activity.sum()) for block in sold)
    head = tables.activity if 2 * by_activity > evidence.size else sold_on(platform, tables)
    told = sum(block.told * block.evidence.size for block in sold) / max(evidence.size, 1)
    return None if head.densities is None else share_of(evidence, head.densities, told=told)


def sold_on(platform: Platform, tables: Tables) -> Head:
    """What asks whether accounts of this network were sold."""
    return tables.x if platform is Platform.X else tables.instagram


def _asked(head: Head, codes: Mapping[str, Codes], size: int) -> Judgement:
    parts = head.parts(codes)
    evidence = np.full(size, head.before, np.int16)
    for says in parts.values():
        evidence += says
    return Judgement(head, parts, evidence)


def _known(codes: Mapping[str, Codes], names: Sequence[str] | Mapping[str, Evidence], size: int) -> NDArray[np.int8]:
    said = np.zeros(size, np.int8)
    for name in names:
        if name in codes:
            said += ~unsaid(codes[name])
    return said


def _shown(said: Columns, size: int) -> Mask:
    """Who says to be automated, or has posted at a machine's pace for a whole life of a month at least."""
    shown = np.zeros(size, np.bool_)
    if SAYS_AUTOMATED in said:
        shown |= said[SAYS_AUTOMATED] == 1
    if "age_days" in said and "posts" in said:
        age = said["age_days"]
        shown |= (age >= PACE_FROM_DAYS) & (said["posts"] >= PACE_A_DAY * age)
    return shown


def _class(said: Columns, evidence: Evidence, *, known: Mask, runs: Mask) -> NDArray[np.int8]:
    not_said = np.full(evidence.size, np.nan, np.float32)
    silent, posts = said.get(SILENT_DAYS, not_said), said.get("posts", not_said)
    klass = np.full(evidence.size, FollowerClass.GENUINE, np.int8)
    # What is named later outranks what was named before.
    klass[(silent > DORMANT_DAYS) | (np.isnan(silent) & (posts < FEWEST_POSTS))] = FollowerClass.DORMANT
    klass[said.get("following", not_said) > MASS_FOLLOWING] = FollowerClass.MASS_FOLLOWER
    klass[evidence >= 0] = FollowerClass.SUSPECT
    klass[(evidence >= 0) & runs] = FollowerClass.AUTOMATED
    klass[~known] = FollowerClass.UNKNOWN
    return klass


def _loudest(names: Sequence[str], says: NDArray[np.int16], way: int) -> tuple[tuple[str, int], ...]:
    loudness = way * says
    order = np.argsort(-loudness, kind="stable")[:REASONS]
    return tuple((names[place], int(says[place])) for place in order if loudness[place] >= SPOKEN)
