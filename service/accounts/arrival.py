"""The last step of connecting: somebody has agreed on the network, and their account enters the practice or does not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert

from service.access.allotments import AllotmentSpent
from service.access.audit import Trail
from service.accounts.handles import describe
from service.accounts.joining import Known, NewAccount, OthersAccount, SameAccount, UnexpectedAccount, join
from service.accounts.life import await_reconnect, connect, end_grants, held
from service.accounts.links import OpenLink
from service.accounts.models import ConnectLink, Grantor, SocialAccount
from service.accounts.practice_time import ahead
from service.accounts.refusals import Refusal
from service.accounts.room import require_room_for_account
from service.accounts.sealed_tokens import KeptFor, keep_tokens
from service.accounts.states import AccountState, Why
from service.accounts.subscribing import ASKED_EVERY, SUBSCRIBE
from service.kit.database import new_id
from service.kit.jobs import ask
from service.kit.work import Work
from service.platforms.contract import OpenedAccount, Platform, Profile, Route, Terms


@dataclass(frozen=True, slots=True)
class Connected:
    """The account can be read from now on."""

    account_id: UUID
    platform: Platform
    handle: str
    practice_name: str


@dataclass(frozen=True, slots=True)
class NotConnected:
    """Nothing was connected."""

    refusal: Refusal
    named: tuple[str, ...] = ()
    """What the refusal is about: permissions, or the account that was expected."""


async def arrive(  # noqa: PLR0913 # each is named at the call
    work: Work, link: OpenLink, opened: OpenedAccount, *, route: Route, terms: Terms, request_id: str
) -> Connected | NotConnected:
    """Let the account in, consume the link and seal the tokens; or say why not and keep no token.

    When a permission that reading needs is missing, the account waits for its owner with the reason, and the link stays
    open for another try. An account that can be read already is not touched by a poorer consent. Tokens of another route
    are given back.
    """
    profile, scopes = opened.profile, opened.tokens.scopes
    missing = tuple(sorted(needed_by(terms) - scopes))
    joining = join(profile, client_id=link.client_id, expected=link.account_id, known=await _known(work, link, profile))
    if isinstance(joining, OthersAccount | UnexpectedAccount):
        return _not_theirs(joining)
    if not opened.is_in_role:
        return NotConnected(Refusal.ROLE_TOO_SMALL)
    if isinstance(joining, NewAccount) and not await _has_room(work, link):
        return NotConnected(Refusal.NO_ROOM)
    if not missing and not await _consume(work, link):
        return NotConnected(Refusal.LINK_USED)
    now = work.at + await ahead(work)
    account = await _entered(work, link, joining, opened, route=route, now=now)
    if missing:
        if account.state != AccountState.CONNECTED:
            await await_reconnect(work, account, Why.PERMISSION_MISSING, missing=missing)
        return NotConnected(Refusal.PERMISSIONS_MISSING, missing)
    account.route = route
    account.next_checkup_at = now
    await connect(work, account, unticked=terms.scopes - scopes)
    await end_grants(work, account.id, but=route)
    kept_for = KeptFor(route, opened.granted_by, terms.renewal)
    await keep_tokens(work, account.id, opened.tokens, kept_for=kept_for, granted_at=now)
    account.subscribe_again_at = now + ASKED_EVERY if terms.is_subscribed_to else None
    if terms.is_subscribed_to:
        await ask(work, SUBSCRIBE, subject_id=account.id, unique_key=str(new_id()))
    Trail(work=work, actor=f"connect_link:{link.link_id}", request_id=request_id).note("account.connected", account.id)
    return Connected(account.id, link.platform, account.handle, link.practice_name)


async def meant(work: Work, link: OpenLink, opened: Sequence[OpenedAccount]) -> Sequence[OpenedAccount] | NotConnected:
    """Of several opened accounts the one that the link is for; all of them when it is for none in particular."""
    if link.account_id is None or len(opened) <= 1:
        return opened
    expected = await work.session.get_one(SocialAccount, (work.practice_id, link.account_id))
    number, handle = expected.platform_account_id, expected.handle.lower()
    found = [
        each
        for each in opened
        if each.profile.id == number or (number is None and each.profile.handle.lower() == handle)
    ]
    return found or NotConnected(Refusal.UNEXPECTED_ACCOUNT, (f"@{expected.handle}",))


def needed_by(terms: Terms) -> frozenset[str]:
    """The permissions without which nothing can be read on this network."""
    return terms.scopes if terms.needed is None else terms.needed


def _not_theirs(joining: OthersAccount | UnexpectedAccount) -> NotConnected:
    if isinstance(joining, OthersAccount):
        return NotConnected(Refusal.OTHERS_ACCOUNT)
    return NotConnected(Refusal.UNEXPECTED_ACCOUNT, (f"@{joining.expected}",))


async def _has_room(work: Work, link: OpenLink) -> bool:
    try:
        await require_room_for_account(work, link.client_id)
    except AllotmentSpent:
        return False
    return True


async def _known(work: Work, link: OpenLink, profile: Profile) -> Sequence[Known]:
    # Two people may connect the same account at once; the second must see what the first has made.
    await work.session.execute(
        text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))").bindparams(
            name=f"{work.practice_id}|{link.platform}|{profile.id}"
        )
    )
    rows = await work.session.execute(
        select(
            SocialAccount.id, SocialAccount.client_id, SocialAccount.platform_account_id, SocialAccount.handle
        ).where(
            SocialAccount.practice_id == work.practice_id,
            SocialAccount.platform == link.platform,
            or_(
                SocialAccount.platform_account_id == profile.id,
                SocialAccount.id == link.account_id,
                func.lower(SocialAccount.handle) == profile.handle.lower(),
            ),
        )
    )
    return [Known(*row) for row in rows]


async def _consume(work: Work, link: OpenLink) -> bool:
    consumed = await work.session.scalar(
        update(ConnectLink)
        .where(
            ConnectLink.practice_id == work.practice_id,
            ConnectLink.id == link.link_id,
            ConnectLink.used_at.is_(None),
        )
        .values(used_at=work.at)
        .returning(ConnectLink.id)
    )
    return consumed is not None


async def _entered(  # noqa: PLR0913 # each is named at the call
    work: Work,
    link: OpenLink,
    joining: NewAccount | SameAccount,
    opened: OpenedAccount,
    *,
    route: Route,
    now: datetime,
) -> SocialAccount:
    """The account's row, held; described as the network shows it now, in whatever state it was before."""
    profile = opened.profile
    account = await held(work, joining.account_id) if isinstance(joining, SameAccount) else None
    if account is None:
        account = SocialAccount(
            practice_id=work.practice_id,
            id=new_id(),
            client_id=link.client_id,
            platform=link.platform,
            handle=profile.handle,
            # What every new account is until the next lines of its own transaction say better.
            state=AccountState.DISCONNECTED,
            state_reason=Why.ASKED,
            state_since=work.at,
            created_at=work.at,
        )
        work.session.add(account)
    account.platform_account_id = profile.id
    account.source = "api"
    account.route = account.route or route
    await describe(work, account, profile, source="consent", seen_at=now)
    if opened.granted_by is not None:
        await work.session.execute(
            insert(Grantor)
            .values(
                practice_id=work.practice_id,
                id=new_id(),
                account_id=account.id,
                route=route,
                person=opened.granted_by,
            )
            .on_conflict_do_nothing()
        )
    return account
