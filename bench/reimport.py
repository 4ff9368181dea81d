"""What a second look costs when the network gives ids alone and few of them have changed.

Ours is what a checkup keeps: the last roll and its events read back, both looks compared, newcomers staged and merged, leavers'
standings dropped, the changes kept as events, in one transaction. The peer COPYs all ids and upserts every standing, which is
how a second import is usually written, then deletes who was not there. Both start from the same first look and must end with the
same followers.

Write-ahead log is what Postgres counts, and it depends on when one looks: the first change of a page after a checkpoint logs
the whole page. Time and log are taken right after a checkpoint, as a nightly checkup finds the database; the log is taken once
more on pages that were logged whole already, which counts the changes alone.
"""

import itertools
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bench import practices
from bench.ground import Ground
from bench.people import NOW, SMALL_IDS, Churn, Ids, churned
from bench.practices import Case
from bench.rounds import AtMost, Line, Unequal, in_turns, middle, ratios, timed
from service.audience import keeping
from service.audience.coverage import Coverage, Sampling, Source
from service.audience.keeping import STAGED_COLUMNS, Change
from service.audience.roll import compare

_CHURN = 0.02
_FIRST_STANDINGS = """
INSERT INTO standing (practice_id, account_id, profile_id, arrival, first_seen, followed_back, klass, score, fit)
SELECT $1, $2, id, row_number() OVER (), 1, false, 0, -1, -1 FROM bench_ids ORDER BY id
"""
_UPSERT = """
INSERT INTO standing (practice_id, account_id, profile_id, arrival, first_seen, followed_back, klass, score, fit)
SELECT $1, $2, id, 0, 2, false, 0, -1, -1 FROM bench_now ORDER BY id
ON CONFLICT (practice_id, account_id, profile_id) DO UPDATE SET followed_back = excluded.followed_back,
  klass = excluded.klass, score = excluded.score, fit = excluded.fit
"""
_DELETE = """
DELETE FROM standing s WHERE practice_id = $1 AND account_id = $2 AND NOT EXISTS (SELECT FROM bench_now n WHERE n.id = s.profile_id)
"""


Again = Callable[[Ground, Case, Ids], Awaitable[None]]


@dataclass(slots=True)
class Logged:
    """Bytes of write-ahead log of each turn, by side."""

    ours: list[float]
    peer: list[float]


async def run(ground: Ground) -> list[Line]:
    """The bench."""
    churn = churned(ground.sizes.people, share=_CHURN, below=SMALL_IDS, seed=10)
    case = await practices.a_case(ground)
    logged = Logged([], [])
    admin = ground.admin
    await admin.execute("CREATE UNLOGGED TABLE bench_ids (id bigint)")
    await admin.copy_records_to_table("bench_ids", records=((number,) for number in churn.before.tolist()))

    async def ours() -> float:
        await _first_look(ground, case, churn.before)
        await ground.settle()
        return await measured(_look_again, logged.ours)

    async def upsert() -> float:
        await _first_look(ground, case, churn.before)
        await ground.settle()
        return await measured(_upsert_all, logged.peer)

    async def unsettled(again: Again) -> float:
        await ground.settle()
        await _first_look(ground, case, churn.before)
        written: list[float] = []
        await measured(again, written)
        return written[0]

    async def measured(again: Again, written: list[float]) -> float:
        wal = await ground.wal()
        with timed() as watch:
            await again(ground, case, churn.after)
        written.append(await ground.wal() - wal)
        await _must_hold(ground, case, churn)
        return watch.seconds

    costs = await in_turns(ground.sizes.rounds, ours, upsert)
    changes_alone = [(await unsettled(_look_again), await unsettled(_upsert_all))]
    await practices.clear(ground)
    await admin.execute("DROP TABLE bench_ids")
    wal = list(zip(logged.ours, logged.peer, strict=True))
    mine, theirs = middle(costs)
    return [
        Line("ids-only re-import against full upsert", f"{mine:.2f} s", f"{theirs:.1f} s", ratios(costs), AtMost(0.1)),
        _log_line("  write-ahead log after a checkpoint", wal),
        _log_line("  write-ahead log of the changes alone", changes_alone),
    ]


