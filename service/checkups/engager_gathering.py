"""Gathering what is known of those who engage: what was read, under one number each, and what only questions tell.

Insights and look-ups are calls of their own. Each answer is kept with the pages, so that a worker that is killed neither
loses them nor asks again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import select

from service.accounts.models import SocialAccount
from service.audience.engager_quality import REGULAR_DAYS, Looked
from service.audience.engagers import Engager, engagers
from service.audience.models import PROVISIONAL_FROM
from service.audience.models import Engager as KeptEngager
from service.checkups.export_checkup import provisional_id
from service.checkups.kept_pages import KeptAnswer, keep_page, kept, kept_posts
from service.checkups.line import Line
from service.checkups.naming import named
from service.checkups.pricing import Plan
from service.checkups.progress import Progress, progress_in
from service.checkups.told_mentions import said_in_mentions
from service.kit.jobs import Run
from service.platforms.contract import Platform, Post, Profile, Reaction, ReactionPage
from service.platforms.failures import PermissionMissing
from service.platforms.insights import Insight, PostInsight
from service.platforms.pace import Call, call_of_app
from service.platforms.pace import Told as QuotaTold

MOST_LOOKED_UP: Final = 20
"""People a checkup; each is a call, of which small accounts have few an hour."""
MOST_POSTS_ASKED_ABOUT: Final = 5
"""Own posts a checkup whose figures are asked for; each is a call as well."""


class Told(msgspec.Struct, frozen=True):
    """What a network told of an account as a whole, and after that, one by one, of its newest posts."""

    insights: tuple[Insight, ...] = ()
    post: PostInsight | None = None


class LookedUp(msgspec.Struct, frozen=True):
    """Somebody who was looked up; without a profile when the network shows none, as of people who are not professional."""

    profile_id: int
    profile: Profile | None


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read, with everybody under one number."""

    own: tuple[Post, ...]
    said: tuple[Post, ...]
    """What anybody said to the account or under its posts, its own answers included."""
    engagers: tuple[Engager, ...]
    looked: Looked
    numbers: Mapping[int, int]
    """Provisional ids of people whose number is known by now."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that a conclusion about those who engage rests on."""

    seen: Seen
    insights: tuple[Insight, ...]
    posts: tuple[PostInsight, ...]
    """Of the newest few of the account's own posts, newest first."""
    looked_up: tuple[LookedUp, ...]


async def gather(run: Run, line: Line, *, checkup_id: UUID, account: SocialAccount, plan: Plan) -> Gathered:
    """What was read of this account, and what more the network tells of it and of a few who engage.

    Raises:
        PlatformFailure: when the network does not answer; what it has told stays kept.
        LeaseLost: when another worker has taken over.
    """
    seen = await _seen(run, checkup_id, account, plan, at=line.now())
    insights = await _insights(run, line, checkup_id=checkup_id)
    posts = await _post_insights(run, line, checkup_id=checkup_id, own=seen.own)
    looked_up = await _look_up(run, line, checkup_id=checkup_id, seen=seen)
    return Gathered(seen, insights, posts, looked_up)


def first_to_look_up(seen: Sequence[Engager]) -> tuple[Engager, ...]:
    """Whom to look up: those who come regularly first, then those who came last; the same for the same people."""
    by_habit = sorted(seen, key=lambda each: each.days < REGULAR_DAYS)
    return tuple(each for each in by_habit if each.handle)[:MOST_LOOKED_UP]


async def _seen(run: Run, checkup_id: UUID, account: SocialAccount, plan: Plan, *, at: datetime) -> Seen:
    reads, practice = run.works.database.reads, run.practice_id
    own = tuple(post for page in await kept_posts(reads, practice, checkup_id, "posts") for post in page.posts)
    said = [post for page in await kept_posts(reads, practice, checkup_id, "mentions") for post in page.posts]
    pages = await kept(reads, practice, checkup_id, "reactions", ReactionPage)
    reactions = [reaction for page in pages for reaction in page.reactions]
    async with run.work() as work:
        key = (await work.seals()).derived(b"provisional ids")
        before = await work.session.execute(
            select(KeptEngager.handle, KeptEngager.profile_id).where(
                KeptEngager.practice_id == practice,
                KeptEngager.account_id == account.id,
                KeptEngager.profile_id < PROVISIONAL_FROM,
            )
        )
        known = [(handle, number) for handle, number in before if handle]
        mentions = await said_in_mentions(work, account.id, at=at)
    owner = account.platform_account_id or 0
    met = {post.id for post in said}
    said += [post for post in mentions if post.id not in met]
    people = named(said, [*known, (account.handle, owner)], provisional_id=partial(provisional_id, key=key))
    handles = {person.id: person.handle for page in pages for person in page.people} | dict(people.handles)
    found = engagers(people.said, reactions, own, account_id=owner)
    return Seen(
        own=own,
        said=people.said,
        engagers=tuple(replace(each, handle=each.handle or handles.get(each.profile_id, "")) for each in found),
        looked=_looked(own, people.said, reactions, owner, plan, progress_in(run.checkpoint)),
        numbers=_numbers(handles, key) if account.platform == Platform.INSTAGRAM else {},
    )


