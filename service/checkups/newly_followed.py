"""What a look at the following list means for try-outs: everybody newly followed gets one, whoever was let go ends theirs."""

from datetime import datetime
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import exists, or_, select
from sqlalchemy.dialects.postgresql import insert

from service.accounts.models import SocialAccount
from service.audience.keeping import PROFILE_COLUMNS
from service.audience.models import Profile, Snapshot
from service.checkups.applying import ListSeen, Pages
from service.engagement.trying_out import close_unfollowed, on_trial, open_followed
from service.kit.work import Work
from service.platforms.contract import Profile as PersonSeen

MOST_AT_ONCE: Final = 200
"""Try-outs opened by one look. Whoever follows more between two looks follows nobody in particular; the newest are taken. Ours."""


async def keep_try_outs(
    work: Work, account: SocialAccount, following: ListSeen | None, pages: Pages, *, at: datetime
) -> None:
    """Open and end try-outs by this look at the following list, and keep what it shows of those on trial.

    Nothing is opened until the list was once read to its end: before that, nobody can be told to be new.

    Args:
        work: The checkup's one transaction, in which its people are kept already.
        account: Whose list it is.
        following: The list as it stood before and now; `None` when it was not read.
        pages: The list's people, newest follow first.
        at: By the practice's own time.
    """
    if following is None:
        return
    change = following.change
    trial = await on_trial(work, account.id)
    let_go = trial.intersection(change.left.tolist())
    await close_unfollowed(work, account.id, sorted(let_go), at=at)
    is_new = set(change.arrived.tolist()) if await _was_read_whole(work, account.id, following.before_number) else set()
    watched = is_new | (trial - let_go)
    if not watched:
        return
    seen: dict[int, PersonSeen] = {}
    async for page in pages():
        seen |= {number: page.row(place) for place, number in enumerate(page.id) if number in watched}
    opened = [number for number in seen if number in is_new][:MOST_AT_ONCE]
    await open_followed(work, account.id, ((number, seen[number].handle) for number in opened), at=at)
    await _keep_profiles(work, account.platform, [seen[number] for number in seen if number in trial.union(opened)])


async def _was_read_whole(work: Work, account_id: UUID, number: int) -> bool:
    whole = exists().where(
        Snapshot.practice_id == work.practice_id,
        Snapshot.account_id == account_id,
        Snapshot.side == "following",
        Snapshot.number <= number,
        Snapshot.complete,
    )
    return bool(await work.session.scalar(select(whole)))


async def _keep_profiles(work: Work, platform: str, people: list[PersonSeen]) -> None:
    if not people:
        return
    rows = [
        {
            "practice_id": work.practice_id,
            "platform": platform,
            "profile_id": person.id,
            **{name: value for name, value in msgspec.structs.asdict(person).items() if name in PROFILE_COLUMNS},
        }
        for person in people
    ]
    shown = insert(Profile).values(rows)
    # A source that names people and shows nothing of them, as an export, leaves what another showed.
    await work.session.execute(
        shown.on_conflict_do_update(
            index_elements=["practice_id", "platform", "profile_id"],
            set_={name: shown.excluded[name] for name in PROFILE_COLUMNS},
            where=or_(shown.excluded.bio.is_not(None), shown.excluded.posts.is_not(None)),
        )
    )
