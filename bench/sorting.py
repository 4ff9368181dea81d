"""`python -m bench.sorting`: how often the intervals of sorting hold the truth, and how many taps they cost.

Clients are made up with the knobs below; each sorts in hands of ten, dealt and judged by the very code that the service runs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import log, sqrt
from typing import Final

import click
import numpy as np
from rich.console import Console
from rich.table import Table

from service.audience.calibrating import SortedFollower, calibrated, likelihood
from service.audience.intervals import Interval, share_interval
from service.audience.sorting import CONFIDENCE, CONFIRMED, PROMISED, Answer, Group, Sorted, hand, result
from service.audience.strata import STRATA, Stratum

FOLLOWERS: Final = (200, 2_000)
HAND: Final = 10
TAPS: Final = (10, 20, 50, 100)
COMMON: Final = (-1.0, 1.2)
"""Mean and spread over clients of the log-odds that a follower is confirmed: shares from 2% to 90%, half of them 14% to 45%."""
OWN: Final = 0.7
"""How far each stratum of each client strays from what is usual, in log-odds."""
USUAL: Final = {
    Stratum.FLAGGED: -2.0,
    Stratum.IN_TOUCH: 1.5,
    Stratum.NEWCOMER: 0.0,
    Stratum.FITTING: 0.8,
    Stratum.MUTUAL: 0.8,
    Stratum.QUIET: -0.6,
    Stratum.OTHER: 0.0,
}
"""What a stratum adds to the log-odds."""
SIZES: Final = {
    "an export alone": {Stratum.IN_TOUCH: 0.08, Stratum.MUTUAL: 0.35, Stratum.OTHER: 0.57},
    "profiles too": {
        Stratum.FLAGGED: 0.08,
        Stratum.IN_TOUCH: 0.06,
        Stratum.FITTING: 0.15,
        Stratum.MUTUAL: 0.2,
        Stratum.QUIET: 0.21,
        Stratum.OTHER: 0.3,
    },
}
"""How large strata are on average, by what is known of followers."""
COME, LEAVE, BEFRIENDED = 0.01, 0.005, 0.3
"""Where an audience changes: who comes and who leaves after each hand, and how many of the confirmed are written to at once."""
HINT: Final = (5.0, 6.0)
"""Mean and spread over clients of the points by which scores of the confirmed lie above 50, and of the others below."""
STOPPED: Final = f"stopped at ±{100 * PROMISED:.0f}"
FRIENDS: Final = 0.3
REFUSALS: Final = {Answer.NOT_FOR_ME: 0.65, Answer.PEER: 0.15, Answer.UNSURE: 0.2}


@dataclass
class Person:
    """A follower, and what the client would answer."""

    stratum: Stratum
    answer: Answer
    score: int
    """What a model would give them, 0 to 100: a hint at the answer, to some clients a wrong one."""
    dealt_in: Stratum | None = None


@dataclass
class SimulatedClient:
    """Somebody with followers, whom they sort; strata tell something of the answers, and something is each client's own."""

    rng: np.random.Generator
    sizes: dict[Stratum, float]
    changing: bool = False
    informative: bool = True
    people: list[Person] = field(init=False)
    gone: list[Person] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        common = self.rng.normal(*COMMON)
        self._odds = {
            stratum: common + (usual + self.rng.normal(0, OWN) if self.informative else 0.0)
            for stratum, usual in USUAL.items()
        }
        self._hint = self.rng.normal(*HINT)
        share = self.rng.dirichlet([8 * size for size in self.sizes.values()])
        strata = self.rng.choice(
            len(share), round(np.exp(self.rng.uniform(log(FOLLOWERS[0]), log(FOLLOWERS[1])))), p=share
        )
        self.people = self._people([list(self.sizes)[each] for each in strata])

    @property
    def truth(self) -> float:
        """The share of followers whom the client would confirm."""
        return sum(each.answer in CONFIRMED for each in self.people) / len(self.people)

    def groups(self) -> dict[Stratum, Group]:
        """What the service would know."""
        groups = {stratum: Group() for stratum in Stratum}
        for each in self.people:
            if each.dealt_in is None:
                groups[each.stratum].unsorted += 1
            else:
                groups[each.dealt_in].answers[each.answer] += 1
                groups[each.dealt_in].staying[each.answer] += 1
        for each in self.gone:
            if each.dealt_in is not None:
                groups[each.dealt_in].answers[each.answer] += 1
        return groups

    def sort(self, cards: int) -> None:
        """Be dealt a hand, and answer all of it."""
        for stratum, dealt in hand(cards, self.groups()).items():
            left = [each for each in self.people if each.dealt_in is None and each.stratum is stratum]
            for place in self.rng.choice(len(left), dealt, replace=False):
                left[place].dealt_in = stratum
        if self.changing:
            self._change()

    def ranking(self, *, learned: bool) -> tuple[float, float]:
        """How well the client's own model ranks those not sorted (AUC), and by how much its likelihoods are off on the whole."""
        seen = [
            SortedFollower(each.dealt_in, each.score, -1, each.answer in CONFIRMED)
            for each in self.people
            if each.dealt_in
        ]
        model = calibrated(seen if learned else [])
        rest = [each for each in self.people if each.dealt_in is None]
        odds = np.array([model.log_odds(STRATA.index(each.stratum), each.score, -1) for each in rest])
        hits = np.array([each.answer in CONFIRMED for each in rest])
        ranks = np.unique(odds, return_inverse=True)[1]
        ties = np.bincount(ranks)
        place = (np.cumsum(ties) - (ties - 1) / 2)[ranks]
        pairs = hits.sum() * (~hits).sum()
        auc = (place[hits].sum() - hits.sum() * (hits.sum() + 1) / 2) / pairs if pairs else 0.5
        return float(auc), float(np.mean([likelihood(each) for each in odds]) - hits.mean())

    def sorted_at_random(self, taps: int) -> Interval:
        """What as many taps would show if everybody were as likely to be dealt as anybody."""
        drawn = self.rng.choice(len(self.people), taps, replace=False)
        hits = sum(self.people[each].answer in CONFIRMED for each in drawn)
        return share_interval(hits, taps, population=len(self.people), confidence=CONFIDENCE)

    def _people(self, strata: list[Stratum]) -> list[Person]:
        odds = np.array([self._odds[stratum] for stratum in strata])
        confirmed = self.rng.random(len(strata)) < 1 / (1 + np.exp(-odds))
        friends = self.rng.random(len(strata)) < FRIENDS
        refusals = self.rng.choice(len(REFUSALS), len(strata), p=list(REFUSALS.values()))
        kinds = list(REFUSALS)
        scores = np.clip(self.rng.normal(50 + self._hint * (2 * confirmed - 1), 20), 0, 100).round().astype(int)
        return [
            Person(stratum, (Answer.FRIEND if friend else Answer.FITS) if fits else kinds[refusal], score)
            for stratum, fits, friend, refusal, score in zip(
                strata, confirmed, friends, refusals.tolist(), scores.tolist(), strict=True
            )
        ]

    def _change(self) -> None:
        size = len(self.people)
        leaving = set(self.rng.choice(size, self.rng.poisson(LEAVE * size), replace=False).tolist())
        self.gone += [each for place, each in enumerate(self.people) if place in leaving]
        self.people = [each for place, each in enumerate(self.people) if place not in leaving]
        for each in self.people:
            if each.dealt_in and each.answer in CONFIRMED and self.rng.random() < BEFRIENDED:
                each.stratum = Stratum.IN_TOUCH
        self.people += self._people([Stratum.NEWCOMER] * self.rng.poisson(COME * size))


