"""When a token may be given back to its network without taking anything from anybody else."""

from datetime import datetime
from typing import Final

from service.accounts.queries import find_grants_of_person
from service.kit.database import Database
from service.kit.secrets import Secret
from service.platforms.contract import Network, Route

ONE_CONSENT: Final = frozenset({Route.FACEBOOK, Route.INSTAGRAM_BY_FACEBOOK})
"""Routes through Facebook Login: what a person withdraws for one account, Facebook ends for all of theirs, on both."""


async def give_back(  # noqa: PLR0913 # one message's facts, each named at the call
    database: Database, network: Network, route: Route, token: Secret, *, granted_by: str | None, at: datetime
) -> None:
    """Tell the network that we no longer want this token, unless another account is read by the same consent.

    Call it when no live grant holds the token any more. A token that may not be given back is only destroyed here.

    Raises:
        PlatformFailure: when the network did not take the message.
    """
    if route in ONE_CONSENT and (granted_by is None or await _still_serves(database, granted_by)):
        return
    await network.revoke(token, at=at)


async def _still_serves(database: Database, granted_by: str) -> bool:
    for route in ONE_CONSENT:
        if await find_grants_of_person(database, route, granted_by, only_live=True):
            return True
    return False
