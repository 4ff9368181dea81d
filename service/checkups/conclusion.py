"""Concluding a checkup whose pages are all kept: gather what was before, decide, apply in one transaction."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec
import numpy as np
from numpy.typing import NDArray
from sqlalchemy import update

from service.accounts.life import ask_to_listen
from service.accounts.looks import note_permissions
from service.accounts.models import SocialAccount
from service.accounts.never_given import note_never_given
from service.audience.conversations import Exchange, exchanges
from service.audience.coverage import Source
from service.audience.market import market_of
from service.audience.roll import is_among
from service.audience.sorting import CONFIRMED, Answer, Sorted
from service.audience.summary import Known, summarise
from service.automation.findings import keep_findings
from service.automation.looking_since import looked_since
from service.automation.observations import Look
from service.automation.observed_since import Observed
from service.automation.policy import Permits
from service.automation.testing_attestations import keep_tests
from service.checkups.applying import ListSeen, apply_exchanges, apply_people, drop_pages
from service.checkups.asking import next_time, pause_after
from service.checkups.coverage_read import coverage_of
from service.checkups.detecting_anew import detect_anew
from service.checkups.detecting_lots import with_lots
from service.checkups.explaining_change import keep_explained
from service.checkups.flagging import Flagging, keep_flags, stands_out, words_may_be_judged
from service.checkups.judging import Judged, ids_of, judge
from service.checkups.kept_pages import kept_people, kept_posts
from service.checkups.known_before import known_before
from service.checkups.models import Checkup
from service.checkups.newly_followed import keep_try_outs
from service.checkups.passing_on import as_written
from service.checkups.pricing import Plan
from service.checkups.progress import progress_in
from service.checkups.sorted_before import sorting_at
from service.checkups.who_engaged import keep_who_engaged
from service.engagement.daily import PLAN
from service.kit.jobs import Run, ask
from service.kit.settings import XPolicy
from service.kit.work import Work
from service.platforms.contract import Platform, PostPage, Profile, Profiles, Terms

RECENT: Final = timedelta(days=90)
"""An exchange this young makes a follower engaged (`summary.AudienceQuality`)."""


async def conclude(  # noqa: PLR0913 # what a conclusion rests on, all named
    run: Run,
    checkup_id: UUID,
    account: SocialAccount,
    plan: Plan,
    *,
    terms: Terms,
    owner: Profile | None,
    x_policy: XPolicy,
    at: datetime,
) -> None:
    """Judge what was read of this account, and keep it: people, snapshots, exchanges, findings, report."""
    reads, network = run.works.database.reads, Platform(account.platform)
    progress = progress_in(run.checkpoint)

    def pages() -> AsyncIterator[Profiles]:
        return kept_people(reads, run.practice_id, checkup_id, "followers")

    def followed_pages() -> AsyncIterator[Profiles]:
        return kept_people(reads, run.practice_id, checkup_id, "following")

    before = await known_before(run, account)
    market = market_of(before.client.target_market, before.client.interests)
    permits = Permits(network, Source.API, x_policy)
    flagging = Flagging(market, words_judged=words_may_be_judged(permits))
    judged = await judge(pages(), platform=network, fit_of=flagging.fit_of_page, at=at)
    following_ids = await ids_of(followed_pages())
    mentions = await kept_posts(reads, run.practice_id, checkup_id, "mentions")
    own = await kept_posts(reads, run.practice_id, checkup_id, "posts")
    seen = _exchanges(mentions, own, account)
    followers = ListSeen(
        "followers",
        *before.lists["followers"],
        now=judged.columns.ids,
        coverage=coverage_of(
            len(judged.columns),
            plan.lists["followers"].total,
            progress.of("followers"),
            terms=terms,
            at=at,
            sampled=plan.lists["followers"].sampled,
        ),
    )
    following = (
        ListSeen(
            "following",
            *before.lists["following"],
            now=following_ids,
            coverage=coverage_of(
                following_ids.size, plan.lists["following"].total, progress.of("following"), terms=terms, at=at
            ),
        )
        if progress.of("following").pages
        else None
    )
    sorting = sorting_at(
        before.sorted, judged, seen, following=following_ids, followers_before=before.lists["followers"][1]
    )
    known = known_of(judged, seen, before.sorted.answers, sorting=sorting, at=at)
    quality = await asyncio.to_thread(
        summarise, judged.columns, judged.scored, known, platform=network, coverage=followers.coverage, at=at
    )
    said = [post for page in mentions for post in page.posts]
    found = await asyncio.to_thread(
        stands_out, said, own_id=account.platform_account_id or 0, permits=permits, flagging=flagging, read=judged
    )
    looks = [*before.looks, _this_look(followers, following, at)]
    written = await as_written(run, account, [post for page in own for post in page.posts], at=at)
    detection = await asyncio.to_thread(
        detect_anew,
        looks,
        cleared=before.cleared,
        owner=owner,
        own_posts=written,
        written=said,
        permits=permits,
        heard=before.heard,
        declared=before.declared,
    )
    spoke = frozenset(post.author_id for post in said)
    observed = Observed(looks, before.heard, written, spoke, permits, before.told_from)
    stated = await asyncio.to_thread(looked_since, before.stated, observed, cleared=before.cleared)
    if not plan.lists["followers"].sampled:
        detection = await with_lots(
            run, account.id, detection, judged.arrivals, permits=permits, declared=before.declared, at=at
        )
    quality = msgspec.structs.replace(quality, not_observable=(*quality.not_observable, *detection.not_observable))
    async with run.work() as work:
        await apply_people(
            work, account.id, pages, judged, platform=account.platform, followers=followers, following=following
        )
        await keep_try_outs(work, account, following, followed_pages, at=at)
        await apply_exchanges(work, account.id, seen)
        await keep_who_engaged(run, work, checkup_id, account, said=mentions, own=own, at=at)
        report_id = await keep_explained(
            work, account.id, quality, judged=judged, known=known, client=before.client, at=at
        )
        await keep_flags(work, account, report_id, found, at=at)
        await keep_findings(
            work, detection.verdicts, account, observable=detection.observable, explained=detection.explained, at=at
        )
        await keep_tests(work, account.id, stated, at=at)
        coverage = followers.coverage
        await finish(work, checkup_id, report_id, read=coverage.read, total=coverage.total, client_id=account.client_id)
        await note_never_given(work, account.id, progress.refused, terms=terms)
        await note_permissions(work, account.id, refused=progress.refused or None)
        await next_time(work, account.id, at=at + pause_after(plan, account))
        await ask_to_listen(work, account)


async def finish(  # noqa: PLR0913 # how it ended, all named
    work: Work, checkup_id: UUID, report_id: UUID, *, read: int, total: int | None, client_id: UUID
) -> None:
    """Close the checkup with how many were read of how many, let its pages go, and have the client's day planned anew."""
    await drop_pages(work, checkup_id)
    await work.session.execute(
        update(Checkup)
        .where(Checkup.practice_id == work.practice_id, Checkup.id == checkup_id)
        .values(
            state="done",
            stage="done",
            finished_at=work.at,
            report_id=report_id,
            people_read=read,
            people_total=total,
        )
    )
    await ask(work, PLAN, subject_id=client_id, unique_key=str(report_id))