@dataclass
class Tally:
    """What came of many clients' intervals."""

    held: list[bool] = field(default_factory=list)
    half: list[float] = field(default_factory=list)
    off: list[float] = field(default_factory=list)
    taps: list[int] = field(default_factory=list)

    def add(self, found: Interval, truth: float, taps: int) -> None:
        """Count one interval."""
        self.held.append(found.low - 1e-9 <= truth <= found.high + 1e-9)
        self.half.append((found.high - found.low) / 2)
        self.off.append(found.estimate - truth)
        self.taps.append(taps)

    @property
    def coverage(self) -> float:
        """How often the truth lay within the bounds."""
        return float(np.mean(self.held))

    def row(self) -> list[str]:
        """As the table shows it."""
        share, clients = self.coverage, len(self.held)
        return [
            f"{share:.1%} ± {1.96 * sqrt(share * (1 - share) / clients):.1%}",
            f"{100 * float(np.mean(self.half)):.1f}",
            f"{100 * max(self.half):.1f}",
            f"{100 * float(np.mean(self.off)):+.2f}",
            f"{float(np.mean(self.taps)):.0f} ({float(np.quantile(self.taps, 0.95)):.0f})",
        ]


def clients(
    number: int, *, known: str, seed: int, changing: bool = False, informative: bool = True
) -> Iterator[SimulatedClient]:
    """So many clients, the same for the same seed."""
    for each in np.random.default_rng(seed).spawn(number):
        yield SimulatedClient(each, SIZES[known], changing=changing, informative=informative)


