"""What doors of this slice and of those above are handed: an account in the caller's reach, and the networks."""

from typing import Annotated, Final, TypeAlias
from uuid import UUID

from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.params import PathParameter, SkipValidation
from sqlalchemy import select

from service.access.identity import Identity
from service.accounts.grants import Networks
from service.accounts.models import SocialAccount
from service.kit.problems import NotFound
from service.kit.work import Work
from service.roster.reach import client_in_reach

AccountInPath = Annotated[UUID, PathParameter(description="The account.")]

AppNetworks: TypeAlias = NamedDependency[SkipValidation[Networks]]


async def account_in_reach(
    work: NamedDependency[Work], identity: NamedDependency[Identity], account_id: AccountInPath
) -> SocialAccount:
    """The account with this id.

    Raises:
        NotFound: when there is none, or its client is out of the caller's reach.
    """
    account: SocialAccount | None = await work.session.scalar(
        select(SocialAccount).where(SocialAccount.practice_id == work.practice_id, SocialAccount.id == account_id)
    )
    if account is None:
        raise NotFound
    await client_in_reach(work, identity, account.client_id)
    return account


def networks_of(state: State) -> Networks:
    """The networks this deployment talks to."""
    networks: Networks = state.networks
    return networks


DEPENDENCIES: Final = {
    "account": Provide(account_in_reach),
    "networks": Provide(networks_of, sync_to_thread=False),
}
"""Set once by the app: a door under `/accounts/{account_id:uuid}` names `account`."""
