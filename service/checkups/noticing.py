"""Taking in what Meta tells of accounts: stored for each practice that reads the account, once, and heeded by a job.

Meta wants its answer within seconds and tells again for a day and a half what was not answered (Webhooks, Getting Started);
so nothing is done here but to store, and whatever comes twice, late or out of order changes nothing.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from service.accounts.models import SocialAccount
from service.accounts.practice_time import ahead
from service.accounts.queries import find_grants_of_person, find_read_accounts
from service.accounts.states import AccountState
from service.audience.suppression import Suppression
from service.audience.suppression_list import suppression_on
from service.checkups.models import AccountNotice
from service.kit.database import Database, new_id
from service.kit.jobs import ask
from service.kit.work import Work, Works
from service.platforms.contract import Platform
from service.platforms.meta_notices import ROUTES_OF_LOGIN, AccessChanged, Engaged, MetaNotice, Unheeded

HEED: Final = "heed_notices"
"""The kind of job that heeds what was told of an account."""
_KEY_PURPOSE: Final = b"notices"
_MARK_BYTES: Final = 16

_About = tuple[UUID, UUID]
"""A practice and an account of it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What became of a message."""

    kept: int = 0
    """Rows that were news, over all practices."""
    again: int = 0
    """What was told before, or is not to be kept."""
    unknown: int = 0
    """What is about accounts that nobody reads here."""
    unheeded: Counter[str] = field(default_factory=Counter)
    """What is of no use here, by name."""


async def take_in(works: Works, login: str, told: Sequence[MetaNotice], *, at: datetime) -> Heard:
    """Store what was told through this login, in every practice that it concerns."""
    unheeded = Counter(notice.name for notice in told if isinstance(notice, Unheeded))
    useful = [notice for notice in told if not isinstance(notice, Unheeded)]
    concerned = await _concerned(works.database, login, useful)
    about: defaultdict[_About, list[Engaged | AccessChanged]] = defaultdict(list)
    for notice in useful:
        for place in concerned[_whom(notice)]:
            about[place].append(notice)
    kept = 0
    for (practice_id, account_id), notices in about.items():
        async with works.open(practice_id, at=at) as work:
            kept += await _keep(work, account_id, notices)
    return Heard(
        kept=kept,
        again=sum(len(notices) for notices in about.values()) - kept,
        unknown=sum(not concerned[_whom(notice)] for notice in useful),
        unheeded=unheeded,
    )


_Whom = tuple[Platform | None, int | str]


def _whom(notice: Engaged | AccessChanged) -> _Whom:
    """Whom it is about: an account by its network's number, or a person by theirs."""
    return (notice.platform, notice.account) if isinstance(notice, Engaged) else (None, notice.person)


async def _concerned(
    database: Database, login: str, notices: Sequence[Engaged | AccessChanged]
) -> defaultdict[_Whom, set[_About]]:
    found: defaultdict[_Whom, set[_About]] = defaultdict(set)
    routes = ROUTES_OF_LOGIN[login]
    for platform, route in routes.items():
        numbers = {each.account for each in notices if isinstance(each, Engaged) and each.platform == platform}
        for practice_id, account_id, number in await find_read_accounts(database, [route], sorted(numbers)):
            found[platform, number].add((practice_id, account_id))
    for person in {each.person for each in notices if isinstance(each, AccessChanged)}:
        for route in routes.values():
            found[None, person].update(await find_grants_of_person(database, route, person, only_live=True))
    return found


async def _keep(work: Work, account_id: UUID, notices: Sequence[Engaged | AccessChanged]) -> int:
    account: SocialAccount | None = await work.session.get(SocialAccount, (work.practice_id, account_id))
    if account is None or account.state != AccountState.CONNECTED:
        return 0
    suppression = await suppression_on(work, account.platform)
    key = (await work.seals()).derived(_KEY_PURPOSE)
    offset = await ahead(work)
    rows = [
        _row(work, account_id, notice, key=key, ahead=offset)
        for notice in notices
        if not _is_to_be_left(notice, account, suppression)
    ]
    if not rows:
        return 0
    kept = await work.session.scalars(
        insert(AccountNotice)
        .values(sorted(rows, key=lambda row: bytes(row["key_mark"])))
        .on_conflict_do_nothing()
        .returning(AccountNotice.id)
    )
    news = kept.all()
    if news:
        # Each message has a job of its own: one that is running may have looked already.
        await ask(work, HEED, subject_id=account_id, unique_key=str(news[0]))
    return len(news)


def _is_to_be_left(notice: Engaged | AccessChanged, account: SocialAccount, suppression: Suppression) -> bool:
    """Whether somebody asked to be forgotten, or the account spoke to itself under a number that we do not know."""
    if isinstance(notice, AccessChanged):
        return False
    is_own = account.platform == Platform.INSTAGRAM and notice.handle.casefold() == account.handle.casefold()
    return is_own or suppression.hides(notice.person, notice.handle)


def _row(
    work: Work, account_id: UUID, notice: Engaged | AccessChanged, *, key: bytes, ahead: timedelta
) -> dict[str, object]:
    heard_at = work.at + ahead
    row = {
        "practice_id": work.practice_id,
        "id": new_id(),
        "account_id": account_id,
        "key_mark": hashlib.blake2b(notice.key.encode(), key=key, digest_size=_MARK_BYTES).digest(),
        "happened_at": min(notice.at, heard_at),
        "heard_at": heard_at,
    }
    if isinstance(notice, AccessChanged):
        kind = "access_lost" if notice.is_loss else "access_given"
        return row | {"kind": kind, "profile_id": None, "handle": None, "post_id": None, "comment_id": None}
    return row | {
        "kind": notice.kind.value,
        "profile_id": notice.person,
        "handle": notice.handle if notice.person is not None else None,
        "post_id": notice.post,
        "comment_id": notice.comment,
    }
