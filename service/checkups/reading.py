"""Reading an account page by page: each page is one call on the network, then one short transaction, never both at once.

A worker killed at any moment loses at most the page in flight: the page, the checkpoint that counts it and the price
paid are kept in one statement.
"""

from datetime import timedelta
from functools import partial
from typing import Final
from uuid import UUID

import msgspec

from service.audience.suppression_list import suppression_on
from service.checkups.kept_pages import keep_page
from service.checkups.line import Line
from service.checkups.pricing import LARGEST_WALK, Plan, page_size
from service.checkups.progress import progress_in
from service.kit.jobs import Run
from service.platforms.contract import Page, PostPage, Price, ProfilePage, ReactionPage
from service.platforms.failures import AccountPrivate, PermissionMissing
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
    # A walk over posts meets many under which nobody said anything; its plan ends it.
    empty = LARGEST_WALK if network.terms.audience == "engagers" else EMPTY_IN_A_ROW
    async with run.work() as work:
        suppression = await suppression_on(work, network.terms.platform)
    trails = {name: Trail(announced=part.total, empty_in_a_row=empty) for name, part in plan.lists.items()}
    until = run.clock() + LONGEST_STRETCH
    while (name := progress.next_list(plan)) is not None:
        if run.clock() >= until:
            await line.turns.leave()
            return False
        call = line.call(name)
        try:
            read_page = partial(
                network.lists[name],
                account_id=line.account_id,
                cursor=progress.of(name).cursor,
                at=line.now(),
                most=progress.wanted(name, plan),
            )
            page = await line.ask(call, read_page)
        except (AccountPrivate, PermissionMissing) as refusal:
            if name == plan.names[0]:  # everything else rests on the first
                raise
            permissions = refusal.permissions if isinstance(refusal, PermissionMissing) else ()
            progress = progress.withheld(name, permissions)
            continue
        ids = _ids(page)
        trails[name].step(ids, page.next_cursor)
        number, read = progress.of(name).pages, len(ids)
        progress = progress.after_page(
            name,
            read=read,
            unavailable=page.unavailable,
            next_cursor=page.next_cursor,
            plan=plan,
            page_size=page_size(name, network.terms.price),
        )
        following = progress.next_list(plan)
        await keep_page(
            run,
            turns=line.turns,
            call=call,
            told=told_by(call, page.quotas, at=line.now()),
            following=line.call(following) if following else None,
            checkup_id=checkup_id,
            name=name,
            number=number,
            packed=_packed(suppression.out_of(page)),
            progress=progress,
            people=read if name == "followers" else 0,
            spent=_price(page, network.terms.price),
        )
    run.checkpoint = msgspec.to_builtins(progress)
    return True


def _ids(page: Page) -> list[int]:
    match page:
        case ProfilePage(profiles=profiles):
            return profiles.id
        case PostPage(posts=posts):
            return [post.id for post in posts]
        case ReactionPage(reactions=reactions):
            return [hash((each.post_id, each.profile_id, each.kind)) for each in reactions]


def _packed(page: Page) -> bytes:
    return _encoder.encode(page.profiles if isinstance(page, ProfilePage) else page)


def _price(page: Page, price: Price) -> int:
    match page:
        case ProfilePage(profiles=profiles):
            return len(profiles) * price.follower
        case PostPage(posts=posts, authors=authors):
            return len(posts) * price.post + len(authors) * price.profile
        case ReactionPage(reactions=reactions):
            return len(reactions) * price.reaction
