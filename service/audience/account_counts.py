"""How large an account is by its network's own word, kept day by day: the only growth that shows where nobody is named."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from service.audience.models import AccountCount
from service.kit.database import new_id
from service.kit.work import Work
from service.platforms.contract import Profile


async def keep_counts(
    work: Work, account_id: UUID, shown: Profile, *, source: Literal["api", "export"], at: datetime
) -> None:
    """Keep what the network says of this account now, in place of what it said earlier on the same day."""
    counts = {"followers": shown.followers, "following": shown.following, "posts": shown.posts, "source": source}
    await work.session.execute(
        insert(AccountCount)
        .values(practice_id=work.practice_id, id=new_id(), account_id=account_id, day=at.date(), **counts)
        .on_conflict_do_update(index_elements=["practice_id", "account_id", "day"], set_=counts)
    )
