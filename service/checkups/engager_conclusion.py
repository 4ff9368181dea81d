"""Concluding a checkup where the network names no followers: judge those who engage, apply in one transaction."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec

from service.accounts.looks import note_permissions
from service.accounts.models import SocialAccount
from service.audience.conversations import Exchange, exchanges
from service.audience.countries import countries_in, towns_in
from service.audience.coverage import Source
from service.audience.engager_quality import MODEL_VERSION, EngagerQuality, engager_quality
from service.audience.intervals import Interval, bounds_for_all, share_interval
from service.audience.keeping import connection_of
from service.audience.keeping_engagers import keep_engagers, keep_profiles
from service.audience.market import market_of
from service.audience.reasons import Reason
from service.audience.renumbering import renumber
from service.automation.answering import cleared_by_somebody
from service.automation.declaring import standing_events
from service.automation.findings import keep_findings
from service.automation.moved_subjects import renumber_findings
from service.automation.policy import Permits
from service.checkups.applying import apply_exchanges, keep_report
from service.checkups.asking import next_time, pause_after
from service.checkups.conclusion import finish
from service.checkups.detecting_anew import detect_anew_among_engagers
from service.checkups.engager_gathering import Gathered, LookedUp, Seen
from service.checkups.flagging import keep_flags, stands_out
from service.checkups.passing_on import as_written
from service.checkups.pricing import Plan
from service.checkups.progress import Progress, progress_in
from service.checkups.told_mentions import drop_uncounted
from service.engagement.renumbering import renumber_plans
from service.kit.jobs import Run
from service.kit.settings import XPolicy
from service.platforms.contract import ListName, Platform, Profile
from service.roster.models import Client

FEWEST_LOOKED_UP: Final = 10
"""As `engager_quality.FEWEST_ENGAGERS`: below this one person more or less moves a share by more than ten points."""


async def conclude_engagers(  # noqa: PLR0913 # what a conclusion rests on, all named
    run: Run,
    checkup_id: UUID,
    account: SocialAccount,
    plan: Plan,
    gathered: Gathered,
    *,
    owner: Profile,
    x_policy: XPolicy,
    at: datetime,
) -> None:
    """Judge those who engage with this account, and keep them: people, exchanges, findings, report."""
    progress, seen = progress_in(run.checkpoint), gathered.seen
    async with run.work() as work:
        client = await work.session.get_one(Client, (work.practice_id, account.client_id))
        cleared = await cleared_by_somebody(work, account.id)
        declared = await standing_events(work, account.id)
        places = market_of(client.target_market, client.interests).places
    quality = engager_quality(
        seen.engagers,
        seen.looked,
        insights=gathered.insights,
        posts=gathered.posts,
        professionals=professionals_among(gathered.looked_up, people=len(seen.engagers)),
        countries=countries_in(places),
        towns=towns_in(places),
        at=at,
    )
    permits = Permits(Platform(account.platform), Source.API, x_policy)
    found = await asyncio.to_thread(stands_out, seen.said, own_id=owner.id, permits=permits)
    detection = await asyncio.to_thread(
        detect_anew_among_engagers,
        owner,
        await as_written(run, account, seen.own, at=at),
        seen.said,
        cleared=cleared,
        whole=seen.looked.whole,
        permits=permits,
        declared=declared,
    )
    quality = msgspec.structs.replace(quality, not_observable=(*quality.not_observable, *detection.not_observable))
    async with run.work() as work:
        connection = await connection_of(work.session)
        await renumber(connection, work.practice_id, account.id, seen.numbers, platform=account.platform)
        await renumber_plans(connection, work.practice_id, account.id, seen.numbers)
        await renumber_findings(connection, work.practice_id, account.id, seen.numbers)
        await keep_profiles(
            connection,
            work.practice_id,
            [each.profile for each in gathered.looked_up if each.profile is not None],
            platform=account.platform,
        )
        await keep_engagers(connection, work.practice_id, account.id, seen.engagers, at=at)
        await apply_exchanges(work, account.id, exchanges_with(seen, account.platform_account_id or 0))
        report_id = keep_report(
            work,
            account.id,
            quality=None,
            engagers=_with_withheld(quality, progress, plan),
            picture=None,
            model_version=MODEL_VERSION,
            at=at,
        )
        await keep_flags(work, account, report_id, found, at=at)
        await keep_findings(
            work, detection.verdicts, account, observable=detection.observable, explained=detection.explained, at=at
        )
        await finish(work, checkup_id, report_id, read=len(seen.engagers), total=None, client_id=account.client_id)
        await drop_uncounted(work, account.id, at=at)
        await note_permissions(work, account.id, refused=progress.refused or None)
        await next_time(work, account.id, at=at + pause_after(plan, account))


def professionals_among(looked_up: Sequence[LookedUp], *, people: int) -> Interval | None:
    """The share of professional accounts among those looked up, with what it says at the least of everybody who engages.

    The most regular are looked up first, which is no random draw, so nothing is assumed of the others.
    """
    drawn = len(looked_up)
    if drawn < FEWEST_LOOKED_UP:
        return None
    share = share_interval(sum(each.profile is not None for each in looked_up), drawn, population=drawn)
    low, high = bounds_for_all(share.low, share.high, reached=drawn, total=people)
    return Interval(share.estimate, low, high, share.confidence)


def exchanges_with(seen: Seen, account_id: int) -> tuple[Exchange, ...]:
    """The turns between the account and each who spoke to it; what people under its posts say to one another is theirs."""
    theirs = [post for post in seen.said if post.reply_to_profile_id in {None, account_id}]
    ours = [post for post in (*seen.own, *seen.said) if post.author_id == account_id]
    return exchanges(theirs=theirs, ours=ours, account_id=account_id)


def _with_withheld(quality: EngagerQuality, progress: Progress, plan: Plan) -> EngagerQuality:
    unseen = [
        Reason(f"not_observable.{name}", {}, _WITHHELD[name])
        for name in plan.names
        if progress.of(name).ended == "withheld"
    ]
    return msgspec.structs.replace(quality, not_observable=(*quality.not_observable, *unseen))


_AGAIN: Final = "The permission was not given; a new connect link asks for it again."
_WITHHELD: Final[dict[ListName, str]] = {
    "mentions": f"Comments, tags and mentions were kept from us. {_AGAIN}",
    "reactions": f"Reactions were kept from us. {_AGAIN}",
}
