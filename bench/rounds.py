"""Two ways of doing the same work, timed in turns within one run, and what a run says of them."""

import statistics
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

Side = Callable[[], Awaitable[float]]
"""Does one side's work once and returns what it cost, in any unit that both sides share."""


class Unequal(Exception):
    """The two sides did not do the same work, so their ratio means nothing; the message says what differs."""


@dataclass(frozen=True, slots=True)
class AtMost:
    """A ratio must not exceed this."""

    limit: float

    def reached(self, ratio: float) -> bool:
        """Whether this ratio is good enough."""
        return ratio <= self.limit

    def __str__(self) -> str:
        return f"<= {self.limit:g}x"


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A ratio must not fall below this."""

    limit: float

    def reached(self, ratio: float) -> bool:
        """Whether this ratio is good enough."""
        return ratio >= self.limit

    def __str__(self) -> str:
        return f">= {self.limit:g}x"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: what was compared, both sides in their own unit, and the ratio of every round."""

    what: str
    ours: str
    peer: str
    ratios: Sequence[float]
    goal: AtMost | AtLeast | None = None
    """None where a figure is shown for comparison only."""

    @property
    def ratio(self) -> float:
        """The median over the rounds."""
        return statistics.median(self.ratios)

    @property
    def reached(self) -> bool | None:
        """Whether the goal is reached; None without a goal."""
        return None if self.goal is None else self.goal.reached(self.ratio)


@dataclass(slots=True)
class Stopwatch:
    """Seconds that passed on the wall while it ran."""

    seconds: float = field(default=0.0)


@contextmanager
def timed() -> Iterator[Stopwatch]:
    """Time the body."""
    watch = Stopwatch()
    start = time.perf_counter()
    yield watch
    watch.seconds = time.perf_counter() - start


async def in_turns(rounds: int, ours: Side, peer: Side, *, slices: int = 1) -> list[tuple[float, float]]:
    """What each side cost in each round; who begins changes from turn to turn, so that neither always comes warm.

    A round of several slices has both sides take as many short turns and adds them up, so that a busy moment of the machine
    meets both.
    """
    costs = []
    for number in range(rounds):
        mine = theirs = 0.0
        for turn in range(number, number + slices):
            if turn % 2:
                theirs += await peer()
                mine += await ours()
            else:
                mine += await ours()
                theirs += await peer()
        costs.append((mine, theirs))
    return costs


def ratios(costs: Sequence[tuple[float, float]]) -> list[float]:
    """Ours over the peer's, round by round."""
    return [mine / theirs for mine, theirs in costs]


def middle(costs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The median cost of each side."""
    return statistics.median(mine for mine, _ in costs), statistics.median(theirs for _, theirs in costs)
