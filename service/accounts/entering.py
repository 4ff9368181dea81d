"""An account that was chosen enters the practice: what must hold beforehand, one look with its own token, and then one Work."""

import structlog

from service.accounts.arrival import Connected, NotConnected, arrive, needed_by
from service.accounts.in_turn import LOOK, Desk
from service.accounts.links import OpenLink
from service.accounts.refusals import Refusal
from service.kit.clock import Clock
from service.kit.problems import NotFound
from service.kit.work import Works
from service.platforms.contract import OpenedAccount, Route, Terms
from service.platforms.failures import (
    AccountUnsupported,
    AppBlocked,
    GrantRevoked,
    PermissionMissing,
    PlatformFailure,
    Throttled,
)
from service.roster.coaching import CoachingEnded, require_coaching

_log = structlog.get_logger()


async def enter(  # noqa: PLR0913 # each is named at the call
    works: Works, desk: Desk, link: OpenLink, opened: OpenedAccount, *, route: Route, request_id: str, clock: Clock
) -> Connected | NotConnected:
    """Look at the account with the token that is to read it, where that was not done, and let it in.

    No Work is open while the network is asked.
    """
    terms = desk.network.terms
    if not opened.is_tried and why_unreadable(opened, terms) is None:
        try:
            await desk.ask(
                lambda: desk.network.whoami(opened.tokens.access_token, at=desk.now()), calls=LOOK, awaited=True
            )
        except PlatformFailure as failure:
            return not_connected_for(failure, route)
    async with works.open(desk.practice_id, at=clock()) as work:
        try:
            await require_coaching(work, link.client_id)
        except (CoachingEnded, NotFound):
            return NotConnected(Refusal.COACHING_ENDED)
        return await arrive(work, link, opened, route=route, terms=terms, request_id=request_id)


def why_unreadable(opened: OpenedAccount, terms: Terms) -> Refusal | None:
    """What keeps this account from being read as things stand; `None` when nothing does."""
    if not opened.is_in_role:
        return Refusal.ROLE_TOO_SMALL
    return Refusal.PERMISSIONS_MISSING if needed_by(terms) - opened.tokens.scopes else None


def not_connected_for(failure: PlatformFailure, route: Route) -> NotConnected:
    """What a network that gave no tokens, or did not show the account, is to the person who waits."""
    match failure:
        case PermissionMissing():
            return NotConnected(Refusal.PERMISSIONS_MISSING, tuple(sorted(failure.permissions)))
        case AccountUnsupported():
            return NotConnected(Refusal.PERSONAL_ACCOUNT)
        case GrantRevoked():
            return NotConnected(Refusal.CODE_REFUSED)
        case AppBlocked():
            # Nobody but the operator can mend it, and it concerns everybody who connects on this route.
            _log.error("app_blocked", route=route, said=str(failure))
            return NotConnected(Refusal.APP_BLOCKED)
        case Throttled():
            return NotConnected(Refusal.NETWORK_BUSY)
    _log.warning("connecting_failed", route=route, failure=type(failure).__name__)
    return NotConnected(Refusal.NETWORK_FAILED)
