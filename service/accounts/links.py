"""Connect links: an offer to connect an account that needs no sign-in, runs out, and is used once.

A link stands for whoever made it, and no longer than they could make it: it ends with their place in the practice, with the
client's being in their reach, and with the coaching.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select, update

from service.access.membership import standing_of
from service.access.models import Practice
from service.access.roles import Permission, holds
from service.access.tokens import hash_of
from service.accounts.models import ConnectLink, SocialAccount
from service.accounts.refusals import Refusal
from service.kit.database import new_id
from service.kit.problems import NotFound
from service.kit.secrets import Secret
from service.kit.work import Work
from service.platforms.contract import Platform
from service.roster.models import Client
from service.roster.reach import has_in_reach, reach_at

LINK_LIVES: Final = timedelta(days=7)
"""A client who reads mail once a week still finds it open."""
_RANDOM_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class OpenLink:
    """A link that may be followed, and for whom."""

    link_id: UUID
    client_id: UUID
    platform: Platform
    account_id: UUID | None
    practice_name: str
    client_name: str
    language: str | None = None
    """The client's, as a BCP 47 tag, if somebody said."""
    is_used: bool = False


async def make_link(  # noqa: PLR0913 # each is named
    work: Work,
    *,
    client_id: UUID,
    platform: Platform,
    account_id: UUID | None,
    made_by: str,
    return_to: str | None = None,
) -> tuple[ConnectLink, Secret]:
    """A fresh link for this client, and its token, which is kept as a hash alone.

    `return_to` was checked by whoever calls (`way_back.require_return_address`).

    Raises:
        NotFound: when the account to connect again is not this client's on this network.
    """
    if account_id is not None and not await _is_theirs(work, account_id, client_id, platform):
        raise NotFound
    token = Secret(secrets.token_urlsafe(_RANDOM_BYTES))
    link = ConnectLink(
        practice_id=work.practice_id,
        id=new_id(),
        token_hash=hash_of(token),
        client_id=client_id,
        platform=platform,
        account_id=account_id,
        return_to=return_to,
        made_by=made_by,
        created_at=work.at,
        expires_at=work.at + LINK_LIVES,
    )
    work.session.add(link)
    await work.session.flush()
    return link, token


async def open_link(work: Work, link_id: UUID, *, at: datetime, even_used: bool = False) -> OpenLink | Refusal:
    """The link, when it may be followed at this moment.

    Args:
        work: in the link's practice.
        link_id: the link.
        at: now.
        even_used: whether one that was used is still told of, to whoever it brought somewhere.
    """
    found = (
        await work.session.execute(
            select(ConnectLink, Practice.name, Client)
            .join(Practice, Practice.practice_id == ConnectLink.practice_id)
            .join(Client, (Client.practice_id == ConnectLink.practice_id) & (Client.id == ConnectLink.client_id))
            .where(ConnectLink.practice_id == work.practice_id, ConnectLink.id == link_id)
        )
    ).one_or_none()
    if found is None:
        return Refusal.LINK_UNKNOWN
    link, practice_name, client = found
    if link.used_at is not None and not even_used:
        return Refusal.LINK_USED
    if link.expires_at <= at:
        return Refusal.LINK_EXPIRED
    if client.coaching_ended_at is not None or _is_of_earlier_coaching(link, client):
        return Refusal.COACHING_ENDED
    if not await _could_be_made_now(work, link):
        return Refusal.LINK_WITHDRAWN
    return OpenLink(
        link_id=link.id,
        client_id=link.client_id,
        platform=Platform(link.platform),
        account_id=link.account_id,
        practice_name=practice_name,
        client_name=client.name,
        language=client.language,
        is_used=link.used_at is not None,
    )


async def hold_client_of_link(work: Work, link_id: UUID) -> None:
    """Have whoever ends the coaching of the link's client, or erases them, wait until this transaction is over."""
    await work.session.execute(
        select(Client.id)
        .join(ConnectLink, (ConnectLink.practice_id == Client.practice_id) & (ConnectLink.client_id == Client.id))
        .where(ConnectLink.practice_id == work.practice_id, ConnectLink.id == link_id)
        .with_for_update(read=True, of=Client)
    )


async def hold_link(work: Work, link_id: UUID) -> None:
    """Keep everybody else who comes with this link waiting until this transaction is over."""
    await work.session.execute(
        select(ConnectLink.id)
        .where(ConnectLink.practice_id == work.practice_id, ConnectLink.id == link_id)
        .with_for_update()
    )


async def use_link(work: Work, link_id: UUID) -> None:
    """The link has brought what it was made for; whoever else holds it can no longer set out with it."""
    await work.session.execute(
        update(ConnectLink)
        .where(ConnectLink.practice_id == work.practice_id, ConnectLink.id == link_id, ConnectLink.used_at.is_(None))
        .values(used_at=work.at)
    )


def _is_of_earlier_coaching(link: ConnectLink, client: Client) -> bool:
    return client.coaching_resumed_at is not None and link.created_at < client.coaching_resumed_at


async def _could_be_made_now(work: Work, link: ConnectLink) -> bool:
    """Whether who made the link still has the client in reach, as somebody who may make links."""
    maker = await standing_of(work, link.made_by, since=link.created_at)
    if maker is None or not holds(maker.role, Permission.CONNECT_ACCOUNTS):
        return False
    return await has_in_reach(work, reach_at(maker), link.client_id)


async def _is_theirs(work: Work, account_id: UUID, client_id: UUID, platform: Platform) -> bool:
    found = await work.session.scalar(
        select(SocialAccount.id).where(
            SocialAccount.practice_id == work.practice_id,
            SocialAccount.id == account_id,
            SocialAccount.client_id == client_id,
            SocialAccount.platform == platform,
        )
    )
    return found is not None
