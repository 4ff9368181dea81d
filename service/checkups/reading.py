"""Reading an account page by page: each page is one call on the network, then one short transaction, never both at once.

A worker killed at any moment loses at most the page in flight: the page, the checkpoint that counts it and the price
paid are kept in one statement.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import Any, Final, Literal, TypeVar
from uuid import UUID

import msgspec

from service.checkups.pricing import LARGEST_WALK, Plan, page_size
from service.checkups.progress import Progress, progress_in
from service.kit.clock import Clock
from service.kit.jobs import LeaseLost, Run
from service.kit.schema import Function
from service.kit.secrets import Secret
from service.platforms.contract import (
    ListName,
    Network,
    Page,
    PostPage,
    Price,
    ProfilePage,
    Profiles,
    ReactionPage,
)
from service.platforms.failures import AccountPrivate, GrantExpired, PermissionMissing
from service.platforms.trail import EMPTY_IN_A_ROW, Trail

LONGEST_STRETCH: Final = timedelta(seconds=60)
"""A long reading gives its worker back after this and goes on at once where it was."""

KeptAnswer = Literal["insights", "looked_up"]
KeptName = ListName | KeptAnswer
"""What is kept of a reading until the checkup is concluded: pages of lists, and answers to single questions."""

_encoder: Final = msgspec.msgpack.Encoder()
_Kept = TypeVar("_Kept")

TokenSource = Callable[[Secret | None], Awaitable[Secret]]
"""Gives an access token that the network accepts now; told which one it has just refused, another one."""


async def read_pages(  # noqa: PLR0913 # everything a reading rests on, all named
    run: Run, network: Network, token: TokenSource, now: Clock, *, checkup_id: UUID, account_id: int, plan: Plan
) -> bool:
    """Read on from the checkpoint; True when everything planned is kept, False when the stretch is over.

    `now` is the practice's own time, by which its networks live; leases go by the run's real clock.

    Raises:
        PlatformFailure: when the network does not give the next page; what was kept stays kept.
        LeaseLost: when another worker has taken over.
    """
    progress = progress_in(run.checkpoint)
    # A walk over posts meets many under which nobody said anything; its plan ends it.
    empty = LARGEST_WALK if network.terms.audience == "engagers" else EMPTY_IN_A_ROW
    trails = {name: Trail(announced=part.total, empty_in_a_row=empty) for name, part in plan.lists.items()}
    until = run.clock() + LONGEST_STRETCH
    while (name := progress.next_list(plan)) is not None:
        if run.clock() >= until:
            return False
        try:
            read_page = partial(
                network.lists[name],
                account_id=account_id,
                cursor=progress.of(name).cursor,
                at=now(),
                most=progress.wanted(name, plan),
            )
            page = await answered(token, read_page)
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
        await keep_page(
            run,
            checkup_id=checkup_id,
            name=name,
            number=number,
            packed=_packed(page),
            progress=progress,
            people=read if name == "followers" else 0,
            spent=_price(page, network.terms.price),
        )
    run.checkpoint = msgspec.to_builtins(progress)
    return True


async def keep_page(  # noqa: PLR0913 # the facts of one page, all named
    run: Run,
    *,
    checkup_id: UUID,
    name: KeptName,
    number: int,
    packed: bytes,
    progress: Progress,
    people: int,
    spent: int,
) -> None:
    """Keep one page, the checkpoint after it and what it cost: one statement, one round trip.

    Raises:
        LeaseLost: when another worker has taken over; nothing was kept.
    """
    checkpoint = msgspec.to_builtins(progress)
    held = await run.works.database.reads.fetchval(
        "SELECT keep_page_v1($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        run.practice_id, run.job_id, run.fence, checkup_id, name, number, packed, checkpoint, people, spent,
    )  # fmt: skip
    if not held:
        raise LeaseLost
    run.checkpoint = checkpoint


async def kept_people(reads: Any, practice_id: UUID, checkup_id: UUID, name: ListName) -> AsyncIterator[Profiles]:  # noqa: ANN401 # the driver has no types
    """The kept pages of one list, in the order they were read, one in memory at a time."""
    number = 0
    while (packed := await reads.fetchval(_KEPT, practice_id, checkup_id, name, number)) is not None:
        yield msgspec.msgpack.decode(packed, type=Profiles)
        number += 1


async def kept_posts(reads: Any, practice_id: UUID, checkup_id: UUID, name: ListName) -> list[PostPage]:  # noqa: ANN401 # the driver has no types
    """The kept pages of posts or mentions; a few thousand posts at the most."""
    return await kept(reads, practice_id, checkup_id, name, PostPage)


async def kept(reads: Any, practice_id: UUID, checkup_id: UUID, name: KeptName, kind: type[_Kept]) -> list[_Kept]:  # noqa: ANN401 # the driver has no types
    """Everything kept under this name, in the order it was kept; for what is small enough to be held at once."""
    found: list[_Kept] = []
    while (packed := await reads.fetchval(_KEPT, practice_id, checkup_id, name, len(found))) is not None:
        found.append(msgspec.msgpack.decode(packed, type=kind))
    return found


async def answered(token: TokenSource, ask: Callable[[Secret], Awaitable[_Kept]]) -> _Kept:
    """What the network answers under a token that it accepts; one that has just ended is renewed first."""
    usable = await token(None)
    try:
        return await ask(usable)
    except GrantExpired:
        return await ask(await token(usable))


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


_KEPT: Final = "SELECT kept_page_v1($1, $2, $3, $4)"

FUNCTIONS: Final = (
    Function(
        name="keep_page_v1",
        arguments=(
            "p_practice uuid, p_job uuid, p_fence bigint, p_checkup uuid, p_list text, p_number integer, p_packed bytea,"
            " p_checkpoint jsonb, p_people integer, p_spent bigint"
        ),
        returns="boolean",
        body="""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  UPDATE job SET checkpoint = p_checkpoint, attempt = 0
  WHERE practice_id = p_practice AND id = p_job AND fence = p_fence AND state = 'running';
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO kept_page (practice_id, checkup_id, list_name, number, packed)
  VALUES (p_practice, p_checkup, p_list, p_number, p_packed);
  UPDATE checkup SET people_read = people_read + p_people, spent_micros = spent_micros + p_spent, stage = p_list,
    state = 'reading', waiting_until = NULL
  WHERE practice_id = p_practice AND id = p_checkup;
  RETURN true;
END""",
    ),
    Function(
        name="kept_page_v1",
        arguments="p_practice uuid, p_checkup uuid, p_list text, p_number integer",
        returns="bytea",
        body="""
BEGIN
  PERFORM set_config('app.practice', p_practice::text, true);
  RETURN (SELECT packed FROM kept_page
    WHERE practice_id = p_practice AND checkup_id = p_checkup AND list_name = p_list AND number = p_number);
END""",
    ),
)
