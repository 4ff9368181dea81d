"""Asking for what is known of an account to be deleted: by its owner through their network, or by the practice."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select

from service.access.tokens import hash_of
from service.accounts.life import disconnect, remove_as_owner_did
from service.accounts.models import SocialAccount
from service.accounts.queries import find_grants_of_person
from service.kit.database import Database, new_id
from service.kit.jobs import ask
from service.kit.secrets import Secret
from service.kit.work import Work, Works
from service.platforms.meta_notices import ROUTES_OF_LOGIN
from service.privacy.models import DeletionRequest

ERASE: Final = "erase_account"


async def stop_reading(works: Works, login: str, person: str, *, at: datetime) -> int:
    """The person took access away on the network: destroy the tokens of each of their accounts; how many there were."""
    stopped = 0
    for practice_id, account_id in await _accounts_of(works.database, login, person):
        async with works.open(practice_id, at=at) as work:
            stopped += await remove_as_owner_did(work, account_id)
    return stopped


async def delete_all(works: Works, login: str, person: str, code: str, *, at: datetime) -> int:
    """The person wants everything deleted: stop reading, and have each account erased under this code."""
    accounts = await _accounts_of(works.database, login, person)
    for practice_id, account_id in accounts:
        async with works.open(practice_id, at=at) as work:
            await remove_as_owner_did(work, account_id)
            await ask_to_erase(work, account_id, code, asked_by=login)
    return len(accounts)


async def ask_to_erase(work: Work, account_id: UUID, code: str, *, asked_by: str) -> DeletionRequest:
    """Write the request down, and have a job carry it out."""
    account = await work.session.get_one(SocialAccount, (work.practice_id, account_id))
    return await _ask(work, account.client_id, account_id, code, asked_by=asked_by)


async def ask_to_erase_client(work: Work, client_id: UUID, code: str, *, asked_by: str) -> DeletionRequest:
    """Stop reading every account of the client, and have each erased, then the client; returns the client's request."""
    accounts = await work.session.scalars(
        select(SocialAccount.id).where(
            SocialAccount.practice_id == work.practice_id, SocialAccount.client_id == client_id
        )
    )
    for account_id in accounts.all():
        await disconnect(work, account_id)
        await _ask(work, client_id, account_id, code, asked_by=asked_by)
    return await _ask(work, client_id, None, code, asked_by=asked_by)


async def _ask(work: Work, client_id: UUID, account_id: UUID | None, code: str, *, asked_by: str) -> DeletionRequest:
    request = DeletionRequest(
        practice_id=work.practice_id,
        id=new_id(),
        code_hash=hash_of(Secret(code)),
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


async def _accounts_of(database: Database, login: str, person: str) -> list[tuple[UUID, UUID]]:
    found: dict[tuple[UUID, UUID], None] = {}
    for route in ROUTES_OF_LOGIN[login].values():
        found |= dict.fromkeys(await find_grants_of_person(database, route, person))
    return list(found)
