"""Permissions that a network refuses because an older consent never spoke of them: nothing is broken, and a new link asks."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from service.accounts.arrival import needed_by
from service.accounts.life import held
from service.accounts.models import Grant
from service.kit.work import Work
from service.platforms.contract import Terms


async def note_never_given(work: Work, account_id: UUID, refused: Collection[str], *, terms: Terms) -> None:
    """Of what a look was refused, keep as left out by the owner what can be done without and the consent never held.

    So it is told of as what a new connect link would add, rather than as something that the network has taken away.
    """
    spare = set(refused) - needed_by(terms)
    account = await held(work, account_id) if spare else None
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
        account.unticked = sorted({*account.unticked, *(spare - set(given))})
        await work.session.flush()
