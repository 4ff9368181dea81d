"""Asking that somebody around a practice's accounts be forgotten: kept out of every later look, and deleted by a job."""

from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import and_, func, or_, select

from service.accounts.models import SocialAccount
from service.audience.models import SuppressedPerson
from service.audience.suppression import KEY_PURPOSE, Suppression
from service.kit.database import new_id
from service.kit.jobs import ask
from service.kit.problems import Problem
from service.kit.secrets import Secret
from service.kit.vault import Place
from service.kit.work import Work

FORGET: Final = "forget_person"
"""The kind of job that deletes what was kept of somebody."""


class PersonIsAccount(Problem):
    """The person is one of the practice's own accounts, not somebody around them."""

    status = 409
    title = "This is the account of a client"
    remedy = "Erase the account with POST /v1/accounts/{account_id}/erasures."


class Named(msgspec.Struct, frozen=True):
    """Who asked to be forgotten; kept sealed, and until they are."""

    number: int | None
    handle: str | None


async def suppress(
    work: Work, platform: str, *, number: int | None, handle: str | None, asked_by: str
) -> SuppressedPerson:
    """Keep this person out from now on, and have everything of them deleted.

    Raises:
        PersonIsAccount: when it is an account of a client.
    """
    handle = (handle or "").strip().removeprefix("@").lower() or None
    await _refuse_accounts(work, platform, number, handle)
    seals = await work.seals()
    marking, row_id = Suppression(platform, seals.derived(KEY_PURPOSE)), new_id()
    named = Secret(msgspec.json.encode(Named(number, handle)).decode())
    row = SuppressedPerson(
        practice_id=work.practice_id,
        id=row_id,
        platform=platform,
        number_mark=None if number is None else marking.mark_of_number(number),
        handle_mark=None if handle is None else marking.mark_of_handle(handle),
        named=seals.seal(named, place_of(row_id)),
        asked_by=asked_by,
        asked_at=work.at,
        done_at=None,
        deleted=None,
    )
    work.session.add(row)
    await work.session.flush()
    await ask(work, FORGET, subject_id=row.id)
    return row


def place_of(row_id: UUID) -> Place:
    """Where the name of this row is sealed."""
    return Place(table="suppressed_person", column="named", row=row_id)


async def _refuse_accounts(work: Work, platform: str, number: int | None, handle: str | None) -> None:
    is_them = or_(
        and_(SocialAccount.platform_account_id == number, SocialAccount.platform_account_id.is_not(None)),
        func.lower(SocialAccount.handle) == (handle or ""),
    )
    found = await work.session.scalar(
        select(SocialAccount.id)
        .where(SocialAccount.practice_id == work.practice_id, SocialAccount.platform == platform, is_them)
        .limit(1)
    )
    if found is not None:
        raise PersonIsAccount
