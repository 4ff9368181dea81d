"""A network's own word that somebody took our access away: it ends at once, in every practice, without a second look."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from service.accounts.life import remove_as_owner_did
from service.accounts.models import Grant
from service.accounts.queries import find_grants_of_person
from service.kit.work import Work, Works
from service.platforms.contract import Route


async def withdrawn_on_network(
    works: Works, route: Route, person: str, *, withdrawn_at: datetime | None, at: datetime
) -> int:
    """End the reading of each account that this person had opened to us; how many ended.

    Args:
        works: Where accounts are.
        route: The way on which access was given.
        person: The network's number of them.
        withdrawn_at: When they did so, where the network says; what they agreed to after it stands, since such words
            may come late or twice.
        at: Now.
    """
    ended = 0
    for practice_id, account_id in await find_grants_of_person(works.database, route, person):
        async with works.open(practice_id, at=at) as work:
            if withdrawn_at is None or not await _agreed_since(work, account_id, withdrawn_at):
                ended += await remove_as_owner_did(work, account_id)
    return ended


async def _agreed_since(work: Work, account_id: UUID, moment: datetime) -> bool:
    agreed_at = await work.session.scalar(
        select(func.max(Grant.granted_at)).where(
            Grant.practice_id == work.practice_id, Grant.account_id == account_id, Grant.ended_at.is_(None)
        )
    )
    return agreed_at is not None and agreed_at > moment
