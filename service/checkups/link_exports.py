"""Exports that come through a connect link, from somebody who needs no sign-in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import func, select

from service.access.allotments import AllotmentSpent
from service.access.audit import Trail
from service.access.tokens import hash_of
from service.accounts.export_accounts import AccountOfAnother, PageTakesNoExport, add_export_account
from service.accounts.links import OpenLink, hold_client_of_link, hold_link, open_link, use_link
from service.accounts.models import SocialAccount
from service.accounts.queries import find_link
from service.accounts.refusals import Refusal
from service.accounts.shapes import Handle
from service.checkups.asking import CheckupRunning
from service.checkups.confirming import confirm_own
from service.checkups.export_page import NotInDigits, Telling
from service.checkups.export_report import ExportReport
from service.checkups.handing_in import Statement, hand_in
from service.checkups.models import Checkup, HandedInExport
from service.checkups.uploads import Holder
from service.kit.doors import Desk
from service.kit.problems import Problem
from service.kit.secrets import Secret
from service.kit.work import Work

LONGEST_TOKEN = 200


class Nameless(Exception):
    """Somebody handed an export in without a name that a network could have given."""


class LinkSpent(Problem):
    """An export came through this link already, and was not refused."""

    status = 409
    title = "An export came through this link already"
    remedy = "Open the link again: it tells what became of it. For another export, ask for a new link."


PROBLEMS: Final[Mapping[type[Exception], str]] = {
    Nameless: "nameless",
    NotInDigits: "digits",
    CheckupRunning: "running",
    AccountOfAnother: "taken",
    AllotmentSpent: "no_room",
    PageTakesNoExport: "page",
}
"""What keeps an export from being taken through a link, by the name of its words on the page."""


@dataclass(frozen=True, slots=True)
class Entered:
    """A link that leads to the export page, and what has come through it so far."""

    work: Work
    link: OpenLink
    telling: Telling | None

    @property
    def holder(self) -> Holder:
        """Who sends."""
        return Holder(link_id=self.link.link_id)

    def note(self, action: str, subject_id: UUID, *, request_id: str) -> None:
        """Write into the practice's trail what came of the link."""
        Trail(self.work, f"connect_link:{self.link.link_id}", request_id).note(action, subject_id)

    @property
    def takes_exports(self) -> bool:
        """Whether an export may come through it now: one, and another only after it was refused."""
        return self.telling is None or self.telling.state == "failed"


async def enter(desk: Desk, token: str, *, to_bring: bool = False) -> Entered | Refusal:
    """Where this link leads now; one that brought an export tells of it until it runs out.

    Args:
        desk: the door's.
        token: the link's.
        to_bring: whether something is to come in through it, so that the client is not erased before the Work ends.
    """
    found = await find_link(desk.works.database, hash_of(Secret(token[:LONGEST_TOKEN])))
    if found is None:
        return Refusal.LINK_UNKNOWN
    practice_id, link_id = found
    work = await desk.open(practice_id)
    if to_bring:
        await hold_client_of_link(work, link_id)
    return await _entered(work, link_id)


async def refusal_of(desk: Desk, token: str) -> Refusal | None:
    """Why nothing may come through this link, found out before a long body is read, in a transaction that ends at once."""
    found = await find_link(desk.works.database, hash_of(Secret(token[:LONGEST_TOKEN])))
    if found is None:
        return Refusal.LINK_UNKNOWN
    practice_id, link_id = found
    async with desk.works.open(practice_id, at=desk.clock()) as work:
        entered = await _entered(work, link_id)
    if isinstance(entered, Refusal):
        return entered
    return None if entered.takes_exports else Refusal.LINK_USED


async def hand_in_through(
    entered: Entered, *, upload_ids: list[UUID], handle: str | None, statement: Statement
) -> UUID:
    """Have these files read as the export of the account that the link is for; returns the checkup.

    Raises:
        LinkSpent: one came through before.
        Nameless: the link names no account, and neither did they.
        CheckupRunning, NotFound, UploadUnfinished, UploadTooLarge: as by every other way.
    """
    work, link = entered.work, entered.link
    await hold_link(work, link.link_id)
    since = await _told(work, link.link_id)
    if since is not None and since.state != "failed":
        raise LinkSpent
    account, is_new = await _account(work, link, handle)
    checkup_id = await hand_in(
        work,
        account,
        entered.holder,
        upload_ids=upload_ids,
        statement=statement,
        asked_by=f"connect_link:{link.link_id}",
        first_of_account=is_new,
    )
    await use_link(work, link.link_id)
    return checkup_id


async def confirm_through(entered: Entered) -> UUID | None:
    """Whoever holds the link says that the export that came through it is their own; returns its account, if any came."""
    work = entered.work
    account_id: UUID | None = await work.session.scalar(
        select(HandedInExport.account_id)
        .where(HandedInExport.practice_id == work.practice_id, HandedInExport.link_id == entered.link.link_id)
        .order_by(HandedInExport.id.desc())
        .limit(1)
    )
    if account_id is not None:
        await confirm_own(work, account_id)
    return account_id


async def _entered(work: Work, link_id: UUID) -> Entered | Refusal:
    link = await open_link(work, link_id, at=work.at, even_used=True)
    if isinstance(link, Refusal):
        return link
    telling = await _told(work, link_id)
    return Refusal.LINK_USED if link.is_used and telling is None else Entered(work, link, telling)


async def _account(work: Work, link: OpenLink, handle: str | None) -> tuple[SocialAccount, bool]:
    """The account that an export is handed in for, and whether it is made for that."""
    if link.account_id is not None:
        return await work.session.get_one(SocialAccount, (work.practice_id, link.account_id)), False
    try:
        named = msgspec.convert((handle or "").strip().removeprefix("@"), Handle)
    except msgspec.ValidationError as wrong:
        raise Nameless from wrong
    known: SocialAccount | None = await work.session.scalar(
        select(SocialAccount).where(
            SocialAccount.practice_id == work.practice_id,
            SocialAccount.client_id == link.client_id,
            SocialAccount.platform == link.platform,
            func.lower(SocialAccount.handle) == named.lower(),
        )
    )
    if known is not None:
        return known, False
    return await add_export_account(work, link.client_id, link.platform, named), True


async def _told(work: Work, link_id: UUID) -> Telling | None:
    row = (
        await work.session.execute(
            select(Checkup.state, Checkup.failure, HandedInExport.report, HandedInExport.refusal)
            .outerjoin(
                Checkup, (Checkup.practice_id == HandedInExport.practice_id) & (Checkup.id == HandedInExport.checkup_id)
            )
            .where(HandedInExport.practice_id == work.practice_id, HandedInExport.link_id == link_id)
            .order_by(HandedInExport.id.desc())
            .limit(1)
        )
    ).one_or_none()
    if row is None:
        return None
    failure: dict[str, Any] = row.refusal or row.failure or {}
    report = None if row.report is None else msgspec.convert(row.report, ExportReport)
    problem = failure.get("problem", "anew")
    return Telling("failed" if row.refusal else row.state, report, failure.get("text"), failure.get("remedy"), problem)
