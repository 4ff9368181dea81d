"""From a connect link to a connected account: to the network's consent page, back, and through every check.

A state is good once, for ten minutes, in the browser that set out, for the route it was sent on. Whatever fails on the
way back leaves no token here, and the network is asked to forget what it gave.
"""

import contextlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy import select, update

from service.access.tokens import hash_of
from service.accounts.arrival import Connected, NotConnected, meant, needed_by
from service.accounts.choosing import Choice, offer
from service.accounts.entering import enter, not_connected_for
from service.accounts.giving_back import give_back
from service.accounts.grants import Networks, network_of
from service.accounts.in_turn import CONNECT, Desk
from service.accounts.links import OpenLink, open_link
from service.accounts.models import ConnectAttempt
from service.accounts.practice_time import ahead
from service.accounts.queries import find_attempt
from service.accounts.refusals import Refusal
from service.kit.clock import Clock
from service.kit.database import new_id
from service.kit.secrets import Secret
from service.kit.vault import Place
from service.kit.work import Work, Works
from service.platforms.contract import GrantedTokens, Network, OpenedAccount, Route, Terms
from service.platforms.failures import AccountUnsupported, PlatformFailure, Throttled
from service.platforms.hearing import note

ATTEMPT_LIVES: Final = timedelta(minutes=10)
"""Long enough to sign in to a network with a second factor, short enough that a state found later is worthless."""
_BROWSER_BYTES: Final = 32
_NOTHING_OPENED: Final[Mapping[Route, Refusal]] = {
    Route.INSTAGRAM: Refusal.PERSONAL_ACCOUNT,
    Route.INSTAGRAM_BY_FACEBOOK: Refusal.NO_LINKED_ACCOUNT,
    Route.FACEBOOK: Refusal.NO_PAGE,
}
"""What it means when a consent opens no account at all."""

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Return:
    """What a network sent a person back with, and the browser they came in."""

    route: Route
    state: Secret
    code: str | None = field(repr=False)
    """None when they did not agree."""
    browser: Secret | None
    request_id: str


@dataclass(frozen=True, slots=True)
class _Claim:
    """An attempt that is ours to finish, once."""

    practice_id: UUID
    attempt_id: UUID
    link: OpenLink
    verifier: Secret
    redirect_uri: str
    ahead: timedelta


def new_browser() -> Secret:
    """A fresh name for a browser, kept by it in a cookie and by us as a hash."""
    return Secret(secrets.token_urlsafe(_BROWSER_BYTES))


async def begin(  # noqa: PLR0913 # each is named at the call
    work: Work, network: Network, link: OpenLink, *, route: Route, browser: Secret, redirect_uri: str
) -> str:
    """Set out for the consent page from this browser; returns its address."""
    start = network.begin(redirect_uri=redirect_uri)
    attempt_id = new_id()
    work.session.add(
        ConnectAttempt(
            practice_id=work.practice_id,
            id=attempt_id,
            state_hash=hash_of(start.state),
            browser_hash=hash_of(browser),
            link_id=link.link_id,
            route=route,
            verifier=(await work.seals()).seal(start.verifier, _place(attempt_id)),
            redirect_uri=redirect_uri,
            created_at=work.at,
            expires_at=work.at + ATTEMPT_LIVES,
        )
    )
    await work.session.flush()
    return start.url


async def finish(
    works: Works, networks: Networks, returned: Return, *, clock: Clock
) -> Connected | NotConnected | Choice:
    """Claim the attempt once, trade the code, see what was granted and which accounts it opens, and let the one in.

    Opens its own Works and holds none while the network is asked. The code lives half a minute, so this is done while
    the person waits. When the consent opens several accounts, the person is to choose.

    Raises:
        NetworkNotOffered: when this deployment no longer talks to the network.
    """
    found = await find_attempt(works.database, hash_of(returned.state))
    if found is None:
        return NotConnected(Refusal.STATE_UNKNOWN)
    practice_id, attempt_id = found
    async with works.open(practice_id, at=clock()) as work:
        claim = await _claim(work, attempt_id, returned)
    if isinstance(claim, Refusal):
        return NotConnected(claim)
    if returned.code is None:
        return NotConnected(Refusal.DENIED)
    network = network_of(networks, returned.route)
    desk = Desk(works.database, practice_id, network, lambda: clock() + claim.ahead)
    try:
        tokens, named = await desk.ask(partial(_agreed, desk, claim, returned.code), calls=CONNECT, awaited=True)
    except PlatformFailure as failure:
        return not_connected_for(failure, returned.route)
    opened = _opened(named, network.terms, tokens, returned.route)
    if isinstance(opened, NotConnected):
        outcome: Connected | NotConnected | Choice = opened
    else:
        async with works.open(claim.practice_id, at=clock()) as work:
            chosen = await _chosen(work, network.terms, claim, opened, returned)
        outcome = (
            await enter(
                works, desk, claim.link, chosen, route=returned.route, request_id=returned.request_id, clock=clock
            )
            if isinstance(chosen, OpenedAccount)
            else chosen
        )
    if isinstance(outcome, NotConnected):
        granted_by = None if isinstance(opened, NotConnected) else opened[0].granted_by
        token = tokens.refresh_token or tokens.access_token
        # The person is told either way; a token that nobody keeps ends by itself within hours or weeks.
        with contextlib.suppress(PlatformFailure):
            await give_back(desk, returned.route, token, granted_by=granted_by, awaited=True)
    return outcome


