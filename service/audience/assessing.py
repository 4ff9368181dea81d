"""Whether accounts look fake or run by a program, from whatever public facts a source gives of them. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from service.audience.account_facts import Column, Columns, weighed
from service.audience.coefficients import TABLE
from service.audience.evidence import Head, Tables
from service.audience.prevalence import Share, share_of
from service.audience.weighing import FollowerClass
from service.platforms.contract import Platform

SOLD_FACTS: Final = ("followers", "following", "posts", "bio", "picture", "digits", "listed")
FEWEST_SOLD: Final = 4
"""Of those facts, how many must be said before an account is judged by them."""
FEWEST_AUTOMATED: Final = 2
"""Of the facts of liking and posting, how many must be said before an account is judged by them alone."""
LIKING: Final = 1.0
"""Evidence of being sold that an account loses where its likes are known at all: sold accounts are told by them, and other people's
small accounts are not (fitted without X's self-declared bots and tried on them: of their people, 12% flagged became 7%)."""
A_LIKE: Final = 0.4
"""What each step of likes (natural logarithm) takes from that evidence besides: sold accounts do not like."""
MOST_LIKES: Final = 4.0
"""The most that likes take."""
SPOKEN: Final = 0.2
"""Evidence below which a fact is not named among the reasons."""
REASONS: Final = 4


@dataclass(frozen=True, slots=True)
class Assessed:
    """What is thought of each account, in columns."""

    probability: Column
    """That it is fake or automated, 0 to 1; even where it looks like one in ten that are, and nine that are not."""
    klass: NDArray[np.int8]
    """`weighing.FollowerClass` numbers."""
    sold: Column
    """Evidence of being sold, or by its month's activity where that decides; for the share of an audience."""
    by_activity: NDArray[np.bool_]
    facts: Columns
    _tables: Tables
    _head: Head

    @property
    def known(self) -> NDArray[np.bool_]:
        """Who could be judged."""
        return np.asarray(self.klass != FollowerClass.UNKNOWN)

    @property
    def flagged(self) -> NDArray[np.bool_]:
        """Who looks fake or automated."""
        return np.asarray(np.isin(self.klass, (FollowerClass.SUSPECT, FollowerClass.AUTOMATED)))

    def reasons(self) -> Iterator[tuple[tuple[str, float], ...]]:
        """For each account, the facts that speak loudest in the way of its verdict, with their evidence."""
        told = {False: self._head.parts(self.facts), True: self._tables.automated.parts(self.facts)}
        activity = self._tables.activity.parts(self.facts) if self.by_activity.any() else {}
        tables = {which: (tuple(parts), np.array([*parts.values()]).T) for which, parts in told.items()}
        month = (tuple(activity), np.array([*activity.values()]).T)
        flagged = self.flagged
        for row, klass in enumerate(self.klass.tolist()):
            if klass == FollowerClass.UNKNOWN:
                yield ()
                continue
            names, says = month if self.by_activity[row] else tables[klass == FollowerClass.AUTOMATED]
            yield _loudest(names, says[row] if flagged[row] else -says[row], 1 if flagged[row] else -1)


def assess(said: Columns, *, platform: Platform, tables: Tables) -> Assessed:
    """Judge accounts by what is said of them.

    Whether an account was sold is one question, whether a program runs it another; the answer is that of the likelier.
    Where a month's activity is known, that alone decides, as people judged by it.

    Args:
        said: columns by the names in `account_facts.SAID`.
        platform: the network whose accounts they are.
        tables: the model.
    """
    facts = weighed(said)
    head = tables.x if platform is Platform.X else tables.instagram
    sold, program, month = (each.evidence(facts) for each in (head, tables.automated, tables.activity))
    likes = facts["favourites"]
    sold = np.where(np.isnan(likes), sold, sold - LIKING - np.minimum(A_LIKE * np.nan_to_num(likes), MOST_LIKES))
    by_activity = ~np.isnan(facts["tweeted"])
    enough_sold = _said(facts, SOLD_FACTS) >= FEWEST_SOLD
    program_facts = _said(facts, tuple(tables.automated.tables))
    either = np.where(program_facts > 0, np.logaddexp(sold, program), sold)
    evidence = np.where(by_activity, month, np.where(enough_sold, either, program))
    known = by_activity | enough_sold | (program_facts >= FEWEST_AUTOMATED)
    runs = by_activity | (program > sold) | ~enough_sold
    return Assessed(
        probability=1 / (1 + np.exp(-evidence)),
        klass=_class(facts, evidence, known=known, runs=runs),
        sold=np.where(by_activity, month, sold),
        by_activity=by_activity,
        facts=facts,
        _tables=tables,
        _head=head,
    )


def share_among(
    sold: Sequence[tuple[NDArray[np.float64], NDArray[np.bool_]]], *, platform: Platform, tables: Tables
) -> Share | None:
    """The share of fakes among accounts that could be judged; `None` for too few of them.

    Args:
        sold: of blocks of accounts, `Assessed.sold` and `Assessed.by_activity` of those who are known.
        platform: the network whose accounts they are.
        tables: the model.
    """
    evidence = np.concatenate([np.empty(0), *(block for block, _ in sold)])
    by_activity = np.concatenate([np.empty(0, np.bool_), *(which for _, which in sold)])
    head = tables.activity if 2 * by_activity.sum() > by_activity.size else tables.x
    if platform is Platform.INSTAGRAM:
        head = tables.instagram
    return None if head.densities is None else share_of(evidence, head.densities)


def _said(facts: Columns, names: Sequence[str]) -> NDArray[np.int64]:
    return np.asarray(np.sum([~np.isnan(facts[name]) for name in names], axis=0))


def _class(facts: Columns, evidence: Column, *, known: NDArray[np.bool_], runs: NDArray[np.bool_]) -> NDArray[np.int8]:
    choices = [
        (~known, FollowerClass.UNKNOWN),
        ((evidence >= 0) & runs, FollowerClass.AUTOMATED),
        (evidence >= 0, FollowerClass.SUSPECT),
        (facts["following"] > np.log1p(TABLE.mass_following), FollowerClass.MASS_FOLLOWER),
        (facts["posts"] < np.log1p(TABLE.fewest_posts), FollowerClass.DORMANT),
    ]
    conditions, classes = zip(*choices, strict=True)
    return np.asarray(np.select(conditions, classes, FollowerClass.GENUINE), np.int8)


def _loudest(names: Sequence[str], loudness: Column, sign: int) -> tuple[tuple[str, float], ...]:
    order = np.argsort(-loudness)[:REASONS]
    return tuple((names[place], sign * float(loudness[place])) for place in order if loudness[place] >= SPOKEN)
