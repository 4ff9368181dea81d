"""The checkup of an account that is known from an official export alone: read the archive, draw the picture, keep it.

The archive is parsed in a process of its own, which ends with this one; nothing of it is left on disk.
"""

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from multiprocessing import get_context
from typing import Final
from uuid import UUID

import msgspec
import numpy as np
from numpy.typing import NDArray

from service.accounts.models import SocialAccount
from service.audience.conversations import Exchange
from service.audience.coverage import Coverage, Source
from service.audience.market import market_of
from service.audience.models import PROVISIONAL_FROM
from service.audience.roll import Ids
from service.audience.summary import summarise
from service.audience.suppression_list import suppression_on
from service.automation.findings import keep_findings
from service.automation.policy import Permits
from service.checkups.applying import (
    ListSeen,
    apply_exchanges,
    apply_people,
    keep_report,
    lists_before,
)
from service.checkups.conclusion import finish, known_of, sorted_so_far
from service.checkups.detecting import detect_in_export
from service.checkups.export_files import HandedInFiles, export_of, laid_out, let_go
from service.checkups.export_report import report_of
from service.checkups.export_suppression import left_out
from service.checkups.judging import judge
from service.checkups.picture import picture
from service.checkups.picture_sorting import with_sorting
from service.kit.child_processes import end_with
from service.kit.jobs import Run
from service.kit.settings import XPolicy
from service.platforms.archives.contents import Export
from service.platforms.archives.dated_names import UNDATED, DatedNames
from service.platforms.archives.inventory import Inventory
from service.platforms.archives.ownership import require_owner
from service.platforms.archives.reading import read_parts
from service.platforms.contract import Platform, Profile, Profiles
from service.roster.models import Client

_PAGE: Final = 1000


@dataclass(frozen=True, slots=True)
class _People:
    """One list of an export as the house keeps it: ids, newest follow first, and each one's name and moment."""

    ids: Ids
    names: list[str]
    since: NDArray[np.int64]

    @property
    def sorted_ids(self) -> Ids:
        return np.sort(self.ids)


async def read_handed_in(run: Run, checkup_id: UUID, account: SocialAccount, *, at: datetime) -> None:
    """Read the export of this checkup and keep what it shows.

    Raises:
        ArchiveRefused: it is not an official export of that network, or not safe to read.
    """
    async with run.work() as work:
        client = await work.session.get_one(Client, (work.practice_id, account.client_id))
        before = await lists_before(work, account.id)
        answers = await sorted_so_far(work, account.id)
        key = (await work.seals()).derived(b"provisional ids")
        suppression = await suppression_on(work, account.platform)
    platform = Platform(account.platform)
    async with laid_out(run, checkup_id) as files:
        export, stock = await _parsed(files, platform)
    require_owner(export.owner, platform=platform, handle=account.handle, number=account.platform_account_id)
    export = await asyncio.to_thread(left_out, export, suppression)
    drawn = await asyncio.to_thread(
        picture,
        export,
        at=at,
        market=market_of(client.target_market, client.interests),
        followers_shown=files.followers_shown,
        goal=client.goal_quality_followers,
    )
    followers, following = _people(export.followers, key), _people(export.following, key)
    seen = _exchanges(export, key)

    def pages() -> AsyncIterator[Profiles]:
        return _pages(followers)

    judged = await judge(pages(), fit_of=None, at=at)
    quality = summarise(
        judged.columns,
        judged.scored,
        # A message alone may be anybody's; only an answered one is talking with each other.
        known_of(judged, _both_ways(seen), answers, at=at, courtesy=drawn.courtesy_follows.total),
        coverage=drawn.coverage,
        at=at,
    )
    permits = Permits(drawn.platform, Source.EXPORT, XPolicy.NEUTRAL)
    detection = detect_in_export(drawn.own_automation.verdict, permits=permits)
    async with run.work() as work:
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
        report_id = keep_report(
            work,
            account.id,
            quality=quality,
            picture=msgspec.to_builtins(with_sorting(drawn, quality)),
            model_version=quality.model_version,
            at=at,
        )
        await keep_findings(
            work,
            detection.verdicts,
            account_id=account.id,
            client_id=account.client_id,
            observable=detection.observable,
            at=at,
        )
        await let_go(work, checkup_id)
        handed_in = await export_of(work, checkup_id)
        handed_in.report = msgspec.to_builtins(report_of(export, stock, followers_shown=files.followers_shown))
        coverage = drawn.coverage
        await finish(work, checkup_id, report_id, read=coverage.read, total=coverage.total, client_id=account.client_id)


async def _parsed(files: HandedInFiles, platform: Platform) -> tuple[Export, Inventory]:
    reading = partial(read_parts, files.paths, platform, named=files.named, with_messages=files.with_messages)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=end_with, initargs=(os.getpid(),)) as pool:
        return await asyncio.get_running_loop().run_in_executor(pool, reading)


def _people(listed: DatedNames | None, key: bytes) -> _People:
    if listed is None:
        return _People(np.empty(0, np.int64), [], np.empty(0, np.int64))
    order = np.argsort(-listed.at, kind="stable")
    names = [listed.name(int(place)) for place in order]
    if listed.names_are_ids:
        return _People(listed.keys[order], names, listed.at[order])
    ids = np.fromiter((provisional_id(name, key) for name in names), np.int64, len(names))
    return _People(ids, names, listed.at[order])


def provisional_id(name: str, key: bytes) -> int:
    """The id of somebody known by name alone, in this practice: a keyed hash, above every id that networks give."""
    digest = hashlib.blake2b(name.casefold().encode(), digest_size=8, key=key).digest()
    return PROVISIONAL_FROM | int.from_bytes(digest) & (PROVISIONAL_FROM - 1)


async def _pages(people: _People) -> AsyncIterator[Profiles]:
    for start in range(0, len(people.ids), _PAGE):
        ids, names = people.ids[start : start + _PAGE].tolist(), people.names[start : start + _PAGE]
        yield Profiles.of([Profile(id=number, handle=name) for number, name in zip(ids, names, strict=True)])


def _exchanges(export: Export, key: bytes) -> tuple[Exchange, ...]:
    seen: dict[int, Exchange] = {}
    for each in export.conversations or ():
        handle = each.handle or each.name
        number = int(handle) if export.platform is Platform.X and handle.isdigit() else provisional_id(handle, key)
        seen[number] = Exchange(
            profile_id=number,
            handle=handle,
            turns_theirs=each.turns_in,
            turns_ours=each.turns_out,
            last_theirs_at=_moment(each.last_in_at),
            last_ours_at=_moment(each.last_out_at),
            awaiting_since=_moment(each.waiting_since),
            last_post_id=None,
        )
    return tuple(seen.values())


def _both_ways(seen: tuple[Exchange, ...]) -> tuple[Exchange, ...]:
    return tuple(each for each in seen if each.turns_ours)


def _moment(seconds: int) -> datetime | None:
    return None if seconds == UNDATED else datetime.fromtimestamp(seconds, UTC)


def _seen_following(before: tuple[int, Ids], following: _People, coverage: Coverage) -> ListSeen | None:
    if not following.ids.size:
        return None
    return ListSeen("following", *before, now=following.sorted_ids, coverage=coverage)
