"""The checkup of an account that is known from an official export alone: read the archive, draw the picture, keep it.

The archive is parsed in a process of its own, and its lists are held a page at a time; nothing of it is left on disk.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from uuid import UUID

import msgspec

from service.accounts.handles import rename
from service.accounts.looks import note_export
from service.accounts.models import SocialAccount
from service.audience.coverage import Coverage, Source
from service.audience.keeping import connection_of
from service.audience.market import market_of
from service.audience.models import PROVISIONAL_FROM
from service.audience.renumbering import renumber
from service.audience.roll import Ids
from service.audience.summary import summarise
from service.audience.suppression_list import suppression_on
from service.automation.answering import cleared_by_somebody, thresholds_of
from service.automation.attesting import standing_statements
from service.automation.declaring import standing_events
from service.automation.findings import keep_findings
from service.automation.looking_since import Looked, looked_in_export
from service.automation.moved_subjects import renumber_findings
from service.automation.observed_since import Exported
from service.automation.policy import Permits
from service.automation.stated_settings import Statement
from service.automation.testing_attestations import keep_tests
from service.automation.thresholds import told_from
from service.checkups.applying import (
    ListSeen,
    apply_exchanges,
    apply_people,
    lists_before,
)
from service.checkups.conclusion import finish, known_of
from service.checkups.detecting_anew import Cleared, detect_anew_in_export
from service.checkups.explaining_change import keep_explained
from service.checkups.export_files import HandedInFiles, export_of, laid_out, let_go
from service.checkups.export_gave import given_by
from service.checkups.export_history import handle_now_of, is_known_to_be_its, who_is_who, with_change
from service.checkups.export_lists import Listed, id_by_name
from service.checkups.export_people import both_ways, exchanges_in
from service.checkups.export_reading import Reading, read_apart
from service.checkups.judging import judge_names
from service.checkups.newly_followed import keep_try_outs
from service.checkups.picture_events import with_events
from service.checkups.picture_sorting import with_sorting
from service.checkups.sorted_before import sorted_before, sorting_at
from service.engagement.renumbering import renumber_plans
from service.kit.jobs import Run
from service.kit.settings import XPolicy
from service.platforms.archives.dated_names import UNDATED
from service.platforms.contract import Platform
from service.roster.models import Client


async def read_handed_in(run: Run, checkup_id: UUID, account: SocialAccount, *, at: datetime) -> None:
    """Read the export of this checkup and keep what it shows.

    Raises:
        ArchiveRefused: it is not an official export of that network, or not safe to read.
    """
    async with laid_out(run, checkup_id) as files:
        await _read_and_keep(run, checkup_id, account, files, at=at)


async def _read_and_keep(
    run: Run, checkup_id: UUID, account: SocialAccount, files: HandedInFiles, *, at: datetime
) -> None:
    async with run.work() as work:
        client = await work.session.get_one(Client, (work.practice_id, account.client_id))
        before = await lists_before(work, account.id)
        sorted_so_far = await sorted_before(work, account.id)
        key = (await work.seals()).derived(b"provisional ids")
        suppression = await suppression_on(work, account.platform)
        cleared = await cleared_by_somebody(work, account.id)
        statements = await standing_statements(work, account.id)
        bars = told_from(await thresholds_of(work))
        is_vouched_for = bool(before["followers"][1].size) and await is_known_to_be_its(work, account.id)
    read = await read_apart(
        Reading(
            paths=files.paths,
            named=files.named,
            platform=Platform(account.platform),
            with_messages=files.with_messages,
            followers_shown=files.followers_shown,
            followers_before=before["followers"][1].size,
            number=account.platform_account_id,
            is_vouched_for=is_vouched_for,
            suppression=suppression,
            market=market_of(client.target_market, client.interests),
            goal=client.goal_quality_followers,
            key=key,
            first_id=PROVISIONAL_FROM,
            at=at,
        )
    )
    export, drawn, by_name = read.export, read.drawn, read.followers
    id_of = partial(provisional_id, key=key)
    handle_now = await handle_now_of(run, account, export, before["followers"][1], by_name.sorted_ids)
    known = await who_is_who(run, account, export, followers=by_name, before=before["followers"][1], id_of=id_of)
    followers, following = by_name.as_known(known), read.following.as_known(known)
    seen = exchanges_in(export, id_of, known)
    before = {side: (number, known.kept(ids)) for side, (number, ids) in before.items()}
    sorted_so_far = sorted_so_far.moved(known.moves)
    if before["followers"][0] and drawn.coverage.complete:
        drawn = with_change(drawn, export, known, followers=followers, before=before["followers"][1])

    judged = await judge_names(followers, platform=drawn.platform, at=at)
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
    made_at = min(export.taken_at or at, at)
    stated = _looked(
        statements,
        followers,
        following,
        precision=export.precision,
        cleared=cleared,
        told_from=bars,
        made_at=made_at,
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
        followed = _seen_following(before["following"], following, drawn.coverage)
        await apply_people(
            work,
            account.id,
            followers.pages,
            judged,
            platform=account.platform,
            followers=ListSeen("followers", *before["followers"], now=judged.columns.ids, coverage=drawn.coverage),
            following=followed,
            followed_at=followers.moments,
        )
        await keep_try_outs(work, account, followed, following.pages, at=at)
        await apply_exchanges(work, account.id, seen)
        declared = await standing_events(work, account.id)
        report_id = await keep_explained(
            work,
            account.id,
            quality,
            judged=judged,
            known=of_followers,
            client=client,
            at=at,
            picture=msgspec.to_builtins(with_events(with_sorting(drawn, quality), declared)),
            moves=known.moves,
        )
        await keep_findings(work, detection.verdicts, account, observable=detection.observable, at=at)
        await keep_tests(work, account.id, stated, at=at)
        await let_go(work, checkup_id)
        (await export_of(work, checkup_id)).report = msgspec.to_builtins(read.report)
        leavers = {"leavers"} if drawn.change is not None else set()
        await note_export(work, account.id, given_by(export) | leavers, made_at=made_at)
        coverage = drawn.coverage
        await finish(work, checkup_id, report_id, read=coverage.read, total=coverage.total, client_id=account.client_id)


def provisional_id(name: str, key: bytes) -> int:
    """The id of somebody known by name alone, in this practice: a keyed hash, above every id that networks give."""
    return id_by_name(name, key, PROVISIONAL_FROM)


def _seen_following(before: tuple[int, Ids], following: Listed, coverage: Coverage) -> ListSeen | None:
    if not following.size:
        return None
    return ListSeen("following", *before, now=following.sorted_ids, coverage=coverage)


def _looked(  # noqa: PLR0913 # what statements are held against, all named
    statements: Sequence[Statement],
    followers: Listed,
    following: Listed,
    *,
    precision: int,
    cleared: Cleared,
    told_from: Mapping[str, float],
    made_at: datetime,
    permits: Permits,
) -> dict[UUID, Looked]:
    """What the export shows of what was stated; lists are read only where something was."""
    if not statements:
        return {}
    exported = Exported(
        following=(following.ids, following.since),
        followers=(followers.ids, followers.since),
        precision=precision,
        made_at=made_at,
        permits=permits,
        told_from=told_from,
    )
    return looked_in_export(statements, exported, cleared=cleared)