def _log_line(what: str, wal: Sequence[tuple[float, float]]) -> Line:
    mine, theirs = (each / 1e6 for each in middle(wal))
    return Line(what, f"{mine:.0f} MB", f"{theirs:.0f} MB", ratios(wal), AtMost(0.15))


async def _first_look(ground: Ground, case: Case, ids: Ids) -> None:
    await practices.clear(ground)
    async with ground.works.open(case.practice_id, at=NOW) as work:
        connection = await keeping.connection_of(work.session)
        change = Change(number=1, arrived=ids, left=ids[:0])
        await keeping.keep_snapshot(
            connection, case.practice_id, case.account.id, "followers", change=change, ids=ids, coverage=_coverage(ids)
        )
    await ground.admin.execute(_FIRST_STANDINGS, case.practice_id, case.account.id, timeout=None)
    await ground.admin.execute("VACUUM ANALYZE standing", timeout=None)


async def _look_again(ground: Ground, case: Case, now: Ids) -> None:
    practice, account = case.practice_id, case.account.id
    async with ground.works.open(practice, at=NOW) as work:
        connection = await keeping.connection_of(work.session)
        number, before = await keeping.ids_at_last_look(connection, practice, account, "followers")
        changes = compare(before, now)
        change = Change(number=number + 1, arrived=changes.came, left=changes.left)
        await keeping.stage(connection, _newcomers(changes.came))
        await keeping.merge_staged(connection, practice, account, platform="instagram", number=change.number)
        await keeping.drop_standings(connection, practice, account, change.left)
        await keeping.keep_snapshot(
            connection, practice, account, "followers", change=change, ids=now, coverage=_coverage(now)
        )


async def _newcomers(ids: Ids) -> AsyncIterator[Iterable[tuple[Any, ...]]]:
    """Nothing is known of them but that they follow."""
    told: dict[str, object] = {"handle": "", "name": "", "followed_back": False, "klass": 0, "score": -1, "fit": -1}
    columns: Sequence[Iterable[object]] = [
        range(ids.size)
        if name == "place"
        else ids.tolist()
        if name == "profile_id"
        else itertools.repeat(told.get(name))
        for name in STAGED_COLUMNS
    ]
    yield zip(*columns, strict=False)


async def _upsert_all(ground: Ground, case: Case, now: Ids) -> None:
    admin = ground.admin
    async with admin.transaction():
        await admin.execute("CREATE TEMPORARY TABLE bench_now (id bigint) ON COMMIT DROP")
        await admin.copy_records_to_table("bench_now", records=((number,) for number in now.tolist()), timeout=None)
        await admin.execute("ANALYZE bench_now")
        await admin.execute(_UPSERT, case.practice_id, case.account.id, timeout=None)
        await admin.execute(_DELETE, case.practice_id, case.account.id, timeout=None)


async def _must_hold(ground: Ground, case: Case, churn: Churn) -> None:
    rows = await ground.admin.fetchrow(
        "SELECT count(*) AS people, sum(hashint8extended(profile_id, 0)) AS mix FROM standing WHERE practice_id = $1",
        case.practice_id,
    )
    await ground.admin.execute("CREATE TEMPORARY TABLE bench_now (id bigint)")
    await ground.admin.copy_records_to_table("bench_now", records=((number,) for number in churn.after.tolist()))
    due = await ground.admin.fetchrow("SELECT count(*) AS people, sum(hashint8extended(id, 0)) AS mix FROM bench_now")
    await ground.admin.execute("DROP TABLE bench_now")
    if tuple(rows) != tuple(due):
        raise Unequal(f"{rows['people']} people stand as followers instead of {due['people']}, or others")


def _coverage(ids: Ids) -> Coverage:
    people = int(np.size(ids))
    return Coverage(source=Source.API, sampling=Sampling.FULL, read=people, total=people, taken_at=NOW, complete=True)
