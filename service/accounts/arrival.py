"""The last step of connecting: somebody has agreed on the network, and their account enters the practice or does not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, or_, select, text, update

from service.accounts.joining import Known, NewAccount, OthersAccount, SameAccount, UnexpectedAccount, join
from service.accounts.life import await_reconnect, held
from service.accounts.links import OpenLink
from service.accounts.models import ConnectLink, SocialAccount
from service.accounts.practice_time import ahead
from service.accounts.refusals import Refusal
from service.accounts.sealed_tokens import keep_tokens
from service.accounts.states import AccountState, Why
from service.kit.database import new_id
from service.kit.work import Work
from service.platforms.contract import GrantedTokens, Platform, Profile


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


async def arrive(
    work: Work, link: OpenLink, profile: Profile, tokens: GrantedTokens, *, missing: Iterable[str]
) -> Connected | NotConnected:
    """Let the account in, consume the link and seal the tokens; or say why not and keep no token.

    When a permission is missing the account waits for its owner with the reason, and the link stays open for another
    try. An account that can be read already is not touched by a poorer consent.
    """
    missing = tuple(sorted(missing))
    joining = join(profile, client_id=link.client_id, expected=link.account_id, known=await _known(work, link, profile))
    match joining:
        case OthersAccount():
            return NotConnected(Refusal.OTHERS_ACCOUNT)
        case UnexpectedAccount(expected=expected):
            return NotConnected(Refusal.UNEXPECTED_ACCOUNT, (f"@{expected}",))
    if not missing and not await _consume(work, link):
        return NotConnected(Refusal.LINK_USED)
    account = await _entered(work, link, joining, profile)
    if missing:
        if account.state != AccountState.CONNECTED:
            await await_reconnect(work, account, Why.PERMISSION_MISSING, missing=missing)
        return NotConnected(Refusal.PERMISSIONS_MISSING, missing)
    now = work.at + await ahead(work)
    account.state = AccountState.CONNECTED
    account.state_reason = None
    account.missing_permissions = []
    account.state_since = work.at
    account.next_checkup_at = now
    await work.session.flush()
    await keep_tokens(work, account.id, tokens, granted_at=now)
    return Connected(account.id, link.platform, account.handle, link.practice_name)


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


async def _entered(work: Work, link: OpenLink, joining: NewAccount | SameAccount, profile: Profile) -> SocialAccount:
    """The account's row, held; described as the network shows it now, in whatever state it was before."""
    account = await held(work, joining.account_id) if isinstance(joining, SameAccount) else None
    if account is None:
        account = SocialAccount(
            practice_id=work.practice_id,
            id=new_id(),
            client_id=link.client_id,
            platform=link.platform,
            # What every new account is until the next lines of its own transaction say better.
            state=AccountState.DISCONNECTED,
            state_reason=Why.ASKED,
            state_since=work.at,
            created_at=work.at,
        )
        work.session.add(account)
    account.platform_account_id = profile.id
    account.handle = profile.handle
    account.name = profile.name
    account.source = "api"
    return account
