"""When a token may be given back to its network without taking anything from anybody else."""

from typing import Final

from service.accounts.in_turn import REVOKE, SILENCE, Desk
from service.accounts.queries import find_grants_of_person, find_read_accounts
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


async def silence(desk: Desk, route: Route, token: Secret, number: int, *, granted_by: str | None) -> None:
    """Have the network tell no more of an account, unless somebody else reads it by the same app, or reads by the same consent.

    A Page tells of the Instagram account that is linked to it as well, so one of the two keeps the other's word alive.

    Raises:
        PlatformFailure: when the network did not take it, or is to be left alone for now.
    """
    subscriber = desk.network.subscriber
    if subscriber is None or await find_read_accounts(desk.database, [route], [number]):
        return
    if route in ONE_CONSENT and (granted_by is None or await _still_serves(desk.database, granted_by)):
        return
    await desk.ask(lambda: subscriber.unsubscribe(token, number, at=desk.now()), calls=SILENCE)


async def _still_serves(database: Database, granted_by: str) -> bool:
    for route in ONE_CONSENT:
        if await find_grants_of_person(database, route, granted_by, only_live=True):
            return True
    return False
