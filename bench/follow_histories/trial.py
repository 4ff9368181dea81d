"""One generated account, looked at by every schedule, and what the service said of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from bench.follow_histories.audience import gather
from bench.follow_histories.people import PEOPLE, live
from bench.follow_histories.programs import Half, drawn_tool, run
from bench.follow_histories.world import BEGIN, Faults, Floats, Schedule, World, looks_at
from service.automation.boomerangs import find_boomerangs
from service.automation.churn import deeds_in, find_churn, measured, why_blind
from service.automation.observations import Look, Side, sights

WINDOWS: Final = (3, 7, 14, 30)
SCHEDULES: Final = (
    Schedule(1),
    Schedule(3),
    Schedule(6),
    Schedule(12),
    Schedule(24),
    Schedule(5, irregular=True),
)
HOURLY_FOR: Final = 14
"""Days for which somebody looks every hour."""
OWNERS: Final = ("quiet", "networker", "event day", "clean-up")
"""Who runs a tool, and goes on following by hand."""


@dataclass(frozen=True, slots=True)
class Case:
    """Which account; the same again from the same numbers."""

    half: Half
    days: int
    number: int

    @property
    def runs_a_tool(self) -> bool:
        """Every second account does."""
        return self.number % 2 == 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one schedule showed of one account."""

    case: Case
    schedule: Schedule
    setting: str
    probability: float | None
    measured: Mapping[str, float] = field(default_factory=dict)
    planted: int = 0
    """Boomerangs that stayed at least as long as looks lie apart just then."""
    planted_and_found: int = 0
    found: int = 0
    found_wrongly: int = 0
    too_short: int = 0
    """Boomerangs that stayed for less."""
    said_so: bool = False
    """It was said that such stays, or any, are not observable."""


def generated(case: Case) -> World:
    """The account."""
    rng = np.random.default_rng([11, list(Half).index(case.half), case.days, case.number])
    world = World(rng, case.days)
    gather(world)
    if case.runs_a_tool:
        live(world, str(rng.choice(OWNERS)))
        run(world, drawn_tool(rng, case.half))
    else:
        live(world, list(PEOPLE)[case.number // 2 % len(PEOPLE)])
    return world


def looked_at(case: Case) -> Iterator[tuple[World, Schedule, list[Look]]]:
    """The account as each schedule shows it, with everything that goes wrong in looking."""
    world = generated(case)
    for schedule in SCHEDULES:
        if schedule.hours * HOURLY_FOR >= case.days:
            yield world, schedule, looks_at(world, schedule, _faults(world.rng))


def judged(case: Case) -> list[Outcome]:
    """What the service says of the account by each schedule."""
    return [_judged(case, *seen) for seen in looked_at(case)]


def measured_in(case: Case) -> list[tuple[bool, Mapping[str, float]]]:
    """Whether a tool runs the account, and its measures by each schedule that shows enough."""
    believed = ((looks, sights(looks, Side.FOLLOWING)) for _, _, looks in looked_at(case))
    return [(case.runs_a_tool, measured(deeds_in(looks, seen))) for looks, seen in believed if why_blind(seen) is None]


def _judged(case: Case, world: World, schedule: Schedule, looks: list[Look]) -> Outcome:
    churn, boomerangs = find_churn(looks), find_boomerangs(looks)
    ids, came, left = world.boomerangs()
    visible = left - came >= _between_looks(looks, came, left)
    told = np.array(sorted({each.profile_id for each in boomerangs.found}), np.int64)
    return Outcome(
        case=case,
        schedule=schedule,
        setting=world.setting,
        probability=churn.auto_follow_probability,
        planted=np.unique(ids[visible]).size,
        planted_and_found=np.intersect1d(ids[visible], told).size,
        found=told.size,
        found_wrongly=np.setdiff1d(told, ids).size,
        too_short=np.unique(ids[~visible]).size,
        said_so=bool(boomerangs.not_observable),
    )


def _between_looks(looks: list[Look], came: Floats, left: Floats) -> Floats:
    """The longest time between two complete looks, by their own word, around each stay."""
    at = np.array([look.taken_at.timestamp() - BEGIN for look in looks if look.complete])
    first, last = np.searchsorted(at, came, "right"), np.searchsorted(at, left, "right")
    gaps = np.concatenate([[np.inf], np.diff(at), [np.inf]])
    return np.array([gaps[start : end + 1].max() for start, end in zip(first, last, strict=True)])


def _faults(rng: np.random.Generator) -> Faults:
    """Half of all accounts are seen without silent cuts, two thirds without a gap, six in seven without an outage."""
    return Faults(
        cut_short=0.02 * float(rng.random() < 0.5),
        incomplete=0.03,
        gap=18.0 * float(rng.random() < 1 / 3),
        outage=float(rng.uniform(2, 20)) * float(rng.random() < 1 / 7),
    )
