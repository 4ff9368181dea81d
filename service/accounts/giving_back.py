"""When a token may be given back to its network without taking anything from anybody else."""

from typing import Final

from service.accounts.in_turn import REVOKE, Desk
from service.accounts.queries import find_grants_of_person
from service.kit.database import Database
from service.kit.secrets import Secret
from service.platforms.contract import Route

ONE_CONSENT: Final = frozenset({Route.FACEBOOK, Route.INSTAGRAM_BY_FACEBOOK})
"""Routes through Facebook Login: what a person withdraws for one account, Facebook ends for all of theirs, on both."""


async def give_back(desk: Desk, route: Route, token: Secret, *, granted_by: str | None, awaited: bool = False) -> None:
    """Tell the network that we no longer want this token, unless another account is read by the same consent.

    Call it when no live grant holds the token any more. A token that may not be given back is only destroyed here.

    Raises:
        PlatformFailure: when the network did not take the message, or is to be left alone for now.
    """
    if route in ONE_CONSENT and (granted_by is None or await _still_serves(desk.database, granted_by)):
        return
    await desk.ask(lambda: desk.network.revoke(token, at=desk.now()), calls=REVOKE, awaited=awaited)


async def _still_serves(database: Database, granted_by: str) -> bool:
    for route in ONE_CONSENT:
        if await find_grants_of_person(database, route, granted_by, only_live=True):
            return True
    return False
