"""Reading an account page by page: each page is one call on the network, then one short transaction, never both at once.

A worker killed at any moment loses at most the page in flight: the page, the checkpoint that counts it and the price
paid are kept in one statement.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from hashlib import blake2b
from typing import Final
from uuid import UUID

import msgspec

from service.audience.suppression_list import suppression_on
from service.checkups.applying import lists_before
from service.checkups.charged_today import NOBODY, among_them, charged_today
from service.checkups.costs import cost_of_page
from service.checkups.kept_pages import keep_page
from service.checkups.line import Line
from service.checkups.models import Checkup
from service.checkups.pricing import LARGEST_WALK, UNDER_POSTS, Plan, page_size
from service.checkups.progress import ListProgress, progress_in
from service.checkups.sampling import drawn, reader_of
from service.kit.jobs import Run
from service.kit.secrets import Secret
from service.platforms.contract import ListName, Network, Page, PostPage, ProfilePage, ReactionPage, Reader
from service.platforms.failures import AccountPrivate, AnswerMalformed, PermissionMissing
from service.platforms.pace import told_by
from service.platforms.trail import EMPTY_IN_A_ROW, Trail

LONGEST_STRETCH: Final = timedelta(seconds=60)
"""A long reading gives its worker back after this and goes on at once where it was."""

_encoder: Final = msgspec.msgpack.Encoder()


async def read_pages(run: Run, line: Line, *, checkup_id: UUID, plan: Plan) -> bool:
    """Read on from the checkpoint; True when everything planned is kept, False when the stretch is over.

    Raises:
        PlatformFailure: when the network does not give the next page, or is spared; what was kept stays kept.
        LeaseLost: when another worker has taken over.
    """
    progress, network = progress_in(run.checkpoint), line.network
    async with run.work() as work:
        suppression = await suppression_on(work, network.terms.platform)
    trails = {
        name: Trail(
            announced=plan.lists[name].total,
            empty_in_a_row=_empty(name),
            empty=progress.of(name).empty,
        )
        for name in plan.names
    }
    sampler = await _sampler(run, network, checkup_id, plan)
    until = run.clock() + LONGEST_STRETCH
    priced, charged, charged_for = line.terms.price, NOBODY, None
    while (name := progress.next_list(plan)) is not None:
        if run.clock() >= until:
            await line.turns.leave()
            return False
        if priced.profile and name != charged_for:
            charged, charged_for = await charged_today(run, checkup_id, at=line.now()), name
        call = line.call(_question(name, sampler))
        try:
            read_page = partial(
                sampler if sampler is not None and name == "followers" else network.lists[name],
                account_id=line.account_id,
                cursor=progress.of(name).cursor,
                at=line.now(),
                most=progress.wanted(name, plan),
            )
            page = await line.ask(call, partial(_on_the_trail, read_page, trails[name], progress.of(name)))
        except (AccountPrivate, PermissionMissing) as refusal:
            if name == plan.names[0]:  # everything else rests on the first
                raise
            permissions = refusal.permissions if isinstance(refusal, PermissionMissing) else ()
            progress = progress.withheld(name, permissions)
            continue
        entries = _entries(page)
        number, read = progress.of(name).pages, len(entries)
        progress = progress.after_page(
            name,
            read=read,
            unavailable=page.unavailable,
            next_cursor=page.next_cursor,
            plan=plan,
            page_size=page_size(name, priced),
            mark=_mark(entries),
        )
        following = progress.next_list(plan)
        await keep_page(
            run,
            turns=line.turns,
            call=call,
            told=told_by(call, page.quotas, at=line.now()),
            following=line.call(_question(following, sampler)) if following else None,
            checkup_id=checkup_id,
            name=name,
            number=number,
            packed=_packed(suppression.out_of(page)),
            progress=progress,
            people=read if name == "followers" else 0,
            spent=cost_of_page(page, priced, among_them(page, charged)),
        )
    run.checkpoint = msgspec.to_builtins(progress)
    return True


async def _on_the_trail(
    read_page: Callable[[Secret], Awaitable[Page]], trail: Trail, so_far: ListProgress, token: Secret
) -> Page:
    """The next page; checked while its call's turn is still open, so that a list in circles ends the turn as any failure does."""
    page = await read_page(token)
    entries = _entries(page)
    trail.step(entries, page.next_cursor)
    if entries and _mark(entries) == so_far.mark:
        raise AnswerMalformed("the list goes on, after a pause, with the page that came before it")
    return page


async def _sampler(run: Run, network: Network, checkup_id: UUID, plan: Plan) -> Reader | None:
    """Reads the random part of the followers that is planned, if one is."""
    part = plan.lists.get("followers")
    if part is None or not part.sampled or network.by_number is None:
        return None
    async with run.work() as work:
        checkup = await work.session.get_one(Checkup, (work.practice_id, checkup_id))
        lists = await lists_before(work, checkup.account_id)
    return reader_of(drawn(lists["followers"][1], part.read, by=checkup_id), network.by_number)


def _question(name: ListName, sampler: Reader | None) -> str:
    """What X counts the call as."""
    return "users" if sampler is not None and name == "followers" else name


def _empty(name: ListName) -> int:
    """How many empty pages are no circle: a walk over posts meets many under which nobody did anything."""
    return LARGEST_WALK if name in UNDER_POSTS else EMPTY_IN_A_ROW


def _entries(page: Page) -> list[int]:
    """A number for each entry, the same in every process; a post may come once as a mention and once as a quote."""
    match page:
        case ProfilePage(profiles=profiles):
            return profiles.id
        case PostPage(posts=posts):
            return [_number(post.id, post.kind) for post in posts]
        case ReactionPage(reactions=reactions):
            return [_number(each.post_id, each.profile_id, each.kind) for each in reactions]


def _number(*facts: object) -> int:
    return int.from_bytes(blake2b(repr(facts).encode(), digest_size=8).digest())


def _mark(entries: list[int]) -> str:
    return blake2b(repr(entries).encode(), digest_size=8).hexdigest()


def _packed(page: Page) -> bytes:
    return _encoder.encode(page.profiles if isinstance(page, ProfilePage) else page)
