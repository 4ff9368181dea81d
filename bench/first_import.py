"""How near a first import comes to the fastest way Postgres takes rows: COPY straight into the same tables.

Ours is what a checkup does once its pages are kept: every page unpacked and judged, then in one transaction staged, merged
under row level security, the snapshot packed and the pages dropped. The peer COPYs the same profile and standing rows, made
beforehand, as an administrator whom row level security does not bind. Memory is that of a fresh worker process.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from multiprocessing import get_context
from typing import Any
from uuid import UUID

import numpy as np

from bench import practices
from bench.ground import Connection, Ground, peak_memory, present_memory
from bench.people import LARGE_IDS, NOW, PAGE, pages_of, some_ids
from bench.practices import Case
from bench.rounds import AtLeast, Line, Unequal, in_turns, middle, timed
from service.audience.coverage import Coverage, Sampling, Source
from service.audience.keeping import PROFILE_COLUMNS
from service.audience.roll import unpacked
from service.checkups.applying import ListSeen, apply_people, drop_pages
from service.checkups.judging import judge
from service.checkups.kept_pages import kept_people
from service.kit.clock import utc_now
from service.kit.database import open_database
from service.kit.jobs import Run
from service.kit.settings import Settings
from service.kit.vault import Vault
from service.kit.work import Works
from service.platforms.contract import Platform, Profiles

_STANDING = ("profile_id", "arrival", "first_seen", "followed_at", "followed_back", "klass", "score", "fit")
_KEPT = ("profile", "standing")


@dataclass(frozen=True, slots=True)
class Audience:
    """The people of one import: their pages, and the standings a first conclusion gave them, in page order."""

    pages: Sequence[Profiles]
    packed: Sequence[bytes]
    standings: Sequence[tuple[Any, ...]]
    people: int


async def run(ground: Ground) -> list[Line]:
    """The bench."""
    case = await practices.a_case(ground)
    people = ground.sizes.people
    ids = some_ids(people, below=LARGE_IDS, seed=1)
    pages = pages_of(ids, seed=2)
    packed = practices.packed(pages)

    checkup = await practices.a_checkup(ground, case)
    await practices.keep_all(ground, checkup, packed)
    memory = await _memory(ground, case, checkup, people)
    standings = await ground.admin.fetch(f"SELECT {', '.join(_STANDING)} FROM standing ORDER BY arrival DESC")
    audience = Audience(pages, packed, [tuple(row) for row in standings], people)
    expected = await _fingerprints(ground, case)
    if not (await _ids_kept(ground, case) == ids).all():
        raise Unequal("the snapshot's roll holds other people than were read")

    async def ours() -> float:
        await practices.clear(ground)
        await practices.keep_all(ground, checkup, packed)
        await ground.settle()
        async with ground.cpu() as cpu:
            with timed() as watch:
                await _conclude(checkup, case, people)
        ours_cpu.append(cpu.seconds)
        await _expect(ground, case, expected)
        return watch.seconds

    async def bare_copy() -> float:
        await practices.clear(ground)
        await ground.settle()
        async with ground.cpu() as cpu:
            with timed() as watch:
                await _copy(ground.admin, case, audience)
        peer_cpu.append(cpu.seconds)
        await _expect(ground, case, expected)
        return watch.seconds

    ours_cpu: list[float] = []
    peer_cpu: list[float] = []
    costs = await in_turns(ground.sizes.rounds, ours, bare_copy)
    await practices.clear(ground)
    return [
        _line("first import, rows/s against bare COPY", costs, people, AtLeast(0.7)),
        _line("  the same by CPU of worker and database", list(zip(ours_cpu, peer_cpu, strict=True)), people, None),
        memory,
    ]


def _line(what: str, costs: Sequence[tuple[float, float]], people: int, goal: AtLeast | None) -> Line:
    mine, theirs = (people / cost / 1000 for cost in middle(costs))
    return Line(
        what=what,
        ours=f"{mine:.0f}k rows/s",
        peer=f"{theirs:.0f}k rows/s",
        ratios=[copy / ours for ours, copy in costs],
        goal=goal,
    )


async def _conclude(checkup: Run, case: Case, people: int) -> None:
    def kept() -> AsyncIterator[Profiles]:
        return kept_people(checkup.works.database.reads, case.practice_id, checkup.subject_id, "followers")

    judged = await judge(kept(), platform=Platform.X, fit_of=None, at=NOW)
    coverage = Coverage(
        source=Source.API, sampling=Sampling.FULL, read=people, total=people, taken_at=NOW, complete=True
    )
    followers = ListSeen("followers", 0, np.empty(0, np.int64), now=judged.columns.ids, coverage=coverage)
    async with checkup.work() as work:
        await apply_people(work, case.account.id, kept, judged, platform="x", followers=followers, following=None)
        await drop_pages(work, checkup.subject_id)


async def _copy(admin: "Connection[Any]", case: Case, audience: Audience) -> None:
    async with admin.transaction():
        await admin.copy_records_to_table(
            "profile",
            records=_profiles(case.practice_id, audience.pages),
            columns=["practice_id", "platform", "profile_id", *PROFILE_COLUMNS],
            timeout=None,
        )
        await admin.copy_records_to_table(
            "standing",
            records=((case.practice_id, case.account.id, *row) for row in audience.standings),
            columns=["practice_id", "account_id", *_STANDING],
            timeout=None,
        )


def _profiles(practice_id: UUID, pages: Sequence[Profiles]) -> Iterator[tuple[Any, ...]]:
    for page in pages:
        columns = [getattr(page, name) for name in PROFILE_COLUMNS]
        yield from zip(repeat(practice_id, len(page)), repeat("x"), page.id, *columns, strict=False)


async def _fingerprints(ground: Ground, case: Case) -> dict[str, str]:
    return {table: await ground.fingerprint(table, case.practice_id) for table in _KEPT}


async def _expect(ground: Ground, case: Case, expected: dict[str, str]) -> None:
    found = await _fingerprints(ground, case)
    if found != expected:
        raise Unequal(f"one side kept {found}, the first import kept {expected}")


async def _ids_kept(ground: Ground, case: Case) -> Any:  # noqa: ANN401 # an array of ids
    return unpacked(await ground.admin.fetchval("SELECT ids FROM snapshot WHERE practice_id = $1", case.practice_id))


async def _memory(ground: Ground, case: Case, checkup: Run, people: int) -> Line:
    job = (ground.servers.database_url, case, checkup.job_id, checkup.subject_id, people)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
        before, peak = await asyncio.get_running_loop().run_in_executor(fresh, _concluded_alone, *job)
    grown = (peak - before) / people
    return Line(
        what="  memory of a fresh worker, per follower",
        ours=f"{grown:.0f} B",
        peer="40 B",
        ratios=[grown / 40],
    )


def _concluded_alone(url: str, case: Case, job: UUID, checkup: UUID, people: int) -> tuple[int, int]:
    return asyncio.run(_alone(url, case, job, checkup, people))


async def _alone(url: str, case: Case, job: UUID, checkup: UUID, people: int) -> tuple[int, int]:
    async def nobody_listens(_practice: UUID, _job: UUID) -> None:
        pass

    async with open_database(url) as database:
        works = Works(database, Vault(Settings().master_key_bytes), nobody_listens)
        run = Run(case.practice_id, job, checkup, 1, 1, None, works, utc_now)
        await judge(
            practices.in_memory(pages_of(some_ids(PAGE, below=LARGE_IDS, seed=3), seed=4)),
            platform=Platform.X,
            fit_of=None,
            at=NOW,
        )
        before = present_memory()
        await _conclude(run, case, people)
        return before, peak_memory()
