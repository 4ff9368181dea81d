"""Reading a handed-in export where its million records do no harm: in a process of its own, which ends with this one.

Lists go to files beside the export, the picture comes back drawn, and nothing of either is left on disk.
"""

import asyncio
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import msgspec

from service.audience.suppression import Suppression
from service.checkups.export_lists import Listed, id_by_name, write_list
from service.checkups.export_report import OWNER_UNCHECKED, ExportReport, report_of, require_followers
from service.checkups.export_suppression import left_out
from service.checkups.picture import Picture, picture
from service.kit.child_processes import end_with
from service.platforms.archives.contents import Export
from service.platforms.archives.export_age import require_made
from service.platforms.archives.ownership import names_owner
from service.platforms.archives.reading import read_parts
from service.platforms.contract import Platform
from service.roster.market import TargetMarket


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is read, and what for."""

    paths: tuple[Path, ...]
    named: str
    platform: Platform
    with_messages: bool
    followers_shown: int | None
    followers_before: int
    """Followers at the last look."""
    number: int | None
    """The network's own number of the account, when it is known."""
    is_vouched_for: bool
    """Whether the followers at the last look are known to be the account's, and so tell whose an export is."""
    suppression: Suppression
    market: TargetMarket
    goal: int
    key: bytes
    """From which people known by name alone get their ids, from `first_id` on."""
    first_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class ExportRead:
    """What was read. In the export itself are no lists but whom the owner unfollowed."""

    export: Export
    followers: Listed
    following: Listed
    drawn: Picture
    report: ExportReport


async def read_apart(reading: Reading) -> ExportRead:
    """Read the export in a process of its own; its lists lie beside it for as long as its folder is there.

    Raises:
        ArchiveRefused: it is not an official export of that network, not safe to read, or shows nobody.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=end_with, initargs=(os.getpid(),)) as pool:
        return await asyncio.get_running_loop().run_in_executor(pool, read_export, reading)


def read_export(reading: Reading) -> ExportRead:
    """What this process reads of the export, for another."""
    export, stock = read_parts(
        reading.paths, reading.platform, named=reading.named, with_messages=reading.with_messages
    )
    require_made(export, at=reading.at)
    require_followers(export, shown=reading.followers_shown, before=reading.followers_before)
    export = left_out(export, reading.suppression)
    drawn = picture(
        export,
        at=reading.at,
        market=reading.market,
        followers_shown=reading.followers_shown,
        goal=reading.goal,
    )
    is_named = names_owner(export.owner, platform=reading.platform, number=reading.number)
    doubt = None if is_named or reading.is_vouched_for else OWNER_UNCHECKED
    if doubt is not None:
        drawn = msgspec.structs.replace(drawn, not_observable=(doubt, *drawn.not_observable))
    id_of = partial(id_by_name, key=reading.key, first=reading.first_id)
    folder = reading.paths[0].parent
    return ExportRead(
        export=_without_lists(export),
        followers=write_list(export.followers, id_of, folder / "followers"),
        following=write_list(export.following, id_of, folder / "following"),
        drawn=drawn,
        report=report_of(export, stock, followers_shown=reading.followers_shown, doubt=doubt),
    )


def _without_lists(export: Export) -> Export:
    return replace(
        export,
        followers=None,
        following=None,
        pending=None,
        requested=None,
        close_friends=None,
        likes=None,
        comments=None,
        story_likes=None,
        feed=None,
        pages=None,
        posts=None,
        liked_texts=(),
    )
