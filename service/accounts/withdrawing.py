"""A network's own word that somebody took our access away: it ends at once, in every practice, without a second look.

Such words may come late, twice, or about accounts that somebody else has let us read since; they touch only what they
can have been about.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from enum import Enum
from typing import Final
from uuid import UUID

from sqlalchemy import select

from service.accounts.life import held, remove_as_owner_did
from service.accounts.models import Grant
from service.accounts.practice_time import ahead
from service.accounts.queries import find_grants_of_person
from service.kit.work import Work, Works
from service.platforms.contract import Route

CLOCKS_DIFFER: Final = timedelta(seconds=5)
"""Less than anybody needs to remove an app and to agree anew, and more than networks' clocks and ours differ by. Ours."""


class Rest(Enum):
    """What an account's reading rests on now, as seen from somebody who agreed to it at some time."""

    THEIRS = "theirs"
    """On what they agreed to before that moment."""
    THEIRS_SINCE = "theirs_since"
    """On what they agreed to after it, which stands."""
    ANOTHERS = "anothers"
    """On another person's consent, or on one given by another login."""
    NOTHING = "nothing"
    """The account is not read."""


async def withdrawn_on_network(
    works: Works, routes: Collection[Route], person: str, *, withdrawn_at: datetime | None, at: datetime
) -> int:
    """End the reading of each account that is read by this person's consent; how many ended.

    Args:
        works: Where accounts are.
        routes: The ways on which access was given.
        person: The network's number of them.
        withdrawn_at: When they did so, in real time, where the network says; what they agreed to after it stands, since
            such words may come late or twice.
        at: Now.
    """
    found: dict[tuple[UUID, UUID], None] = {}
    for route in routes:
        found |= dict.fromkeys(await find_grants_of_person(works.database, route, person, only_live=True))
    ended = 0
    for practice_id, account_id in found:
        async with works.open(practice_id, at=at) as work:
            if await rest_of(work, account_id, routes, person, withdrawn_at or at) is Rest.THEIRS:
                ended += await remove_as_owner_did(work, account_id)
    return ended


async def rest_of(work: Work, account_id: UUID, routes: Collection[Route], person: str, moment: datetime) -> Rest:
    """What the account's reading rests on; its row is held from now on, so that nobody connects it meanwhile.

    Args:
        work: The practice's.
        account_id: Of the account.
        routes: Those of the login by which the person is known.
        person: The network's number of them.
        moment: Real time; consents are dated by the practice's own.
    """
    await held(work, account_id)
    grants = await work.session.scalars(
        select(Grant)
        .where(Grant.practice_id == work.practice_id, Grant.account_id == account_id, Grant.ended_at.is_(None))
        .execution_options(populate_existing=True)
    )
    live = grants.all()
    if not live:
        return Rest.NOTHING
    theirs = [grant for grant in live if grant.granted_by == person and grant.route in routes]
    if not theirs:
        return Rest.ANOTHERS
    offset = await ahead(work)
    is_since = any(grant.granted_at - offset - CLOCKS_DIFFER > moment for grant in theirs)
    return Rest.THEIRS_SINCE if is_since else Rest.THEIRS
