"""Asking for what is known of an account to be deleted: by its owner through their network, or by the practice."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import delete, exists, select

from service.access.tokens import hash_of
from service.accounts.life import disconnect, remove_as_owner_did
from service.accounts.models import Grantor, SocialAccount
from service.accounts.queries import find_grants_of_person
from service.accounts.withdrawing import Rest, rest_of, withdrawn_on_network
from service.kit.database import Database, new_id
from service.kit.jobs import ask
from service.kit.secrets import Secret
from service.kit.work import Work, Works
from service.platforms.contract import Route
from service.platforms.meta_notices import ROUTES_OF_LOGIN
from service.privacy.models import DeletionRequest
from service.roster.coaching import end_coaching
from service.roster.models import Client

ERASE: Final = "erase_account"


async def stop_reading(works: Works, login: str, person: str, *, asked_at: datetime, at: datetime) -> int:
    """The person took access away on the network at that moment of real time; how many accounts are read no longer.

    Accounts of theirs that somebody else has let us read, and what they agreed to themselves since, stay connected.
    """
    return await withdrawn_on_network(works, _routes_of(login), person, withdrawn_at=asked_at, at=at)


async def delete_all(  # noqa: PLR0913 # each is named at the call
    works: Works, login: str, person: str, code: str, *, asked_at: datetime, at: datetime
) -> int:
    """The person wanted everything deleted at that moment of real time: have each of their accounts erased, under this code.

    What they connected since stays. An account that is read by another admin's consent is that admin's, and stays too:
    of this person it held no more than their number, which is forgotten.

    Returns:
        How many accounts are erased.
    """
    erased = 0
    for practice_id, account_id in await _accounts_of(works.database, login, person):
        async with works.open(practice_id, at=at) as work:
            match await rest_of(work, account_id, _routes_of(login), person, asked_at):
                case Rest.THEIRS | Rest.NOTHING:
                    await remove_as_owner_did(work, account_id)
                    await ask_to_erase(work, account_id, code, asked_by=login)
                    erased += 1
                case Rest.ANOTHERS:
                    await _forget_grantor(work, account_id, login, person)
    return erased


async def ask_to_erase(work: Work, account_id: UUID, code: str, *, asked_by: str) -> DeletionRequest:
    """Write the request down, and have a job carry it out."""
    account = await work.session.get_one(SocialAccount, (work.practice_id, account_id))
    return await _ask(work, account.client_id, account_id, hash_of(Secret(code)), asked_by=asked_by)


async def ask_to_erase_client(work: Work, client_id: UUID, code: str, *, asked_by: str) -> DeletionRequest:
    """Stop reading every account of the client, and have each erased, then the client; returns the client's request.

    The coaching ends first, so that nothing more comes in through what was handed out for the client.
    """
    await end_coaching(work, await work.session.get_one(Client, (work.practice_id, client_id)))
    code_hash = hash_of(Secret(code))
    await ask_for_every_account(work, client_id, code_hash, asked_by=asked_by)
    return await _ask(work, client_id, None, code_hash, asked_by=asked_by)


async def ask_for_every_account(work: Work, client_id: UUID, code_hash: bytes, *, asked_by: str) -> bool:
    """Have every account of the client erased, under the code with this hash; returns whether there is any.

    Those that are asked for already are left to that.
    """
    accounts = await work.session.scalars(
        select(SocialAccount.id).where(
            SocialAccount.practice_id == work.practice_id, SocialAccount.client_id == client_id
        )
    )
    known = set(accounts)
    asked_for = await work.session.scalars(
        select(DeletionRequest.account_id).where(
            DeletionRequest.practice_id == work.practice_id,
            DeletionRequest.account_id.in_(known),
            DeletionRequest.done_at.is_(None),
        )
    )
    for account_id in known - set(asked_for):
        await disconnect(work, account_id)
        await _ask(work, client_id, account_id, code_hash, asked_by=asked_by)
    return bool(known)


async def has_accounts(work: Work, client_id: UUID) -> bool:
    """Whether the client has any account."""
    theirs = exists().where(SocialAccount.practice_id == work.practice_id, SocialAccount.client_id == client_id)
    return bool(await work.session.scalar(select(theirs)))


async def _ask(
    work: Work, client_id: UUID, account_id: UUID | None, code_hash: bytes, *, asked_by: str
) -> DeletionRequest:
    request = DeletionRequest(
        practice_id=work.practice_id,
        id=new_id(),
        code_hash=code_hash,
        account_id=account_id,
        client_id=client_id,
        asked_by=asked_by,
        asked_at=work.at,
        done_at=None,
        deleted=None,
    )
    work.session.add(request)
    await work.session.flush()
    await ask(work, ERASE, subject_id=request.id)
    return request


async def _forget_grantor(work: Work, account_id: UUID, login: str, person: str) -> None:
    await work.session.execute(
        delete(Grantor).where(
            Grantor.practice_id == work.practice_id,
            Grantor.account_id == account_id,
            Grantor.route.in_(_routes_of(login)),
            Grantor.person == person,
        )
    )


async def _accounts_of(database: Database, login: str, person: str) -> list[tuple[UUID, UUID]]:
    found: dict[tuple[UUID, UUID], None] = {}
    for route in _routes_of(login):
        found |= dict.fromkeys(await find_grants_of_person(database, route, person))
    return list(found)


def _routes_of(login: str) -> tuple[Route, ...]:
    return tuple(ROUTES_OF_LOGIN[login].values())