def told(client: SimulatedClient) -> tuple[Sorted, Interval]:
    """What the service tells now."""
    shown = result(client.groups())
    if shown.confirmed is None:
        raise ValueError("nobody was sorted; deal a hand first")
    return shown, shown.confirmed


def sorting(client: SimulatedClient, tallies: dict[str, Tally]) -> None:
    """Let one client sort a hundred cards, and look at the intervals on the way."""
    promised = False
    for taps in range(HAND, TAPS[-1] + 1, HAND):
        client.sort(HAND)
        shown, share = told(client)
        if not shown.more_answers and not promised:
            tallies[STOPPED].add(share, client.truth, taps)
            promised = True
        if taps in TAPS:
            tallies[f"{taps} taps"].add(share, client.truth, taps)
            if not client.changing:
                tallies[f"{taps} at random"].add(client.sorted_at_random(taps), client.truth, taps)


@click.command()
@click.option("--clients", "number", type=click.IntRange(10), default=1_000, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
def main(*, number: int, seed: int) -> None:
    """Print how often 90% intervals held over so many simulated clients of 200 to 2,000 followers, and how wide they were.

    "At random" is what the same taps show without strata, by exact bounds.
    """
    console = Console(width=110)
    table = Table("followers", "after", "held", "mean half", "widest half", "mean error", "mean taps (95%)")
    for name, options in {
        **{known: {"known": known} for known in SIZES},
        "profiles too, audience changes": {"known": "profiles too", "changing": True},
        "profiles too, telling nothing": {"known": "profiles too", "informative": False},
    }.items():
        tallies = {
            **{f"{taps} {how}": Tally() for taps in TAPS for how in ("taps", "at random")},
            STOPPED: Tally(),
        }
        for client in clients(number, seed=seed, **options):  # type: ignore[arg-type] # the options above
            sorting(client, tallies)
        for place, (after, tally) in enumerate((after, tally) for after, tally in tallies.items() if tally.held):
            table.add_row("" if place else name, after, *tally.row())
        table.add_section()
    console.print(table)
    console.print(_ranking(number, seed))


def _ranking(number: int, seed: int) -> Table:
    table = Table(
        "ranking of followers not sorted",
        "AUC before any tap",
        "AUC after 50 taps",
        "told less true share, before",
        "after",
    )
    for known in SIZES:
        before, after = [], []
        for client in clients(number, known=known, seed=seed):
            for _ in range(5):
                client.sort(HAND)
            before.append(client.ranking(learned=False))
            after.append(client.ranking(learned=True))
        aucs, off = ([[each[kind] for each in told] for told in (before, after)] for kind in (0, 1))
        table.add_row(
            known, *(f"{np.mean(each):.3f}" for each in aucs), *(f"± {100 * np.mean(np.abs(each)):.1f}" for each in off)
        )
    return table


if __name__ == "__main__":
    main()
