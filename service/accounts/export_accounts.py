"""Accounts that are known from official exports alone, which is how most personal profiles are known at all."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from service.accounts.models import SocialAccount
from service.accounts.states import AccountState, Why
from service.kit.database import new_id
from service.kit.problems import Problem
from service.kit.work import Work
from service.platforms.contract import Platform


class AccountKnown(Problem):
    """This client's account is here already."""

    status = 409
    title = "This client's account with this handle is known already"
    remedy = "Find it with GET /v1/clients/{client_id}/accounts and go on with that one."


async def add_export_account(work: Work, client_id: UUID, platform: Platform, handle: str) -> SocialAccount:
    """A new account for exports to be handed in to.

    Raises:
        AccountKnown: when this client has one of this handle on this network, however it is known.
    """
    known = await work.session.scalar(
        select(SocialAccount.id).where(
            SocialAccount.practice_id == work.practice_id,
            SocialAccount.client_id == client_id,
            SocialAccount.platform == platform,
            func.lower(SocialAccount.handle) == handle.lower(),
        )
    )
    if known is not None:
        raise AccountKnown
    account: SocialAccount | None = await work.session.scalar(
        insert(SocialAccount)
        .values(
            practice_id=work.practice_id,
            id=new_id(),
            client_id=client_id,
            platform=platform,
            handle=handle,
            source="export",
            state=AccountState.DISCONNECTED,
            state_reason=Why.EXPORT_ONLY,
            state_since=work.at,
            created_at=work.at,
        )
        .on_conflict_do_nothing()
        .returning(SocialAccount)
    )
    if account is None:
        raise AccountKnown
    return account
