"""How fast two looks at a million followers are compared, from memory and from the database, and how small they are kept.

Ours are sorted arrays walked side by side, and the roll of the last look fetched from Postgres, unpacked and walked beside the
new one in memory. The peers are reading both arrays once, and the best SQL we know: one full join of two keyed, vacuumed tables with room to hash them in memory.
In memory, both sides are timed with the arrays driven out of the processor's cache before every turn, as another job's data
would, and once more with all of it in the cache, where reading alone is several times faster than any memory.
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
_MORE_THAN_THE_CACHE = np.ones(16_000_000, np.int64)
_FULL_JOIN = """
SELECT coalesce(b.id, a.id) AS id, b.id IS NULL AS came FROM bench_before b FULL JOIN bench_after a USING (id)
WHERE b.id IS NULL OR a.id IS NULL ORDER BY 1
"""


async def run(ground: Ground) -> list[Line]:
    """The bench."""
    small = churned(ground.sizes.people, share=_CHURN, below=SMALL_IDS, seed=3)
    large = churned(ground.sizes.people, share=_CHURN, below=LARGE_IDS, seed=4)
    return [
        await _kernel(ground, large, "diff in memory against reading both arrays", _MORE_THAN_THE_CACHE, AtMost(2.5)),
        await _kernel(ground, large, "  the same with both in the cache", _MORE_THAN_THE_CACHE[:1], None),
        await _stored(ground, small),
        _bytes("roll of Instagram's ids, bytes a person", small.before, SMALL_IDS, AtMost(1.3)),
        _bytes("  roll of X's ids", large.before, LARGE_IDS, None),
    ]


async def _kernel(ground: Ground, churn: Churn, what: str, read_before: Ids, goal: AtMost | None) -> Line:
    _check(compare(churn.before, churn.after), churn)

    async def ours() -> float:
        read_before.sum()
        with timed() as watch:
            compare(churn.before, churn.after)
        return watch.seconds

    async def floor() -> float:
        read_before.sum()
        with timed() as watch:
            read_both(churn.before, churn.after)
        return watch.seconds

    await floor()
    costs = await in_turns(ground.sizes.rounds, ours, floor, slices=20)
    mine, theirs = (cost / 20 * 1000 for cost in middle(costs))
    return Line(what, f"{mine:.2f} ms", f"{theirs:.2f} ms", ratios(costs), goal)


async def _stored(ground: Ground, churn: Churn) -> Line:
    admin = ground.admin
    await admin.execute("CREATE TABLE bench_roll (ids bytea NOT NULL)")
    await admin.execute("INSERT INTO bench_roll VALUES ($1)", packed(churn.before))
    for side, ids in (("before", churn.before), ("after", churn.after)):
        await admin.execute(f"CREATE TABLE bench_{side} (id bigint PRIMARY KEY)")
        await admin.copy_records_to_table(f"bench_{side}", records=((number,) for number in ids.tolist()))
        await admin.execute(f"VACUUM ANALYZE bench_{side}")
    await admin.execute("SET work_mem = '512MB'")

    async def ours() -> float:
        with timed() as watch:
            roll = await admin.fetchval("SELECT ids FROM bench_roll")
            changes = await asyncio.to_thread(_compared, roll, churn.after)
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


def _compared(before: bytes, after: Ids) -> Changes:
    return compare(unpacked(before), after)


def _check(found: Changes, churn: Churn) -> None:
    if not (np.array_equal(found.came, churn.came) and np.array_equal(found.left, churn.left)):
        raise Unequal(f"{found.came.size} came and {found.left.size} left, not {churn.came.size} and {churn.left.size}")


def _bytes(what: str, ids: Ids, drawn_from: int, goal: AtMost | None) -> Line:
    ours, floor = len(packed(ids)) / ids.size, _entropy(ids.size, drawn_from) / 8 / ids.size
    return Line(what, f"{ours:.2f} B", f"{floor:.2f} B", [ours / floor], goal)


def _entropy(people: int, drawn_from: int) -> float:
    """Bits that name one set of so many out of so many, by Stirling where the range is large."""
    chosen = people * log(drawn_from) - lgamma(people + 1)
    return (chosen if drawn_from > 1e12 else _log_binomial(drawn_from, people)) / log(2)


def _log_binomial(whole: int, part: int) -> float:
    return lgamma(whole + 1) - lgamma(part + 1) - lgamma(whole - part + 1)