async def _claim(work: Work, attempt_id: UUID, returned: Return) -> _Claim | Refusal:
    this = (ConnectAttempt.practice_id == work.practice_id) & (ConnectAttempt.id == attempt_id)
    browser_hash = hash_of(returned.browser) if returned.browser else b""
    attempt = await work.session.scalar(
        update(ConnectAttempt)
        .where(
            this,
            ConnectAttempt.route == returned.route,
            ConnectAttempt.browser_hash == browser_hash,
            ConnectAttempt.used_at.is_(None),
            ConnectAttempt.expires_at > work.at,
        )
        .values(used_at=work.at)
        .returning(ConnectAttempt)
    )
    if attempt is None:
        return _why_not((await work.session.scalars(select(ConnectAttempt).where(this))).one(), returned, browser_hash)
    link = await open_link(work, attempt.link_id, at=attempt.created_at)
    if isinstance(link, Refusal):
        return link
    return _Claim(
        practice_id=work.practice_id,
        attempt_id=attempt.id,
        link=link,
        verifier=(await work.seals()).open(attempt.verifier, _place(attempt.id)),
        redirect_uri=attempt.redirect_uri,
        ahead=await ahead(work),
    )


def _why_not(attempt: ConnectAttempt, returned: Return, browser_hash: bytes) -> Refusal:
    if attempt.route != returned.route:
        return Refusal.STATE_UNKNOWN
    if attempt.browser_hash != browser_hash:
        return Refusal.OTHER_BROWSER
    return Refusal.STATE_EXPIRED if attempt.used_at is None else Refusal.STATE_USED


async def _agreed(
    desk: Desk, claim: _Claim, code: str
) -> tuple[GrantedTokens, Sequence[OpenedAccount] | PlatformFailure]:
    """The tokens, which must not be lost sight of any more, and what they open or why the network does not say."""
    tokens = await desk.network.exchange(
        code=code, verifier=claim.verifier, redirect_uri=claim.redirect_uri, at=desk.now()
    )
    try:
        return tokens, await desk.network.accounts(tokens, at=desk.now())
    except Throttled as pause:
        note(pause.quotas)
        return tokens, pause
    except PlatformFailure as failure:
        return tokens, failure


def _opened(
    named: Sequence[OpenedAccount] | PlatformFailure, terms: Terms, tokens: GrantedTokens, route: Route
) -> Sequence[OpenedAccount] | NotConnected:
    """The accounts that this consent opens, one at least; or why there is none."""
    missing = tuple(sorted(needed_by(terms) - tokens.scopes))
    if isinstance(named, AccountUnsupported):
        return not_connected_for(named, route)
    if missing and (isinstance(named, PlatformFailure) or len(named) != 1):
        return NotConnected(Refusal.PERMISSIONS_MISSING, missing)
    if isinstance(named, PlatformFailure):
        return not_connected_for(named, route)
    return named or NotConnected(_NOTHING_OPENED.get(route, Refusal.NO_ACCOUNT))


async def _chosen(
    work: Work, terms: Terms, claim: _Claim, opened: Sequence[OpenedAccount], returned: Return
) -> OpenedAccount | NotConnected | Choice:
    narrowed = await meant(work, claim.link, opened)
    if isinstance(narrowed, NotConnected):
        return narrowed
    if len(narrowed) == 1:
        return narrowed[0]
    return await offer(work, claim.attempt_id, claim.link, narrowed, terms=terms, state=returned.state)


def _place(attempt_id: UUID) -> Place:
    return Place(table="connect_attempt", column="verifier", row=attempt_id)
