"""How near scoring a million people comes to moving the same memory, and how far it leaves row-by-row Python behind.

The floor reads every column that scoring reads and writes every one that it writes, and decides nothing. The peer weighs one
person after the other with the explainer's own arithmetic (`weighing.weigh`), facts in hand. Both must agree on every row.
"""

import numpy as np

from bench.ground import Ground
from bench.kernels import same_traffic
from bench.people import LARGE_IDS, NOW, pages_of, some_ids
from bench.rounds import AtLeast, AtMost, Line, Unequal, in_turns, middle, ratios, timed
from service.audience.columns import FollowerColumns, Scored
from service.audience.facts import Facts
from service.audience.scoring import score_columns
from service.audience.weighing import weigh

_BY_HAND = 20_000
_TOLERANCE = 1e-4


async def run(ground: Ground) -> list[Line]:
    """The bench."""
    columns = _columns(ground.sizes.people)
    size = len(columns)
    fit = np.random.default_rng(5).integers(-1, 101, size).astype(np.int8)
    scored = score_columns(columns, at=NOW, fit=fit)

    async def ours() -> float:
        with timed() as watch:
            score_columns(columns, at=NOW, fit=fit)
        return watch.seconds

    async def floor() -> float:
        with timed() as watch:
            klass, score, probability = np.empty(size, np.int8), np.empty(size, np.int8), np.empty(size, np.float32)
            same_traffic(
                columns.followers, columns.following, columns.posts, columns.created_minute, columns.last_posted_minute,
                columns.bio_length, columns.handle_digits, columns.flags, columns.facts_said, fit, klass, score, probability,
            )  # fmt: skip
        return watch.seconds

    people = [_facts(columns, row) for row in range(min(size, _BY_HAND))]
    fits = [None if each < 0 else int(each) for each in fit[: len(people)]]

    async def row_by_row() -> float:
        with timed() as watch:
            for facts, known in zip(people, fits, strict=True):
                weigh(facts, at=NOW, fit=known)
        return watch.seconds * size / len(people)

    _must_agree(columns, fit, scored)
    await floor()
    near = await in_turns(ground.sizes.rounds, ours, floor, slices=20)
    far = await in_turns(ground.sizes.rounds, ours, row_by_row)
    mine, least = (cost / 20 * 1000 for cost in middle(near))
    _, by_hand = middle(far)
    return [
        Line(
            "scoring against the same memory traffic", f"{mine:.2f} ms", f"{least:.2f} ms", ratios(near), AtMost(1.25)
        ),
        Line(
            "  times faster than Python row by row",
            f"{mine:.2f} ms",
            f"{by_hand:.1f} s",
            [theirs / mine for mine, theirs in far],
            AtLeast(200),
        ),
    ]


def _columns(people: int) -> FollowerColumns:
    pages = pages_of(some_ids(people, below=LARGE_IDS, seed=6), seed=7)
    return FollowerColumns.joined(FollowerColumns.of(page) for page in pages)


def _facts(columns: FollowerColumns, row: int) -> Facts:
    return Facts(
        followers=int(columns.followers[row]),
        following=int(columns.following[row]),
        posts=int(columns.posts[row]),
        created_minute=int(columns.created_minute[row]),
        last_posted_minute=int(columns.last_posted_minute[row]),
        bio_length=int(columns.bio_length[row]),
        handle_digits=int(columns.handle_digits[row]),
        flags=int(columns.flags[row]),
    )


def _must_agree(columns: FollowerColumns, fit: np.ndarray, scored: Scored) -> None:
    """On every row; the fit differs between people who otherwise repeat."""
    for row in range(len(columns)):
        known = None if fit[row] < 0 else int(fit[row])
        by_hand = weigh(_facts(columns, row), at=NOW, fit=known)
        expected = (by_hand.klass, -1 if by_hand.score is None else by_hand.score)
        if (scored.klass[row], scored.score[row]) != expected:
            raise Unequal(f"row {row} has class and score {scored.klass[row], scored.score[row]}, by hand {expected}")
        if abs(scored.probability_fake[row] - (by_hand.probability or 0)) > _TOLERANCE:
            raise Unequal(f"row {row} has probability {scored.probability_fake[row]}, by hand {by_hand.probability}")