def _numbers(handles: Mapping[int, str], key: bytes) -> dict[int, int]:
    return {provisional_id(handle, key): number for number, handle in handles.items() if number < PROVISIONAL_FROM}


def _looked(  # noqa: PLR0913, PLR0917 # what tells how far was looked
    own: Sequence[Post], said: Sequence[Post], reactions: Sequence[Reaction], owner: int, plan: Plan, progress: Progress
) -> Looked:
    theirs = [post for post in {post.id: post for post in said}.values() if post.author_id != owner]
    under = {each.post_id for each in reactions} | {each for post in said if (each := post.reply_to_post_id)}
    walked = [progress.of(name) for name in plan.names if name != "posts"]
    if any(each.ended == "whole" for each in walked):
        under |= {post.id for post in own}
    elif under:
        # A walk goes from the newest post on, so everything newer than the oldest one met was looked under.
        reached = min((post.posted_at for post in own if post.id in under), default=None)
        under |= {post.id for post in own if reached is not None and post.posted_at >= reached}
    return Looked(
        posts=len(under),
        comments=len(theirs),
        unnamed=sum(each.unavailable for each in walked),
        whole=all(progress.of(name).ended == "whole" for name in plan.names if plan.lists[name].read),
        since=min((post.posted_at for post in theirs), default=None),
    )


async def _insights(run: Run, line: Line, *, checkup_id: UUID) -> tuple[Insight, ...]:
    if line.network.insights is None:
        return ()
    told = await kept(run.works.database.reads, run.practice_id, checkup_id, "insights", Told)
    if not told:
        call = line.call("insights", calls=line.network.terms.insight_calls)
        ask = partial(line.network.insights, account_id=line.account_id, at=line.now())
        try:
            insights, heard = await line.hear(call, ask)
            told = [Told(insights)]
        except PermissionMissing:
            told, heard = [Told()], ()
        await _keep(run, line, call, heard, checkup_id, "insights", 0, told[0])
    return told[0].insights


async def _post_insights(run: Run, line: Line, *, checkup_id: UUID, own: Sequence[Post]) -> tuple[PostInsight, ...]:
    if line.network.post_insights is None:
        return ()
    # The first answer kept is about the account as a whole.
    kept_answers = await kept(run.works.database.reads, run.practice_id, checkup_id, "insights", Told)
    found = [each.post for each in kept_answers[1:] if each.post is not None]
    newest = sorted(own, key=lambda post: post.posted_at, reverse=True)[:MOST_POSTS_ASKED_ABOUT]
    call = line.call("insights")
    for post in newest[len(found) :]:
        ask = partial(line.network.post_insights, post_id=post.id, posted_at=post.posted_at, at=line.now())
        try:
            told, heard = await line.hear(call, ask)
        except PermissionMissing:
            break
        found.append(told)
        await _keep(run, line, call, heard, checkup_id, "insights", len(found), Told(post=told))
    return tuple(found)


async def _look_up(run: Run, line: Line, *, checkup_id: UUID, seen: Seen) -> tuple[LookedUp, ...]:
    if line.network.look_up is None:
        return ()
    found = await kept(run.works.database.reads, run.practice_id, checkup_id, "looked_up", LookedUp)
    call = call_of_app(line.network.terms.platform)
    for each in first_to_look_up(seen.engagers)[len(found) :]:
        ask = partial(line.network.look_up, account_id=line.account_id, handle=each.handle, at=line.now())
        try:
            profile, heard = await line.hear(call, ask)
        except PermissionMissing:
            break
        shown = None if profile is None else msgspec.structs.replace(profile, id=each.profile_id)
        found.append(LookedUp(each.profile_id, shown))
        await _keep(run, line, call, heard, checkup_id, "looked_up", len(found) - 1, found[-1])
    return tuple(found)


async def _keep(  # noqa: PLR0913, PLR0917 # one answer's facts
    run: Run,
    line: Line,
    call: Call,
    heard: Sequence[QuotaTold],
    checkup_id: UUID,
    name: KeptAnswer,
    number: int,
    answer: Told | LookedUp,
) -> None:
    await keep_page(
        run,
        turns=line.turns,
        call=call,
        told=heard,
        checkup_id=checkup_id,
        name=name,
        number=number,
        packed=msgspec.msgpack.encode(answer),
        progress=progress_in(run.checkpoint),
    )
