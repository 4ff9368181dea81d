"""Handing an export in: its files have all arrived, and a checkup is asked for that reads them as one."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import update

from service.accounts.export_accounts import require_taker
from service.accounts.models import SocialAccount
from service.checkups.asking import ask_for_checkup
from service.checkups.chunks import LARGEST_EXPORT
from service.checkups.models import ExportUpload, HandedInExport
from service.checkups.uploads import Holder, UploadTooLarge, find_upload
from service.kit.database import new_id
from service.kit.problems import Problem
from service.kit.work import Work


class UploadUnfinished(Problem):
    """A file has not arrived whole; `detail` says how far it has come."""

    status = 409
    title = "A file of this export is still on its way"
    remedy = "Send the rest of it, then hand the export in again."


@dataclass(frozen=True, slots=True)
class Statement:
    """What the client says of an export when handing it in."""

    followers_shown: int | None
    """Followers on the profile, as the client reads them there."""
    with_messages: bool
    """Whether it may be read who wrote to whom and when; never what."""


async def hand_in(  # noqa: PLR0913 # each is named at the call
    work: Work,
    account: SocialAccount,
    holder: Holder,
    *,
    upload_ids: Sequence[UUID],
    statement: Statement,
    asked_by: str,
    first_of_account: bool = False,
) -> UUID:
    """Have these files read as one export of this account; returns the checkup.

    Args:
        work: the open transaction.
        account: whose export it is.
        holder: who sent the files.
        upload_ids: the files.
        statement: what the client says of them.
        asked_by: who hands them in.
        first_of_account: whether the account was made for this; it then goes again if the export is refused.

    Raises:
        NotFound: one of them is not on its way for this holder, or the account was erased meanwhile.
        UploadUnfinished: one of them has not arrived whole.
        UploadTooLarge: together they are larger than any export.
        CheckupRunning: while another checkup of the account is under way.
        CoachingEnded: nobody would look at it.
        PageTakesNoExport: the account is a Page.
    """
    await require_taker(work, account)
    uploads = [await find_upload(work, holder, each) for each in dict.fromkeys(upload_ids)]
    for each in uploads:
        if each.received < each.length:
            raise UploadUnfinished(f"{each.received} of {each.length} bytes of {each.id} have arrived.")
    size = sum(each.length for each in uploads)
    if not 0 < size <= LARGEST_EXPORT:
        raise UploadTooLarge
    checkup_id = await ask_for_checkup(work, account, asked_by=asked_by, source="export")
    export_id = new_id()
    work.session.add(
        HandedInExport(
            practice_id=work.practice_id,
            id=export_id,
            client_id=account.client_id,
            account_id=account.id,
            checkup_id=checkup_id,
            link_id=holder.link_id,
            platform=account.platform,
            handle=account.handle,
            first_of_account=first_of_account,
            size=size,
            handed_in_at=work.at,
            followers_shown=statement.followers_shown,
            with_messages=statement.with_messages,
        )
    )
    await work.session.flush()
    # The running checkup keeps a second hand-in of the same files out.
    await work.session.execute(
        update(ExportUpload)
        .where(ExportUpload.practice_id == work.practice_id, ExportUpload.id.in_([each.id for each in uploads]))
        .values(export_id=export_id)
    )
    return checkup_id
