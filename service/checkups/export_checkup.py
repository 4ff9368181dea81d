"""The checkup of an account that is known from an official export alone: read the archive, draw the picture, keep it.

The archive is parsed in a process of its own, which ends with this one; nothing of it is left on disk.
"""

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from functools import partial
from multiprocessing import get_context
from uuid import UUID

import msgspec

from service.accounts.handles import rename
from service.accounts.models import SocialAccount
from service.audience.coverage import Coverage, Source
from service.audience.keeping import connection_of
from service.audience.market import market_of
from service.audience.models import PROVISIONAL_FROM
from service.audience.renumbering import renumber
from service.audience.roll import Ids
from service.audience.summary import summarise
from service.audience.suppression_list import suppression_on
from service.automation.answering import cleared_by_somebody
from service.automation.findings import keep_findings
from service.automation.moved_subjects import renumber_findings
from service.automation.policy import Permits
from service.checkups.applying import (
    ListSeen,
    apply_exchanges,
    apply_people,
    lists_before,
)
from service.checkups.conclusion import finish, known_of
from service.checkups.detecting_anew import detect_anew_in_export
from service.checkups.explaining_change import keep_explained
from service.checkups.export_files import HandedInFiles, export_of, laid_out, let_go
from service.checkups.export_history import handle_now_of, who_is_who, with_change
from service.checkups.export_people import Listed, both_ways, exchanges_in, listed_people, pages_of
from service.checkups.export_report import report_of, require_followers
from service.checkups.export_suppression import left_out
from service.checkups.judging import judge
from service.checkups.picture import picture
from service.checkups.picture_sorting import with_sorting
from service.checkups.sorted_before import sorted_before, sorting_at
from service.engagement.renumbering import renumber_plans
from service.kit.child_processes import end_with
from service.kit.jobs import Run
from service.kit.settings import XPolicy
from service.platforms.archives.contents import Export
from service.platforms.archives.dated_names import UNDATED
from service.platforms.archives.export_age import require_made
from service.platforms.archives.inventory import Inventory
from service.platforms.archives.reading import read_parts
from service.platforms.contract import Platform, Profiles
from service.roster.models import Client


async def read_handed_in(run: Run, checkup_id: UUID, account: SocialAccount, *, at: datetime) -> None:
    """Read the export of this checkup and keep what it shows.

    Raises:
        ArchiveRefused: it is not an official export of that network, or not safe to read.
    """
    async with run.work() as work:
        client = await work.session.get_one(Client, (work.practice_id, account.client_id))
        before = await lists_before(work, account.id)
        sorted_so_far = await sorted_before(work, account.id)
        key = (await work.seals()).derived(b"provisional ids")
        suppression = await suppression_on(work, account.platform)
        cleared = await cleared_by_somebody(work, account.id)
    platform = Platform(account.platform)
    async with laid_out(run, checkup_id) as files:
        export, stock = await _parsed(files, platform)
    require_made(export, at=at)
    require_followers(export, shown=files.followers_shown, before=before["followers"][1].size)
    export = await asyncio.to_thread(left_out, export, suppression)
    id_of = partial(provisional_id, key=key)
    by_name = listed_people(export.followers, id_of)
    handle_now = await handle_now_of(run, account, export, before["followers"][1], by_name.sorted_ids)
    known = await who_is_who(run, account, export, followers=by_name, before=before["followers"][1], id_of=id_of)
    drawn = await asyncio.to_thread(
        picture,
        export,
        at=at,
        market=market_of(client.target_market, client.interests),
        followers_shown=files.followers_shown,
        goal=client.goal_quality_followers,
    )
    followers, following = by_name.as_known(known), listed_people(export.following, id_of).as_known(known)
    seen = exchanges_in(export, id_of, known)
    before = {side: (number, known.kept(ids)) for side, (number, ids) in before.items()}
    sorted_so_far = sorted_so_far.moved(known.moves)
    if before["followers"][0] and drawn.coverage.complete:
        drawn = with_change(drawn, export, known, followers=followers, before=before["followers"][1])

    def pages() -> AsyncIterator[Profiles]:
        return pages_of(followers)

    judged = await judge(pages(), platform=drawn.platform, fit_of=None, at=at)
    of_followers = known_of(
        judged,
        both_ways(seen),
        sorted_so_far.answers,
        sorting=sorting_at(
            sorted_so_far, judged, seen, following=following.sorted_ids, followers_before=before["followers"][1]
        ),
        at=at,
        courtesy=drawn.courtesy_follows.total,
    )
    quality = summarise(
        judged.columns, judged.scored, of_followers, platform=drawn.platform, coverage=drawn.coverage, at=at
    )
    permits = Permits(drawn.platform, Source.EXPORT, XPolicy.NEUTRAL)
    detection = detect_anew_in_export(
        drawn.own_automation.verdict,
        following.since[following.since != UNDATED],
        cleared=cleared,
        precision=export.precision,
        permits=permits,
    )
    async with run.work() as work:
        connection = await connection_of(work.session)
        await renumber(connection, work.practice_id, account.id, known.moves, platform=account.platform)
        await renumber_plans(connection, work.practice_id, account.id, known.moves)
        await renumber_findings(connection, work.practice_id, account.id, known.moves)
        if handle_now is not None:
            held = await work.session.get_one(SocialAccount, (work.practice_id, account.id), with_for_update=True)
            await rename(work, held, handle_now, seen_at=at)
        await apply_people(
            work,
            account.id,
            pages,
            judged,
            platform=account.platform,
            followers=ListSeen("followers", *before["followers"], now=judged.columns.ids, coverage=drawn.coverage),
            following=_seen_following(before["following"], following, drawn.coverage),
            followed_at=followers.since,
        )
        await apply_exchanges(work, account.id, seen)
        report_id = await keep_explained(
            work,
            account.id,
            quality,
            judged=judged,
            known=of_followers,
            client=client,
            at=at,
            picture=msgspec.to_builtins(with_sorting(drawn, quality)),
            moves=known.moves,
        )
        await keep_findings(work, detection.verdicts, account, observable=detection.observable, at=at)
        await let_go(work, checkup_id)
        handed_in = await export_of(work, checkup_id)
        handed_in.report = msgspec.to_builtins(report_of(export, stock, followers_shown=files.followers_shown))
        coverage = drawn.coverage
        await finish(work, checkup_id, report_id, read=coverage.read, total=coverage.total, client_id=account.client_id)


async def _parsed(files: HandedInFiles, platform: Platform) -> tuple[Export, Inventory]:
    reading = partial(read_parts, files.paths, platform, named=files.named, with_messages=files.with_messages)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=end_with, initargs=(os.getpid(),)) as pool:
        return await asyncio.get_running_loop().run_in_executor(pool, reading)


def provisional_id(name: str, key: bytes) -> int:
    """The id of somebody known by name alone, in this practice: a keyed hash, above every id that networks give."""
    digest = hashlib.blake2b(name.casefold().encode(), digest_size=8, key=key).digest()
    return PROVISIONAL_FROM | int.from_bytes(digest) & (PROVISIONAL_FROM - 1)


def _seen_following(before: tuple[int, Ids], following: Listed, coverage: Coverage) -> ListSeen | None:
    if not following.ids.size:
        return None
    return ListSeen("following", *before, now=following.sorted_ids, coverage=coverage)