def known_of(  # noqa: PLR0913 # what may be known, all named
    judged: Judged,
    seen: tuple[Exchange, ...],
    answers: dict[int, Answer],
    *,
    sorting: Sorted | None,
    at: datetime,
    courtesy: int | None = None,
) -> Known:
    """What is known of these followers beside their profiles."""
    ids = judged.columns.ids
    engaged = [each.profile_id for each in seen if each.last_theirs_at and each.last_theirs_at >= at - RECENT]

    def sorted_as(*kinds: Answer) -> NDArray[np.bool_]:
        people = [profile for profile, answer in answers.items() if answer in kinds]
        return is_among(ids, np.sort(np.array(people, np.int64)))

    return Known(
        fit=judged.fit,
        engaged=is_among(ids, np.sort(np.array(engaged, np.int64))),
        confirmed=sorted_as(*CONFIRMED),
        peers=sorted_as(Answer.PEER),
        declined=sorted_as(Answer.NOT_FOR_ME),
        sorting=sorting,
        courtesy=courtesy,
    )


def _this_look(followers: ListSeen, following: ListSeen | None, at: datetime) -> Look:
    return Look(
        taken_at=at,
        complete=followers.coverage.complete,
        followers=followers.now,
        following=following.now if following is not None and following.coverage.complete else None,
    )


def _exchanges(mentions: list[PostPage], own: list[PostPage], account: SocialAccount) -> tuple[Exchange, ...]:
    return exchanges(
        theirs=[post for page in mentions for post in page.posts],
        ours=[post for page in own for post in page.posts],
        account_id=account.platform_account_id or 0,
    )
