"""Whose flag it is that somebody sets aside."""

from uuid import UUID

from sqlalchemy import select

from service.access.identity import Identity
from service.accounts.models import SocialAccount
from service.audience.kept_flags import KeptFlag
from service.kit.problems import NotFound
from service.kit.work import Work
from service.roster.reach import client_in_reach


async def flag_in_reach(work: Work, identity: Identity, flag_id: UUID) -> KeptFlag:
    """The flag with this id, held until this Work ends.

    Raises:
        NotFound: when there is none, or its client is out of the caller's reach.
    """
    client_id = await work.session.scalar(
        select(SocialAccount.client_id)
        .join(
            KeptFlag,
            (KeptFlag.practice_id == SocialAccount.practice_id) & (KeptFlag.account_id == SocialAccount.id),
        )
        .where(KeptFlag.practice_id == work.practice_id, KeptFlag.id == flag_id)
    )
    if client_id is None:
        raise NotFound
    # The client first, as every writer holds them, so that an erasure and this wait for one another.
    await client_in_reach(work, identity, client_id)
    flag: KeptFlag | None = await work.session.scalar(
        select(KeptFlag).where(KeptFlag.practice_id == work.practice_id, KeptFlag.id == flag_id).with_for_update()
    )
    if flag is None:
        raise NotFound
    return flag
