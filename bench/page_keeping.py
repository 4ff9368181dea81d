"""What it costs to keep one page of a thousand people so that a killed worker loses nothing.

Ours is the checkup's way: the page packed, then one statement that keeps it with the checkpoint, the price and what the
network told of its quotas, and takes the turn for the next call. The peer stages
the page by COPY and merges it at once, as our own merge does it; it keeps no checkpoint, which makes it a little cheaper than
it could be. Both end with a commit; cost is time on the wall, and every turn takes pages nobody has seen.
"""

import itertools
from collections.abc import Sequence

import msgspec
import numpy as np

from bench import practices
from bench.ground import Ground
from bench.people import LARGE_IDS, NOW, PAGE, pages_of, some_ids
from bench.practices import Case
from bench.rounds import AtMost, Line, Unequal, in_turns, middle, ratios, timed
from service.audience import keeping
from service.checkups.judging import Judged, judge, staged_rows
from service.checkups.kept_pages import keep_page
from service.checkups.progress import ListProgress, Progress
from service.kit.jobs import Run
from service.platforms.contract import Platform, Profiles
from service.platforms.pace import call_about, told_by
from service.platforms.turns import Turns

_CALL = call_about(Platform.INSTAGRAM, 1, "followers")
"""One that touches two quotas: as much as any call."""
_NOBODY = np.empty(0, np.int64)


async def run(ground: Ground) -> list[Line]:
    """The bench."""
    each_turn = 2 if ground.sizes.quick else 10
    rounds = ground.sizes.rounds
    pages = pages_of(some_ids(each_turn * rounds * PAGE, below=LARGE_IDS, seed=8), seed=9)
    judged = await judge(practices.in_memory(pages), platform=Platform.X, fit_of=None, at=NOW)
    kept_by, merged_by = await practices.a_case(ground), await practices.a_case(ground)
    checkup = await practices.a_checkup(ground, kept_by)
    turns_of_ours, turns_of_peer = _turns(pages, each_turn), _turns(pages, each_turn)
    numbers = itertools.count()

    async def ours() -> float:
        with timed() as watch:
            for page in next(turns_of_ours):
                await _keep(checkup, next(numbers), page)
        return watch.seconds

    async def merge() -> float:
        with timed() as watch:
            for page in next(turns_of_peer):
                await _merge(ground, merged_by, page, judged)
        return watch.seconds

    costs = await in_turns(rounds, ours, merge)
    await _must_hold(ground, kept_by, merged_by, pages)
    await practices.clear(ground)
    mine, theirs = (cost / each_turn * 1000 for cost in middle(costs))
    return [
        Line(
            "keeping a page against COPY and merge of it",
            f"{mine:.1f} ms",
            f"{theirs:.1f} ms",
            ratios(costs),
            AtMost(0.3),
        )
    ]


def _turns(pages: Sequence[Profiles], each_turn: int) -> "itertools.chain[Sequence[Profiles]]":
    return itertools.chain(pages[start : start + each_turn] for start in range(0, len(pages), each_turn))


async def _keep(checkup: Run, number: int, page: Profiles) -> None:
    so_far = Progress(
        lists={"followers": ListProgress(cursor=f"page-{number}", pages=number + 1, read=(number + 1) * PAGE)}
    )
    await keep_page(
        checkup,
        checkup_id=checkup.subject_id,
        name="followers",
        number=number,
        packed=msgspec.msgpack.encode(page),
        progress=so_far,
        turns=Turns(checkup.works.database.reads, checkup.practice_id, "an app", lambda: NOW),
        call=_CALL,
        told=told_by(_CALL, (), at=NOW),
        following=_CALL,
        people=len(page),
    )


async def _merge(ground: Ground, case: Case, page: Profiles, judged: Judged) -> None:
    async with ground.works.open(case.practice_id, at=NOW) as work:
        connection = await keeping.connection_of(work.session)
        await keeping.stage(connection, staged_rows(practices.in_memory([page]), judged, following=_NOBODY))
        await keeping.merge_staged(connection, case.practice_id, case.account.id, platform="x", number=1)


async def _must_hold(ground: Ground, kept_by: Case, merged_by: Case, pages: Sequence[Profiles]) -> None:
    everybody = sorted(number for page in pages for number in page.id)
    kept = await ground.admin.fetch("SELECT packed FROM kept_page WHERE practice_id = $1", kept_by.practice_id)
    ours = sorted(number for row in kept for number in msgspec.msgpack.decode(row["packed"], type=Profiles).id)
    merged = await ground.admin.fetch(
        "SELECT s.profile_id FROM standing s JOIN profile p USING (practice_id, profile_id)"
        " WHERE s.practice_id = $1 ORDER BY 1",
        merged_by.practice_id,
    )
    if not everybody == ours == [row["profile_id"] for row in merged]:
        raise Unequal(f"{len(everybody)} people were read, {len(ours)} kept as pages and {len(merged)} merged")
