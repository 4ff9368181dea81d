"""Whether the practice has room for one more account, whichever way it comes in."""

from uuid import UUID

from sqlalchemy import func, select

from service.access.allotments import require_room
from service.access.tiers import Resource
from service.accounts.models import SocialAccount
from service.kit.work import Work
from service.roster.models import Client


async def require_room_for_account(work: Work, client_id: UUID) -> None:
    """Return while the practice may have one more account; the sample client's take nobody's place.

    Raises:
        AllotmentSpent: when its tier gives no more.
    """
    if await work.session.scalar(
        select(Client.is_sample).where(Client.practice_id == work.practice_id, Client.id == client_id)
    ):
        return
    taken = (
        select(func.count())
        .join_from(
            SocialAccount,
            Client,
            (Client.practice_id == SocialAccount.practice_id) & (Client.id == SocialAccount.client_id),
        )
        .where(SocialAccount.practice_id == work.practice_id, ~Client.is_sample)
    )
    await require_room(work, Resource.ACCOUNTS, taken)
