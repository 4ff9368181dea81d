"""Permissions that a network refuses because an older consent never spoke of them: nothing is broken, and a new link asks."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from service.accounts.life import held
from service.accounts.models import Grant
from service.kit.work import Work


async def note_never_given(work: Work, account_id: UUID, refused: Collection[str]) -> None:
    """Of the permissions that a look was refused, keep those that the account's consent never held as left out by its owner.

    So they are told of as what a new connect link would add, rather than as something that the network has taken away.
    """
    account = await held(work, account_id) if refused else None
    if account is None:
        return
    given: list[str] | None = await work.session.scalar(
        select(Grant.scopes).where(
            Grant.practice_id == work.practice_id,
            Grant.account_id == account_id,
            Grant.route == account.route,
            Grant.ended_at.is_(None),
        )
    )
    if given is not None:
        account.unticked = sorted({*account.unticked, *(set(refused) - set(given))})
        await work.session.flush()
