"""How fast two looks at a million followers are compared, from memory and from the database, and how small they are kept.

Ours are sorted arrays walked side by side, and packed rolls fetched from Postgres, unpacked and walked. The peers are reading
both arrays once, and the best SQL we know: one full join of two keyed, vacuumed tables with room to hash them in memory.
The least bytes that sorted ids drawn evenly can take are log2(binomial(range, people)) bits.
"""

import asyncio
from math import lgamma, log

import numpy as np

from bench.ground import Ground
from bench.kernels import read_both
from bench.people import LARGE_IDS, SMALL_IDS, Churn, Ids, churned
from bench.rounds import AtLeast, AtMost, Line, Unequal, in_turns, middle, ratios, timed
from service.audience.roll import Changes, compare, packed, unpacked

_CHURN = 0.02
_FULL_JOIN = """
SELECT coalesce(b.id, a.id) AS id, b.id IS NULL AS came FROM bench_before b FULL JOIN bench_after a USING (id)
WHERE b.id IS NULL OR a.id IS NULL ORDER BY 1
"""


async def run(ground: Ground) -> list[Line]:
    """The bench."""
    small = churned(ground.sizes.people, share=_CHURN, below=SMALL_IDS, seed=3)
    large = churned(ground.sizes.people, share=_CHURN, below=LARGE_IDS, seed=4)
    return [
        await _kernel(ground, large),
        await _stored(ground, small),
        _bytes("roll of Instagram's ids, bytes a person", small.before, SMALL_IDS, AtMost(1.3)),
        _bytes("  roll of X's ids", large.before, LARGE_IDS, None),
    ]


async def _kernel(ground: Ground, churn: Churn) -> Line:
    _check(compare(churn.before, churn.after), churn)

    async def ours() -> float:
        with timed() as watch:
            compare(churn.before, churn.after)
        return watch.seconds

    async def floor() -> float:
        with timed() as watch:
            read_both(churn.before, churn.after)
        return watch.seconds

    await floor()
    costs = await in_turns(ground.sizes.rounds, ours, floor, slices=20)
    mine, theirs = (cost / 20 * 1000 for cost in middle(costs))
    return Line(
        "diff in memory against reading both arrays", f"{mine:.2f} ms", f"{theirs:.2f} ms", ratios(costs), AtMost(2.5)
    )


async def _stored(ground: Ground, churn: Churn) -> Line:
    admin = ground.admin
    await admin.execute("CREATE TABLE bench_roll (side text PRIMARY KEY, ids bytea NOT NULL)")
    for side, ids in (("before", churn.before), ("after", churn.after)):
        await admin.execute(f"CREATE TABLE bench_{side} (id bigint PRIMARY KEY)")
        await admin.copy_records_to_table(f"bench_{side}", records=((number,) for number in ids.tolist()))
        await admin.execute("INSERT INTO bench_roll VALUES ($1, $2)", side, packed(ids))
        await admin.execute(f"VACUUM ANALYZE bench_{side}")
    await admin.execute("SET work_mem = '512MB'")

    async def ours() -> float:
        with timed() as watch:
            rolls = dict(await admin.fetch("SELECT side, ids FROM bench_roll"))
            changes = await asyncio.to_thread(_compared, rolls["before"], rolls["after"])
        _check(changes, churn)
        return watch.seconds

    async def full_join() -> float:
        with timed() as watch:
            rows = await admin.fetch(_FULL_JOIN, timeout=None)
        came = np.array([number for number, is_new in rows if is_new], np.int64)
        left = np.array([number for number, is_new in rows if not is_new], np.int64)
        _check(Changes(came, left), churn)
        return watch.seconds

    await ours()
    await full_join()
    costs = await in_turns(ground.sizes.rounds, ours, full_join)
    await admin.execute("RESET work_mem")
    await admin.execute("DROP TABLE bench_before, bench_after, bench_roll")
    mine, theirs = (cost * 1000 for cost in middle(costs))
    faster = [join / ours for ours, join in costs]
    return Line(
        "stored roll to result, times faster than SQL", f"{mine:.1f} ms", f"{theirs:.0f} ms", faster, AtLeast(40)
    )


def _compared(before: bytes, after: bytes) -> Changes:
    return compare(unpacked(before), unpacked(after))


def _check(found: Changes, churn: Churn) -> None:
    came, left = np.setdiff1d(churn.after, churn.before), np.setdiff1d(churn.before, churn.after)
    if not (np.array_equal(found.came, came) and np.array_equal(found.left, left)):
        raise Unequal(f"{found.came.size} came and {found.left.size} left instead of {came.size} and {left.size}")


def _bytes(what: str, ids: Ids, drawn_from: int, goal: AtMost | None) -> Line:
    ours, floor = len(packed(ids)) / ids.size, _entropy(ids.size, drawn_from) / 8 / ids.size
    return Line(what, f"{ours:.2f} B", f"{floor:.2f} B", [ours / floor], goal)


def _entropy(people: int, drawn_from: int) -> float:
    """Bits that name one set of so many out of so many, by Stirling where the range is large."""
    chosen = people * log(drawn_from) - lgamma(people + 1)
    return (chosen if drawn_from > 1e12 else _log_binomial(drawn_from, people)) / log(2)


def _log_binomial(whole: int, part: int) -> float:
    return lgamma(whole + 1) - lgamma(part + 1) - lgamma(whole - part + 1)
